"""The tables of a tab: which of its rows belong to which header, and which are no people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

from permit_wizard.caseload.columns import cell_words, header_phrases
from permit_wizard.caseload.columns.header import Header
from permit_wizard.caseload.columns.mapping import MEANT, NAMED, columns_of, score
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON, Columns
from permit_wizard.caseload.read.cells import blank, shown
from permit_wizard.caseload.read.table import BadTable, Line, Tab
from permit_wizard.core.iso_date import printable

_LEAST_DAY = 10_000  # days since 1900, as Excel counts them; and no date in digits is as short

_SECOND_HEADER = NAMED + MEANT
"""What a row has to score to begin a second table: a column that is known by its name, and another one."""


@dataclass(slots=True)
class Section:
    """Rows of a tab under one header.

    Attributes:
        first: the number of its first row.
        header: its header.
        columns: what its columns hold.
        closed: whether all its people are in the sheet as closed files.
    """

    first: int
    header: Header
    columns: Columns
    closed: bool = False


@dataclass(slots=True)
class TabOfPeople:
    """A tab that is read.

    Attributes:
        tab: the tab.
        sections: its tables, from top to bottom; empty where each line names its own cells.
        skipped: numbers of rows that are no people: headers, titles and totals.
    """

    tab: Tab
    sections: list[Section] = field(default_factory=list[Section])
    skipped: set[int] = field(default_factory=set[int])

    @property
    def title(self) -> str:
        """The title of the tab, as it can be shown."""
        return printable(self.tab.title, 200) if self.tab.title else ""


class SectionFinder:
    """Finds where a table of a tab ends and another begins, row by row.

    Args:
        people: the tab, whose sections and skipped rows grow.
        own: keys by normalized name, given by a person.
    """

    def __init__(self, people: TabOfPeople, own: Mapping[str, str]) -> None:
        self._people, self._own = people, own
        self._title: tuple[int, str] | None = None
        self._gap = False
        self._begin(people.sections[-1])

    def _begin(self, section: Section) -> None:
        names = section.header.names
        self._names = {name.casefold() for name in names if name}
        self._first = names[0].casefold() if names else ""
        self._expiry = [
            column.position
            for each in (section.columns, *section.columns.members)
            for column in each.known
            if column.key == EXPIRES_ON
        ]

    def blank_row(self) -> None:
        """Take note of an empty row: a table may end here."""
        self._gap = True

    def is_person(self, number: int, cells: Sequence[object]) -> bool:
        """Return whether a row may be a person; a header, a title or a row of totals is none.

        Args:
            number: the number of the row.
            cells: its cells; not all of them are empty.
        """
        first = cells[0]
        suspicious = self._gap or self._title is not None
        if not suspicious and isinstance(first, str) and first.strip().casefold() in self._names:
            suspicious = True
        if suspicious and self._is_header(number, cells):
            return False
        for at in self._expiry:
            if at < len(cells) and not blank(cells[at]):
                if _is_count(cells[at]) and _begins_total(cells):
                    self._people.skipped.add(number)
                    return False
                self._gap, self._title = False, None
                return True
        return self._without_date(number, cells)

    def _theirs(self, names: Sequence[str]) -> list[str]:
        """Return the cells of a row without what this program wrote into it, which may read like names of columns."""
        ours = {column.position for column in self._people.sections[-1].columns.written}
        return [name for at, name in enumerate(names) if at not in ours]

    def _is_header(self, number: int, cells: Sequence[object]) -> bool:
        names = ["" if cell is None else str(cell).strip() for cell in cells]
        section = self._people.sections[-1]
        again = [name for name in names if name] == [name for name in section.header.names if name]
        if again or (
            all(isinstance(cell, str) or cell is None for cell in cells)
            and score(self._theirs(names), self._own) >= _SECOND_HEADER
        ):
            self._people.skipped.add(number)
            closed = section.closed
            if self._title is not None:
                self._people.skipped.add(self._title[0])
                closed = header_phrases.is_archive(self._title[1])
            elif not again:
                closed = False
            try:
                columns = section.columns if again else columns_of(names, self._own)
            except BadTable:
                columns = Columns()
            self._people.sections.append(Section(number + 1, Header(number, number, names), columns, closed))
            self._gap, self._title = False, None
            self._begin(self._people.sections[-1])
            return True
        return False

    def _without_date(self, number: int, cells: Sequence[object]) -> bool:
        section = self._people.sections[-1]
        lone = lone_cell(cells)
        if self._gap and lone is not None and header_phrases.is_archive(lone):  # the same columns go on below it
            self._people.skipped.add(number)
            self._people.sections.append(Section(number + 1, section.header, section.columns, closed=True))
            self._gap, self._title = False, (number, lone)
            return False
        if _begins_total(cells):
            self._people.skipped.add(number)
            return False
        self._title = (number, lone) if lone is not None and self._gap else None
        self._gap = False
        return True


def rows_of(people: TabOfPeople) -> Iterator[tuple[Line, Section | None]]:
    """Yield the lines of a tab that hold something, each with its table; in JSON there is none.

    Args:
        people: the tab, once its sections have been found.
    """
    firsts = [section.first for section in people.sections]
    with closing(people.tab.lines()) as lines:
        place = 0
        for line in lines:
            if not firsts:
                yield line, None
                continue
            number = line.number
            if number < firsts[0] or number in people.skipped:
                continue
            while place + 1 < len(firsts) and firsts[place + 1] <= number:
                place += 1
            yield line, people.sections[place]


def _begins_total(cells: Sequence[object]) -> bool:
    held = next((cell for cell in cells if not blank(cell)), None)
    return isinstance(held, str) and cell_words.begins_total(held)


def _is_count(cell: object) -> bool:
    """Return whether a cell is a number too small to be a day."""
    return not isinstance(cell, (date, bool)) and (text := shown(cell)).isdecimal() and int(text) < _LEAST_DAY


def lone_cell(cells: Sequence[object]) -> str | None:
    """Return the only cell of a row that holds something, if it is a text; else None."""
    held = [cell for cell in cells if not blank(cell)]
    return shown(held[0]) if len(held) == 1 and isinstance(held[0], str) else None
