"""Which outcome applies, and whether something has to be done today."""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers, Applied, Permit, YesNoUnsure
from permit_wizard.core.days import KeyDates, Relation
from permit_wizard.core.editions import Edition, rules_too_old
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome
from permit_wizard.core.rules.applying import ApplyByPost, ApplyOnline
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.key_dates import digid_letter_by
from permit_wizard.core.rules.waiting import ApplyAsWell

YES, NO, UNSURE = YesNoUnsure
_ONLINE, _BY_POST = ApplyOnline(), ApplyByPost()
_APPLY_AS_WELL = ApplyAsWell()


def outcome_of(answers: Answers, dates: KeyDates, today: date, edition: Edition, named: Edition | None) -> Outcome:
    """Return the first outcome that applies.

    Args:
        answers: the answers that count, complete.
        dates: the dates that follow from them.
        today: the day of the verdict.
        edition: the edition followed.
        named: the edition asked for by name, or None.
    """
    if rules_too_old(today, named):
        return Outcome.RULES_TOO_OLD
    if answers.permit is Permit.OTHER:
        return Outcome.NOT_COVERED
    if answers.permit is Permit.PERMANENT:
        return Outcome.RENEW_DOCUMENT
    if dates.expires_on is None or dates.apply_from is None:
        return Outcome.FIND_OUT_FIRST
    if answers.applied is Applied.REFUSED:
        return Outcome.REFUSED
    if answers.applied is not Applied.NO:
        return Outcome.WAIT_FOR_DECISION
    if answers.main_residence is NO and edition.residence_decides:
        return Outcome.NEW_PERMIT
    if _needs_advice(answers):
        return Outcome.GET_ADVICE
    if today < dates.apply_from:
        return Outcome.APPLY_FROM
    return Outcome.APPLY_ONLINE if today <= dates.expires_on else Outcome.APPLY_IN_WRITING


def certain_outcome(
    answers: Answers, dates: KeyDates, today: date, edition: Edition, named: Edition | None
) -> Outcome | None:
    """Return the outcome that applies whatever the open answers are, or None if they decide it (`outcome_of`).

    None too where everybody applies, and the way of applying depends on whether they have DigiD.
    """
    if rules_too_old(today, named):
        return Outcome.RULES_TOO_OLD
    if answers.permit is None or (answers.permit is Permit.TEMPORARY and answers.expires_on is None):
        return None
    if dates.expires_on is not None:
        if answers.applied is None or (answers.applied is Applied.NO and answers.main_residence is None):
            return None
        decides = (
            answers.abroad_over_3_months,
            answers.reason_applies,
            answers.information_correct,
            answers.convictions,
        )
        closed = answers.main_residence is NO and edition.residence_decides
        if answers.applied is Applied.NO and None in decides and not closed and not _needs_advice(answers):
            return None
    outcome = outcome_of(answers, dates, today, edition, named)
    last = dates.last_safe_receipt
    if outcome is Outcome.APPLY_ONLINE and answers.digid is None and last is not None and today > digid_letter_by(last):
        return None  # online, or by post: DigiD may come too late
    return outcome


def _needs_advice(answers: Answers) -> bool:
    """A condition that may not be met: main residence abroad, or uncertain after a long absence, and others."""
    moved = answers.main_residence is NO or (answers.abroad_over_3_months is YES and answers.main_residence is UNSURE)
    return NO in (answers.reason_applies, answers.information_correct) or answers.convictions is YES or moved


def urgent(case: Case) -> bool:
    """Return whether something has to be done today so that no right is lost, or lost for longer."""
    if case.outcome is Outcome.REFUSED:
        return True
    if case.outcome is Outcome.WAIT_FOR_DECISION:
        as_well = _APPLY_AS_WELL.applies(case) is not None
        return as_well and _APPLY_AS_WELL.due(case).relation is Relation.TODAY
    if case.expires_on is None or not (OUTCOME_TRAITS[case.outcome].deadline or case.outcome is Outcome.NEW_PERMIT):
        return False
    return case.today >= case.last_working_day or case.digid_late


def applies_today(case: Case) -> bool:
    """Return whether the application itself is a step for today, online or by post, and not only help or DigiD."""
    return any(
        rule.applies(case) is not None and rule.due(case).relation is Relation.TODAY for rule in (_ONLINE, _BY_POST)
    )
