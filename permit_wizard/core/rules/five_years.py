"""What can come after five years: a permanent asylum permit by the older rules, EU long-term residence by the new ones.

Headings "Extension residence permit asylum" and "What is the difference between …"; Aliens Act, art. 45b. Nationality
probably needs one of them first.
"""

from __future__ import annotations

from permit_wizard.core.answers import CivicIntegration, YesNoUnsure
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import ALIENS_ACT, IND_SITE, Heading
from permit_wizard.core.text import _

YES, UNSURE = YesNoUnsure.YES, YesNoUnsure.UNSURE
_INTEGRATED = frozenset({CivicIntegration.DIPLOMA, CivicIntegration.EXEMPT})
_NOT_INTEGRATED = frozenset({CivicIntegration.NO, CivicIntegration.UNSURE})


class PermanentPossible(Rule):
    """After 5 years and with civic integration (or exempt) a permanent permit might be possible; it costs a fee."""

    kind, source = Kind.INFO, Heading.PAGE

    def applies(self, case: Case) -> Because | None:
        possible = _can_be_asked(case) and case.answers.civic_integration in _INTEGRATED
        return ("held_5_years", "civic_integration") if possible else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Perhaps you can get a permanent permit"),
            _("Perhaps you can get a permanent asylum residence permit (onbepaalde tijd)."),
            _(
                "Your right to stay then does not run out. You have to pay for it. Ask VluchtelingenWerk, or see "
                "{site}.",
                site=IND_SITE,
            ),
        )


class PermanentNeedsIntegration(Rule):
    """Civic integration is needed for a permanent permit, not for extending a temporary one."""

    kind, source = Kind.INFO, Heading.DIFFERENCE

    def applies(self, case: Case) -> Because | None:
        needed = _can_be_asked(case) and case.answers.civic_integration in _NOT_INTEGRATED
        return ("held_5_years", "civic_integration") if needed else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Extending needs no civic integration"),
            _("For extending you do not need civic integration (inburgering)."),
            _(
                "You need the diploma or an exemption (vrijstelling or ontheffing) only for a permanent permit "
                "(onbepaalde tijd). Not sure? "
                "Ask DUO or your town hall (gemeente)."
            ),
        )


class EuLongTerm(Rule):
    """After 5 years EU long-term residence may remain.

    Among others lasting income and civic integration, and a fee (art. 45b).
    """

    kind, source = Kind.INFO, f"{ALIENS_ACT}, art. 45b"

    def applies(self, case: Case) -> Because | None:
        return ("held_5_years",) if not _can_be_asked(case) and case.answers.held_5_years is YES else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Perhaps another right to stay"),
            _("Maybe you can get another right to stay: EU long-term resident (EU-langdurig ingezetene)."),
            _(
                "You then need, for example, enough income for a long time, and you must have passed civic "
                "integration (inburgering). It "
                "costs money. Do you want to become Dutch? Then you probably need this first. Ask "
                "VluchtelingenWerk, or see {site}. You "
                "need the new card too.",
                site=IND_SITE,
            ),
        )


class HeldCheck(Rule):
    """How to find out whether it has been 5 years, and why it matters."""

    kind, source = Kind.INFO, Heading.PAGE

    def applies(self, case: Case) -> Because | None:
        return ("held_5_years",) if case.answers.held_5_years is UNSURE else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Find out whether it has been 5 years"),
            _("Find out whether you have had asylum permits for 5 years."),
            _(
                "Look for the first day in the letter with your first decision (beschikking), or ask the IND. "
                "After 5 years you might get a "
                "permanent permit (onbepaalde tijd)."
            )
            if _can_be_asked(case)
            else _(
                "Look for the day on which you applied for asylum: the years count from that day. Cannot find it? "
                "Ask the IND. After 5 years you can perhaps become an EU long-term resident "
                "(EU-langdurig ingezetene)."
            ),
        )


class Nationality(Rule):
    """In most cases Dutch nationality takes a permanent permit first."""

    kind, source = Kind.INFO, Heading.DIFFERENCE

    def applies(self, case: Case) -> Because | None:
        return ("held_5_years",) if _can_be_asked(case) and case.answers.held_5_years is YES else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Do you want to become Dutch?"),
            _("Do you want to become Dutch? In most cases you first need a permanent permit (onbepaalde tijd)."),
        )


def _can_be_asked(case: Case) -> bool:
    return case.edition.permanent_can_be_asked.value
