"""What a written word means in a date, whichever of our languages it is of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from permit_wizard.core.date_words import DateWords, ar, en, fr, nl, ti

LANGUAGES: Mapping[str, DateWords] = {"nl": nl.WORDS, "en": en.WORDS, "fr": fr.WORDS, "ar": ar.WORDS, "ti": ti.WORDS}
PIECE = re.compile(r"\d+|[\u1369-\u137c]+|[^\W\d_\u1369-\u137c]+")  # U+1369 … U+137C: the numerals of Ethiopic

# Letters that are written one for the other. Arabic: the last letter of a word, and what Persian and Urdu keyboards give.
# Ethiopic: four sounds have two or three series of letters, each with seven or eight vowels.
_SERIES = dict(zip("ىةیىک", "يهييك", strict=True)) | {
    chr(ord(written) + vowel): chr(ord(kept) + vowel)
    for written, kept in ("ሐሀ", "ኀሀ", "ሠሰ", "ዐአ", "ፀጸ")
    for vowel in range(8 if written == "ሐ" else 7)
}
_ALIKE = _SERIES | {"ኣ": "አ", "ዓ": "አ", "ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ"}  # with and without the a


class Meaning(NamedTuple):
    """What a word can mean.

    Attributes:
        month: 1 … 12, or 0.
        weekdays: 0 for Monday … 6; none for a word that is no day of the week.
        ending: it may be written onto the number before it.
        beside: it means nothing in a date.
        first: it is the day 1.
        other_month: it is a month of another calendar.
        other_mark: it says that a year is of another calendar.
    """

    month: int = 0
    weekdays: frozenset[int] = frozenset()
    ending: bool = False
    beside: bool = False
    first: bool = False
    other_month: bool = False
    other_mark: bool = False


def folded(word: str) -> str:
    """Return a word without case, accents, hamza and the choice between letters that sound alike."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(_ALIKE.get(letter, letter) for letter in letters if unicodedata.category(letter) != "Mn")


@cache
def meanings() -> Mapping[tuple[str, ...], Meaning]:
    """Return what each name means; a name is the folded words and numbers it is made of."""
    known: dict[tuple[str, ...], Meaning] = {}
    for words in LANGUAGES.values():
        for number, names in enumerate(words.months, 1):
            for name in _names(names):
                known[name] = known.get(name, Meaning())._replace(month=number)
        for number, names in enumerate(words.weekdays):
            for name in _names(names):
                before = known.get(name, Meaning())
                known[name] = before._replace(weekdays=before.weekdays | {number})
        for field in ("endings", "beside", "first", "other_months", "other_marks"):
            for name in _names(getattr(words, field)):
                before = known.get(name, Meaning())
                known[name] = before._replace(**{field.removesuffix("s"): True})
    return known


LONGEST_NAME = 4  # words


def _names(listed: str) -> Iterator[tuple[str, ...]]:
    for name in re.split("[,،] *", listed):
        if name:
            yield tuple(folded(piece) for piece in PIECE.findall(name))
