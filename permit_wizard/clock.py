"""Which day it is in the Netherlands; the moment is an argument, only `cli` reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def day_in_the_netherlands(now: datetime) -> date:
    """Return the calendar date in Europe/Amsterdam at a moment.

    Without time zone data (Windows has none of its own) the European rule for summer time stands in: Directive 2000/84/EC,
    from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return now.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    except ZoneInfoNotFoundError:
        return by_european_rule(now)


def by_european_rule(now: datetime) -> date:
    """Return the date by Central European (Summer) Time, without time zone data."""
    now = now.astimezone(UTC)
    starts, ends = (_last_sunday(now.year, month) for month in (3, 10))
    return (now + timedelta(hours=2 if starts <= now < ends else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)  # March and October both have 31 days
    return last - timedelta(days=last.isoweekday() % 7)
