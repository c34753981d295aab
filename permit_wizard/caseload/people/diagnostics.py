"""What there is to say of a sheet as a whole, each thing once, and with little held however long the sheet.

Columns that do not count, dates in doubt, cells that could not be read, the same person twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from permit_wizard.caseload.columns import vocabulary as words
from permit_wizard.caseload.columns.dates import Order
from permit_wizard.caseload.columns.mapping import Columns
from permit_wizard.core.answers import KEYS, Answers
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


class Note(NamedTuple):
    """Something about one cell.

    Attributes:
        key: the key of its column.
        column: what the column is called.
        cell: what stands there, as it can be shown.
        reason: what is the matter with it.
        perhaps: the days that it may stand for.
        counts: whether the answer was read all the same.
    """

    key: str
    column: str
    cell: str
    reason: Text
    perhaps: tuple[date, ...] = ()
    counts: bool = False


def note_text(note: Note) -> Text:
    """Return a note as a message: the cell, its column, and what is wrong with it."""
    return _("“{cell}” in “{column}”: {problem}", cell=note.cell, column=note.column, problem=note.reason)


class _Group:
    """Rows with the same in the same column."""

    def __init__(self, note: Note) -> None:
        self.note, self.many = note, 0
        self.numbers: list[int] = []


class People:
    """Finds who stands in a sheet twice, in two goes: who may, by one bit a name; and who does."""

    def __init__(self) -> None:
        self._bits = bytearray(_BITS >> 3)
        self._perhaps: set[int] = set()
        self._rows: dict[str, list[tuple[int, str, Answers]]] = {}

    def look(self, ref: str) -> None:
        """Take note of a name."""
        if not ref:
            return
        bit = hash(same_name(ref)) % _BITS
        place, mask = bit >> 3, 1 << (bit & 7)
        if self._bits[place] & mask:
            self._perhaps.add(bit)
        self._bits[place] |= mask

    def add(self, number: int, ref: str, answers: Answers) -> None:
        """Take a row, once every name has been looked at."""
        if self._perhaps and hash(same_name(ref)) % _BITS in self._perhaps:
            self._rows.setdefault(same_name(ref), []).append((number, ref, answers))

    def remarks(self) -> Iterator[Text]:
        """Yield who stands there more than once, and whether the rows say the same."""
        twice = [rows for rows in self._rows.values() if len(rows) > 1]
        for rows in twice[:SHOWN]:
            numbers, ref = _numbers([number for number, _ref, _answers in rows]), printable(rows[0][1])
            differing = [
                BY_KEY[key].short for key in KEYS if len({getattr(answers, key) for _number, _ref, answers in rows}) > 1
            ]
            if differing:
                yield _("“{ref}” stands there more than once (rows {rows}), with different answers: {columns}.", ref=ref, rows=numbers, columns=listed(differing))  # fmt: skip
            else:
                yield _("“{ref}” stands there more than once (rows {rows}), with the same answers.", ref=ref, rows=numbers)  # fmt: skip
        if len(twice) > SHOWN:
            yield ngettext("{n} more stands there twice.", "{n} more stand there twice.", len(twice) - SHOWN)


def same_name(ref: str) -> str:
    """Return a ref as refs are compared: without regard to case and blanks."""
    return " ".join(fold(ref).split())


def _numbers(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:_NUMBERS])) + (" …" if len(rows) > _NUMBERS else "")


class Remarks:
    """Collects what there is to say of a sheet.

    Args:
        first: what is said before all else.

    Attributes:
        people: who stands there twice.
        unread: how many cells could not be read.
    """

    def __init__(self, first: Sequence[Text]) -> None:
        self.people = People()
        self.unread = 0
        self._said: dict[str, Text] = {text.message: text for text in first}
        self._groups: dict[tuple[str, str, str], _Group] = {}
        self._ungrouped = 0

    def header(self, columns: Columns) -> None:
        """Say what the columns are taken for, where it is not plain."""
        if not columns.refs:
            self._say(_("No column holds a name or a number for a person: people are called by their row. {option} tells which column it is.", option="--map naam=ref"))  # fmt: skip
        others = ", ".join(column.name for column in columns.carried if not column.name.startswith("#"))
        if others:
            self._say(_("These columns do not count: {columns}. If one does, {option} tells what it is.", columns=printable(others, _LISTED), option="--map"))  # fmt: skip

    def permit_is_unsaid(self) -> None:
        """Say that the sheet tells of nobody which permit it is."""
        self._say(_("Nothing in the sheet says which permit people have. If all have a temporary asylum permit, say {option}.", option="--default permit=temporary_asylum"))  # fmt: skip

    def doubt(self, column: str, doubt: tuple[int, object, Order | None]) -> None:
        """Say that a column of dates is in doubt."""
        number, cell, order = doubt
        allowed = listed(f"--dates {each}" for each in Order)
        shown = printable(cell)
        match order:
            case Order.MONTH_FIRST:
                self._say(_("The dates in “{column}” are in doubt: row {n} ({cell}) can only be month first. Dates that can be two days are not read; say how they are written: {allowed}.", column=column, n=number, cell=shown, allowed=allowed), column)  # fmt: skip
            case Order.YEAR_FIRST:
                self._say(_("The dates in “{column}” are in doubt: row {n} ({cell}) can be year first. Dates that can be two days are not read; say how they are written: {allowed}.", column=column, n=number, cell=shown, allowed=allowed), column)  # fmt: skip
            case _:
                self._say(_("The dates in “{column}” are in doubt: row {n} ({cell}) is text, and all that are real dates can have day and month exchanged. Look at the cards; if the dates are right, say {allowed}.", column=column, n=number, cell=shown, allowed=f"--dates {Order.DAY_FIRST}"), column)  # fmt: skip

    def _say(self, text: Text, about: str = "") -> None:
        self._said.setdefault(text.message + about, text)

    def add(self, number: int, ref: str, answers: Answers, notes: Sequence[Note]) -> None:
        """Take a row."""
        self.people.add(number, ref, answers)
        for note in notes:
            self.unread += not note.counts
            alike = "" if note.perhaps or note.counts else words.plain(note.cell)
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
        yield from self.people.remarks()
