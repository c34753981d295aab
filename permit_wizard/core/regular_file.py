"""Files that are found by their place, not named by somebody: such a name may lead to a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

__all__ = ["NotRegular", "read_regular"]

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class NotRegular(OSError):
    """A pipe or a device where a file was expected: reading it could take for ever."""


def read_regular(path: Path, most: int) -> bytes:
    """Return the first bytes of a file, without ever waiting for a program at the other end of a pipe.

    Args:
        path: the file.
        most: how many bytes.

    Raises:
        NotRegular: it is a pipe or a device.
        OSError: it cannot be read.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise NotRegular(errno.EINVAL, os.strerror(errno.EINVAL))
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            return stream.read(most)
    finally:
        os.close(descriptor)
