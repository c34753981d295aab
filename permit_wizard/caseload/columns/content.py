"""Columns recognised by their cells: which of them hold dates, and which dates are those on which cards expire."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from permit_wizard.caseload.columns import header_phrases
from permit_wizard.caseload.columns.dates import ColumnDates
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON
from permit_wizard.caseload.read.cells import blank

_SHARE = 0.8
"""Of the cells of a column that holds dates."""

_PAST, _AHEAD = timedelta(4 * 365), timedelta(6 * 365)
"""How long ago, and how far ahead, a card of today's list can expire."""

_FAR = timedelta(60)
"""How far ahead a day is that is no appointment."""


class DateFinder:
    """Finds columns with dates.

    Args:
        today: the day the cases are judged on.
    """

    def __init__(self, today: date) -> None:
        self._today, self._dates = today, ColumnDates(EXPIRES_ON, today)

    def dated(self, rows: Sequence[Sequence[object]]) -> dict[int, list[date]]:
        """Return the days in each column that holds dates, by the column's index."""
        width = max(map(len, rows), default=0)
        found: dict[int, list[date]] = {}
        for at in range(width):
            cells = [row[at] for row in rows if at < len(row) and not blank(row[at])]
            days = [day for cell in cells if (day := self._day(cell)) is not None]
            if cells and len(days) >= _SHARE * len(cells):
                found[at] = days
        return found

    def find_expiry(self, names: Sequence[str], rows: Sequence[Sequence[object]], taken: set[int]) -> int | None:
        """Return the only column whose dates can be those on which cards expire, or None.

        Args:
            names: the names of the columns, normalized.
            rows: cells of some rows.
            taken: columns that hold something else.
        """
        found = [at for at, days in self.dated(rows).items() if at not in taken and self._can_expire(days)]
        found = [at for at in found if at >= len(names) or not header_phrases.is_other_date(names[at])]
        return found[0] if len(found) == 1 else None

    def _day(self, cell: object) -> date | None:
        if isinstance(cell, (int, float)):
            return None
        if isinstance(cell, datetime):
            return cell.date()
        found = self._dates.read(cell)
        return found if isinstance(found, date) else next(iter(found.candidates), None)

    def _can_expire(self, days: Sequence[date]) -> bool:
        first, last = self._today - _PAST, self._today + _AHEAD
        ahead = sum(day >= self._today for day in days)
        return all(first <= day <= last for day in days) and 2 * ahead >= len(days) and max(days) > self._today + _FAR
