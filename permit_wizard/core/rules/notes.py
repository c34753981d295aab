"""Sentences beside a step whose last day is no working day."""

from __future__ import annotations

from permit_wizard.core.dates.working_days import is_weekend
from permit_wizard.core.days import Due
from permit_wizard.core.text import Text, Weekday, _


def working_day_note(due: Due | None) -> Text | None:
    """Return the sentence that names the working day before a step's last day, or None where there is none to name."""
    if due is None or due.working_day is None:
        return None
    last, day = due.day, due.working_day
    if is_weekend(last):
        return _(
            "{on} is a {last}. Do it by {weekday} {day}, when you can still phone for help.",
            on=last,
            last=Weekday(last),
            weekday=Weekday(day),
            day=day,
        )
    return _(
        "{on} is a public holiday. Do it by {weekday} {day}, when you can still phone for help.",
        on=last,
        weekday=Weekday(day),
        day=day,
    )
