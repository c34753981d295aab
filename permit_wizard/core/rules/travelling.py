"""A journey abroad: the heading "I have applied for an extension.

Can I go on holiday abroad?", and the country one fled.
"""

from __future__ import annotations

from permit_wizard.core.answers import YesNo, YesNoUnsure
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import IND_SITE, LEGAL_AID_PHONE, Heading
from permit_wizard.core.text import Text, _

_NO_OR_UNSURE = (YesNoUnsure.NO, YesNoUnsure.UNSURE)


class TravelHomeCountry(Rule):
    """A journey to the country one fled can cost the permit: press reports (2017, 2018).

    Since 1 July 2026 Regulation, art. 11.
    """

    kind = Kind.WARNING

    def applies(self, case: Case) -> Because | None:
        return ("travel",) if case.answers.travel is YesNo.YES else None

    def text(self, case: Case) -> Words:
        return Words(
            _("To the country you fled? Ask a lawyer first"),
            _("Do you want to go to the country you fled from? Ask a lawyer first."),
            _(
                "By European law protection can end if you live there again, or if you ask that country to "
                "protect you again. Het Juridisch "
                "Loket ({phone}, free) can tell you more.",
                phone=LEGAL_AID_PHONE,
            )
            if case.edition.visit_home.value
            else _(
                "You could lose your permit after such a journey. Het Juridisch Loket ({phone}, free) can tell "
                "you more.",
                phone=LEGAL_AID_PHONE,
            ),
        )


class TravelOk(Rule):
    """Travelling is fine when the card is still valid on the day of return, with travel document and residence card."""

    kind, source = Kind.INFO, Heading.TRAVEL

    def applies(self, case: Case) -> Because | None:
        back_in_time = case.return_on is not None and case.expires_on is not None and case.return_on <= case.expires_on
        return ("expires_on", "return_on") if back_in_time else None

    def text(self, case: Case) -> Words:
        take = _("Take a valid travel document (reisdocument) and your residence card with you.")
        if not case.not_applied:
            detail = take
        elif case.early:
            detail = _(
                "{take} You can apply from {day}: if you leave after that, apply before you leave.",
                take=take,
                day=case.first_day,
            )
        else:
            detail = _("{take} Apply before you leave.", take=take)
        return Words(
            _("Your card is still valid when you are back"),
            _("Your card is still valid on {day}, when you come back.", day=case.return_on or case.today),
            detail,
        )


class TravelVisa(Rule):
    """With an expired card a return visa is sometimes needed; it takes an appointment."""

    kind, source = Kind.STEP, Heading.TRAVEL

    def applies(self, case: Case) -> Because | None:
        if case.return_on is not None and case.expires_on is not None and case.return_on > case.expires_on:
            return ("expires_on", "return_on")
        return ("expires_on", "travel") if case.answers.travel is YesNo.YES and case.expired else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Ask the IND about a return visa"),
            _("Ask the IND before you travel whether you need a return visa (terugkeervisum)."),
            _(
                "Your card has expired. If you do not have the new card when you come back, you may need this "
                "visa. Make an appointment for "
                "it: see {site}.",
                site=IND_SITE,
            )
            if case.expired
            else _(
                "Your card is not valid any more on the day you come back. If you do not have the new card by "
                "then, you may need this visa. "
                "Make an appointment for it: see {site}.",
                site=IND_SITE,
            ),
        )

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("before you travel")


class TravelReturnUnknown(Rule):
    """Without a day of return, only the rule and the last day to be back are given."""

    kind, source = Kind.INFO, Heading.TRAVEL

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "return_on") if case.answers.return_on == "unknown" and case.valid else None

    def text(self, case: Case) -> Words:
        if case.today == case.expires_on:
            return Words(
                _("Ask the IND before you travel"),
                _("Today is the last day of your card. Ask the IND before you travel."),
                _("If you come back without a new card, you may need a return visa (terugkeervisum)."),
            )
        return Words(
            _("Come back before your card ends"),
            _("Come back by {day}, the last day of your card.", day=case.card_until),
            _(
                "Are you coming back later, without a new card? Then you may need a return visa "
                "(terugkeervisum). Ask the IND before you "
                "book."
            ),
        )


class TravelDocumentNeeded(Rule):
    """A valid travel document is needed beside the residence card."""

    kind, source = Kind.STEP, Heading.TRAVEL

    def applies(self, case: Case) -> Because | None:
        return ("travel_document",) if case.answers.travel_document in _NO_OR_UNSURE else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Get a valid travel document"),
            _("Get a valid travel document (reisdocument) before you travel."),
            _(
                "Your town hall (gemeente) can tell you how to ask for a refugee passport. Without a valid one, "
                "do not leave: you may not be "
                "able to come back."
            ),
        )

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("before you travel")
