"""Text as data: a message and its values, not yet in any language.

`_("Apply from {day}.", day=date(2026, 5, 23))` makes a `Text`; only a `Localizer` turns it into words, so one
verdict can be in two languages side by side. Messages are written in English, which is the id translators see.

A newline in a message ends its headline: what follows may be set in a quieter style, or on the same line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeAlias, Union

Value: TypeAlias = Union[str, int, date, "Text", "Listed", "Weekday", "LanguageName"]


class Phone(str):
    """A telephone number as it is dialled; where people read it, no line ends within it: the Localizer sees to that."""

    __slots__ = ()


class Weekday(NamedTuple):
    """The name of a date's day of the week, in the reader's language."""

    day: date


class LanguageName(NamedTuple):
    """The name of a language, by its ISO 639-1 code, in the reader's language."""

    code: str


class Listed(NamedTuple):
    """Several values in one place of a message; each language has its own separators.

    Attributes:
        items: the values.
        either: they are alternatives: the language's "or" comes before the last.
    """

    items: tuple[Value, ...]
    either: bool = False


def listed(items: Iterable[Value], *, either: bool = False) -> Listed:
    """Return values as one: `allowed=listed(names)`; as alternatives with `either`."""
    return Listed(tuple(items), either)


class Text(NamedTuple):
    """A message id with its values; a tuple, since a verdict makes some thirty of them.

    Attributes:
        message: the English message, with `{name}` placeholders: plain names only.
        values: what is in the placeholders. A date stays a date until a language is known.
        plural: the English plural message; then `values["n"]` decides which form a language takes.
    """

    message: str
    values: dict[str, Value]
    plural: str | None = None


_WITHOUT_VALUES: dict[str, Text] = {}  # most messages: one verdict after another says the same


def _(message: str, /, **values: Value) -> Text:
    """Make a Text from an English message; Babel extracts the message from this call."""
    if values:
        return Text(message, values)
    known = _WITHOUT_VALUES.get(message)
    if known is None:
        known = _WITHOUT_VALUES[message] = Text(message, {})
    return known


def ngettext(singular: str, plural: str, n: int, /, **values: Value) -> Text:
    """Make a Text that counts `n` things; each language picks its own plural form (Arabic has six)."""
    return Text(singular, {"n": n, **values}, plural)


class ExplainedError(Exception):
    """Something that went wrong, with the sentence that explains it to the reader.

    Attributes:
        reason: one or two sentences: what is wrong, and what can be done.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.message)
        self.reason = reason
