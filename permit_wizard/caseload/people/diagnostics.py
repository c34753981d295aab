"""Remarks about a sheet as a whole, each thing once, and with little held however long the sheet.

Columns that do not count, dates in doubt, cells that could not be read, the same person twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.cell_dates import Order
from permit_wizard.caseload.columns.table_columns import Columns
from permit_wizard.caseload.people.notes import Note
from permit_wizard.caseload.people.row import Row
from permit_wizard.core.answers import KEYS
from permit_wizard.core.folding import fold
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _, listed, ngettext

SHOWN = 12
"""Groups of cells, and people, that are named; the rest is counted."""

_MOST_GROUPS = 500
_NUMBERS = 5
_BITS = 1 << 27  # 16 MB, of which a short list touches little
_LISTED = 400  # characters of columns in a list


class _Group:
    """Rows with the same in the same column."""

    def __init__(self, note: Note) -> None:
        self.note, self.many = note, 0
        self.numbers: list[int | str] = []


class DuplicateFinder:
    """Finds people who are in a sheet twice, in two passes: which refs may repeat, by one bit for each.

    And which do.
    """

    def __init__(self) -> None:
        self._bits = bytearray(_BITS >> 3)
        self._may_repeat: set[int] = set()
        self._rows: dict[str, list[Row]] = {}

    def count(self, ref: str) -> None:
        """Take note of a ref."""
        if not ref:
            return
        bit = hash(same_name(ref)) % _BITS
        place, mask = bit >> 3, 1 << (bit & 7)
        if self._bits[place] & mask:
            self._may_repeat.add(bit)
        self._bits[place] |= mask

    def collect(self, row: Row) -> None:
        """Take a row, once every ref has been counted."""
        if self._may_repeat and row.named and hash(same_name(row.ref)) % _BITS in self._may_repeat:
            self._rows.setdefault(same_name(row.ref), []).append(row)

    def remarks(self) -> Iterator[Text]:
        """Yield who is there more than once, and whether the rows hold the same answers."""
        twice = [rows for rows in self._rows.values() if len(rows) > 1]
        for rows in twice[:SHOWN]:
            places, ref = _places(rows), printable(rows[0].ref)
            differing = [BY_KEY[key].short for key in KEYS if len({getattr(row.answers, key) for row in rows}) > 1]
            if differing:
                yield _(
                    "“{ref}” appears more than once (rows {rows}), with different answers: {columns}.",
                    ref=ref,
                    rows=places,
                    columns=listed(differing),
                )
            else:
                yield _("“{ref}” appears more than once (rows {rows}), with the same answers.", ref=ref, rows=places)
        if len(twice) > SHOWN:
            yield ngettext("{n} more person appears twice.", "{n} more people appear twice.", len(twice) - SHOWN)


def same_name(ref: str) -> str:
    """Return a ref as refs are compared: folded, without regard to blanks."""
    return " ".join((ref.lower() if ref.isascii() else fold(ref)).split())


def _places(rows: Sequence[Row]) -> str:
    """Return the numbers of rows, each with its tab where they are in several."""
    several = len({row.tab for row in rows}) > 1
    return _numbers([f"{row.tab} {row.number}" if several else row.number for row in rows])


def _numbers(rows: Sequence[int | str]) -> str:
    return ", ".join(map(str, rows[:_NUMBERS])) + (" …" if len(rows) > _NUMBERS else "")


class Remarks:
    """Collects remarks about a sheet.

    Args:
        first: what is said before all else.

    Attributes:
        duplicates: people who are there twice.
        unread: how many cells could not be read.
        several_tabs: whether rows are called by their tab, too.
        emptied: rows in which the centre's own cells are empty, beside columns of ours that are not.
        without_result: formulas whose result the file does not hold; they count where somebody has no date.
        incomplete: whether rows that may be people were not read, or people could not be ranked.
    """

    def __init__(self, first: Sequence[Text]) -> None:
        self.duplicates = DuplicateFinder()
        self.unread = self.emptied = 0
        self.without_result = 0
        self.incomplete = self.several_tabs = False
        self._said: dict[str, Text] = {repr(text): text for text in first}
        self._groups: dict[tuple[str, str, str], _Group] = {}
        self._ungrouped = 0

    def header(self, columns: Columns) -> None:
        """Remark which columns do not count, and whether one names the people."""
        if not columns.refs and not columns.members:
            self._say(
                _(
                    "No column has a name or a number for each person, so people are called by their row. If one "
                    "does, name it: {option}",
                    option="--map naam=ref",
                )
            )
        others = ", ".join(column.name for column in columns.extra if not column.name.startswith("#"))
        if others:
            self._say(
                _(
                    "These columns are not used: {columns}. To use one, name it: {option}",
                    columns=printable(others, _LISTED),
                    option="--map",
                )
            )

    def permit_is_missing(self) -> None:
        """Remark that no row has a permit."""
        self._say(
            _(
                "The sheet does not show which permit people have. If all have a temporary asylum permit, use "
                "{option}.",
                option="--default permit=temporary_asylum",
            )
        )

    def doubt(self, column: str, doubt: tuple[int, object, Order | None]) -> None:
        """Remark that a column of dates is ambiguous."""
        number, cell, order = doubt
        allowed = listed(f"--dates {each}" for each in Order)
        shown = printable(cell)
        match order:
            case Order.MONTH_FIRST:
                self._say(
                    _(
                        "The dates in “{column}” are in doubt: row {n} ({cell}) can only be month first. Dates "
                        "that can "
                        "be two days are not read; say how they are written: {allowed}.",
                        column=column,
                        n=number,
                        cell=shown,
                        allowed=allowed,
                    ),
                    column,
                )
            case Order.YEAR_FIRST:
                self._say(
                    _(
                        "The dates in “{column}” are in doubt: row {n} ({cell}) can be year first. Dates that "
                        "can be two "
                        "days are not read; say how they are written: {allowed}.",
                        column=column,
                        n=number,
                        cell=shown,
                        allowed=allowed,
                    ),
                    column,
                )
            case _:
                self._say(
                    _(
                        "The dates in “{column}” are in doubt: row {n} ({cell}) is text, and all that are real "
                        "dates can "
                        "have day and month exchanged. Look at the cards; if the dates are right, say {allowed}.",
                        column=column,
                        n=number,
                        cell=shown,
                        allowed="--dates " + Order.DAY_FIRST,
                    ),
                    column,
                )

    def _say(self, text: Text, about: str = "") -> None:
        self._said.setdefault(repr(text) + about, text)

    def skipped(self, tab: str, rows: int) -> None:
        """Remark how many rows of a tab are headers, titles or totals.

        Args:
            tab: its title; "" where there is only one.
            rows: how many.
        """
        if rows and tab:
            self._say(
                ngettext(
                    "{n} row of “{tab}” is a header, a title or a total, not a person.",
                    "{n} rows of “{tab}” are headers, titles or totals, not people.",
                    rows,
                    tab=tab,
                ),
                tab,
            )
        elif rows:
            self._say(
                ngettext(
                    "{n} row is a header, a title or a total, not a person.",
                    "{n} rows are headers, titles or totals, not people.",
                    rows,
                )
            )

    def add(self, row: Row) -> None:
        """Take a person."""
        if self.without_result and row.answers.expires_on is None and not (row.closed or row.candidate_dates):
            self.incomplete = True
            self._say(
                ngettext(
                    "{n} formula has no result in this file. Open it in Excel or LibreOffice, save it, and try again.",
                    "{n} formulas have no result in this file. Open it in Excel or LibreOffice, save it, and try "
                    "again.",
                    self.without_result,
                )
            )
        if row.problem is None:
            self.duplicates.collect(row)
        if not row.notes:
            return
        number = f"{row.tab} {row.number}" if row.tab and self.several_tabs else row.number
        for note in row.notes:
            self.unread += not note.counts
            alike = "" if note.candidates or note.counts else vocabulary.normalize(note.cell)
            name = (note.column, note.reason.message, alike)
            group = self._groups.get(name)
            if group is None:
                if len(self._groups) >= _MOST_GROUPS:
                    self._ungrouped += 1
                    continue
                group = self._groups[name] = _Group(note)
            group.many += 1
            if len(group.numbers) <= _NUMBERS:
                group.numbers.append(number)

    def __iter__(self) -> Iterator[Text]:
        """Yield the remarks, what concerns most rows first."""
        yield from self._said.values()
        if self.emptied:
            yield ngettext(
                "{n} row holds only what this program wrote into it: there is no person in it any more.",
                "{n} rows hold only what this program wrote into them: there are no people in them any more.",
                self.emptied,
            )
        groups = sorted(self._groups.values(), key=lambda group: -group.many)
        for group in groups[:SHOWN]:
            yield ngettext(
                "{n} row ({rows}): “{cell}” in “{column}”: {problem}",
                "{n} rows ({rows}): “{cell}” in “{column}”: {problem}",
                group.many,
                rows=_numbers(group.numbers),
                cell=group.note.cell,
                column=group.note.column,
                problem=group.note.reason,
            )
        rest = self._ungrouped + sum(group.many for group in groups[SHOWN:])
        if rest:
            yield ngettext("{n} more cell could not be read.", "{n} more cells could not be read.", rest)
        yield from self.duplicates.remarks()
