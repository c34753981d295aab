"""Whether the moment is right, and what it means if it is not.

Headings "When can I extend my residence permit?" and "My residence permit is no longer valid. What should I do?".
"""

from __future__ import annotations

from permit_wizard.answers import Applied
from permit_wizard.rules.case import NEWER_WINDOW_MONTHS, Case, Grounds, months_before, rule
from permit_wizard.source import IND_PHONE, IND_SITE, NEWER_PAGE, RULES_CHANGED_ON, Heading
from permit_wizard.text import _
from permit_wizard.verdict import Kind, Outcome

NOT_APPLIED, NOT_COVERED = Applied.NO, Outcome.NOT_COVERED
BOTH_FIRST_DAYS = frozenset({Outcome.APPLY_FROM, Outcome.APPLY_ONLINE, Outcome.GET_ADVICE})
WAITS = frozenset({Outcome.APPLY_FROM, Outcome.GET_ADVICE})


@rule(Kind.WARNING, NEWER_PAGE)
def rules_changed(case: Case) -> Grounds | None:
    """New asylum rules apply from 12 June 2026; a later IND page gives other terms than the page followed here.

    Source: IND, "Renew asylum residence document" (undated): 3 months, 3 years, 8 weeks. Whether it replaces the
    extension for everyone could not be established, so both first days are shown.
    """
    if case.today < RULES_CHANGED_ON or case.outcome is NOT_COVERED:
        return None
    if case.outcome not in BOTH_FIRST_DAYS or case.expires_on is None or case.dates.apply_from is None:
        return Grounds(
            ("permit",),
            _(
                "Asylum rules may have changed on {changed}. Check {site} today.\n"
                "A newer page of the IND says: apply from 3 months before the card expires, valid for 3 years, a decision within "
                "8 weeks. We follow the older page. Never wait past the date on your card.",
                changed=RULES_CHANGED_ON,
                site=IND_SITE,
            ),
        )
    return Grounds(
        ("permit", "expires_on"),
        _(
            "Asylum rules may have changed on {changed}. Check {site} today.\n"
            "The older page, which we follow, says: apply from {first}. A newer page of the IND says: apply from {newer}, the new "
            "card is valid for 3 years, a decision within 8 weeks. Never wait past {last}.",
            changed=RULES_CHANGED_ON,
            site=IND_SITE,
            first=case.dates.apply_from,
            newer=months_before(case.expires_on, NEWER_WINDOW_MONTHS),
            last=case.expires_on,
        ),
    )


@rule(Kind.WARNING, Heading.WHEN)
def late(case: Case) -> Grounds | None:
    """Who applies too late can lose protection and provisions; the stay is no longer legal; the IND may withdraw.

    Source: headings "When can I extend my residence permit?" and "What is the difference between …".
    """
    if not case.expired or case.answers.applied is not NOT_APPLIED:
        return None
    return Grounds(
        ("expires_on", "applied"),
        _(
            "Your card has expired, so your stay is no longer legal. You can still act today.\n"
            "You can lose protection and other help, and the IND may take back your permit. The sooner you apply, the better. "
            "Do the steps below today."
        ),
    )


@rule(Kind.WARNING, Heading.WHEN)
def last_day(case: Case) -> Grounds | None:
    """The last day on which the permit is still valid: the online form closes tonight."""
    if case.today != case.expires_on or case.answers.applied is not NOT_APPLIED:
        return None
    return Grounds(
        ("expires_on", "applied"),
        _(
            "Today is the last day of your card.\n"
            "From tomorrow on you are late and cannot apply online. Act today, and phone the IND ({phone}) if you cannot.",
            phone=IND_PHONE,
        ),
    )


@rule(Kind.WARNING, Heading.WHEN)
def received_early(case: Case) -> Grounds | None:
    """An application before the window opens may not count for the present card."""
    if not case.received_before(case.dates.apply_from):
        return None
    return Grounds(
        ("expires_on", "received_on"),
        _(
            "The IND received your application before the first day on which you could apply.\n"
            "Phone the IND ({phone}) and ask whether this application counts for the card you have now. If it does not, "
            "you can apply again.",
            phone=IND_PHONE,
        ),
    )


@rule(Kind.WARNING, Heading.WORK)
def received_late(case: Case) -> Grounds | None:
    """Receipt on or after the expiry date is not in time for work; after it, the application is late altogether.

    Source: headings "My residence permit has expired. I have applied for an extension. Am I still allowed to work?" (receipt
    before the expiration date) and "When can I extend my residence permit?" (while the permit is still valid).
    """
    received_on, expires_on = case.received_on, case.expires_on
    if received_on is None or expires_on is None or received_on < expires_on:
        return None
    because = ("expires_on", "received_on")
    if received_on == expires_on:
        return Grounds(
            because,
            _(
                "The IND received your application on the last day of your card.\n"
                "The IND says you may go on working if it came before that day. Ask the IND ({phone}) or a lawyer whether you may "
                "work.",
                phone=IND_PHONE,
            ),
        )
    return Grounds(
        because,
        _(
            "The IND received your application after your card had expired. Get legal help.\n"
            "Your stay may not be legal in that time. You can lose protection and other help, and the IND may take back your permit. "
            "Ask also whether you may go on working. A lawyer can help you for free."
        ),
    )


@rule(Kind.STEP, Heading.WHEN)
def wait_until(case: Case) -> Grounds | None:
    """An application can be sent from 6 months before the permit expires, not earlier."""
    if not case.early or case.outcome not in WAITS or case.dates.apply_from is None:
        return None
    return Grounds(
        ("expires_on",),
        _(
            "Wait until {day}, then apply online at {site}.\n"
            "You can apply from 6 months before your card expires. Write this day down. It is free.",
            day=case.dates.apply_from,
            site=IND_SITE,
        ),
        _("from {day}", day=case.dates.apply_from),
    )
