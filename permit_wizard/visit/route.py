"""Where answers lead, and where "back" does: `flow`'s questions among the places of a visit.

Imports pydantic, so ask for it late.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from permit_wizard.core import flow
from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.dates.problems import date_problem_for
from permit_wizard.core.questions import BY_KEY, Question
from permit_wizard.core.text import Text, _
from permit_wizard.visit.dates import date_or_problem, sure_of
from permit_wizard.visit.places import (
    AFTER_ANSWERS,
    CHECK,
    CLOCK,
    CODE,
    EXPORT,
    FILE,
    FIXED,
    IDLE,
    PHONE,
    REPLACE,
    RESULT,
    START,
    WELCOME,
    is_question,
)
from permit_wizard.visit.state import Visit

CHOOSE_ONE = _("Choose one answer.")
_NEEDS_SUBJECT = {PHONE: RESULT, FILE: EXPORT, REPLACE: EXPORT, CODE: EXPORT}
"""Pages about one thing, and where to go if it is not known which."""


def open_place(visit: Visit) -> str:
    """Return the first question without an answer, or the check page."""
    question = flow.next_question(visit.answers, visit.today, visit.rules)
    if question is not None:
        return question.key
    return CHECK if flow.asked(visit.answers, visit.today, visit.rules) else RESULT  # rules too old: nothing is asked


def possible_place(visit: Visit, place: str) -> str:
    """Return a place if these answers lead to it, else the one they lead to.

    A browser's "back" may come from anywhere.
    """
    if place in AFTER_ANSWERS and flow.next_question(visit.answers, visit.today, visit.rules) is not None:
        return open_place(visit)
    if place in _NEEDS_SUBJECT and not (place == visit.place and visit.about):
        return _NEEDS_SUBJECT[place]
    if place == CHECK and not flow.asked(visit.answers, visit.today, visit.rules):
        return RESULT
    if (place == CLOCK and not visit.doubts_clock) or (place in (WELCOME, IDLE) and not visit.device.kiosk):
        return START
    if place in FIXED:
        return place
    return place if _is_open(visit, place) else open_place(visit)


def _is_open(visit: Visit, key: str) -> bool:
    """Return whether a question is asked, or is a further one that can be."""
    possible = [*listed_questions(visit), *further(visit)]
    return any(question.key == key for question in possible)


def further(visit: Visit) -> list[Question]:
    """Return the further questions that the result offers, in order; none before there is a result."""
    if flow.next_question(visit.answers, visit.today, visit.rules) is not None:
        return []
    return flow.further(visit.answers, visit.today, visit.rules)


def listed_questions(visit: Visit) -> list[Question]:
    """Return the questions to list with their answers: all that are asked, and the further ones that are answered."""
    answers, today, rules = visit.answers, visit.today, visit.rules
    return [*flow.asked(answers, today, rules), *flow.answered_further(answers, today, rules)]


def unanswered(visit: Visit) -> list[Question]:
    """Return the asked questions without an answer."""
    return [q for q in flow.asked(visit.answers, visit.today, visit.rules) if getattr(visit.answers, q.key) is None]


def answered(visit: Visit, question: Question, value: object) -> Visit:
    """Take an answer, and go to what follows."""
    try:
        answers = visit.answers.answered(question.key, value, visit.today)
    except BadAnswer:
        reason = date_problem_for(question, value, visit.today) if isinstance(value, date) else None
        return replace(visit, found=None, problem=reason or CHOOSE_ONE)
    same = answers == visit.answers
    taken = replace(
        visit,
        given=answers,
        began=visit.began or visit.today,
        exported=visit.exported and same,
        saved_file=visit.saved_file if same else "",
        typed="",
        chosen="",
    )
    return _after(taken, question)


def _after(visit: Visit, question: Question) -> Visit:
    """Go to the next question; after a changed answer, ask only newly open ones and then return."""
    back_to = visit.return_to
    if not back_to:
        only_open = visit.prefill is not None  # what is known already is not asked again
        after = None if only_open else flow.question_after(question.key, visit.answers, visit.today, visit.rules)
        return visit.at(after.key if after else open_place(visit))
    missing = flow.next_question(visit.answers, visit.today, visit.rules)
    if missing is None and back_to == RESULT:
        missing = next(
            (more for more in further(visit) if more.key not in visit.trail and more.key != question.key), None
        )
    if missing is not None and missing.key != question.key:
        return visit.at(missing.key, (*visit.trail, question.key))
    return visit.at(back_to, visit.trail[: visit.trail.index(back_to)])


def date_entered(visit: Visit, question: Question, typed: str) -> Visit:
    """Read a date back; take it where it is the answer already, or was read back before and is not unusual."""
    visit = replace(visit, typed=typed, chosen="")
    found = date_or_problem(typed, question, visit.today)
    if isinstance(found, Text):
        return replace(visit, found=None, problem=found)
    if found == getattr(visit.answers, question.key):
        return answered(visit, question, found)
    if found == visit.found:
        return (
            answered(visit, question, found)
            if sure_of(question, found, visit.today)
            else replace(visit, problem=CHOOSE_ONE)
        )
    return replace(visit, found=found)


def option_chosen(visit: Visit, question: Question, value: str) -> Visit:
    """Take one of the options of a question, or "unknown" for a date."""
    allowed = [str(option.value) for option in question.options] or ["unknown"] * (question.unknown is not None)
    return answered(visit, question, value) if value in allowed else replace(visit, problem=CHOOSE_ONE)


def kept(visit: Visit, question: Question) -> Visit:
    """Go on with the answer given before; without one, ask for it."""
    value = getattr(visit.answers, question.key)
    return replace(visit, problem=CHOOSE_ONE) if value is None else answered(visit, question, value)


def went(visit: Visit, place: str) -> Visit:
    """Go to a place that is no page over another."""
    place = possible_place(visit, place)
    if place == visit.place:
        return visit
    if place in visit.trail:  # where it came through: a circle adds nothing to the trail
        return visit.at(place, visit.trail[: visit.trail.index(place)])
    opened_from_here = (place == CHECK and (visit.place == RESULT or visit.question is not None)) or (
        is_question(place) and (visit.place in (CHECK, RESULT) or bool(visit.return_to))
    )
    return visit.at(place, (*visit.trail, visit.place) if opened_from_here else ())


def before(visit: Visit) -> str:
    """Return the place before one that was not opened from another."""
    answers, today, rules = visit.answers, visit.today, visit.rules
    if visit.place in (CHECK, RESULT):
        along = flow.asked(answers, today, rules)
        return START if not along else CHECK if visit.place == RESULT else along[-1].key
    if visit.place in BY_KEY:
        question = flow.previous_question(visit.place, answers, today, rules)
        return question.key if question else START
    return visit.place
