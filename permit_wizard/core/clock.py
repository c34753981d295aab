"""Which day it is in the Netherlands, and whether that can be: a wrong clock is a wrong verdict.

The moment is an argument: only `cli` reads the clock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from permit_wizard.core.text import Text, _

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

RELEASED = date(2026, 11, 1)
"""No copy of this version can run before this day: an earlier clock is wrong. Moved with every release."""
YEARS_PLAUSIBLE = 10  # a copy that old should not be used, whether its clock is right or not


def day_in_the_netherlands(now: datetime) -> date:
    """Return the calendar date in Europe/Amsterdam at a moment.

    Without time zone data (Windows has none of its own), and with a file that is empty or damaged, the European rule
    for summer time is used: Directive 2000/84/EC, from the last Sunday of March to the last Sunday of October, both
    at 01:00 UTC.
    """
    zone = time_zone()
    return by_european_rule(now) if zone is None else now.astimezone(zone).date()


def time_zone() -> ZoneInfo | None:
    """Return the time zone of the Netherlands, or None where its data is missing, cannot be read, or is damaged."""
    from struct import error as damaged
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo("Europe/Amsterdam")
    except (ZoneInfoNotFoundError, ValueError, OSError, IndexError, damaged):  # what its reader raises
        return None


def by_european_rule(now: datetime) -> date:
    """Return the date by Central European (Summer) Time, without time zone data."""
    now = now.astimezone(UTC)
    starts, ends = (_last_sunday(now.year, month) for month in (3, 10))
    return (now + timedelta(hours=2 if starts <= now < ends else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)  # March and October both have 31 days
    return last - timedelta(days=last.isoweekday() % 7)


def is_too_early(today: date) -> bool:
    """Return whether the clock shows a day before this version was made."""
    return today < RELEASED


def is_too_late(today: date) -> bool:
    """Return whether the clock shows a day so late that it is wrong, or this version too old."""
    return today.year > RELEASED.year + YEARS_PLAUSIBLE


def doubt(today: date) -> tuple[Text, Text]:
    """Return what to ask, and why, before anything is worked out with such a day."""
    return (
        _("Is today really {day}?", day=today),
        _(
            "The clock of this computer is probably wrong: this program was made on {released}. With a wrong "
            "day, every date and "
            "all advice would be wrong. Please ask for help.",
            released=RELEASED,
        ),
    )


GO_BACK, IT_IS_RIGHT = _("No, or I do not know. Go back"), _("Yes, this day is right. Go on")
