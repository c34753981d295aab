"""How urgent a person's case is: no second law, only what the verdict's own steps say about when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.rules import RULES, Unanswered, case_of
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.outcomes import title
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import FACTS, Due, Kind, Outcome, Relation

WEEK, MONTH = timedelta(days=7), timedelta(days=31)

_STEPS = tuple(rule for rule in RULES if rule.kind is Kind.STEP)
_NOTHING_DUE = frozenset({Outcome.NOT_COVERED, Outcome.RENEW_DOCUMENT, Outcome.WAIT_FOR_DECISION})


class Urgency(IntEnum):
    """The groups of a caseload, in the order in which they are shown."""

    TODAY = 0
    WEEK = 1
    MONTH = 2
    LATER = 3
    OPENS = 4
    WAITING = 5
    INCOMPLETE = 6
    BAD = 7

    @property
    def label(self) -> Text:
        """What the group is called."""
        return _LABELS[self]


_LABELS = {
    Urgency.TODAY: _("Act today"),
    Urgency.WEEK: _("This week"),
    Urgency.MONTH: _("This month"),
    Urgency.LATER: _("Later"),
    Urgency.OPENS: _("Can apply later"),
    Urgency.WAITING: _("Nothing due now"),
    Urgency.INCOMPLETE: _("Answer missing"),
    Urgency.BAD: _("Bad row"),
}


class Triage(NamedTuple):
    """Where a case stands.

    Attributes:
        urgency: its group.
        due: the day that matters: the day by which to act, the first day to apply, or the card's last day; None if there is none.
        outcome: the verdict's outcome; None while an answer is missing.
        title: the verdict's title; None while an answer is missing.
        missing: the key of the question that is next; None if none is.
    """

    urgency: Urgency
    due: date | None
    outcome: Outcome | None = None
    title: Text | None = None
    missing: str | None = None


def triage(answers: Answers, today: date, named: Edition | None = None) -> Triage:
    """Say how urgent a case is on a day, by the edition of the rules that was asked for by name, or the one in force."""
    try:
        case = case_of(answers, today, named)
    except Unanswered as unanswered:
        return Triage(Urgency.INCOMPLETE, None, missing=unanswered.key)
    urgency, day = _place(case, list(_due(case)))
    return Triage(urgency, day, case.outcome, title(case))


def _place(case: Case, due: list[Due]) -> tuple[Urgency, date | None]:
    dates, outcome, today = case.dates, case.outcome, case.today
    if any(each.relation is Relation.TODAY for each in due):  # the day by which to act says more than "today"
        last = dates.last_safe_receipt
        return Urgency.TODAY, last if last is not None and last >= today else case.expires_on
    if outcome in _NOTHING_DUE:
        return Urgency.WAITING, case.expires_on
    if case.early and FACTS[outcome].first_days:
        return Urgency.OPENS, dates.apply_from
    day = min((each.day for each in due if each.relation is Relation.BY), default=case.expires_on)
    if day is None or day - today > MONTH:
        return Urgency.LATER, day
    return (Urgency.WEEK if day - today <= WEEK else Urgency.MONTH), day


def _due(case: Case) -> Iterator[Due]:
    """Yield when the steps of a case are due."""
    for _id, _kind, _source, apply in _STEPS:
        grounds = apply(case)
        if grounds is not None and grounds.due is not None:
            yield grounds.due
