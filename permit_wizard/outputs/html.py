"""The result on paper: one or two languages side by side, line for line, from one verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from permit_wizard.core.text import Text, _
from permit_wizard.core.verdict import Kind
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import READ_OUT, SPOKEN_AT_THE_DESK, spoken_paragraphs
from permit_wizard.language.scripts import script_of
from permit_wizard.outputs import Sheet, html_page
from permit_wizard.outputs.html_page import PageLocalizer, block, heading, row
from permit_wizard.outputs.paper import YOUR_ANSWERS, Entry, Length, Paper, paper_of
from permit_wizard.outputs.plain_text import BETWEEN, fitting, number_of

TITLE = _("What to do")
"""The page's title, which browsers print at its edge and keep in their history: it gives nothing away."""


def write(sheet: Sheet) -> bytes:
    """Write a verdict as one HTML page in UTF-8."""
    says = [PageLocalizer(say.language.code) for say in sheet.localizers]
    return b"".join(html_page.page(says, TITLE, rows(sheet)))


def rows(sheet: Sheet) -> Iterator[str]:
    """Yield what the page contains, from top to bottom: a page of another kind may include it, to be printed."""
    says = [PageLocalizer(say.language.code) for say in sheet.localizers]
    paper = paper_of(sheet.verdict, sheet.contact)
    length = max(_fitting(paper, sheet, say.language.code) for say in says)
    yield row(block(say, _top(paper, say), kind="top") for say in says)
    for day in paper.days:
        yield row(block(say, say(day), tag="p", kind="day") for say in says)
    for section in paper.sections:
        yield heading(says, section.heading)
        own, packed = section.parts(length)
        for entry in own:
            kind = f"item {section.kind.value}"
            yield row(block(say, _entry(entry, say, length, why=sheet.why), kind=kind) for say in says)
        if packed:
            yield row(block(say, f"<b>i</b><p>{_packed(packed, say, length)}</p>", kind="item info") for say in says)
        if section.kind is Kind.STEP and paper.spoken:
            beside = any(say.language.code == SPOKEN_AT_THE_DESK for say in says)
            yield row(block(say, _to_say(paper.spoken, say, beside=beside), tag="p", kind="say") for say in says)
    yield row(block(say, _closing(paper, say), kind="quiet foot") for say in says)


def _fitting(paper: Paper, sheet: Sheet, code: str) -> Length:
    say = Localizer(code)
    script = script_of(say.language)
    return fitting(paper, say, *(script.paper if len(sheet.localizers) == 1 else script.half_paper), why=sheet.why)


def _top(paper: Paper, say: PageLocalizer) -> str:
    now = say.clauses(say.line(text, DateForm.WORDS) for text in (paper.today, *paper.now))
    return f"<h1>{say.line(paper.title)}</h1><p>{say(paper.summary)}</p><p>{now}</p>"


def _closing(paper: Paper, say: PageLocalizer) -> str:
    """Return the answers, the sources, which rules these are and where help is, each as a paragraph."""
    stop = say.language.typography.full_stop
    answers = say.clauses(say.line(answer, DateForm.CARD) for answer in paper.answers)
    unreviewed = [] if say.language.reviewed else [html_page.marked_up(say.language.unreviewed) + stop]
    paragraphs = [
        *([f"<b>{say(YOUR_ANSWERS)}</b>: {answers}{stop}"] if answers else []),
        *([say.clauses(map(say, paper.sources))] if paper.sources else []),
        " ".join([*(say(text, DateForm.CARD) for text in (*paper.closing, *paper.contact)), *unreviewed]),
    ]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _entry(entry: Entry, say: PageLocalizer, length: Length, *, why: bool) -> str:
    head, rest = entry.words(length)
    is_step = entry.finding.kind is Kind.STEP
    dates = DateForm.FULL if is_step else DateForm.WORDS  # what has to be done also as on the card
    due = "" if entry.when is None else f' <span class="when">{say(entry.when, DateForm.WORDS)}</span>'
    below = "" if rest is None else " " + say.line(rest, DateForm.WORDS)
    reasons = "".join(f'<br><span class="quiet">{say.line(reason)}</span>' for reason in entry.reasons if why)
    return (
        f'<b>{entry.sign}</b><p><span class="head">{say.line(head, dates)}</span>{due}{below}'
        f"{_reference(entry, say)}{reasons}</p>"
    )


def _packed(entries: Sequence[Entry], say: PageLocalizer, length: Length) -> str:
    return BETWEEN.join(
        " ".join(say.line(text, DateForm.WORDS) for text in entry.words(length) if text is not None)
        + _reference(entry, say)
        for entry in entries
    )


def _reference(entry: Entry, say: PageLocalizer) -> str:
    if entry.source is None:
        return ""
    return f' <span class="quiet">{html_page.marked_up(number_of(entry.source, say))}</span>'


def _to_say(sentences: Sequence[Text], say: PageLocalizer, *, beside: bool) -> str:
    """Return what to read out or to show: the Dutch words, unless they are in a column beside, and what they mean."""
    dutch, *own = spoken_paragraphs(sentences, say)
    lines = [f"<b>{say(READ_OUT)}</b>"]
    if not (own and beside):
        lines.append(f'<bdi lang="{SPOKEN_AT_THE_DESK}" dir="ltr">{html_page.marked_up(dutch)}</bdi>')
    return "<br>".join([*lines, *own])
