"""What the wizard says: one outcome, the dates that go with it, and every finding that holds.

The ids are a public contract: screens, exports, `permit-wizard check` and tests all speak them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from permit_wizard.text import Text


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


class Kind(StrEnum):
    """What a finding is: something to do, something to beware of, or something good to know."""

    STEP = "step"
    WARNING = "warning"
    INFO = "info"


class KeyDates(NamedTuple):
    """The calendar dates (Europe/Amsterdam) of a case; None where a date does not apply.

    Attributes:
        apply_from: the first day of the window, 6 calendar months before expiry.
        expires_on: the last day on which the card is valid.
        last_safe_receipt: the last day on which receipt by the IND keeps the right to go on working.
        digid_by: the last day to ask for an SMS check, so that its letter comes in time.
    """

    apply_from: date | None = None
    expires_on: date | None = None
    last_safe_receipt: date | None = None
    digid_by: date | None = None

    def known(self) -> dict[str, date]:
        """Return the dates that apply, by name, in the contract's order."""
        return {name: day for name, day in zip(self._fields, self, strict=True) if day is not None}


class Finding(NamedTuple):
    """One step, warning or piece of information, with the reasons for it.

    Attributes:
        id: the finding's name in the contract.
        kind: step, warning or info.
        message: what to do or to know; a newline ends the headline.
        because: keys of the asked answers it follows from, in question order.
        source: the heading of the source page, verbatim in English, another page's title, or None.
        when: a few words that say by when or from when, for steps that have such a day.
    """

    id: str
    kind: Kind
    message: Text
    because: tuple[str, ...]
    source: str | None
    when: Text | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one case on one day.

    Attributes:
        outcome: the one outcome.
        today: the day on which it was judged.
        dates: the key dates.
        findings: all that hold, in the contract's order.
        title: the outcome in a few words, for the banner.
        summary: one sentence that says what to do next, or by when.
        newer_apply_from: the first day by the later IND page (3 months before expiry), where `rules_changed` shows it.
    """

    outcome: Outcome
    today: date
    dates: KeyDates
    findings: tuple[Finding, ...]
    title: Text
    summary: Text
    newer_apply_from: date | None = None

    def of_kind(self, kind: Kind) -> list[Finding]:
        """Return the findings of one kind, in order; the steps in order are "what to do now"."""
        return [finding for finding in self.findings if finding.kind is kind]
