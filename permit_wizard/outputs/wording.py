"""Words that the plain wizard and the outputs share: an answer, a heading, the dates, where help is."""

from __future__ import annotations

from datetime import date

from permit_wizard.answers import Answers
from permit_wizard.questions import Question
from permit_wizard.rules.outcomes import days_left
from permit_wizard.source import IND_PHONE, IND_SITE, LEGAL_AID_PHONE, REFUGEE_COUNCIL_SITE, Heading
from permit_wizard.text import Text, _
from permit_wizard.verdict import Outcome, Verdict

# Whoever waits for a decision, or cannot extend, has no day to apply by.
_NOT_APPLYING = (Outcome.WAIT_FOR_DECISION, Outcome.NEW_PERMIT)


def help_lines() -> list[Text]:
    """That this is no legal advice, and who gives it for free."""
    return [
        _("This is information, not legal advice."),
        _("Free help: Het Juridisch Loket, phone {phone}.", phone=LEGAL_AID_PHONE),
        _("Free help: VluchtelingenWerk, {site}.", site=REFUGEE_COUNCIL_SITE),
        _("Questions to the IND: phone {phone}, or {site}.", phone=IND_PHONE, site=IND_SITE),
    ]


def source_line(source: str | None) -> list[Text]:
    """Name the heading or the page that something rests on, in English as it stands there; nothing if there is none."""
    if source is None:
        return []
    if source in tuple(Heading):
        return [_("The IND says this under the heading “{heading}”.", heading=source)]
    return [_("The IND says this on its page “{page}”.", page=source)]


def answer_text(question: Question, answers: Answers) -> Text | None:
    """Return the answer to a question in words, or None."""
    value = getattr(answers, question.key)
    if value is None:
        return None
    if isinstance(value, date):
        return Text("{day}", {"day": value})  # no words, so nothing to translate
    if value == "unknown":
        return question.unknown
    return next(option.label for option in question.options if option.value == value)


def answer_line(question: Question, answers: Answers) -> Text:
    """Return a question in a few words, and its answer."""
    answer = answer_text(question, answers) or _("not answered yet")
    return _("{question}: {answer}", question=question.short, answer=answer)


def date_lines(verdict: Verdict) -> list[Text]:
    """The dates that matter to this person, each in a sentence of its own."""
    dates, lines = verdict.dates, list[Text]()
    if dates.expires_on is None:
        return lines
    applying = verdict.outcome not in _NOT_APPLYING
    if applying and dates.apply_from is not None:
        lines.append(_("First day on which you can apply: {day}", day=dates.apply_from))
    if applying and verdict.newer_apply_from is not None:
        lines.append(_("First day by the newer page of the IND: {day}", day=verdict.newer_apply_from))
    if applying and dates.digid_by is not None:
        lines.append(_("Last day to ask for the SMS code for DigiD: {day}", day=dates.digid_by))
    if applying and dates.last_safe_receipt is not None:
        lines.append(_("The IND must have your application by {day}.", day=dates.last_safe_receipt))
    left = days_left(verdict.today, dates.expires_on)
    return [*lines, _("Last day of your card: {day}, {left}", day=dates.expires_on, left=left)]
