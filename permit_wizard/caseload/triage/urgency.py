"""How urgent a person's case is.

No second law, only what the rules' own steps and the card's own dates say about when.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from permit_wizard.caseload.triage import advice
from permit_wizard.core.answers import Answers, Applied, YesNo, YesNoUnsure
from permit_wizard.core.dates.working_days import working_day_on_or_before
from permit_wizard.core.days import KeyDates, Relation, next_of
from permit_wizard.core.editions import Edition
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome
from permit_wizard.core.rules import PartialAssessment, assess_partial, steps_due
from permit_wizard.core.rules.case import Case
from permit_wizard.core.text import Text, _

WEEK, MONTH = timedelta(days=7), timedelta(days=31)

_SENT = (Applied.EXTENSION, Applied.PERMANENT)


class Urgency(IntEnum):
    """The groups of a caseload, in the order in which they are shown; the names are the contract's."""

    TODAY = 0
    WEEK = 1
    MONTH = 2
    LATER = 3
    OPENS = 4
    WAITING = 5
    NOTHING = 6
    BAD = 7
    GONE = 8
    CLOSED = 9

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
    Urgency.WAITING: _("Waiting for the IND"),
    Urgency.NOTHING: _("Nothing now"),
    Urgency.BAD: _("No date, or not readable"),
    Urgency.GONE: _("No longer in the sheet"),
    Urgency.CLOSED: _("Closed in your sheet"),
}
COUNTED_DOWN = (Urgency.TODAY, Urgency.WEEK, Urgency.MONTH, Urgency.LATER, Urgency.OPENS)
"""The groups with a day to do something by or from; in the others nobody is late."""


class Triage(NamedTuple):
    """The state of a case.

    Attributes:
        urgency: its group.
        due: the day that matters: the day by which to act, the first day to apply, or the card's last day; None if
            there is none.
        outcome: the outcome, where it is certain.
        what: what to do, in words for this person's helper; None for a row that could not be read.
        rules: the id of the edition of the rules that governs the application.
        missing: the key of the question to ask next; None where no answer is open.
        still_open: how many answers are open, about.
        opens: the first day to apply, where the next step comes before it.
    """

    urgency: Urgency
    due: date | None
    outcome: Outcome | None = None
    what: advice.Advice | None = None
    rules: str = ""
    missing: str | None = None
    still_open: int = 0
    opens: date | None = None


def triage(
    answers: Answers,
    today: date,
    named: Edition | None = None,
    candidates: Sequence[date] = (),
    unanswered: Sequence[str] = (),
) -> Triage:
    """Return how urgent a case is on a day; people with an expiry date are ranked by it, whatever else is open.

    Args:
        answers: what is known.
        today: the day to judge on.
        named: the edition of the rules that was asked for by name; None is the one in force.
        candidates: the days on which the card may expire, where the cell is not one day; the first of them counts.
        unanswered: keys of questions that are open for everybody: that is remarked once, and not for each person.
    """
    doubted = bool(candidates) and answers.expires_on is None
    if doubted:
        answers = answers.model_copy(update={"expires_on": min(candidates)})
    known = assess_partial(answers, today, named)
    still_open = tuple(key for key in known.still_open if key not in unanswered) if unanswered else known.still_open
    opens = None
    if known.case is not None:
        urgency, day, step = _place(known.case, known.dates)
        if known.case.early and step and OUTCOME_TRAITS[known.case.outcome].shows_window:
            opens = known.case.dates.apply_from
        what, outcome = advice.for_case(known.case, step, today=urgency is Urgency.TODAY), known.case.outcome
    else:
        urgency, day = _by_the_card(known, today, answers.applied)
        what, outcome = advice.by_the_card(known.dates, today, answers.applied), None
    if doubted and day is not None:
        what, still_open = advice.Advice.DOUBTED, ("expires_on", *still_open)
    missing = still_open[0] if still_open else None
    return Triage(urgency, day, outcome, what, known.governing.id, missing, len(still_open), opens)


_NO, _YES, _UNSURE = YesNoUnsure.NO, YesNoUnsure.YES, YesNoUnsure.UNSURE
_DOUBT = {_YES: 0, _UNSURE: 1, _NO: 2}
_CONVICTED = {_NO: 0, _UNSURE: 1, _YES: 2}


def triage_facts(answers: Answers) -> tuple[object, ...]:
    """Return all that `triage` asks about answers: people with equal facts have the same triage on the same day.

    Many answers differ where the triage does not: which of three conditions is in doubt changes the words of the
    verdict, and not what comes next. A test compares the triage of many people with equal facts.
    """
    reason, information, convictions = answers.reason_applies, answers.information_correct, answers.convictions
    if reason is None or information is None or convictions is None:
        conditions: object = (reason, information, convictions)
    else:
        conditions = max(_DOUBT[reason], _DOUBT[information], _CONVICTED[convictions])
    travel = answers.travel
    if travel is YesNo.YES:
        travel = (answers.return_on is None, answers.travel_document is None)
    elif travel is not None:
        travel = (False, False)
    return (
        answers.permit,
        answers.expires_on,
        answers.applied,
        answers.received_on,
        answers.main_residence,
        answers.abroad_over_3_months,
        conditions,
        answers.digid,
        travel,
    )


def _place(case: Case, card: KeyDates) -> tuple[Urgency, date | None, str]:
    """Return the group, the day, and the id of the step whose day it is: the next step of the verdict, if there is one.

    `card` contains the days that follow from the card alone.
    """
    outcome, today = case.outcome, case.today
    first = next_of([(step, step, due) for step, due in steps_due(case)])
    if first is not None:
        step, due = first
        if due.relation is not Relation.TODAY:
            return _within(due.day, today), due.day, step
        last = card.last_safe_receipt  # the day by which to act says more than "today"
        return Urgency.TODAY, last if last is not None and last >= today else card.expires_on, step
    if outcome is Outcome.WAIT_FOR_DECISION:
        return Urgency.WAITING, case.expires_on, ""
    if case.expires_on is None and not OUTCOME_TRAITS[outcome].deadline:
        return Urgency.NOTHING, None, ""
    if case.early and OUTCOME_TRAITS[outcome].shows_window:
        return Urgency.OPENS, case.dates.apply_from, ""
    return _within(case.expires_on, today), case.expires_on, ""


def _by_the_card(known: PartialAssessment, today: date, applied: Applied | None) -> tuple[Urgency, date | None]:
    dates = known.dates
    first, last = dates.apply_from, dates.last_safe_receipt
    if applied is Applied.REFUSED:
        return Urgency.TODAY, dates.expires_on
    if first is None or last is None:
        return Urgency.BAD, None
    if applied in _SENT:
        return Urgency.WAITING, dates.expires_on
    if today < first:
        return Urgency.OPENS, first
    if today >= working_day_on_or_before(last):  # from then on nobody can be phoned any more before the last day
        return Urgency.TODAY, last if today <= last else dates.expires_on
    return _within(last, today), last


def _within(day: date | None, today: date) -> Urgency:
    if day is None or day - today > MONTH:
        return Urgency.LATER
    return Urgency.WEEK if day - today <= WEEK else Urgency.MONTH
