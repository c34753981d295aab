"""The way through the form, as pure functions of the answers and the day: nothing is remembered between calls.

Equal answers always lead to the same question, so the screens, the line mode and `check` cannot disagree. Further
questions, which are offered after the result, are never counted on the way. `named` is always the edition of the rules
that was asked for by name; None is the one in force on the day. Where nobody has checked the rules for too long, no
question is asked and no answer counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from permit_wizard.core.answers import Answers, Applied, Permit, YesNo, YesNoUnsure
from permit_wizard.core.editions import Edition, edition_on, rules_too_old
from permit_wizard.core.questions import FORM, FURTHER, STRETCHES, Question

_NO_ANSWERS = Answers()


def asked(answers: Answers, today: date, named: Edition | None = None) -> list[Question]:
    """Return the questions that these answers lead through, in order, the next unanswered ones included."""
    return _asked(FORM, answers, today, named)


def further(answers: Answers, today: date, named: Edition | None = None) -> list[Question]:
    """Return the further questions that can be asked and are unanswered, in order.

    None while a verdict still needs an answer.
    """
    if next_question(answers, today, named) is not None:
        return []
    return [q for q in _asked(FURTHER, answers, today, named) if getattr(answers, q.key) is None]


def further_keys(counts: Answers, today: date, named: Edition | None = None) -> tuple[str, ...]:
    """Return the keys of the unanswered further questions that apply, given complete relevant answers."""
    return tuple(q.key for q in _asked(FURTHER, counts, today, named) if getattr(counts, q.key) is None)


def answered_further(answers: Answers, today: date, named: Edition | None = None) -> list[Question]:
    """Return the further questions that can be asked and are answered, in order: lists of answers show them last."""
    return [q for q in _asked(FURTHER, answers, today, named) if getattr(answers, q.key) is not None]


def pruned(answers: Answers, today: date, named: Edition | None = None) -> Answers:
    """Return the answers that count: without those to questions that are not asked."""
    return counted(answers, today, named)[0]


def counted(answers: Answers, today: date, named: Edition | None = None) -> tuple[Answers, Question | None]:
    """Return the answers that count, as `pruned` does, and the first question that is asked and not answered."""
    if rules_too_old(today, named):
        return _NO_ANSWERS, None
    edition, expires_on = named or edition_on(today), answers.expires_on
    route = (
        edition,
        answers.permit,
        today <= expires_on if isinstance(expires_on, date) else expires_on,
        answers.applied,
        answers.main_residence,
        answers.travel,
        answers.held_5_years,
    )
    questions = _ROUTES.get(route)
    if questions is None:
        questions = _ROUTES[route] = _questions_on(answers, today, edition)
    given = answers.__dict__
    missing = next((question for key, question in questions.needed if given[key] is None), None)
    unasked = {key: None for key in questions.unasked if given[key] is not None}
    return answers.model_copy(update=unasked) if unasked else answers, missing  # None is valid for every key


class _Route(NamedTuple):
    """The questions that a verdict needs, and the keys of those that are not asked."""

    needed: tuple[tuple[str, Question], ...]
    unasked: tuple[str, ...]


_ROUTES: dict[tuple[object, ...], _Route] = {}
"""Keyed by everything that the questions' conditions read: edition, card valid or not, five answers.

Some hundreds of entries.
"""


def _questions_on(answers: Answers, today: date, edition: Edition) -> _Route:
    needed: list[tuple[str, Question]] = []
    unasked: list[str] = []
    for asked_if, stretch in STRETCHES:
        if not asked_if(answers, today, edition):
            unasked += [question.key for question in stretch]
        elif not stretch[0].further:
            needed += [(question.key, question) for question in stretch]
    return _Route(tuple(needed), tuple(unasked))


def next_question(answers: Answers, today: date, named: Edition | None = None) -> Question | None:
    """Return the first question that is asked and not answered, or None when a verdict can be given."""
    if rules_too_old(today, named):
        return None
    edition = named or edition_on(today)
    for question in FORM:
        if getattr(answers, question.key) is None and question.asked_if(answers, today, edition):
            return question
    return None


def still_open(answers: Answers, today: date, named: Edition | None = None) -> list[Question]:
    """Return the questions without an answer on the way that most people go from here; the first is the next one.

    It is an estimate: an answer can lead to a question more, or to fewer.
    """
    likely = _likely(answers, today)
    return [q for q in _asked(FORM, likely, today, named) if getattr(answers, q.key) is None]


def question_after(key: str, answers: Answers, today: date, named: Edition | None = None) -> Question | None:
    """Return the question that follows one, answered or not.

    None after the last of the form, and after the last further one.

    Enter leads there; after an answer is changed from the check page, `next_question` is where to go.
    """
    way = _way(key)
    return next(iter(_asked(way[_position(key, way) + 1 :], answers, today, named)), None)


def previous_question(key: str, answers: Answers, today: date, named: Edition | None = None) -> Question | None:
    """Return the asked question before one, where "back" leads.

    None before the first of the form, and before the first further one.
    """
    way = _way(key)
    return next(iter(reversed(_asked(way[: _position(key, way)], answers, today, named))), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far along the form a question is.

    Attributes:
        number: the question's number on this person's way, from 1.
        about: how many questions this way is likely to have; an estimate that is never below `number`.
        share: the part of the form before it, 0 … 1; grows with every question, whatever is skipped. 1 for a further
            question.
    """

    number: int
    about: int
    share: float


def progress(key: str, answers: Answers, today: date, named: Edition | None = None) -> Progress:
    """Return how far along a question is; open answers are taken to be what most people answer."""
    likely, way = _likely(answers, today), _way(key)
    about = len(_asked(FORM, likely, today, named))
    if way is FURTHER:
        return Progress(about, about, 1.0)
    position = _position(key, way)
    number = 1 + len(_asked(FORM[:position], answers, today, named))
    return Progress(number, max(about, number), position / len(FORM))


def _likely(answers: Answers, today: date) -> Answers:
    usual: dict[str, object] = {
        "permit": Permit.TEMPORARY,
        "expires_on": today + timedelta(days=90),
        "applied": Applied.NO,
        "main_residence": YesNoUnsure.YES,
        "travel": YesNo.NO,
    }
    return answers.model_copy(update={key: value for key, value in usual.items() if getattr(answers, key) is None})


def _asked(way: tuple[Question, ...], answers: Answers, today: date, named: Edition | None) -> list[Question]:
    if rules_too_old(today, named):
        return []
    edition = named or edition_on(today)
    return [question for question in way if question.asked_if(answers, today, edition)]


def _way(key: str) -> tuple[Question, ...]:
    return FURTHER if any(question.key == key for question in FURTHER) else FORM


def _position(key: str, way: tuple[Question, ...]) -> int:
    return next(i for i, question in enumerate(way) if question.key == key)
