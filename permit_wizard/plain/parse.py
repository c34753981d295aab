"""What an entry means on a page: each function makes something of it, or returns a Text that says what is allowed.

Commands are gone by then (entries.py); nothing here reads or writes a line.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from permit_wizard.core.answers import Answers
from permit_wizard.core.dates.problems import date_problem_for, example_for, explained
from permit_wizard.core.dates.reading import NoDate, read_day
from permit_wizard.core.questions import Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain import render as pages
from permit_wizard.plain.commands import choice_in

Value: TypeAlias = StrEnum | date | str


def only_enter(typed: str) -> Text | None:
    """Take nothing but Enter."""
    return _("Press Enter to begin") if typed else None


def answer(typed: str, question: Question, answers: Answers, today: date, say: Localizer) -> Value | Text:
    """Read an answer to a question; Enter keeps the one given before."""
    given = getattr(answers, question.key)
    if not typed:
        return pages.what_to_type(question, today) if given is None else given
    choice = choice_in(typed, pages.option_labels(question, say))
    if choice is not None:
        return "unknown" if question.is_date else question.options[choice].value
    return _day(typed, question, today) if question.is_date else pages.what_to_type(question, today)


def _day(typed: str, question: Question, today: date) -> date | Text:
    day = read_day(typed, today)
    if isinstance(day, NoDate):
        return explained(day, example_for(question, today))
    return date_problem_for(question, day, today) or day


def clock_is_right(typed: str, say: Localizer) -> bool | Text:
    """Read whether the day that the computer shows is right."""
    labels = pages.clock_labels(say)
    choice = choice_in(typed, labels)
    return pages.which_number(len(labels)) if choice is None else choice == 1


def forgets(typed: str, say: Localizer) -> bool | Text:
    """Read whether all answers are to be forgotten."""
    labels = pages.again_labels(say)
    choice = choice_in(typed, labels)
    return pages.which_number(len(labels)) if choice is None else choice == 1


def question_to_change(typed: str, questions: list[Question], say: Localizer) -> Question | Text | None:
    """Read which answer is to be changed; None, for Enter, is none."""
    choice = choice_in(typed, [say(question.short) for question in questions])
    if choice is not None:
        return questions[choice]
    return pages.how_to_change(len(questions)) if typed else None
