"""From Text to a reader's language.

`languages` has what each of them is; this module and `catalogue` alone use gettext.

Dates are written in words, by CLDR or as the language's own file has it, and beside them, always, as they are on the
card (23-11-2026). In right-to-left languages every value is set between Unicode isolates (UAX #9, section 2.4), so that
`23-11-2026` after an Arabic letter is not shown as `2026-11-23`. What is between the items of a list, before a line
and so on is data of the language (`locales/<lang>/language.toml`), and the Localizer alone puts it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from functools import cache
from gettext import NullTranslations
from string import Formatter
from typing import Any
from unicodedata import bidirectional

from permit_wizard.core.text import LanguageName, Listed, Phone, Text, Value, Weekday, _
from permit_wizard.language.catalogue import read_catalogue
from permit_wizard.language.languages import (
    COMPILED,
    SOURCE_LANGUAGE,
    UnknownLanguage,
    languages,
    quoted_languages,
)

DOMAIN = "permit_wizard"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_NO_BREAK, _RLM = "\u00a0", "\u200f"

# A comma between two Latin names would belong to them, and turn them round: "the second, the first" (UAX #9, rule N1).
_BETWEEN_LATIN = re.compile("(?<=[A-Za-z)\u2069])([،؛])(?= [A-Za-z])")


class DateForm(Enum):
    """How a date in a text is written."""

    FULL = "in words and as on the card"
    WORDS = "in words"
    SHORT = "in short words"
    CARD = "as on the card"


class _PlainNames(Formatter):
    """Fills `{name}` only: a translation gets no attribute, no index, no conversion and no format of a value."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:  # noqa: ARG002 - Formatter's
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec:
            msg = "a placeholder is a plain name"
            raise ValueError(msg)
        return str(value)

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion:
            msg = "a placeholder is a plain name"
            raise ValueError(msg)
        return value


_FORMATTER = _PlainNames()


class Localizer:
    """Renders Texts in one language.

    Args:
        language: a code from `languages()`.
        isolate: set values between Unicode isolates where the language runs from right to left or a value has letters
            that do, and keep a telephone number on one line with no-break spaces. For people; data formats that others
            read (JSON), or dial from, leave it off.

    Raises:
        UnknownLanguage: there is no such language.
    """

    def __init__(self, language: str, *, isolate: bool = True) -> None:
        known = languages() if language in languages() else quoted_languages()
        if language not in known:
            raise UnknownLanguage(language)
        self.language = known[language]
        self._isolate, self._for_people = isolate and self.rtl, isolate
        self._catalogue = catalogue_of(language)

    @property
    def rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return self.language.direction == "rtl"

    def __call__(self, text: Text, dates: DateForm = DateForm.FULL) -> str:
        """Return the text in this language, its dates in the given form."""
        if text.plural is None:
            pattern = self._catalogue.gettext(text.message)
        else:
            pattern = self.pattern(text.message, text.plural, int(str(text.values["n"])))
        if text.values:
            values = {name: self._value(value, dates) for name, value in text.values.items()}
            pattern = _FORMATTER.vformat(pattern, (), values)
        return _BETWEEN_LATIN.sub(f"\\1{_RLM}", pattern) if self._isolate and self.rtl else pattern

    def pattern(self, message: str, plural: str | None = None, n: int = 1) -> str:
        """Return a message as the catalogue has it, its placeholders in braces.

        Of one that counts, the form for a number.
        """
        return self._catalogue.gettext(message) if plural is None else self._catalogue.ngettext(message, plural, n)

    def line(self, text: Text, dates: DateForm = DateForm.FULL) -> str:
        """Return the text as one line: a headline and what follows it, with a space between."""
        return self(text, dates).replace("\n", " ")

    def date(self, day: date, form: DateForm = DateForm.WORDS) -> str:
        """Return a date in this language, isolated like every value."""
        return self._value(day, form)

    def weekday(self, day: date) -> str:
        """Return the name of the day of the week."""
        return self.language.weekdays[day.weekday()]

    def named_day(self, day: date, form: DateForm) -> str:
        """Return a date with its day of the week, in this language's order, the form on the card behind both."""
        words = Localizer.__call__(
            self,
            _("{weekday} {day}", weekday=Weekday(day), day=day),
            DateForm.WORDS if form is DateForm.FULL else form,
        )
        return f"{words} ({self.date(day, DateForm.CARD)})" if form is DateForm.FULL else words

    def language_name(self, code: str) -> str:
        """Return what this language calls another one; its own name, or its code, where it has no word for it."""
        names = self.language.language_names.get(code)
        if names is not None:
            return names.split(",")[0].strip()
        return self.isolated(languages()[code].name if code in languages() else code)

    def clauses(self, parts: Iterable[str]) -> str:
        """Return words that have commas in themselves, one after the other."""
        return self.language.typography.clauses.join(parts)

    def sentences(self, parts: Iterable[str]) -> str:
        """Return words that begin with a capital one after the other, a full stop between; the last as it is."""
        *before, last = parts
        stop = self.language.typography.full_stop
        return " ".join([*(f"{part.removesuffix(stop)}{stop}" for part in before), last])

    def row(self, words: str) -> str:
        """Return a row of a text file so that it begins in this language, whatever its first letter is.

        An empty one as it is.
        """
        return f"{self.language.typography.line_mark}{words}" if words and self._isolate else words

    def isolated(self, value: str) -> str:
        """Return a value so that it keeps its own order within a sentence of this language (UAX #9, section 2.4.2).

        A number, an address or a Latin name is ours and runs from left to right. Words that somebody typed, and names
        of their columns or people, may be in any script: where a letter runs from right to left, the first letter
        decides.
        """
        if self._for_people and not value.isascii() and any(bidirectional(letter) in ("R", "AL") for letter in value):
            return f"{FSI}{value}{PDI}"
        return f"{LRI}{value}{PDI}" if self._isolate else value

    def _list(self, items: Sequence[str], *, either: bool) -> str:
        """Return items with this language's separators, its "or" before the last where only one of them is needed."""
        typography = self.language.typography
        if not either or len(items) == 1:
            return typography.list.join(items)
        return f"{typography.list.join(items[:-1])}{typography.either}{items[-1]}"

    def _value(self, value: Value, dates: DateForm) -> str:
        if isinstance(value, Text):
            return self(value, dates)
        if isinstance(value, Weekday):
            return self.weekday(value.day)
        if isinstance(value, LanguageName):
            return self.language_name(value.code)
        if isinstance(value, Listed):
            return self._list([self._value(item, dates) for item in value.items], either=value.either)
        if not isinstance(value, date):
            kept = value.replace(" ", _NO_BREAK) if isinstance(value, Phone) and self._for_people else str(value)
            return self.isolated(kept)
        card = self.isolated(value.strftime("%d-%m-%Y"))
        if dates is DateForm.CARD:
            return card
        names = self.language.short_months if dates is DateForm.SHORT else self.language.months
        day = self.language.first_day if value.day == 1 else value.day  # digits as on the card
        words = self.language.in_words.format(day=day, month=names[value.month - 1], year=value.year)
        words = f"{FSI}{words}{PDI}" if self._isolate else words
        return f"{words} ({card})" if dates is DateForm.FULL else words


@cache
def catalogue_of(language: str) -> NullTranslations:
    """Return the compiled catalogue of a language; English needs none."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    return read_catalogue(COMPILED / language / "LC_MESSAGES" / f"{DOMAIN}.mo")
