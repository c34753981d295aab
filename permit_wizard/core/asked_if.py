"""When a question is asked, as predicates on the answers and the day; each question names its own (questions.py).

Each condition holds its whole chain, so an answer that is off the path can never let a later question in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from permit_wizard.core.answers import Answers, Applied, Permit, YesNo, YesNoUnsure
from permit_wizard.core.editions import Edition

Condition = Callable[[Answers, date, Edition], bool]

# Looked up once: in Python 3.11 finding a member of an enumeration takes longer than the rest of a condition.
_TEMPORARY, _NOT_APPLIED, _TRAVELS, _HELD = Permit.TEMPORARY, Applied.NO, YesNo.YES, YesNoUnsure.YES
_APPLIED = (Applied.EXTENSION, Applied.PERMANENT)
_HERE = (YesNoUnsure.YES, YesNoUnsure.UNSURE)


def always(answers: Answers, today: date, edition: Edition) -> bool:  # noqa: ARG001
    """The first question."""
    return True


def permit_is_temporary(answers: Answers, today: date, edition: Edition) -> bool:  # noqa: ARG001
    """The rules are about the temporary asylum permit."""
    return answers.permit is _TEMPORARY


def expiry_is_known(answers: Answers, today: date, edition: Edition) -> bool:  # noqa: ARG001
    """The expiry date of the card is known; every other date follows from it."""
    return answers.permit is _TEMPORARY and isinstance(answers.expires_on, date)


def applied_already(answers: Answers, today: date, edition: Edition) -> bool:
    """An application is under way."""
    return answers.applied in _APPLIED and expiry_is_known(answers, today, edition)


def not_applied(answers: Answers, today: date, edition: Edition) -> bool:
    """No application has been sent for the present card."""
    return answers.applied is _NOT_APPLIED and expiry_is_known(answers, today, edition)


def residence_ok(answers: Answers, today: date, edition: Edition) -> bool:
    """Not applied yet, and a new card is possible.

    Main residence here, or an edition under which abroad does not rule it out.
    """
    here = answers.main_residence in _HERE or (answers.main_residence is not None and not edition.residence_decides)
    return here and not_applied(answers, today, edition)


def can_apply_online(answers: Answers, today: date, edition: Edition) -> bool:
    """The card is valid today, so the online form (with DigiD) is open, now or later."""
    return (
        residence_ok(answers, today, edition) and isinstance(answers.expires_on, date) and today <= answers.expires_on
    )


def has_live_application_or_can_apply(answers: Answers, today: date, edition: Edition) -> bool:
    """Work, travel and the time after five years matter to people who wait for a decision or can apply."""
    return applied_already(answers, today, edition) or residence_ok(answers, today, edition)


def travels(answers: Answers, today: date, edition: Edition) -> bool:
    """A journey abroad is planned."""
    return answers.travel is _TRAVELS and has_live_application_or_can_apply(answers, today, edition)


def held_five_years(answers: Answers, today: date, edition: Edition) -> bool:
    """Five years of temporary asylum permits, where civic integration can then lead to a permanent one."""
    return (
        edition.permanent_can_be_asked.value
        and answers.held_5_years is _HELD
        and has_live_application_or_can_apply(answers, today, edition)
    )
