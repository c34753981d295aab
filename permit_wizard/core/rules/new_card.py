"""The new card: papers, children, validity, costs, benefits, and a card that is lost.

Heading "Collect your residence permit"; since 12 June 2026 the IND's page "Renew asylum residence document" and other
pages of the IND and of the tax office, some of them older: the texts then say "probably" or "ask".
"""

from __future__ import annotations

from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome
from permit_wizard.core.rules.case import PERMANENT, Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import ALLOWANCES_PAGE, IND_PHONE, RENEWAL_PAGE, Heading
from permit_wizard.core.text import _


class DocumentsNeeded(Rule):
    """The form lists the documents to add; an incomplete application lengthens the period for the decision."""

    kind, source = Kind.INFO, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        return _applies_for_it(case)

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Papers to add to the form"),
            _("The form lists the papers that you have to add."),
            _("Online you can add scans. If something is missing, the decision takes longer."),
        )


class ChildrenToo(Rule):
    """Each child with a card has an own date and an own application.

    By post a form of its own (an older page of the IND).
    """

    kind, source = Kind.INFO, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        return _applies_for_it(case)

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Do your children have a card too?"),
            _("Do your children have a card too? Each child needs an application of its own."),
            _(
                "Look at the date on each card: it can be another day than yours. By post, each child probably "
                "needs a form of its own."
            ),
        )


class Validity(Rule):
    """How long the new card is valid: at most some years, by kind and purpose of the permit, or three.

    Since 12 June 2026: Aliens Act, art. 9(3); a summary says that the years count from 12 June 2026; a family member's
    permit ends with that of the person it depends on (Regulation, art. 23(2)): whether Dutch cards follow this is
    unknown.
    """

    kind, source = Kind.INFO, Heading.COLLECT

    def applies(self, case: Case) -> Because | None:
        return _same_permit(case)

    def text(self, case: Case) -> Words:
        brief, years, change = (
            _("How long the new card is valid"),
            case.edition.validity_years.value,
            case.edition.in_force_from,
        )
        if case.edition.validity_is_maximum.value or change is None:
            return Words(
                brief,
                _("The new card is valid for at most {years} years.", years=years),
                _(
                    "It may be shorter. That depends on which permit you have and why you got it. Look at the "
                    "date on the new card."
                ),
            )
        return Words(
            brief,
            _("By law a new card is for {years} years. Look at the date on your new card.", years=years),
            _(
                "It may be less: perhaps the years count from {day}, and the card of a family member may end on "
                "the same day as the other "
                "person’s card.",
                day=change,
            ),
        )


class Free(Rule):
    """The application is free of charge."""

    kind, source = Kind.INFO, Heading.DIFFERENCE

    def applies(self, case: Case) -> Because | None:
        return None if case.edition.fee.value else _same_permit(case)

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Applying is free"),
            _("The application is free (gratis)."),
            _("Do you have to pay somebody for the application? Then ask VluchtelingenWerk first."),
        )


class Allowances(Rule):
    """Benefits continue with an expired card if the application was in time and they were paid before (no date)."""

    kind, source = Kind.INFO, ALLOWANCES_PAGE

    def applies(self, case: Case) -> Because | None:
        if not case.edition.renews or not OUTCOME_TRAITS[case.outcome].decision:
            return None
        if case.answers.received_on is None:
            return ("expires_on", "applied")
        return ("expires_on", "applied", "received_on")

    def text(self, case: Case) -> Words:
        brief = _("Benefits (toeslagen)")
        ask = _("Ask the tax office (Belastingdienst) if something changes.")
        if case.not_applied and case.today < case.card_until:
            return Words(
                brief,
                _("Do you get benefits (toeslagen)? Apply in time, and they can go on."),
                _("The IND must have your application by {day}. {ask}", day=case.last_day, ask=ask),
            )
        if case.received_before(case.expires_on):
            return Words(brief, _("Do you get benefits (toeslagen)? They can go on, since you applied in time."), ask)
        if case.answers.received_on == "unknown":
            return Words(
                brief,
                _("Do you get benefits (toeslagen)? They can go on if you applied in time."),
                _("In time is: the IND had your application before the last day of your card. {ask}", ask=ask),
            )
        return Words(
            brief,
            _("Do you get benefits (toeslagen)? Ask whether they go on."),
            _(
                "That is certain only after an application in time. Ask the tax office (Belastingdienst), or "
                "VluchtelingenWerk."
            ),
        )


class CardLost(Rule):
    """A lost or stolen card: police report first; in its last months, the new card instead (IND, 2023)."""

    kind, source = Kind.INFO, None

    def applies(self, case: Case) -> Because | None:
        if not case.edition.renews:
            return None
        if case.outcome is Outcome.FIND_OUT_FIRST:
            return ("permit",) if case.answers.expires_on is None else ("expires_on",)
        return ("applied",) if OUTCOME_TRAITS[case.outcome].deadline else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Is your card lost or stolen?"),
            _("Is your card lost or stolen? First report it to the police (aangifte)."),
            _(
                "Add a copy of the report to your application for the new card. A card that you reported is not "
                "valid any more, even if you "
                "find it again."
            )
            if case.expired or case.window_open
            else _(
                "Ask the IND ({phone}) what to apply for. By the older rules that was a new card if less than 6 "
                "months were left, otherwise a replacement. Add a copy of the report. A card that you reported is "
                "not valid any more, even if you find it again.",
                phone=IND_PHONE,
            ),
        )


def _applies_for_it(case: Case) -> Because | None:
    return ("applied",) if case.edition.renews and OUTCOME_TRAITS[case.outcome].deadline else None


def _same_permit(case: Case) -> Because | None:
    same = OUTCOME_TRAITS[case.outcome].decision and case.answers.applied is not PERMANENT
    return ("permit", "applied") if same else None
