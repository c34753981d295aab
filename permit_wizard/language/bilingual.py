"""What is said to one reader, or to two who sit at one screen.

The same text in a language and, beside it, in another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, Self

from permit_wizard.core.text import Text
from permit_wizard.language.languages import SOURCE_LANGUAGE
from permit_wizard.language.localizer import Localizer


class Voice(NamedTuple):
    """One language's words.

    Attributes:
        words: the words.
        rtl: whether they run from right to left.
        isolate: whether they share the screen with words of the other direction, and have to be kept apart from them.
    """

    words: str
    rtl: bool
    isolate: bool = False


class Bilingual(str):
    """A text in the first reader's language, which carries the second reader's with it.

    It is a string, so that code for one reader can use it as one; what cuts or joins it has to use
    the methods here, or the second language is lost.
    """

    __slots__ = ("rtl", "second")

    rtl: bool
    second: Voice | None

    def __new__(cls, words: str, *, rtl: bool = False, second: Voice | None = None) -> Self:
        """Make it of the first reader's words, their direction, and the second reader's."""
        as_bilingual = super().__new__(cls, words)
        as_bilingual.rtl, as_bilingual.second = rtl, second
        return as_bilingual

    def __bool__(self) -> bool:
        """Return whether there are words for either reader: what one has read already can be new to the other."""
        return len(self) > 0 or (self.second is not None and self.second.words != "")

    @property
    def voices(self) -> tuple[Voice, ...]:
        """One voice, or two."""
        second = self.second
        isolate = self.rtl or (second is not None and second.rtl)
        first = Voice(str(self), self.rtl, isolate)
        return (first, second._replace(isolate=isolate)) if second is not None else (first,)

    def mapped(self, change: Callable[[str], str]) -> Bilingual:
        """Return it with each language's words changed in the same way."""
        second = self.second
        return Bilingual(change(str(self)), rtl=self.rtl, second=second and second._replace(words=change(second.words)))

    def parted(self) -> tuple[Bilingual, Bilingual]:
        """Return the headline, and what follows it (empty where nothing does)."""
        return self.mapped(lambda words: words.partition("\n")[0]), self.mapped(lambda words: words.partition("\n")[2])

    def with_terms_once(self) -> Bilingual:
        """Return it without what both languages have in brackets, a Dutch term, in the second."""
        second = self.second
        if second is None:
            return self
        terms = {_bare(term) for term in _BRACKETED.findall(self)}
        words = _BRACKETED.sub(lambda found: "" if _bare(found[0]) in terms else found[0], second.words)
        return Bilingual(str(self), rtl=self.rtl, second=second._replace(words=words))


_BRACKETED = re.compile(r"\s*\([^()]+\)")
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
"""Marks of direction."""


def _bare(term: str) -> str:
    return _UNSEEN.sub("", term).strip()


def as_bilingual(words: str) -> Bilingual:
    """Return a text as Bilingual; a plain string has one voice, from left to right."""
    return words if isinstance(words, Bilingual) else Bilingual(words)


def joined(separator: str, parts: Iterable[str]) -> Bilingual:
    """Return texts joined in each language; a part in one language is the same in both."""
    each = [as_bilingual(part) for part in parts if part]
    first = separator.join(str(part) for part in each)
    speaks_twice = next((part.second for part in each if part.second is not None), None)
    if speaks_twice is None:
        return Bilingual(first, rtl=any(part.rtl for part in each))
    second = separator.join(part.second.words if part.second else str(part) for part in each)
    return Bilingual(first, rtl=any(part.rtl for part in each), second=speaks_twice._replace(words=second))


class BilingualText:
    """Renders Texts for the reader, and for a second one beside.

    Args:
        first: the reader's language.
        second: the second reader's language, or None.
    """

    def __init__(self, first: Localizer, second: Localizer | None = None) -> None:
        self.first, self.second = first, second

    @classmethod
    def of(cls, language: str | None, beside: str | None = None) -> Self:
        """Return one for languages by their codes; the same language twice is spoken once.

        Args:
            language: the reader's; None where none is chosen yet, and English is used.
            beside: the second one, or None.
        """
        second = Localizer(beside) if beside is not None and beside != language else None
        return cls(Localizer(language or SOURCE_LANGUAGE), second)

    def beside(self, language: str | None) -> BilingualText:
        """Return the same with another second language, or none."""
        return BilingualText.of(self.first.language.code, language)

    @property
    def localizers(self) -> tuple[Localizer, ...]:
        """The languages spoken, the reader's first."""
        return (self.first,) if self.second is None else (self.first, self.second)

    def __call__(self, text: Text) -> Bilingual:
        """Return a text in both languages."""
        return self.each(lambda localizer: localizer(text))

    def each(self, render: Callable[[Localizer], str]) -> Bilingual:
        """Return what a function makes of each language."""
        second = Voice(render(self.second), self.second.rtl) if self.second is not None else None
        return Bilingual(render(self.first), rtl=self.first.rtl, second=second)
