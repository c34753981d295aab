"""One answer of a few: digits, arrows or the mouse choose; Enter goes on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from permit_wizard.ui.said import Voice
from permit_wizard.ui.widgets.drawn import Drawn, lines, padded, wrapped

SIGN_WIDTH = 9  # "▸  1  ○ " and a space


def digit_of(key: events.Key) -> int | None:
    """Return the digit that a key stands for, in any script (٣ is 3), or None."""
    return unicodedata.decimal(key.character, None) if key.character and len(key.character) == 1 else None


def _option_words(voice: Voice, room: int, _number: int, *, chosen: bool, hot: bool) -> list[Content]:
    """Return an option in one language: its words, and in a quieter style what follows the newline."""
    head, _, tail = voice.words.partition("\n")
    return wrapped(head, room, "bold" if chosen else "") + (wrapped(tail, room, "" if hot else "$soft") if tail else [])


class Choices(Drawn, can_focus=True):
    """Options in rows, each with its digit, a ring and the words.

    The cursor is the answer; nothing is chosen at first. Where the keys are, the row is filled, its ring is full and a bar
    stands at its edge: never colour alone.

    Args:
        labels: the options' words; after a newline, in a quieter style, the Dutch term.
        chosen: the option that is chosen, or None.
        numbered: whether options carry digits.
        gap: how much a blank row above is wanted.
    """

    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter,space", "go_on", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
    ]
    chosen: reactive[int | None] = reactive(None)

    class GoOn(Message):
        """Enter was pressed: `chosen` is the answer, or nothing is chosen yet."""

        def __init__(self, choices: Choices) -> None:
            super().__init__()
            self.choices = choices

        @property
        def control(self) -> Choices:
            """The field (Textual's `on` decorator matches by it)."""
            return self.choices

    class Moved(Message):
        """Another option is chosen now."""

    def __init__(
        self,
        labels: Sequence[str],
        chosen: int | None = None,
        *,
        numbered: bool = True,
        gap: int = 2,
        id: str | None = None,  # noqa: A002 - Textual's
    ) -> None:
        super().__init__(id=id)
        self.labels, self.numbered, self.gap = list(labels), numbered, gap
        self.inner = len(self.labels) - 1
        self.set_reactive(Choices.chosen, chosen)

    def draw(self, width: int) -> Content:
        """All options, a blank row between them where there is room."""
        rows: list[Content] = []
        for i in range(len(self.labels)):
            if i and self.airy:
                rows.append(Content(" "))
            rows += self.option_rows(i, width)
        return lines(rows)

    def option_rows(self, i: int, width: int) -> list[Content]:
        """Return one option's rows."""
        on = i == self.chosen
        hot = on and self.has_focus
        ink, key = (
            ("bold $focus-ink on $focus", "bold $focus on $focus-ink")
            if hot
            else ("bold $ink on $held" if on else "$ink", "bold $chip-ink on $chip")
        )
        first, *rest = self.beside(self.labels[i], width - SIGN_WIDTH, partial(_option_words, chosen=on, hot=hot))
        digit = (f" {i + 1} ", key) if self.numbered else ("   ", "")
        rows = [Content.assemble("▸ " if on else "  ", digit, " ● " if on else " ○ ", " ", first)]
        rows += [Content.assemble(" " * SIGN_WIDTH, row) for row in rest]
        return [padded(row, width, ink) for row in rows]

    def cursor_row(self) -> int:
        """The first row of the chosen option."""
        before = range(self.chosen or 0)
        return sum(len(self.option_rows(i, self.size.width)) + (1 if self.airy else 0) for i in before)

    def on_click(self, event: events.Click) -> None:
        """Choose the option under the mouse."""
        event.stop()
        self.focus()
        row = event.y
        for i in range(len(self.labels)):
            row -= len(self.option_rows(i, self.size.width)) + (1 if self.airy else 0)
            if row < 0:
                self.chosen = i
                return

    def choose_digit(self, digit: int) -> bool:
        """Choose by digit; returns whether there is such an option."""
        if not self.numbered or not 1 <= digit <= len(self.labels):
            return False
        self.focus()
        self.chosen = digit - 1
        return True

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        digit = digit_of(event)
        if digit is not None and self.choose_digit(digit):
            event.stop()

    def action_move(self, step: int) -> None:
        """Choose the next or previous option; past the ends, go to the neighbouring field."""
        if self.chosen is None:
            self.chosen = 0 if step > 0 else len(self.labels) - 1
        elif 0 <= self.chosen + step < len(self.labels):
            self.chosen += step
        elif step > 0:
            self.screen.focus_next()
        elif self.screen.focus_chain and self.screen.focus_chain[0] is not self:
            self.screen.focus_previous()

    def action_jump(self, to: int) -> None:
        """Choose the first or the last option."""
        self.chosen = to % len(self.labels)

    def action_go_on(self) -> None:
        """Tell the page."""
        self.post_message(self.GoOn(self))

    def watch_chosen(self) -> None:
        """Tell the page that the answer changed, and keep it in sight."""
        self.post_message(self.Moved())
        self.refresh()
