"""The dates of a case on a line: first day, today, last safe day, expiry. Upright where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise, zip_longest
from typing import NamedTuple

from textual.content import Content

from permit_wizard.terminal_ui.widgets.drawn import Drawn, lines, wrapped

NARROWEST = 56  # columns; below this the line stands upright


class Point(NamedTuple):
    """One day on the line.

    Attributes:
        day: the day.
        label: what it is, in the reader's language.
        words: the day, in the reader's language.
        sign: how it is drawn.
        style: role of sign and label.
        above: whether its label stands above the line.
    """

    day: date
    label: str
    words: str
    sign: str
    style: str
    above: bool


class Timeline(Drawn):
    """Marks on a line, in order of their days; the distance left is written on the line.

    Args:
        marks: the days, at least two.
        today: where the line so far ends and the time left begins.
        left: "82 days left", or the like, in the reader's language; empty where no time is left to anybody.
        urgent: whether no time is left.
        upright: always upright, as in the side panel.
    """

    gap = 2

    def __init__(self, marks: Sequence[Point], today: date, left: str, *, urgent: bool, upright: bool = False) -> None:
        super().__init__()
        self.marks = sorted(marks, key=lambda mark: mark.day)
        self.today, self.left, self.urgent, self.upright = today, left, urgent, upright

    def draw(self, width: int) -> Content:
        """Lying down where labels have room beside each other, upright where they have not."""
        if self.upright or width < NARROWEST:
            return self._upright(width)
        lanes = [[mark for mark in self.marks if mark.above is above] for above in (True, False)]
        if any(sum(_wide(mark) + 2 for mark in lane) > width for lane in lanes):
            return self._upright(width)
        return self._lying(width, *lanes)

    def _lying(self, width: int, above: list[Point], below: list[Point]) -> Content:
        at = self._columns(width)
        axis, written = self._axis(at, width)
        rows = [
            *(self._lane(above, at, width, part) for part in ("label", "words")),
            _arrows(above, at, "▼"),
            axis,
            _arrows(below, at, "▲"),
            *(self._lane(below, at, width, part) for part in ("words", "label")),
        ]
        if self.left and not written:  # where the least time is left there is the least room for it on the line
            rows += [Content.assemble("  ● ", row) for row in wrapped(self.left, width - 4, self._tone)]
        return lines(rows)

    @property
    def _tone(self) -> str:
        return "bold $warn" if self.urgent else "bold $good"

    def _columns(self, width: int) -> dict[date, int]:
        """Return each day's column: to scale, but never two days in one place, and in order."""
        days = sorted({mark.day for mark in self.marks})
        margin, span = 7, max(1, (days[-1] - days[0]).days)
        at = {day: margin + round((width - 2 * margin - 1) * (day - days[0]).days / span) for day in days}
        for before, day in pairwise(days):
            at[day] = max(at[day], at[before] + 2)
        at[days[-1]] = min(at[days[-1]], width - 2)
        for day, after in reversed(list(pairwise(days))):
            at[day] = min(at[day], at[after] - 2)
        return at

    def _axis(self, at: dict[date, int], width: int) -> tuple[Content, bool]:
        """Return the line itself, and whether the time left is written on it; it lies between today and the last day."""
        row: list[tuple[str, str]] = [("┄", "$rule")] * width
        tone = self._tone
        columns = sorted(at.values())
        for column in range(columns[0], columns[-1]):
            row[column] = ("━", tone if column > at[self.today] else "$soft")
        for mark in self.marks:
            row[at[mark.day]] = (mark.sign, mark.style)
        written = self._write_left(row, columns, at[self.today], tone)
        return Content.assemble(*row), written

    def _write_left(self, row: list[tuple[str, str]], columns: list[int], today: int, tone: str) -> bool:
        """Write how much time is left into the widest stretch that it belongs to; returns whether it fits there."""
        if not self.left:
            return False
        stretches = [(a, b) for a, b in pairwise(columns) if a >= today] or list(pairwise(columns))
        start, stop = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
        text = Content(f" {self.left} ")
        if text.cell_length > stop - start - 3:
            return False
        begin = start + 1 + (stop - start - 1 - text.cell_length) // 2
        row[begin : begin + text.cell_length] = [(text.plain, tone), *[("", "")] * (text.cell_length - 1)]
        return True

    def _lane(self, lane: list[Point], at: dict[date, int], width: int, part: str) -> Content:
        """Return labels as near to their marks as their neighbours and the edges let them."""
        starts: list[int] = []
        free = 0
        for mark in lane:
            starts.append(max(free, at[mark.day] - _wide(mark) // 2))
            free = starts[-1] + _wide(mark) + 2
        limit = width
        for i in range(len(lane) - 1, -1, -1):
            starts[i] = max(0, min(starts[i], limit - _wide(lane[i])))
            limit = starts[i] - 2
        row = Content("")
        for start, mark in zip(starts, lane, strict=True):
            text = mark.label if part == "label" else mark.words
            room = _wide(mark) - Content(text).cell_length
            gap = start - row.cell_length + room // 2
            row = Content.assemble(
                row, " " * max(0, gap), (text, mark.style if part == "label" else "$ink"), " " * (room - room // 2)
            )
        return Content.assemble(row, " " * max(0, width - row.cell_length))

    def _upright(self, width: int) -> Content:
        """One row a day; what is too long for a narrow panel goes on in its own column."""
        longest = max(Content(mark.words).cell_length for mark in self.marks)
        room = max(width - longest - 5, 8)
        rows: list[Content] = []
        for mark, after in zip_longest(self.marks, self.marks[1:]):
            tone = "$soft" if mark.day < self.today else self._tone
            bar = ("┃" if after is not None else " ", tone)
            label, *more = wrapped(mark.label, room, mark.style)
            words = Content(mark.words)
            gap = " " * (longest - words.cell_length + 2)
            rows.append(
                Content.assemble(
                    (mark.sign, mark.style), "  ", self.column(Content.styled(mark.words, "$ink")), gap, label
                )
            )
            rows += [Content.assemble(bar, " " * (longest + 4), row) for row in more]
            if mark.day == self.today and self.left:
                left = wrapped(self.left, max(width - 3, 8), tone if after is not None else "bold $warn")
                rows += [Content.assemble(bar, "  ", row) for row in left]
            elif after is not None and not more:
                rows.append(Content.assemble(bar))
        return lines(rows)


def _wide(mark: Point) -> int:
    return max(Content(mark.label).cell_length, Content(mark.words).cell_length)


def _arrows(lane: list[Point], at: dict[date, int], sign: str) -> Content:
    row = Content("")
    for mark in lane:
        row = Content.assemble(row, " " * (at[mark.day] - row.cell_length), (sign, mark.style))
    return row
