"""The result as lines, in the order of the screens: the one sentence, steps, dates, warnings, good to know, why."""

from __future__ import annotations

from permit_wizard.answers import Answers
from permit_wizard.i18n import Localizer
from permit_wizard.plain.pages import Line, answer_line, help_lines, numbered, rendered, source_line, which_number
from permit_wizard.questions import BY_KEY
from permit_wizard.rules.outcomes import days_left
from permit_wizard.source import Heading
from permit_wizard.text import Text, _
from permit_wizard.verdict import Finding, Kind, Outcome, Verdict

# Whoever waits for a decision, or cannot extend, has no day to apply by.
_NOT_APPLYING = (Outcome.WAIT_FOR_DECISION, Outcome.NEW_PERMIT)


def result_page(say: Localizer, verdict: Verdict, answers: Answers) -> list[str]:
    """Everything the wizard has to say about one case.

    Args:
        say: the reader's language.
        verdict: what the rules make of the answers.
        answers: the answers, for the reasons.
    """
    sections: list[tuple[Text, list[str]]] = [
        (_("What to do now"), _steps(say, verdict.of_kind(Kind.STEP))),
        (_("Your dates"), rendered(say, _dates(verdict))),
        (_("Warnings"), _findings(say, verdict.of_kind(Kind.WARNING))),
        (_("Good to know"), _findings(say, verdict.of_kind(Kind.INFO))),
        (_("Why"), _reasons(say, verdict, answers)),
        (_("Please note"), rendered(say, help_lines())),
    ]
    lines = rendered(say, [verdict.title, verdict.summary])
    for heading, body in sections:
        if body:
            lines += ["", say(heading), *body]
    return lines


def after_labels(say: Localizer) -> list[str]:
    """Return what can be done after the result."""
    return [say(option) for option in (_("Change an answer"), _("Start again"), _("Leave"))]


def after_page(say: Localizer) -> list[str]:
    """What can be done after the result, and what to type for it."""
    labels = after_labels(say)
    return [*numbered(labels), say(which_number(len(labels)))]


def _steps(say: Localizer, steps: list[Finding]) -> list[str]:
    lines: list[str] = []
    for number, step in enumerate(steps, 1):
        headline, *rest = say(step.message).split("\n")
        # Translators: {when} is one of "today", "by 3 May 2027 (03-05-2027)", "before you travel", …
        when = [] if step.when is None else [say(_("When: {when}", when=step.when))]
        lines += [f"{number}. {headline}", *when, *rest]
    return lines


def _dates(verdict: Verdict) -> list[Text]:
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


def _findings(say: Localizer, findings: list[Finding]) -> list[str]:
    return [say.line(finding.message) for finding in findings]


def _reasons(say: Localizer, verdict: Verdict, answers: Answers) -> list[str]:
    lines: list[Line] = [_("The headings named here are those of the IND page “{page}”.", page=Heading.PAGE.value)]
    for finding in verdict.findings:
        lines.append(say(finding.message).split("\n")[0])
        lines += [_("Your answer: {answer}", answer=answer_line(BY_KEY[key], answers)) for key in finding.because]
        lines += source_line(finding.source)
    return rendered(say, lines)
