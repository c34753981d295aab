"""Puts bytes in a file that the user names.

Atomically, for its owner only, and without overwriting by default.
"""

from __future__ import annotations

import errno
import os
import secrets
import signal
import stat
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import error_number, os_reason
from permit_wizard.core.system import is_windows
from permit_wizard.core.text import Text, _
from permit_wizard.outputs.delivery.windows_names import name_problem

LONGEST = 300
"""Characters of a path that a message shows."""

_MOST_LINKS = 40  # as Linux has it (path_resolution(7))
_PIECE = 1 << 16

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN})


class CannotSave(Exception):
    """A file was not written, and nothing half-written was left.

    Attributes:
        reason: one sentence with the reason, and what to do about it.
        exists: a file of that name is there already: it may be asked for again with `replace`.
    """

    def __init__(self, reason: Text, *, exists: bool = False) -> None:
        super().__init__(reason.message)
        self.reason = reason
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
        _write(content, path, replace=replace, like=like)
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


def _write(content: bytes | Iterable[bytes], path: Path, *, replace: bool, like: Path | None) -> None:
    """Write a file that has no name until it is complete on disk, so that an interruption leaves nothing behind."""
    pieces = [content] if isinstance(content, bytes) else content
    nameless = _nameless(path.parent)
    if nameless is None:
        _write_beside(pieces, path, replace=replace, like=like)
        return
    with os.fdopen(nameless, "w+b") as stream:
        _fill(stream, pieces, like)
        try:
            _name(nameless, path, replace=replace)
        except FileExistsError:
            raise
        except OSError:  # the disk takes nameless files and no links, or there is no /proc
            stream.seek(0)
            _write_beside(iter(lambda: stream.read(_PIECE), b""), path, replace=replace, like=like)
    _settle(path.parent)


def _nameless(folder: Path) -> int | None:
    """Open a file without a name in a folder (open(2), O_TMPFILE); None if the system or the disk has none."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        return os.open(folder, os.O_RDWR | os.O_TMPFILE, 0o600)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL):
            return None
        raise


def _fill(stream: BinaryIO, pieces: Iterable[bytes], like: Path | None) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(stream.fileno(), 0o600)  # a umask may have taken the owner's own rights away
    stream.writelines(pieces)
    stream.flush()
    if like is not None:
        _copy_access(stream.fileno(), like)
    os.fsync(stream.fileno())


def _copy_access(descriptor: int, like: Path) -> None:
    """Give a file the owner, group, mode and access list of another: each as far as the system allows it."""
    found = like.stat()
    if hasattr(os, "fchown"):
        for owner, group in ((-1, found.st_gid), (found.st_uid, -1)):
            with suppress(OSError):
                os.fchown(descriptor, owner, group)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(found.st_mode) & 0o777)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(like):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(like, name))


def _name(descriptor: int, path: Path, *, replace: bool) -> None:
    """Give a nameless file its name.

    A link never replaces; to replace, a second name lives as long as one rename takes.
    """
    opened = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        if not (replace and os.path.lexists(path)):
            os.link(str(descriptor), path, src_dir_fd=opened, follow_symlinks=True)  # linkat(2) with AT_SYMLINK_FOLLOW
            return
        beside = _beside(path)
        with _gone_if_killed(beside):
            os.link(str(descriptor), beside, src_dir_fd=opened, follow_symlinks=True)
            _replace(beside, path)
    finally:
        os.close(opened)


def _beside(path: Path) -> Path:
    return path.with_name(f".{secrets.token_hex(8)}.part")


def _write_beside(pieces: Iterable[bytes], path: Path, *, replace: bool, like: Path | None) -> None:
    """Write a file with a name of its own, and move it to its place.

    For disks without nameless files, such as memory sticks.
    """
    beside = _beside(path)
    with _gone_if_killed(beside):
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            _fill(stream, pieces, like)
        if replace:
            _replace(beside, path)
        else:
            _move_to_free_place(beside, path)
        _settle(path.parent)


def _replace(beside: Path, path: Path) -> None:
    """Move a file to the place of another.

    Windows refuses that with "access denied" while any program has the other one open. A new file was just written in
    the same folder, so permission is not the reason.
    """
    try:
        beside.replace(path)
    except PermissionError:
        if not is_windows():
            raise
        raise OSError(errno.EBUSY, "") from None


@contextmanager
def _gone_if_killed(beside: Path) -> Generator[None]:
    """Take a file away at the end, and before a signal ends the program; SIGKILL alone cannot be helped."""

    def ended(number: int, _frame: object) -> None:
        with suppress(OSError):
            beside.unlink()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    taken: list[int] = []
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGALRM", "SIGXCPU", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # others know what they are doing
                signal.signal(number, ended)
                taken.append(number)
    try:
        yield
    finally:
        with suppress(OSError):
            beside.unlink()
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _move_to_free_place(beside: Path, path: Path) -> None:
    """Give the file its name unless somebody else took it meanwhile: a link, unlike a rename, never replaces."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # memory sticks with FAT have no links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "") from None
        beside.rename(path)


def _settle(folder: Path) -> None:
    """Bring the folder's own entry to the disk too, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
