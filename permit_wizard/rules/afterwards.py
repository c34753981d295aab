"""After the application: the decision, the new card, and work in the meantime.

Headings "After the application", "Collect your residence permit" and "My residence permit has expired. I have applied for an
extension. Am I still allowed to work?".
"""

from __future__ import annotations

from permit_wizard.answers import Applied, YesNoUnsure
from permit_wizard.rules.case import Case, Grounds, rule
from permit_wizard.source import IND_PHONE, IND_SITE, RULES_CHANGED_ON, W_DOCUMENT_PAGE, Heading
from permit_wizard.text import _
from permit_wizard.verdict import Kind, Outcome

YES, NO, UNSURE = YesNoUnsure
NOT_APPLIED, EXTENSION, PERMANENT = Applied
WAIT_FOR_DECISION = Outcome.WAIT_FOR_DECISION

APPLYING = frozenset({Outcome.APPLY_ONLINE, Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})
A_DECISION_COMES = APPLYING | {Outcome.APPLY_FROM, WAIT_FOR_DECISION}


@rule(Kind.STEP, Heading.WORK)
def confirm_receipt(case: Case) -> Grounds | None:
    """The day of receipt decides about work, so it has to be known."""
    if case.answers.received_on != "unknown":
        return None
    return Grounds(
        ("received_on",),
        _(
            "Find out on which day the IND received your application.\n"
            "Look for the letter in which the IND says so (ontvangstbevestiging), or phone the IND ({phone}). Keep the letter.",
            phone=IND_PHONE,
        ),
    )


@rule(Kind.INFO, W_DOCUMENT_PAGE)
def w_document(case: Case) -> Grounds | None:
    """While there is no new permit, who applied can ask for an identity document type W; it is no travel document.

    Source: heading "When can I extend my residence permit?"; that it is no travel document: IND, "Foreign Nationals
    Identity Document".
    """
    waiting = case.outcome is WAIT_FOR_DECISION
    if not waiting and (case.early or case.outcome not in APPLYING):
        return None
    return Grounds(
        ("applied",),
        _(
            "Once you have applied, you can ask the IND for an identity document (W-document).\n"
            "It shows who you are until you have the new card (vreemdelingen-identiteitsbewijs, type W). You cannot travel abroad "
            "with it."
        ),
    )


@rule(Kind.STEP, Heading.COLLECT)
def collect(case: Case) -> Grounds | None:
    """A letter says when to collect; the appointment at the desk is made online, early; the card is checked there."""
    if case.outcome not in A_DECISION_COMES:
        return None
    return Grounds(
        ("applied",),
        _(
            "Collect your new card when the IND writes that it is ready.\n"
            "Make an appointment (afspraak) online, soon after the letter: the IND desk (IND-loket) in the letter can be busy. "
            "Check the card at the desk and report a mistake at once."
        ),
        _("after the letter"),
    )


@rule(Kind.INFO, Heading.DECISION)
def decision_letter(case: Case) -> Grounds | None:
    """The formal decision on the application is a letter."""
    if case.outcome not in A_DECISION_COMES:
        return None
    return Grounds(
        ("applied",),
        _(
            "The decision of the IND (beschikking) comes in a letter.\n"
            "Open every letter of the IND at once, and tell the IND when you move. If you do not understand a letter, ask for "
            "help the same day."
        ),
    )


@rule(Kind.INFO, Heading.COLLECT)
def validity(case: Case) -> Grounds | None:
    """At most 5 years, may be shorter, by kind and purpose of the permit; from 12 June 2026 the older page says so."""
    if not _extends(case):
        return None
    because = ("permit", "applied")
    if case.today >= RULES_CHANGED_ON:
        return Grounds(
            because,
            _(
                "The older page says: the new card is valid for at most 5 years.\n"
                "It may be shorter. That depends on which permit you have and why you got it. Look at the date on the new card."
            ),
        )
    return Grounds(
        because,
        _(
            "The new card is valid for at most 5 years.\n"
            "It may be shorter. That depends on which permit you have and why you got it. Look at the date on the new card."
        ),
    )


@rule(Kind.INFO, Heading.DIFFERENCE)
def free(case: Case) -> Grounds | None:
    """Extending a temporary asylum permit is free of charge."""
    if not _extends(case):
        return None
    return Grounds(
        ("permit", "applied"),
        _(
            "Extending is free (gratis).\nDo you have to pay somebody for the application? Then ask VluchtelingenWerk first."
        ),
    )


def _extends(case: Case) -> bool:
    return case.outcome in A_DECISION_COMES and case.answers.applied is not PERMANENT


@rule(Kind.INFO, Heading.WORK)
def work_continues(case: Case) -> Grounds | None:
    """Who was allowed to work goes on working if the IND received the extension before the expiry date."""
    if not _continues(case):
        return None
    return Grounds(
        ("expires_on", "applied", "received_on", "may_work"),
        _(
            "You may go on working while you wait.\n"
            "The IND received your application before your card expires or expired. Keep the IND's letter about this for your employer."
        ),
    )


@rule(Kind.INFO, Heading.WORK)
def work_if_in_time(case: Case) -> Grounds | None:
    """Who is allowed to work may go on, provided that the IND receives the application before the expiry date."""
    last = case.dates.last_safe_receipt
    if not _in_time(case) or last is None:
        return None
    return Grounds(
        ("expires_on", "applied", "may_work"),
        _(
            "You may go on working if the IND has your application by {day}.\n"
            "That is the day before your card expires. Then you may work while you wait, also after the card has expired.",
            day=last,
        ),
    )


@rule(Kind.WARNING, Heading.WORK)
def work_unconfirmed(case: Case) -> Grounds | None:
    """In other cases the page promises nothing about work; while the card is valid it still allows it."""
    if case.answers.may_work is not YES or _continues(case) or _in_time(case):
        return None
    because = ("expires_on", "applied", "received_on", "may_work")
    because = tuple(key for key in because if getattr(case.answers, key) is not None)
    if case.valid:
        return Grounds(
            because,
            _(
                "You may work while your card is valid. Ask what happens after that.\n"
                "For your situation the IND page does not say that you may go on. Ask the IND ({phone}) or a lawyer before your card "
                "expires.",
                phone=IND_PHONE,
            ),
        )
    return Grounds(
        because,
        _(
            "Ask today whether you may go on working.\n"
            "Your card has expired, and for your situation the IND page does not say that you may. Ask the IND ({phone}) or a lawyer; "
            "tell your employer that you asked.",
            phone=IND_PHONE,
        ),
    )


@rule(Kind.INFO, Heading.WORK)
def work_check_card(case: Case) -> Grounds | None:
    """Whether work is allowed stands on the card."""
    if case.answers.may_work is not UNSURE:
        return None
    return Grounds(
        ("may_work",),
        _(
            "You can see on your card whether you may work.\n"
            "Look at the back, at “arbeid”. “Arbeid vrij toegestaan” means that you may work. Or ask at {site}.",
            site=IND_SITE,
        ),
    )


def _continues(case: Case) -> bool:
    answers = case.answers
    return answers.may_work is YES and answers.applied is EXTENSION and case.received_before(case.expires_on)


def _in_time(case: Case) -> bool:
    answers = case.answers
    return (
        answers.may_work is YES
        and answers.applied is NOT_APPLIED
        and case.expires_on is not None
        and case.today < case.expires_on
    )
