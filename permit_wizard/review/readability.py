"""How hard the texts are to read: the longest sentences first, and the long words.

No formula, since there is none for Tigrinya.

Counts words, without Dutch terms in brackets, which are there to be recognised and not to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from permit_wizard.core.editions import Edition
from permit_wizard.core.text import Text, _, listed, ngettext
from permit_wizard.language.localizer import FSI, LRI, PDI, RLI, Localizer
from permit_wizard.language.signs import sentence_ends
from permit_wizard.review.sheet import pattern, sections

SHOWN = 40
"""Sentences that are listed."""

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


_READ = (_("Question"), _("Hint"), _("Why"), _("Title"), _("Sentence"), _("Text"))  # labels of the review sheet


class Sentence(NamedTuple):
    """A sentence as it is counted.

    Attributes:
        text: its words.
        words: how many.
        long_words: those that are long in its language.
        where: ids of the questions, outcomes and findings that contain it.
    """

    text: str
    words: int
    long_words: tuple[str, ...]
    where: tuple[str, ...]


def report(localizers: Sequence[Localizer], edition: Edition) -> Iterator[str]:
    """Yield the report line by line, one language after another."""
    for number, localizer in enumerate(localizers):
        if number:
            yield "\n"
        found = sentences(localizer, edition)
        limits = localizer.language.reading
        too_long = [each for each in found if each.words > limits.longest_sentence]
        head = [
            _("Readability: {language}", language=localizer.language.name),
            ngettext("{n} sentence in questions and results", "{n} sentences in questions and results", len(found)),
            _("Words in a sentence: {mean} on average, {most} at most",
              mean=_decimal(sum(each.words for each in found) / len(found), localizer), most=found[0].words),
            ngettext("{n} sentence with more than {limit} words", "{n} sentences with more than {limit} words",
            len(too_long),
                     limit=limits.longest_sentence),
            _("Long words have more than {limit} letters.", limit=limits.longest_word),
        ]  # fmt: skip
        yield from (localizer.row(localizer(line)) + "\n" for line in head)
        for each in found[:SHOWN]:
            yield "\n"
            yield localizer.row(f"{each.words}  {each.text}") + "\n"
            if each.long_words:
                yield localizer.row("    " + localizer(_("Long words: {words}", words=listed(each.long_words)))) + "\n"
            yield localizer.row("    " + localizer(_("In: {ids}", ids=listed(each.where)))) + "\n"


def sentences(localizer: Localizer, edition: Edition) -> list[Sentence]:
    """Return every sentence of questions and results, the longest first, then those with most long words."""
    where: dict[str, list[str]] = {}
    ends, closing = sentence_ends(localizer.language), localizer.language.typography.quotes[1]
    between = re.compile(rf"(?<=[{re.escape(ends)}])[{re.escape(closing)}\u00a0]*\s+|\n")
    for name, text in _texts(edition):
        for sentence in between.split(localizer(pattern(text))):
            where.setdefault(sentence.strip(), []).append(name)
    found = [_measured(sentence, tuple(dict.fromkeys(names)), localizer) for sentence, names in where.items()]
    return sorted(
        (each for each in found if each.words), key=lambda each: (-each.words, -len(each.long_words), each.text)
    )


def _texts(edition: Edition) -> Iterator[tuple[str, Text]]:
    """Yield what people read of the review sheet, with the id of its item.

    Not the parameters, and no ids and conditions.
    """
    _parameters, *rest = sections(edition)
    for section in rest:
        for item in section.items:
            yield from ((item.id, body) for label, body in item.lines if label in _READ)


def _measured(sentence: str, where: tuple[str, ...], localizer: Localizer) -> Sentence:
    bare = _IN_BRACKETS.sub("", sentence.translate(dict.fromkeys(map(ord, LRI + RLI + FSI + PDI))))
    longest = localizer.language.reading.longest_word
    words = bare.split()
    long_words = tuple(dict.fromkeys(word for word in _WORD.findall(bare) if len(word) > longest))
    return Sentence(sentence, sum(any(c.isalnum() for c in word) for word in words), long_words, where)


def _decimal(number: float, localizer: Localizer) -> str:
    return f"{number:.1f}".replace(".", localizer.language.decimal)
