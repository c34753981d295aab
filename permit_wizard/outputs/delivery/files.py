"""Puts bytes in a file that the user names, without overwriting by default, and explains what keeps them from it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import error_number, os_reason
from permit_wizard.core.system import is_windows
from permit_wizard.core.text import ExplainedError, Text, _
from permit_wizard.outputs.delivery.atomic_write import write_atomically
from permit_wizard.outputs.delivery.windows_names import name_problem

LONGEST = 300
"""Characters of a path that a message shows."""

_MOST_LINKS = 40  # as Linux has it (path_resolution(7))

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN})


class CannotSave(ExplainedError):
    """A file was not written, and nothing half-written was left.

    Attributes:
        reason: one sentence with the reason, and what to do about it.
        exists: a file of that name is there already: it may be asked for again with `replace`.
    """

    def __init__(self, reason: Text, *, exists: bool = False) -> None:
        super().__init__(reason)
        self.exists = exists


def save(content: bytes | Iterable[bytes], name: str, *, replace: bool = False, like: Path | None = None) -> Path:
    """Write a file beside its place, and move it there when all of it is on the disk.

    Only the owner may read it (0600).

    Args:
        content: the whole file, or its pieces in order.
        name: the path as the user typed it; `~` is the home folder.
        replace: whether a file of that name may be replaced.
        like: a file whose mode, owner, group and access list the new one gets, as far as the system allows it.

    Returns:
        The absolute path of the file, to show where it is.

    Raises:
        CannotSave: it cannot be written, or it is there already.
    """
    if not name.strip():
        raise CannotSave(_("Where do you want to save it? Type the name of the file."))
    try:
        path = path_of(name)
        _check(path, replace=replace)
        write_atomically(content, path, replace=replace, like=like)
    except (OSError, RuntimeError, ValueError) as error:  # no home folder; a NUL in the name
        problem = error
    else:
        return path
    raise _explained(problem, name)


def refuse_early(name: str, *, replace: bool) -> None:
    """Refuse a file that cannot be written before somebody works for it.

    Raises:
        CannotSave: as `save` would, as far as that is known already.
    """
    try:
        path = path_of(name)
        _check(path, replace=replace)
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "")
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    except (OSError, RuntimeError, ValueError) as error:
        problem = error
    else:
        return
    raise _explained(problem, name)


def saved_message(path: Path) -> Text:
    """Return where a file is now, and that nobody else can open it, where that is so."""
    file = printable(str(path), LONGEST)
    if is_windows():  # there the folder decides who can: on a memory stick, everybody
        return _("Saved: {file}.", file=file)
    return _("Saved: {file}. Only you can open it.", file=file)


def read_only(file: str) -> CannotSave:
    """Return the refusal to replace a file that is read-only."""
    return CannotSave(_("{file} is read-only. Make it writable, or save a copy under another name.", file=file))


def path_of(name: str) -> Path:
    """Return the absolute path of a name as the user typed it.

    Raises:
        CannotSave: Windows would take it for something else.
    """
    problem = name_problem(name) if is_windows() else None
    if problem is not None:
        raise CannotSave(problem)
    return Path(name).expanduser().absolute()


def _check(path: Path, *, replace: bool) -> None:
    """Refuse before anything is written if the answer is known already."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    if os.path.lexists(path):
        if not replace:
            raise FileExistsError(errno.EEXIST, "")
        if not path.is_file() or _is_stream(
            path
        ):  # a device or a pipe would be replaced by a file, for everybody on the machine
            raise OSError(errno.EINVAL, "no ordinary file")
        if is_windows() and not os.access(path, os.W_OK):  # to replace it needs no right to write elsewhere
            raise read_only(printable(path.name, LONGEST))


def _is_stream(path: Path) -> bool:
    """Return whether a link leads by way of /proc or /dev, to a stream of some process.

    Replacing it would break it for everybody.
    """
    for _step in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if folder.startswith(("/proc/", "/dev/")) or folder in ("/proc", "/dev"):
            return True
        if not path.is_symlink():
            return False
        path = path.parent / path.readlink()
    return True


def _folder_of(name: str) -> str:
    """Return the whole path of the folder: "." would tell nobody where that is."""
    try:
        return str(Path(name).expanduser().absolute().parent)
    except (OSError, RuntimeError, ValueError):  # no home folder, or no present one
        return str(Path(name).parent)


def _explained(problem: OSError | RuntimeError | ValueError, name: str) -> CannotSave:
    file = printable(name, LONGEST)
    folder = printable(_folder_of(name), LONGEST)
    number = error_number(problem)
    if number == errno.EBUSY:
        return CannotSave(_("{file} is open in another program. Close it in Excel, then try again.", file=file))
    if number == errno.EEXIST:
        return CannotSave(
            _("{file} exists already. Choose another name, or allow it to be replaced.", file=file), exists=True
        )
    if number == errno.EISDIR:
        return CannotSave(_("{file} is a folder. Add the name of a file to it.", file=file))
    if number == errno.ENOENT:
        return CannotSave(_("There is no folder {folder}. Choose a folder that exists.", folder=folder))
    if number == errno.ENOTDIR:
        return CannotSave(_("{folder} is not a folder. Choose a folder that exists.", folder=folder))
    if number in _FULL:
        return CannotSave(_("There is no room left on the disk for {file}. Choose another place.", file=file))
    if number in _NOT_ALLOWED:
        return CannotSave(_("You may not write in {folder}. Choose another folder.", folder=folder))
    if number in _GONE:
        return CannotSave(
            _("The disk with {file} cannot be reached any more. Is the memory stick still there?", file=file)
        )
    return CannotSave(_("{file} cannot be written: {problem}", file=file, problem=os_reason(problem)))
