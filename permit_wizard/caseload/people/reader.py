"""A caseload's rows: what can be read of each person, and what was noticed on the way.

The file is gone through twice: once to see how its dates are written and who stands there twice, once to read. A cell that cannot be read
is a note; what else is known of the person stays.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from permit_wizard.caseload.columns import vocabulary as words
from permit_wizard.caseload.columns.dates import NO_DATE, ColumnDates, NotRead
from permit_wizard.caseload.columns.mapping import Columns, columns_of, score
from permit_wizard.caseload.columns.reading_options import Wish
from permit_wizard.caseload.people.diagnostics import Note, Remarks
from permit_wizard.caseload.people.row import NOTHING, Row
from permit_wizard.caseload.read.cells import blank, day_or_text, ref_of, shown
from permit_wizard.caseload.read.table import BadTable, Line, open_table
from permit_wizard.core.answers import Answers, BadAnswer, allowed, read_answers
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _, listed

_PERMIT = "permit"
_ALWAYS = ("permit", "expires_on")
"""Columns that hold something for everybody; elsewhere “not applicable” is an empty cell."""

_MOST_CELLS, _MOST_PEOPLE = 100_000, 8192
"""Different cells of a column, and different rows, whose meaning is cached."""


class _Known(NamedTuple):
    """What the cells of a row say.

    Attributes:
        answers: the answers that could be read.
        notes: what could not be, or contradicts itself.
        any: whether they say anything.
    """

    answers: Answers
    notes: Sequence[Note]
    any: bool


class Reading:
    """Reads a caseload; its rows are gone through once, and then the remarks are complete.

    Args:
        stream: the file; it is left open.
        today: the day the cases are judged on.
        wish: how the sheet is to be read.
        whole: whether all columns are carried along, instead of those alone that hold no ref and no answer.

    Attributes:
        remarks: what there is to say of the sheet as a whole.
        unsaid: keys of questions that it answers for nobody, which is remarked once; asking each person first of all is no news.

    Raises:
        BadTable: the file cannot be a caseload.
        OSError: it cannot be read.
    """

    def __init__(
        self, stream: io.BufferedReader, today: date, wish: Wish | None = None, *, whole: bool = False
    ) -> None:
        self._today, self._wish, self._whole = today, wish or Wish(), whole
        self._own = {words.plain(name): key for name, key in self._wish.columns.items()}
        self._table = open_table(stream, lambda names: score(names, self._own))
        self._columns: dict[tuple[str, ...], Columns] = {}
        self._dates = {key: ColumnDates(key, today, self._wish.dates) for key, asked in BY_KEY.items() if asked.is_date}
        self._meanings: dict[str, dict[object, object]] = {key: {} for key in BY_KEY}
        self._cached = lru_cache(_MOST_PEOPLE, typed=True)(self._interpret)
        header = tuple(self._table.header)
        self._refuse_unknown(header)
        self.remarks, self.unsaid = Remarks(self._table.remarks), tuple[str, ...]()
        if header:
            self.remarks.header(self._of(header))
        self._look_through()

    @property
    def carried(self) -> list[str]:
        """The names of the columns that are carried along; those without a name, and those of JSON, come up with the rows."""
        header = tuple(self._table.header)
        columns = self._of(header)
        kept = columns.every if self._whole else columns.carried
        return [name for name in (column.name for column in kept) if not name.startswith("#")] if header else []

    def column_of(self, key: str) -> str | None:
        """Return what the column with the answers to a question is called; None where there is none."""
        columns = (column for columns in self._columns.values() for column in columns.known)
        return next((column.name for column in columns if column.key == key), None)

    def written_word(self, key: str, value: str) -> str | None:
        """Return what the sheet itself writes for a value of the contract; None where it has not written it yet."""
        return next((shown(cell) for cell, meant in self._meanings[key].items() if meant == value), None)

    def written_day(self, key: str, day: date) -> str | date:
        """Return a day as the sheet's own column writes days."""
        return self._dates[key].written(day)

    def _refuse_unknown(self, header: Sequence[str]) -> None:
        there = {words.plain(name) for name in header}
        missing = [name for name in self._wish.columns if header and words.plain(name) not in there]
        if missing:
            names = ", ".join(printable(name) for name in header if name)
            raise BadTable(_("There is no column “{column}”; there are {allowed}.", column=printable(missing[0]), allowed=printable(names, 500)))  # fmt: skip

    def _of(self, header: tuple[str, ...]) -> Columns:
        found = self._columns.get(header)
        if found is None:
            if len(self._columns) >= 1000:  # every object with keys of its own
                self._columns.clear()
            found = self._columns[header] = columns_of(header, self._own)
        return found

    def _lines(self) -> Iterator[tuple[Line, Columns, Sequence[object]]]:
        """Yield the lines that hold something, with their columns and cells."""
        header = tuple(self._table.header)
        none = Columns()
        with closing(self._table.lines()) as lines:
            for line in lines:
                if line.problem is not None:
                    yield line, none, ()
                    continue
                cells = tuple(line.cells.values()) if isinstance(line.cells, Mapping) else line.cells
                if all(map(blank, cells)):
                    continue
                if header and cells[0] == header[0] and [str(cell).strip() for cell in cells] == list(header):
                    continue  # the names of the columns once more, on top of a page
                try:
                    columns = self._of(header or tuple(map(str, line.cells)))
                except BadTable as bad:
                    line, columns = Line(line.number, problem=bad.reason), none  # noqa: PLW2901 - the same line, refused
                yield line, columns, cells

    def _look_through(self) -> None:
        dates, look_at = self._dates, self.remarks.people.look
        unsaid, any_line = _PERMIT not in self._wish.defaults, False
        for line, columns, cells in self._lines():
            for at, _name, key in columns.dated:
                if at < len(cells):
                    dates[key].look(line.number, cells[at])
            look_at(ref_of(columns, cells))
            any_line = True
            if unsaid:
                unsaid = all(key != _PERMIT or blank(cells[at]) for at, _name, key in columns.known if at < len(cells))
        if unsaid and any_line:
            self.unsaid = (_PERMIT,)
            self.remarks.permit_is_unsaid()
        for columns in self._columns.values():
            for _at, name, key in columns.dated:
                if (doubt := self._dates[key].doubt) is not None:
                    self.remarks.doubt(name, doubt)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows as they are read; empty lines are passed over."""
        add = self.remarks.add
        for line, columns, cells in self._lines():
            row = self._row(line, columns, cells)
            add(row.number, row.ref, row.answers, row.notes)
            yield row

    def _row(self, line: Line, columns: Columns, cells: Sequence[object]) -> Row:
        number = line.number
        ref = ref_of(columns, cells)
        if line.problem is not None:
            return Row(number, ref, problem=line.problem, named=bool(ref), tab=line.tab)
        width = len(self._table.header)
        many = len(cells)
        if many > width and self._table.strict and not all(map(blank, cells[width:])):
            return Row(number, ref, problem=_("the row has {n} cells; the first row names {columns} columns", n=len(cells), columns=width), tab=line.tab)  # fmt: skip
        kept = columns.every if self._whole else columns.carried
        carried = {name: cell for at, name, _key in kept if at < many and (cell := day_or_text(cells[at]))} if kept else NOTHING  # fmt: skip
        known = self._known(columns, cells)
        named = True
        if not ref:
            if not known.any:
                return Row(number, "", carried=carried, problem=_("{key} is missing; it holds your own name or number for a person", key=words.REF), named=False, tab=line.tab)  # fmt: skip
            ref, named = f"#{number}", False
        return Row(number, ref, known.answers, known.notes, carried, named=named, tab=line.tab)

    def _known(self, columns: Columns, cells: Sequence[object]) -> _Known:
        """Return what is known of a person; rows with the same answers share it, so that many are read and judged at once."""
        if len(cells) < columns.width:
            cells = [*cells, *[None] * (columns.width - len(cells))]
        answers = columns.answers_in(cells)
        try:
            return self._cached(columns, answers)
        except TypeError:  # a list or an object, which JSON may hold
            return self._interpret(columns, answers)

    def _interpret(self, columns: Columns, cells: tuple[object, ...]) -> _Known:
        """Return what the cells with answers mean.

        Args:
            columns: the columns of the row.
            cells: one cell for each of its columns with answers; this function is cached by them, so it may look at nothing else of a row.
        """
        given: dict[str, object] = dict(self._wish.defaults)
        notes: list[Note] = []
        for (_at, name, key), cell in zip(columns.known, cells, strict=True):
            value = self._meaning(key, cell)
            if isinstance(value, NotRead):
                notes.append(Note(key, name, printable(shown(cell)), value.reason, value.perhaps))
                given.pop(key, None)
            elif value is not None:
                given[key] = value
        said = bool(given or notes)
        notes += contradictions(given, {column.key: column.name for column in columns.known})
        return _Known(read_answers(given, self._today), tuple(notes), said)

    def _meaning(self, key: str, cell: object) -> object:
        """Return what a cell means; each different cell of a column is interpreted once."""
        meanings = self._meanings[key]
        try:
            return meanings[cell]
        except KeyError:
            if len(meanings) >= _MOST_CELLS:
                meanings.clear()
            value = meanings[cell] = self._read(key, cell)
            return value
        except TypeError:  # lists and objects mean nothing
            return NotRead(_not_allowed(key))

    def _read(self, key: str, cell: object) -> object:
        """Return a cell as the contract writes it, None where it is empty, or why it is not read."""
        if blank(cell):
            return None
        text = shown(cell)
        plain = words.plain(text)
        if (
            key not in _ALWAYS and plain in words.not_applicable() and not text.startswith("#")
        ):  # #N/A is a formula that failed
            return None
        if key not in self._dates:
            return words.values(key).get(plain, NotRead(_not_allowed(key)))
        if plain in words.unknown_words():
            return words.UNKNOWN
        found = self._dates[key].read(cell)
        if isinstance(found, NotRead):
            return found
        try:
            read_answers({key: found}, self._today)
        except BadAnswer:
            return NotRead(_("this day is still to come") if found > self._today else _("this day has passed"))
        return found


def _not_allowed(key: str) -> Text:
    if BY_KEY[key].is_date:
        return NO_DATE
    labels = [option.label for option in BY_KEY[key].options]
    plain = all(
        "," not in label.message and "\n" not in label.message for label in labels
    )  # "Yes", and no list in a list
    return _("allowed are {allowed}", allowed=listed(labels if plain else allowed(key)))


def contradictions(given: Mapping[str, object], names: Mapping[str, str]) -> Iterator[Note]:
    """Yield where one answer says that another cannot be.

    Args:
        given: answers by key, as the contract writes them.
        names: what the columns are called, by key.
    """
    for key, other, reason in (
        ("received_on", "applied", _("an application was received, but the row says that none was sent")),
        ("return_on", "travel", _("there is a day of return, but the row says that no journey is planned")),
    ):
        day = given.get(key)
        if given.get(other) == "no" and isinstance(day, date):
            yield Note(key, names.get(key, key), day.isoformat(), reason, counts=True)
