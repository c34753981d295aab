"""The one next action, on top of a result: what a tired person reads first, and perhaps alone."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from permit_wizard.terminal_ui.widgets.drawn import Drawn, lines, padded

EDGE = 3  # " ┃ ", or "▸┃ " while the keys are here


class TodayBlock(Drawn, can_focus=True):
    """Which day it is, what to do on it, by when, whom to phone; Enter or a click goes to the step and opens it.

    Args:
        heading: which day.
        action: what to do, in a few words.
        rest: the sentences below it.
    """

    BINDINGS = [
        Binding("enter,space", "open", show=False),
        Binding("down", "screen.focus_next", show=False),
    ]

    class Opened(Message):
        """The step is wanted."""

    def __init__(self, heading: str, action: str, rest: str) -> None:
        super().__init__(id="today")
        self.heading, self.action, self.rest = heading, action, rest

    def draw(self, width: int) -> Content:
        """A bar along all of it; the action stands out."""
        hot, room = self.has_focus, width - EDGE
        rows = self.spoken(self.heading, room, "bold $accent")
        action = self.spoken(self.action, room, "bold")
        rows += [padded(row, room, "$focus-ink on $focus" if hot else "$ink") for row in action]
        rows += self.spoken(self.rest, room) if self.rest else []
        first = len(rows) and (len(self.spoken(self.heading, room)))
        return lines(
            Content.assemble("▸" if hot and i == first else " ", ("┃ ", "$accent"), row) for i, row in enumerate(rows)
        )

    def cursor_row(self) -> int:
        """The first row of the action."""
        return len(self.spoken(self.heading, self.size.width - EDGE))

    def cursor_rows(self) -> tuple[int, int]:
        """All of it: it is what should be in sight."""
        return 0, self.size.height

    def action_open(self) -> None:
        """Tell the page."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """Tell the page."""
        self.focus()
        self.action_open()
