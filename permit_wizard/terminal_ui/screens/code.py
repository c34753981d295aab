"""A code on the screen that a phone reads: the address of the IND, or the result in short."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from permit_wizard.outputs import qr
from permit_wizard.rtl import Direction
from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words
from permit_wizard.visit.blocks import Code as CodeBlock

BARS: Final = 2  # rows of a window that a code cannot have: the bar and the foot
EDGES: Final = 2  # columns
NARROWEST_WORDS = 22  # columns for the words beside a code


def code_room(window: Size) -> tuple[int, int]:
    """Return the columns and rows there are for a code: the window without the bar and the foot."""
    return window.width - EDGES, window.height - BARS


class Code(Drawn):
    """A QR code in black and white, whatever the theme.

    Args:
        drawing: the rows of the code.
    """

    base_direction = Direction.LTR
    gap = 2

    def __init__(self, drawing: qr.Drawing) -> None:
        super().__init__()
        self.drawing = drawing

    def draw(self, width: int) -> Content:  # noqa: ARG002 - a code has one size
        """The code, row by row."""
        return lines(
            Content.assemble(*((run.text, f"{run.ink} on {run.ground}") for run in row)) for row in self.drawing.rows
        )


class CodeScreen(PageScreen[None]):
    """A code to scan, as large as the window; what it holds is in words beside it, or under it."""

    draws_ways = False
    _drawn_for: Size | None = None

    def content(self) -> Iterable[Widget]:
        """The code first: its top is in sight however long the words are."""
        from permit_wizard.visit.export_options import sheet_of

        self.add_class("-code")
        block = next(block for block in self.page.blocks if isinstance(block, CodeBlock))
        verdict = self.page.verdict
        if verdict is None:
            return
        payload = qr.payload(sheet_of(self.wizard.visit, verdict, block.option))
        self._drawn_for = self.window
        columns, rows = code_room(self.window)
        drawing = qr.draw(payload, columns, rows)
        if drawing is None:
            needed = qr.least_room(payload)
            size = (needed[0] + EDGES, needed[1] + BARS)
            problem = qr.too_small(size, self.window, kiosk=self.wizard.visit.device.kiosk)
            yield Words(self.localize(problem), "bold $warn-text")
            return
        words = (Words(self.localize(self.page.heading), "$soft"), Words(payload, "$ink"))
        # from right to left a terminal could turn the code around with the words
        if not self.wizard.localizer.rtl and columns - drawing.width >= NARROWEST_WORDS:
            code = Code(drawing)
            code.styles.width = drawing.width
            yield Horizontal(code, Vertical(*words, id="code-words"), id="code")
        else:
            yield Code(drawing)
            yield from words

    def _across(self) -> None:
        """The code has the whole window."""
        super()._across()
        for part in self.query("#page, #column"):
            part.styles.padding = 0
        for main in self.query("#main"):
            main.styles.width = "100%"

    def breathe(self) -> None:
        """Leave the code where it is."""
        self.call_after_refresh(self.mark_more)
        self.call_after_refresh(self.scroll_to_focus)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code as large as the window is now."""
        super().on_resize(event)
        if self._drawn_for not in (None, event.size):
            self.wizard.show_again()
