"""What people who have applied have to do."""

from __future__ import annotations

from permit_wizard.core.days import Due
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import permanent, timing
from permit_wizard.core.rules.case import PERMANENT, Case
from permit_wizard.core.rules.phone import call_ind
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import (
    IND_SITE,
    LEGAL_AID_PHONE,
    RENEWAL_PAGE,
    Heading,
    page_named,
)
from permit_wizard.core.text import _

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
        brief = _("Ask the IND whether your application counts")
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
    """People who applied for a permanent permit need a new card too, unless the IND counts that application."""

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
            _("Phone the IND about the decision"),
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
