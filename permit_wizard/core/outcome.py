"""The outcomes: the one thing to do. `rules/outcomes` contains which one applies to whom."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


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
