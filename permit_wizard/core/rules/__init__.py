"""The law as this program knows it: one small function a provision, and `assess`, which tries them all.

The functions stand by subject, as on the page; `RULES` is the contract's order. What differs between editions of the rules is read
from the edition.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.flow import counted
from permit_wizard.core.rules import afterwards, applying, conditions, permanent, timing, travelling
from permit_wizard.core.rules.case import Case, Rule, key_dates
from permit_wizard.core.rules.outcomes import outcome_of, summary, title, urgent
from permit_wizard.core.rules.partial import SoFar, so_far
from permit_wizard.core.rules.schedule import schedule_of, schedule_so_far, under_which
from permit_wizard.core.verdict import Finding, Verdict

__all__ = ["RULES", "SoFar", "Unanswered", "assess", "case_of", "finding_ids", "schedule_so_far", "so_far"]

RULES: tuple[Rule, ...] = (
    timing.late,
    timing.last_day,
    timing.rules_changed,
    timing.rules_unchecked,
    timing.older_window_open,
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
    applying.digid_may_be_late,
    applying.ask_written_form,
    applying.digid_ready,
    applying.digid_add_sms,
    applying.digid_request,
    applying.apply_online,
    applying.apply_in_writing,
    applying.gap_letter,
    afterwards.w_document,
    afterwards.collect,
    afterwards.decision_letter,
    afterwards.decision_time,
    afterwards.validity,
    afterwards.free,
    afterwards.work_continues,
    afterwards.work_if_in_time,
    afterwards.work_unconfirmed,
    afterwards.work_check_card,
    travelling.travel_home_country,
    travelling.travel_ok,
    travelling.travel_visa,
    travelling.travel_return_unknown,
    travelling.travel_document_needed,
    permanent.permanent_possible,
    permanent.permanent_needs_integration,
    permanent.eu_long_term,
    permanent.held_check,
    permanent.permanent_auto_check,
    permanent.permanent_now_renewal,
    permanent.permanent_ended,
    permanent.nationality,
    permanent.permanent_document,
    conditions.elsewhere,
)
_APPLY = tuple((rule.id, rule.apply) for rule in RULES)  # for who asks tens of thousands of times a second


class Unanswered(LookupError):
    """A verdict was asked for while an asked question has no answer.

    Attributes:
        key: the first such question's key.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def case_of(answers: Answers, today: date, named: Edition | None = None) -> Case:
    """Take the answers that count and work out the outcome and the dates.

    Args:
        answers: the answers.
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        named: the edition of the rules that was asked for by name; None is the one in force today.

    Raises:
        Unanswered: an asked question has no answer yet.
    """
    answers, missing = counted(answers, today, named)
    if missing is not None:
        raise Unanswered(missing.key)
    edition = named or edition_on(today)
    under = under_which(answers, today, named)
    dates = key_dates(answers, under)
    return Case(answers, today, edition, under, outcome_of(answers, dates, today, edition), dates)


def finding_ids(case: Case) -> list[str]:
    """Return the ids of the findings that hold, in the contract's order, for who wants no words."""
    return [name for name, apply in _APPLY if apply(case) is not None]


def assess(answers: Answers, today: date, named: Edition | None = None) -> Verdict:
    """Judge complete answers on a day: exactly one outcome, and every finding that holds, in the contract's order.

    Args:
        answers: the answers; those to questions that are not asked change nothing.
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        named: the edition of the rules that was asked for by name; None is the one in force today.

    Raises:
        Unanswered: an asked question has no answer yet.
    """
    case = case_of(answers, today, named)
    findings = tuple(
        Finding(
            name,
            kind,
            grounds.message,
            grounds.because,
            case.edition.named(source, name),
            grounds.due and grounds.due.before_the_weekend(today),
            grounds.occasion,
        )
        for name, kind, source, apply in RULES
        if (grounds := apply(case)) is not None
    )
    return Verdict(
        edition=case.edition,
        outcome=case.outcome,
        answers=case.answers,
        today=today,
        dates=case.dates,
        schedule=schedule_of(case.answers, today, case.edition, case.dates, case.outcome),
        findings=findings,
        title=title(case),
        summary=summary(case),
        urgent=urgent(case),
    )
