"""The title of each outcome: what to do, in a few words.

A title is used only in the state in which it is true: early, in time, the last safe day, the card's last day, expired,
applied.
"""

from __future__ import annotations

from permit_wizard.core.answers import Applied, DigiD, Permit
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.applying import AskWrittenForm
from permit_wizard.core.rules.case import DIGID_READY, Case
from permit_wizard.core.rules.outcomes import applies_today, urgent
from permit_wizard.core.rules.waiting import ApplyAsWell, AskAboutApplication
from permit_wizard.core.text import Text, _

_ASK_WRITTEN_FORM = AskWrittenForm()
_APPLY_AS_WELL, _ASK = ApplyAsWell(), AskAboutApplication()


def title(case: Case) -> Text:
    """Return the outcome in a few words: what to do in that very state."""
    match case.outcome:
        case Outcome.RULES_TOO_OLD:
            return _("Ask what the rules are now")
        case Outcome.NOT_COVERED:
            return _("Look up your own permit, or ask for help")
        case Outcome.RENEW_DOCUMENT:
            return _("Your right to stay does not run out. Renew the card in time")
        case Outcome.FIND_OUT_FIRST if case.answers.permit is Permit.UNSURE:
            return _("First find out which permit you have, and until when")
        case Outcome.FIND_OUT_FIRST:
            return _("First find the date until which your card is valid")
        case Outcome.REFUSED:
            return _("Get legal help at once, with the letter of the IND")
        case Outcome.WAIT_FOR_DECISION:
            return _waiting(case)
        case Outcome.NEW_PERMIT:
            return _("Get legal help now: you may need a new permit")
        case Outcome.GET_ADVICE:
            return _advice(case)
        case Outcome.APPLY_FROM | Outcome.APPLY_ONLINE if case.dates.help_by is not None:
            return _advice(case)
        case Outcome.APPLY_FROM:
            return (
                _("Wait, then apply by post or online")
                if case.edition.by_post and case.answers.digid not in DIGID_READY
                else _("Wait, then apply online")
            )
        case Outcome.APPLY_ONLINE:
            return _in_the_window(case)
        case Outcome.APPLY_IN_WRITING:
            return _("Apply today, on paper")


def _waiting(case: Case) -> Text:
    if urgent(case):
        return (
            _("Ask the IND today, and apply for the new card too")
            if case.can_phone
            else _("Apply for the new card too, today")
        )
    if _APPLY_AS_WELL.applies(case) is not None:
        return _("Ask the IND, and apply for the new card too")
    if _ASK.applies(case) is not None:
        return (
            _("Your application came early: ask the IND")
            if case.answers.applied is Applied.EXTENSION
            else _("Ask the IND what happens to your application")
        )
    if case.dates.decision_by is not None and case.today > case.dates.decision_by:
        return _("The decision is late: phone the IND")
    if case.received_on is None:
        return _("You have applied. Ask when the IND received it")
    if case.expires_on is not None and case.received_on >= case.expires_on:
        return _("You have applied. Get free legal help soon")
    return _("You have applied. Now you wait for the decision")


def _in_the_window(case: Case) -> Text:
    by_post, today = case.edition.by_post, urgent(case)
    if case.digid_late:
        if by_post and _phones_about_post(case):
            return _("Apply by post today, and phone the IND")
        return (
            _("Apply by post today: DigiD may come too late") if by_post else _("Ask the IND: DigiD may come too late")
        )
    if by_post and case.answers.digid is DigiD.NO:
        post_by, digid_by = case.dates.post_by, case.dates.digid_by
        if post_by is None or case.today < post_by:
            first_digid = post_by is not None and digid_by is not None and digid_by < post_by
            return _("Apply now, by post or online") if first_digid else _("Apply by post now")
        return _("Apply by post today")
    return _("Apply online today") if today else _("Apply online now")


def _advice(case: Case) -> Text:
    if case.early:
        return _("First get free legal help, then apply")
    if case.expired:
        return _("Apply today, and get free legal help")
    if case.near or urgent(case):
        if not case.edition.by_post and case.digid_late:
            return _("Ask the IND how to apply in time, and get free legal help")
        if case.edition.by_post and _phones_about_post(case):
            return _("Apply by post today, and phone for help")
        return (
            _("Apply now, and get free legal help")
            if applies_today(case)
            else _("Get free legal help now, and apply in time")
        )
    return _("Get free legal help, then apply in time")


def _phones_about_post(case: Case) -> bool:
    """Whether the first step is to phone the IND, because the application may come late by post too."""
    return case.can_phone and _ASK_WRITTEN_FORM.applies(case) is not None
