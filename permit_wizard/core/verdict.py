"""A verdict: one outcome, the dates that go with it, and every finding that applies.

A verdict carries all that any edge shows; no screen, format or caseload works any of it out again. The ids are a public
contract: screens, exports, `permit-wizard check` and tests all use them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from permit_wizard.core.days import KeyDates, Schedule, next_of
from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome, OutcomeTraits
from permit_wizard.core.text import Text

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.core.editions import Edition

_SHOWN_FIRST = (
    "late",
    "last_day",
    "rules_unchecked",
    "received_late",
    "digid_may_be_late",
    "travel_home_country",
    "decision_after_expiry",
    "condition_residence",
    "absence_check",
    "condition_reason",
    "condition_information",
    "condition_public_order",
    "permanent_ended",
    "received_early",
)
_RANK = {name: rank for rank, name in enumerate(_SHOWN_FIRST)}
_THE_REST = len(_RANK)
_RANK["rules_changed"] = _THE_REST + 1


@dataclass(frozen=True)
class Verdict:
    """The result for one person on one day.

    Attributes:
        edition: the edition of the rules that was followed.
        outcome: the one thing to do.
        answers: the answers that count; those to questions that are not asked are left out.
        today: the day it was made.
        dates: the key dates.
        schedule: the days to show, and how many are left.
        findings: all findings that apply, in the contract's order.
        title: the outcome in a few words: what to do in that very state.
        summary: the one sentence that says what comes next, or by when.
        urgent: whether something has to be done today so that no right is lost.
        further: keys of the further questions that can be asked and are unanswered, in order.
        can_phone: whether helplines are answered today: it is a working day.
    """

    edition: Edition
    outcome: Outcome
    answers: Answers
    today: date
    dates: KeyDates
    schedule: Schedule
    findings: tuple[Finding, ...]
    title: Text
    summary: Text
    urgent: bool
    further: tuple[str, ...] = ()
    can_phone: bool = True

    @property
    def traits(self) -> OutcomeTraits:
        """The properties that this outcome has for everybody."""
        return OUTCOME_TRAITS[self.outcome]

    @property
    def days_left(self) -> int | None:
        """Whole days to the last safe day of receipt (see `Schedule`); None where there is no last day to apply."""
        return self.schedule.days_left

    @property
    def rely_until(self) -> date | None:
        """The last day on which advice is given by these rules; None for a past edition."""
        return self.edition.rely_until

    @cached_property
    def shown_first(self) -> tuple[Finding, ...]:
        """All findings, the ones to show first where there is no room for all (contract, "Shown first")."""
        return tuple(sorted(self.findings, key=lambda finding: _RANK.get(finding.id, _THE_REST)))

    def of_kind(self, kind: Kind) -> list[Finding]:
        """Return the findings of one kind, in the order in which they are read.

        That is the contract's order; of the steps, which are "what to do now", the next one comes first. Programs are
        given all `findings` in the contract's order.
        """
        found = [finding for finding in self.findings if finding.kind is kind]
        if kind is Kind.STEP and self.next_step is not None:
            found.remove(self.next_step)
            found.insert(0, self.next_step)
        return found

    @cached_property
    def next_step(self) -> Finding | None:
        """The step to do first; None where nothing has to be done today (see `next_of`)."""
        found = next_of((finding, finding.id, finding.due) for finding in self.findings if finding.due is not None)
        return None if found is None else found[0]
