"""What one cell can mean as a date, alone: `dates` reads a whole column, and decides between two days."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from permit_wizard.caseload.columns.partial_dates import month_of, partial_date
from permit_wizard.core.dates.calendars import Calendar, calendar_of_year
from permit_wizard.core.dates.reading import NoDate, Why, read_day
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.core.text import Text, _

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_TIME = re.compile(
    r"[T ]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$", re.IGNORECASE
)
THREE_NUMBERS = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})")
_YEAR_LAST, _YEAR_FIRST = (
    re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})"),
    re.compile(r"(20(?:1[3-9]|[2-9]\d))(\d{2})(\d{2})"),
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_DAY_ZERO = date(1899, 12, 30)  # of Excel's day numbers, from March 1900 on
_YEARS = re.compile(r"\d{4}")

# In Eritrea this may be beside a Gregorian year. The wizard reads it so; nobody can be asked about a cell.
_ETHIOPIAN_ERA = re.compile(r"ዓ[./]?\s?ም")

NO_DATE = _("this is not a date. Use a date such as {example}, or {word}", example="30-11-2026", word=_("unknown"))
_LATE = 22
"""The hour from which a time may be midnight here, written down in another time zone or by a clock that was wrong."""

_OTHER_ZONE = _("this is a time in another time zone: here it may be the next day")
_JUST_BEFORE_MIDNIGHT = _("this is a time just before midnight: it may be the next day")
_IN_SCRIPT = re.compile(r"(?:new )?Date\((\d{4}),\s*(\d{1,2}),\s*(\d{1,2})(?:,.*)?\)")
_NO_SUCH_DAY = _("this day does not exist, or is not from {first} to {last}", first=EARLIEST.year, last=LATEST.year)


class Order(StrEnum):
    """In which order day, month and year are written."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class DateCandidates(NamedTuple):
    """What one cell can mean.

    Attributes:
        days: the day that it is, in each order in which it can be read; the same day in each where there is no
            question.
        reason: why it is no day.
        candidates: days that it may mean, where that is the reason.
        short_year: whether the year has two digits.
        real: whether the sheet itself holds it as a date.
    """

    days: Mapping[Order, date]
    reason: Text | None = None
    candidates: tuple[date, ...] = ()
    short_year: bool = False
    real: bool = False


_NOTHING = DateCandidates({}, NO_DATE)


def candidates_of(cell: object, today: date, years: range) -> DateCandidates:
    """Return what one cell can mean.

    Args:
        cell: as the sheet has it: text, a number, a date.
        today: the day to read an incomplete date on.
        years: those that a year of two digits is likely to be.
    """
    if cell is None:
        return _NOTHING
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, date):
        return _real(cell)
    if isinstance(cell, (int, float)):
        return _serial(float(cell)) or _partly(str(int(cell)) if math.isfinite(cell) else "", today)
    text = _MARKS.sub("", unicodedata.normalize("NFKC", str(cell)[:60])).strip()
    moment = _IN_SCRIPT.fullmatch(text)
    if moment is not None:  # JavaScript counts months from 0
        day = _day(moment[1], str(int(moment[2]) + 1), moment[3])
        return DateCandidates(dict.fromkeys(Order, day)) if day else DateCandidates({}, _NO_SUCH_DAY)
    time = _TIME.search(text)
    if time is not None:
        return _with_time(text[: time.start()], time, today, years)
    if _SERIAL.fullmatch(text):
        return _serial(float(text.replace(",", "."))) or DateCandidates({}, NO_DATE)
    read = read_day(text)
    calendar = _other_calendar(text, read, today)
    if calendar is not None:
        return DateCandidates({}, calendar)
    parts = THREE_NUMBERS.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    if parts is not None:
        return _numbers(parts[1], parts[2], parts[3], years)
    if isinstance(read, date):
        return DateCandidates(dict.fromkeys(Order, read))
    if read.why in (Why.NO_SUCH_DAY, Why.OUT_OF_RANGE):
        return DateCandidates({}, _NO_SUCH_DAY)
    return _partly(text, today)


def _partly(text: str, today: date) -> DateCandidates:
    partial = partial_date(text, today)
    return DateCandidates({}, NO_DATE) if partial is None else DateCandidates({}, partial.reason, partial.days)


def _moment(cell: datetime) -> DateCandidates:
    """Return what a date with a time can mean.

    From ten in the evening on, or in another time zone, it may be the next day here.
    """
    day = cell.date()
    midnight = not (cell.hour or cell.minute or cell.second or cell.microsecond)
    if midnight or (cell.tzinfo is None and cell.hour < _LATE):
        return _real(day)
    if not EARLIEST <= day < LATEST:
        return DateCandidates({}, _NO_SUCH_DAY)
    reason = _OTHER_ZONE if cell.tzinfo is not None else _JUST_BEFORE_MIDNIGHT
    return DateCandidates({}, reason, (day, day + timedelta(1)))


def _real(day: date) -> DateCandidates:
    if not EARLIEST <= day <= LATEST:
        return DateCandidates({}, _NO_SUCH_DAY, real=True)
    other = date(day.year, day.day, day.month) if day.day <= 12 else day
    return DateCandidates({Order.DAY_FIRST: day, Order.MONTH_FIRST: other}, real=True)


def _serial(number: float) -> DateCandidates | None:
    days = int(number) if 0 <= number < 1e6 else 0
    day = _DAY_ZERO + timedelta(days)
    if not EARLIEST <= day <= LATEST:
        return None
    return DateCandidates({}, _("this is a day number of Excel; give the column the format of a date"), (day,))


def _with_time(text: str, time: re.Match[str], today: date, years: range) -> DateCandidates:
    seen = candidates_of(text, today, years)
    days = set(seen.days.values())
    midnight, zone = int(time[1]) == int(time[2]) == 0, time[3]
    if midnight or len(days) != 1 or not (zone or int(time[1]) >= _LATE):
        return seen
    day = days.pop()
    near = (day, day + timedelta(1)) if day < LATEST else (day,)  # 22:00 UTC is midnight here, in summer
    return DateCandidates({}, _OTHER_ZONE if zone else _JUST_BEFORE_MIDNIGHT, near)


def _other_calendar(text: str, read: date | NoDate, today: date) -> Text | None:
    year = next((int(digits) for digits in _YEARS.findall(text)), 0)
    ethiopic = any("\u1200" <= c <= "\u137f" for c in text)
    plain = text.isascii()  # 04/12/30 is a day of 2030 in a sheet here; ۰۴/۱۲/۳۰ is none
    named = calendar_of_year(year) or (read.calendar if isinstance(read, NoDate) and not plain else None)
    if named is Calendar.ISLAMIC:
        return _("this seems to be a date of the Islamic calendar; write it as on the card")
    if named is Calendar.PERSIAN:
        return _("this seems to be a date of the Persian calendar; write it as on the card")
    if named is Calendar.ETHIOPIAN or _ETHIOPIAN_ERA.search(text) or (ethiopic and 2000 <= year <= today.year - 5):
        return _("this seems to be a date of the Ethiopian calendar; write it as on the card")
    if 2540 <= year <= 2599:
        return _("this seems to be a date of the Buddhist calendar; write it as on the card")
    return None


def _numbers(first: str, second: str, third: str, years: range) -> DateCandidates:
    """Return what three numbers can be.

    A year of two digits is one that the question makes likely, if there is such a reading.
    """
    if len(first) > 2:
        day = _day(first, second, third)
        return (
            DateCandidates(dict.fromkeys(Order, day))
            if day
            else DateCandidates({}, _NO_SUCH_DAY, month_of(first, second, third))
        )
    if len(third) not in (2, 4):
        return DateCandidates({}, NO_DATE)
    tried = {Order.DAY_FIRST: _day(third, second, first), Order.MONTH_FIRST: _day(third, first, second)}
    short = len(third) == 2
    if short and len(first) == 2:
        tried[Order.YEAR_FIRST] = _day(first, second, third)
    days = {order: day for order, day in tried.items() if day is not None}
    if short:
        days = {order: day for order, day in days.items() if day.year in years} or {
            order: day for order, day in days.items() if order is not Order.YEAR_FIRST
        }
    candidates = () if days else month_of(third, second, first)
    return DateCandidates(days, None if days else _NO_SUCH_DAY, candidates, short_year=short)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year) + (2000 if len(year) <= 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
