"""A caseload's rows, as spreadsheets and databases really write them.

Taken: CSV with commas, semicolons or tabs, JSON Lines; UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252
where a byte is no UTF-8; dates as people type them, day first. One row stands on one line: a quote that is never closed spoils its own
row and no other.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from permit_wizard.answers import KEYS, Answers, BadAnswer, printable, read_answers, read_date
from permit_wizard.check import parse
from permit_wizard.date_reading import read_day
from permit_wizard.questions import BY_KEY
from permit_wizard.text import Text, _

REF = "ref"
COLUMNS = (REF, *KEYS)
LONGEST_LINE = 64 * 1024
LONGEST_REF = 200
"""Characters; what is longer is cut."""

_DELIMITERS = ",;\t"
_TIME_OF_DAY = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")  # what databases write behind a date
# C0 and C1 controls, line and paragraph separators, direction marks and the byte order mark: nothing a ref can need
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class BadTable(Exception):
    """A file that cannot be a caseload, from its first row on.

    Attributes:
        reason: one sentence that says what is wrong, and what is allowed.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.message)
        self.reason = reason


class Row(NamedTuple):
    """One row of a caseload.

    Attributes:
        number: its line in the file, from 1.
        ref: the centre's own name for the person, without control characters; empty where it cannot be found.
        answers: the answers, or what is wrong with the row.
    """

    number: int
    ref: str
    answers: Answers | Text


def rows(stream: io.BufferedReader, today: date) -> Iterator[Row]:
    """Yield the rows of a caseload as they are read; empty lines are passed over.

    Args:
        stream: the file; it is left open.
        today: the day the cases are judged on.

    Raises:
        BadTable: the first row does not name columns that are known.
        OSError: the file cannot be read any more.
    """
    text = _decoded(stream)
    try:
        lines = _lines(text)
        number, first = next(((n, line) for n, line in lines if line is None or not _is_hint(line)), (0, ""))
        if not first:
            raise BadTable(_("This is no caseload: there is no first row with the names of the columns."))
        if first.lstrip().startswith("{"):
            yield _from_json(number, first, today)
            read: Callable[[int, str], Row] = lambda n, line: _from_json(n, line, today)  # noqa: E731
        else:
            read = _Table(first, today).row
        for number, line in lines:
            if line is None:
                yield Row(number, "", _("the line is too long; allowed are {n} characters", n=LONGEST_LINE))
            elif line.strip(' \t,;"'):
                yield read(number, line)
    finally:
        text.detach()


# -------------------------------------------------------------------------------------------------------------- decoding


def _decoded(stream: io.BufferedReader) -> io.TextIOWrapper:
    head = stream.peek(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return io.TextIOWrapper(stream, "utf-16", "replace", newline=None)
    return io.TextIOWrapper(stream, "utf-8-sig", "permit_wizard.cp1252", newline=None)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252: what older Excels write. Answers are ASCII, so only refs can be concerned."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("permit_wizard.cp1252", _as_cp1252)


def _lines(text: io.TextIOWrapper) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number; None for one that is too long to be a row, of which no more is held."""
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) <= LONGEST_LINE or line.endswith("\n"):
            yield number, line.rstrip("\n")
            continue
        while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
            pass
        yield number, None


def _is_hint(line: str) -> bool:
    """Whether a line before the first row is empty, or is the one in which Excel names the separator."""
    return not line.strip() or line.strip().lower().startswith("sep=")


# -------------------------------------------------------------------------------------------------------------------- CSV


class _Table:
    """Reads rows below a first row that names the columns.

    Raises:
        BadTable: a column is not known, stands twice, or there is none for the ref.
    """

    def __init__(self, first: str, today: date) -> None:
        self.today = today
        self.delimiter = max(_DELIMITERS, key=lambda sign: _known(self._names(first, sign)))
        self.names = self._names(first, self.delimiter)
        for name in self.names:
            shown = printable(name)
            if name not in COLUMNS:
                raise BadTable(_("column {key}: this name is not known; allowed are {allowed}", key=shown, allowed=", ".join(COLUMNS)))  # fmt: skip
            if self.names.count(name) > 1:
                raise BadTable(_("column {key} stands there twice; allowed is each column once", key=shown))
        if REF not in self.names:
            raise BadTable(_("there is no column {key}: it holds your own name or number for a person", key=REF))
        self.ref_at = self.names.index(REF)

    @staticmethod
    def _names(first: str, delimiter: str) -> list[str]:
        names = [cell.strip().strip('"').strip().casefold() for cell in first.split(delimiter)]
        while names and not names[-1]:  # spreadsheets leave separators behind the last column
            names.pop()
        return names

    def row(self, number: int, line: str) -> Row:
        """Return one row."""
        try:
            cells = next(csv.reader([line], delimiter=self.delimiter, strict=True), list[str]())
        except csv.Error:
            return Row(number, "", _("a quote is opened and not closed in this line; allowed is one row a line"))
        ref = clean(cells[self.ref_at]) if self.ref_at < len(cells) else ""
        given = len(self.names)
        if len(cells) < given or any(cell.strip() for cell in cells[given:]):
            return Row(number, ref, _("the row has {n} cells; the first row names {columns} columns", n=len(cells), columns=given))  # fmt: skip
        return _row(number, ref, dict(zip(self.names, cells, strict=False)), self.today)


def _known(names: list[str]) -> int:
    return sum(name in COLUMNS for name in names)


# ------------------------------------------------------------------------------------------------------------ JSON Lines


def _from_json(number: int, line: str, today: date) -> Row:
    try:
        cells = parse(line.encode("utf-8", "replace"))
    except BadAnswer as bad:
        return Row(number, "", bad.reason)
    ref = cells.get(REF)
    if not isinstance(ref, str):  # numbers come as they are written
        return Row(number, "", _("{key} is missing; it holds your own name or number for a person", key=REF))
    return _row(number, clean(ref), cells, today)


# ------------------------------------------------------------------------------------------------------- what cells mean


def clean(ref: str) -> str:
    """Return a ref as it was given, without what cannot be seen and could only do harm on a terminal or in a file."""
    ref = _UNSEEN.sub("", ref).strip()
    return ref if len(ref) <= LONGEST_REF else ref[:LONGEST_REF] + "…"


def _row(number: int, ref: str, cells: dict[str, object], today: date) -> Row:
    if not ref:
        return Row(number, "", _("{key} is missing; it holds your own name or number for a person", key=REF))
    try:
        given = {key: _value(key, cell) for key, cell in cells.items() if key != REF}
        return Row(number, ref, read_answers(given, today))
    except BadAnswer as bad:
        return Row(number, ref, bad.reason)


def _value(key: str, cell: object) -> object:
    """Return a cell as the contract writes it; what cannot be understood stays, to be refused by name."""
    if not isinstance(cell, str):
        return cell
    value = cell.strip()
    if not value:
        return None
    question = BY_KEY.get(key)
    if question is None or not question.is_date:
        return value.casefold()
    if value.casefold() == "unknown":
        return "unknown"
    value = _TIME_OF_DAY.sub("", value)
    day = read_date(value) or read_day(value)
    if isinstance(day, date):
        return day
    raise BadAnswer(_("{key}: {value} is no date; allowed are dates such as {example}, or {word}",
                      key=key, value=printable(cell), example="30-11-2026", word="unknown"))  # fmt: skip
