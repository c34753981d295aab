"""A verdict: one outcome, the dates that go with it, and every finding that applies.

A verdict carries all that any edge shows; no screen, format or caseload works any of it out again. The ids are a public
contract: screens, exports, `permit-wizard check` and tests all use them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from permit_wizard.core.text import Phone, Text, Value

if TYPE_CHECKING:
    from permit_wizard.core.answers import Answers
    from permit_wizard.core.editions import Edition


class Outcome(StrEnum):
    """The one thing to do, in the order in which the rules try them: the first that applies."""

    RULES_TOO_OLD = "rules_too_old"
    NOT_COVERED = "not_covered"
    RENEW_DOCUMENT = "renew_document"
    FIND_OUT_FIRST = "find_out_first"
    REFUSED = "refused"
    WAIT_FOR_DECISION = "wait_for_decision"
    NEW_PERMIT = "new_permit"
    GET_ADVICE = "get_advice"
    APPLY_FROM = "apply_from"
    APPLY_ONLINE = "apply_online"
    APPLY_IN_WRITING = "apply_in_writing"


class OutcomeTraits(NamedTuple):
    """Properties that an outcome has for everybody.

    Attributes:
        sign: one character that represents it beside the words.
        deadline: there is a last day to apply, so days left are counted.
        shows_window: the first day to apply is still of interest.
        decision: the IND will decide, now or after applying.
    """

    sign: str
    deadline: bool = False
    shows_window: bool = False
    decision: bool = False


OUTCOME_TRAITS: dict[Outcome, OutcomeTraits] = {
    Outcome.RULES_TOO_OLD: OutcomeTraits("?"),
    Outcome.NOT_COVERED: OutcomeTraits("?"),
    Outcome.RENEW_DOCUMENT: OutcomeTraits("✓"),
    Outcome.FIND_OUT_FIRST: OutcomeTraits("?"),
    Outcome.REFUSED: OutcomeTraits("!"),
    Outcome.WAIT_FOR_DECISION: OutcomeTraits("…", decision=True),
    Outcome.NEW_PERMIT: OutcomeTraits("!"),
    Outcome.GET_ADVICE: OutcomeTraits("!", deadline=True, shows_window=True, decision=True),
    Outcome.APPLY_FROM: OutcomeTraits("…", deadline=True, shows_window=True, decision=True),
    Outcome.APPLY_ONLINE: OutcomeTraits("→", deadline=True, shows_window=True, decision=True),
    Outcome.APPLY_IN_WRITING: OutcomeTraits("!", deadline=True, decision=True),
}
if set(OUTCOME_TRAITS) != set(Outcome):
    raise AssertionError(f"traits missing for {set(Outcome) - set(OUTCOME_TRAITS)}")


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
        last_safe_receipt: the last day on which receipt by the IND is in time by every edition: the one last day that
            people read.
        act_by: the last working day up to then, on which somebody still answers a telephone.
        digid_by: the last day to ask for DigiD or an SMS check, so that its letter comes in time.
        post_by: the last day to post the application; our own margin.
        help_by: the last day to get legal help before the application has to come first.
        decision_by: the day by which the IND decides on an application that it has, if it does not take longer.
    """

    apply_from: date | None = None
    expires_on: date | None = None
    last_safe_receipt: date | None = None
    act_by: date | None = None
    digid_by: date | None = None
    post_by: date | None = None
    help_by: date | None = None
    decision_by: date | None = None

    def known(self) -> dict[str, date]:
        """Return the dates that apply, by name, in the contract's order."""
        return {name: day for name, day in zip(self._fields, self, strict=True) if day is not None}


class Day(StrEnum):
    """The days of a case that are shown, whatever shows them."""

    APPLY_FROM = "apply_from"
    OLDER_APPLY_FROM = "older_apply_from"
    """the first day by the edition before the one that is followed, while neither has come"""
    NEWER_APPLY_FROM = "newer_apply_from"
    """the first day by the edition in force, where an older one was asked for by name"""
    HELP_BY = "help_by"
    DIGID_BY = "digid_by"
    POST_BY = "post_by"
    LAST_SAFE_RECEIPT = "last_safe_receipt"
    RECEIVED_ON = "received_on"
    EXPIRES_ON = "expires_on"
    DECISION_BY = "decision_by"


class Mark(NamedTuple):
    """One day that is shown to somebody.

    Attributes:
        name: which day it is.
        day: the date.
        passed: whether it is before today.
    """

    name: Day
    day: date
    passed: bool


class Schedule(NamedTuple):
    """The days that are shown to one person, on one day.

    Attributes:
        today: the day it was made.
        marks: the days, by date.
        days_left: whole days to the last safe day of receipt: 0 on that day, -1 on the card's last day, less after it;
            None where there is no last day to apply.
        days_until: whole days to the first day to apply; None where that day has come, or there is no last day to
            apply.
    """

    today: date
    marks: tuple[Mark, ...] = ()
    days_left: int | None = None
    days_until: int | None = None

    def day(self, name: Day) -> date | None:
        """Return a shown day by its name, or None."""
        return next((mark.day for mark in self.marks if mark.name is name), None)


class Relation(StrEnum):
    """How a step relates to its day."""

    BY = "by"
    FROM = "from"
    ON = "on"
    TODAY = "today"


class Due(NamedTuple):
    """When something is to be done; words are made from it and never read back.

    Attributes:
        relation: by, from or on the day, or today.
        day: the date; for `today` the day of the verdict.
        working_day: where the last day is no working day, the working day before it, unless today is that day or later:
            until then somebody can still be phoned for help. A sentence beside the step names it; the last day stays
            `day`.
    """

    relation: Relation
    day: date
    working_day: date | None = None


_Step = TypeVar("_Step")
_HELP_STEP = "get_legal_help"


def next_of(steps: Iterable[tuple[_Step, str, Due]]) -> tuple[_Step, Due] | None:
    """Return the step to do first, with its day; None where nothing has to be done today (contract, "The next step").

    That is the first step that is due today, `get_legal_help` last among them; if there is none, the one with the
    earliest day to do it by or on, the first of equals.

    Args:
        steps: the steps that have a day, in the contract's order: each with its id and that day.
    """
    today, dated = list[tuple[_Step, str, Due]](), list[tuple[_Step, str, Due]]()
    for step in steps:
        relation = step[2].relation
        if relation is Relation.TODAY:
            today.append(step)
        elif relation is not Relation.FROM:
            dated.append(step)
    if today:
        found = next((step for step in today if step[1] != _HELP_STEP), today[0])
    elif dated:
        found = min(dated, key=lambda step: step[2].day)
    else:
        return None
    return found[0], found[2]


class Words(NamedTuple):
    """A finding in words, in three parts.

    Attributes:
        brief: one line of at most 50 cells in every language, without values.
        message: the headline: what to do or to know.
        detail: what follows the headline, or None.
    """

    brief: Text
    message: Text
    detail: Text | None = None

    def value(self, name: str) -> Value | None:
        """Return a placeholder's first value in the headline or detail, including nested sentences, or None."""
        for text in (self.message, self.detail):
            found = None if text is None else _value(text, name)
            if found is not None:
                return found
        return None


def _value(text: Text, name: str) -> Value | None:
    if name in text.values:
        return text.values[name]
    nested = (_value(value, name) for value in text.values.values() if isinstance(value, Text))
    return next((found for found in nested if found is not None), None)


class Finding(NamedTuple):
    """One step, warning or piece of information, with the reasons for it.

    Attributes:
        id: the finding's name in the contract.
        kind: step, warning or info.
        brief: one line of at most 50 cells in every language.
        message: the headline: what to do or to know.
        detail: what follows the headline, or None.
        because: keys of the asked answers it follows from, in question order.
        source: the heading, page or law it rests on, or None.
        due: when a step is to be done, where it has a day.
        occasion: for a step without a day, what it comes with or after.
        note: where the last day of a step is no working day, the sentence that names the working day before it.
    """

    id: str
    kind: Kind
    brief: Text
    message: Text
    detail: Text | None
    because: tuple[str, ...]
    source: str | None
    due: Due | None = None
    occasion: Text | None = None
    note: Text | None = None

    @property
    def rest(self) -> Text | None:
        """What follows the headline wherever the finding is shown in full: the detail and the note."""
        if self.detail is None or self.note is None:
            return self.detail or self.note
        return Text("{detail} {note}", {"detail": self.detail, "note": self.note})

    @property
    def full(self) -> Text:
        """The finding in full as one text; a newline ends the headline."""
        rest = self.rest
        return self.message if rest is None else Text("{message}\n{rest}", {"message": self.message, "rest": rest})

    @property
    def phone(self) -> Phone | None:
        """The telephone number that the finding says to phone first, or None."""
        value = Words(self.brief, self.message, self.detail).value("phone")
        return value if isinstance(value, Phone) else None


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

    @property
    def starts_on(self) -> Finding | None:
        """The step that may be done only from a later day on, or None."""
        return next((f for f in self.findings if f.due is not None and f.due.relation is Relation.FROM), None)
