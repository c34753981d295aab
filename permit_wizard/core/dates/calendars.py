"""The calendars that people use beside the Gregorian one, and how their years are recognised in numbers."""

from __future__ import annotations

from enum import StrEnum


class Calendar(StrEnum):
    """A calendar other than the Gregorian one, which is the one of a residence card."""

    ISLAMIC = "islamic"
    """the lunar Hijri calendar; 2026 is 1447 and 1448"""
    PERSIAN = "persian"
    """the Solar Hijri calendar of Iran and Afghanistan; 2026 is 1404 and 1405"""
    ETHIOPIAN = "ethiopian"
    """seven or eight years behind the Gregorian one"""


_YEARS = {Calendar.PERSIAN: range(1300, 1421), Calendar.ISLAMIC: range(1421, 1500)}
_SHORT_YEARS = range(13)  # 1400 to 1412 (2021 to 2034) with two digits: the years of cards that are in use


def calendar_of_year(year: int) -> Calendar | None:
    """Return the calendar in which a year of four digits is near our time; None for a Gregorian or an impossible year.

    A lunar year before 1421 (2000) is taken for a solar one: both calendars have it, and no card is that old.
    """
    return next((calendar for calendar, years in _YEARS.items() if year in years), None)


def may_be_solar_hijri(year: str, month: str, day: str) -> bool:
    """Return whether three numbers can be a date of the Solar Hijri calendar with a year of two digits.

    05/09/09 is 9 Azar 1405.

    The first six months have 31 days, the next five 30 and the last one 30 in a leap year.

    Args:
        year: the first number, as digits; only two digits are a short year.
        month: the second number.
        day: the third number.
    """
    if len(year) != 2 or int(year) not in _SHORT_YEARS or not 1 <= int(month) <= 12:
        return False
    return 1 <= int(day) <= (31 if int(month) <= 6 else 30)
