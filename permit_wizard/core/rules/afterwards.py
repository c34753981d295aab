"""After the application: the decision, the new card, and work in the meantime.

Headings "After the application", "Collect your residence permit" and "My residence permit has expired. I have applied for an
extension. Am I still allowed to work?"; since 12 June 2026 the IND's page "Renew asylum residence document".
"""

from __future__ import annotations

from permit_wizard.core.answers import Applied, YesNoUnsure
from permit_wizard.core.rules.case import Case, Grounds, rule
from permit_wizard.core.source import IND_PHONE, IND_SITE, RENEWAL_PAGE, W_DOCUMENT_PAGE, Heading
from permit_wizard.core.text import _
from permit_wizard.core.verdict import FACTS, Kind, Outcome

YES, NO, UNSURE = YesNoUnsure
NOT_APPLIED, EXTENSION, PERMANENT = Applied
WAIT_FOR_DECISION = Outcome.WAIT_FOR_DECISION
APPLYING = frozenset({Outcome.APPLY_ONLINE, Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})


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
    Identity Document". That it is still given since 12 June 2026 is not established.
    """
    waiting = case.outcome is WAIT_FOR_DECISION
    if not waiting and (case.early or case.outcome not in APPLYING):
        return None
    if case.edition.w_document.value:
        message = _(
            "Once you have applied, you can ask the IND for an identity document (W-document).\n"
            "It shows who you are until you have the new card (Vreemdelingen Identiteitsbewijs, type W). You cannot travel abroad "
            "with it."
        )
    else:
        message = _(
            "Once you have applied, ask the IND ({phone}) whether you can get an identity document (W-document).\n"
            "It is not certain that the IND still gives it. It shows who you are until you have the new card (Vreemdelingen "
            "Identiteitsbewijs, type W). You cannot travel abroad with it.",
            phone=IND_PHONE,
        )
    return Grounds(("applied",), message)


@rule(Kind.STEP, Heading.COLLECT)
def collect(case: Case) -> Grounds | None:
    """A letter says when to collect; the appointment at the desk is made online, early; the card is checked there."""
    if not FACTS[case.outcome].decision:
        return None
    return Grounds(
        ("applied",),
        _(
            "Collect your new card (verblijfsdocument) when the IND writes that it is ready.\n"
            "Make an appointment (afspraak) online soon after the letter: the IND desk (IND-loket) can be busy. Check the card at "
            "the desk, and report a mistake at once."
        ),
        occasion=_("after the letter"),
    )


@rule(Kind.INFO, Heading.DECISION)
def decision_letter(case: Case) -> Grounds | None:
    """The formal decision on the application is a letter; against a refusal there is little time, and the letter says which way."""
    if not FACTS[case.outcome].decision:
        return None
    return Grounds(
        ("applied",),
        _(
            "The decision of the IND (beschikking) comes in a letter.\n"
            "Open every letter at once. Does it say no? Get legal help the same day: there is little time. The letter says which way "
            "to go (bezwaar or beroep). Are you moving? Tell your town hall (gemeente) in time."
        ),
    )


@rule(Kind.INFO, RENEWAL_PAGE)
def decision_time(case: Case) -> Grounds | None:
    """The IND decides within a period after receipt, and may take longer.

    Source: IND, "Renew asylum residence document".
    """
    period = case.under.decision_days.value
    if period is None or not FACTS[case.outcome].decision:
        return None
    by, weeks = case.dates.decision_by, period // 7
    if by is None:
        return Grounds(
            ("applied",),
            _(
                "The IND decides within {weeks} weeks after it received your application.\n"
                "It may need more time. Then it writes to you.",
                weeks=weeks,
            ),
        )
    because = ("applied", "received_on")
    if by < case.today:
        return Grounds(
            because,
            _(
                "The {weeks} weeks for the decision ended on {day}.\n"
                "The IND may take more time: then it has written to you. No letter? Phone the IND ({phone}).",
                weeks=weeks,
                day=by,
                phone=IND_PHONE,
            ),
        )
    return Grounds(
        because,
        _(
            "The IND decides by {day}: within {weeks} weeks after it received your application.\n"
            "It may need more time. Then it writes to you.",
            day=by,
            weeks=weeks,
        ),
    )


@rule(Kind.INFO, Heading.COLLECT)
def validity(case: Case) -> Grounds | None:
    """How long the new card is valid: at most some years, by kind and purpose of the permit, or a fixed number."""
    if not _for_the_same_permit(case):
        return None
    years = case.edition.validity_years.value
    if case.edition.validity_is_maximum.value:
        message = _(
            "The new card is valid for at most {years} years.\n"
            "It may be shorter. That depends on which permit you have and why you got it. Look at the date on the new card.",
            years=years,
        )
    else:
        message = _(
            "The new card is valid for {years} years.\nLook at the date on the new card.",
            years=years,
        )
    return Grounds(("permit", "applied"), message)


@rule(Kind.INFO, Heading.DIFFERENCE)
def free(case: Case) -> Grounds | None:
    """The application is free of charge."""
    if not _for_the_same_permit(case) or case.edition.fee.value:
        return None
    return Grounds(
        ("permit", "applied"),
        _(
            "The application is free (gratis).\n"
            "Do you have to pay somebody for the application? Then ask VluchtelingenWerk first."
        ),
    )


def _for_the_same_permit(case: Case) -> bool:
    return FACTS[case.outcome].decision and case.answers.applied is not PERMANENT


@rule(Kind.INFO, Heading.WORK)
def work_continues(case: Case) -> Grounds | None:
    """Who was allowed to work goes on working if the IND received the application before the expiry date.

    Since 12 June 2026 nothing that is in force says so for the time after the card has expired.
    """
    if not _continues(case):
        return None
    if case.edition.work_goes_on.value:
        message = _(
            "You may go on working while you wait.\n"
            "The IND received your application before the last day of your card. Keep the IND’s letter about this for your employer."
        )
    elif case.valid:
        message = _(
            "You may work while your card is valid. Ask the IND ({phone}) about the time after that.\n"
            "The IND has your application in time. By the older rules you may then go on working while you wait. The new page does "
            "not say so. Keep the IND’s letter for your employer.",
            phone=IND_PHONE,
        )
    else:
        message = _(
            "The IND had your application in time. Ask today whether you may go on working.\n"
            "By the older rules you may. The new page does not say so for an expired card. Phone the IND ({phone}), and keep its "
            "letter for your employer.",
            phone=IND_PHONE,
        )
    return Grounds(("expires_on", "applied", "received_on", "may_work"), message)


@rule(Kind.INFO, Heading.WORK)
def work_if_in_time(case: Case) -> Grounds | None:
    """Who is allowed to work may go on, provided that the IND receives the application before the expiry date."""
    last = case.dates.last_safe_receipt
    if not _in_time(case) or last is None:
        return None
    if case.edition.work_goes_on.value:
        message = _(
            "You may go on working if the IND has your application by {day}.\n"
            "That is the day before your card expires. Then you may work while you wait, also after the card has expired.",
            day=last,
        )
    else:
        message = _(
            "You may work while your card is valid. Ask the IND ({phone}) about the time after that.\n"
            "By the older rules you may go on working if the IND has your application by {day}. The new page does not say so.",
            phone=IND_PHONE,
            day=last,
        )
    return Grounds(("expires_on", "applied", "may_work"), message)


@rule(Kind.WARNING, Heading.WORK)
def work_unconfirmed(case: Case) -> Grounds | None:
    """In other cases the page promises nothing about work; while the card is valid it still allows it."""
    if case.answers.may_work is not YES or _continues(case) or _in_time(case):
        return None
    because = ("expires_on", "applied", "received_on", "may_work")
    because = tuple(key for key in because if getattr(case.answers, key) is not None)
    if case.valid:
        message = _(
            "You may work while your card is valid. Ask what happens after that.\n"
            "For your situation the IND page does not say that you may go on. Ask the IND ({phone}) or a lawyer before your card "
            "expires.",
            phone=IND_PHONE,
        )
    else:
        message = _(
            "Ask today whether you may go on working.\n"
            "Your card has expired, and for your situation the IND page does not say that you may. Ask the IND ({phone}) or a lawyer. "
            "Tell your employer that you asked.",
            phone=IND_PHONE,
        )
    return Grounds(because, message)


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
