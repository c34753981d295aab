"""What comes after five years: headings "Extension residence permit asylum" and "What is the difference between …".

Since 12 June 2026 a permanent asylum permit can no longer be applied for; what remains is perhaps EU long-term residence (Aliens
Act, 45b). Whether Dutch nationality takes that first is disputed, so nothing is said about it.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.answers import Applied, CivicIntegration, YesNoUnsure
from permit_wizard.core.rules.case import Case, Grounds, rule
from permit_wizard.core.source import ALIENS_ACT, IND_PHONE, IND_SITE, LEGAL_AID_PHONE, Heading
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Kind, Outcome

YES, NO, UNSURE = YesNoUnsure
APPLIED_FOR_IT, RENEW_DOCUMENT = Applied.PERMANENT, Outcome.RENEW_DOCUMENT
INTEGRATED = frozenset({CivicIntegration.DIPLOMA, CivicIntegration.EXEMPT})
NOT_INTEGRATED = frozenset({CivicIntegration.NO, CivicIntegration.UNSURE})


@rule(Kind.INFO, Heading.PAGE)
def permanent_possible(case: Case) -> Grounds | None:
    """After 5 years and with civic integration (or exempt) a permanent permit might be possible; it costs a fee.

    Source: headings "Extension residence permit asylum" and "What is the difference between …".
    """
    if not _can_be_asked(case) or case.answers.civic_integration not in INTEGRATED:
        return None
    return Grounds(
        ("held_5_years", "civic_integration"),
        _(
            "You might get a permanent asylum residence permit.\n"
            "Your right to stay then does not run out (verblijfsvergunning asiel onbepaalde tijd). You have to pay for it. Ask "
            "VluchtelingenWerk, or see {site}.",
            site=IND_SITE,
        ),
    )


@rule(Kind.INFO, Heading.DIFFERENCE)
def permanent_needs_integration(case: Case) -> Grounds | None:
    """Civic integration is needed for a permanent permit, not for extending a temporary one."""
    if not _can_be_asked(case) or case.answers.civic_integration not in NOT_INTEGRATED:
        return None
    return Grounds(
        ("held_5_years", "civic_integration"),
        _(
            "For extending you do not need civic integration (inburgering).\n"
            "You need the diploma or an exemption (vrijstelling or ontheffing) only for a permanent permit (onbepaalde tijd). Not "
            "sure? Ask DUO or your town hall (gemeente)."
        ),
    )


@rule(Kind.INFO, ALIENS_ACT)
def eu_long_term(case: Case) -> Grounds | None:
    """After 5 years EU long-term residence may remain: among others lasting income and civic integration, and a fee (art. 45b)."""
    if _can_be_asked(case) or case.answers.held_5_years is not YES:
        return None
    return Grounds(
        ("held_5_years",),
        _(
            "Perhaps you can become an EU long-term resident (EU-langdurig ingezetene).\n"
            "Among other things you need enough lasting income and civic integration (inburgering), and you have to pay. Ask "
            "VluchtelingenWerk, or see {site}. You still need the new card too.",
            site=IND_SITE,
        ),
    )


@rule(Kind.INFO, Heading.PAGE)
def held_check(case: Case) -> Grounds | None:
    """How to find out whether it has been 5 years, and why it matters."""
    if case.answers.held_5_years is not UNSURE:
        return None
    if _can_be_asked(case):
        message = _(
            "Find out whether you have had asylum permits for 5 years.\n"
            "Look in the letter with your first decision (beschikking) for the first day, or ask the IND. After 5 years you might get "
            "a permanent permit (onbepaalde tijd)."
        )
    else:
        message = _(
            "Find out whether you have had asylum permits for 5 years.\n"
            "Look in the letter with your first decision (beschikking) for the first day, or ask the IND. After 5 years you may "
            "perhaps become an EU long-term resident (EU-langdurig ingezetene)."
        )
    return Grounds(("held_5_years",), message)


@rule(Kind.INFO, Heading.DIFFERENCE)
def permanent_auto_check(case: Case) -> Grounds | None:
    """If a permanent permit is refused, the IND checks by itself whether the temporary one can be extended."""
    if not _can_be_asked(case) or case.answers.applied is not APPLIED_FOR_IT:
        return None
    return Grounds(
        ("applied",),
        _(
            "The IND also checks whether it can extend your temporary asylum permit (verblijfsvergunning asiel bepaalde tijd).\n"
            "It does so by itself, if you do not meet the conditions for a permanent permit (onbepaalde tijd). You do not have to "
            "send a second application for this."
        ),
    )


@rule(Kind.INFO, None)
def permanent_now_renewal(case: Case) -> Grounds | None:
    """An application that was undecided when the rules changed is treated as a renewal.

    Source: a dated summary of the IND's pages (October 2026), not the pages themselves.
    """
    change = _abolished(case)
    if change is None or not (case.received_on is None or case.received_before(change)):
        return None
    return Grounds(
        ("applied", "received_on"),
        _(
            "The IND now treats your application as one for a new card of the permit you have.\n"
            "Since {day} it gives no new permanent asylum permits (onbepaalde tijd). You do not have to send a second application "
            "for this. Some people get the fee back: ask the IND ({phone}).",
            day=change,
            phone=IND_PHONE,
        ),
    )


@rule(Kind.WARNING, ALIENS_ACT)
def permanent_ended(case: Case) -> Grounds | None:
    """It can no longer be applied for: what becomes of the application is for the IND to say."""
    change = _abolished(case)
    if change is None or case.received_on is None or case.received_before(change):
        return None
    return Grounds(
        ("applied", "received_on"),
        _(
            "A permanent asylum permit (onbepaalde tijd) can no longer be asked for since {day}. Phone the IND ({phone}).\n"
            "Ask what becomes of your application, and whether it counts for a new card of the permit you have. If it does not, ask "
            "how to apply for that card. Het Juridisch Loket ({legal}, free) can help.",
            day=change,
            phone=IND_PHONE,
            legal=LEGAL_AID_PHONE,
        ),
    )


@rule(Kind.INFO, Heading.DIFFERENCE)
def nationality(case: Case) -> Grounds | None:
    """In most cases Dutch nationality takes a permanent permit first."""
    if not _can_be_asked(case) or case.answers.held_5_years is not YES:
        return None
    return Grounds(
        ("held_5_years",), _("Do you want to become Dutch? In most cases you first need a permanent permit.")
    )


@rule(Kind.STEP, Heading.DIFFERENCE)
def permanent_document(case: Case) -> Grounds | None:
    """The right under a permanent permit never expires; the document does, and is renewed."""
    if case.outcome is not RENEW_DOCUMENT:
        return None
    return Grounds(
        ("permit",),
        _(
            "Apply for a new card before the date on your card.\n"
            "Your right to stay goes on, but the card itself runs out. Look at “geldig tot” on the card, and see how to renew it at "
            "{site}.",
            site=IND_SITE,
        ),
    )


def _can_be_asked(case: Case) -> bool:
    return case.edition.permanent_can_be_asked.value


def _abolished(case: Case) -> date | None:
    """Return the day since which it cannot be asked for, where somebody did ask for it."""
    if _can_be_asked(case) or case.answers.applied is not APPLIED_FOR_IT:
        return None
    return case.edition.in_force_from
