"""Reads a date the way people type what stands on a card: day first, in almost any form.

Taken: 15052027, 150527, 15-05-2027, 15/5/27, 15.5.2027, 15 05 2027, 2027-05-15, 15 mei 2027, May 15 2027, with digits of any
script and with the invisible direction marks that pasting brings along. Never taken: a day that does not exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import Enum

from permit_wizard.answers import EARLIEST, LATEST, Answers, BadAnswer
from permit_wizard.questions import RECEIVED_ON, RETURN_ON, Question
from permit_wizard.text import Text, _

LONGEST = 40  # characters; a month's name and two numbers fit well, a pasted page does not
EXAMPLE = "05-03-2027"
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_PARTS = re.compile(r"\d+|[^\W\d_]+")


class DateProblem(Enum):
    """Why what was typed is not a date."""

    EMPTY = "nothing typed"
    FORM = "not a day, a month and a year"
    NO_SUCH_DAY = "no such day in the calendar"
    OUT_OF_RANGE = "outside the years that make sense"

    def explained(self) -> Text:
        """Return one sentence that says what is wrong and what is allowed."""
        match self:
            case DateProblem.EMPTY:
                return _("Type the date: day, month, year. For example {example}.", example=EXAMPLE)
            case DateProblem.FORM:
                return _(
                    "This is not a full date yet. Type day, month and year, for example {example}.", example=EXAMPLE
                )
            case DateProblem.NO_SUCH_DAY:
                return _("This day does not exist. Look at the day and the month again.")
            case DateProblem.OUT_OF_RANGE:
                return _("The year must be from {first} to {last}. Look at the date again.",
                         first=EARLIEST.year, last=LATEST.year)  # fmt: skip


def without_controls(text: str) -> str:
    """Return a text without its control characters (C0, DEL and C1)."""
    return "".join(c for c in text if unicodedata.category(c) != "Cc")


def read_day(typed: str, months: Mapping[str, int]) -> date | DateProblem:
    """Return the date that was typed, or why it is none.

    Args:
        typed: what stands in the field.
        months: names and short names of months in every language we speak, casefolded, and their numbers.
    """
    text = _DIRECTION_MARKS.sub("", unicodedata.normalize("NFKC", typed[:LONGEST])).casefold()
    parts = _split_digits(_PARTS.findall(text))
    if not parts:
        return DateProblem.EMPTY if not text.strip() else DateProblem.FORM
    if len(parts) != 3:
        return DateProblem.FORM
    numbers = _day_month_year(parts, months)
    if numbers is None:
        return DateProblem.FORM
    day, month, year = numbers
    try:
        found = date(year, month, day)
    except ValueError:
        return DateProblem.NO_SUCH_DAY
    return found if EARLIEST <= found <= LATEST else DateProblem.OUT_OF_RANGE


def date_problem_for(question: Question, day: date, today: date) -> Text | None:
    """Say, for people, why a day that exists cannot be the answer to a question; None if it can.

    What is allowed is decided by `answers` alone; its own reason speaks of keys, for those who write files.

    Args:
        question: a question that asks for a date.
        day: the date read.
        today: the day the case is judged on.
    """
    try:
        Answers().answered(question.key, day, today)
    except BadAnswer:
        if question is RECEIVED_ON:
            return _("This day is still to come. The IND cannot have received it after today, {today}.", today=today)
        if question is RETURN_ON:
            return _(
                "This day has passed. Type the day on which you will come back: today, {today}, or later.", today=today
            )
        return DateProblem.OUT_OF_RANGE.explained()
    return None


def _split_digits(parts: list[str]) -> list[str]:
    """Cut digits typed without anything between: 15052027 and 150527 are day first, 20270515 can only be year first."""
    if len(parts) != 1 or not parts[0].isdecimal() or len(parts[0]) not in (6, 8):
        return parts
    digits = parts[0]
    if len(digits) == 8 and digits[:2] == "20" and int(digits[2:4]) > 12:
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]]


def _day_month_year(parts: list[str], months: Mapping[str, int]) -> tuple[int, int, int] | None:
    words = [part for part in parts if not part.isdecimal()]
    if len(words) > 1 or (words and words[0] not in months):
        return None
    if words and parts[0] == words[0]:  # May 15 2027
        parts = [parts[1], parts[0], parts[2]]
    if len(parts[0]) == 4:  # 2027-05-15
        parts = parts[::-1]
    day, month, year = parts
    if not (day.isdecimal() and year.isdecimal() and len(day) <= 2 and len(year) in (2, 4)):
        return None
    if month.isdecimal() and len(month) > 2:
        return None
    # int() reads the decimal digits of every script; two-digit years are of this century, as all permits are
    return int(day), months.get(month) or int(month), int(year) + (2000 if len(year) == 2 else 0)
