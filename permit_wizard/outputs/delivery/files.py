"""Puts bytes in a file that the user names, without overwriting by default, and explains what keeps them from it."""

from __future__ import annotations

import errno
import os
import stat
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

_WRITABLE = 0o222
_SLASHES = ("/", os.sep, os.altsep or os.sep)

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
        replace: whether a file of that name may be replaced. A link keeps leading to its file, which is replaced.
        like: a file whose mode, owner, group and access list the new one gets, as far as the system allows it.

    Returns:
        The absolute path of the file, to show where it is.

    Raises:
        CannotSave: it cannot be written, or it is there already.
    """
    try:
        path = path_of(name)
        _check(path, name, replace=replace)
        write_atomically(content, _followed(path), replace=replace, like=like)
    except OSError as error:
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
        _check(path, name, replace=replace)
        if not os.access(_followed(path).parent, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as error:
        problem = error
    else:
        return
    raise _explained(problem, name)


def refuse_folder_early(name: str) -> Path:
    """Return the absolute path of a folder that is there or can be made.

    Raises:
        CannotSave: it cannot be made, or nothing can be written in it.
    """
    path = path_of(name.rstrip("".join(_SLASHES)) or name)
    made_in = next(each for each in (path, *path.parents) if os.path.lexists(each))
    folder = printable(str(made_in), LONGEST)
    if not made_in.is_dir():
        raise CannotSave(_("{folder} is not a folder. Choose a folder that exists.", folder=folder))
    if not os.access(made_in, os.W_OK):
        raise CannotSave(_("You may not write in {folder}. Choose another folder.", folder=folder))
    return path


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
        CannotSave: it is empty, no file can have it, or Windows would take it for something else.
    """
    if not name.strip():
        raise CannotSave(_("Where do you want to save it? Type the name of the file."))
    problem = name_problem(name) if is_windows() else None
    if problem is not None:
        raise CannotSave(problem)
    try:
        os.fsencode(name)
        path = Path(name).expanduser().absolute()
    except RuntimeError:  # "~" without a home folder, or "~somebody" without an account
        raise _no_folder(Path(name).parts[0]) from None
    except FileNotFoundError:  # the present folder was deleted
        raise _no_folder(str(Path(name).parent)) from None
    except ValueError:
        raise _no_name(name) from None
    if "\0" in name:
        raise _no_name(name)
    if name.endswith(_SLASHES) and not path.is_dir():
        raise _no_folder(str(path))
    return path


def _followed(path: Path) -> Path:
    """Return the file that a link leads to; other paths as they are."""
    try:
        return Path(os.path.realpath(path)) if path.is_symlink() else path
    except OSError:  # no file can have that name
        return path


def _no_folder(folder: str) -> CannotSave:
    return CannotSave(_("There is no folder {folder}. Choose a folder that exists.", folder=printable(folder, LONGEST)))


def _no_name(name: str) -> CannotSave:
    return CannotSave(_("No file can be called {file}. Choose a name of letters and digits.", file=printable(name)))


def _check(path: Path, name: str, *, replace: bool) -> None:
    """Refuse before anything is written if the answer is known already."""
    file = printable(name, LONGEST)
    try:
        there = path.lstat()
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise
        return
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    if stat.S_ISLNK(there.st_mode) and not path.exists():
        raise CannotSave(_("{file} is a link to a file that does not exist. Choose another name.", file=file))
    if not path.is_file() or _is_stream(path):  # it would be replaced by a file, for everybody on the machine
        raise CannotSave(_("{file} is a device or a pipe, not an ordinary file. Choose another name.", file=file))
    if not replace:
        raise FileExistsError(errno.EEXIST, "")
    if not path.stat().st_mode & _WRITABLE or not os.access(path, os.W_OK):
        raise read_only(file)  # to replace it needs no right to write elsewhere


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


def _explained(problem: OSError, name: str) -> CannotSave:
    file = printable(name, LONGEST)
    folder = printable(str(_followed(path_of(name)).parent), LONGEST)  # whole: "." would tell nobody where that is
    number = error_number(problem)
    if number == errno.EBUSY:
        return CannotSave(_("{file} is open in another program. Close it in Excel, then try again.", file=file))
    if number == errno.EEXIST:
        return CannotSave(
            _("{file} exists already. Choose another name, or allow it to be replaced.", file=file), exists=True
        )
    if number == errno.EISDIR:
        return CannotSave(_("{file} is a folder. Add the name of a file to it.", file=file))
    if number == errno.ENOENT and not path_of(name).parent.is_dir():  # a folder of the system's takes no files
        return _no_folder(str(path_of(name).parent))
    if number == errno.ENAMETOOLONG:
        return CannotSave(_("The name {file} is too long. Choose a shorter name.", file=printable(name)))
    if number == errno.ENOTDIR:
        return CannotSave(_("{folder} is not a folder. Choose a folder that exists.", folder=folder))
    if number in _FULL:
        return CannotSave(_("There is no room left on the disk for {file}. Choose another place.", file=file))
    if number in _NOT_ALLOWED or number == errno.ENOENT:
        return CannotSave(_("You may not write in {folder}. Choose another folder.", folder=folder))
    if number in _GONE:
        return CannotSave(
            _("The disk with {file} cannot be reached any more. Is the memory stick still there?", file=file)
        )
    return CannotSave(_("{file} cannot be written: {problem}", file=file, problem=os_reason(problem)))
