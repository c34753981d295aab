"""The outcomes: which one holds, its name for the banner, and the one sentence that says what comes next.

A title or a sentence is used only in the state in which it is true: too early, in time, the last safe day, the card's last day, expired.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers, Applied, Permit, YesNoUnsure
from permit_wizard.core.editions import Edition
from permit_wizard.core.rules.case import Case
from permit_wizard.core.source import IND_PHONE, IND_SITE, LEGAL_AID_SITE, REFUGEE_COUNCIL_SITE
from permit_wizard.core.text import Text, _, listed
from permit_wizard.core.verdict import FACTS, KeyDates, Outcome

YES, NO, UNSURE = YesNoUnsure


def outcome_of(answers: Answers, dates: KeyDates, today: date, edition: Edition) -> Outcome:
    """Return the first outcome that holds; the answers are complete and pruned."""
    if answers.permit is Permit.OTHER:
        return Outcome.NOT_COVERED
    if answers.permit is Permit.PERMANENT:
        return Outcome.RENEW_DOCUMENT
    if dates.expires_on is None or dates.apply_from is None:
        return Outcome.FIND_OUT_FIRST
    if answers.applied is not Applied.NO:
        return Outcome.WAIT_FOR_DECISION
    if answers.main_residence is NO and edition.residence_decides:
        return Outcome.NEW_PERMIT
    if _ind_may_refuse(answers):
        return Outcome.GET_ADVICE
    if today < dates.apply_from:
        return Outcome.APPLY_FROM
    return Outcome.APPLY_ONLINE if today <= dates.expires_on else Outcome.APPLY_IN_WRITING


def outcome_so_far(answers: Answers, dates: KeyDates, today: date, edition: Edition) -> Outcome | None:
    """Return the outcome that holds whatever the open answers turn out to be, or None where they decide it; the answers are pruned."""
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
        if answers.applied is Applied.NO and None in decides and not closed and not _ind_may_refuse(answers):
            return None
    return outcome_of(answers, dates, today, edition)


def _ind_may_refuse(answers: Answers) -> bool:
    """A condition that is not met, a life abroad, or a long absence of somebody who is not sure to live here."""
    moved = answers.main_residence is NO or (answers.abroad_over_3_months is YES and answers.main_residence is UNSURE)
    return NO in (answers.reason_applies, answers.information_correct) or answers.convictions is YES or moved


def urgent(case: Case) -> bool:
    """Return whether something has to be done today so that no right is lost, or lost for longer."""
    last = case.dates.last_safe_receipt
    if last is None or not (FACTS[case.outcome].deadline or case.outcome is Outcome.NEW_PERMIT):
        return False
    return case.today >= last or case.digid_late


def title(case: Case) -> Text:
    """Return the outcome in a few words; where it is urgent, what to do first today."""
    match case.outcome:
        case Outcome.NOT_COVERED:
            return _("This program does not know your permit")
        case Outcome.RENEW_DOCUMENT:
            return _("Your right to stay does not run out. Renew the card in time")
        case Outcome.FIND_OUT_FIRST if case.answers.permit is Permit.UNSURE:
            return _("First find out which permit you have and its date")
        case Outcome.FIND_OUT_FIRST:
            return _("First find the date until which your card is valid")
        case Outcome.WAIT_FOR_DECISION:
            return _("You have applied. Now you wait for the decision")
        case Outcome.NEW_PERMIT:
            return _("Get legal help now: you may need a new permit")
        case Outcome.GET_ADVICE:
            return _advice(case)
        case Outcome.APPLY_FROM:
            return _("It is too early. You can apply later")
        case Outcome.APPLY_ONLINE if case.digid_late:
            return _("Phone the IND today: DigiD may come too late")
        case Outcome.APPLY_ONLINE:
            return _("Apply today") if urgent(case) else _("You can apply online now")
        case Outcome.APPLY_IN_WRITING:
            return _("Apply now, on paper")


def _advice(case: Case) -> Text:
    if case.early:
        return _("Get free legal help before you apply")
    if case.expired:
        return _("Apply now, on paper, and get free legal help")
    if case.digid_late:
        return _("Phone the IND today, and get free legal help")
    return (
        _("Apply today, and get free legal help") if urgent(case) else _("Get free legal help today, and apply in time")
    )


def summary(case: Case) -> Text:
    """Return the one sentence that stands in the banner: what comes next, or by when."""
    dates, expires_on = case.dates, case.expires_on
    if expires_on is None or dates.apply_from is None or dates.last_safe_receipt is None:
        return _without_dates(case.outcome)
    match case.outcome:
        case Outcome.WAIT_FOR_DECISION:
            return _("The IND writes to you. Keep its letters, and do the steps below.")
        case Outcome.APPLY_FROM:
            return _(
                "You can apply from {first} on. The IND must have it by {last}.",
                first=dates.apply_from,
                last=dates.last_safe_receipt,
            )
        case Outcome.APPLY_IN_WRITING:
            return _(
                "Your card expired on {day}. Send the written form (schriftelijk aanvraagformulier) as soon as possible. Help is free.",
                day=expires_on,
            )
        case Outcome.NEW_PERMIT if case.expired:
            return _("Your card expired on {day}. Ask for free legal help today.", day=expires_on)
        case Outcome.NEW_PERMIT:
            return _("Ask for free legal help before your card expires on {day}.", day=expires_on)
        case Outcome.GET_ADVICE if case.expired:
            return _(
                "Your card expired on {day}. Send the written form (schriftelijk aanvraagformulier) as soon as possible. Help is free.",
                day=expires_on,
            )
        case Outcome.GET_ADVICE if case.early:
            return _(
                "There is time: you can apply from {first}. The IND must have it by {last}.",
                first=dates.apply_from,
                last=dates.last_safe_receipt,
            )
        case _ if case.today == expires_on:
            return _(
                "Today is the last day of your card. Can you not apply today? Phone the IND ({phone}).", phone=IND_PHONE
            )
        case _ if case.today == dates.last_safe_receipt:
            return _(
                "Today is the last safe day: the IND must have it today. Can you not apply? Phone the IND ({phone}).",
                phone=IND_PHONE,
            )
        case Outcome.GET_ADVICE:
            return _(
                "The IND must have your application by {day}. No help before that? Apply first.",
                day=dates.last_safe_receipt,
            )
        case _ if case.digid_late:
            return _(
                "The IND must have your application by {day}. Ask if you may use the written form (schriftelijk "
                "aanvraagformulier).",
                day=dates.last_safe_receipt,
            )
        case _:
            return _("The IND must have your application by {day}.", day=dates.last_safe_receipt)


def _without_dates(outcome: Outcome) -> Text:
    if outcome is Outcome.RENEW_DOCUMENT:
        return _("Apply for a new card before the date on your card. See {site}.", site=IND_SITE)
    if outcome is Outcome.NOT_COVERED:
        return _(
            "Look at {site} for your permit, or ask {help}.",
            site=IND_SITE,
            help=listed((REFUGEE_COUNCIL_SITE, LEGAL_AID_SITE)),
        )
    return _("Do not wait: your card may run out soon. Below is where to look and whom to ask.")
