"""Finds the one date in what somebody wrote, day first, or why there is none.

What is written is cut into numbers and words. A date is three of them that follow each other: two numbers and a month,
or three numbers; or six or eight digits without anything between. Words around it do not matter; a second date, a
number too many, or a word where the month should be does. Nothing is guessed: what can be read in two ways is not read
at all.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from permit_wizard.core.dates.calendars import Calendar, calendar_of_year, may_be_solar_hijri
from permit_wizard.core.dates.tokens import Token, tokenize

LONGEST = 200  # characters; a sentence with a date in it fits well, a pasted page does not
_ETHIOPIC = re.compile("[\u1200-\u137f]")
_SHORT_DATE = re.compile(r"(?P<first>\d{2})(?P<between>[-/. ]?)(?P<month>\d{1,2})(?P=between)(?P<last>\d{2})")
_PERSIAN_DIGIT = re.compile("[۰-۹]")  # the Arabic ones are other characters
_CENTURY = range(2000, 2100)  # of every possible year, and of years in two digits
_FIRST_LIKELY = 20  # as two digits: nobody has to do with a card of before 2020


class Why(Enum):
    """Why what was written is not a date."""

    EMPTY = "nothing written"
    FORM = "not a day, a month and a year"
    MORE = "more numbers, or more digits, than one date has"
    SEVERAL = "two dates or more"
    MONTH = "a word is where the month should be, and it is none that we know"
    WORD = "a word, or a letter, is written onto a number"
    DAY_FIRST = "the month is before the day"
    YEAR = "two numbers can be the year"
    CALENDAR = "of another calendar"
    WEEKDAY = "not on the day of the week that is before it"
    NO_SUCH_DAY = "no such day in the calendar"
    OUT_OF_RANGE = "outside the years that make sense"


class NoDate(NamedTuple):
    """Why there is no date.

    Attributes:
        why: the kind of problem.
        word: the intended word, letters and digits only; for `MONTH` and `WORD`.
        day: the date that was read or, for `DAY_FIRST`, that would be read with the day first.
        calendar: the calendar it seems to be written in; for `CALENDAR`.
    """

    why: Why
    word: str = ""
    day: date | None = None
    calendar: Calendar | None = None


def read_day(written: str, today: date | None = None) -> date | NoDate:
    """Return the date that somebody wrote, or why there is none.

    Args:
        written: what they wrote, with anything around it.
        today: the day it is written on; then a year in Tigrinya that fits the Ethiopian calendar far better is asked
            about.
    """
    if len(written) > LONGEST:
        return NoDate(Why.MORE)
    text = _plain(written)
    if not text.strip():
        return NoDate(Why.EMPTY)
    tokens = tokenize(text)
    for pair in pairwise(tokens):
        if {token.kind for token in pair} == {"N", "X"}:
            return NoDate(Why.CALENDAR, calendar=pair[0].calendar or pair[1].calendar)
    if _short_solar_hijri(text):
        return NoDate(Why.CALENDAR, calendar=Calendar.PERSIAN)
    numbers = sum(token.kind == "N" for token in tokens)
    if numbers > 2:  # the date has its numbers: Ramadan and Rajab are also names of people
        tokens = [token._replace(kind="U") if token.kind == "O" else token for token in tokens]
        for token in tokens:
            if token.glued:
                return NoDate(Why.WORD, token.text)
    found, left_over, beside = _dates(tokens)
    if not found:
        return _why_none(tokens)
    for problem in found:
        if isinstance(problem, NoDate):
            return problem
    days = {day for day in found if isinstance(day, date)}
    if left_over or len(days) > 1:
        return NoDate(Why.MORE if left_over else Why.SEVERAL)
    day = days.pop()
    if any(token.kind == "W" and day.weekday() not in token.weekdays for token in beside):
        return NoDate(Why.WEEKDAY, day=day)
    if today and _ETHIOPIC.search(text) and len(found) == 1 and 5 <= today.year - day.year <= 10:
        return NoDate(Why.CALENDAR, calendar=Calendar.ETHIOPIAN)  # the Gregorian year would be seven or eight years ago
    return day


def _short_solar_hijri(text: str) -> bool:
    """Return whether the text is three numbers that can be a Solar Hijri date with a year of two digits.

    Iranians and Afghans put strokes or nothing between the numbers (05/09/09, 050909); with dashes or full stops and
    European digits it is the European way to write a date. With Persian digits any character may be between them.
    """
    match = _SHORT_DATE.fullmatch(text.strip())
    if match is None or not (match["between"] in ("", "/") or _PERSIAN_DIGIT.search(text)):
        return False
    if not match["between"] and len(match["month"]) < len("09"):  # no date yet: a sixth digit is to come
        return False
    return may_be_solar_hijri(*(str(int(part)).zfill(len(part)) for part in match.group("first", "month", "last")))


def _plain(written: str) -> str:
    """Return a text without invisible characters (direction marks, joiners), vowel signs and Arabic tatweel."""
    text = unicodedata.normalize("NFKC", written)
    return "".join(c for c in text if c != "\u0640" and unicodedata.category(c) not in ("Cf", "Mn"))


def _dates(tokens: list[Token]) -> tuple[list[date | NoDate], bool, list[Token]]:
    """Read the dates in a text.

    Returns:
        The dates, or why three adjacent tokens are none; whether numbers or months are left over; and what
        is just before and behind the first date: the day of the week follows it in some languages.
    """
    found: list[date | NoDate] = []
    beside: list[Token] = []
    left_over, at = False, 0
    while at < len(tokens):
        token, three = tokens[at], tokens[at : at + 3]
        if token.kind == "N" and len(token.text) in (6, 8):
            found.append(_without_separators(token.text))
            length = 1
        elif len(three) == 3 and all(other.kind in "NMO" for other in three):
            found.append(_three(three))
            length = 3
        else:
            left_over |= token.kind in "NM"
            at += 1
            continue
        if len(found) == 1:
            beside = tokens[max(0, at - 1) : at] + tokens[at + length : at + length + 1]
        at += length
    return found, left_over, beside


def _why_none(tokens: list[Token]) -> NoDate:
    """Return why a text without a date in it is none: most often a month that is misspelt."""
    for pair in pairwise(tokens):  # "۹ آذر": whatever the year, it is not on the card so
        if {token.kind for token in pair} == {"N", "O"}:
            return NoDate(Why.CALENDAR, calendar=pair[0].calendar or pair[1].calendar)
    kinds = "".join(token.kind for token in tokens)
    if kinds.count("N") == 2:
        between = re.search("NU+N", kinds)
        if between:
            unknown = tokens[between.start() + 1 : between.end() - 1]
            return NoDate(Why.MONTH, " ".join(token.text for token in unknown))
        ahead = re.search("UNN", kinds)
        if ahead and len(tokens[ahead.end() - 1].text) == 4:
            return NoDate(Why.MONTH, tokens[ahead.start()].text)
    for token in tokens:
        if token.glued:
            return NoDate(Why.WORD, token.text)
    is_longer = any(token.kind == "N" and len(token.text) > 8 for token in tokens)
    return NoDate(Why.MORE if is_longer or kinds.count("N") > 3 else Why.FORM)


def _without_separators(digits: str) -> date | NoDate:
    """Read 15052027 and 150527, day first; 20270515 and 14050909 can only be year first."""
    year_first = int(digits[:4]) in _CENTURY or calendar_of_year(int(digits[:4])) is not None
    if len(digits) == 8 and int(digits[4:]) not in _CENTURY and year_first:
        return _numbers(digits[:4], digits[4:6], digits[6:])
    return _numbers(digits[:2], digits[2:4], digits[4:])


def _three(tokens: list[Token]) -> date | NoDate:
    """Read three tokens that follow each other."""
    words = [token for token in tokens if token.kind != "N"]
    first, *others = (token.text for token in tokens if token.kind == "N")
    if max(len(first), *map(len, others), 0) > 4:
        return NoDate(Why.MORE)
    if len(words) > 1:
        return NoDate(Why.FORM)
    if not words:
        return _numbers(first, others[0], others[1])
    if words[0].kind == "O":
        return NoDate(Why.CALENDAR, calendar=words[0].calendar)
    if tokens[2].kind != "N" and len(first) < 4 and len(others[0]) < 4:  # 15 27 May
        return NoDate(Why.FORM)
    return _numbers(first, str(words[0].month), others[0], named=True)


def _numbers(first: str, month: str, last: str, *, named: bool = False) -> date | NoDate:
    """Read a date: day first, or year first where only a year has four digits.

    Args:
        first: the first number.
        month: the month's number.
        last: the last number.
        named: whether the month was a word, so that it is no day.
    """
    lengths = (len(first), len(last))
    if len(month) > 2 or len(first) == 3 or min(lengths) > 2:
        return NoDate(Why.MORE)
    if lengths not in ((1, 2), (2, 2), (1, 4), (2, 4), (4, 1), (4, 2)):
        return NoDate(Why.FORM)
    day, year = (int(last), int(first)) if len(first) == 4 else (int(first), int(last))
    if (calendar := calendar_of_year(year)) is not None:
        return NoDate(Why.CALENDAR, calendar=calendar)
    if max(lengths) == 2:
        if year < _FIRST_LIKELY <= int(first) and 0 < int(last) <= 31:  # 27-05-15
            return NoDate(Why.YEAR)
        year += _CENTURY.start
    if not named and 12 < int(month) <= 31 and 1 <= day <= 12:
        day_first = _day(int(month), day, year)
        return NoDate(Why.DAY_FIRST, day=day_first) if day_first else NoDate(Why.NO_SUCH_DAY)
    found = _day(day, int(month), year)
    if found is None:
        return NoDate(Why.NO_SUCH_DAY)
    return found if year in _CENTURY else NoDate(Why.OUT_OF_RANGE)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
