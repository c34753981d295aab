"""A permanent asylum permit: people who have one, and people who applied for one.

Heading "What is the difference between …". Since 12 June 2026 the Act has no permanent asylum permit any more.
"""

from __future__ import annotations

from datetime import date

from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import PERMANENT, Case
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import ALIENS_ACT, IND_PHONE, IND_SITE, Heading
from permit_wizard.core.text import Text, _


class PermanentAutoCheck(Rule):
    """If a permanent permit is refused, the IND checks by itself whether the temporary one can be extended."""

    kind, source = Kind.INFO, Heading.DIFFERENCE

    def applies(self, case: Case) -> Because | None:
        return ("applied",) if _can_be_asked(case) and case.answers.applied is PERMANENT else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("The IND also looks at your present permit"),
            _(
                "The IND also checks whether it can extend the permit you have now (verblijfsvergunning asiel "
                "bepaalde tijd)."
            ),
            _("It does so by itself, if you do not meet the conditions for a permanent permit (onbepaalde tijd)."),
        )


class PermanentNowRenewal(Rule):
    """An application that was undecided when the rules changed is treated as a renewal, with exceptions.

    Source: a dated summary of the IND's pages (October 2026), not the pages themselves.
    """

    kind = Kind.INFO

    def applies(self, case: Case) -> Because | None:
        change = _abolished(case)
        if change is None or not (case.received_on is None or case.received_on < change):
            return None
        return ("applied", "received_on")

    def text(self, case: Case) -> Words:
        brief = _("Your application may count for a new card")
        message = _("The IND probably treats your application as one for a new card.")
        change = case.edition.in_force_from or case.today
        if case.renewable:
            detail = _(
                "Since {day} the law has no permanent asylum permit (onbepaalde tijd) any more. But your card "
                "has to be renewed, unless the "
                "IND says that this application counts. Some people get the fee back: ask the IND ({phone}).",
                day=change,
                phone=IND_PHONE,
            )
        else:
            detail = _(
                "Since {day} the law has no permanent asylum permit (onbepaalde tijd) any more. But your card "
                "has to be renewed, unless the IND says that this application counts. You can apply for that from "
                "{first}. Some people get the fee back: ask the IND ({phone}).",
                day=change,
                first=case.renewable_from,
                phone=IND_PHONE,
            )
        return Words(brief, message, detail)


class PermanentEnded(Rule):
    """It could no longer be applied for: what becomes of the application is for the IND to say."""

    kind, source = Kind.WARNING, f"{ALIENS_ACT}, art. 28"

    def applies(self, case: Case) -> Because | None:
        change = _abolished(case)
        ended = change is not None and case.received_on is not None and case.received_on >= change
        return ("applied", "received_on") if ended else None

    def text(self, case: Case) -> Words:
        return Words(
            _("No new permanent asylum permits"),
            _(
                "You applied for a permanent asylum permit (onbepaalde tijd). The law has none any more since {day}.",
                day=case.edition.in_force_from or case.today,
            ),
            _("Ask the IND: see “What to do now”.")
            if case.renewable
            else _(
                "Ask the IND what happens to your application: see “What to do now”. Your card has to be "
                "renewed: you can apply for that from "
                "{day}.",
                day=case.renewable_from,
            ),
        )


class PermanentKept(Rule):
    """People who have a permanent asylum permit keep it."""

    kind, source = Kind.INFO, f"{ALIENS_ACT}, art. 28"

    def applies(self, case: Case) -> Because | None:
        return ("permit",) if not _can_be_asked(case) and case.outcome is Outcome.RENEW_DOCUMENT else None

    def text(self, case: Case) -> Words:
        return Words(
            _("You keep your permanent permit"),
            _("You keep your permanent asylum permit (onbepaalde tijd), as far as we know."),
            _(
                "Since {day} nobody gets a new one, but people who have one keep it.",
                day=case.edition.in_force_from or case.today,
            ),
        )


class PermanentDocument(Rule):
    """The right under a permanent permit never expires; the document does, and is renewed."""

    kind, source = Kind.STEP, Heading.DIFFERENCE

    def applies(self, case: Case) -> Because | None:
        return ("permit",) if case.outcome is Outcome.RENEW_DOCUMENT else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Apply for a new card in time"),
            _("Apply for a new card before the date on your card."),
            _(
                "Your right to stay goes on, but the card itself runs out. Look at “geldig tot” on the card, and "
                "see how to renew it "
                "(verblijfsdocument vernieuwen) at {site}.",
                site=IND_SITE,
            ),
        )

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("before the date on your card")


def _can_be_asked(case: Case) -> bool:
    return case.edition.permanent_can_be_asked.value


def _abolished(case: Case) -> date | None:
    """Return the day since which there is none any more, where somebody did apply for it."""
    if _can_be_asked(case) or case.answers.applied is not PERMANENT:
        return None
    return case.edition.in_force_from
