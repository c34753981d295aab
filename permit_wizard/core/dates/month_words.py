"""What a written word means in a date, whichever of our languages it is of.

The words are data, `locales/<lang>/language.toml`; the build puts them into one file of the package. All languages are
read at once: who uses the wizard in Dutch may still type a French month. That costs a few milliseconds, and is left
until somebody types letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.core.dates.calendars import Calendar
from permit_wizard.core.folding import fold

COMPILED = Path(__file__).parents[2] / "locales" / "date_words.json"
TOKEN = re.compile(r"\d+|[\u1369-\u137c]+|[^\W\d_\u1369-\u137c]+")  # U+1369 … U+137C: the numerals of Ethiopic


class DateWords(NamedTuple):
    """The words of one language. Case, accents and spelling variants that `fold` evens out need not be written twice.

    Attributes:
        months: twelve texts, from January: the names of a month and its short forms, with commas between.
        weekdays: seven texts, from Monday, likewise.
        endings: what may be written onto a number: 1st, 30th, 1er, 2027م.
        beside: words that may be inside a date and mean nothing there: "de", "of".
        first: words for the first day of a month.
        other_calendars: by the name of a `Calendar`, the names of its months; by that name and `_marks`, what people
            write beside one of its years.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    endings: str
    beside: str
    first: str
    other_calendars: Mapping[str, str]


class Meaning(NamedTuple):
    """What a word can mean.

    Attributes:
        month: 1 … 12, or 0.
        weekdays: 0 for Monday … 6; none for a word that is no day of the week.
        ending: it may be written onto the number before it.
        beside: it means nothing in a date.
        first: it is the day 1.
        other_month: the other calendar of which it is a month.
        other_mark: the other calendar that it names beside a year.
    """

    month: int = 0
    weekdays: frozenset[int] = frozenset()
    ending: bool = False
    beside: bool = False
    first: bool = False
    other_month: Calendar | None = None
    other_mark: Calendar | None = None


def languages() -> Mapping[str, DateWords]:
    """Return the words of each language, by its code."""
    compiled: dict[str, dict[str, Any]] = json_text.own_file(COMPILED)
    return {code: DateWords(**words) for code, words in compiled.items()}


@cache
def meanings() -> Mapping[tuple[str, ...], Meaning]:
    """Return what each name means; a name is the folded words and numbers it is made of."""
    known: dict[tuple[str, ...], Meaning] = {}
    for words in languages().values():
        for number, names in enumerate(words.months, 1):
            for name in _names(names):
                known[name] = known.get(name, Meaning())._replace(month=number)
        for number, names in enumerate(words.weekdays):
            for name in _names(names):
                before = known.get(name, Meaning())
                known[name] = before._replace(weekdays=before.weekdays | {number})
        for field in ("endings", "beside", "first"):
            for name in _names(getattr(words, field)):
                before = known.get(name, Meaning())
                known[name] = before._replace(**{field.removesuffix("s"): True})
        for calendar in Calendar:
            for name in _names(words.other_calendars[calendar]):
                known[name] = known.get(name, Meaning())._replace(other_month=calendar)
            for name in _names(words.other_calendars[f"{calendar}_marks"]):
                known[name] = known.get(name, Meaning())._replace(other_mark=calendar)
    return known


LONGEST_NAME = 4  # words


def _names(listed: str) -> Iterator[tuple[str, ...]]:
    for name in re.split("[,،] *", listed):
        if name:
            yield tuple(fold(token) for token in TOKEN.findall(name))
