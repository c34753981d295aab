"""Which rules apply to a case, cached by subject: fast for programs that judge many people and need no words.

The rules are divided into a few subjects. What a subject's rules ask about a case is a short tuple of facts, and people
who differ in names and dates often have equal facts. A test proves on every path that remembering changes nothing: a
rule that asks about something new needs it among its subject's facts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import NOT_APPLIED, Case
from permit_wizard.core.rules.rule import Rule
from permit_wizard.core.source import GAP_BEFORE

_MOST = 4096  # facts that one subject remembers; on one day there are some hundreds


class Facts(NamedTuple):
    """A subject of the rules, with what its rules ask about a case.

    Attributes:
        of: returns the facts, as a tuple that can be a key.
        modules: the names of the modules whose rules ask about nothing else.
    """

    of: Callable[[Case], tuple[object, ...]]
    modules: tuple[str, ...]


def _time(case: Case) -> tuple[object, ...]:
    """What the rules about the moment, the application and the card ask."""
    dates, outcome, today, expires_on = case.dates, case.outcome, case.today, case.expires_on
    if expires_on is None:
        return today, case.edition, outcome, case.answers.permit, case.answers.expires_on
    if case.answers.applied is NOT_APPLIED:
        period = case.governing.decision_days.value
        older = case.older_first_day if case.early else None
        return (
            today,
            case.edition,
            case.governing,
            outcome,
            case.early,
            case.expired,
            today == expires_on,
            older is not None and today >= older,
            outcome is Outcome.APPLY_ONLINE and period is not None and today + timedelta(days=period) >= expires_on,
        )
    received, change = case.received_on, case.edition.in_force_from
    return (
        today,
        case.edition,
        case.governing,
        outcome,
        case.answers.applied,
        case.answers.received_on == "unknown",
        case.received_before(dates.apply_from),
        received is not None and received >= expires_on,
        received is not None and change is not None and received >= change,
        dates.decision_by is not None and today > dates.decision_by,
        case.renewable,
        case.expired,
    )


def _conditions(case: Case) -> tuple[object, ...]:
    answers, received, expires_on = case.answers, case.received_on, case.expires_on
    return (
        case.edition,
        case.outcome,
        answers.applied,
        answers.main_residence,
        answers.abroad_over_3_months,
        answers.reason_applies,
        answers.information_correct,
        answers.convictions,
        answers.permit,
        case.expired,
        received is not None and expires_on is not None and received >= expires_on,
    )


def _applying(case: Case) -> tuple[object, ...]:
    post_by, expires_on = case.dates.post_by, case.expires_on
    return (
        case.edition,
        case.outcome,
        case.answers.digid,
        case.digid_late,
        case.window_open,
        case.expired,
        expires_on is not None and expires_on < GAP_BEFORE,
        post_by is not None and case.today > post_by,
    )


def _work_and_years(case: Case) -> tuple[object, ...]:
    answers, expires_on = case.answers, case.expires_on
    return (
        case.edition,
        case.outcome,
        answers.applied,
        answers.may_work,
        answers.held_5_years,
        answers.civic_integration,
        case.received_before(expires_on),
        expires_on is not None and case.today < expires_on,
    )


def _travel(case: Case) -> tuple[object, ...]:
    answers, back, expires_on = case.answers, case.return_on, case.expires_on
    return (
        answers.travel,
        answers.travel_document,
        answers.return_on == "unknown",
        back is None,
        back is not None and expires_on is not None and back <= expires_on,
        case.valid,
        case.expired,
    )


SUBJECTS: tuple[Facts, ...] = (
    Facts(_time, ("which_rules", "timing", "waiting", "decision", "new_card", "permanent")),
    Facts(_conditions, ("conditions", "legal_help")),
    Facts(_applying, ("applying", "digid")),
    Facts(_work_and_years, ("work", "five_years")),
    Facts(_travel, ("travelling",)),
)


class Memo:
    """Finds the rules that apply to a case.

    Args:
        rules: rules in the contract's order: all, or those of one kind.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        places: dict[str, list[tuple[int, Rule]]] = {}
        for place, rule in enumerate(rules):
            places.setdefault(type(rule).__module__.rpartition(".")[2], []).append((1 << place, rule))
        subjects = [
            (facts.of, tuple(pair for module in facts.modules for pair in places.pop(module, ())), dict[object, int]())
            for facts in SUBJECTS
        ]
        if places:
            raise AssertionError(f"no facts for the rules of {sorted(places)}")
        self._subjects = [subject for subject in subjects if subject[1]]
        self._lists: dict[int, tuple[Rule, ...]] = {}

    def applying(self, case: Case) -> tuple[Rule, ...]:
        """Return the rules that apply, in the contract's order."""
        applying = 0  # a bit for each rule
        for facts_of, rules, known in self._subjects:
            facts = facts_of(case)
            found = known.get(facts)
            if found is None:
                if len(known) >= _MOST:
                    known.clear()
                found = known[facts] = sum(bit for bit, rule in rules if rule.applies(case) is not None)
            applying |= found
        found_rules = self._lists.get(applying)
        if found_rules is None:
            if len(self._lists) >= _MOST:
                self._lists.clear()
            found_rules = tuple(rule for place, rule in enumerate(self._rules) if applying >> place & 1)
            self._lists[applying] = found_rules
        return found_rules
