"""A journey abroad: the heading "I have applied for an extension. Can I go on holiday abroad?"."""

from __future__ import annotations

from permit_wizard.core.answers import YesNo, YesNoUnsure
from permit_wizard.core.rules.case import Case, Grounds, rule
from permit_wizard.core.source import IND_SITE, LEGAL_AID_PHONE, Heading
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Kind

YES, NO, UNSURE = YesNoUnsure
TRAVELS = YesNo.YES


@rule(Kind.WARNING, None)
def travel_home_country(case: Case) -> Grounds | None:
    """A journey to the country one fled can cost the permit; no page that we follow says so, reports in the press do."""
    if case.answers.travel is not TRAVELS:
        return None
    return Grounds(
        ("travel",),
        _(
            "Do you want to go to the country you fled from? Ask a lawyer first.\n"
            "You could lose your permit after such a journey. Het Juridisch Loket ({phone}, free) can tell you more.",
            phone=LEGAL_AID_PHONE,
        ),
    )


@rule(Kind.INFO, Heading.TRAVEL)
def travel_ok(case: Case) -> Grounds | None:
    """Travelling is fine when the permit is still valid on the day of return, with travel document and residence card."""
    if case.return_on is None or case.expires_on is None or case.return_on > case.expires_on:
        return None
    return Grounds(
        ("expires_on", "return_on"),
        _(
            "Your card is still valid on {day}, when you come back.\n"
            "Take a valid travel document (reisdocument) and your residence card with you.",
            day=case.return_on,
        ),
    )


@rule(Kind.STEP, Heading.TRAVEL)
def travel_visa(case: Case) -> Grounds | None:
    """With an expired permit a return visa is sometimes needed; it takes an appointment."""
    back_too_late = case.return_on is not None and case.expires_on is not None and case.return_on > case.expires_on
    if not back_too_late and not (case.answers.travel is TRAVELS and case.expired):
        return None
    because = ("expires_on", "return_on") if back_too_late else ("expires_on", "travel")
    return Grounds(
        because,
        _(
            "Ask the IND before you travel whether you need a return visa (terugkeervisum).\n"
            "Your card is not valid any more on the day you come back. If you do not have the new card by then, you may need this "
            "visa. Make an appointment for it: see {site}.",
            site=IND_SITE,
        ),
        occasion=_("before you travel"),
    )


@rule(Kind.INFO, Heading.TRAVEL)
def travel_return_unknown(case: Case) -> Grounds | None:
    """Without a day of return only the rule can be told, and the last day to be back."""
    if case.answers.return_on != "unknown" or not case.valid or case.expires_on is None:
        return None
    return Grounds(
        ("expires_on", "return_on"),
        _(
            "Come back by {day}, the last day of your card.\n"
            "Do you come back later, without a new card? Then you may need a return visa (terugkeervisum). Ask the IND before you "
            "book.",
            day=case.expires_on,
        ),
    )


@rule(Kind.STEP, Heading.TRAVEL)
def travel_document_needed(case: Case) -> Grounds | None:
    """A valid travel document is needed beside the residence card."""
    if case.answers.travel_document not in (NO, UNSURE):
        return None
    return Grounds(
        ("travel_document",),
        _(
            "Get a valid travel document (reisdocument) before you travel.\n"
            "Your town hall (gemeente) can tell you how to ask for a refugee passport. Without a valid one, do not leave: you may not "
            "be able to come back."
        ),
        occasion=_("before you travel"),
    )
