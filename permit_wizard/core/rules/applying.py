"""How to apply: DigiD, the online form, the written form.

Headings "DigiD with SMS code", "Help logging in with DigiD", "Apply online" and "My residence permit is no longer valid. What
should I do?".
"""

from __future__ import annotations

from permit_wizard.core.answers import DigiD
from permit_wizard.core.rules.case import Case, Grounds, rule
from permit_wizard.core.source import DIGID_SITE, GAP_BEFORE, IND_PHONE, IND_SITE, MY_DIGID_SITE, Heading, page_named
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Due, Kind, Outcome, Relation

WITH_SMS, WITHOUT_SMS, NO, UNSURE = DigiD
ONLINE_IN_THE_WINDOW = frozenset({Outcome.APPLY_ONLINE, Outcome.GET_ADVICE})
IN_WRITING_WHEN_EXPIRED = frozenset({Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})


@rule(Kind.WARNING, Heading.DIGID)
def digid_may_be_late(case: Case) -> Grounds | None:
    """The letter takes up to 5 days; asked for after `digid_by` it may come too late."""
    if not case.digid_late:
        return None
    return Grounds(
        ("expires_on", "digid"),
        _(
            "The letter for DigiD may come too late for the online form.\n"
            "It takes up to 5 days. So phone the IND today: see “What to do now”."
        ),
    )


@rule(Kind.STEP, Heading.EXPIRED)
def ask_written_form(case: Case) -> Grounds | None:
    """Where DigiD may be late, the written form is the safe way; the IND says whether it may be used.

    Source: the written form is named under "My residence permit is no longer valid. What should I do?".
    """
    if not case.digid_late or case.expires_on is None:
        return None
    if case.in_the_weekend:
        message = _(
            "Phone the IND today ({phone}). Ask if you may use the written form (schriftelijk aanvraagformulier).\n"
            "Tell the IND that your card expires on {day}, and that you may not have DigiD with SMS code (sms-controle) in time. "
            "Nobody answers at the weekend? Do the step for DigiD today, and phone on Monday morning.",
            phone=IND_PHONE,
            day=case.expires_on,
        )
    else:
        message = _(
            "Phone the IND today ({phone}). Ask if you may use the written form (schriftelijk aanvraagformulier).\n"
            "Tell the IND that your card expires on {day}, and that you may not have DigiD with SMS code (sms-controle) in time. You can "
            "ask a volunteer to phone with you.",
            phone=IND_PHONE,
            day=case.expires_on,
        )
    return Grounds(("expires_on", "digid"), message, case.due_today)


@rule(Kind.INFO, Heading.DIGID)
def digid_ready(case: Case) -> Grounds | None:
    """DigiD with SMS code is what the online form asks for."""
    if case.answers.digid is not WITH_SMS:
        return None
    return Grounds(
        ("digid",),
        _(
            "Your DigiD with SMS code (sms-controle) is what you need for the online form.\n"
            "Keep your phone with you when you apply."
        ),
    )


@rule(Kind.STEP, Heading.DIGID)
def digid_add_sms(case: Case) -> Grounds | None:
    """An SMS check is asked for on Mijn DigiD; the activation code comes by letter within 5 days."""
    if case.answers.digid is not WITHOUT_SMS:
        return None
    return Grounds(
        ("digid",),
        _(
            "Ask for the SMS code for your DigiD, at {site}.\n"
            "Log in at Mijn DigiD, choose “Extra sms-controle aanvragen” and fill in your mobile number. Within 5 days you get a letter "
            "with a code. Type that code on the DigiD website.",
            site=MY_DIGID_SITE,
        ),
        _digid_due(case),
    )


@rule(Kind.STEP, Heading.DIGID)
def digid_request(case: Case) -> Grounds | None:
    """Who has no DigiD asks for one; it is explained in Dutch, English, French, Arabic and Tigrinya.

    Source: headings "DigiD with SMS code" and "Help logging in with DigiD"; the letter with a code: digid.nl.
    """
    if case.answers.digid is NO:
        message = _(
            "Ask for a DigiD with SMS code (sms-controle), at {site}.\n"
            "Choose your own username and password. Within 5 days you get a letter with a code: type it on the DigiD website. There "
            "is help in Dutch, English, French, Arabic and Tigrinya.",
            site=DIGID_SITE,
        )
    elif case.answers.digid is UNSURE:
        message = _(
            "See whether you have a DigiD with SMS code (sms-controle). If not, ask for it at {site}.\n"
            "Try to log in first. For a new DigiD you get a letter with a code within 5 days: type it on the DigiD website. There is "
            "help in Dutch, English, French, Arabic and Tigrinya.",
            site=DIGID_SITE,
        )
    else:
        return None
    return Grounds(("digid",), message, _digid_due(case))


def _digid_due(case: Case) -> Due | None:
    by = case.dates.digid_by
    if by is None:
        return None
    return Due(Relation.BY, by) if case.today < by else case.due_today


@rule(Kind.STEP, Heading.ONLINE)
def apply_online(case: Case) -> Grounds | None:
    """Online application is open while the permit is valid, with DigiD and SMS code."""
    last = case.dates.last_safe_receipt
    if not case.window_open or case.outcome not in ONLINE_IN_THE_WINDOW or last is None:
        return None
    return Grounds(
        ("expires_on", "applied"),
        _(
            "Apply online at {site}, with your DigiD and the SMS code (sms-controle).\n"
            "Look there for the page {page} and choose the online form. Keep what the website tells you at the end: it shows that "
            "you applied.",
            site=IND_SITE,
            page=page_named(case.edition.page),
        ),
        Due(Relation.BY, last) if case.today < last else case.due_today,
    )


@rule(Kind.STEP, Heading.EXPIRED)
def apply_in_writing(case: Case) -> Grounds | None:
    """After the permit expired: as soon as possible, with the written form; whether online is possible too may be unknown."""
    if not _in_writing(case):
        return None
    page = page_named(case.edition.page)
    if case.edition.written_form_only.value:
        message = _(
            "Send the written application form to the IND, today if you can.\n"
            "Online is not possible any more. The form (schriftelijk aanvraagformulier) is at {site}, on the page {page}. Keep a "
            "copy and the proof of sending.",
            site=IND_SITE,
            page=page,
        )
    elif case.in_the_weekend:
        message = _(
            "Phone the IND today ({phone}), and send the written application form.\n"
            "Nobody answers at the weekend? Send the form today, and phone on Monday morning. Ask if you may also apply online: for an "
            "expired card the IND page does not say. The form (schriftelijk aanvraagformulier) is at {site}, on the page {page}. Keep "
            "a copy and the proof of sending.",
            phone=IND_PHONE,
            site=IND_SITE,
            page=page,
        )
    else:
        message = _(
            "Phone the IND today ({phone}), and send the written application form.\n"
            "Ask if you may also apply online: for an expired card the IND page does not say. The form (schriftelijk "
            "aanvraagformulier) is at {site}, on the page {page}. Keep a copy and the proof of sending.",
            phone=IND_PHONE,
            site=IND_SITE,
            page=page,
        )
    return Grounds(("expires_on", "applied"), message, case.due_today)


@rule(Kind.STEP, Heading.EXPIRED)
def gap_letter(case: Case) -> Grounds | None:
    """A permit that expired before 1 October 2018 may leave a gap in residence: a letter explains the delay."""
    if not _in_writing(case) or case.expires_on is None or case.expires_on >= GAP_BEFORE:
        return None
    return Grounds(
        ("expires_on",),
        _(
            "Write a letter that explains why you apply late, and send it with the form.\n"
            "Your card expired before {day}, so you may have a gap in your residence (verblijfsgat). Ask for help with the letter.",
            day=GAP_BEFORE,
        ),
        occasion=_("with the form"),
    )


def _in_writing(case: Case) -> bool:
    return case.expired and case.outcome in IN_WRITING_WHEN_EXPIRED
