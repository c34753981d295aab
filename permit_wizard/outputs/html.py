"""The result on paper: one or two languages side by side, line for line, from one verdict.

Two pages must hold the longest result in two languages, so which answers a finding follows from is left to the other
formats: all answers are at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from permit_wizard.core.answers import Answers
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Finding, Kind
from permit_wizard.language.care import contact_lines
from permit_wizard.language.next_step import READ_OUT, SPOKEN_AT_THE_DESK, first_to_say, spoken
from permit_wizard.language.wording import (
    SECTIONS,
    answer_line,
    care_lines,
    date_lines,
    rules_line,
    source_line,
    when_text,
)
from permit_wizard.outputs import Sheet, html_page
from permit_wizard.outputs.html_page import PageLocalizer, block, heading, row

TITLE = _("What to do")
"""The page's title, which browsers print at its edge and keep in their history: it gives nothing away."""

_SIGNS = {Kind.WARNING: "!", Kind.INFO: "i"}


def write(sheet: Sheet) -> bytes:
    """Write a verdict as one HTML page in UTF-8."""
    says = [PageLocalizer(say.language.code) for say in sheet.localizers]
    return b"".join(html_page.page(says, TITLE, rows(sheet)))


def rows(sheet: Sheet) -> Iterator[str]:
    """Yield what is on the page, from top to bottom: a page of another kind may hold it, to be printed."""
    says = [PageLocalizer(say.language.code) for say in sheet.localizers]
    verdict = sheet.verdict
    yield row(
        block(say, f"<h1>{say.line(verdict.title)}</h1><p>{say(verdict.summary)}</p>", kind="top") for say in says
    )
    days = date_lines(verdict)
    if days:
        yield heading(says, _("Your dates"))
    for line in days:
        yield row(block(say, say(line), tag="p", kind="day") for say in says)
    for kind, title in SECTIONS.items():
        findings = verdict.of_kind(kind)
        if findings:
            yield heading(says, title)
        for number, finding in enumerate(findings, 1):
            sign = _SIGNS.get(kind, str(number))
            yield row(block(say, _finding(finding, sign, say), kind=f"item {kind.value}") for say in says)
        sentences = first_to_say(verdict) if kind is Kind.STEP else []
        if sentences:
            beside = any(say.language.code == SPOKEN_AT_THE_DESK for say in says)
            yield row(block(say, _to_say(sentences, say, beside=beside), tag="p", kind="say") for say in says)
    yield heading(says, _("Your answers"))
    yield from _answers(verdict.answers, says)
    yield row(block(say, _closing(sheet, say), tag="p", kind="quiet foot") for say in says)


def _closing(sheet: Sheet, say: PageLocalizer) -> str:
    result = _("Result for {day}.", day=sheet.verdict.today)
    texts = (result, rules_line(sheet.verdict.edition), *care_lines(), *contact_lines(sheet.contact))
    stop = say.language.typography.full_stop
    unreviewed = [] if say.language.reviewed else [html_page.marked_up(say.language.unreviewed) + stop]
    return " ".join([*(say(text) for text in texts), *unreviewed])


def _finding(finding: Finding, sign: str, say: PageLocalizer) -> str:
    head, rest = html_page.message(say, finding.full)
    due = when_text(finding)
    when = f' <span class="when">{say(due)}</span>' if due else ""
    source = "".join(f' <span class="quiet">{say(line)}</span>' for line in source_line(finding.source))
    return f'<b>{sign}</b><p class="head">{head}{when}</p><p>{rest}{source}</p>'


def _to_say(sentences: Sequence[Text], say: PageLocalizer, *, beside: bool) -> str:
    """Return what to read out or to show: the Dutch words, unless they are in a column beside, and what they mean."""
    lines = [f"<b>{say(READ_OUT)}</b>"]
    for dutch, own in spoken(sentences, say):
        if not (own and beside):
            lines.append(f'<bdi lang="{SPOKEN_AT_THE_DESK}">{html_page.marked_up(dutch)}</bdi>')
        if own:
            lines.append(own)
    return "<br>".join(lines)


def _answers(answers: Answers, says: Sequence[PageLocalizer]) -> Iterator[str]:
    keys = [key for key in BY_KEY if getattr(answers, key) is not None]
    yield row(
        block(
            say,
            say.clauses(say.line(answer_line(BY_KEY[key], answers)) for key in keys)
            + say.language.typography.full_stop,
            tag="p",
            kind="quiet",
        )
        for say in says
    )
