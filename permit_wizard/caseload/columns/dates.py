"""The dates of a column, read together: one cell that can only be month first makes the others doubtful, too.

A column is looked through before any cell of it is read. A cell that can be one day only is that day. One that can be
two (03/04/2026) is day first, as in the Netherlands, unless another cell contradicts that; then it is not guessed, and
its days are named. `--dates` says how a sheet writes its dates.
"""

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

_CACHED = 100_000
"""Different cells whose reading is cached; there are not so many days."""

_ENOUGH = 5
"""Dates of the sheet itself, from which on it is no chance that all have a day up to 12: one in a hundred."""

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_TIME = re.compile(
    r"[T ]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$", re.IGNORECASE
)
_THREE = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})")
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
        forms = (_THREE.fullmatch(cell.strip()) for cell in self._seen if isinstance(cell, str))
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
            seen = self._seen[cell] = _seen(cell, self._today, self._years)
        return seen


def _seen(cell: object, today: date, years: range) -> DateCandidates:
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
    parts = _THREE.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text)
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
    seen = _seen(text, today, years)
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
