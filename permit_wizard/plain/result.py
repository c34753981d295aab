"""The result as lines, in the order of the screens: the one sentence, steps, dates, warnings, good to know, why."""

from __future__ import annotations

from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Finding, Kind, Verdict
from permit_wizard.language.i18n import Localizer
from permit_wizard.language.wording import SECTIONS, care_lines, date_lines, reason_lines, rules_line, when_text
from permit_wizard.plain.pages import Line, numbered, rendered, which_number


def result_page(say: Localizer, verdict: Verdict) -> list[str]:
    """Everything the wizard has to say about one case.

    Args:
        say: the reader's language.
        verdict: what the rules make of the answers.
    """
    sections: list[tuple[Text, list[str]]] = [
        (SECTIONS[Kind.STEP], _steps(say, verdict.of_kind(Kind.STEP))),
        (_("Your dates"), rendered(say, date_lines(verdict))),
        (SECTIONS[Kind.WARNING], _findings(say, verdict.of_kind(Kind.WARNING))),
        (SECTIONS[Kind.INFO], _findings(say, verdict.of_kind(Kind.INFO))),
        (_("Why"), _reasons(say, verdict)),
    ]
    lines = rendered(say, [verdict.title, verdict.summary])
    for heading, body in sections:
        if body:
            lines += ["", say(heading), *body]
    return [*lines, "", *rendered(say, [rules_line(verdict.edition), *care_lines()])]


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
        due = when_text(step)
        when = [] if due is None else [say(_("When: {when}", when=due))]
        lines += [f"{number}. {headline}", *when, *rest]
    return lines


def _findings(say: Localizer, findings: list[Finding]) -> list[str]:
    return [say.line(finding.message) for finding in findings]


def _reasons(say: Localizer, verdict: Verdict) -> list[str]:
    lines: list[Line] = []
    for finding in verdict.findings:
        lines.append(say(finding.message).split("\n")[0])
        lines += reason_lines(finding, verdict.answers)
    return rendered(say, lines)
