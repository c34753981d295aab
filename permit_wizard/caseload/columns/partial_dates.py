"""What an incomplete date in a cell reveals about the day.

A month, a day without a year, two dates, or that the card has expired.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from permit_wizard.caseload.columns.cell_words import expired_words
from permit_wizard.caseload.columns.vocabulary import normalize
from permit_wizard.core.dates.month_words import meanings
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.core.text import Text, _

_SEPARATOR = r"\s*[-/. ]\s*"
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(20\d\d)")
_YEAR_MONTH = re.compile(rf"(20\d\d){_SEPARATOR}(\d{{1,2}})")
_DAY_MONTH = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})[-/.]?")
_YEAR = re.compile(r"20\d\d")
_FULL = re.compile(r"(?<!\d)(?:(\d{1,2})([-/. ])(\d{1,2})\2(20\d\d)|(20\d\d)([-/.])(\d{1,2})\6(\d{1,2}))(?!\d)")
_LONG_YEAR = re.compile(
    rf"(?:(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}20\d{{3,}}|20\d{{3,}}{_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}))"
)
"""A date with a digit too many in its year."""

_RECENT = timedelta(183)
"""How long ago a day without a year can be: before that, the same day of the next year is meant."""


class PartialDate(NamedTuple):
    """What is known of a day.

    Attributes:
        reason: what is missing.
        days: the first and the last day that it can be, or each day where they are few.
    """

    reason: Text
    days: tuple[date, ...]


def partial_date(text: str, today: date) -> PartialDate | None:
    """Return what a text reveals about a day, or None.

    Args:
        text: a cell that is no date.
        today: the day to read it on.
    """
    if normalize(text) in expired_words():
        return PartialDate(_("this has no date, only that the card has expired"), (today - timedelta(1),))
    several = _several(text)
    if len(several) > 1:
        return PartialDate(_("there is more than one date"), several)
    if found := _LONG_YEAR.fullmatch(text):
        day_first = found[1] is not None
        return _without_year(int(found[2 if day_first else 3]), int(found[1 if day_first else 4]), today)
    year, month, day = _parts(text)
    if month and not 1 <= month <= 12:
        return None
    if year and month:
        return PartialDate(_("the day is missing"), _of_month(year, month))
    if year:
        return PartialDate(_("the day and the month are missing"), (date(year, 1, 1), date(year, 12, 31)))
    if month:
        return _without_year(month, day, today)
    return None


def _parts(text: str) -> tuple[int, int, int | None]:
    """Return the year and the month, 0 where there is none, and the day, None where there is none."""
    if found := _MONTH_YEAR.fullmatch(text):
        return int(found[2]), int(found[1]), None
    if found := _YEAR_MONTH.fullmatch(text):
        return int(found[1]), int(found[2]), None
    if found := _DAY_MONTH.fullmatch(text):
        return 0, int(found[2]), int(found[1])
    if _YEAR.fullmatch(text):
        return int(text), 0, None
    words = normalize(text).split()
    months = {meaning.month for word in words if (meaning := meanings().get((word,))) is not None and meaning.month}
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    if len(months) != 1 or len(words) > 4 or len(numbers) > 1:
        return 0, 0, None
    number = numbers[0] if numbers else None
    if number is not None and number > 31:
        return (number, months.pop(), None) if EARLIEST.year <= number <= LATEST.year else (0, 0, None)
    return 0, months.pop(), number


def month_of(year: str, month: str, day: str) -> tuple[date, ...]:
    """Return the first and the last day of the month of a day that does not exist, such as 31-02-2027.

    () where the month is none.
    """
    full = int(year) + (2000 if len(year) <= 2 else 0)
    if not (EARLIEST.year <= full <= LATEST.year and 1 <= int(month) <= 12 and 28 < int(day) <= 31):
        return ()
    return _of_month(full, int(month))


def _several(text: str) -> tuple[date, ...]:
    days: dict[date, None] = {}
    for found in _FULL.finditer(text):
        day, month, year = (found[1], found[3], found[4]) if found[1] else (found[8], found[7], found[5])
        try:
            days[date(int(year), int(month), int(day))] = None
        except ValueError:
            continue
    return tuple(days)


def _of_month(year: int, month: int) -> tuple[date, ...]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _without_year(month: int, day: int | None, today: date) -> PartialDate | None:
    reason = _("the year is missing") if day is not None else _("the day and the year are missing")
    if not 1 <= month <= 12:
        return None
    days: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1, today.year + 2):
        try:
            days += [date(year, month, day)] if day is not None else _of_month(year, month)
        except ValueError:
            if day is not None and not 1 <= day <= 31:
                return None
    found = [found for found in days if found >= today - _RECENT][: 2 if day is not None else 4]
    return PartialDate(reason, tuple(found)) if found else None
