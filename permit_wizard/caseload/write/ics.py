"""A judged caseload as a calendar (RFC 5545): one day for each person who has to act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from permit_wizard.caseload.people.diagnostics import same_name
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Urgency
from permit_wizard.caseload.write.layout import Caseload, describe_line, display_name
from permit_wizard.core.text import _
from permit_wizard.language.care import unchecked_lines
from permit_wizard.outputs import NothingToWrite

if TYPE_CHECKING:
    from icalendar import Event

_WEEK, _SATURDAY = 7, 5
_FIRST_REVISION = datetime(2020, 1, 1, tzinfo=UTC)


def write_ics(load: Caseload) -> Iterator[bytes]:
    """Yield a calendar with one day for each person who has to act, titled with their name alone by default.

    An entry keeps its UID (3.8.4.7) while the person keeps their name, whatever row they are in and however their day
    moves. Its SEQUENCE (3.8.7.4) rises with each day and each time the sheet is saved, so a calendar that imports the
    file again moves the entry. Somebody who has renewed, has nothing to do or has left the sheet gets a cancelled entry
    (3.8.1.11), which takes away the one they had. A person whose date cannot be read keeps the entry that they had. A
    name that is in the sheet twice has two entries.

    Raises:
        NothingToWrite: nobody has to act, and nobody's entry has to go.
    """
    from permit_wizard.outputs import calendar

    head, _end, tail = calendar.empty().to_ical().partition(b"END:VCALENDAR")
    seen: Counter[str] = Counter()
    for entry in load.ranked:
        urgency = entry.triage.urgency
        if urgency is Urgency.BAD or (urgency in COUNTED_DOWN and not load.shows(entry)):
            continue
        name = same_name(entry.ref)
        number = seen[name]
        if not seen:
            yield head
        seen[name] += 1
        yield _event(entry, load, f"caseload {name}" + (f" {number + 1}" if number else "")).to_ical()
    if not seen:
        raise NothingToWrite(_("There is no day to put into a calendar: no date is known, or all are past."))
    yield b"END:VCALENDAR" + tail


def _event(entry: Entry, load: Caseload, identity: str) -> Event:
    """Return the entry of one person: a day to act, or a cancelled one."""
    from permit_wizard.outputs import calendar

    cancelled = entry.triage.urgency not in COUNTED_DOWN
    day = max(entry.triage.due or load.today, load.today)
    name = display_name(entry, load)
    title = f"{name}: {describe_line(entry, load.localizer)}" if load.detailed else name
    days = [] if cancelled else list(reminders(day, load.today))
    warnings = unchecked_lines(load.today, load.rules) if load.detailed and not cancelled else []
    details = " ".join(map(load.localizer.line, warnings))
    event = calendar.event(calendar.Entry(day, title, details, identity), load.today, days)
    stamp = _revised(load)
    for key in ("DTSTAMP", "SEQUENCE"):
        event.pop(key, None)
    more = {"dtstamp": stamp, "sequence": int((stamp - _FIRST_REVISION).total_seconds())}
    for key, value in (more | {"status": "CANCELLED"} if cancelled else more).items():
        event.add(key, value)  # pyright: ignore[reportUnknownMemberType] - icalendar leaves its values untyped
    return event


def _revised(load: Caseload) -> datetime:
    """Return when the entries changed last: the beginning of today, or later today when the sheet was saved."""
    midnight = datetime.combine(load.today, time(), UTC)
    return midnight if load.saved is None else max(midnight, load.saved.replace(microsecond=0))


def reminders(day: date, today: date) -> Iterator[int]:
    """Yield the days before a day to be reminded of it: a week and a working day, or 0 if both have passed."""
    before = 1
    while (day - timedelta(before)).weekday() >= _SATURDAY:
        before += 1
    ahead = [days for days in (_WEEK, before) if day - timedelta(days) >= today]
    yield from dict.fromkeys(ahead or [0])
