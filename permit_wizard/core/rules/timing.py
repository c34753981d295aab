"""Whether the moment is right, and what it means if it is not.

Headings "When can I extend my residence permit?" and "My residence permit is no longer valid. What should I do?"; since
12 June 2026 the IND's page "Renew asylum residence document" and the Aliens Act.
"""

from __future__ import annotations

from datetime import timedelta

from permit_wizard.core.days import Due, Relation
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import EXTENSION, Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import IND_PHONE, IND_SITE, RENEWAL_PAGE, Heading
from permit_wizard.core.text import Text, Weekday, _

_WAITS = frozenset({Outcome.APPLY_FROM, Outcome.GET_ADVICE})


class Late(Rule):
    """The card has expired without an application.

    Under the first edition the stay is then no longer legal (headings "When can I extend my residence permit?" and
    "What is the difference between …"). Aliens Act, art. 9(9): the document's running out does not by itself end the
    permit; for permits granted before 12 June 2026 that is unknown.
    """

    kind, source = Kind.WARNING, Heading.WHEN

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "applied") if case.expired and case.not_applied else None

    def text(self, case: Case) -> Words:
        brief, change = _("Your card has expired"), case.edition.in_force_from
        if case.edition.may_keep_stay and change is not None:
            return Words(
                brief,
                _("Your card has expired. Send the application today: see “What to do now”."),
                _(
                    "Maybe your permit is still valid. Since {day} a permit does not always stop when the card "
                    "expires. Did you get your "
                    "permit before that day? Then it is not certain. Without a valid card it is hard to show "
                    "that you may stay.",
                    day=change,
                ),
            )
        return Words(
            brief,
            _("Your card has expired. You can still act today: see “What to do now”."),
            _(
                "By these rules your stay is then no longer legal, you can lose protection and other help, and "
                "the IND may take back your "
                "permit. The sooner you act, the better. Free legal help is there."
            ),
        )


class LastDay(Rule):
    """The last day on which the card is still valid, without an application."""

    kind, source = Kind.WARNING, Heading.WHEN

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "applied") if case.today == case.expires_on and case.not_applied else None

    def text(self, case: Case) -> Words:
        if case.can_phone:
            detail = _(
                "From tomorrow on it has expired. Act today. Do you need help? Phone the IND ({phone}).",
                phone=IND_PHONE,
            )
        else:
            detail = _(
                "From tomorrow on it has expired. Act today: see “What to do now”. Nobody answers the telephone "
                "before {weekday} {day}.",
                weekday=Weekday(case.phone_day),
                day=case.phone_day,
            )
        return Words(_("Today is the last day of your card"), _("Today is the last day of your card."), detail)


class OlderWindowOpen(Rule):
    """The window of the edition before this one is open already; the day that both allow is the safe one."""

    kind, source = Kind.WARNING, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        older = case.older_first_day
        waits = case.not_applied and case.early and case.outcome in _WAITS
        return ("expires_on", "applied") if waits and older is not None and case.today >= older else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Do not apply yet"),
            _("Do not apply yet. Wait until {day}.", day=case.first_day),
            _(
                "An older page of the IND says that you can apply now. If you wait, you follow the older and the new "
                "rules, and you are still in time."
            ),
        )


class ReceivedEarly(Rule):
    """An application before the window opens may not count for the present card."""

    kind, source = Kind.WARNING, Heading.WHEN

    def applies(self, case: Case) -> Because | None:
        early = case.answers.applied is EXTENSION and case.received_before(case.dates.apply_from)
        return ("expires_on", "applied", "received_on") if early else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Your application came early"),
            _("The IND received your application before the first day to apply."),
            _("Perhaps it does not count for the card you have now. Ask the IND: see “What to do now”."),
        )


class ReceivedLate(Rule):
    """Receipt on or after the expiry date is not in time for work; after it, the application is late altogether.

    Source: headings "My residence permit has expired. I have applied for an extension. Am I still allowed to work?"
        (receipt before the expiration date) and "When can I extend my residence permit?" (while the permit is still
        valid).
    """

    kind, source = Kind.WARNING, Heading.WORK

    def applies(self, case: Case) -> Because | None:
        late = case.received_on is not None and case.expires_on is not None and case.received_on >= case.expires_on
        return ("expires_on", "applied", "received_on") if late else None

    def text(self, case: Case) -> Words:
        if case.received_on == case.expires_on:
            return Words(
                _("Received on the last day of your card"),
                _("The IND received your application on the last day of your card."),
                _(
                    "It is not certain whether that was in time, for your stay and for your work. Get free legal "
                    "help: see “What to do "
                    "now”."
                ),
            )
        brief = _("Received after your card had expired")
        message = _("The IND received your application after your card had expired.")
        if case.edition.may_keep_stay:
            detail = _(
                "It is not certain what this means for your permit and for your work. Get free legal help: see "
                "“What to do now”."
            )
        else:
            detail = _(
                "Between the last day of your card and that day, your stay may not have been legal. You can lose "
                "protection and other "
                "help, and the IND may take back your permit. Get free legal help: see “What to do now”."
            )
        return Words(brief, message, detail)


class DecisionAfterExpiry(Rule):
    """The period for the decision is longer than the card is still valid."""

    kind, source = Kind.WARNING, RENEWAL_PAGE

    def applies(self, case: Case) -> Because | None:
        period = case.governing.decision_days.value
        if case.outcome is not Outcome.APPLY_ONLINE or period is None:
            return None
        return ("expires_on", "applied") if case.today + timedelta(days=period) >= case.card_until else None

    def text(self, case: Case) -> Words:
        return Words(
            _("The new card may come after the old one ends"),
            _("The new card may come after your card has expired. So apply as soon as you can."),
            _(
                "The IND decides within {weeks} weeks after it received your application, and may need longer. "
                "Your card is valid until "
                "{day}. What counts is that the IND has your application before that day.",
                weeks=(case.governing.decision_days.value or 0) // 7,
                day=case.card_until,
            )
            if case.today <= case.last_day
            else _(
                "The IND decides within {weeks} weeks after it received your application, and may need longer. "
                "Your card is valid only "
                "today.",
                weeks=(case.governing.decision_days.value or 0) // 7,
            ),
        )


class WaitUntil(Rule):
    """An application can be sent from a number of months before the card expires, not earlier."""

    kind, source = Kind.STEP, Heading.WHEN

    def applies(self, case: Case) -> Because | None:
        return ("expires_on",) if case.early and case.outcome in _WAITS else None

    def text(self, case: Case) -> Words:
        message: Text = (
            _("Wait until {day}, then apply online at {site} or by post.", day=case.first_day, site=IND_SITE)
            if case.edition.by_post
            else _("Wait until {day}, then apply online at {site}.", day=case.first_day, site=IND_SITE)
        )
        return Words(
            _("Wait, then apply"),
            message,
            _(
                "You can apply from {months} months before your card expires. Write this day down. Applying is free.",
                months=case.governing.window_months.value,
            ),
        )

    def due(self, case: Case) -> Due:
        return Due(Relation.FROM, case.first_day)
