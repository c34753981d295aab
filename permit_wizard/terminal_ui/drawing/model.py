"""What a result shows, ready to draw: a ticket, a track of days and rows, in one language or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a day of the track is."""

    TODAY = "today"
    FIRST = "first"
    STEP = "step"
    SAFE = "safe"
    END = "end"


class Look(StrEnum):
    """How a row is drawn."""

    TODAY = "today"
    """the one next action"""
    STEP = "step"
    WARNING = "warning"
    INFO = "info"
    MORE = "more"
    """represents several rows of information"""
    MORE_WARNINGS = "more_warnings"
    """represents several warnings"""

    @property
    def is_fold(self) -> bool:
        """Whether the row represents several others."""
        return self in (Look.MORE, Look.MORE_WARNINGS)

    @property
    def is_planned(self) -> bool:
        """Whether the row is something to do, with its day."""
        return self in (Look.TODAY, Look.STEP)


@dataclass(frozen=True, slots=True)
class Ticket:
    """The head of a result.

    Attributes:
        number: digits, or one sign where no days are counted.
        caption: what the number counts, or empty.
        verb: what to do.
        label: what the day is; empty where there is none.
        day: the day in full with its weekday; empty where there is none.
        by: the same day instead of both where rows are scarce, as in "by Monday 21 September"; a day that has passed
            by itself; empty where the label is needed, too.
        rest: one sentence instead of a day.
        urgent: whether something has to be done today.
    """

    number: str
    caption: str
    verb: str
    label: str
    day: str
    by: str
    rest: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One day of the track.

    Attributes:
        day: the date.
        name: what it is, in a few words.
        words: the date in short, or empty where the ticket has it in full.
        role: how it is drawn.
    """

    day: date
    name: str
    words: str
    role: Role


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to read out: in Dutch, and in the reader's language (empty where that is Dutch)."""

    dutch: str
    own: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do or to know, as one line that opens.

    Attributes:
        id: the finding's, or a name of its own.
        look: how it is drawn.
        sign: a step's number, "!", "i" or "✓".
        when: by when, in a few words, or empty.
        brief: the line.
        text: the paragraphs that open below it.
        spoken: what to say on the phone.
        spoken_heading: the words above that.
        why: the answers it follows from, and its source.
        inside: the rows that a fold represents.
        leads: whether it leads elsewhere instead of opening.
    """

    id: str
    look: Look
    sign: str
    when: str
    brief: str
    text: tuple[str, ...] = ()
    spoken: tuple[Sentence, ...] = ()
    spoken_heading: str = ""
    why: tuple[str, ...] = ()
    inside: tuple[Row, ...] = ()
    leads: bool = False

    @property
    def does_something(self) -> bool:
        """Whether Enter does anything on it."""
        return self.leads or self.look.is_fold or bool(self.text)


@dataclass(frozen=True, slots=True)
class Care:
    """Where help is, and what this is not.

    Attributes:
        free: "Free help".
        helpers: who helps for free, with a number.
        asked: whom to ask.
        phone: their number.
        advice: that this is information, not legal advice.
        more: further lines, such as whom to tell if something is wrong.
    """

    free: str
    helpers: str
    asked: str
    phone: str
    advice: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """What can be done with a result: a letter, and the words beside it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Result:
    """A whole result.

    Attributes:
        ticket: its head.
        marks: the days of the track, by date; empty for none.
        today: which day today is, for a result without a track.
        rows: from top to bottom.
        care: where help is.
        letters: what can be done with it.
        rtl: whether the page runs from right to left.
    """

    ticket: Ticket
    marks: Sequence[Mark]
    today: str
    rows: Sequence[Row]
    care: Care
    letters: Sequence[Letter]
    rtl: bool
