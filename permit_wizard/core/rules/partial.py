"""What holds of somebody while answers are open: nothing here can be undone by an answer that is still to come.

Two things can be said then. The dates of the card follow from its expiry date, whatever else is so; they are only of no use to who has
applied, or has another permit. And some outcomes are certain before the last question: who has applied waits, and who does not meet a
condition needs help, whatever comes after.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.flow import counted, still_open
from permit_wizard.core.rules.case import Case, card_dates, key_dates
from permit_wizard.core.rules.outcomes import outcome_so_far
from permit_wizard.core.rules.schedule import under_which
from permit_wizard.core.verdict import KeyDates


class SoFar(NamedTuple):
    """What is known of somebody on one day.

    Attributes:
        case: the case where its outcome is certain; what the rules find in it stays, and more may come. None where open answers decide.
        dates: the dates that follow from the expiry date alone; none of them where that is not known.
        under: the edition of the rules that governs the application, as far as is known.
        still_open: keys of the questions without an answer, on the way that most people go; empty where a verdict can be given.
    """

    case: Case | None
    dates: KeyDates
    under: Edition
    still_open: tuple[str, ...]


def so_far(answers: Answers, today: date, named: Edition | None = None) -> SoFar:
    """Say what is certain of somebody, however few answers there are.

    Args:
        answers: the answers.
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        named: the edition of the rules that was asked for by name; None is the one in force today.
    """
    edition = named or edition_on(today)
    counts, missing = counted(answers, today, named)
    under = under_which(counts, today, named)
    dates = key_dates(counts, under)
    outcome = outcome_so_far(counts, dates, today, edition)
    expires_on = answers.expires_on
    return SoFar(
        None if outcome is None else Case(counts, today, edition, under, outcome, dates),
        card_dates(expires_on, under) if isinstance(expires_on, date) else KeyDates(),
        under,
        () if missing is None else tuple(question.key for question in still_open(answers, today, named)),
    )
