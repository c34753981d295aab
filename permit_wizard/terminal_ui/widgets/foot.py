"""The last row of every page: the keys and what they do, and whether there is more below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from permit_wizard.language.localizer import LRI, PDI, RLI
from permit_wizard.rtl import Direction, direction_of
from permit_wizard.terminal_ui.widgets.drawn import Clickable

ALWAYS: Final = 0
"""The rank of a key that is named in every window."""
GAP: Final = 3  # cells between two keys; one less is tried before a key is left out


@dataclass(frozen=True, slots=True)
class Hint:
    """One key as it is named.

    Attributes:
        name: the key.
        does: what it does, ready to show.
        action: the action (Textual) that a click on it runs.
        rank: the higher, the earlier a narrow window leaves it out; `ALWAYS` never.
    """

    name: str
    does: str
    action: str
    rank: int


def fitting(hints: Sequence[Hint], tail: int, width: int) -> tuple[list[Hint], int]:
    """Return the hints that a row has room for, and the cells between two of them.

    The hint of the highest rank is left out first, the last of equals; one of rank `ALWAYS` never is.

    Args:
        hints: in the order in which they are shown.
        tail: cells at the end of the row that are taken.
        width: cells of the row.
    """
    kept = list(hints)
    while True:
        cells = sum(_of(hint).cell_length for hint in kept)
        for gap in (GAP, GAP - 1):
            if cells + gap * (len(kept) - 1) + (tail + GAP - 1 if tail else 0) <= width:
                return kept, gap
        least = max((hint.rank for hint in kept), default=ALWAYS)
        if least == ALWAYS:
            return kept, 1
        kept.remove([hint for hint in kept if hint.rank == least][-1])


def _of(hint: Hint) -> Content:
    return Content.assemble((hint.name, "bold $ink"), " ", (hint.does, "$soft"))


class Foot(Clickable):
    """The keys of a page; a click does what the key does.

    Args:
        hints: in the order in which they are shown.
        more: the words for more rows below.
    """

    says = ("hints", "words", "more")

    def __init__(self, hints: Sequence[Hint], more: str) -> None:
        super().__init__(id="keys")
        self.hints, self.words = tuple(hints), more
        self.more = False

    def draw(self, width: int) -> Content:
        """One row: as many keys as there is room for, and at its end whether there is more."""
        tail = Content.styled("↓ " + self.words, "bold $accent") if self.more else Content("")
        kept, gap = fitting(self.hints, tail.cell_length, width)
        row = Content(" " * gap).join(self._hint(hint) for hint in kept)
        space = width - row.cell_length - tail.cell_length
        return Content.assemble(row, " " * space, self._kept_together(tail)) if space > 0 else row

    def _hint(self, hint: Hint) -> Content:
        return self.doing(self._kept_together(_of(hint)), hint.action)

    def _kept_together(self, words: Content) -> Content:
        """Return words isolated from their neighbours in right-to-left rows (UAX #9, isolates)."""
        if direction_of(self) is not Direction.RTL or not words:
            return words
        name, blank, does = words.plain.partition(" ")
        at = len(name)
        return Content.assemble(RLI, LRI, words[:at], PDI, blank, words[at + 1 :], PDI) if does else words

    def tell(self, *, more: bool) -> None:
        """Show whether there is more below."""
        if more != self.more:
            self.more = more
            self.repaint()

    def change(self, hints: Sequence[Hint], more: str | None = None) -> None:
        """Name other keys, or the same ones in other words, and rows below in the words for these if they change."""
        before = self.hints, self.words
        self.hints, self.words = tuple(hints), more or self.words
        if (self.hints, self.words) != before:
            self.repaint()
