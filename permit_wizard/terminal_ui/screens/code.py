"""A code on the screen that a phone reads: the address of the IND, or the result in short."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from permit_wizard.core.text import Text, _
from permit_wizard.outputs import Sheet, qr
from permit_wizard.rtl import Direction
from permit_wizard.terminal_ui.later_drafts import CodeDraft
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words, lines

BARS, EDGES = 2, 2  # rows and columns of a window that a code cannot have: top bar and foot, margin and scroll bar
NARROWEST_WORDS = 22  # columns for the words beside a code


def sheet_of(page: Page[Any], *, telling: bool) -> Sheet:
    """Return what a format writes down: the result in every language on the screen."""
    wizard = page.wizard
    return Sheet(wizard.verdict(), wizard.speaker.localizers, telling, (page.window.width, page.window.height))


def payload_of(page: Page[Any], *, telling: bool) -> str:
    """Return what a phone reads off the code."""
    return qr.payload(sheet_of(page, telling=telling))


def room_for_code(page: Page[Any]) -> tuple[int, int]:
    """Return the columns and rows there are for a code: the window without the top bar and the foot."""
    width, height = page.window
    return width - EDGES, height - BARS


def too_small_for(page: Page[Any], payload: str) -> Text | None:
    """Return what to say where the window is too small for a code: the size that is needed, and the one that there is."""
    if qr.draw(payload, *room_for_code(page)) is not None:
        return None
    columns, rows = qr.least_room(payload)
    return qr.too_small((columns + EDGES, rows + BARS), page.window)


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


class CodeScreen(Page[CodeDraft]):
    """A code to scan, as large as the window; what it holds stands in words beside it, or under it."""

    share = 1.0
    fits = False
    _drawn_for: Size | None = None

    def content(self) -> Iterable[Widget]:
        """The code first: its top is in sight however long the words are."""
        self.add_class("-code")
        payload = payload_of(self, telling=self.draft.telling)
        columns, rows = room_for_code(self)
        self._drawn_for = self.window
        problem, drawing = too_small_for(self, payload), qr.draw(payload, columns, rows)
        if problem is not None or drawing is None:
            yield Words(self.say(problem or _("This window is a little too small.")), "bold $warn")
            return
        words = (Words(self.say(qr.hint(telling=self.draft.telling)), "$soft"), Words(payload, "$ink"))
        # from right to left a terminal could turn the code around with the words
        if not self.wizard.localizer.rtl and columns - drawing.width >= NARROWEST_WORDS:
            code = Code(drawing)
            code.styles.width = drawing.width
            yield Horizontal(code, Vertical(*words, id="code-words"), id="code")
        else:
            yield Code(drawing)
            yield from words

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code as large as the window is now."""
        super().on_resize(event)
        if self._drawn_for not in (None, event.size):
            self.wizard.rebuild(self.current_draft())
