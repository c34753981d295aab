"""When a question is asked, as predicates on the answers and the day; each question names its own (questions.py).

Each condition holds its whole chain, so an answer that is off the path can never let a later question in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from permit_wizard.core.answers import Answers, Applied, Permit, YesNo, YesNoUnsure
from permit_wizard.core.editions import Edition

Condition = Callable[[Answers, date, Edition], bool]

# Looked up once: in Python 3.11 a member of an enumeration takes longer to find than the rest of a condition to try.
_TEMPORARY, _NOT_APPLIED, _TRAVELS, _HELD = Permit.TEMPORARY, Applied.NO, YesNo.YES, YesNoUnsure.YES
_APPLIED = (Applied.EXTENSION, Applied.PERMANENT)
_HERE = (YesNoUnsure.YES, YesNoUnsure.UNSURE)


def always(answers: Answers, today: date, edition: Edition) -> bool:  # noqa: ARG001
    """The first question."""
    return True


def permit_is_temporary(answers: Answers, today: date, edition: Edition) -> bool:  # noqa: ARG001
    """The rules are about this permit."""
    return answers.permit is _TEMPORARY


def expiry_is_known(answers: Answers, today: date, edition: Edition) -> bool:  # noqa: ARG001
    """The expiry date stands on the card; every date follows from it."""
    return answers.permit is _TEMPORARY and isinstance(answers.expires_on, date)


def applied_already(answers: Answers, today: date, edition: Edition) -> bool:
    """An application is under way."""
    return answers.applied in _APPLIED and expiry_is_known(answers, today, edition)


def not_applied(answers: Answers, today: date, edition: Edition) -> bool:
    """No application has been sent for the present card."""
    return answers.applied is _NOT_APPLIED and expiry_is_known(answers, today, edition)


def lives_on(answers: Answers, today: date, edition: Edition) -> bool:
    """Not applied yet, and the way to a new card is open: main residence here, or an edition under which abroad does not close it."""
    here = answers.main_residence in _HERE or (answers.main_residence is not None and not edition.residence_decides)
    return here and not_applied(answers, today, edition)


def can_apply_online(answers: Answers, today: date, edition: Edition) -> bool:
    """The permit is valid today, so the online form (and DigiD with it) is open, now or later."""
    return lives_on(answers, today, edition) and isinstance(answers.expires_on, date) and today <= answers.expires_on


def life_goes_on(answers: Answers, today: date, edition: Edition) -> bool:
    """Work, travel and what comes after five years matter to who waits for a decision and to who is about to apply."""
    return applied_already(answers, today, edition) or lives_on(answers, today, edition)


def travels(answers: Answers, today: date, edition: Edition) -> bool:
    """A journey abroad is planned."""
    return answers.travel is _TRAVELS and life_goes_on(answers, today, edition)


def held_long(answers: Answers, today: date, edition: Edition) -> bool:
    """Five years of temporary asylum permits: another right to stay may be possible."""
    return answers.held_5_years is _HELD and life_goes_on(answers, today, edition)
