"""Writes a file whole or not at all, for its owner only (0600).

On Linux the file has no name until it is complete on the disk; elsewhere it is written beside its place, and moved.
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

from permit_wizard.core.system import is_windows

_PIECE = 1 << 16


def write_atomically(content: bytes | Iterable[bytes], path: Path, *, replace: bool, like: Path | None) -> None:
    """Write a file that has no name until it is complete on disk, so that an interruption leaves nothing behind.

    Args:
        content: the whole file, or its pieces in order.
        path: where it goes.
        replace: whether a file that is there may be replaced.
        like: a file whose mode, owner, group and access list the new one gets, as far as the system allows it.

    Raises:
        OSError: it cannot be written, or it is there already (EEXIST), or open in another program (EBUSY, Windows).
    """
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
