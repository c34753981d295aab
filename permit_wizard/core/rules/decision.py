"""The decision and the new card at the desk, for people who have applied or are about to.

Headings "After the application" and "Collect your residence permit"; since 12 June 2026 the IND's page "Renew asylum
residence document".
"""

from __future__ import annotations

from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import OUTCOME_TRAITS, Outcome
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import IND_PHONE, RENEWAL_PAGE, W_DOCUMENT_PAGE, Heading
from permit_wizard.core.text import Text, _

_APPLYING = frozenset({Outcome.APPLY_ONLINE, Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})


class WDocument(Rule):
    """While there is no new card, people who applied may get an identity document type W; it is no travel document.

    Source: heading "When can I extend my residence permit?"; that it is no travel document: IND, "Foreign Nationals
        Identity Document". That it is still given since 12 June 2026 is not established.
    """

    kind, source = Kind.INFO, W_DOCUMENT_PAGE

    def applies(self, case: Case) -> Because | None:
        waiting = case.outcome is Outcome.WAIT_FOR_DECISION
        return ("applied",) if waiting or (not case.early and case.outcome in _APPLYING) else None

    def text(self, case: Case) -> Words:
        brief, waiting = _("Ask for a W-document while you wait"), case.outcome is Outcome.WAIT_FOR_DECISION
        if case.edition.w_document.value:
            return Words(
                brief,
                _("While you wait, you can ask the IND for an identity document (W-document).")
                if waiting
                else _("Once you have applied, you can ask the IND for an identity document (W-document)."),
                _(
                    "It shows who you are until you have the new card (Vreemdelingen Identiteitsbewijs, type W). "
                    "You cannot travel to "
                    "another country with it."
                ),
            )
        return Words(
            brief,
            _("Ask the IND ({phone}) for a W-document while you wait.", phone=IND_PHONE)
            if waiting
            else _("Have you applied? Then ask the IND ({phone}) for a W-document.", phone=IND_PHONE),
            _(
                "It is a card that shows who you are while you wait (Vreemdelingen Identiteitsbewijs, type W). "
                "It is not certain that the "
                "IND still gives it. You cannot travel to another country with it."
            ),
        )


class Collect(Rule):
    """A letter says when to collect; the appointment at the desk is made online, early; the card is checked there."""

    kind, source = Kind.STEP, Heading.COLLECT

    def applies(self, case: Case) -> Because | None:
        return _decided(case)

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Collect the new card at the IND"),
            _("Collect your new card (verblijfsdocument) when the IND writes that it is ready."),
            _(
                "Make an appointment (afspraak) online soon after the letter: the IND desk (IND-loket) can be "
                "busy. Check the card at the "
                "desk, and report a mistake at once."
            ),
        )

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("after the letter")


class PhotoAppointment(Rule):
    """A letter may ask people to come to a desk for a photo and fingerprints (a dated summary, 2020)."""

    kind, source = Kind.INFO, None

    def applies(self, case: Case) -> Because | None:
        return _decided(case) if case.edition.renews else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("You may have to come for a photo"),
            _("A letter may ask you to come to an IND desk (IND-loket) for a photo, and perhaps for fingerprints."),
            _("Open every letter, and make the appointment (afspraak) soon."),
        )


class DecisionLetter(Rule):
    """The formal decision on the application is a letter.

    Against a refusal there is little time, and the letter says which way.
    """

    kind, source = Kind.INFO, Heading.DECISION

    def applies(self, case: Case) -> Because | None:
        return _decided(case)

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("The decision comes in a letter"),
            _("The decision of the IND (beschikking) comes in a letter."),
            _(
                "Open every letter at once. Does it say no? Get legal help the same day. You can then object "
                "(bezwaar) or go to court "
                "(beroep): the letter says which of the two, and until when. Are you moving? Tell your town hall "
                "(gemeente) in time."
            ),
        )


class DecisionTime(Rule):
    """The IND decides within a period after receipt, and may take longer."""

    kind, source = Kind.INFO, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        if case.governing.decision_days.value is None or not OUTCOME_TRAITS[case.outcome].decision:
            return None
        by = case.dates.decision_by
        if by is None:
            return ("applied",)
        return ("applied", "received_on") if case.today <= by else None

    def text(self, case: Case) -> Words:
        by, weeks = case.dates.decision_by, (case.governing.decision_days.value or 0) // 7
        more = _("It may need more time. Then it writes to you.")
        brief = _("How long the IND may take")
        if by is None:
            return Words(
                brief, _("The IND decides within {weeks} weeks after it received your application.", weeks=weeks), more
            )
        return Words(
            brief,
            _(
                "The IND decides by {day}: within {weeks} weeks after it received your application.",
                day=by,
                weeks=weeks,
            ),
            more,
        )


def _decided(case: Case) -> Because | None:
    return ("applied",) if OUTCOME_TRAITS[case.outcome].decision else None
