"""What a provision is asked about, and what it answers with."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from permit_wizard.answers import Answers
from permit_wizard.text import Text
from permit_wizard.verdict import KeyDates, Kind, Outcome

WINDOW_MONTHS = 6
NEWER_WINDOW_MONTHS = 3
DIGID_LETTER_DAYS = 5
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


def key_dates(expires_on: date | str | None, *, digid_asked: bool) -> KeyDates:
    """Return the dates that follow from the expiry date; none of them where it is not known.

    Receipt by the IND must come before the expiry date (heading "My residence permit has expired. I have applied for an
    extension. Am I still allowed to work?"), and the letter for an SMS check takes up to 5 days ("DigiD with SMS code").
    """
    if not isinstance(expires_on, date):
        return KeyDates()
    last_safe_receipt = expires_on - _ONE_DAY
    digid_by = last_safe_receipt - _DIGID_LETTER if digid_asked else None
    return KeyDates(months_before(expires_on, WINDOW_MONTHS), expires_on, last_safe_receipt, digid_by)


class Case:
    """One person's answers on one day, as the rules see them.

    What many provisions ask is worked out once, here; a case is made, read and dropped, never changed.

    Attributes:
        answers: only those that count; every asked question is answered.
        today: the day it is judged on.
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
        "expired",
        "expires_on",
        "outcome",
        "received_on",
        "return_on",
        "today",
        "valid",
        "window_open",
    )

    def __init__(self, answers: Answers, today: date, outcome: Outcome, dates: KeyDates) -> None:
        self.answers = answers
        self.today = today
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


def _known(day: date | str | None) -> date | None:
    return day if isinstance(day, date) else None


class Grounds(NamedTuple):
    """Why a provision holds in a case, and what it says then.

    Attributes:
        because: keys of the answers it follows from, in question order.
        message: what to do or to know.
        when: by or from when, in a few words.
    """

    because: tuple[str, ...]
    message: Text
    when: Text | None = None


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
