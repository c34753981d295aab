"""Reading and writing the standard streams, even if they are closed, unbuffered, non-blocking, full or disconnected.

Python's stream objects lose the rest after a short write, treat "no data yet" as the end, and report an error again at
exit. The functions here bypass their buffers: they write or read everything, or raise an error.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO, cast

from permit_wizard.core.system import is_windows

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["is_terminal", "reader", "reserve_std_fds", "text_reader", "write", "write_text"]

_CLOSED = os.strerror(errno.EBADF)
_PIECE = 8192  # bytes that a console of Windows certainly takes at once


def reserve_std_fds() -> None:
    """Open the null device in place of closed standard streams, so that no other file gets number 0, 1 or 2."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a standard stream is a terminal; False if it is closed or None."""
    return stream is not None and not stream.closed and stream.isatty()


# -------------------------------------------------------------------------------------------------------------- writing


def write(stream: TextIO | None, output: bytes) -> None:
    """Write all of it, and wait where the other side is slower.

    Nothing is left in a buffer, to be lost or complained of later.

    Args:
        stream: a standard stream, or None for one that is closed.
        output: the bytes.

    Raises:
        BrokenPipeError: nobody reads any more.
        OSError: it cannot be written, to a full disk for example, or the stream is closed.
    """
    if stream is None or stream.closed:
        raise OSError(errno.EBADF, _CLOSED)
    buffer: Any = stream.buffer
    stream.flush()  # what another part of the program printed comes first
    raw = getattr(buffer, "raw", buffer)
    for piece in _for_console(stream, output) if is_windows() and stream.isatty() else (output,):
        left = memoryview(piece)
        while left:
            done: int | None = raw.write(left)
            if done is None:
                _wait(raw, writing=True)
            else:
                left = left[done:]


def _for_console(stream: TextIO, output: bytes) -> Iterator[bytes]:
    """Yield output in pieces that a console of Windows takes whole.

    Python takes UTF-8 for it and cuts long output anywhere, through letters too (python/cpython issue 82052). Only
    PYTHONLEGACYWINDOWSSTDIO has it write in the console's code page.
    """
    if not _is_utf8(stream):
        output = output.decode(errors="replace").encode(stream.encoding, "replace")
        yield output
        return
    start = 0
    while start < len(output):
        end = start + _PIECE
        while end < len(output) and output[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        yield output[start:end]
        start = end


def _is_utf8(stream: TextIO) -> bool:
    return stream.encoding.lower().replace("-", "") in ("utf8", "cp65001")


def write_text(stream: TextIO | None, text: str) -> None:
    """Write text in UTF-8 whatever the locale is: every terminal that can show our languages uses it.

    Args:
        stream: a standard stream, or one that holds text itself (`io.StringIO`).
        text: the text; what has no UTF-8 becomes a question mark.

    Raises:
        BrokenPipeError: nobody reads any more.
        OSError: it cannot be written.
    """
    if isinstance(stream, io.StringIO):
        stream.write(text)
        stream.flush()
    else:
        write(stream, text.encode(errors="replace"))


# -------------------------------------------------------------------------------------------------------------- reading


class _Patient(io.RawIOBase):
    """A raw stream that waits when the non-blocking stream below has no data yet."""

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__()
        self._raw = raw

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        while (done := self._raw.readinto(buffer)) is None:
            _wait(self._raw, writing=False)
        return done


def reader() -> io.BufferedReader:
    """Return the standard input, which waits for more until its end, non-blocking or not; to be called once.

    Raises:
        OSError: it is closed.
    """
    stream: TextIO | None = sys.stdin
    if stream is None or stream.closed:  # pyright: ignore[reportUnnecessaryComparison] - None when started with <&-
        raise OSError(errno.EBADF, _CLOSED)
    raw = getattr(stream.buffer, "raw", None)
    return cast("io.BufferedReader", stream.buffer) if raw is None else io.BufferedReader(cast("Any", _Patient(raw)))


def text_reader() -> TextIO:
    """Return the standard input as text in UTF-8; a closed one has nothing to read.

    A byte order mark, which PowerShell may send first, is left out.
    """
    below: io.BufferedReader | io.BytesIO = io.BytesIO()
    with contextlib.suppress(OSError):
        below = reader()
    typed: TextIO | None = sys.stdin
    encoding = "utf-8-sig"
    if typed is not None and is_windows() and is_terminal(typed) and not _is_utf8(typed):  # pyright: ignore[reportUnnecessaryComparison]
        encoding = typed.encoding
    return io.TextIOWrapper(below, encoding=encoding, errors="replace")


def _wait(raw: Any, *, writing: bool) -> None:
    """Wait until a non-blocking stream is ready."""
    import select

    select.select([] if writing else [raw], [raw] if writing else [], [])
