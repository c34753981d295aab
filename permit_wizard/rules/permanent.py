"""A permanent permit, and nationality: headings "Extension residence permit asylum" and "What is the difference between …"."""

from __future__ import annotations

from permit_wizard.answers import Applied, CivicIntegration, YesNoUnsure
from permit_wizard.rules.case import Case, Grounds, rule
from permit_wizard.source import IND_SITE, Heading
from permit_wizard.text import _
from permit_wizard.verdict import Kind, Outcome

YES, NO, UNSURE = YesNoUnsure
APPLIED_FOR_IT, RENEW_DOCUMENT = Applied.PERMANENT, Outcome.RENEW_DOCUMENT
INTEGRATED = frozenset({CivicIntegration.DIPLOMA, CivicIntegration.EXEMPT})
NOT_INTEGRATED = frozenset({CivicIntegration.NO, CivicIntegration.UNSURE})


@rule(Kind.INFO, Heading.PAGE)
def permanent_possible(case: Case) -> Grounds | None:
    """After 5 years and with civic integration (or exempt) a permanent permit might be possible; it costs a fee.

    Source: headings "Extension residence permit asylum" and "What is the difference between …".
    """
    if case.answers.civic_integration not in INTEGRATED:
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
    if case.answers.civic_integration not in NOT_INTEGRATED:
        return None
    return Grounds(
        ("held_5_years", "civic_integration"),
        _(
            "For extending you do not need civic integration (inburgering).\n"
            "You need the diploma or an exemption only for a permanent permit. Not sure? Ask DUO or your town hall (gemeente)."
        ),
    )


@rule(Kind.INFO, Heading.PAGE)
def held_check(case: Case) -> Grounds | None:
    """How to find out whether it has been 5 years, and why it matters."""
    if case.answers.held_5_years is not UNSURE:
        return None
    return Grounds(
        ("held_5_years",),
        _(
            "Find out whether you have had asylum permits for 5 years.\n"
            "Look in the letter with your first decision (beschikking) for the first day, or ask the IND. After 5 years you might get "
            "a permanent permit."
        ),
    )


@rule(Kind.INFO, Heading.DIFFERENCE)
def permanent_auto_check(case: Case) -> Grounds | None:
    """If a permanent permit is refused, the IND checks by itself whether the temporary one can be extended."""
    if case.answers.applied is not APPLIED_FOR_IT:
        return None
    return Grounds(
        ("applied",),
        _(
            "The IND also checks whether it can extend your temporary permit.\n"
            "It does so by itself, if you do not meet the conditions for a permanent permit. You do not have to apply twice."
        ),
    )


@rule(Kind.INFO, Heading.DIFFERENCE)
def nationality(case: Case) -> Grounds | None:
    """In most cases Dutch nationality takes a permanent permit first."""
    if case.answers.held_5_years is not YES:
        return None
    return Grounds(
        ("held_5_years",), _("Do you want to become Dutch? In most cases you first need a permanent permit.")
    )


@rule(Kind.STEP, Heading.DIFFERENCE)
def permanent_document(case: Case) -> Grounds | None:
    """The right under a permanent permit never expires; the document is renewed every 5 years."""
    if case.outcome is not RENEW_DOCUMENT:
        return None
    return Grounds(
        ("permit",),
        _(
            "Apply for a new card before the date on your card.\n"
            "Your right to stay goes on, but the card itself is valid for 5 years. Look at “geldig tot” on the card, and see how to "
            "renew it at {site}.",
            site=IND_SITE,
        ),
    )
