"""Where answers lead, and where "back" does: the order of the wizard's places, `flow`'s questions among them.

Pure functions of the answers, the day and where one is; they import pydantic, so the app asks for them late.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked, next_question, previous_question, question_after

_EARLIER = {"start": "language", "result": "check", "take": "result", "code": "take"}


def place_to_go_on(answers: Answers, today: date, rules: Edition | None) -> str:
    """Return the first unanswered question, or the check page."""
    question = next_question(answers, today, rules)
    return question.key if question else "check"


def place_after(key: str, answers: Answers, today: date, rules: Edition | None, *, changing: bool) -> str:
    """Return where the answer to a question leads.

    Args:
        key: the question that was answered.
        answers: the answers, this one included.
        today: the day the case is judged on.
        rules: the edition of the rules that was asked for by name, or None.
        changing: whether it was changed from the check page: then only what became necessary is asked before that page.
    """
    if changing:
        return place_to_go_on(answers, today, rules)
    question = question_after(key, answers, today, rules)
    return question.key if question else "check"


def place_before(place: str, answers: Answers, today: date, rules: Edition | None, *, changing: bool) -> str:
    """Return where "back" leads from a question, the check page or a page after it.

    Args:
        place: where one is.
        answers: the answers so far.
        today: the day the case is judged on.
        rules: the edition of the rules that was asked for by name, or None.
        changing: whether a question was opened from the check page, to which "back" then returns.
    """
    if place in _EARLIER:
        return _EARLIER[place]
    if place == "check":
        return asked(answers, today, rules)[-1].key
    if changing:
        return place_to_go_on(answers, today, rules)
    question = previous_question(place, answers, today, rules)
    return question.key if question else "start"
