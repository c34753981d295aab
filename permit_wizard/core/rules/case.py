"""What a provision is asked about, and what it answers with."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from permit_wizard.core.answers import Answers, DigiD
from permit_wizard.core.editions import Edition, before, edition_on
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Due, KeyDates, Kind, Outcome, Relation

DIGID_LETTER_DAYS = 5
SATURDAY = 5  # date.weekday()
_ONE_DAY, _DIGID_LETTER = timedelta(days=1), timedelta(days=DIGID_LETTER_DAYS)


def months_before(day: date, months: int) -> date:
    """Return the day that many calendar months earlier.

    Rounding: a day that the month lacks becomes its last day (6 months before 31 August is 28 or 29 February).
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:  # the month lacks that day
        return date(year, month + 1, monthrange(year, month + 1)[1])


def key_dates(answers: Answers, under: Edition) -> KeyDates:
    """Return the dates that follow from the answers that count; none of them where the expiry date is not known.

    Receipt by the IND must come before the expiry date (heading "My residence permit has expired. I have applied for an
    extension. Am I still allowed to work?"), and the letter for an SMS check takes up to 5 days ("DigiD with SMS code").

    Args:
        answers: the answers that count.
        under: the edition that governs the application: its window, and its period for the decision.
    """
    expires_on, received_on = answers.expires_on, answers.received_on
    if not isinstance(expires_on, date):
        return KeyDates()
    period, last = under.decision_days.value, expires_on - _ONE_DAY
    return KeyDates(
        months_before(expires_on, under.window_months.value),
        expires_on,
        last,
        digid_by=None if answers.digid is None else last - _DIGID_LETTER,
        decision_by=received_on + timedelta(days=period)
        if period is not None and isinstance(received_on, date)
        else None,
    )


def card_dates(expires_on: date, under: Edition) -> KeyDates:
    """Return the dates that follow from the card's expiry date alone, whatever else is so.

    Args:
        expires_on: the last day on which the card is valid.
        under: the edition whose window counts.
    """
    return KeyDates(months_before(expires_on, under.window_months.value), expires_on, expires_on - _ONE_DAY)


def other_first_day(expires_on: date, today: date, edition: Edition) -> date | None:
    """Return the first day of the window by the edition that is not followed, once there are two; None before that."""
    in_force = edition_on(today)
    other = before(in_force) if edition is in_force else in_force
    return None if other is None else months_before(expires_on, other.window_months.value)


class Case:
    """One person's answers on one day, as the rules see them.

    What many provisions ask is worked out once, here; a case is made, read and dropped, never changed.

    Attributes:
        answers: only those that count; every asked question is answered.
        today: the day it is judged on.
        edition: the edition of the rules that is followed.
        under: the edition that governs the application.
        outcome: the outcome that holds.
        dates: the key dates.
        expires_on: the expiry date, or None where it is not known.
        received_on: the day of receipt, or None where it is not known.
        return_on: the day of return, or None where it is not known.
        expired: the card has run out: today is after its last day.
        valid: the card is valid today, its last day included.
        early: the window has not opened yet.
        window_open: an application is possible today, online too.
    """

    __slots__ = (
        "answers",
        "dates",
        "early",
        "edition",
        "expired",
        "expires_on",
        "outcome",
        "received_on",
        "return_on",
        "today",
        "under",
        "valid",
        "window_open",
    )

    def __init__(
        self, answers: Answers, today: date, edition: Edition, under: Edition, outcome: Outcome, dates: KeyDates
    ) -> None:
        self.answers = answers
        self.today = today
        self.edition = edition
        self.under = under
        self.outcome = outcome
        self.dates = dates
        self.expires_on = dates.expires_on
        self.received_on = _known(answers.received_on)
        self.return_on = _known(answers.return_on)
        self.expired = dates.expires_on is not None and today > dates.expires_on
        self.valid = dates.expires_on is not None and today <= dates.expires_on
        self.early = dates.apply_from is not None and today < dates.apply_from
        self.window_open = self.valid and not self.early

    def received_before(self, day: date | None) -> bool:
        """Whether the IND is known to have received the application before a day."""
        return self.received_on is not None and day is not None and self.received_on < day

    @property
    def older_first_day(self) -> date | None:
        """The first day of the window by the edition before this one, or None."""
        older = before(self.edition)
        if older is None or self.expires_on is None:
            return None
        return months_before(self.expires_on, older.window_months.value)

    @property
    def other_first_day(self) -> date | None:
        """The first day of the window by the edition that is not followed, once the rules have changed."""
        return None if self.expires_on is None else other_first_day(self.expires_on, self.today, self.edition)

    @property
    def digid_late(self) -> bool:
        """Whether the letter for DigiD may come after the last safe day, for who may need one."""
        by = self.dates.digid_by
        return by is not None and self.answers.digid is not DigiD.WITH_SMS and self.today > by

    @property
    def in_the_weekend(self) -> bool:
        """Whether today is a Saturday or Sunday, when perhaps nobody answers a telephone."""
        return self.today.weekday() >= SATURDAY

    @property
    def due_today(self) -> Due:
        """To be done today."""
        return Due(Relation.TODAY, self.today)


def _known(day: date | str | None) -> date | None:
    return day if isinstance(day, date) else None


class Grounds(NamedTuple):
    """Why a provision holds in a case, and what it says then.

    Attributes:
        because: keys of the answers it follows from, in question order.
        message: what to do or to know.
        due: when a step is to be done, where it has a day.
        occasion: for a step without a day, what it comes with or after.
    """

    because: tuple[str, ...]
    message: Text
    due: Due | None = None
    occasion: Text | None = None


class Rule(NamedTuple):
    """A provision with its place in the contract: `apply` returns the grounds in a case, or None where it does not hold."""

    id: str
    kind: Kind
    source: str | None
    apply: Callable[[Case], Grounds | None]


def rule(kind: Kind, source: str | None) -> Callable[[Callable[[Case], Grounds | None]], Rule]:
    """Make a Rule of a function; the function's name is the finding's id."""

    def make(function: Callable[[Case], Grounds | None]) -> Rule:
        return Rule(function.__name__, kind, source, function)

    return make
