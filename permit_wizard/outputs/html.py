"""The result on paper: one or two languages side by side, line for line, from one verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from permit_wizard.core.finding import Kind
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import READ_OUT, SPOKEN_AT_THE_DESK, spoken_paragraphs
from permit_wizard.language.scripts import script_of
from permit_wizard.language.wording import labelled
from permit_wizard.outputs import Sheet, html_page
from permit_wizard.outputs.html_page import PageLocalizer, block, heading, row
from permit_wizard.outputs.paper import YOUR_ANSWERS, Entry, Length, Paper, paper_of
from permit_wizard.outputs.plain_text import BETWEEN, fitting, number_of

TITLE = _("What to do")
"""The page's title, which browsers print at its edge and keep in their history: it gives nothing away."""


def write(sheet: Sheet) -> bytes:
    """Write a verdict as one HTML page in UTF-8."""
    localizers = [PageLocalizer(localizer.language.code) for localizer in sheet.localizers]
    return b"".join(html_page.page(localizers, TITLE, rows(sheet)))


def rows(sheet: Sheet) -> Iterator[str]:
    """Yield what the page contains, from top to bottom: a page of another kind may include it, to be printed."""
    localizers = [PageLocalizer(localizer.language.code) for localizer in sheet.localizers]
    paper = paper_of(sheet.verdict, sheet.contact)
    length = max(_fitting(paper, sheet, localizer.language.code) for localizer in localizers)
    yield row(block(localizer, _top(paper, localizer), kind="top") for localizer in localizers)
    for day in paper.day_lines(length):
        yield row(block(localizer, localizer(day), tag="p", kind="day") for localizer in localizers)
    for section in paper.sections:
        yield heading(localizers, section.heading)
        own, packed = section.parts(length)
        for entry in own:
            kind = f"item {section.kind.value}"
            yield row(
                block(localizer, _entry(entry, localizer, length, why=sheet.why), kind=kind) for localizer in localizers
            )
        if packed:
            yield row(
                block(localizer, f"<b>i</b><p>{_packed(packed, localizer, length)}</p>", kind="item info")
                for localizer in localizers
            )
        if section.kind is Kind.STEP and paper.spoken:
            beside = any(localizer.language.code == SPOKEN_AT_THE_DESK for localizer in localizers)
            yield row(
                block(localizer, _to_say(paper.spoken, localizer, beside=beside), tag="p", kind="say")
                for localizer in localizers
            )
    yield row(block(localizer, _closing(paper, localizer), kind="quiet foot") for localizer in localizers)


def _fitting(paper: Paper, sheet: Sheet, code: str) -> Length:
    localizer = Localizer(code)
    script = script_of(localizer.language)
    room = script.paper if len(sheet.localizers) == 1 else script.half_paper
    return fitting(paper, localizer, *room, why=sheet.why)


def _top(paper: Paper, localizer: PageLocalizer) -> str:
    now = localizer.sentences(localizer.line(text, DateForm.WORDS) for text in (paper.today, *paper.now))
    return f"<h1>{localizer.line(paper.title)}</h1><p>{localizer(paper.summary)}</p><p>{now}</p>"


def _closing(paper: Paper, localizer: PageLocalizer) -> str:
    """Return the answers, the sources, which rules these are and where help is, each as a paragraph."""
    stop = localizer.language.typography.full_stop
    answers = localizer.clauses(localizer.line(answer, DateForm.CARD) for answer in paper.answers)
    unreviewed = [] if localizer.language.reviewed else [html_page.marked_up(localizer.language.unreviewed) + stop]
    paragraphs = [
        *([labelled(localizer, f"<b>{localizer(YOUR_ANSWERS)}</b>", answers + stop)] if answers else []),
        *([localizer.sentences(map(localizer, paper.sources))] if paper.sources else []),
        " ".join([*(localizer(text, DateForm.CARD) for text in (*paper.closing, *paper.contact)), *unreviewed]),
    ]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _entry(entry: Entry, localizer: PageLocalizer, length: Length, *, why: bool) -> str:
    head, rest = entry.words(length)
    is_step = entry.finding.kind is Kind.STEP
    dates = DateForm.FULL if is_step else DateForm.WORDS  # what has to be done also as on the card
    due = "" if entry.when is None else f' <span class="when">{localizer(entry.when, DateForm.WORDS)}</span>'
    below = "" if rest is None else " " + localizer.line(rest, DateForm.WORDS)
    reasons = "".join(f'<br><span class="quiet">{localizer.line(reason)}</span>' for reason in entry.reasons if why)
    return (
        f'<b>{entry.sign}</b><p><span class="head">{localizer.line(head, dates)}</span>{due}{below}'
        f"{_reference(entry, localizer)}{reasons}</p>"
    )


def _packed(entries: Sequence[Entry], localizer: PageLocalizer, length: Length) -> str:
    return BETWEEN.join(
        " ".join(localizer.line(text, DateForm.WORDS) for text in entry.words(length) if text is not None)
        + _reference(entry, localizer)
        for entry in entries
    )


def _reference(entry: Entry, localizer: PageLocalizer) -> str:
    if entry.source is None:
        return ""
    return f' <span class="quiet">{html_page.marked_up(number_of(entry.source, localizer))}</span>'


def _to_say(sentences: Sequence[Text], localizer: PageLocalizer, *, beside: bool) -> str:
    """Return what to read out or to show: the Dutch words, unless they are in a column beside, and what they mean."""
    dutch, *own = spoken_paragraphs(sentences, localizer)
    introduction = f"<b>{localizer(READ_OUT)}</b>"
    if own and beside:
        return "<br>".join([introduction, *own])
    in_dutch = f'<bdi lang="{SPOKEN_AT_THE_DESK}" dir="ltr">{html_page.marked_up(dutch)}</bdi>'
    return introduction + in_dutch + "<br>".join(own)
