"""The summary of each outcome: the one sentence of the banner, on what comes next or by when.

A sentence is used only in the state in which it is true: early, in time, the last safe day, the card's last day,
expired, applied.
"""

from __future__ import annotations

from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.outcomes import applies_today
from permit_wizard.core.source import IND_PHONE, IND_SITE, LEGAL_AID_SITE, REFUGEE_COUNCIL_SITE
from permit_wizard.core.text import Text, Weekday, _, listed


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
        case _ if dates.help_by is not None and not applies_today(case):
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
