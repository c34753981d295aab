"""How to apply: DigiD, the online form, the written form.

Headings "DigiD with SMS code", "Help logging in with DigiD", "Apply online" and "My residence permit is no longer valid. What
should I do?".
"""

from __future__ import annotations

from permit_wizard.answers import DigiD
from permit_wizard.rules.case import Case, Grounds, rule
from permit_wizard.source import DIGID_SITE, GAP_BEFORE, IND_PHONE, IND_SITE, MY_DIGID_SITE, Heading
from permit_wizard.text import Text, _
from permit_wizard.verdict import Kind, Outcome

WITH_SMS, WITHOUT_SMS, NO, UNSURE = DigiD
ONLINE_IN_THE_WINDOW = frozenset({Outcome.APPLY_ONLINE, Outcome.GET_ADVICE})
IN_WRITING_WHEN_EXPIRED = frozenset({Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})


@rule(Kind.INFO, Heading.DIGID)
def digid_ready(case: Case) -> Grounds | None:
    """DigiD with SMS code is what the online form asks for."""
    if case.answers.digid is not WITH_SMS:
        return None
    return Grounds(
        ("digid",),
        _("Your DigiD with SMS code is what you need for the online form.\nKeep your phone with you when you apply."),
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
        _digid_deadline(case),
    )


@rule(Kind.STEP, Heading.DIGID)
def digid_request(case: Case) -> Grounds | None:
    """Who has no DigiD asks for one; it is explained in Dutch, English, French, Arabic and Tigrinya.

    Source: headings "DigiD with SMS code" and "Help logging in with DigiD".
    """
    if case.answers.digid is NO:
        return Grounds(
            ("digid",),
            _(
                "Ask for a DigiD with SMS code, at {site}.\n"
                "You choose your own username and password. Help with DigiD is there in Dutch, English, French, Arabic and "
                "Tigrinya.",
                site=DIGID_SITE,
            ),
            _digid_deadline(case),
        )
    if case.answers.digid is UNSURE:
        return Grounds(
            ("digid",),
            _(
                "See whether you have a DigiD with SMS code. If not, ask for it at {site}.\n"
                "Try to log in first. For a new DigiD you choose your own username and password. Help is there in Dutch, English, "
                "French, Arabic and Tigrinya.",
                site=DIGID_SITE,
            ),
            _digid_deadline(case),
        )
    return None


def _digid_deadline(case: Case) -> Text | None:
    by = case.dates.digid_by
    if by is None:
        return None
    return _("by {day}", day=by) if case.today < by else _("today")


@rule(Kind.WARNING, Heading.DIGID)
def digid_may_be_late(case: Case) -> Grounds | None:
    """The letter takes up to 5 days; asked for after `digid_by` it may come too late."""
    by = case.dates.digid_by
    if case.answers.digid in (None, WITH_SMS) or by is None or case.today <= by:
        return None
    return Grounds(
        ("expires_on", "digid"),
        _(
            "The letter for DigiD may come too late for the online form.\n"
            "It takes up to 5 days. So ask the IND for the written form too, as the next step says."
        ),
    )


@rule(Kind.STEP, Heading.EXPIRED)
def ask_written_form(case: Case) -> Grounds | None:
    """Where DigiD may be late, the written form is the safe way; the IND says whether it may be used.

    Source: the written form is named under "My residence permit is no longer valid. What should I do?".
    """
    grounds = digid_may_be_late.apply(case)
    if grounds is None:
        return None
    return Grounds(
        grounds.because,
        _(
            "Phone the IND today ({phone}) and ask if you may use the written form.\n"
            "Say that your card expires soon and that you have no DigiD with SMS code yet. You can ask a volunteer to phone with you.",
            phone=IND_PHONE,
        ),
        _("today"),
    )


@rule(Kind.STEP, Heading.ONLINE)
def apply_online(case: Case) -> Grounds | None:
    """Online application is open while the permit is valid, with DigiD and SMS code."""
    if not case.window_open or case.outcome not in ONLINE_IN_THE_WINDOW:
        return None
    last = case.dates.last_safe_receipt
    when = _("today") if last is None or case.today >= last else _("by {day}", day=last)
    return Grounds(
        ("expires_on", "applied"),
        _(
            "Apply online at {site}, with your DigiD and the SMS code.\n"
            "Go to the page “Extension residence permit asylum” and choose “Apply online”. Do it early: then the IND has it in "
            "time, and you can go on working if you may work.",
            site=IND_SITE,
        ),
        when,
    )


@rule(Kind.STEP, Heading.EXPIRED)
def apply_in_writing(case: Case) -> Grounds | None:
    """After the permit expired: as soon as possible, with the written form; online is not possible."""
    if not _in_writing(case):
        return None
    return Grounds(
        ("expires_on", "applied"),
        _(
            "Send the written application form to the IND, today if you can.\n"
            "Online is not possible any more. The form (schriftelijk aanvraagformulier) is at {site}, on the page “Extension residence "
            "permit asylum”. Keep a copy and the proof of sending.",
            site=IND_SITE,
        ),
        _("today"),
    )


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
        _("with the form"),
    )


def _in_writing(case: Case) -> bool:
    return case.expired and case.outcome in IN_WRITING_WHEN_EXPIRED
