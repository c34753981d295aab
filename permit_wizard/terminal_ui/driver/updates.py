"""Of a row, only the part that changed is sent: Textual begins each one at the widget's edge.

Private in Textual 8.2.8 (`ChopsUpdate`, where "crop to x extents" is still to be done), pinned by a test.
"""

from __future__ import annotations

from typing import Any, cast

from rich.console import Console
from textual._compositor import ChopsUpdate
from textual.strip import Strip

from permit_wizard.terminal_ui.driver.characters import keeps_place


def send_changes_only() -> None:
    """Let Textual send no more of a row than is to be painted."""
    cast("Any", ChopsUpdate).render_segments = render_segments


def render_segments(update: ChopsUpdate, console: Console) -> str:
    """Return what is written to a terminal for an update (Textual)."""
    written: list[str] = []
    for y, start, end in update.spans:
        for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x >= end or stop <= start:
                continue
            skipped = _can_be_skipped(strip, start - x) if x < start else 0
            right = min(stop, end) - x
            part = strip if not skipped and right == strip.cell_length else strip.crop(skipped, right)
            written += [f"\x1b[{y + 1};{x + skipped + 1}H", part.render(console)]
    return "".join(written)


def _can_be_skipped(strip: Strip, wanted: int) -> int:
    """Return how many cells at the start of a strip need not be written: none behind a letter that moves others."""
    cells = 0
    for text, _style, _control in strip:
        for character in text:
            if cells == wanted or not keeps_place(character):
                return cells
            cells += 1
    return cells
