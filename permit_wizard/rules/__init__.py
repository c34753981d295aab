"""The law as this program knows it: one small function a provision, and `assess`, which tries them all.

The functions stand by subject, as on the page; `RULES` is the contract's order.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.answers import Answers
from permit_wizard.flow import next_question, pruned
from permit_wizard.rules import afterwards, applying, conditions, permanent, timing, travelling
from permit_wizard.rules.case import NEWER_WINDOW_MONTHS, Case, Rule, key_dates, months_before
from permit_wizard.rules.outcomes import outcome_of, summary, title
from permit_wizard.source import RULES_CHANGED_ON
from permit_wizard.verdict import Finding, Verdict

__all__ = ["RULES", "Unanswered", "assess", "case_of", "finding_ids"]

RULES: tuple[Rule, ...] = (
    timing.rules_changed,
    timing.late,
    timing.last_day,
    timing.received_early,
    timing.received_late,
    conditions.condition_residence,
    conditions.absence_check,
    conditions.condition_reason,
    conditions.condition_information,
    conditions.condition_public_order,
    conditions.find_out,
    conditions.get_legal_help,
    conditions.new_application,
    timing.wait_until,
    afterwards.confirm_receipt,
    applying.digid_ready,
    applying.digid_add_sms,
    applying.digid_request,
    applying.digid_may_be_late,
    applying.ask_written_form,
    applying.apply_online,
    applying.apply_in_writing,
    applying.gap_letter,
    afterwards.w_document,
    afterwards.collect,
    afterwards.decision_letter,
    afterwards.validity,
    afterwards.free,
    afterwards.work_continues,
    afterwards.work_if_in_time,
    afterwards.work_unconfirmed,
    afterwards.work_check_card,
    travelling.travel_ok,
    travelling.travel_visa,
    travelling.travel_return_unknown,
    travelling.travel_document_needed,
    permanent.permanent_possible,
    permanent.permanent_needs_integration,
    permanent.held_check,
    permanent.permanent_auto_check,
    permanent.nationality,
    permanent.permanent_document,
    conditions.elsewhere,
)


class Unanswered(LookupError):
    """A verdict was asked for while an asked question has no answer.

    Attributes:
        key: the first such question's key.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def case_of(answers: Answers, today: date) -> Case:
    """Take the answers that count and work out the outcome and the dates.

    Raises:
        Unanswered: an asked question has no answer yet.
    """
    missing = next_question(answers, today)
    if missing is not None:
        raise Unanswered(missing.key)
    answers = pruned(answers, today)
    dates = key_dates(answers.expires_on, digid_asked=answers.digid is not None)
    return Case(answers, today, outcome_of(answers, dates, today), dates)


def finding_ids(case: Case) -> list[str]:
    """Return the ids of the findings that hold, in the contract's order, for who wants no words."""
    return [name for name, _kind, _source, apply in RULES if apply(case) is not None]


def assess(answers: Answers, today: date) -> Verdict:
    """Judge complete answers on a day: exactly one outcome, and every finding that holds, in the contract's order.

    Args:
        answers: the answers; those to questions that are not asked change nothing.
        today: the calendar date in the Netherlands (Europe/Amsterdam).

    Raises:
        Unanswered: an asked question has no answer yet.
    """
    case = case_of(answers, today)
    findings = tuple(
        Finding(name, kind, grounds.message, grounds.because, source, grounds.when)
        for name, kind, source, apply in RULES
        if (grounds := apply(case)) is not None
    )
    newer = None
    if today >= RULES_CHANGED_ON and case.outcome in timing.BOTH_FIRST_DAYS and case.expires_on is not None:
        newer = months_before(case.expires_on, NEWER_WINDOW_MONTHS)
    return Verdict(case.outcome, today, case.dates, findings, title(case.outcome), summary(case), newer)
