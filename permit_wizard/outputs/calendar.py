"""Calendar files (RFC 5545): each coming date of a case as a whole day, shown as free, with an alarm.

Titles are neutral by default: a phone lies on the table, and "IND" on its screen reveals something about its owner.
Nothing else in the file reveals more: ids are digests, and the product is not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from uuid import NAMESPACE_URL, uuid5

from permit_wizard.core.days import Day, Mark, Schedule
from permit_wizard.core.text import Text, _
from permit_wizard.language.wording import SHORT_DAYS, care_lines, rules_line
from permit_wizard.outputs import NothingToWrite, Sheet

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event

C = TypeVar("C", bound="Component")
WEEK = timedelta(days=7)
ALARM_TIME = timedelta(hours=9)
PRODUCT = "-//take-along//reminders//EN"
_NO_REMINDER = (Day.RECEIVED_ON, Day.OLDER_APPLY_FROM, Day.NEWER_APPLY_FROM)
NO_DAY = _("There is no day to put into a calendar: no date is known, or all are past.")
NEUTRAL = _("Reminder: look at your paper")


class Entry(NamedTuple):
    """One day in a calendar.

    Attributes:
        day: the day, in the Netherlands; calendars show it as a whole day, whatever their time zone.
        title: what the phone shows.
        details: what it shows when the entry is opened; may be empty.
        identity: what makes this entry the same one when the file is read again; only a digest of it is written.
    """

    day: date
    title: str
    details: str
    identity: str


def write(sheet: Sheet) -> bytes:
    """Write the dates that are still to come.

    Raises:
        NothingToWrite: there are none; a calendar without an entry is no calendar (RFC 5545, section 3.6).
    """
    entries = list(_entries(sheet))
    if not entries:
        raise NothingToWrite(NO_DAY)
    calendar = empty()
    for entry in entries:
        calendar.add_component(event(entry, sheet.verdict.today))
    return calendar.to_ical()


def days_ahead(schedule: Schedule) -> list[Mark]:
    """Return the days to be reminded of that are still to come, today included.

    Not those by rules that are not followed.
    """
    return [mark for mark in schedule.marks if not mark.passed and mark.name not in _NO_REMINDER]


def _entries(sheet: Sheet) -> Iterator[Entry]:
    def both(text: Text, between: str) -> str:
        return between.join(dict.fromkeys(localizer.line(text) for localizer in sheet.localizers))

    verdict = sheet.verdict
    for name, day, _passed in days_ahead(verdict.schedule):
        identity = f"{name} {day}"
        if not sheet.detailed:
            yield Entry(day, both(NEUTRAL, " / "), "", identity)
            continue
        opened = verdict.today if verdict.edition.needs_check(verdict.today) else None  # on a day to come
        lines = [verdict.summary, rules_line(verdict.edition, opened), *care_lines()]
        details = "\n\n".join("\n".join(localizer.line(text) for text in lines) for localizer in sheet.localizers)
        yield Entry(day, both(SHORT_DAYS[name], " / "), details, identity)


def empty() -> Calendar:
    """Return a calendar without an entry."""
    from icalendar import Calendar

    return _filled(Calendar(), prodid=PRODUCT, version="2.0")


def event(entry: Entry, today: date, ahead: Iterable[int] | None = None) -> Event:
    """Return an entry as an all-day event with alarms at 09:00.

    Args:
        entry: the day.
        today: the day it is written on.
        ahead: how many days before there is an alarm; if None, a week before, or on the day if that is nearer than a
            week.
    """
    from icalendar import Alarm, Event

    if ahead is None:
        ahead = (7 if entry.day - today >= WEEK else 0,)
    event = _filled(
        Event(),
        uid=str(uuid5(NAMESPACE_URL, entry.identity)),
        dtstamp=datetime.combine(today, time(), UTC),  # the day it was judged: the same answers give the same file
        dtstart=entry.day,
        dtend=entry.day + timedelta(days=1),
        summary=entry.title,
        transp="TRANSPARENT",
        **{"class": "PRIVATE"},
        **({"description": entry.details} if entry.details else {}),
    )
    for days in ahead:
        trigger = ALARM_TIME - timedelta(days)
        event.add_component(_filled(Alarm(), action="DISPLAY", description=entry.title, trigger=trigger))
    return event


def _filled(component: C, **properties: object) -> C:
    for name, value in properties.items():
        component.add(name, value)  # pyright: ignore[reportUnknownMemberType] - icalendar leaves its values untyped
    return component
