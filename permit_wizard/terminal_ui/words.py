"""Words that the screens make of data: days in short, answers in short, what is said to two readers."""

from __future__ import annotations

from datetime import date
from typing import Final

from permit_wizard.core.days import Due
from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Bilingual, BilingualText
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import due_text

_NEEDS_NO_YEAR: Final = 300
"""Days from today within which a day without its year cannot be mistaken."""


def short_day(localizer: Localizer, day: date, today: date) -> str:
    """Return a day as short as it gets: without its year where that is clear."""
    if abs((day - today).days) > _NEEDS_NO_YEAR:
        return localizer.date(day, DateForm.SHORT)
    language = localizer.language
    number = language.first_day if day.day == 1 else str(day.day)
    months = language.short_months
    words = language.in_words.format(day=number, month=months[day.month - 1], year="").strip()
    return localizer.isolated(words) if localizer.rtl else words


def with_short_days(text: Text, localizer: Localizer, today: date) -> str:
    """Return a text with its days as short as they get."""
    values = {name: value for name, value in text.values.items() if isinstance(value, date)}
    if not values:
        return localizer(text)
    short = {name: _Day(short_day(localizer, day, today)) for name, day in values.items()}
    return localizer(Text(text.message, {**text.values, **short}, text.plural))


class _Day(str):
    """A day in words, which has its isolates already."""

    __slots__ = ()


def in_short(bilingual: BilingualText, text: Text) -> Bilingual:
    """Return a text with an answer in it for every reader: a date as on the card, and no Dutch term below."""
    return bilingual.each(lambda localizer: localizer(text, DateForm.CARD).partition("\n")[0])


def due_day(localizer: Localizer, due: Due) -> str:
    """Return what a day is and the day with its weekday, in words: a day by itself could be the first or the last."""
    return with_named_day(localizer, due_text(due), due.day)


def with_named_day(localizer: Localizer, text: Text, day: date) -> str:
    """Return a text whose `{day}` is a day with its weekday, in words."""
    return localizer(Text(text.message, {"day": _Day(localizer.named_day(day, DateForm.WORDS))}))


def full_day(localizer: Localizer, day: date) -> str:
    """Return a day with its weekday, in words and as on the card."""
    return localizer.named_day(day, DateForm.FULL)
