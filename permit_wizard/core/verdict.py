"""What the wizard says: one outcome, the dates that go with it, and every finding that holds.

A verdict carries all that any edge shows; no screen, format or caseload works any of it out again. The ids are a public contract:
screens, exports, `permit-wizard check` and tests all speak them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from permit_wizard.core.text import Text

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.core.editions import Edition


class Outcome(StrEnum):
    """The one thing to do, in the order in which the rules try them: the first that holds."""

    NOT_COVERED = "not_covered"
    RENEW_DOCUMENT = "renew_document"
    FIND_OUT_FIRST = "find_out_first"
    WAIT_FOR_DECISION = "wait_for_decision"
    NEW_PERMIT = "new_permit"
    GET_ADVICE = "get_advice"
    APPLY_FROM = "apply_from"
    APPLY_ONLINE = "apply_online"
    APPLY_IN_WRITING = "apply_in_writing"


class OutcomeFacts(NamedTuple):
    """What is so for everybody who has an outcome.

    Attributes:
        sign: one character that stands for it beside the words.
        deadline: a day to have applied by matters, so days left are counted.
        first_days: from which day one can apply is still of interest.
        decision: a decision of the IND comes, now or after applying.
    """

    sign: str
    deadline: bool
    first_days: bool
    decision: bool


FACTS: dict[Outcome, OutcomeFacts] = {
    Outcome.NOT_COVERED: OutcomeFacts("?", deadline=False, first_days=False, decision=False),
    Outcome.RENEW_DOCUMENT: OutcomeFacts("✓", deadline=False, first_days=False, decision=False),
    Outcome.FIND_OUT_FIRST: OutcomeFacts("?", deadline=False, first_days=False, decision=False),
    Outcome.WAIT_FOR_DECISION: OutcomeFacts("…", deadline=False, first_days=False, decision=True),
    Outcome.NEW_PERMIT: OutcomeFacts("!", deadline=False, first_days=False, decision=False),
    Outcome.GET_ADVICE: OutcomeFacts("!", deadline=True, first_days=True, decision=True),
    Outcome.APPLY_FROM: OutcomeFacts("…", deadline=True, first_days=True, decision=True),
    Outcome.APPLY_ONLINE: OutcomeFacts("→", deadline=True, first_days=True, decision=True),
    Outcome.APPLY_IN_WRITING: OutcomeFacts("!", deadline=True, first_days=False, decision=True),
}
if set(FACTS) != set(Outcome):
    raise AssertionError(f"facts missing for {set(Outcome) - set(FACTS)}")


class Kind(StrEnum):
    """What a finding is: something to do, something to beware of, or something good to know."""

    STEP = "step"
    WARNING = "warning"
    INFO = "info"


class KeyDates(NamedTuple):
    """The calendar dates (Europe/Amsterdam) of a case; None where a date does not apply.

    Attributes:
        apply_from: the first day of the window, by the edition of the rules that governs the application.
        expires_on: the last day on which the card is valid.
        last_safe_receipt: the last day on which receipt by the IND is in time by every edition.
        digid_by: the last day to ask for an SMS check, so that its letter comes in time.
        decision_by: the day by which the IND decides on an application that it has, if it does not take longer.
    """

    apply_from: date | None = None
    expires_on: date | None = None
    last_safe_receipt: date | None = None
    digid_by: date | None = None
    decision_by: date | None = None

    def known(self) -> dict[str, date]:
        """Return the dates that apply, by name, in the contract's order."""
        return {name: day for name, day in zip(self._fields, self, strict=True) if day is not None}


class Day(StrEnum):
    """The days of a case that are shown, whatever shows them."""

    APPLY_FROM = "apply_from"
    OLDER_APPLY_FROM = "older_apply_from"
    """the first day by the edition before the one that is followed, where both are shown"""
    NEWER_APPLY_FROM = "newer_apply_from"
    """the first day by the edition in force, where an older one was asked for by name"""
    DIGID_BY = "digid_by"
    LAST_SAFE_RECEIPT = "last_safe_receipt"
    RECEIVED_ON = "received_on"
    EXPIRES_ON = "expires_on"
    DECISION_BY = "decision_by"


class Mark(NamedTuple):
    """One day that is shown to somebody.

    Attributes:
        name: which day it is.
        day: the date.
        passed: whether it lies before today; whatever shows it says so.
    """

    name: Day
    day: date
    passed: bool


class Schedule(NamedTuple):
    """The days that are shown to one person, on one day.

    Attributes:
        today: the day it was made.
        marks: the days, by date.
        days_left: whole days to the last safe day of receipt: 0 on that day, -1 on the card's last day, less after it; None where
            nobody is to apply, so that nobody is late.
        days_until: whole days to the first day on which one can apply; None where that day has come, or nobody is to apply.
    """

    today: date
    marks: tuple[Mark, ...] = ()
    days_left: int | None = None
    days_until: int | None = None

    def day(self, name: Day) -> date | None:
        """Return a shown day by its name, or None."""
        return next((mark.day for mark in self.marks if mark.name is name), None)


class Relation(StrEnum):
    """How a step stands to its day."""

    BY = "by"
    FROM = "from"
    ON = "on"
    TODAY = "today"


class Due(NamedTuple):
    """When something is to be done; words are made from it and never read back.

    Attributes:
        relation: by, from or on the day, or today.
        day: the date; for `today` the day of the verdict.
        friday: where the last day is a Saturday or Sunday, the Friday before, unless it has passed: that day is named, since at the
            weekend nobody answers a telephone or helps. Programs are given `day`.
    """

    relation: Relation
    day: date
    friday: date | None = None

    def before_the_weekend(self, today: date) -> Due:
        """Return it with the Friday to name, where there is one, on a day."""
        days_after_friday = self.day.weekday() - 4
        if self.relation is not Relation.BY or days_after_friday <= 0:
            return self
        friday = self.day - timedelta(days_after_friday)
        return self._replace(friday=friday) if friday >= today else self


class Finding(NamedTuple):
    """One step, warning or piece of information, with the reasons for it.

    Attributes:
        id: the finding's name in the contract.
        kind: step, warning or info.
        message: what to do or to know; a newline ends the headline.
        because: keys of the asked answers it follows from, in question order.
        source: the heading of the source page, verbatim in English, another page's title, or None.
        due: when a step is to be done, where it has a day.
        occasion: for a step without a day, what it comes with or after, in a few words.
    """

    id: str
    kind: Kind
    message: Text
    because: tuple[str, ...]
    source: str | None
    due: Due | None = None
    occasion: Text | None = None


_ASK_FOR_THE_DECISION = (1, 0)  # its turn among the steps, see `Verdict._turn`


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one case on one day, by one edition of the rules.

    Attributes:
        edition: the edition followed.
        outcome: the one outcome.
        answers: the answers that count.
        today: the day on which it was judged.
        dates: the key dates of the contract.
        schedule: the days that are shown, and how many are left.
        findings: all that hold, in the contract's order.
        title: the outcome in a few words, for the banner: what to do first today where it is urgent.
        summary: one sentence that says what to do next, or by when.
        urgent: whether something has to be done today.
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

    @property
    def facts(self) -> OutcomeFacts:
        """What is so for everybody with this outcome."""
        return FACTS[self.outcome]

    def of_kind(self, kind: Kind) -> list[Finding]:
        """Return the findings of one kind, in the order in which they are read.

        That is the contract's order; of the steps, which are "what to do now", the one to do first stands first, as whoever does
        one after the other should come to it first. Programs are given all `findings` in the contract's order.
        """
        found = [finding for finding in self.findings if finding.kind is kind]
        if kind is Kind.STEP and found:
            first = min(found, key=self._turn)
            found.remove(first)
            found.insert(0, first)
        return found

    @property
    def next_step(self) -> Finding | None:
        """The one thing to do first, in agreement with the title; None where there is nothing to do.

        First what is for today, and what keeps the application in time before the help with it; then what has a last day; what has
        none; what may be done only from a day on; and what comes with or after something else. Where the time for the decision is
        over, it is to ask about that, which the contract has among what is good to know, unless something is for today.
        """
        first = next(iter(self.of_kind(Kind.STEP)), None)
        if first is not None and self._turn(first) < _ASK_FOR_THE_DECISION:
            return first
        over = any(mark.name is Day.DECISION_BY and mark.passed for mark in self.schedule.marks)
        return next((finding for finding in self.findings if over and finding.id == "decision_time"), first)

    def _turn(self, step: Finding) -> tuple[int, int]:
        helps = step.id == "get_legal_help"
        if step.due is None:
            if helps and self.outcome is Outcome.GET_ADVICE:
                return 1, 0
            return (3 if step.occasion is None else 5), 0
        match step.due.relation:
            case Relation.TODAY:
                return 0, int(helps)
            case Relation.BY | Relation.ON:
                return 2, step.due.day.toordinal()
            case Relation.FROM:
                return 4, 0
