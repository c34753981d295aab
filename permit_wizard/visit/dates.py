"""What a typed date means, while it is being typed and when it is sent.

One reading for both, so that they cannot disagree.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.dates.problems import date_problem_for, example_for, explained, year_doubt
from permit_wizard.core.dates.reading import NoDate, Why, read_day
from permit_wizard.core.questions import EXPIRES_ON, Question
from permit_wizard.core.text import Text, _
from permit_wizard.visit.blocks import Echo, ReadBack, Tone

_MAY_BECOME_RIGHT = (Why.EMPTY, Why.FORM, Why.MORE, Why.SEVERAL, Why.WORD, Why.MONTH)  # while it is being typed
_ON_CARD = "dd-mm-jjjj"  # as in the date's place on a Dutch card


def date_or_problem(typed: str, question: Question, today: date) -> date | Text:
    """Return the date that was typed, or why it cannot be the answer to a question."""
    read = read_day(typed, today)
    if isinstance(read, NoDate):
        return explained(read, example_for(question, today))
    return date_problem_for(question, read, today) or read


def echo(typed: str, question: Question, today: date) -> Echo:
    """Return what is shown while a date is being typed.

    It is good only if it would be taken; a text that can still become a date is no problem yet, and gets an example.
    """
    read = read_day(typed, today)
    if isinstance(read, NoDate) and read.why in _MAY_BECOME_RIGHT:
        return Echo(Tone.QUIET, None, _("For example {example}", example=example_for(question, today)))
    found = date_or_problem(typed, question, today)
    if isinstance(found, date):
        return Echo(Tone.GOOD if sure_of(question, found, today) else Tone.PLAIN, found, None)
    return Echo(Tone.WARN, None, found)


def prompt(question: Question, today: date) -> Text:
    """Return what a date question accepts, with an example."""
    return explained(NoDate(Why.EMPTY), example_for(question, today))


def sure_of(question: Question, day: date, today: date) -> bool:
    """Return whether a date is as likely as most, so that reading it back is enough; an unusual year is asked about."""
    return year_doubt(question, day, today) is None


def read_back(question: Question, day: date, today: date) -> ReadBack:
    """Return a date as it is read back, and what is asked about it."""
    doubt = year_doubt(question, day, today)
    if doubt is not None:
        return ReadBack(day, doubt, sure=False)
    if question is EXPIRES_ON:
        return ReadBack(day, _("Is this the date on your card?"), sure=True)
    return ReadBack(day, _("Is this the right date?"), sure=True)


def on_card(typed: str, today: date) -> str:
    """Return the letters in the date's place on the drawn card: the date that was typed, or letters for one."""
    read = read_day(typed, today)
    return read.strftime("%d-%m-%Y") if isinstance(read, date) else _ON_CARD
