"""Work while a decision is pending, and after the card has expired.

Heading "My residence permit has expired. I have applied for an extension. Am I still allowed to work?". Since 1 July
2026 Regulation (EU) 2024/1347, art. 22 and 28: the right to work follows from the protection, not from a card; how that
works in practice is unknown.
"""

from __future__ import annotations

from permit_wizard.core import asked_if
from permit_wizard.core.answers import YesNoUnsure
from permit_wizard.core.editions import Work
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import EXTENSION, Case
from permit_wizard.core.rules.phone import call_ind
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import IND_PHONE, IND_SITE, Heading
from permit_wizard.core.text import _

YES, UNSURE = YesNoUnsure.YES, YesNoUnsure.UNSURE


class WorkContinues(Rule):
    """People who were allowed to work, and whose application the IND received before the expiry date."""

    kind, source = Kind.INFO, Heading.WORK

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "applied", "received_on", "may_work") if _continues(case) else None

    def text(self, case: Case) -> Words:
        if case.edition.work_after_expiry.value is Work.GOES_ON:
            return Words(
                _("You may go on working while you wait"),
                _("You may go on working while you wait."),
                _(
                    "The IND received your application before the last day of your card. Keep the IND’s letter "
                    "about this for your employer."
                ),
            )
        if case.valid:
            return Words(
                _("You may work as long as your card is valid"),
                _("You may work as long as your card is valid. After that you probably still may."),
                _(
                    "By European law your right to work comes from your protection, not from the card. How that "
                    "works in practice after the "
                    "last day of the card is not certain: ask the IND ({phone}). Keep its letter about your "
                    "application for your employer.",
                    phone=IND_PHONE,
                ),
            )
        return Words(
            _("You probably may go on working: ask the IND"),
            _("You probably may go on working. Ask the IND to be sure."),
            _(
                "Your application was in time. By European law your right to work comes from your protection, "
                "not from the card. How that "
                "works in practice with an expired card is not certain. {call} Keep its letter about your "
                "application for your employer.",
                call=call_ind(case),
            ),
        )


class WorkIfInTime(Rule):
    """People who are allowed to work, provided that the IND receives the application before the expiry date."""

    kind, source = Kind.INFO, Heading.WORK

    def applies(self, case: Case) -> Because | None:
        return ("expires_on", "applied", "may_work") if _in_time(case) else None

    def text(self, case: Case) -> Words:
        brief = _("Apply in time, also for your work")
        if case.edition.work_after_expiry.value is Work.GOES_ON:
            return Words(
                brief,
                _("You may go on working if the IND has your application by {day}.", day=case.last_day),
                _(
                    "That is the day before the last day of your card. Then you may work while you wait, also "
                    "after the card has expired."
                ),
            )
        return Words(
            brief,
            _("You may work as long as your card is valid. After that you probably still may."),
            _(
                "By European law your right to work comes from your protection, not from the card. How that "
                "works in practice after the last "
                "day of the card is not certain: ask the IND ({phone}). It helps if the IND has your application "
                "by {day}.",
                phone=IND_PHONE,
                day=case.last_day,
            ),
        )


class WorkUnconfirmed(Rule):
    """In other cases no page promises that work may go on; while the card is valid it still allows it."""

    kind, source = Kind.WARNING, Heading.WORK

    def applies(self, case: Case) -> Because | None:
        if case.answers.may_work is not YES or _continues(case) or _in_time(case):
            return None
        keys = ("expires_on", "applied", "received_on", "may_work")
        return tuple(key for key in keys if getattr(case.answers, key) is not None)

    def text(self, case: Case) -> Words:
        goes_on = case.edition.work_after_expiry.value is Work.GOES_ON
        unclear = (
            _("No page that we know says for your situation that you may go on working.")
            if goes_on
            else _(
                "By European law your right to work comes from your protection, not from the card. But how that "
                "works in practice in your "
                "situation is not certain."
            )
        )
        detail = _("{unclear} {call} Or ask a lawyer.", unclear=unclear, call=call_ind(case))
        if case.valid and case.today < case.card_until:
            in_time = _(
                "{unclear} Ask the IND ({phone}) or a lawyer before the last day of your card.",
                unclear=unclear,
                phone=IND_PHONE,
            )
            return Words(
                _("Work after the last day of the card: ask"),
                _("You may work as long as your card is valid. Ask what happens after that."),
                in_time if case.phone_day < case.card_until else detail,  # nobody answers at the weekend
            )
        if case.valid:
            return Words(
                _("Work after today: ask the IND"),
                _("Your card still allows work today. Ask what happens after that."),
                detail,
            )
        return Words(
            _("Ask whether you may go on working"), _("Ask whether you may go on working with an expired card."), detail
        )


class WorkCheckCard(Rule):
    """The card shows whether work is allowed; also for people who did not answer that further question."""

    kind, source = Kind.INFO, Heading.WORK

    def applies(self, case: Case) -> Because | None:
        answer = case.answers.may_work
        if answer is UNSURE:
            return ("may_work",)
        if answer is not None or case.outcome is Outcome.RULES_TOO_OLD:
            return None
        return () if asked_if.has_live_application_or_can_apply(case.answers, case.today, case.edition) else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Look on your card whether you may work"),
            _("You can see on your card whether you may work."),
            _(
                "Look at the back, at “arbeid”. “Arbeid vrij toegestaan” means that you may work. Or ask at {site}.",
                site=IND_SITE,
            ),
        )


def _continues(case: Case) -> bool:
    answers = case.answers
    return answers.may_work is YES and answers.applied is EXTENSION and case.received_before(case.expires_on)


def _in_time(case: Case) -> bool:
    in_time = case.expires_on is not None and case.today < case.expires_on
    return case.answers.may_work is YES and case.not_applied and in_time
