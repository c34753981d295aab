"""A judged caseload as a calendar: one day a person who has to act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Urgency
from permit_wizard.caseload.write.layout import Caseload, describe_line
from permit_wizard.core.text import _
from permit_wizard.outputs import NothingToWrite

_WEEK, _SATURDAY = 7, 5


def write_ics(load: Caseload) -> Iterator[bytes]:
    """Yield a calendar with one day a person who has to act: the ref alone as its title, unless it is to tell.

    An entry is the same one tomorrow, whatever row the person stands in then and however the day moved: a calendar that reads the file
    again changes it, and does not add another. Who stands in the sheet twice has two.

    Raises:
        NothingToWrite: nobody has to act.
    """
    from permit_wizard.outputs import calendar

    head, _end, tail = calendar.empty().to_ical().partition(b"END:VCALENDAR")
    twice: Counter[int] = Counter()
    for entry in load.entries():
        if entry.triage.urgency not in COUNTED_DOWN:
            continue
        day = max(entry.triage.due or load.today, load.today)
        what = f"{entry.ref}: {describe_line(entry, load.localizer)}" if load.telling else entry.ref
        identity = f"caseload {'opens' if entry.triage.urgency is Urgency.OPENS else 'act'} {entry.ref}"
        number = twice[hash(identity)]
        if not twice:
            yield head
        twice[hash(identity)] += 1
        days = list(reminders(day, load.today))
        yield calendar.event(
            calendar.Entry(day, what, "", f"{identity} {number + 1}" if number else identity), load.today, days
        ).to_ical()
    if not twice:
        raise NothingToWrite(_("There is no day to put into a calendar: no date is known, or all are past."))
    yield b"END:VCALENDAR" + tail


def reminders(day: date, today: date) -> Iterator[int]:
    """Yield how many days before a day to be reminded of it: a week, and a working day; on the day itself where both have passed."""
    before = 1
    while (day - timedelta(before)).weekday() >= _SATURDAY:
        before += 1
    ahead = [days for days in (_WEEK, before) if day - timedelta(days) >= today]
    yield from dict.fromkeys(ahead or [0])
