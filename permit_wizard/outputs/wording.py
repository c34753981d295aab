"""Words that all ways to use the wizard share: headings, an answer, the dates, where help is."""

from __future__ import annotations

from datetime import date

from permit_wizard.answers import Answers
from permit_wizard.questions import BY_KEY, Question
from permit_wizard.rules.outcomes import days_left
from permit_wizard.source import IND_PHONE, IND_SITE, LEGAL_AID_PHONE, LEGAL_AID_SITE, REFUGEE_COUNCIL_SITE
from permit_wizard.text import Text, _
from permit_wizard.verdict import Finding, Kind, Outcome, Verdict

SECTIONS: dict[Kind, Text] = {
    Kind.STEP: _("What to do now"),
    Kind.WARNING: _("Please note"),
    Kind.INFO: _("Good to know"),
}
"""The headings that findings stand under wherever they are read, in this order."""

# Whoever waits for a decision, or cannot extend, has no day to apply by.
_NOT_APPLYING = (Outcome.WAIT_FOR_DECISION, Outcome.NEW_PERMIT)


def care_lines() -> list[Text]:
    """That this is no legal advice, and who gives it for free."""
    return [
        _("This is information, not legal advice. It decides nothing: only the IND decides."),
        _(
            "Free help: VluchtelingenWerk ({refugees}), Het Juridisch Loket ({legal}, {legal_phone}), the IND ({ind}, {ind_phone}).",
            refugees=REFUGEE_COUNCIL_SITE,
            legal=LEGAL_AID_SITE,
            legal_phone=LEGAL_AID_PHONE,
            ind=IND_SITE,
            ind_phone=IND_PHONE,
        ),
    ]


def source_line(source: str | None) -> list[Text]:
    """Name the heading or the page that something rests on, in English as it stands there; nothing if there is none."""
    return [] if source is None else [_("IND page: “{heading}”", heading=str(source))]


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


def reason_lines(finding: Finding, answers: Answers) -> list[Text]:
    """Return why a finding holds: the answers it follows from, and where the IND says so."""
    lines: list[Text] = []
    for key in finding.because:
        question = BY_KEY[key]
        answer = answer_text(question, answers) or ""
        lines.append(_("You answered: {question}: {answer}", question=question.short, answer=answer))
    return [*lines, *source_line(finding.source)]


def date_lines(verdict: Verdict) -> list[Text]:
    """The dates that matter to this person, each in a line of its own."""
    dates, lines = verdict.dates, list[Text]()
    if dates.expires_on is None:
        return lines
    if verdict.outcome not in _NOT_APPLYING:
        for what, day in (
            (_("First day to apply"), dates.apply_from),
            (_("First day by the newer page of the IND"), verdict.newer_apply_from),
            (_("Ask for the SMS code of DigiD by"), dates.digid_by),
            (_("The IND must have your application by"), dates.last_safe_receipt),
        ):
            lines += [] if day is None else [_("{what}: {day}", what=what, day=day)]
    left = days_left(verdict.today, dates.expires_on)
    return [*lines, _("{what}: {day}", what=_("Last day of your card"), day=dates.expires_on), left]
