"""The result as lines, in the order of the screens: the one sentence, steps, dates, warnings, good to know.

Steps, warnings and what is good to know are numbered through, so that a number says of which one to read the reasons.
"""

from __future__ import annotations

from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Finding, Kind, Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.next_step import READ_OUT, spoken, words_to_say
from permit_wizard.language.wording import SECTIONS, care_lines, date_lines, reason_lines, rules_line, when_text
from permit_wizard.plain.commands import Afterwards, Command, afterwards_in, number_in
from permit_wizard.plain.render import rendered


def result_page(say: Localizer, verdict: Verdict) -> list[str]:
    """Everything the wizard has to say about one case.

    Args:
        say: the reader's language.
        verdict: what the rules make of the answers.
    """
    order = numbered_findings(verdict)
    sections: list[tuple[Text, list[str]]] = [
        (SECTIONS[Kind.STEP], _findings(say, verdict, Kind.STEP, order)),
        (_("Your dates"), rendered(say, date_lines(verdict))),
        (SECTIONS[Kind.WARNING], _findings(say, verdict, Kind.WARNING, order)),
        (SECTIONS[Kind.INFO], _findings(say, verdict, Kind.INFO, order)),
    ]
    lines = rendered(say, [verdict.title, verdict.summary])
    for heading, body in sections:
        if body:
            lines += ["", say(heading), *body]
    return [*lines, "", *rendered(say, [rules_line(verdict.edition), *care_lines()])]


def numbered_findings(verdict: Verdict) -> list[Finding]:
    """Return the findings in the order in which they are read, and numbered, from 1."""
    return [finding for kind in Kind for finding in verdict.of_kind(kind)]


def after_page(say: Localizer, verdict: Verdict) -> list[str]:
    """What can be done after the result, and what to type for it."""
    commands = (Afterwards.TAKE, Command.CHECK, Afterwards.AGAIN, Command.LEAVE)
    return rendered(say, [which_reasons(verdict), *(command.named() for command in commands)])


def which_reasons(verdict: Verdict) -> Text:
    """Return how to read why something is said."""
    return _("To read why, type its number, from 1 to {last}.", last=len(verdict.findings))


def reasons_page(say: Localizer, verdict: Verdict, finding: Finding) -> list[str]:
    """Why one thing is said: its first line, the answers it follows from, where that stands; what to say, where it says to phone."""
    lines = rendered(say, [say(finding.full).split("\n")[0], *reason_lines(finding, verdict.answers)])
    sentences = words_to_say(finding, verdict.dates.expires_on) if finding.kind is Kind.STEP else []
    if sentences:
        lines.append(say(READ_OUT))
        lines += [line for pair in spoken(sentences, say) for line in pair if line]
    return lines


def what_next(typed: str, say: Localizer, verdict: Verdict) -> Afterwards | Finding | Text:
    """Read what is to be done after the result: take it along, start again, or read the reasons of something."""
    number = number_in(typed)
    if number is not None and 0 < number <= len(verdict.findings):
        return numbered_findings(verdict)[number - 1]
    return afterwards_in(typed, say) or which_reasons(verdict)


def _findings(say: Localizer, verdict: Verdict, kind: Kind, order: list[Finding]) -> list[str]:
    lines: list[str] = []
    for finding in verdict.of_kind(kind):
        number = order.index(finding) + 1
        if kind is not Kind.STEP:
            lines.append(f"{number}. {say.line(finding.full)}")
            continue
        headline, *rest = say(finding.full).split("\n")
        # Translators: {when} is one of "today", "by 3 May 2027 (03-05-2027)", "before you travel", …
        due = when_text(finding)
        when = [] if due is None else [say(_("When: {when}", when=due))]
        lines += [f"{number}. {headline}", *when, *rest]
    return lines
