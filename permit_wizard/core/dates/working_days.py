"""Working days in the Netherlands: Monday to Friday, without the public holidays of the Algemene termijnenwet, art. 3.

On other days nobody answers a helpline or works at a desk. All days are computed; nothing is looked up.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_ONE_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6  # date.weekday()
_FROM_EASTER = (-2, 1, 39, 50)  # days: Good Friday, Easter Monday, Ascension Day, Whit Monday


def easter_sunday(year: int) -> date:
    """Return Easter Sunday (Gregorian; anonymous algorithm in Meeus, "Astronomical Algorithms", chapter 8)."""
    golden, century, in_century = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=128)
def public_holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year (Algemene termijnenwet, art. 3).

    King's Day is celebrated on 26 April where the 27th is a Sunday. Holidays that always fall on a Sunday are not
    listed.
    """
    easter, kings_day = easter_sunday(year), date(year, 4, 27)
    if kings_day.weekday() == _SUNDAY:
        kings_day -= _ONE_DAY
    fixed = (date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*fixed, *(easter + timedelta(days=days) for days in _FROM_EASTER)))


def is_weekend(day: date) -> bool:
    """Return whether a day is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def is_working_day(day: date) -> bool:
    """Return whether offices are open and helplines are answered on a day."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


@lru_cache(maxsize=4096)
def working_day_on_or_before(day: date) -> date:
    """Return the last working day that is not after a day."""
    while not is_working_day(day):
        day -= _ONE_DAY
    return day


@lru_cache(maxsize=4096)
def working_day_on_or_after(day: date) -> date:
    """Return the first working day that is not before a day."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day


@lru_cache(maxsize=4096)
def working_days_before(day: date, count: int) -> date:
    """Return the working day that lies a number of working days before a day.

    The third before a Friday is a Tuesday.
    """
    for _ in range(count):
        day = working_day_on_or_before(day - _ONE_DAY)
    return day
