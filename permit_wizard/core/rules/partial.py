"""What is certain of somebody while answers are open: nothing here can be undone by an answer that is still to come.

The dates of the card follow from its expiry date, whatever else is answered; they are only of no use to people who have
applied, or have another permit. And some outcomes are certain before the last question: people who have applied wait,
and people who may not meet a condition need help, whatever comes after.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from permit_wizard.core.answers import Answers
from permit_wizard.core.days import KeyDates
from permit_wizard.core.editions import Edition, edition_on, rules_too_old
from permit_wizard.core.flow import counted, still_open
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.key_dates import basic_dates, card_dates, governing_edition
from permit_wizard.core.rules.outcomes import certain_outcome


class PartialAssessment(NamedTuple):
    """What is certain of somebody on one day.

    Attributes:
        case: the case where its outcome is certain; the findings that apply to it stay, and more may come. None where
            open answers decide.
        dates: the dates that follow from the expiry date alone; none of them where that is not known.
        governing: the edition of the rules that governs the application, as far as is known.
        still_open: keys of the questions without an answer, on the way that most people go; empty where a verdict can
            be given.
    """

    case: Case | None
    dates: KeyDates
    governing: Edition
    still_open: tuple[str, ...]


def assess_partial(answers: Answers, today: date, named: Edition | None = None) -> PartialAssessment:
    """Return what is certain of somebody, however few answers there are.

    Args:
        answers: the answers.
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        named: the edition of the rules that was asked for by name; None is the one in force today.
    """
    edition = named or edition_on(today)
    counts, missing = counted(answers, today, named)
    governing = governing_edition(counts, today, named)
    dates = basic_dates(counts, governing)
    outcome = certain_outcome(counts, dates, today, edition, named)
    expires_on = None if rules_too_old(today, named) else answers.expires_on
    return PartialAssessment(
        None if outcome is None else Case(counts, today, edition, governing, outcome, dates),
        card_dates(expires_on, governing) if isinstance(expires_on, date) else KeyDates(),
        governing,
        () if missing is None else tuple(question.key for question in still_open(answers, today, named)),
    )
