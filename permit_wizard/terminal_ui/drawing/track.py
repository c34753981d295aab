"""The days of a case on one line from today on, with a row of names above it and one below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from textual.content import Content

from permit_wizard.terminal_ui.drawing.lines import cell, lines, wrapped
from permit_wizard.terminal_ui.drawing.model import Mark, Role

HEIGHT = 3
NAMES = 2
"""Rows of the names without the line between them, where every row counts."""
_GAP = 2  # cells between two names
_SIGNS = {Role.FIRST: "┣", Role.STEP: "◇", Role.TODAY: "●", Role.SAFE: "◆", Role.END: "┃"}
_INKS = {
    Role.FIRST: "bold $ink",
    Role.STEP: "bold $ink",
    Role.TODAY: "bold $ink",
    Role.SAFE: "bold $lead",
    Role.END: "bold $warn-text",
}


def fitting(marks: Sequence[Mark], width: int) -> list[Mark]:
    """Return the days whose names have room beside each other.

    Where they have not, days that a row below names go first, and at last today goes without its date.
    """
    kept = list(marks)
    for role in (Role.STEP, Role.FIRST):
        if _fits(kept, width):
            break
        kept = [mark for mark in kept if mark.role is not role]
    if _fits(kept, width):
        return kept
    return [replace(mark, words="") if mark.role is Role.TODAY else mark for mark in kept]


def _fits(marks: Sequence[Mark], width: int) -> bool:
    return all(
        sum(_label(mark, rtl=False).cell_length for mark in lane) + _GAP * (len(lane) - 1) <= width
        for lane in _lanes(marks)
    )


def draw_track(marks: Sequence[Mark], width: int, *, urgent: bool, rtl: bool, line: bool = True) -> Content:
    """Return three rows, or two; every name has its mark's sign, so it may be a little aside.

    Args:
        marks: the days, by date, today among them.
        width: cells.
        urgent: whether no time is left.
        rtl: whether the page runs from right to left; the line does so too.
        line: whether the line is drawn between the names.
    """
    columns = _columns(marks, width)
    above, below = _lanes(marks)
    at = {id(mark): column for mark, column in zip(marks, columns, strict=True)}
    return lines(
        [
            _lane(above, [at[id(mark)] for mark in above], width, rtl=rtl),
            *([_axis(marks, columns, urgent=urgent)] if line else []),
            _lane(below, [at[id(mark)] for mark in below], width, rtl=rtl),
        ]
    )


def draw_upright(marks: Sequence[Mark], width: int, *, rtl: bool) -> Content:
    """Return the days one below the other, for the panel."""
    rows: list[Content] = []
    longest = max((Content(mark.words).cell_length for mark in marks), default=0)
    for mark in marks:
        words = Content.styled(mark.words + " " * (longest - Content(mark.words).cell_length), "bold")
        name = Content.styled(mark.name, "$soft")
        sign = (_SIGNS[mark.role] + "  ", _INKS[mark.role])
        space = width - 3 - name.cell_length - longest
        if space >= 1:
            rows.append(Content.assemble(sign, cell(name, rtl=rtl), " " * space, cell(words, rtl=rtl)))
            continue
        first, *more = wrapped(mark.name, width - 3, "$soft")
        rows.append(Content.assemble(sign, cell(first, rtl=rtl)))
        rows += [Content.assemble("   ", cell(line, rtl=rtl)) for line in (*more, words)]
    return lines(rows)


def _lanes(marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    above = [mark for mark in marks if mark.role in (Role.TODAY, Role.SAFE)]
    return above, [mark for mark in marks if mark not in above]


def _columns(marks: Sequence[Mark], width: int) -> list[int]:
    """Return each mark's column: to scale, in order, and never two in one place."""
    first, span = marks[0].day, max(1, (marks[-1].day - marks[0].day).days)
    columns: list[int] = []
    for mark in marks:
        column = round((width - 1) * (mark.day - first).days / span)
        columns.append(max(column, columns[-1] + 1 if columns else column))
    columns[-1] = min(columns[-1], width - 1)
    for i in range(len(columns) - 2, -1, -1):
        columns[i] = min(columns[i], columns[i + 1] - 1)
    return columns


def _axis(marks: Sequence[Mark], columns: Sequence[int], *, urgent: bool) -> Content:
    axis = Content.assemble(" " * columns[0], (_SIGNS[marks[0].role], _INKS[marks[0].role]))
    today = next((mark.day for mark in marks if mark.role is Role.TODAY), marks[0].day)
    for (before, start), (mark, stop) in pairwise(zip(marks, columns, strict=True)):
        if mark.day <= today:
            piece = ("━", "$warn-text" if urgent else "$ghost")
        elif mark.role is Role.FIRST:  # nothing can be done until then
            piece = ("┄", "$rule")
        elif mark.role is Role.END and before.role is Role.SAFE:
            piece = ("━", "$warn-text")
        else:
            piece = ("━", "$lead")
        line = (piece[0] * (stop - start - 1), piece[1])
        axis = Content.assemble(axis, line, (_SIGNS[mark.role], _INKS[mark.role]))
    return axis


def _label(mark: Mark, *, rtl: bool) -> Content:
    name = "bold $lead" if mark.role is Role.SAFE else "$soft"
    words = "bold $warn-text" if mark.role is Role.END else "bold $ink"
    text = Content.assemble((f"{_SIGNS[mark.role]} ", _INKS[mark.role]), (mark.name, name))
    return cell(Content.assemble(text, (f"  {mark.words}", words)) if mark.words else text, rtl=rtl)


def _lane(marks: Sequence[Mark], columns: Sequence[int], width: int, *, rtl: bool) -> Content:
    """Return names as near to their marks as their neighbours and the edges let them."""
    labels = [_label(mark, rtl=rtl) for mark in marks]
    starts: list[int] = []
    limit = width
    for label, column in reversed(list(zip(labels, columns, strict=True))):
        wanted = column if column < width // 3 else column - label.cell_length // 2
        starts.insert(0, max(0, min(wanted, limit - label.cell_length)))
        limit = starts[0] - _GAP
    row = Content("")
    for start, label in zip(starts, labels, strict=True):
        gap = start - row.cell_length
        row = Content.assemble(row, " " * (max(gap, _GAP) if row.cell_length else max(gap, 0)), label)
    return row
