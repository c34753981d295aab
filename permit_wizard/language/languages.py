"""The languages that a reader can choose, each with its names and signs, from the list that the build makes.

`locales/<lang>/language.toml` and the data that Babel provided when the catalogues were compiled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.core.text import _

SOURCE_LANGUAGE = "en"  # the messages themselves are English, so English needs no catalogue
COMPILED = Path(__file__).parents[1] / "locales"

# Bilingual on the first screen in each language's own words: locales/hatch_build.py copies them into languages.json.
SPOKEN = {
    "choose": _("Choose your language"),
    "press": _("Press Enter to begin"),
    "unreviewed": _("This translation has not yet been checked by a native reader"),
}


class Typography(NamedTuple):
    """The signs of a language, as its `language.toml` has them.

    Attributes:
        script: ISO 15924 code of its letters: what cannot print or show them goes by it.
        list: the separator of the items of a list.
        either: the separator before the last of several alternatives: " or ".
        clauses: the separator of items that may themselves contain commas.
        full_stop: what ends a sentence.
        question_mark: what ends a question.
        quotes: the signs before and after quoted words.
        no_break_before: signs with a no-break space before them.
        no_break_after: signs with a no-break space after them.
        units: words, with commas between, that a number is not to be parted from at the end of a line.
        line_mark: what a line of a text file begins with: many programs take a line's direction from its first strong
            character, and `IND` before Arabic would turn the line round. Empty from left to right.
    """

    script: str
    list: str
    either: str
    clauses: str
    full_stop: str
    question_mark: str
    quotes: Sequence[str]
    no_break_before: str
    no_break_after: str
    units: str
    line_mark: str


class Readability(NamedTuple):
    """From where on a text of a language is hard to read.

    Attributes:
        longest_sentence: words of a sentence that are still easy.
        longest_word: letters of a word that are.
    """

    longest_sentence: int
    longest_word: int


class Language(NamedTuple):
    """A language as the first screen names it, in its own words, without its catalogue being read.

    Attributes:
        code: ISO 639-1 code.
        name: its own name.
        english: its English name (CLDR), with which the C library of Windows begins the name of a locale.
        direction: `ltr` or `rtl`.
        reviewed: whether a native reader has checked the translation.
        choose: "Choose your language".
        press: "Press Enter to begin".
        unreviewed: the remark on the language screen about a translation that nobody has checked.
        first_words: the other words of that screen, by message; none for English.
        months: the names of the months as they are in a date, from January (the language's own, or CLDR's).
        short_months: the same, as short as they get (CLDR).
        weekdays: the names of the days of the week, from Monday (CLDR).
        decimal: the decimal separator (CLDR).
        in_words: how a date is put together, with {day}, {month} and {year}.
        first_day: how the first day of a month is written there.
        typography: its signs.
        reading: what is long in it.
        letters: what the keys A, B, C … type on keyboards of its readers, if anything but Latin letters.
        plural_samples: a number for each of its plural forms, in their order in the catalogue.
        order: its place among the languages that a reader chooses from; those with equal ones follow by code.
        voice: whether phones have a voice that reads it aloud.
        compare_with_dutch: whether a result in it asks the reader to look at the Dutch too.
        language_names: what it calls other languages: by code, names with commas between, the one to print first.
        offered: whether a reader can choose it; if not, it is only quoted (Dutch words to be said on the telephone).
    """

    code: str
    name: str
    english: str
    direction: str
    reviewed: bool
    choose: str
    press: str
    unreviewed: str
    first_words: Mapping[str, str]
    months: Sequence[str]
    short_months: Sequence[str]
    weekdays: Sequence[str]
    decimal: str
    in_words: str
    first_day: str
    typography: Typography
    reading: Readability
    letters: Sequence[str]
    plural_samples: Sequence[int]
    order: int
    voice: bool
    compare_with_dutch: bool
    language_names: Mapping[str, str]
    offered: bool = True


class UnknownLanguage(ValueError):
    """There is no catalogue for the language asked for."""


@cache
def languages() -> Mapping[str, Language]:
    """Return the languages that a reader can choose, by code, in the order of their `language.toml`.

    Read from the list that the build makes.
    """
    return _listed(offered=True)


@cache
def quoted_languages() -> Mapping[str, Language]:
    """Return the languages that are only quoted.

    A site without Dutch pages still has Dutch words to say on the telephone.
    """
    return _listed(offered=False)


def _listed(*, offered: bool) -> Mapping[str, Language]:
    known: dict[str, dict[str, Any]] = json_text.own_file(COMPILED / "languages.json")
    listed = {
        code: _language(code, known[code]) for code in sorted(known, key=lambda code: (known[code]["order"], code))
    }
    return {code: language for code, language in listed.items() if language.offered is offered}


def _language(code: str, data: dict[str, Any]) -> Language:
    typography, reading = data.pop("typography"), Readability(**data.pop("reading"))
    signs = Typography(either=typography.pop("or"), **typography)
    return Language(code, typography=signs, reading=reading, **data)
