"""Where answers lead, and where "back" does: the order of the wizard's places, `flow`'s questions among them.

Pure functions of the answers, the day and where one is; they import pydantic, so the app asks for them late.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked, next_question, previous_question, question_after
from permit_wizard.core.questions import Question
from permit_wizard.terminal_ui.place import Asking, Fixed, Place


def place_to_go_on(answers: Answers, today: date, rules: Edition | None) -> Place:
    """Return the first unanswered question, or the check page."""
    return _asking(next_question(answers, today, rules), or_else=Fixed.CHECK)


def place_after(key: str, answers: Answers, today: date, rules: Edition | None, *, changing: bool) -> Place:
    """Return where the answer to a question leads.

    Args:
        key: the question that was answered.
        answers: the answers, this one included.
        today: the day the case is judged on.
        rules: the edition of the rules that was asked for by name, or None.
        changing: whether only what is open is asked before the check page: it was changed from there, or much was known before.
    """
    if changing:
        return place_to_go_on(answers, today, rules)
    return _asking(question_after(key, answers, today, rules), or_else=Fixed.CHECK)


def place_before(place: Place, answers: Answers, today: date, rules: Edition | None, *, changing: bool) -> Place:
    """Return where "back" leads.

    Args:
        place: where one is.
        answers: the answers so far.
        today: the day the case is judged on.
        rules: the edition of the rules that was asked for by name, or None.
        changing: whether a question was opened from the check page, to which "back" then returns.
    """
    match place:
        case Fixed.LANGUAGE | Fixed.BIDI | Fixed.START:
            return Fixed.LANGUAGE
        case Fixed.CHECK:
            return Asking(asked(answers, today, rules)[-1].key)
        case Fixed.RESULT:
            return Fixed.CHECK
        case Fixed.TAKE:
            return Fixed.RESULT
        case Fixed.CODE:
            return Fixed.TAKE
        case Asking(key):
            if changing:
                return place_to_go_on(answers, today, rules)
            return _asking(previous_question(key, answers, today, rules), or_else=Fixed.START)


def _asking(question: Question | None, *, or_else: Fixed) -> Place:
    return Asking(question.key) if question else or_else
