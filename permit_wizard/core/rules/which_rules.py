"""Whether the rules are still checked, and what changed in them."""

from __future__ import annotations

from permit_wizard.core.days import Due
from permit_wizard.core.editions import edition_on
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.phone import call_ind
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import IND_SITE, REFUGEE_COUNCIL_SITE, RENEWAL_PAGE
from permit_wizard.core.text import _

_CHANGE_DOES_NOT_MATTER = frozenset({Outcome.NOT_COVERED, Outcome.RENEW_DOCUMENT, Outcome.RULES_TOO_OLD})


class RulesUnchecked(Rule):
    """The day by which the sources of the edition should have been read again has passed."""

    kind = Kind.WARNING

    def applies(self, case: Case) -> Because | None:
        if not case.edition.needs_check(case.today) or case.outcome is Outcome.NOT_COVERED:
            return None
        return () if case.outcome is Outcome.RULES_TOO_OLD else ("permit",)

    def text(self, case: Case) -> Words:
        too_old = case.outcome is Outcome.RULES_TOO_OLD
        return Words(
            _("Nobody has checked these rules lately"),
            _("Nobody has checked these rules since {day}.", day=case.edition.checked_on),
            _("They may have changed, so this program gives no advice any more.")
            if too_old
            else _("They may have changed. Look at {site} today, or ask VluchtelingenWerk ({help}).",
                   site=IND_SITE, help=REFUGEE_COUNCIL_SITE),
        )  # fmt: skip


class AskRules(Rule):
    """Without rules that somebody has checked, people have to ask what applies now."""

    kind = Kind.STEP

    def applies(self, case: Case) -> Because | None:
        return () if case.outcome is Outcome.RULES_TOO_OLD else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Ask the IND or VluchtelingenWerk"),
            _("Ask the IND or VluchtelingenWerk what the rules are now."),
            _(
                "Look at the date on your card, and have the card with you. {call} Or go to VluchtelingenWerk "
                "({help}): its help is free.",
                call=call_ind(case),
                help=REFUGEE_COUNCIL_SITE,
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_by_phone


class RulesChanged(Rule):
    """Other rules are in force than those that people remember.

    Since which day, what changed, and which are followed.
    """

    kind, source = Kind.WARNING, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        if edition_on(case.today).in_force_from is None or case.outcome in _CHANGE_DOES_NOT_MATTER:
            return None
        return ("permit",)

    def text(self, case: Case) -> Words:
        new = edition_on(case.today)
        changed_on = new.in_force_from or case.today
        values = {"months": new.window_months.value, "years": new.validity_years.value, "site": IND_SITE}
        if case.edition is new:
            message = _("The rules about asylum changed on {changed}. We follow the new rules.", changed=changed_on)
            detail = _(
                "What is new: you can apply from {months} months before your card expires. A new card is for {years} "
                "years. The law has no permanent asylum permit (onbepaalde tijd) any more. Not everything is certain "
                "yet: look at {site} too.",
                **values,
            )
        else:
            message = _(
                "The rules about asylum changed on {changed}. You asked for the older rules.", changed=changed_on
            )
            detail = _(
                "What you read here may no longer be right. What is new: you can apply from {months} months before "
                "your card expires. A new card is for {years} years. The law has no permanent asylum permit "
                "(onbepaalde tijd) any more. Look at {site} today.",
                **values,
            )
        return Words(_("The rules about asylum have changed"), message, detail)
