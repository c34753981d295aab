"""Replaces a file that people work in.

Whole or not at all, with its mode, owner and links, and never while somebody has it open.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _
from permit_wizard.outputs.delivery.files import LONGEST, CannotSave, read_only, save

_WRITABLE = 0o222


def replace_file(content: Iterable[bytes], path: Path, read: os.stat_result) -> Path:
    """Put new content in the place of a file; a link keeps leading to it.

    Args:
        content: the new content, in pieces.
        path: the file, or a link to it.
        read: the result of `os.stat` when the file was read.

    Returns:
        The absolute path of the file.

    Raises:
        CannotSave: as `refuse_replacing`, or it cannot be written, or somebody changed it meanwhile.
    """
    target = refuse_replacing(path)

    def pieces() -> Iterator[bytes]:
        yield from content
        refuse_replacing(path)
        if not is_same_state(target, read):
            raise CannotSave(
                _("{file} was changed meanwhile. Nothing was written; try again.", file=printable(path.name, LONGEST))
            )

    save(pieces(), str(target), replace=True, like=target)
    return path.absolute()


def is_same_state(path: Path, read: os.stat_result) -> bool:
    """Return whether a file is the one that was read, and nobody wrote to it since."""
    try:
        now = path.stat()
    except OSError:
        return False
    return (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns) == (
        read.st_dev,
        read.st_ino,
        read.st_size,
        read.st_mtime_ns,
    )


def refuse_replacing(path: Path) -> Path:
    """Return the file that a path leads to, if it may be replaced.

    Raises:
        CannotSave: somebody has it open, it may not be written to, or it could not be replaced with its owner and its
            names.
    """
    target = Path(os.path.realpath(path))
    file = printable(path.name, LONGEST)
    lock = _lock(target) or _lock(path)
    if lock is not None:
        raise CannotSave(
            _(
                "{file} is open in a spreadsheet program. Close it there and try again. If nobody has it open, delete "
                "{lock}.",
                file=file,
                lock=printable(lock.name, LONGEST),
            )
        )
    try:
        found = target.stat()
    except OSError:
        return target  # saving it reports the reason
    if not found.st_mode & _WRITABLE or not os.access(target, os.W_OK):
        raise read_only(file)
    if found.st_nlink > 1:
        raise CannotSave(
            _(
                "{file} has a second name on this disk, a hard link, which would keep the old content. Save a "
                "copy under "
                "another name.",
                file=file,
            )
        )
    if not _keeps_owner(found):
        raise CannotSave(
            _(
                "{file} belongs to another account, which would lose it. Ask its owner to do this, or save a "
                "copy under "
                "another name.",
                file=file,
            )
        )
    return target


def _lock(path: Path) -> Path | None:
    """Return the file that Excel or LibreOffice keeps beside one that is open."""
    return next(
        (lock for name in (f"~${path.name}", f".~lock.{path.name}#") if os.path.lexists(lock := path.with_name(name))),
        None,
    )


def _keeps_owner(found: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):  # Windows keeps owners in another way
        return True
    user = os.geteuid()
    return user == 0 or (found.st_uid == user and found.st_gid in (os.getegid(), *os.getgroups()))
