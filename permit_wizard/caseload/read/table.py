"""A caseload's file as lines of cells: CSV of every kind, JSON Lines, a JSON array; workbook.py adds Excel, opendocument.py .ods, parquet.py Parquet.

Taken: commas, semicolons or tabs, and any sign that a `sep=` line names; UTF-8 with or without a byte order mark, UTF-16 with or without
one, and Windows-1252 where a byte is no UTF-8; rows of titles and empty rows before the one that names the columns; line breaks inside
quotes. A quote that is never closed spoils its own line and no other.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeAlias

from permit_wizard.caseload.read.file_type import Kind, WrongKind, kind_of
from permit_wizard.caseload.read.text_decoding import LONGEST_LINE, TextFile
from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.json_input import LARGEST, parse
from permit_wizard.core.text import Text, _

LOOKED_THROUGH = 60
"""Lines in which the one that names the columns must stand; those of a template's list of names come before it."""

_LONGEST_PIPE = 256 << 20
"""Bytes: what cannot be read twice is held in memory."""

_LINES_A_ROW = 50
_DELIMITERS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r'\s*"?sep=(.)"?[\s,;]*', re.IGNORECASE)

Score: TypeAlias = Callable[[Sequence[str]], int]
"""Says how many columns a line names that are known."""


class BadTable(Exception):
    """A file that cannot be a caseload, or that nobody can read so.

    Attributes:
        reason: one sentence that says what is wrong, and what is allowed.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.message)
        self.reason = reason


@contextmanager
def readable(broken: tuple[type[Exception], ...]) -> Generator[None]:
    """Say of a file that it is damaged where a reader trips over it; outside the except block, or a traceback would show cells.

    Args:
        broken: what the reader raises then.

    Raises:
        BadTable: it is damaged.
    """
    damaged = False
    try:
        yield
    except broken:
        damaged = True
    if damaged:
        raise BadTable(_("This file is damaged: get it once more, or open it and save it again."))


class Line(NamedTuple):
    """One line of a table.

    Attributes:
        number: its line in the file or row in the sheet, from 1; in a JSON array its place.
        cells: what stands in it, in the order of the columns, or by name.
        problem: why it cannot be read; there are no cells then.
        tab: the name of the tab of a workbook; "" in files that have none.
    """

    number: int
    cells: Sequence[object] | Mapping[str, object] = ()
    problem: Text | None = None
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose lines can be gone through more than once.

    Attributes:
        header: the names of the columns as they stand there; empty where each line names them itself (JSON).
        lines: starts at the first line below the header.
        strict: whether a line with more cells than the header is to be doubted: in CSV a sign too many shifts what follows.
        remarks: what there is to say of the file, such as which sheet was taken.
    """

    header: Sequence[str]
    lines: Callable[[], Generator[Line]]
    strict: bool = False
    remarks: Sequence[Text] = field(default=())


def open_table(stream: io.BufferedReader, score: Score) -> Table:
    """Find the table in a file.

    Args:
        stream: the file, read to its end more than once; a pipe is held in memory.
        score: says how many columns a line names that are known.

    Raises:
        BadTable: it is no file of a kind that is read, or there is no table in it.
        OSError: it cannot be read any more.
    """
    stream = seekable(stream)
    try:
        kind = kind_of(stream)
    except WrongKind as wrong:
        raise BadTable(wrong.reason) from None
    if kind is Kind.WORKBOOK:
        from permit_wizard.caseload.read.xlsx import open_workbook

        return open_workbook(stream, score)
    if kind is Kind.OPENDOCUMENT:
        from permit_wizard.caseload.read.ods import open_document

        return open_document(stream, score)
    if kind is Kind.PARQUET:
        from permit_wizard.caseload.read.parquet import open_parquet

        return open_parquet(stream, score)
    text = TextFile(stream)
    with closing(text.pieces()) as pieces:
        beginning = next(pieces, "").lstrip()
    if beginning.startswith("["):
        return Table((), lambda: array_of(text))
    if beginning.startswith("{"):
        if beginning.partition("\n")[0].strip() == "{":
            raise BadTable(_("This is one JSON object over many lines; allowed are one object a line, or an array of objects."))  # fmt: skip
        return Table((), lambda: _objects(text))
    return _delimited(text, score)


def no_header() -> BadTable:
    """Return that no line names columns that are known, and what to do about it."""
    return BadTable(
        _(
            "This is no caseload: no row names columns that are known. {template} lists the names; {option} tells what your own names mean.",
            template="--template",
            option="--map",
        )
    )


def seekable(stream: io.BufferedReader) -> io.BufferedReader:
    """Return a stream that can be read twice; a pipe is held in memory.

    Raises:
        BadTable: a pipe is longer than that.
    """
    if stream.seekable():
        return stream
    content = stream.read(_LONGEST_PIPE + 1)
    if len(content) > _LONGEST_PIPE:
        raise BadTable(_("The input is too large for a pipe; name the file instead."))
    return io.BufferedReader(io.BytesIO(content))  # pyright: ignore[reportArgumentType] - as raw a stream as any


# -------------------------------------------------------------------------------------------------------------------- CSV


def _delimited(text: TextFile, score: Score) -> Table:
    with closing(text.lines()) as lines:
        head = list(islice(lines, LOOKED_THROUGH + 1))
    said = next((_SEPARATOR_LINE.fullmatch(line) for _number, line in head if line and line.strip()), None)
    names, number, delimiter = max(
        (best_header(_records(iter(head), sign), score, sign) for sign in ([said[1]] if said else _DELIMITERS)),
        key=lambda found: (score(found[0]), len(found[0])),
    )
    if not score(names):
        raise no_header()

    def below() -> Generator[Line]:
        with closing(text.lines()) as every_line:
            records = _records(every_line, delimiter)
            for line in records:
                if line.number > number:
                    yield line
                    break
            yield from records

    return Table(names, below, strict=True)


def best_header(lines: Iterable[Line], score: Score, sign: str = "") -> tuple[list[str], int, str]:
    """Return the first line that names most columns that are known, its number, and the sign that was given along."""
    found: list[str] = []
    place, most = 0, 0
    for line in islice(lines, LOOKED_THROUGH):
        names = ["" if cell is None else str(cell).strip() for cell in line.cells]
        if (many := score(names)) > most:
            found, place, most = names, line.number, many
    return found, place, sign


def _records(lines: Iterator[tuple[int, str | None]], delimiter: str) -> Iterator[Line]:
    """Yield lines of cells; a cell in quotes may hold line breaks, unless its quote is never closed."""
    again: deque[tuple[int, str | None]] = deque()  # lines that were taken for the rest of a cell, and are not
    while True:
        number, line = again.popleft() if again else next(lines, (0, None))
        if not number:
            return
        if line is None:
            yield Line(number, problem=_("the line is too long; allowed are {n} characters", n=LONGEST_LINE))
        elif '"' not in line:
            yield Line(number, line.split(delimiter))
        else:
            taken: list[tuple[int, str | None]] = []
            try:
                cells = next(
                    csv.reader(_feed(line, lines, again, taken), delimiter=delimiter, strict=True), list[str]()
                )
                yield Line(number, cells)
            except csv.Error:
                again.extendleft(reversed(taken))
                yield Line(number, problem=_("a quote is opened and not closed in this line"))


def _feed(
    line: str,
    lines: Iterator[tuple[int, str | None]],
    again: deque[tuple[int, str | None]],
    taken: list[tuple[int, str | None]],
) -> Iterator[str]:
    yield line + "\n"
    size = len(line)
    while len(taken) < _LINES_A_ROW:
        more = again.popleft() if again else next(lines, None)
        if more is None:
            return
        taken.append(more)
        if more[1] is None or (size := size + len(more[1])) > LONGEST_LINE:
            return
        yield more[1] + "\n"


# ------------------------------------------------------------------------------------------------------------------- JSON


def _objects(text: TextFile) -> Generator[Line]:
    with closing(text.lines()) as lines:
        for number, line in lines:
            if line is None:
                yield Line(number, problem=_("the line is too long; allowed are {n} characters", n=LONGEST_LINE))
            elif line.strip():
                yield _object(number, line)


def _object(number: int, raw: str) -> Line:
    try:
        return Line(number, parse(raw.encode("utf-8", "replace")))
    except BadAnswer as bad:
        return Line(number, problem=bad.reason)


_DECODE = json.JSONDecoder().raw_decode
_BEFORE = re.compile(r"[\s,]*")


def array_of(text: TextFile) -> Generator[Line]:
    """Yield the elements of a JSON array, of which as much is held as one element takes.

    Raises:
        BadTable: it is no JSON from some element on.
    """
    number = 0
    with closing(text.pieces()) as pieces:
        held, at = next(pieces).lstrip(), 1
        while True:
            at = _end_of_blank(held, at)
            if held.startswith("]", at):
                return
            try:
                end = _DECODE(held, at)[1]
            except (json.JSONDecodeError, RecursionError):
                held, at = held[at:], 0
                piece = next(pieces, "") if len(held) <= LARGEST else ""
                if not piece:
                    raise BadTable(_("The input is not JSON from row {n} on; allowed is an array of objects.", n=number + 1)) from None  # fmt: skip
                held += piece
                continue
            number += 1
            yield _object(number, held[at:end])
            at = end


def _end_of_blank(text: str, at: int) -> int:
    found = _BEFORE.match(text, at)
    return found.end() if found else at
