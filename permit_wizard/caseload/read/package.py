"""A zip package whose parts unpack to no more than they say, and to no more than a machine holds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self

from permit_wizard.caseload.read.table import LARGEST_UNPACKED, readable, too_many_bytes

BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError,
struct.error,
          RuntimeError)  # fmt: skip
"""What Python's zipfile raises for a package that is damaged, or packed in an unsupported way."""

_PIECE = 1 << 20
_READ = (".xml", ".bin", ".rels")
"""How the names of parts end that hold cells, styles and texts, and no pictures."""


class Package:
    """The parts of a zip file.

    Args:
        stream: the file; it is left open.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        with readable(BROKEN):
            self._archive = zipfile.ZipFile(stream)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()
        self._stream.seek(0)

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self._archive.namelist()

    def check(self) -> None:
        """Refuse a package whose parts are too large together.

        Raises:
            BadTable: they are too large by their own record, or unpack to more than it.
        """
        parts = self._archive.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise too_many_bytes()
        for part in parts:
            if part.filename.lower().endswith(_READ) and self._really(part) > part.file_size:
                raise too_many_bytes()

    def _really(self, part: zipfile.ZipInfo) -> int:
        """Return how many bytes a part unpacks to, up to one more than it says."""
        with readable(BROKEN):
            self._stream.seek(part.header_offset)
            header = self._stream.read(30)
            if len(header) < 30 or part.compress_type != zipfile.ZIP_DEFLATED:
                return part.compress_size if part.compress_type == zipfile.ZIP_STORED else 0
            name, extra = struct.unpack("<HH", header[26:30])
            self._stream.seek(name + extra, io.SEEK_CUR)
            unpack, left, size = zlib.decompressobj(-15), part.compress_size, 0
            while left > 0 and not unpack.eof:
                packed = self._stream.read(min(left, _PIECE))
                if not packed:
                    break
                left -= len(packed)
                while packed and size <= part.file_size:
                    size += len(unpack.decompress(packed, _PIECE))
                    packed = unpack.unconsumed_tail
                if size > part.file_size:
                    return size
        return size

    def open(self, name: str) -> IO[bytes]:
        """Return a part to read from.

        Raises:
            KeyError: there is none of that name.
        """
        return self._archive.open(name)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part a piece at a time, cut before a row where there is one.

        Raises:
            BadTable: the package is damaged.
        """
        with readable(BROKEN), self.open(name) as part:
            rest = b""
            while piece := part.read(_PIECE):
                held = rest + piece
                row = max(held.rfind(b"<row"), held.rfind(b":row"))
                cut = held.rfind(b"<", 0, row + 1) if row > 0 and len(piece) == _PIECE else -1
                cut = len(held) if cut <= 0 else cut
                yield held[:cut]
                rest = held[cut:]
            if rest:
                yield rest
