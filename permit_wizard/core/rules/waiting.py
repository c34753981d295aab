"""After the application: what people who have applied have to do, the decision, and the new card at the desk.

Headings "After the application" and "Collect your residence permit"; since 12 June 2026 the IND's page "Renew asylum
residence document".
"""

from __future__ import annotations

from permit_wizard.core.rules import permanent, timing
from permit_wizard.core.rules.case import PERMANENT, Case
from permit_wizard.core.rules.phone import call_ind
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import (
    IND_PHONE,
    IND_SITE,
    LEGAL_AID_PHONE,
    RENEWAL_PAGE,
    W_DOCUMENT_PAGE,
    Heading,
    page_named,
)
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import OUTCOME_TRAITS, Due, Kind, Outcome, Words

_APPLYING = frozenset({Outcome.APPLY_ONLINE, Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE})
_RECEIVED_EARLY = timing.ReceivedEarly()
_PERMANENT_ENDED, _PERMANENT_NOW_RENEWAL = permanent.PermanentEnded(), permanent.PermanentNowRenewal()


class AskAboutApplication(Rule):
    """Whether an application counts for a new card is for the IND to say.

    One that came early, or one for a permanent permit.
    """

    kind = Kind.STEP

    def applies(self, case: Case) -> Because | None:
        early = _RECEIVED_EARLY.applies(case)
        if early is not None:
            return early
        if _PERMANENT_ENDED.applies(case) is not None:
            return ("applied", "received_on")
        if _PERMANENT_NOW_RENEWAL.applies(case) is not None and case.renewable:
            return ("expires_on", "applied", "received_on")
        return None

    def text(self, case: Case) -> Words:
        brief = _("Ask the IND if your application counts")
        message = _("Ask the IND whether your application counts for a new card.")
        change = case.edition.in_force_from
        if case.answers.applied is not PERMANENT or change is None:
            return Words(
                brief,
                message,
                _(
                    "{call} Your application came before the first day to apply. If it does not count, ask when "
                    "you can apply again. Applying is free.",
                    call=call_ind(case),
                ),
            )
        if case.received_on is not None and case.received_on >= change:
            return Words(
                brief,
                message,
                _(
                    "{call} Since {day} the law has no permanent asylum permit (onbepaalde tijd) any more. Ask "
                    "two things. What happens to my "
                    "application? Do I get a new card with it? Het Juridisch Loket ({legal}, free) can help.",
                    call=call_ind(case),
                    day=change,
                    legal=LEGAL_AID_PHONE,
                ),
            )
        return Words(
            brief,
            message,
            _(
                "{call} You applied for a permanent permit (onbepaalde tijd). The IND probably treats that as an "
                "application for a new "
                "card, but perhaps not where the card was still valid for much longer then.",
                call=call_ind(case),
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_by_phone


class ApplyAsWell(Rule):
    """People who applied for a permanent permit need a new card too, unless the IND confirms that the application counts."""

    kind, source = Kind.STEP, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        applies = case.edition.renews and case.answers.applied is PERMANENT and case.renewable
        return ("expires_on", "applied") if applies else None

    def text(self, case: Case) -> Words:
        brief = _("Apply for the new card too: it is free")
        message = _("Apply for the new card too, unless the IND says that your application counts.")
        page = page_named(case.edition.page)
        if case.expired:
            detail = _(
                "It is free. Your card has expired, so send the written form (schriftelijk aanvraagformulier). "
                "It is at {site}, on the "
                "page {page}. Keep a copy and the proof of sending.",
                site=IND_SITE,
                page=page,
            )
        elif case.today > case.last_day:
            detail = _(
                "It is free. Today is the last day of your card, so do it today: online at {site} or by post, "
                "from the page {page}.",
                site=IND_SITE,
                page=page,
            )
        else:
            detail = _(
                "It is free. Apply online at {site} or by post, from the page {page}. The IND must have it by {day}.",
                site=IND_SITE,
                page=page,
                day=case.last_day,
            )
        return Words(brief, message, detail)

    def due(self, case: Case) -> Due:
        return case.due_by(case.last_day, now=case.today >= case.last_working_day)


class DecisionOverdue(Rule):
    """The period for the decision is over; the IND may have extended it by letter."""

    kind, source = Kind.STEP, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        by = case.dates.decision_by
        over = case.outcome is Outcome.WAIT_FOR_DECISION and by is not None and case.today > by
        return ("applied", "received_on") if over else None

    def text(self, case: Case) -> Words:
        return Words(
            _("The decision is late: phone the IND"),
            _("The time for the decision is over. Phone the IND."),
            _(
                "The {weeks} weeks ended on {day}. The IND may take more time, and then it has written to you. "
                "No such letter? {call} Ask "
                "when it decides.",
                weeks=(case.governing.decision_days.value or 0) // 7,
                day=case.dates.decision_by or case.today,
                call=call_ind(case),
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_by_phone


class ConfirmReceipt(Rule):
    """The day of receipt decides whether the application was in time, so it has to be known."""

    kind, source = Kind.STEP, Heading.WORK

    def applies(self, case: Case) -> Because | None:
        return ("received_on",) if case.answers.received_on == "unknown" else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Find out when the IND received it"),
            _("Find out on which day the IND received your application."),
            _(
                "Look for the letter in which the IND says so (ontvangstbevestiging), and keep it. No letter? {call}",
                call=call_ind(case),
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_by_phone


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
            _("Collect the new card at an IND desk"),
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
