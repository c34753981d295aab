"""A copy of a zip file in which some parts have new content, and every other byte is the same (APPNOTE 6.3.10).

`zipfile` packs a part again when it copies it. Here the packed bytes, names, times and attributes of the other parts
are copied as they are, in their order. So a workbook keeps what nobody here understands: charts, macros, signatures of
add-ins.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

LARGEST_PACKAGE = 256 << 20
"""Bytes of the packed file."""

LARGEST_PART = 1 << 30
"""Bytes of one part when it is unpacked: a zip of a few kilobytes can unpack to more than a machine holds."""

_MOST_PARTS = 10_000
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_PIECE = 1 << 16
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_BEHIND = 1, 1 << 3  # bits of the flags; sizes may follow the data (4.4.4)
_ZIP64 = 1


class BadPackage(Exception):
    """A zip file that is damaged, has a password, or is too large to be copied part by part."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part, by its record in the directory.

    Attributes:
        name: its path, with slashes.
        record: its whole record in the directory.
        flags, method, checksum, packed, size: as the record has them; sizes in bytes.
        begin: where its local header begins in the file.
    """

    name: str
    record: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    begin: int


class ZipCopy:
    """A zip file whose parts can be read and replaced.

    Args:
        stream: the file, seekable; it has to stay open and unchanged while a copy is written.

    Raises:
        BadPackage: it is no zip file that can be copied.
        OSError: it cannot be read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        size = stream.seek(0, 2)
        if size > LARGEST_PACKAGE:
            raise BadPackage("too large")
        try:
            self._directory, self._tail, self._parts = self._read(size)
        except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
            fault = str(error)
        else:
            return
        raise BadPackage(fault)

    def _read(self, size: int) -> tuple[int, bytes, dict[str, _Part]]:
        self._stream.seek(max(0, size - (_END.size + 0xFFFF)))
        end = self._stream.read()
        at = end.rfind(b"PK\x05\x06")
        if at < 0:
            raise ValueError("no directory")
        _sign, disk, first_disk, here, parts, length, directory, _comment = _END.unpack_from(end, at)
        if disk or first_disk or here != parts or parts > _MOST_PARTS or directory + length > size:
            raise ValueError("a directory that is not read")
        self._stream.seek(directory)
        records = self._stream.read(length)
        found: dict[str, _Part] = {}
        place = 0
        for _each in range(parts):
            part = _part(records, place)
            if part.name in found or part.begin >= directory:
                raise ValueError("a part twice, or none")
            found[part.name] = part
            place += len(part.record)
        return directory, end[at:], found

    @property
    def names(self) -> list[str]:
        """The paths of the parts, with slashes, in the order of the directory."""
        return list(self._parts)

    def size(self, name: str) -> int:
        """Return how many bytes a part has when it is unpacked."""
        return self._parts[name].size

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part unpacked, in pieces.

        Raises:
            BadPackage: it is damaged, has a password, or unpacks to more than it declares.
            KeyError: there is no such part.
        """
        part = self._parts[name]
        if part.flags & _ENCRYPTED or part.method not in (_STORED, _DEFLATED) or part.size > LARGEST_PART:
            raise BadPackage(name)
        unpack = zlib.decompressobj(-zlib.MAX_WBITS) if part.method == _DEFLATED else None
        place, left, checksum, total = self._data(part), part.packed, 0, 0
        while left:
            self._stream.seek(place)
            piece = self._stream.read(min(left, _PIECE))
            if not piece:
                raise BadPackage(name)
            place, left = place + len(piece), left - len(piece)
            while piece:
                content = piece if unpack is None else _some(unpack.decompress, piece, name)
                checksum, total = zlib.crc32(content, checksum), total + len(content)
                if total > part.size:
                    raise BadPackage(name)
                yield content
                piece = b"" if unpack is None else unpack.unconsumed_tail
        if total != part.size or checksum != part.checksum:
            raise BadPackage(name)

    def content(self, name: str, largest: int) -> bytes:
        """Return a part unpacked.

        Raises:
            BadPackage: as `read`, or it has more than `largest` bytes.
            KeyError: there is no such part.
        """
        if self.size(name) > largest:
            raise BadPackage(name)
        return b"".join(self.read(name))

    def _data(self, part: _Part) -> int:
        header = self._local(part)
        return part.begin + _LOCAL.size + header[-2] + header[-1]

    def _local(self, part: _Part) -> tuple[int, ...]:
        self._stream.seek(part.begin)
        raw = self._stream.read(_LOCAL.size)
        if len(raw) < _LOCAL.size or not raw.startswith(b"PK\x03\x04"):
            raise BadPackage(part.name)
        return _LOCAL.unpack(raw)

    def copy(self, new: Mapping[str, Callable[[], Iterable[bytes]]]) -> Iterator[bytes]:
        """Yield the file with new content for some parts.

        Args:
            new: makes the content of each part that changes, in pieces; called once, when its place has come.

        Raises:
            BadPackage: the file is damaged.
        """
        order = sorted(self._parts.values(), key=lambda part: part.begin)
        ends = [*(part.begin for part in order[1:]), self._directory]
        written = 0
        records: dict[str, bytes] = {}
        if order and order[0].begin:  # what a program put before the first part
            yield from self._bytes(0, order[0].begin)
            written = order[0].begin
        for part, end in zip(order, ends, strict=True):
            if part.name in new:
                header, data, record = self._packed(part, new[part.name]())
                yield header
                yield from data
                length = len(header) + sum(map(len, data))
            else:
                yield from self._bytes(part.begin, end)
                length, record = end - part.begin, part.record
            records[part.name] = record[:42] + struct.pack("<L", written) + record[46:]
            written += length
        directory = b"".join(records[name] for name in self._parts)
        yield directory + self._tail[:12] + struct.pack("<2L", len(directory), written) + self._tail[20:]

    def _bytes(self, begin: int, end: int) -> Iterator[bytes]:
        while begin < end:
            self._stream.seek(begin)
            piece = self._stream.read(min(end - begin, _PIECE))
            if not piece:
                raise BadPackage("cut off")
            yield piece
            begin += len(piece)

    def _packed(self, part: _Part, pieces: Iterable[bytes]) -> tuple[bytes, list[bytes], bytes]:
        """Return the local header, the data and the directory's record of a part with new content."""
        pack = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS) if part.method == _DEFLATED else None
        data: list[bytes] = []
        checksum = size = 0
        for piece in pieces:
            checksum, size = zlib.crc32(piece, checksum), size + len(piece)
            if size > LARGEST_PART:
                raise BadPackage(part.name)
            data.append(piece if pack is None else pack.compress(piece))
        if pack is not None:
            data.append(pack.flush())
        sizes = (checksum, sum(map(len, data)), size)
        flags = part.flags & ~_SIZES_BEHIND
        local = self._local(part)
        self._stream.seek(part.begin + _LOCAL.size)
        name, extra = self._stream.read(local[-2]), _without_zip64(self._stream.read(local[-1]))
        header = _LOCAL.pack(local[0], local[1], flags, *local[3:6], *sizes, len(name), len(extra)) + name + extra
        old = _CENTRAL.unpack_from(part.record)
        more = part.record[_CENTRAL.size :]
        kept, comment = _without_zip64(more[old[10] : old[10] + old[11]]), more[old[10] + old[11] :]
        fields = (*old[:3], flags, *old[4:7], *sizes, old[10], len(kept), *old[12:])
        return header, data, _CENTRAL.pack(*fields) + more[: old[10]] + kept + comment


def _part(records: bytes, place: int) -> _Part:
    fields = _CENTRAL.unpack_from(records, place)
    if fields[0] != b"PK\x01\x02":
        raise ValueError("no record")
    name_size, extra, comment = fields[10:13]
    whole = records[place : place + _CENTRAL.size + name_size + extra + comment]
    raw = whole[_CENTRAL.size : _CENTRAL.size + name_size]
    name = raw.decode("utf-8" if fields[3] & (1 << 11) else "cp437").replace("\\", "/")
    checksum, packed, size = fields[7:10]
    if 0xFFFFFFFF in (packed, size, fields[16]):
        raise ValueError("larger than a sheet can be")
    return _Part(name, whole, fields[3], fields[4], checksum, packed, size, fields[16])


def _some(unpack: Callable[[bytes, int], bytes], piece: bytes, name: str) -> bytes:
    """Return some of what a piece unpacks to."""
    try:
        return unpack(piece, _PIECE << 4)
    except zlib.error:
        pass
    raise BadPackage(name)


def _without_zip64(extra: bytes) -> bytes:
    """Return extra fields without the sizes of a part that is larger than 4 GB: the new ones are in the header."""
    kept, place = b"", 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind != _ZIP64:
            kept += extra[place : place + 4 + length]
        place += 4 + length
    return kept + extra[place:]
