"""The days of a case on a line (SVG), and each of them in words below it: the words alone contain everything.

The line has no letters, so that it needs no font and mirrors for languages from right to left; each day's sign is
again before its words.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from permit_wizard.core.days import Day, Mark
from permit_wizard.core.text import Text, _
from permit_wizard.visit.blocks import Dates
from permit_wizard.web.render.bilingual_html import BilingualHtml

WIDTH, HEIGHT, MIDDLE, MARGIN, APART = 320, 40, 20, 14, 20  # units of the drawing; APART is the least between two days


class _Look(NamedTuple):
    shape: str
    kind: str


_ARROW, _DIAMOND, _BAR, _TICK = "M-5-7 6 0-5 7z", "M0-8 8 0 0 8-8 0z", "M-3-10h6v20h-6z", "M-1.5-7h3v14h-3z"
_TODAY = _Look("M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z", "today")
_DEADLINE = _Look(_DIAMOND, "by")
"""Of every day by which something has to be done, unless it has a look of its own."""

_LOOKS: dict[Day, _Look] = {
    Day.APPLY_FROM: _Look(_ARROW, "from"),
    Day.OLDER_APPLY_FROM: _Look(_TICK, "other"),
    Day.NEWER_APPLY_FROM: _Look(_TICK, "other"),
    Day.LAST_SAFE_RECEIPT: _Look(_DIAMOND, "safe"),
    Day.RECEIVED_ON: _Look(_DIAMOND, "safe"),
    Day.EXPIRES_ON: _Look(_BAR, "last"),
}


def timeline(block: Dates, bilingual: BilingualHtml) -> str:
    """Return the line and its words; empty where no day is known."""
    schedule = block.schedule
    urgent = schedule.days_left is not None and schedule.days_left <= 0
    rows: list[tuple[date, int, _Look, Text]] = [
        (mark.day, 1, _looks(mark), words) for mark, words in zip(schedule.marks, block.lines, strict=True)
    ]
    rows.append((schedule.today, 0, _TODAY, _("Today: {what}", what=Text("{day}", {"day": schedule.today}))))
    rows.sort(key=lambda row: row[:2])
    items = "".join(f"<li>{_sign(look)}<span>{bilingual(words)}</span></li>" for _day, _rank, look, words in rows)
    tone = "warn" if urgent else "good"
    left = "" if block.left is None else f'<p class="left {tone}">{bilingual(block.left)}</p>'
    days = [(row[0], row[2]) for row in rows]
    line = _line(days, schedule.today)
    return f'<section class="timeline"><h2>{bilingual(block.heading)}</h2>{left}{line}<ul>{items}</ul></section>'


def _looks(mark: Mark) -> _Look:
    look = _LOOKS.get(mark.name, _DEADLINE)
    return look._replace(kind="passed") if mark.passed and mark.name is not Day.RECEIVED_ON else look


def _sign(look: _Look) -> str:
    path = f'<path class="{look.kind}" d="{look.shape}"/>'
    return f'<svg class="sign" viewBox="-10 -10 20 20" aria-hidden="true">{path}</svg>'


def _line(days: list[tuple[date, _Look]], today: date) -> str:
    """Return the drawing: to scale, but never two days in one place; what is left of the time in another colour."""
    at = _places(sorted({day for day, _look in days}))
    here, first, last = at[today], min(at.values()), max(at.values())
    line = f'<path class="line" d="M2 {MIDDLE}H{WIDTH - 2}"/>'
    gone = f'<path class="gone" d="M{first:.0f} {MIDDLE}H{here:.0f}"/>' if here > first else ""
    left = f'<path class="time" d="M{here:.0f} {MIDDLE}H{last:.0f}"/>' if last > here else ""
    marks = "".join(
        f'<g transform="translate({at[day]:.0f} {MIDDLE})"><path class="{look.kind}" d="{look.shape}"/></g>'
        for day, look in days
    )
    return f'<svg class="axis" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{line}{gone}{left}{marks}</svg>'


def _places(days: list[date]) -> dict[date, float]:
    span = max(1, (days[-1] - days[0]).days)
    at = {day: MARGIN + (WIDTH - 2 * MARGIN) * (day - days[0]).days / span for day in days}
    for before, day in pairwise(days):
        at[day] = max(at[day], at[before] + APART)
    at[days[-1]] = min(at[days[-1]], WIDTH - MARGIN)
    for day, after in reversed(list(pairwise(days))):
        at[day] = min(at[day], at[after] - APART)
    return at
