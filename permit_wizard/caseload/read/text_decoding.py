"""Bytes of a text file as letters.

UTF-8 with or without a byte order mark, UTF-16 with or without one, Windows-1252.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Generator
from contextlib import closing

from permit_wizard.caseload.read.file_type import HEAD

LONGEST_LINE = 64 * 1024
_CHUNK = 64 * 1024


class TextFile:
    """Lines of a file, from its beginning each time they are asked for.

    Attributes:
        encoding: how its letters are written; single bytes that are no UTF-8 are read as Windows-1252.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._start = stream, stream.tell()
        head = stream.read(HEAD)
        stream.seek(self._start)
        self.encoding, self._errors = _encoding_of(head)

    def lines(self) -> Generator[tuple[int, str | None]]:
        """Yield each line with its number; None for one that is too long to be a row, of which no more is held."""
        number = 0
        with closing(self._opened()) as opened:
            text = next(opened)
            while line := text.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) <= LONGEST_LINE or line.endswith("\n"):
                    yield number, line.rstrip("\n")
                    continue
                while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                    pass
                yield number, None

    def pieces(self) -> Generator[str]:
        """Yield the text a piece at a time."""
        with closing(self._opened()) as opened:
            text = next(opened)
            while piece := text.read(_CHUNK):
                yield piece

    def _opened(self) -> Generator[io.TextIOWrapper]:
        self._stream.seek(self._start)
        text = io.TextIOWrapper(self._stream, self.encoding, self._errors, newline=None)
        try:
            yield text
        finally:
            text.detach()  # the stream stays open


def _encoding_of(head: bytes) -> tuple[str, str]:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", "replace"
    # Without a mark, every other byte is the upper half of a letter: below 0x20 in Latin, Arabic and Ethiopic.
    even, odd = (sum(byte < 0x20 for byte in half) * 2 / max(len(head), 1) for half in (head[::2], head[1::2]))
    if len(head) >= 4 and max(even, odd) > 0.8 and min(even, odd) < 0.5:
        return ("utf-16-le" if odd > even else "utf-16-be"), "replace"
    return "utf-8-sig", "permit_wizard.cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252: what older Excels write."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("permit_wizard.cp1252", _as_cp1252)
