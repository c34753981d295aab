"""The calendar and the editions of the contract, written down a second time: nothing here imports the program."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
CHANGED, GAP = date(2026, 6, 12), date(2018, 10, 1)
CHECK_AGAIN, RELY_UNTIL = date(2027, 2, 28), date(2028, 2, 28)
OLD, NEW = "ind-2019", "pact-2026"


@dataclass(frozen=True)
class Parameters:
    """Those rows of the contract's table of editions from which a date or an outcome is worked out.

    Attributes:
        window: calendar months before the expiry date from which people can apply.
        period: days within which the IND decides.
    """

    window: int
    period: int | None
    checked_on: date
    check_again: date | None = None
    rely_until: date | None = None


PARAMETERS = {
    OLD: Parameters(6, None, date(2026, 11, 23)),
    NEW: Parameters(3, 56, date(2026, 11, 30), CHECK_AGAIN, RELY_UNTIL),
}


def in_force(day: date) -> str:
    """Return the edition in force on a day."""
    return NEW if day >= CHANGED else OLD


@functools.cache
def months_earlier(day: date, months: int) -> date:
    """Count back one month at a time, then look for the last day that the month has."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(number, day.day))
        except ValueError:
            continue
    raise AssertionError(day)


def easter_sunday(year: int) -> date:
    """Gauss's rule with its two exceptions; its constants are those for 1900 to 2099."""
    d = (19 * (year % 19) + 24) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
    if (d, e) == (29, 6) or ((d, e) == (28, 6) and year % 19 > 10):
        e -= 7
    return date(year, 3, 22) + (d + e) * DAY


@functools.cache
def public_holidays(year: int) -> frozenset[date]:
    """Return the days of the Algemene termijnenwet, art. 3, as the contract lists them (Sundays not among them)."""
    easter, kings_day = easter_sunday(year), date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day -= DAY
    moving = {easter + days * DAY for days in (-2, 1, 39, 50)}
    return frozenset({date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)} | moving)


@functools.cache
def is_working_day(day: date) -> bool:
    """Return whether a helpline is answered."""
    return day.isoweekday() < 6 and day not in public_holidays(day.year)


@functools.cache
def working_day_back(day: date, earlier: int = 0) -> date:
    """Return the last working day on or before a day, or the so many-th before that one."""
    while not is_working_day(day):
        day -= DAY
    return working_day_back(day - DAY, earlier - 1) if earlier else day


@functools.cache
def next_working_day(day: date) -> date:
    """Return the first working day after a day."""
    day += DAY
    return day if is_working_day(day) else next_working_day(day)
