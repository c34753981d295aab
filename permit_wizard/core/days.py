"""The days of a case: those that follow from the rules, those that are shown, and when a step is to be done.

`rules/key_dates` and `rules/schedule` calculate them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar


class KeyDates(NamedTuple):
    """The calendar dates (Europe/Amsterdam) of a case; None where a date does not apply.

    Attributes:
        apply_from: the first day of the window, by the edition of the rules that governs the application.
        expires_on: the last day on which the card is valid.
        last_safe_receipt: the last day on which receipt by the IND is in time by every edition: the one last day that
            people read.
        act_by: the last working day up to then, on which somebody still answers a telephone.
        digid_by: the last day to ask for DigiD or an SMS check, so that its letter comes in time.
        post_by: the last day to post the application; our own margin.
        help_by: the last day to get legal help before the application has to come first.
        decision_by: the day by which the IND decides on an application that it has, if it does not take longer.
    """

    apply_from: date | None = None
    expires_on: date | None = None
    last_safe_receipt: date | None = None
    act_by: date | None = None
    digid_by: date | None = None
    post_by: date | None = None
    help_by: date | None = None
    decision_by: date | None = None

    def known(self) -> dict[str, date]:
        """Return the dates that apply, by name, in the contract's order."""
        return {name: day for name, day in zip(self._fields, self, strict=True) if day is not None}


class Day(StrEnum):
    """The days of a case that are shown, whatever shows them."""

    APPLY_FROM = "apply_from"
    OLDER_APPLY_FROM = "older_apply_from"
    """the first day by the edition before the one that is followed, while neither has come"""
    NEWER_APPLY_FROM = "newer_apply_from"
    """the first day by the edition in force, where an older one was asked for by name"""
    HELP_BY = "help_by"
    DIGID_BY = "digid_by"
    POST_BY = "post_by"
    LAST_SAFE_RECEIPT = "last_safe_receipt"
    RECEIVED_ON = "received_on"
    EXPIRES_ON = "expires_on"
    DECISION_BY = "decision_by"


class Mark(NamedTuple):
    """One day that is shown to somebody.

    Attributes:
        name: which day it is.
        day: the date.
        passed: whether it is before today.
    """

    name: Day
    day: date
    passed: bool


class Schedule(NamedTuple):
    """The days that are shown to one person, on one day.

    Attributes:
        today: the day it was made.
        marks: the days, by date.
        days_left: whole days to the last safe day of receipt: 0 on that day, -1 on the card's last day, less after it;
            None where there is no last day to apply.
        days_until: whole days to the first day to apply; None where that day has come, or there is no last day to
            apply.
    """

    today: date
    marks: tuple[Mark, ...] = ()
    days_left: int | None = None
    days_until: int | None = None

    def day(self, name: Day) -> date | None:
        """Return a shown day by its name, or None."""
        return next((mark.day for mark in self.marks if mark.name is name), None)


class Relation(StrEnum):
    """How a step relates to its day."""

    BY = "by"
    FROM = "from"
    ON = "on"
    TODAY = "today"


class Due(NamedTuple):
    """When something is to be done; words are made from it and never read back.

    Attributes:
        relation: by, from or on the day, or today.
        day: the date; for `today` the day of the verdict.
        working_day: where the last day is no working day, the working day before it, unless today is that day or later:
            until then somebody can still be phoned for help. A sentence beside the step names it; the last day stays
            `day`.
    """

    relation: Relation
    day: date
    working_day: date | None = None


_Step = TypeVar("_Step")
_HELP_STEP = "get_legal_help"


def next_of(steps: Iterable[tuple[_Step, str, Due]]) -> tuple[_Step, Due] | None:
    """Return the step to do first, with its day; None where nothing has to be done today (contract, "The next step").

    That is the first step that is due today, `get_legal_help` last among them; if there is none, the one with the
    earliest day to do it by or on, the first of equals.

    Args:
        steps: the steps that have a day, in the contract's order: each with its id and that day.
    """
    today, dated = list[tuple[_Step, str, Due]](), list[tuple[_Step, str, Due]]()
    for step in steps:
        relation = step[2].relation
        if relation is Relation.TODAY:
            today.append(step)
        elif relation is not Relation.FROM:
            dated.append(step)
    if today:
        found = next((step for step in today if step[1] != _HELP_STEP), today[0])
    elif dated:
        found = min(dated, key=lambda step: step[2].day)
    else:
        return None
    return found[0], found[2]
