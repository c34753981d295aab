"""A wrong clock is a wrong verdict: a laptop whose battery died believes in a day long past."""

from __future__ import annotations

from datetime import date

from permit_wizard.text import Text, _

RELEASED = date(2026, 11, 1)
"""No copy of this version can run before this day: a clock that says so is wrong. Moved with every release."""
YEARS_PLAUSIBLE = 10  # a copy that old should not be used, whether its clock is right or not


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
            "The clock of this computer is probably wrong: this program was made on {released}. With a wrong day, every date and "
            "all advice would be wrong. Please ask for help.",
            released=RELEASED,
        ),
    )


GO_BACK, IT_IS_RIGHT = _("No, or I do not know. Go back"), _("Yes, this day is right. Go on")
