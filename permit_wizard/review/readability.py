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


def report(says: Sequence[Localizer], edition: Edition) -> Iterator[str]:
    """Yield the report line by line, one language after another."""
    for number, say in enumerate(says):
        if number:
            yield "\n"
        found = sentences(say, edition)
        limits = say.language.reading
        too_long = [each for each in found if each.words > limits.longest_sentence]
        head = [
            _("Readability: {language}", language=say.language.name),
            ngettext("{n} sentence in questions and results", "{n} sentences in questions and results", len(found)),
            _("Words in a sentence: {mean} on average, {most} at most",
              mean=_decimal(sum(each.words for each in found) / len(found), say), most=found[0].words),
            ngettext("{n} sentence with more than {limit} words", "{n} sentences with more than {limit} words",
            len(too_long),
                     limit=limits.longest_sentence),
            _("Long words have more than {limit} letters.", limit=limits.longest_word),
        ]  # fmt: skip
        yield from (say.row(say(line)) + "\n" for line in head)
        for each in found[:SHOWN]:
            yield "\n"
            yield say.row(f"{each.words}  {each.text}") + "\n"
            if each.long_words:
                yield say.row("    " + say(_("Long words: {words}", words=listed(each.long_words)))) + "\n"
            yield say.row("    " + say(_("In: {ids}", ids=listed(each.where)))) + "\n"


def sentences(say: Localizer, edition: Edition) -> list[Sentence]:
    """Return every sentence of questions and results, the longest first, then those with most long words."""
    where: dict[str, list[str]] = {}
    signs = say.language.typography
    between = re.compile(rf"(?<=[{re.escape(sentence_ends(say.language))}])[{re.escape(signs.quotes[1])}\u00a0]*\s+|\n")
    for name, text in _texts(edition):
        for sentence in between.split(say(pattern(text))):
            where.setdefault(sentence.strip(), []).append(name)
    found = [_measured(sentence, tuple(dict.fromkeys(names)), say) for sentence, names in where.items()]
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


def _measured(sentence: str, where: tuple[str, ...], say: Localizer) -> Sentence:
    bare = _IN_BRACKETS.sub("", sentence.translate(dict.fromkeys(map(ord, LRI + RLI + FSI + PDI))))
    longest = say.language.reading.longest_word
    words = bare.split()
    long_words = tuple(dict.fromkeys(word for word in _WORD.findall(bare) if len(word) > longest))
    return Sentence(sentence, sum(any(c.isalnum() for c in word) for word in words), long_words, where)


def _decimal(number: float, say: Localizer) -> str:
    return f"{number:.1f}".replace(".", say.language.decimal)
