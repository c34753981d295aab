"""Text for people: to read in a terminal or with a screen reader, to print, or to send.

One thing after another, no table and no columns, so that it can be read aloud. Unicode isolates stay in: they keep dates in order in
right-to-left text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from permit_wizard.answers import Answers
from permit_wizard.i18n import FSI, LRI, PDI, Localizer
from permit_wizard.outputs import Sheet
from permit_wizard.outputs.wording import care_lines, date_lines, reason_lines
from permit_wizard.questions import Question
from permit_wizard.text import Text, _
from permit_wizard.verdict import Finding, Kind, Verdict

WIDTH = 78
"""Columns, unless others are asked for: a terminal's 80, less a margin."""

SECTIONS: tuple[tuple[Kind, Text], ...] = (
    (Kind.STEP, _("What to do now")),
    (Kind.WARNING, _("Please note")),
    (Kind.INFO, _("Good to know")),
)


def write(sheet: Sheet, width: int = WIDTH) -> bytes:
    """Write a verdict as UTF-8 text, lines of at most `width` columns; one language after another."""
    versions = ["\n".join(_lines(sheet.answers, sheet.verdict, say, width)) for say in sheet.localizers]
    return ("\n\n".join(versions) + "\n").encode()


def missing(question: Question, say: Localizer, width: int = WIDTH) -> bytes:
    """Write which question has to be answered before anything can be said."""
    lines = [
        *_wrapped(say(_("An answer is missing. The next question is:")), width),
        *_wrapped(say(question.title), width),
        *_wrapped(say.line(question.hint), width),
        *_wrapped(say(_("The key in JSON is {key}.", key=question.key)), width),
    ]
    return ("\n".join(lines) + "\n").encode()


def _lines(answers: Answers, verdict: Verdict, say: Localizer, width: int) -> Iterator[str]:
    yield from _wrapped(say(verdict.title), width)
    yield from _wrapped(say(verdict.summary), width)
    yield ""
    for line in (_("Judged on {day}.", day=verdict.today), *date_lines(verdict)):
        yield from _wrapped(say(line), width)
    for kind, heading in SECTIONS:
        findings = verdict.of_kind(kind)
        if findings:
            yield ""
            yield from _wrapped(say(heading), width)
        for number, finding in enumerate(findings, 1):
            yield ""
            mark = f"{number}. " if kind is Kind.STEP else "- "
            yield from _finding(finding, answers, say, mark, width)
    yield ""
    for closing in care_lines():
        yield from _wrapped(say(closing), width)


def _finding(finding: Finding, answers: Answers, say: Localizer, mark: str, width: int) -> Iterator[str]:
    headline, _newline, rest = say(finding.message).partition("\n")
    yield from _wrapped(headline, width, mark)
    below: list[str] = []
    if finding.when is not None:
        below.append(say(_("When: {when}", when=finding.when)))
    if rest:
        below.append(rest)
    below += [say(line) for line in reason_lines(finding, answers)]
    for line in below:
        yield from _wrapped(line, width, " " * len(mark))


def _wrapped(text: str, width: int, mark: str = "") -> Iterator[str]:
    """Break a paragraph into lines, the first after a mark and the others under it.

    A line never ends inside an isolate: a line is a paragraph of its own for a terminal, and an isolate ends with it (UAX #9).
    """
    line, used = mark, len(mark)
    empty = True
    for word in _words(text.replace("\n", " ")):
        taken = columns(word)
        if not empty and used + 1 + taken > width:
            yield line
            line, used, empty = " " * len(mark), len(mark), True
        line, used = (line + word, used + taken) if empty else (f"{line} {word}", used + 1 + taken)
        empty = False
    yield line


def _words(text: str) -> Iterator[str]:
    word, depth = "", 0
    for character in text:
        depth += (character in (LRI, FSI)) - (character == PDI)
        if character == " " and depth <= 0:
            if word:
                yield word
            word = ""
        else:
            word += character
    if word:
        yield word


def columns(word: str) -> int:
    """Return how many columns a word takes: marks and isolates take none."""
    return sum(unicodedata.category(character) not in ("Mn", "Me", "Cf") for character in word)
