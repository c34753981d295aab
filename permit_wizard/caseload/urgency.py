"""How urgent a person's case is: no second law, only what the verdict's own steps say about when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from permit_wizard.answers import Answers
from permit_wizard.rules import RULES, Unanswered, case_of
from permit_wizard.rules.case import Case
from permit_wizard.text import Text, _
from permit_wizard.verdict import Kind, Outcome

WEEK, MONTH = timedelta(days=7), timedelta(days=31)

_TODAY, _BY = _("today"), _("by {day}", day=date.min).message  # what steps say of when they are due
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
        missing: the key of the question that is next; None if none is.
    """

    urgency: Urgency
    due: date | None
    outcome: Outcome | None = None
    missing: str | None = None


def triage(answers: Answers, today: date) -> Triage:
    """Say how urgent a case is on a day."""
    try:
        case = case_of(answers, today)
    except Unanswered as unanswered:
        return Triage(Urgency.INCOMPLETE, None, missing=unanswered.key)
    return _judged(case, list(_due(case)))


def _judged(case: Case, due: list[date]) -> Triage:
    dates, outcome, today = case.dates, case.outcome, case.today
    if today in due:  # the day by which it has to be done says more than "today"
        last = dates.last_safe_receipt
        return Triage(Urgency.TODAY, last if last is not None and last >= today else case.expires_on, outcome)
    if outcome in _NOTHING_DUE:
        return Triage(Urgency.WAITING, case.expires_on, outcome)
    if case.early and outcome is not Outcome.NEW_PERMIT:
        return Triage(Urgency.OPENS, dates.apply_from, outcome)
    day = min(due, default=case.expires_on)
    if day is None or day - today > MONTH:
        return Triage(Urgency.LATER, day, outcome)
    return Triage(Urgency.WEEK if day - today <= WEEK else Urgency.MONTH, day, outcome)


def _due(case: Case) -> Iterator[date]:
    """Yield the days by which the steps of a case are due."""
    for _id, _kind, _source, apply in _STEPS:
        grounds = apply(case)
        if grounds is None or grounds.when is None:
            continue
        day = grounds.when.values.get("day")
        if grounds.when == _TODAY:
            yield case.today
        elif grounds.when.message == _BY and isinstance(day, date):
            yield day
