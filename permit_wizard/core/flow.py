"""The way through the form, as pure functions of the answers and the day: nothing here is remembered.

The same answers always stand at the same question, so the screens, the plain wizard and `check` cannot disagree. Where a function
takes `named`, that is the edition of the rules that was asked for by name; None is the one in force on the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from permit_wizard.core.answers import Answers, Applied, Permit, YesNo, YesNoUnsure
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.questions import QUESTIONS, STRETCHES, Question


def asked(answers: Answers, today: date, named: Edition | None = None) -> list[Question]:
    """Return the questions that these answers lead through, in order, the next unanswered ones included."""
    edition = named or edition_on(today)
    return [question for asked_if, stretch in STRETCHES if asked_if(answers, today, edition) for question in stretch]


def pruned(answers: Answers, today: date, named: Edition | None = None) -> Answers:
    """Return the answers that count: without those to questions that are not asked."""
    edition = named or edition_on(today)
    off_path = {
        question.key: None
        for asked_if, stretch in STRETCHES
        if not asked_if(answers, today, edition)
        for question in stretch
        if getattr(answers, question.key) is not None
    }
    return answers.model_copy(update=off_path) if off_path else answers  # None is valid for every key


def counted(answers: Answers, today: date, named: Edition | None = None) -> tuple[Answers, Question | None]:
    """Return the answers that count, as `pruned` does, and the first question that is asked and not answered, in one pass."""
    edition = named or edition_on(today)
    off_path: dict[str, None] = {}
    missing: Question | None = None
    for asked_if, stretch in STRETCHES:
        if asked_if(answers, today, edition):
            if missing is None:
                for question in stretch:
                    if getattr(answers, question.key) is None:
                        missing = question
                        break
        else:
            for question in stretch:
                if getattr(answers, question.key) is not None:
                    off_path[question.key] = None
    return answers.model_copy(update=off_path) if off_path else answers, missing


def next_question(answers: Answers, today: date, named: Edition | None = None) -> Question | None:
    """Return the first question that is asked and not answered, or None when a verdict can be given."""
    edition = named or edition_on(today)
    for question in QUESTIONS:
        if getattr(answers, question.key) is None and question.asked_if(answers, today, edition):
            return question
    return None


def still_open(answers: Answers, today: date, named: Edition | None = None) -> list[Question]:
    """Return the questions without an answer on the way that most people go from here; the first is the next one.

    It is an estimate: an answer can lead to a question more, or to fewer.
    """
    edition, likely = named or edition_on(today), _likely(answers, today)
    return [q for q in QUESTIONS if getattr(answers, q.key) is None and q.asked_if(likely, today, edition)]


def question_after(key: str, answers: Answers, today: date, named: Edition | None = None) -> Question | None:
    """Return the question that follows one in the form, answered or not; None after the last.

    This is where Enter leads; after changing an answer from the check page `next_question` is.
    """
    edition = named or edition_on(today)
    later = QUESTIONS[_position(key) + 1 :]
    return next((question for question in later if question.asked_if(answers, today, edition)), None)


def previous_question(key: str, answers: Answers, today: date, named: Edition | None = None) -> Question | None:
    """Return the asked question before one, where "back" leads; None before the first."""
    edition = named or edition_on(today)
    earlier = QUESTIONS[: _position(key)]
    return next((question for question in reversed(earlier) if question.asked_if(answers, today, edition)), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far along the form a question stands.

    Attributes:
        number: the question's number on this person's way, from 1.
        about: how many questions this way is likely to have; an estimate that is never below `number`.
        share: the part of the form that lies behind, 0 … 1; grows with every question, whatever is skipped.
    """

    number: int
    about: int
    share: float


def progress(key: str, answers: Answers, today: date, named: Edition | None = None) -> Progress:
    """Say where a question stands; what is not answered yet is taken as what most people answer."""
    edition = named or edition_on(today)
    position, likely = _position(key), _likely(answers, today)
    number = 1 + sum(q.asked_if(answers, today, edition) for q in QUESTIONS[:position])
    about = sum(q.asked_if(likely, today, edition) for q in QUESTIONS)
    return Progress(number, max(about, number), position / len(QUESTIONS))


def _likely(answers: Answers, today: date) -> Answers:
    usual: dict[str, object] = {
        "permit": Permit.TEMPORARY,
        "expires_on": today + timedelta(days=90),
        "applied": Applied.NO,
        "main_residence": YesNoUnsure.YES,
        "travel": YesNo.NO,
        "held_5_years": YesNoUnsure.NO,
    }
    return answers.model_copy(update={key: value for key, value in usual.items() if getattr(answers, key) is None})


def _position(key: str) -> int:
    return next(i for i, question in enumerate(QUESTIONS) if question.key == key)
