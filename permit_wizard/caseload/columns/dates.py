"""The dates of a column, read together: one cell that can only be month first makes the others doubtful, too.

A column is looked through before any cell of it is read. A cell that can be one day only is that day. One that can be
two (03/04/2026) is day first, as in the Netherlands, unless another cell contradicts that; then it is not guessed, and
its days are named. `--dates` says how a sheet writes its dates.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from permit_wizard.caseload.columns.cell_dates import THREE_NUMBERS, DateCandidates, Order, candidates_of
from permit_wizard.core.text import Text, _

_CACHED = 100_000
"""Different cells whose reading is cached; there are not so many days."""

_ENOUGH = 5
"""Dates of the sheet itself, from which on it is no chance that all have a day up to 12: one in a hundred."""


class NotRead(NamedTuple):
    """A cell that is not read as a day, with the days it may mean."""

    reason: Text
    candidates: tuple[date, ...] = ()


class ColumnDates:
    """One column of dates.

    Args:
        key: the column's key in the contract.
        today: the day the cases are judged on.
        order: how the dates are written, where somebody has said so.
    """

    def __init__(self, key: str, today: date, order: Order | None = None) -> None:
        first, last = {"expires_on": (-4, 6), "received_on": (-4, 0)}.get(key, (0, 4))
        self._years = range(today.year + first, today.year + last + 1)
        self._today, self._order = today, order
        self._seen: dict[object, DateCandidates] = {}
        self._only: dict[Order, tuple[int, object]] = {}  # the first cell that can be read in this order alone
        self._short_day_first = False
        self._open: tuple[int, object] | None = None  # the first cell with a short year that may be first
        self._real, self._real_late, self._text_either = 0, False, False

    def observe(self, number: int, cell: object) -> None:
        """Take note of one cell, before any is read."""
        try:
            if cell in self._seen:  # it proves the same again
                return
        except TypeError:  # a list or an object, which JSON may hold
            return
        seen = self._of(cell)
        if seen.real:
            self._real += 1
            self._real_late |= len(set(seen.days.values())) == 1  # its day cannot be a month
        elif len(set(seen.days.values())) == 1 and len(seen.days) == 1:
            order = next(iter(seen.days))
            self._only.setdefault(order, (number, cell))
            self._short_day_first |= seen.short_year and order is Order.DAY_FIRST
        elif len(seen.days) > 1 and len(set(seen.days.values())) > 1:
            self._text_either = True
            if Order.YEAR_FIRST not in seen.days:
                self._short_day_first |= seen.short_year
            elif self._open is None:
                self._open = number, cell

    @property
    def ambiguity(self) -> tuple[int, object, Order | None] | None:
        """The row and the cell that contradict day first, and the order that they are in; None if none does."""
        if self._order is not None:
            return None
        for order in (Order.MONTH_FIRST, Order.YEAR_FIRST):
            if order in self._only:
                return *self._only[order], order
        if self._open is not None and not self._short_day_first:
            return *self._open, Order.YEAR_FIRST
        if self._swapped:
            return *self._only[Order.DAY_FIRST], None
        return None

    @property
    def _swapped(self) -> bool:
        """Whether a program that knew only month first took for dates what it could, and left the rest as text."""
        enough = self._real >= _ENOUGH and not self._real_late
        return enough and Order.DAY_FIRST in self._only and not self._text_either

    def _contradicted(self, seen: DateCandidates) -> bool:
        """Return whether another cell contradicts day first for this one."""
        if seen.real:
            return self._swapped
        if any(order in seen.days for order in (Order.MONTH_FIRST, Order.YEAR_FIRST) if order in self._only):
            return True
        return Order.YEAR_FIRST in seen.days and not self._short_day_first

    def read(self, cell: object) -> date | NotRead:
        """Return the day of a cell, or why it is none."""
        seen = self._of(cell)
        if seen.reason is not None:
            return NotRead(seen.reason, seen.candidates)
        days = sorted(set(seen.days.values()))
        if len(days) == 1:
            return days[0]
        if self._order is not None and not seen.real:
            day = seen.days.get(self._order)
            return (
                day
                if day is not None
                else NotRead(_("this cannot be read in the order {order}", order=self._order.value))
            )
        if (self._order is None and self._contradicted(seen)) or Order.DAY_FIRST not in seen.days:
            return NotRead(_("this can be two days"), tuple(days))
        return seen.days[Order.DAY_FIRST]

    def written(self, day: date) -> str | date:
        """Return a day as this column writes days, so that it is read as that day again."""
        if self._real:
            return day
        if self.ambiguity is not None:
            return day.isoformat()
        if self._order is Order.MONTH_FIRST:
            return f"{day:%m/%d/%Y}"
        if self._order is Order.YEAR_FIRST:
            return day.isoformat()
        forms = (THREE_NUMBERS.fullmatch(cell.strip()) for cell in self._seen if isinstance(cell, str))
        form = next((form for form in forms if form is not None), None)
        sign = "-" if form is None else form[0][len(form[1])]
        if form is not None and len(form[1]) == 4:
            return f"{day:%Y}{sign}{day:%m}{sign}{day:%d}"
        return f"{day:%d}{sign}{day:%m}{sign}{day:%Y}"

    def _of(self, cell: object) -> DateCandidates:
        seen = self._seen.get(cell)
        if seen is None:
            if len(self._seen) >= _CACHED:
                self._seen.clear()
            seen = self._seen[cell] = candidates_of(cell, self._today, self._years)
        return seen
