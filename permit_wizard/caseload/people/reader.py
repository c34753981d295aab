"""A caseload's people: what can be read of each, and what was noticed on the way.

The file is gone through twice: once to see how its dates are written, where its tables end and who is in it twice, once
to read. A cell that cannot be read is a note; what else is known of the person stays.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.mapping import columns_of, score
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.columns.table_columns import Columns
from permit_wizard.caseload.people.answers import CellReader
from permit_wizard.caseload.people.closed_files import ClosedWords
from permit_wizard.caseload.people.cross_checks import refusals
from permit_wizard.caseload.people.diagnostics import Remarks
from permit_wizard.caseload.people.row import NOTHING, Row
from permit_wizard.caseload.people.sections import Section, SectionFinder, rows_of
from permit_wizard.caseload.people.tables import TabFinder, own_names
from permit_wizard.caseload.read import open_book
from permit_wizard.caseload.read.cells import blank, day_or_text
from permit_wizard.caseload.read.table import MOST_ROWS, BadTable, Line, Tab, too_many_rows
from permit_wizard.core.text import Text, _

_PERMIT = "permit"
_MOST_HEADERS = 1000
"""Different sets of names that are cached: every object of a JSON file may have names of its own."""


class Reading:
    """Reads a caseload; its rows are gone through once, and then the remarks are complete.

    Args:
        stream: the file; it is left open.
        today: the day the cases are judged on.
        options: how the sheet is to be read.
        whole: whether all columns are kept, instead of those alone that hold no ref and no answer.

    Attributes:
        remarks: on the sheet as a whole.
        unanswered_keys: keys of questions that it answers for nobody, which is remarked once.
        tabs: the tabs that are read, with their tables.

    Raises:
        BadTable: the file cannot be a caseload.
        OSError: it cannot be read.
    """

    def __init__(
        self, stream: io.BufferedReader, today: date, options: ReadingOptions | None = None, *, whole: bool = False
    ) -> None:
        self._options, self._whole = options or ReadingOptions(), whole
        self._own = own_names(self._options)
        self._cells = CellReader(today, self._options)
        self._keyed: dict[tuple[str, ...], Columns] = {}
        self._closed = ClosedWords(self._options.closed)
        book = open_book(stream, lambda names: score(names, self._own))
        finder = TabFinder(book, self._options, self._cells, today)
        self.tabs, self._samples = finder.find(), finder.samples
        self.remarks, self.unanswered_keys = Remarks(finder.remarks), tuple[str, ...]()
        self.remarks.incomplete = finder.incomplete
        self.remarks.without_result = book.without_result
        self.remarks.several_tabs = len(self.tabs) > 1
        self._look_through()
        self._header_remarks()

    @property
    def extra_columns(self) -> list[str]:
        """The names of the columns that are kept; those without a name, and those of JSON, come up with the rows."""
        found: dict[str, None] = {}
        for columns in self._all_columns():
            for column in columns.all if self._whole else columns.extra:
                if not column.name.startswith("#"):
                    found[column.name] = None
        return list(found)

    def column_of(self, key: str) -> str | None:
        """Return what the column with the answers to a question is called; None where there is none."""
        everywhere = (column for columns in self._all_columns() for column in columns.known)
        return next((column.name for column in everywhere if column.key == key), None)

    def written_word(self, key: str, value: str) -> str | None:
        """Return what the sheet itself writes for a value of the contract; None where it has not written it yet."""
        return self._cells.written_word(key, value)

    def written_day(self, key: str, day: date) -> str | date:
        """Return a day as the sheet's own column writes days."""
        return self._cells.dates[key].written(day)

    def _all_columns(self) -> Iterator[Columns]:
        for tab in self.tabs:
            for section in tab.sections:
                yield section.columns
        yield from self._keyed.values()

    def _columns_of(self, names: tuple[str, ...]) -> Columns:
        found = self._keyed.get(names)
        if found is None:
            if len(self._keyed) >= _MOST_HEADERS:
                self._keyed.clear()
            try:
                found = columns_of(names, self._own)
            except BadTable:  # two names for one answer, and the cells may tell which counts
                found = columns_of(names, self._own, self._samples.get(names, ()))
            self._keyed[names] = found
        return found

    # ------------------------------------------------------------------------------------------------------- first pass

    def _look_through(self) -> None:
        rows = 0
        unanswered = {_PERMIT} - set(self._options.defaults)
        for tab in self.tabs:
            sections = SectionFinder(tab, self._own) if tab.sections else None
            start = tab.sections[0].first if tab.sections else 0
            last = start - 1
            for line in tab.tab.lines():
                if line.number < start:
                    continue
                if sections is not None and line.number > last + 1 and not tab.tab.strict:
                    sections.blank_row()  # OpenDocument writes empty rows as a number of them
                last = line.number
                cells = _values(line)
                if line.problem is None and (
                    tab.sections[-1].columns.are_empty(cells) if tab.sections else all(map(blank, cells))
                ):
                    if sections is not None:
                        sections.blank_row()
                    continue
                rows += 1
                if rows > MOST_ROWS:
                    raise too_many_rows()
                if line.problem is not None or (sections is not None and not sections.is_person(line.number, cells)):
                    continue
                try:
                    columns = tab.sections[-1].columns if sections is not None else self._columns_of(_keys(line))
                except BadTable:
                    continue
                self._observe(line.number, columns, cells, tab.tab.day_shift)
                if unanswered:
                    unanswered -= {
                        key
                        for at, _name, key in columns.known
                        if key in unanswered and at < len(cells) and not blank(cells[at])
                    }
        if unanswered and rows:
            self.unanswered_keys = (_PERMIT,)
            self.remarks.permit_is_missing()

    def _observe(self, number: int, columns: Columns, cells: Sequence[object], shift: int) -> None:
        for each in columns.members or (columns,):
            for at, _name, key in each.dated:
                if at < len(cells):
                    cell = cells[at]
                    self._cells.dates[key].observe(number, _shifted(cell, shift) if shift else cell)
            self.remarks.duplicates.count(each.ref_of(cells))

    def _header_remarks(self) -> None:
        seen: set[tuple[str, ...]] = set()
        for tab in self.tabs:
            for section in tab.sections[:1]:
                if tuple(section.header.names) not in seen:
                    seen.add(tuple(section.header.names))
                    self.remarks.header(section.columns)
        for columns in self._all_columns():
            for each in columns.members or (columns,):
                for _at, name, key in each.dated:
                    ambiguity = self._cells.dates[key].ambiguity
                    if ambiguity is not None:
                        self.remarks.doubt(name, ambiguity)

    # ------------------------------------------------------------------------------------------------------ second pass

    def __iter__(self) -> Iterator[Row]:
        """Yield the people as they are read; empty lines are passed over."""
        add = self.remarks.add
        for tab in self.tabs:
            title = tab.title
            for line, section in rows_of(tab):
                cells = _values(line)
                columns, closed, width = self._place(line, section)
                if line.problem is None and not isinstance(columns, Line) and columns.are_empty(cells):
                    self.remarks.emptied += not all(map(blank, cells))
                    continue
                if isinstance(columns, Line):
                    found = (Row(line.number, "", problem=columns.problem, named=False, tab=title),)
                else:
                    found = self._people(line, columns, cells, width, tab.tab, title, closed=closed)
                for row in found:
                    add(row)
                    yield row
            self.remarks.skipped(tab.title if len(self.tabs) > 1 else "", len(tab.skipped))

    def _place(self, line: Line, section: Section | None) -> tuple[Columns | Line, bool, int]:
        """Return the columns of a line, or the line with the reason why they are not known.

        Whether its table is closed; its width.
        """
        if section is not None:
            return section.columns, section.closed, len(section.header.names)
        if line.problem is not None:
            return Columns(), False, 0
        try:
            return self._columns_of(_keys(line)), False, 0
        except BadTable as bad:
            return Line(line.number, problem=bad.reason), False, 0

    def _people(
        self, line: Line, columns: Columns, cells: Sequence[object], width: int, tab: Tab, title: str, *, closed: bool
    ) -> Sequence[Row]:
        """Return the people of a row: one, or each member of a family whose name or date is there."""
        if line.problem is not None:
            return (Row(line.number, "", problem=line.problem, named=False, tab=title),)
        many = len(cells)
        if tab.strict and columns.written:
            shifted, width = columns.shifted(cells), columns.named_width
        else:
            shifted = many if many > width and tab.strict and not all(map(blank, cells[width:])) else 0
        if shifted:
            problem = _("the row has {n} cells, but the header names {columns} columns", n=shifted, columns=width)
            return (Row(line.number, columns.ref_of(cells), problem=problem, tab=title),)
        kept = columns.all if self._whole else columns.extra
        extra = (
            {name: cell for at, name, _key in kept if at < many and (cell := day_or_text(cells[at]))}
            if kept
            else NOTHING
        )
        if not closed and (columns.statuses or self._closed.any):
            closed = self._closed.closes(columns, cells)
        if tab.day_shift:
            cells = _with_shifted(columns, cells, tab.day_shift)
        if not columns.members:
            return (self._person(line.number, columns, cells, extra, title, closed=closed),)
        there = [member for member in columns.members if _is_there(member, cells)]
        return [self._person(line.number, member, cells, extra, title, closed=closed) for member in there]

    def _person(
        self, number: int, columns: Columns, cells: Sequence[object], extra: Mapping[str, str | date], tab: str, *,
        closed: bool
    ) -> Row:  # fmt: skip
        ref = columns.ref_of(cells)
        known = self._cells.known(columns, cells)
        notes = known.notes
        if not closed and known.answers.applied != "refused":
            notes = (*notes, *refusals(extra))
        named = bool(ref)
        if not ref:
            if not known.any:
                return Row(
                    number,
                    "",
                    extra_cells=extra,
                    problem=_without_ref(cells),
                    named=False,
                    tab=tab,
                )
            ref = f"#{number}"
        return Row(number, ref, known.answers, notes, extra, named=named, tab=tab, closed=closed)


def _values(line: Line) -> Sequence[object]:
    return tuple(line.cells.values()) if isinstance(line.cells, Mapping) else line.cells


def _keys(line: Line) -> tuple[str, ...]:
    return tuple(map(str, line.cells))


def _without_ref(cells: Sequence[object]) -> Text:
    """Return what is wrong with a row in which nothing is known, not even whose it is."""
    lists = (cast("list[object]", cell) for cell in cells if isinstance(cell, list))
    if any(isinstance(each, dict) for cell in lists for each in cell):
        return _("the object holds a list of objects. Use one object for each person, or an array of these")
    return _("{key} is missing: your own name or number for a person", key=vocabulary.REF)


def _is_there(member: Columns, cells: Sequence[object]) -> bool:
    """Return whether a member of a family has a name or a date in a row."""
    named = member.label or member.refs[0]
    dated = [column for column in member.known if column.key == "expires_on"]
    return any(column.position < len(cells) and not blank(cells[column.position]) for column in (named, *dated))


def _shifted(cell: object, shift: int) -> object:
    return cell + shift if shift and isinstance(cell, (int, float)) else cell


def _with_shifted(columns: Columns, cells: Sequence[object], shift: int) -> Sequence[object]:
    dated = {column.position for each in (columns, *columns.members) for column in each.dated}
    return [_shifted(cell, shift) if at in dated else cell for at, cell in enumerate(cells)]
