"""Text for people: to read in a terminal or with a screen reader, to print, or to send.

One thing after another, no table and no columns, so that it can be read aloud. Unicode isolates stay in: they keep
dates in order in right-to-left text, of which each row begins with the language's mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from permit_wizard.core.finding import Kind
from permit_wizard.core.questions import Question
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import READ_OUT, spoken_paragraphs
from permit_wizard.language.wording import labelled
from permit_wizard.language.wrapping import wrapped
from permit_wizard.outputs import Sheet
from permit_wizard.outputs.paper import YOUR_ANSWERS, Entry, Length, Paper, paper_of

WIDTH = 80
"""Cells a line, unless others are asked for: a terminal's."""

ROWS = 66
"""Rows of a page of A4, as printers set plain text: what is good to know gets shorter until they are enough."""


BETWEEN = " • "
"""Between findings that share a paragraph."""


def write(sheet: Sheet, width: int = WIDTH) -> bytes:
    """Write a verdict as UTF-8 text, lines of at most `width` cells; one language after another."""
    paper = paper_of(sheet.verdict, sheet.contact)
    versions: list[str] = []
    for localizer in sheet.localizers:
        length = fitting(paper, localizer, width, ROWS, why=sheet.why)
        versions.append("\n".join(map(localizer.row, rows(paper, localizer, width, length, why=sheet.why))))
    return ("\n\n".join(versions) + "\n").encode()


def fitting(paper: Paper, localizer: Localizer, width: int, room: int, *, why: bool = False) -> Length:
    """Return the most of what is good to know that fits a page.

    The least where nothing fits, all where reasons are asked for.

    Args:
        paper: the result.
        localizer: the language.
        width: cells of a row.
        room: rows of the page.
        why: whether reasons are asked for.
    """
    if why:
        return Length.WHOLE
    lengths = (length for length in Length if sum(1 for _row in rows(paper, localizer, width, length)) <= room)
    return next(lengths, max(Length))


def missing(question: Question, localizer: Localizer, width: int = WIDTH) -> bytes:
    """Write which question has to be answered before anything can be said."""
    lines = [
        *wrapped(localizer.line(_("An answer is missing. The next question is:")), width),
        *wrapped(localizer.line(question.title), width),
        *wrapped(localizer.line(question.hint), width),
        *wrapped(localizer.line(_("The key in JSON is {key}.", key=question.key)), width),
    ]
    return ("\n".join(map(localizer.row, lines)) + "\n").encode()


def rows(paper: Paper, localizer: Localizer, width: int, length: Length, *, why: bool = False) -> Iterator[str]:
    """Yield a page's rows of at most `width` cells, what is good to know at a length."""
    yield from wrapped(localizer.line(paper.title), width)
    yield from wrapped(localizer.line(paper.summary), width)
    today = [localizer.line(text, DateForm.WORDS) for text in (paper.today, *paper.now)]
    days = paper.day_lines(length)
    if length is Length.PACKED:
        yield from wrapped(localizer.sentences([*today, *(localizer.line(day, DateForm.CARD) for day in days)]), width)
    else:
        yield from wrapped(localizer.sentences(today), width)
        for day in days:
            yield from wrapped(localizer.line(day), width)
    for section in paper.sections:
        yield ""
        yield from wrapped(localizer.line(section.heading), width)
        own, packed = section.parts(length)
        for entry in own:
            yield from _entry(entry, localizer, width, length, why=why)
        if packed:
            yield from wrapped(BETWEEN.join(_line(entry, localizer, length) for entry in packed), width, "- ")
        if section.kind is Kind.STEP:
            yield from _to_say(paper.spoken, localizer, width)
    if length is not Length.PACKED:
        yield ""
    if paper.answers:
        answers = localizer.clauses(localizer.line(answer, DateForm.CARD) for answer in paper.answers)
        yield from wrapped(
            labelled(localizer, localizer(YOUR_ANSWERS), answers) + localizer.language.typography.full_stop, width
        )
    if paper.sources:
        yield from wrapped(localizer.sentences(map(localizer.line, paper.sources)), width)
    unreviewed = (
        [] if localizer.language.reviewed else [localizer.language.unreviewed + localizer.language.typography.full_stop]
    )
    yield from wrapped(" ".join([*(localizer.line(text, DateForm.CARD) for text in paper.closing), *unreviewed]), width)
    for contact in paper.contact:
        yield from wrapped(localizer.line(contact), width)


def number_of(number: int, localizer: Localizer) -> str:
    """Return the number of a source, as a finding refers to it."""
    return localizer.isolated(f"[{number}]")


def _to_say(sentences: Iterable[Text], localizer: Localizer, width: int) -> Iterator[str]:
    paragraphs = spoken_paragraphs(sentences, localizer)
    if paragraphs:
        yield from wrapped(localizer(READ_OUT), width)
    for words in paragraphs:
        yield from wrapped(words, width, "  ")


def _entry(entry: Entry, localizer: Localizer, width: int, length: Length, *, why: bool) -> Iterator[str]:
    mark = f"{entry.sign}. " if entry.finding.kind is Kind.STEP else "- "
    head, rest = entry.words(length)
    one_paragraph = rest is None or entry.finding.kind is not Kind.STEP or length is Length.PACKED
    below: list[str] = []
    if entry.when is not None:
        when = localizer.line(_("When: {when}", when=entry.when), DateForm.WORDS)
        below.append(when + localizer.language.typography.full_stop)
    if rest is not None:
        below.append(localizer.line(rest, DateForm.WORDS))
    below += _reference(entry, localizer)
    headline = localizer.line(head, DateForm.WORDS if one_paragraph else DateForm.FULL)
    if one_paragraph:
        yield from wrapped(" ".join([headline, *below]), width, mark)
    else:
        yield from wrapped(headline, width, mark)
        yield from wrapped(" ".join(below), width, " " * len(mark))
    for reason in entry.reasons if why else ():
        yield from wrapped(localizer.line(reason), width, " " * len(mark))


def _line(entry: Entry, localizer: Localizer, length: Length) -> str:
    """Return what is written of a finding without a day: headline, detail and the number of its source."""
    texts = [localizer.line(text, DateForm.WORDS) for text in entry.words(length) if text is not None]
    return " ".join([*texts, *_reference(entry, localizer)])


def _reference(entry: Entry, localizer: Localizer) -> list[str]:
    return [] if entry.source is None else [number_of(entry.source, localizer)]
