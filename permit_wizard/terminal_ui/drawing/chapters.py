"""How far along the form a page is: the chapters by name, and a bar below each that fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from permit_wizard.terminal_ui.drawing.lines import cell, lines

_GAP = 2
_DONE = "✓ "


class Chapter(NamedTuple):
    """One chapter: its name, and whether this page belongs to it."""

    name: str
    current: bool


def draw_chapters(chapters: Sequence[Chapter], done: float, width: int, *, rtl: bool) -> Content:
    """Return two rows.

    Args:
        chapters: from first to last.
        done: how many are done, the part of the present one included.
        width: cells.
        rtl: whether the page runs from right to left.
    """
    count = len(chapters)
    each = (width - _GAP * (count - 1)) // count
    names, bars = Content(""), Content("")
    for i, chapter in enumerate(chapters):
        room = each + (width - _GAP * (count - 1) - each * count if i == count - 1 else 0)
        finished = done >= i + 1 and not chapter.current
        name = chapter.name
        if finished and cell_len(_DONE + name) <= room:
            name = _DONE + name
        label = Content.styled(name, "bold $ink" if chapter.current else "$soft")
        if label.cell_length > room:
            label = label.truncate(room)
        full = min(room, max(int(chapter.current), round((done - i) * room)))
        gap = " " * _GAP if i < count - 1 else ""
        names = Content.assemble(names, cell(label, rtl=rtl), " " * (room - label.cell_length), gap)
        bars = Content.assemble(bars, ("━" * full, "$lead"), ("─" * (room - full), "$ghost"), gap)
    return lines([names, bars])
