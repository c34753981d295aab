"""What the terminal shows already is not sent to it again, and of a row only the part that changed.

Textual paints a page two or three times before it is at rest: when it comes, when its screen is put in place of another
one, and when a part has got another size. Each time it begins at the widget's edge (`ChopsUpdate`, where "crop to x
extents" is still to be done). Both updates are private in Textual 8.2.8, pinned by a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from permit_wizard.terminal_ui.driver.characters import keeps_place


class Piece(NamedTuple):
    """A part of a row as it is sent.

    Attributes:
        start: its first cell.
        end: the cell after its last.
        sent: text and styles, as Rich writes them.
    """

    start: int
    end: int
    sent: str


class Shown:
    """What a terminal shows, as far as it is known: the pieces of each row that were sent last."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Piece]] = {}

    def forget(self) -> None:
        """Take in that anything may be on the terminal now: with the next update all rows of it are sent."""
        self._rows.clear()

    def unsent(self, update: CompositorUpdate, console: Console) -> str:
        """Return what has to be written to the terminal for an update, and take it for shown from then on."""
        written: list[str] = []
        for y, pieces in _rows_of(update, console):
            known = self._rows.get(y, [])
            if all(piece in known for piece in pieces):
                continue
            kept = [old for old in known if not any(new.start < old.end and old.start < new.end for new in pieces)]
            self._rows[y] = kept + pieces
            at = -1
            for piece in pieces:
                if piece.start != at:
                    written.append(f"\x1b[{y + 1};{piece.start + 1}H")
                written.append(piece.sent)
                # a terminal may need other cells than we think for letters that are not ASCII
                at = piece.end if piece.sent.isascii() else -1
        return "".join(written)


class Unsent(CompositorUpdate):
    """An update of which only what the terminal does not show is written."""

    def __init__(self, update: CompositorUpdate, shown: Shown) -> None:
        self._update, self._shown = update, shown

    def render_segments(self, console: Console) -> str:
        """Return what is written to the terminal (Textual)."""
        return self._shown.unsent(self._update, console)


def _rows_of(update: CompositorUpdate, console: Console) -> Iterator[tuple[int, list[Piece]]]:
    """Yield the rows of an update, or parts of them, from top to bottom: where they are, and their pieces."""
    if isinstance(update, LayoutUpdate):
        left, top = update.region.offset
        for y, strips in enumerate(update.strips, top):
            x, pieces = left, list[Piece]()
            for strip in strips:
                pieces.append(Piece(x, x + strip.cell_length, strip.render(console)))
                x += strip.cell_length
            yield y, pieces
    elif isinstance(update, ChopsUpdate):
        for y, start, end in update.spans:
            yield y, list(_part_of(update, y, start, end, console))


def _part_of(update: ChopsUpdate, y: int, start: int, end: int, console: Console) -> Iterator[Piece]:
    for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
        if strip is None or x >= end or stop <= start:
            continue
        skipped = _can_be_skipped(strip, start - x) if x < start else 0
        right = min(stop, end) - x
        part = strip if not skipped and right == strip.cell_length else strip.crop(skipped, right)
        yield Piece(x + skipped, x + right, part.render(console))


def _can_be_skipped(strip: Strip, wanted: int) -> int:
    """Return how many cells at the start of a strip need not be written: none behind a letter that moves others."""
    cells = 0
    for text, _style, _control in strip:
        for character in text:
            if cells == wanted or not keeps_place(character):
                return cells
            cells += 1
    return cells
