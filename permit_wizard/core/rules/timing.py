"""Whether the moment is right, and what it means if it is not.

Headings "When can I extend my residence permit?" and "My residence permit is no longer valid. What should I do?"; since 12 June 2026
the IND's page "Renew asylum residence document" and the Aliens Act.
"""

from __future__ import annotations

from permit_wizard.core.answers import Applied
from permit_wizard.core.editions import edition_on
from permit_wizard.core.rules.case import Case, Grounds, rule
from permit_wizard.core.source import IND_PHONE, IND_SITE, LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE, RENEWAL_PAGE, Heading
from permit_wizard.core.text import _
from permit_wizard.core.verdict import FACTS, Due, Kind, Outcome, Relation

NOT_APPLIED, NOT_COVERED = Applied.NO, Outcome.NOT_COVERED
WAITS = frozenset({Outcome.APPLY_FROM, Outcome.GET_ADVICE})


@rule(Kind.WARNING, Heading.WHEN)
def late(case: Case) -> Grounds | None:
    """Who applies too late can lose protection and provisions; the stay is no longer legal; the IND may withdraw.

    Source: headings "When can I extend my residence permit?" and "What is the difference between …". Since 12 June 2026 the
    Aliens Act, 9(9): the document's running out does not by itself end the permit; unknown for permits granted before that day.
    """
    if not case.expired or case.answers.applied is not NOT_APPLIED:
        return None
    because, change = ("expires_on", "applied"), case.edition.in_force_from
    if case.edition.may_keep_stay and change is not None:
        return Grounds(
            because,
            _(
                "Your card has expired. Since {day} that alone need not end your permit.\n"
                "For a permit that you got before that day this is not certain. So apply today: see “What to do now”. With an "
                "expired card it is hard to show that you may stay. Free legal help is there.",
                day=change,
            ),
        )
    return Grounds(
        because,
        _(
            "Your card has expired, so your stay is no longer legal. You can still act today.\n"
            "You can lose protection and other help, and the IND may take back your permit. The sooner you apply, the better: see "
            "“What to do now”."
        ),
    )


@rule(Kind.WARNING, Heading.WHEN)
def last_day(case: Case) -> Grounds | None:
    """The last day on which the permit is still valid."""
    if case.today != case.expires_on or case.answers.applied is not NOT_APPLIED:
        return None
    return Grounds(
        ("expires_on", "applied"),
        _(
            "Today is the last day of your card.\n"
            "From tomorrow on you are late. Act today, and phone the IND ({phone}) if you cannot.",
            phone=IND_PHONE,
        ),
    )


@rule(Kind.WARNING, RENEWAL_PAGE)
def rules_changed(case: Case) -> Grounds | None:
    """Other rules are in force than those that people remember: since which day, and which are followed here.

    Where it is not certain which edition governs somebody, the first day by both is shown.
    """
    in_force = edition_on(case.today)
    changed_on = in_force.in_force_from
    if changed_on is None or case.outcome is NOT_COVERED:
        return None
    now, other = case.dates.apply_from, case.other_first_day
    if not FACTS[case.outcome].first_days or now is None or other is None:
        message = (
            _(
                "The rules about asylum changed on {changed}. We follow the new rules.\n"
                "Not everything about them is certain yet. Look at {site} today, or ask VluchtelingenWerk ({help}).",
                changed=changed_on,
                site=IND_SITE,
                help=REFUGEE_COUNCIL_SITE,
            )
            if case.edition is in_force
            else _(
                "The rules about asylum changed on {changed}. You asked for the older rules.\n"
                "What you read here may no longer be so. Look at {site} today, or ask VluchtelingenWerk ({help}).",
                changed=changed_on,
                site=IND_SITE,
                help=REFUGEE_COUNCIL_SITE,
            )
        )
        return Grounds(("permit",), message)
    if case.edition is in_force:
        message = _(
            "The rules about asylum changed on {changed}. We follow the new rules.\n"
            "First day to apply by the new rules: {now}. By the older rules: {other}. Not everything is certain yet: look at {site} "
            "today.",
            changed=changed_on,
            now=now,
            other=other,
            site=IND_SITE,
        )
    else:
        message = _(
            "The rules about asylum changed on {changed}. You asked for the older rules.\n"
            "First day to apply by the older rules: {now}. By the new rules: {other}. What you read here may no longer be so: look at "
            "{site} today.",
            changed=changed_on,
            now=now,
            other=other,
            site=IND_SITE,
        )
    return Grounds(("permit", "expires_on"), message)


@rule(Kind.WARNING, None)
def rules_unchecked(case: Case) -> Grounds | None:
    """The day until which the edition may be relied on without being read again has passed."""
    by = case.edition.check_again_by
    if by is None or case.today <= by or case.outcome is NOT_COVERED:
        return None
    return Grounds(
        ("permit",),
        _(
            "Nobody has checked these rules since {day}.\n"
            "They may have changed. Look at {site} today, or ask VluchtelingenWerk ({help}).",
            day=case.edition.checked_on,
            site=IND_SITE,
            help=REFUGEE_COUNCIL_SITE,
        ),
    )


@rule(Kind.WARNING, RENEWAL_PAGE)
def older_window_open(case: Case) -> Grounds | None:
    """The window of the edition before this one is open already; the day that both allow is the safe one."""
    older, first = case.older_first_day, case.dates.apply_from
    if older is None or first is None or not case.early or case.outcome not in WAITS or case.today < older:
        return None
    return Grounds(
        ("expires_on", "applied"),
        _(
            "An older page of the IND would let you apply already. Wait until {day}.\n"
            "From that day on both the older and the new rules let you apply. If you wait for it, you are still in time.",
            day=first,
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
    if received_on == expires_on:
        message = _(
            "The IND received your application on the last day of your card.\n"
            "It is not certain whether you may go on working after that day. Ask the IND ({ind}) or Het Juridisch Loket ({legal}, "
            "free).",
            ind=IND_PHONE,
            legal=LEGAL_AID_PHONE,
        )
    elif case.edition.may_keep_stay:
        message = _(
            "The IND received your application after your card had expired. Get free legal help.\n"
            "It is not certain what this means for your permit. Ask that, and ask whether you may go on working."
        )
    else:
        message = _(
            "The IND received your application after your card had expired. Get free legal help.\n"
            "Between the last day of your card and that day, your stay may not have been legal. You can lose protection and other "
            "help, and the IND may take back your permit. Ask also whether you may go on working."
        )
    return Grounds(("expires_on", "received_on"), message)


@rule(Kind.STEP, Heading.WHEN)
def wait_until(case: Case) -> Grounds | None:
    """An application can be sent from a number of months before the card expires, not earlier."""
    first = case.dates.apply_from
    if not case.early or case.outcome not in WAITS or first is None:
        return None
    return Grounds(
        ("expires_on",),
        _(
            "Wait until {day}, then apply online at {site}.\n"
            "You can apply from {months} months before your card expires. Write this day down. Applying is free.",
            day=first,
            site=IND_SITE,
            months=case.under.window_months.value,
        ),
        Due(Relation.FROM, first),
    )
