"""Where help is: free legal help while there is time for it, the letter of a refusal, and other permits."""

from __future__ import annotations

from permit_wizard.core.answers import Permit
from permit_wizard.core.days import Due
from permit_wizard.core.finding import Kind, Words
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.rules import conditions, timing, waiting
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.phone import call_ind, call_legal_help
from permit_wizard.core.rules.rule import Because, Rule
from permit_wizard.core.source import IND_SITE, LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE, Heading
from permit_wizard.core.text import Text, _

_HELP_AT_ONCE = frozenset({Outcome.NEW_PERMIT, Outcome.REFUSED, Outcome.WAIT_FOR_DECISION})


class FindOut(Rule):
    """Nothing can be said before the permit and its date are known."""

    kind = Kind.STEP

    def applies(self, case: Case) -> Because | None:
        if case.outcome is not Outcome.FIND_OUT_FIRST:
            return None
        return ("permit",) if case.answers.permit is Permit.UNSURE else ("expires_on",)

    def text(self, case: Case) -> Words:
        call, site = call_ind(case), REFUGEE_COUNCIL_SITE
        if case.answers.permit is Permit.UNSURE:
            return Words(
                _("Find out which permit you have"),
                _("Find out today which permit you have."),
                _(
                    "Look at the front of your card. ASIEL BEPAALDE TIJD, ASIEL or III is a temporary asylum "
                    "permit (verblijfsvergunning "
                    "asiel bepaalde tijd). ASIEL ONBEPAALDE TIJD or IV is a permanent one. Then answer the "
                    "questions again. No card, or "
                    "something else on it? Ask VluchtelingenWerk ({site}) or the IND. {call}",
                    site=site,
                    call=call,
                ),
            )
        return Words(
            _("Find the date on your card"),
            _("Find out today until which day your card is valid."),
            _(
                "The date is on the front of your card, at “geldig tot”, and in the letter with the decision "
                "(beschikking). No card and no "
                "letter? Ask VluchtelingenWerk ({site}) or the IND. {call}",
                site=site,
                call=call,
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_today


class RefusedLetter(Rule):
    """The letter with a refusal says which way there is against it, and until when."""

    kind = Kind.STEP

    def applies(self, case: Case) -> Because | None:
        return ("applied",) if case.outcome is Outcome.REFUSED else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Read the letter, and take it to the legal help"),
            _("Look in the letter of the IND today: what can you do against the decision, and until when?"),
            _(
                "You can object (bezwaar) or go to court (beroep): the letter says which of the two, and the "
                "last day for it. That time is "
                "short. Take the letter, its envelope and your card along to the legal help."
            ),
        )

    def due(self, case: Case) -> Due:
        return case.due_today


class GetLegalHelp(Rule):
    """Legal help comes before an application that could go wrong, as long as there is time for it.

    Later the application comes first.
    """

    kind = Kind.STEP

    def applies(self, case: Case) -> Because | None:
        keys: set[str] = set()
        for rule in _NEED_HELP:
            because = rule.applies(case)
            if because is not None:
                keys.update(because)
        if case.outcome is Outcome.REFUSED:
            keys.add("applied")
        if case.expired and _APPLY_AS_WELL.applies(case) is not None:
            keys.update(("expires_on", "applied"))
        return tuple(key for key in _ORDER if key in keys) or None

    def text(self, case: Case) -> Words:
        brief, place = _("Get free legal help"), _PLACE
        if not _at_once(case):
            return Words(
                _("Get free legal help before you apply"),
                _("Get free legal help before you apply. There is time for it."),
                _(
                    "Phone Het Juridisch Loket: {phone} (free). {place} Then apply: the IND must have your "
                    "application by {day}.",
                    phone=LEGAL_AID_PHONE,
                    place=place,
                    day=case.last_day,
                ),
            )
        detail = _("{call} {place}", call=call_legal_help(case), place=place)
        if case.outcome is Outcome.REFUSED:
            return Words(brief, _("Get free legal help with the letter of the IND."), detail)
        if case.outcome in _HELP_AT_ONCE:
            return Words(brief, _("Get free legal help."), detail)
        return Words(
            _("Get legal help, but do not wait to apply"),
            _("Get free legal help, but do not wait with your application."),
            detail,
        )

    def due(self, case: Case) -> Due:
        return case.due_by_phone if _at_once(case) else case.due_by(case.dates.help_by)


_PLACE = _(
    "VluchtelingenWerk ({site}) near you helps too, or your own asylum lawyer. Take your card and your letters "
    "with you.",
    site=REFUGEE_COUNCIL_SITE,
)
_APPLY_AS_WELL = waiting.ApplyAsWell()
_NEED_HELP: tuple[Rule, ...] = (
    timing.Late(),
    timing.ReceivedLate(),
    conditions.ConditionResidence(),
    conditions.ConditionReason(),
    conditions.ConditionInformation(),
    conditions.ConditionPublicOrder(),
)
_ORDER = tuple(question.key for question in QUESTIONS)


def _at_once(case: Case) -> bool:
    return (case.expired and case.not_applied) or case.near or case.outcome in _HELP_AT_ONCE


class NewApplication(Rule):
    """People who moved the main residence away get no extension, and have to apply for a new residence permit."""

    kind, source = Kind.STEP, Heading.ABSENCE

    def applies(self, case: Case) -> Because | None:
        return ("main_residence",) if case.outcome is Outcome.NEW_PERMIT else None

    def text(self, case: Case) -> Words:
        return Words(
            _("Ask which new permit you can apply for"),
            _("Ask which new residence permit you can apply for."),
            _("If the IND does not extend your permit, you must apply for a new one. Ask about it when you get "
                "legal help. See also {site}.",
              site=IND_SITE)
            if case.expired
            else _(
                "If the IND does not extend your permit, you must apply for a new one. Ask about it when you get "
                    "legal help, before your "
                "card has expired. See also {site}.",
                site=IND_SITE,
            ),
        )  # fmt: skip

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("with the legal help")


class Elsewhere(Rule):
    """This program supports one permit; others have their own pages."""

    kind = Kind.STEP

    def applies(self, case: Case) -> Because | None:
        return ("permit",) if case.outcome is Outcome.NOT_COVERED else None

    def text(self, case: Case) -> Words:  # noqa: ARG002
        return Words(
            _("Choose your permit on the website of the IND"),
            _("Look up your own permit, or ask for help."),
            _(
                "Choose your permit at {site}, and look at the date on your card. No permit? Ask "
                "VluchtelingenWerk ({refugees}). Het "
                "Juridisch Loket ({phone}, free) helps too.",
                site=IND_SITE,
                refugees=REFUGEE_COUNCIL_SITE,
                phone=LEGAL_AID_PHONE,
            ),
        )

    def occasion(self, case: Case) -> Text:  # noqa: ARG002
        return _("before the date on your card")
