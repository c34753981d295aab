"""A finding: one step, warning or piece of information, in words and with the reasons for it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from permit_wizard.core.days import Due
from permit_wizard.core.text import Phone, Text, Value


class Kind(StrEnum):
    """What a finding is: something to do, something to beware of, or something good to know."""

    STEP = "step"
    WARNING = "warning"
    INFO = "info"


class Words(NamedTuple):
    """A finding in words, in three parts.

    Attributes:
        brief: one line of at most 50 cells in every language, without values.
        message: the headline: what to do or to know.
        detail: what follows the headline, or None.
    """

    brief: Text
    message: Text
    detail: Text | None = None

    def value(self, name: str) -> Value | None:
        """Return a placeholder's first value in the headline or detail, including nested sentences, or None."""
        for text in (self.message, self.detail):
            found = None if text is None else _value(text, name)
            if found is not None:
                return found
        return None


def _value(text: Text, name: str) -> Value | None:
    if name in text.values:
        return text.values[name]
    nested = (_value(value, name) for value in text.values.values() if isinstance(value, Text))
    return next((found for found in nested if found is not None), None)


class Finding(NamedTuple):
    """One step, warning or piece of information, with the reasons for it.

    Attributes:
        id: the finding's name in the contract.
        kind: step, warning or info.
        brief: one line of at most 50 cells in every language.
        message: the headline: what to do or to know.
        detail: what follows the headline, or None.
        because: keys of the asked answers it follows from, in question order.
        source: the heading, page or law it rests on, or None.
        due: when a step is to be done, where it has a day.
        occasion: for a step without a day, what it comes with or after.
        note: where the last day of a step is no working day, the sentence that names the working day before it.
    """

    id: str
    kind: Kind
    brief: Text
    message: Text
    detail: Text | None
    because: tuple[str, ...]
    source: str | None
    due: Due | None = None
    occasion: Text | None = None
    note: Text | None = None

    @property
    def rest(self) -> Text | None:
        """What follows the headline wherever the finding is shown in full: the detail and the note."""
        if self.detail is None or self.note is None:
            return self.detail or self.note
        return Text("{detail} {note}", {"detail": self.detail, "note": self.note})

    @property
    def full(self) -> Text:
        """The finding in full as one text; a newline ends the headline."""
        rest = self.rest
        return self.message if rest is None else Text("{message}\n{rest}", {"message": self.message, "rest": rest})

    @property
    def phone(self) -> Phone | None:
        """The telephone number that the finding says to phone first, or None."""
        value = Words(self.brief, self.message, self.detail).value("phone")
        return value if isinstance(value, Phone) else None
