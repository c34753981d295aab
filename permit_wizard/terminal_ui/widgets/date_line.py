"""The line in which a date is typed, and the drawn card beside it."""

from __future__ import annotations

import re

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from permit_wizard.core.dates.problems import without_controls
from permit_wizard.core.dates.reading import LONGEST
from permit_wizard.rtl import BidiInput, Direction, set_direction
from permit_wizard.terminal_ui.widgets.card import Card
from permit_wizard.terminal_ui.widgets.containers import Row, Stack
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.visit.blocks import DateField

_BLANKS = re.compile(r"\s+")


class DateInput(BidiInput, inherit_bindings=False):
    """One line for a date. What is in it never reaches a clipboard."""

    cursor_blink: Reactive[bool] = Reactive(False, init=False)  # nothing moves by itself, or is sent twice a second
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), init=False)
    """The cells of what is typed. The line stays as wide as it is, so no letter has the page laid out again."""
    BINDINGS = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("home,ctrl+a", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("enter", "submit", show=False),
    ]

    def check_message_enabled(self, message: Message) -> bool:
        """Send no message of each letter (Textual): the page watches the line, and sees the letter at once."""
        return not isinstance(message, Input.Changed) and super().check_message_enabled(message)

    class PastedTooMuch(Message):
        """Far too much was pasted: a whole page by mistake, or to do harm. The line stays as it was."""

    def on_paste(self, event: events.Paste) -> None:
        """Take all that was pasted as one line; drop what is far too long, and notify the page."""
        event.prevent_default()
        event.stop()
        if len(event.text) <= LONGEST:
            self.insert_text_at_cursor(_BLANKS.sub(" ", event.text).strip())
        else:
            self.post_message(self.PastedTooMuch())

    def replace(self, text: str, start: int, end: int) -> None:
        """Take text without control characters: sent back to the terminal, they would be obeyed."""
        super().replace(without_controls(text), start, end)

    async def on_click(self, event: events.Click) -> None:
        """Go on where the frame names the key for that."""
        if self.border_subtitle and event.y == self.outer_size.height - 1:
            await self.action_submit()

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Copy nothing."""


class Pair(Row):
    """The drawn card, and beside it the line to type in, with the echo of the date below it.

    Args:
        field: the line, and the letters on the card if one is drawn.
        label: the words over the line.
    """

    def __init__(self, field: DateField, label: str) -> None:
        super().__init__(id="pair")
        self.field, self.label = field, label

    def compose(self) -> ComposeResult:
        """Card, words, line, echo."""
        if self.field.on_card is not None:
            card = Card(self.field.on_card)
            set_direction(card, Direction.LTR)  # a Dutch card looks the same to every reader
            yield card
        with Stack(id="entry", classes="" if self.field.on_card is not None else "-alone"):
            yield Words(self.label, "bold $ink")
            yield DateInput(self.field.typed, max_length=LONGEST, select_on_focus=False)
            yield Words("", "$soft", id="echo")
