"""Columns added to a CSV file, in which every byte of the centre's own stays: quotes, separators, ends, encoding.

The file is gone through twice, line by line: once to see which columns are free, once to copy it with ours. Bytes are
read as if they were Latin letters (UTF-16 as itself), so that what is not understood is copied as it is.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, NamedTuple, cast

from permit_wizard.caseload.read.csv import records, separator_of
from permit_wizard.caseload.read.table import Score
from permit_wizard.caseload.read.text_decoding import LONGEST_LINE, TextFile
from permit_wizard.caseload.write.additions import CannotAdd, Column, TableChanges, Value
from permit_wizard.caseload.write.package_guard import cannot_change
from permit_wizard.caseload.write.spreadsheet_safety import neutral
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer

_BYTES = "latin-1"
"""Under which each byte is one letter, and comes back as itself."""

_PIECE = 1 << 16


class _Record(NamedTuple):
    """One row of the file.

    Attributes:
        number: the number of its first line, from 1.
        raw: its lines as they are, without the end of the last.
        end: the end of its last line.
        readable: whether it can be divided into cells.
    """

    number: int
    raw: str
    end: str
    readable: bool


@dataclass(frozen=True, slots=True)
class _Written:
    """A column as it is written: its place from 0, its title or None where it has one already, and its cells by row."""

    place: int
    title: str | None
    cells: Mapping[int, str]
    owned: bool


class CsvPackage:
    """A CSV file that columns can be added to.

    Args:
        stream: the file; it can be read more than once.
        score: returns how many known columns a line names, by which the separator is found.
        localizer: the language of the notes in titles.

    Raises:
        CannotAdd: its separator is a character that it writes with more than one byte.
    """

    tabs: Sequence[str] = ("",)
    has_macros = False

    def __init__(self, stream: BinaryIO, score: Score, localizer: Localizer) -> None:
        self._stream, self._localizer = stream, localizer
        text = TextFile(cast("io.BufferedReader", stream))
        self._separator, _named = separator_of(text, score)
        if not self._separator.isascii():
            raise cannot_change()
        wide = text.encoding.startswith("utf-16")
        self._units = _utf_16(stream) if wide else _BYTES
        self._text = self._units if wide else _encoding_of(stream)

    # ------------------------------------------------------------------------------------------------------------ read

    def _records(self) -> Iterator[_Record]:
        """Yield the rows of the file with all that is around them."""
        held: dict[int, str] = {}
        with closing(self._lines(held)) as lines:
            numbers = records(lines, self._separator)
            line = next(numbers, None)
            while line is not None:
                after = next(numbers, None)
                last = max(held) if after is None else after.number - 1
                raw = "".join(held.pop(number) for number in range(line.number, last + 1))
                body = raw.rstrip("\r\n") if line.problem is None else raw
                yield _Record(line.number, body, raw[len(body) :], line.problem is None)
                line = after

    def _lines(self, held: dict[int, str]) -> Generator[tuple[int, str | None]]:
        """Yield the lines as `records` wants them, and hold them as they are until they have been copied."""
        self._stream.seek(0)
        text = io.TextIOWrapper(
            self._stream, self._units, "surrogatepass" if self._units != _BYTES else None, newline=""
        )
        try:
            for number, whole in enumerate(text, 1):
                line = whole
                if number == 1:
                    line = line.removeprefix(self._mark)
                held[number] = whole
                line = line.rstrip("\r\n")
                yield number, None if len(line) > LONGEST_LINE and len(self._decoded(line)) > LONGEST_LINE else line
        finally:
            if not self._stream.closed:  # where writing failed, this is closed after the stream
                text.detach()

    @property
    def _mark(self) -> str:
        return codecs.BOM_UTF8.decode(_BYTES) if self._units == _BYTES else "\ufeff"

    def _decoded(self, units: str) -> str:
        return units if self._units != _BYTES else units.encode(_BYTES).decode(self._text, "replace")

    def _cells(self, record: _Record) -> tuple[int, list[tuple[int, int]]]:
        """Return where the cells of a row begin and end in it, and how much before them is no cell."""
        begin = len(self._mark) if record.number == 1 and record.raw.startswith(self._mark) else 0
        return begin, spans(record.raw, self._separator, begin)

    def titles(self, tab: str, rows: Collection[int]) -> Mapping[int, Mapping[int, str]]:  # noqa: ARG002 - a file is one tab
        """Return the text in the cells of some rows, by row and column."""
        found: dict[int, Mapping[int, str]] = {row: {} for row in rows}
        for record in self._records():
            if record.number > max(rows, default=0):
                break
            if record.number in found and record.readable:
                texts = (_unquoted(record.raw[begin:end]) for begin, end in self._cells(record)[1])
                found[record.number] = {at: self._decoded(text) for at, text in enumerate(texts, 1)}
        return found

    # ----------------------------------------------------------------------------------------------------------- write

    def write(self, changes: Sequence[TableChanges]) -> Iterator[bytes]:
        """Yield the file with the columns.

        Raises:
            CannotAdd: its encoding lacks a letter of what is to be added.
        """
        if not changes:
            return self._copied([], 0)
        (change,) = changes
        return self._copied(self._written(change.columns, self._free(change.header)), change.header)

    def _free(self, header: int) -> int:
        """Return the first column, from 0, from which on nothing is in any row of the table."""
        free = 0
        for record in self._records():
            if record.number >= header and record.readable:
                cells = self._cells(record)[1]
                free = max(
                    free, next((at + 1 for at in range(len(cells) - 1, -1, -1) if cells[at][0] < cells[at][1]), 0)
                )
        return free

    def _written(self, columns: Sequence[Column], free: int) -> list[_Written]:
        found: list[_Written] = []
        for column in columns:
            guarded = False
            cells: dict[int, str] = {}
            for row, value in column.cells.items():
                text = _text_of(value)
                harmless = neutral(text)
                guarded |= harmless != text
                cells[row] = self._encoded(harmless)
            if column.index is not None:
                found.append(_Written(column.index - 1, None, cells, column.owned))
                continue
            title = self._localizer(_noted(column.title)) if guarded else column.title
            found.append(_Written(free, self._encoded(neutral(title)), cells, owned=False))
            free += 1
        return found

    def _encoded(self, text: str) -> str:
        """Return a cell of ours as it is written, between quotes."""
        if not text:
            return ""
        quoted = '"' + text.replace('"', '""') + '"'
        if self._units != _BYTES:
            return quoted
        try:
            return quoted.encode(self._text).decode(_BYTES)
        except UnicodeEncodeError:
            pass  # outside the except block, or a traceback would show the cell
        raise CannotAdd(
            _(
                "This file has an old encoding (Windows-1252), which lacks letters of your language. Save it as CSV "
                "UTF-8 first."
            )
        )

    def _copied(self, columns: Sequence[_Written], header: int) -> Iterator[bytes]:
        pieces: list[str] = []
        size = 0
        for record in self._records():
            line = record.raw
            if record.readable and record.number >= header and columns:
                line = self._with(record, columns, header)
            pieces += (line, record.end)
            size += len(line)
            if size > _PIECE:
                yield self._to_bytes("".join(pieces))
                pieces, size = [], 0
        yield self._to_bytes("".join(pieces))

    def _to_bytes(self, units: str) -> bytes:
        return units.encode(self._units, "strict" if self._units == _BYTES else "surrogatepass")

    def _with(self, record: _Record, columns: Sequence[_Written], header: int) -> str:
        """Return a row with our cells; one that none is written into stays as it is."""
        new: dict[int, str] = {}
        for column in columns:
            if record.number == header:
                if column.title is not None:
                    new[column.place] = column.title
            elif record.number in column.cells:
                new[column.place] = column.cells[record.number]
            elif column.owned:
                new[column.place] = ""
        begin, cells = self._cells(record)
        new = {place: text for place, text in new.items() if text or place < len(cells)}
        if not new:
            return record.raw
        wide = max(len(cells), max(new) + 1)
        old = [record.raw[first:last] for first, last in cells] + [""] * (wide - len(cells))
        return record.raw[:begin] + self._separator.join(new.get(at, cell) for at, cell in enumerate(old))


def spans(record: str, separator: str, begin: int = 0) -> list[tuple[int, int]]:
    """Return where the cells of a row begin and end, quotes included, as Python's reader divides it.

    Args:
        record: the row, without the end of its last line.
        separator: what separates cells.
        begin: where its first cell begins.
    """
    found: list[tuple[int, int]] = []
    place = begin
    while True:
        end = place
        if record.startswith('"', place):
            end = record.find('"', place + 1)
            while record.startswith('"', end + 1):
                end = record.find('"', end + 2)
            end += 1
        else:
            end = record.find(separator, place)
            end = len(record) if end < 0 else end
        found.append((place, end))
        if end >= len(record):
            return found
        place = end + 1


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _text_of(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _noted(title: str) -> Text:
    """Return a title with the note that some cells below it have a sign that keeps spreadsheets from running them."""
    return _("{title} (a {sign} keeps a cell from being a formula)", title=title, sign="'")


def _utf_16(stream: BinaryIO) -> str:
    stream.seek(0)
    head = stream.read(2)
    if head in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE):
        return "utf-16-be" if head == codecs.BOM_UTF16_BE else "utf-16-le"
    return "utf-16-be" if head[:1] == b"\0" else "utf-16-le"


def _encoding_of(stream: BinaryIO) -> str:
    """Return UTF-8, or Windows-1252 for a file that is none."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := stream.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
