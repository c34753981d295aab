"""The outcomes: which one applies, its title, and the one sentence that says what comes next.

A title or a sentence is used only in the state in which it is true: early, in time, the last safe day, the card's last
day, expired, applied.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Answers, Applied, DigiD, Permit, YesNoUnsure
from permit_wizard.core.days import KeyDates, Relation
from permit_wizard.core.editions import Edition, rules_too_old
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome
from permit_wizard.core.rules.applying import ApplyByPost, ApplyOnline, AskWrittenForm
from permit_wizard.core.rules.case import DIGID_READY, Case
from permit_wizard.core.rules.key_dates import digid_letter_by
from permit_wizard.core.rules.waiting import ApplyAsWell, AskAboutApplication
from permit_wizard.core.source import IND_PHONE, IND_SITE, LEGAL_AID_SITE, REFUGEE_COUNCIL_SITE
from permit_wizard.core.text import Text, Weekday, _, listed

YES, NO, UNSURE = YesNoUnsure
_ONLINE, _BY_POST = ApplyOnline(), ApplyByPost()
_ASK_WRITTEN_FORM = AskWrittenForm()
_APPLY_AS_WELL, _ASK = ApplyAsWell(), AskAboutApplication()


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
            return _("Your card has expired. Apply today, on paper")


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
        return _("Your card has expired. Apply today, and get free legal help")
    if case.near or urgent(case):
        if not case.edition.by_post and case.digid_late:
            return _("Ask the IND how to apply in time, and get free legal help")
        if case.edition.by_post and _phones_about_post(case):
            return _("Apply by post today, and phone for help")
        return (
            _("Apply now, and get free legal help")
            if _applies_today(case)
            else _("Get free legal help now, and apply in time")
        )
    return _("Get free legal help, then apply in time")


def _applies_today(case: Case) -> bool:
    """Whether the application itself is a step for today, online or by post, and not only help or DigiD."""
    return any(
        rule.applies(case) is not None and rule.due(case).relation is Relation.TODAY for rule in (_ONLINE, _BY_POST)
    )


def _phones_about_post(case: Case) -> bool:
    """Whether the first step is to phone the IND, because the application may come late by post too."""
    return case.can_phone and _ASK_WRITTEN_FORM.applies(case) is not None


def summary(case: Case) -> Text:
    """Return the one sentence of the banner: what comes next, or by when."""
    dates, expires_on = case.dates, case.expires_on
    if expires_on is None or dates.apply_from is None or dates.last_safe_receipt is None:
        return _without_dates(case)
    match case.outcome:
        case Outcome.REFUSED:
            return _("There is little time to do something against the decision. The letter says until when.")
        case Outcome.WAIT_FOR_DECISION:
            return _("The IND writes to you. Keep its letters, and do the steps below.")
        case Outcome.APPLY_FROM | Outcome.GET_ADVICE if case.early and dates.help_by is not None:
            return _(
                "There is time for legal help until {help}. You can apply from {first} on.",
                help=dates.help_by,
                first=dates.apply_from,
            )
        case Outcome.APPLY_FROM:
            return _(
                "You can apply from {first} on. The IND must have it by {last}.",
                first=dates.apply_from,
                last=dates.last_safe_receipt,
            )
        case Outcome.APPLY_IN_WRITING:
            return _expired(case)
        case Outcome.NEW_PERMIT if case.expired:
            return _("Your card expired on {day}. Ask for free legal help as soon as you can.", day=expires_on)
        case Outcome.NEW_PERMIT:
            return _("Ask for free legal help now. Your card is valid until {day}.", day=expires_on)
        case Outcome.GET_ADVICE if case.expired:
            return _expired(case)
        case _ if case.today >= dates.last_safe_receipt:
            return _last_days(case)
        case _ if dates.help_by is not None and not case.near:
            return _(
                "There is time for legal help until {help}. The IND must have your application by {day}.",
                help=dates.help_by,
                day=dates.last_safe_receipt,
            )
        case _ if dates.help_by is not None and not _applies_today(case):
            return _(
                "The IND must have your application by {day}. Do not let it wait for legal help.",
                day=dates.last_safe_receipt,
            )
        case _ if dates.help_by is not None:
            return _(
                "Apply first: the IND must have your application by {day}. Get free legal help as well.",
                day=dates.last_safe_receipt,
            )
        case _ if case.digid_late and case.edition.by_post:
            return _(
                "The IND must have your application by {day}. By post you need no DigiD.", day=dates.last_safe_receipt
            )
        case _ if case.digid_late:
            return _(
                "The IND must have your application by {day}. Ask if you may use the written form (schriftelijk "
                "aanvraagformulier).",
                day=dates.last_safe_receipt,
            )
        case _:
            return _("The IND must have your application by {day}.", day=dates.last_safe_receipt)


def _expired(case: Case) -> Text:
    return _(
        "Your card expired on {day}. Send the written form (schriftelijk aanvraagformulier) as soon as possible. "
        "Help is free.",
        day=case.card_until,
    )


def _last_days(case: Case) -> Text:
    """The last safe day, or the card's last day.

    On days when nobody answers a telephone it names the next one when somebody does.
    """
    if case.today > case.last_day:
        if case.can_phone:
            return _(
                "Today is the last day of your card. Can you not apply today? Phone the IND ({phone}).", phone=IND_PHONE
            )
        return _(
            "Today is the last day of your card: apply today. Nobody answers the telephone before {weekday} {day}.",
            weekday=Weekday(case.phone_day),
            day=case.phone_day,
        )
    if case.can_phone:
        return _(
            "Today is the last day to be in time. Can you not apply today? Phone the IND ({phone}).", phone=IND_PHONE
        )
    return _(
        "Today is the last day to be in time: apply today. Nobody answers the telephone before {weekday} {day}.",
        weekday=Weekday(case.phone_day),
        day=case.phone_day,
    )


def _without_dates(case: Case) -> Text:
    if case.outcome is Outcome.RULES_TOO_OLD:
        return _(
            "Nobody has checked the rules of this program since {day}. It gives no advice any more.",
            day=case.edition.checked_on,
        )
    if case.outcome is Outcome.RENEW_DOCUMENT:
        return _("Apply for a new card before the date on your card. See {site}.", site=IND_SITE)
    if case.outcome is Outcome.NOT_COVERED:
        return _(
            "This program does not know your permit. Look at {site}, or ask for help: {help}.",
            site=IND_SITE,
            help=listed((REFUGEE_COUNCIL_SITE, LEGAL_AID_SITE), either=True),
        )
    return _("Do not wait: your card may run out soon. Below is where to look and whom to ask.")
