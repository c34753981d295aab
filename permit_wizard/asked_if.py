"""When a question is asked, as predicates on the answers and the day; each question names its own (questions.py).

Each condition holds its whole chain, so an answer that is off the path can never let a later question in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from permit_wizard.answers import Answers, Applied, Permit, YesNo, YesNoUnsure

Condition = Callable[[Answers, date], bool]

# Looked up once: in Python 3.11 a member of an enumeration takes longer to find than the rest of a condition to try.
_TEMPORARY, _NOT_APPLIED, _TRAVELS, _HELD = Permit.TEMPORARY, Applied.NO, YesNo.YES, YesNoUnsure.YES
_APPLIED = (Applied.EXTENSION, Applied.PERMANENT)
_HERE = (YesNoUnsure.YES, YesNoUnsure.UNSURE)


def always(answers: Answers, today: date) -> bool:  # noqa: ARG001
    """The first question."""
    return True


def permit_is_temporary(answers: Answers, today: date) -> bool:  # noqa: ARG001
    """Only the temporary asylum permit is extended."""
    return answers.permit is _TEMPORARY


def expiry_is_known(answers: Answers, today: date) -> bool:
    """The expiry date stands on the card; every date follows from it."""
    return permit_is_temporary(answers, today) and isinstance(answers.expires_on, date)


def applied_already(answers: Answers, today: date) -> bool:
    """An application is under way."""
    return answers.applied in _APPLIED and expiry_is_known(answers, today)


def not_applied(answers: Answers, today: date) -> bool:
    """No application has been sent for the present card."""
    return answers.applied is _NOT_APPLIED and expiry_is_known(answers, today)


def may_live_here(answers: Answers, today: date) -> bool:
    """Not applied yet, and the main residence is, or may be, in the Netherlands: the conditions matter."""
    return answers.main_residence in _HERE and not_applied(answers, today)


def can_apply_online(answers: Answers, today: date) -> bool:
    """The permit is valid today, so the online form (and DigiD with it) is open, now or later."""
    return may_live_here(answers, today) and isinstance(answers.expires_on, date) and today <= answers.expires_on


def life_goes_on(answers: Answers, today: date) -> bool:
    """Work, travel and permanence matter to who waits for a decision and to who is about to apply."""
    return applied_already(answers, today) or may_live_here(answers, today)


def travels(answers: Answers, today: date) -> bool:
    """A journey abroad is planned."""
    return answers.travel is _TRAVELS and life_goes_on(answers, today)


def held_long(answers: Answers, today: date) -> bool:
    """Five years of temporary asylum permits: a permanent one may be possible."""
    return answers.held_5_years is _HELD and life_goes_on(answers, today)
