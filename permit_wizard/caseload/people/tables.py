"""Which tabs of a file hold people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import islice

from permit_wizard.caseload.columns import header_phrases, vocabulary
from permit_wizard.caseload.columns.content import DateFinder
from permit_wizard.caseload.columns.header import Header, find_header, guess_header
from permit_wizard.caseload.columns.mapping import columns_of, score
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON, Columns, shown_once
from permit_wizard.caseload.people import tab_remarks
from permit_wizard.caseload.people.answers import CellReader
from permit_wizard.caseload.people.sections import Section, TabOfPeople, lone_cell
from permit_wizard.caseload.people.tab_remarks import TabLook
from permit_wizard.caseload.read.cells import blank
from permit_wizard.caseload.read.table import BadTable, Book, Tab
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _, listed

_HEAD = 300
"""Lines of a tab that are looked at before it is read."""


class TabFinder:
    """Chooses the tabs with people.

    Args:
        book: the file.
        options: how it is to be read.
        cells: reads cells.
        today: the day the cases are judged on.

    Attributes:
        remarks: on the tabs and their columns.
        incomplete: whether rows that may be people are not read, or people cannot be ranked.
        samples: cells of lines that name their own cells, by these names.
    """

    def __init__(self, book: Book, options: ReadingOptions, cells: CellReader, today: date) -> None:
        self._book, self._options, self._cells = book, options, cells
        self._own = own_names(options)
        self._finder = DateFinder(today)
        self.remarks: list[Text] = []
        self.incomplete = False
        self.samples: dict[tuple[str, ...], list[Sequence[object]]] = {}

    def find(self) -> list[TabOfPeople]:
        """Return the tabs that are read.

        Raises:
            BadTable: there are no people in any, or their columns cannot be found.
        """
        looks = [self._look(tab) for tab in self._chosen()]
        if not any(self._has_expiry(look) for look in looks):
            looks = [self._look(look.tab, by_content=True) for look in looks]
        read = [look for look in looks if self._has_expiry(look)]
        for look in read:
            if look.header is not None and self._names_are_a_person(look.columns):
                raise tab_remarks.no_names(self._dated(TabLook(look.tab, look.head)))
        if not read:
            read = [look for look in looks if look.has_people and look.refusal is None and self._is_named(look)]
            self._say_no_expiry(read)
        refused = next((look.refusal for look in looks if look.refusal is not None), None)
        if not read:
            raise BadTable(refused) if refused is not None else self._no_header(looks)
        if not self._options.tabs:
            self._say_not_read([look for look in looks if look not in read])
        for look in read:
            self.remarks += look.columns.remarks if look.columns is not None else ()
        self._refuse_unknown(read)
        return [self._opened(look) for look in read]

    def _chosen(self) -> Sequence[Tab]:
        wanted = {vocabulary.normalize(title) for title in self._options.tabs}
        if not wanted:
            return self._book.tabs
        titles = {vocabulary.normalize(tab.title): tab for tab in self._book.tabs}
        missing = next((title for title in self._options.tabs if vocabulary.normalize(title) not in titles), None)
        if missing is not None:
            names = listed(printable(tab.title) for tab in self._book.tabs[:20])
            raise BadTable(_("There is no tab “{tab}”. Use one of: {tabs}", tab=printable(missing), tabs=names))
        return [tab for tab in self._book.tabs if vocabulary.normalize(tab.title) in wanted]

    def _look(self, tab: Tab, *, by_content: bool = False) -> TabLook:
        with closing(tab.lines()) as lines:
            head = list(islice(lines, _HEAD))
        if tab.keyed:
            for line in head:
                if isinstance(line.cells, Mapping):
                    self.samples.setdefault(tuple(map(str, line.cells)), []).append(tuple(line.cells.values()))
            return TabLook(tab, head)
        if tab.names is not None:
            header = Header(0, 0, [name.strip() for name in tab.names])
        else:
            header = find_header(head, self._own) or (guess_header(head) if by_content else None)
        if header is None:
            return TabLook(tab, head)
        rows = [
            line.cells
            for line in head
            if line.number > header.last and line.problem is None and not isinstance(line.cells, Mapping)
        ]
        try:
            columns = columns_of(
                header.names, self._own, rows, self._cells.fits, self._finder.find_expiry if by_content else None
            )
        except BadTable as bad:
            return TabLook(tab, head, header, refusal=bad.reason)
        return TabLook(tab, head, header, columns)

    def _has_expiry(self, look: TabLook) -> bool:
        if look.tab.hidden and not self._options.tabs:
            return False
        return look.tab.keyed or (look.columns is not None and EXPIRES_ON in look.columns)

    def _is_named(self, look: TabLook) -> bool:
        """Return whether a column of a tab is known."""
        if look.tab.hidden and not self._options.tabs:
            return False
        return look.header is not None and score(look.header.names, self._own) > 0

    def _say_no_expiry(self, looks: Sequence[TabLook]) -> None:
        for look in looks:
            if look.header is None or look.tab.keyed:
                continue
            self.incomplete = True
            names = shown_once(look.header.names)
            self.remarks.append(tab_remarks.no_expiry([names[at] for at in self._dated(look) if at < len(names)]))

    def _dated(self, look: TabLook) -> list[int]:
        last = 0 if look.header is None else look.header.last
        rows = [line.cells for line in look.head if line.number > last and line.problem is None]
        return list(self._finder.dated(rows))  # pyright: ignore[reportArgumentType] - keyed lines are not here

    def _no_header(self, looks: Sequence[TabLook]) -> BadTable:
        for look in looks:
            header = look.header
            if header is None and self._begins_with_person(look):
                return tab_remarks.no_names(self._dated(look))
            dated = self._dated(look) if header is not None else []
            names = shown_once(header.names) if header is not None else []
            columns = [names[at] for at in dated if at < len(names)]
            if columns:
                return tab_remarks.no_known_names(columns)
        return tab_remarks.no_list()

    def _begins_with_person(self, look: TabLook) -> bool:
        """Return whether the first row with more than one cell holds a date where the rows below it hold dates."""
        dated = self._dated(look)
        first = next((line.cells for line in look.head if sum(not blank(cell) for cell in line.cells) > 1), ())
        return any(at in self._finder.dated([first]) for at in dated)  # pyright: ignore[reportArgumentType] - as above

    def _names_are_a_person(self, columns: Columns | None) -> bool:
        """Return whether the column of expiry dates is called by a date, as where somebody named it by mistake."""
        known = () if columns is None else columns.known
        return any(column.key == EXPIRES_ON and self._finder.dated([[column.name]]) for column in known)

    def _say_not_read(self, looks: Sequence[TabLook]) -> None:
        empty: list[str] = []
        for look in looks:
            title, rows = printable(look.tab.title, 200), tab_remarks.count_rows(look)
            if not rows:
                continue
            if not self._may_have_people(look):
                empty.append(f"{title} ({rows})")
                continue
            self.incomplete = True
            self.remarks.append(tab_remarks.not_read(look, rows))
        if empty:
            self.remarks.append(_("Tabs without a list of people: {tabs}.", tabs=listed(empty)))

    def _may_have_people(self, look: TabLook) -> bool:
        """Return whether a skipped tab names a known column or contains dates on which cards can expire."""
        if look.has_people:
            return True
        header = look.header or guess_header(look.head)
        rows = [
            line.cells for line in look.head if line.problem is None and (header is None or line.number > header.last)
        ]
        names = [] if header is None else [vocabulary.normalize(name) for name in header.names]
        return self._finder.find_expiry(names, rows, set()) is not None  # pyright: ignore[reportArgumentType] - keyed lines are not here

    def _refuse_unknown(self, looks: Sequence[TabLook]) -> None:
        headers = [look.header.names for look in looks if look.header is not None]
        known = {vocabulary.normalize(name) for names in headers for name in names}
        missing = [name for name in self._options.columns if headers and vocabulary.normalize(name) not in known]
        if missing:
            names = listed(dict.fromkeys(printable(name) for names in headers for name in names if name))
            raise BadTable(
                _("There is no column “{column}”. There are: {columns}", column=printable(missing[0]), columns=names)
            )

    def _opened(self, look: TabLook) -> TabOfPeople:
        people = TabOfPeople(look.tab)
        if look.header is not None and look.columns is not None:
            above = [line for line in look.head if line.number < look.header.first]
            closed = bool(look.tab.title) and header_phrases.is_archive(look.tab.title)
            closed |= bool(above) and header_phrases.is_archive(lone_cell(above[-1].cells) or "")  # pyright: ignore[reportArgumentType]
            if not closed and header_phrases.is_old(look.tab.title or ""):
                closed = True
                self.remarks.append(
                    _(
                        "The people on the tab “{tab}” are listed as closed, because of its title. If their files are "
                        "open, give the tab another title.",
                        tab=people.title,
                    )
                )
            people.sections.append(Section(look.header.last + 1, look.header, look.columns, closed))
        return people


def own_names(options: ReadingOptions) -> Mapping[str, str]:
    """Return the keys that a person gave to names of columns, by the name as it is compared."""
    return {vocabulary.normalize(name): key for name, key in options.columns.items()}
