"""Why a typed date is refused, and what to type instead: the messages.

`reading` finds the date in what was typed; `month_words` has the words for months, by language. Which days are valid
answers is decided in `answers` (`read_answers`); `date_problem_for` puts that decision into words for people.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from permit_wizard.core.answers import Answers, BadAnswer
from permit_wizard.core.dates.calendars import Calendar
from permit_wizard.core.dates.reading import NoDate, Why
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.core.questions import EXPIRES_ON, RECEIVED_ON, RETURN_ON, Question
from permit_wizard.core.text import Text, _

_ON_A_CARD = date(2027, 3, 5)
_SOME_WEEKS = timedelta(weeks=3)
_LONGEST_WORD = 20  # letters of an unknown word that are shown back; the longest month has fifteen
_OLDEST_CARD_YEAR, _LONGEST_CARD_YEARS = 2015, 6  # outside these, an expiry date is probably mistyped


def example_for(question: Question, today: date) -> str:
    """Return a date as it is typed, day first, that the question takes.

    A past one for what was, a later one for what will be.

    Args:
        question: a question that asks for a date.
        today: the day the case is judged on.
    """
    day = _ON_A_CARD
    if question is RECEIVED_ON:
        day = today - min(_SOME_WEEKS, today - EARLIEST)
    elif question is RETURN_ON:
        day = today + min(_SOME_WEEKS, LATEST - today)
    return day.strftime("%d-%m-%Y")


def explained(problem: NoDate, example: str) -> Text:
    """Return one or two sentences with the reason why there is no date, and what can be used.

    Args:
        problem: what is wrong with what was typed.
        example: a date that is allowed, from `example_for`.
    """
    word = problem.word[:_LONGEST_WORD]
    match problem.why:
        case Why.EMPTY:
            return _("Type the date: day, month, year. For example {example}.", example=example)
        case Why.FORM:
            return _("This is not a full date yet. Type day, month and year, for example {example}.", example=example)
        case Why.MORE:
            return _("There is more here than one date. Type only the date, for example {example}.", example=example)
        case Why.SEVERAL:
            return _("There are two dates here. Type only one.")
        case Why.MONTH:
            return _(
                "I do not know the month “{word}”. Type numbers, day first: {example}.", word=word, example=example
            )
        case Why.WORD:
            return _(
                "I do not understand “{word}” here. Type numbers, day first: {example}.", word=word, example=example
            )
        case Why.DAY_FIRST:
            meant = problem.day.strftime("%d-%m-%Y") if problem.day else example
            return _("The day comes first here, then the month. For example {example}.", example=meant)
        case Why.YEAR:
            return _("Which number is the year? Type the year last, in four digits: {example}.", example=example)
        case Why.CALENDAR:
            return _another_calendar(problem.calendar, example)
        case Why.WEEKDAY:
            return _("This date is not on the day of the week that you typed. Look at the date again.")
        case Why.NO_SUCH_DAY:
            return _("This day does not exist. Look at the day and the month again.")
        case Why.OUT_OF_RANGE:
            return _("The year must be from {first} to {last}. Look at the date again.",
                     first=EARLIEST.year, last=LATEST.year)  # fmt: skip


def _another_calendar(calendar: Calendar | None, example: str) -> Text:
    """Return which calendar a date seems to be in, and what to type."""
    match calendar:
        case Calendar.PERSIAN:
            return _(
                "This looks like a date of the Persian calendar. Use the date on the card or the letter, with "
                "four digits for the "
                "year: {example}.",
                example=example,
            )
        case Calendar.ISLAMIC:
            return _(
                "This looks like a date of the Islamic calendar. Use the date on the card or the letter, in "
                "numbers: {example}.",
                example=example,
            )
        case Calendar.ETHIOPIAN | None:
            return _(
                "This looks like a date of the Ethiopian calendar. Use the date on the card or the letter, in "
                "numbers: {example}.",
                example=example,
            )


def without_controls(text: str) -> str:
    """Return a text without its control characters (C0, DEL and C1)."""
    return "".join(c for c in text if unicodedata.category(c) != "Cc")


def date_problem_for(question: Question, day: date, today: date) -> Text | None:
    """Return, for people, why an existing day cannot be the answer to a question; None if it can.

    Only `answers` decides what is valid; its own reason names keys, for people who write files.

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
        return explained(NoDate(Why.OUT_OF_RANGE), example_for(question, today))
    return None


def year_doubt(question: Question, day: date, today: date) -> Text | None:
    """Return the question to ask about an expiry date whose year is unusual, before the date counts.

    None for an ordinary one.

    Unusual is before 2015 or more than six years ahead. No answer to the question is preselected.

    Args:
        question: a question that asks for a date.
        day: the date read, which `date_problem_for` found no fault with.
        today: the day the case is judged on.
    """
    if question is not EXPIRES_ON:
        return None
    ahead = (day.year - today.year, day.month, day.day) > (_LONGEST_CARD_YEARS, today.month, today.day)
    return _("Is this really the year on your card?") if day.year < _OLDEST_CARD_YEAR or ahead else None
