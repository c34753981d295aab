"""Text for people: to read in a terminal or with a screen reader, to print, or to send.

One thing after another, no table and no columns, so that it can be read aloud. Unicode isolates stay in: they keep
dates in order in right-to-left text, of which each row begins with the language's mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from permit_wizard.core.answers import Answers
from permit_wizard.core.questions import Question
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Finding, Kind, Verdict
from permit_wizard.language.care import contact_lines
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.next_step import READ_OUT, first_to_say, spoken
from permit_wizard.language.wording import SECTIONS, care_lines, date_lines, reason_lines, rules_line, when_text
from permit_wizard.language.wrapping import wrapped
from permit_wizard.outputs import Sheet

WIDTH = 78
"""Cells a line, unless others are asked for: a terminal's 80, less a margin."""


def write(sheet: Sheet, width: int = WIDTH) -> bytes:
    """Write a verdict as UTF-8 text, lines of at most `width` cells; one language after another."""
    versions = ["\n".join(map(say.row, _lines(sheet, say, width))) for say in sheet.localizers]
    return ("\n\n".join(versions) + "\n").encode()


def missing(question: Question, say: Localizer, width: int = WIDTH) -> bytes:
    """Write which question has to be answered before anything can be said."""
    lines = [
        *wrapped(say.line(_("An answer is missing. The next question is:")), width),
        *wrapped(say.line(question.title), width),
        *wrapped(say.line(question.hint), width),
        *wrapped(say.line(_("The key in JSON is {key}.", key=question.key)), width),
    ]
    return ("\n".join(map(say.row, lines)) + "\n").encode()


def _lines(sheet: Sheet, say: Localizer, width: int) -> Iterator[str]:
    verdict = sheet.verdict
    yield from wrapped(say.line(verdict.title), width)
    yield from wrapped(say.line(verdict.summary), width)
    yield ""
    for line in (_("Result for {day}.", day=verdict.today), *date_lines(verdict)):
        yield from wrapped(say.line(line), width)
    for kind, heading in SECTIONS.items():
        findings = verdict.of_kind(kind)
        if findings:
            yield ""
            yield from wrapped(say.line(heading), width)
        for number, finding in enumerate(findings, 1):
            yield ""
            mark = f"{number}. " if kind is Kind.STEP else "- "
            yield from _finding(finding, verdict.answers, say, mark, width)
        if kind is Kind.STEP:
            yield from _to_say(verdict, say, width)
    yield ""
    for closing in (rules_line(verdict.edition), *care_lines(), *contact_lines(sheet.contact)):
        yield from wrapped(say.line(closing), width)


def _to_say(verdict: Verdict, say: Localizer, width: int) -> Iterator[str]:
    sentences = spoken(first_to_say(verdict), say)
    if sentences:
        yield ""
        yield from wrapped(say(READ_OUT), width)
    for pair in sentences:
        for line in filter(None, pair):
            yield from wrapped(line, width, "  ")


def _finding(finding: Finding, answers: Answers, say: Localizer, mark: str, width: int) -> Iterator[str]:
    headline, _newline, rest = say(finding.full).partition("\n")
    yield from wrapped(headline, width, mark)
    below: list[str] = []
    when = when_text(finding)
    if when is not None:
        below.append(say.line(_("When: {when}", when=when)))
    if rest:
        below.append(rest.replace("\n", " "))
    below += [say.line(line) for line in reason_lines(finding, answers)]
    for line in below:
        yield from wrapped(line, width, " " * len(mark))
