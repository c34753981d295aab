"""One answer of a few: digits, arrows or the mouse choose; Enter goes on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import cast

from textual import events
from textual.actions import SkipAction
from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from permit_wizard.core.text import Text, _
from permit_wizard.language.bilingual import Voice
from permit_wizard.rtl import direction_of
from permit_wizard.terminal_ui.widgets.drawn import Drawn, lines, padded, wrapped

SIGN_WIDTH = 9  # "▸  1  ○ " and a space


def digit_of(key: events.Key) -> int | None:
    """Return the digit that a key stands for, in any script (٣ is 3), or None."""
    return unicodedata.decimal(key.character, None) if key.character and len(key.character) == 1 else None


def no_such_number(digit: int, last: int) -> Text:
    """Return what is said to a digit that no option has."""
    return _("There is no number {number} here. Press a number from 1 to {last}.", number=digit, last=last)


def _option_words(voice: Voice, room: int, _number: int, *, chosen: bool, hot: bool) -> list[Content]:
    """Return an option in one language: its words, and in a quieter style what follows the newline."""
    head, _newline, tail = voice.words.partition("\n")
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
    chosen: reactive[int | None] = reactive(None, repaint=False)  # `watch_chosen` repaints the two that look different

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
        self._drawn: dict[tuple[int, int, bool, bool], list[Content]] = {}
        self._strips: dict[tuple[object, ...], list[Strip]] = {}
        self.set_reactive(Choices.chosen, chosen)

    def relabel(self, labels: Sequence[str]) -> None:
        """Say the options in other words."""
        if list(labels) != self.labels:
            self.labels = list(labels)
            self._drawn.clear()
            self._strips.clear()
            self.refresh(layout=True)

    def sign_of(self, i: int) -> str:
        """Return what stands on an option's key: one cell."""
        return str(i + 1) if self.numbered else " "

    def is_hot(self, i: int) -> bool:
        """Return whether the keys are on an option."""
        return i == self.chosen and self.has_focus

    def draw(self, width: int) -> Content:
        """All options, a blank row between them where there is room."""
        rows: list[Content] = []
        for i in range(len(self.labels)):
            if i and self.airy:
                rows.append(Content(" "))
            rows += self.option_rows(i, width)
        return lines(rows)

    def option_rows(self, i: int, width: int) -> list[Content]:
        """Return one option's rows; each look of an option is drawn once."""
        look = (i, width, i == self.chosen, self.is_hot(i))
        if look not in self._drawn:
            self._drawn[look] = self._option_rows(*look)
        return self._drawn[look]

    def _option_rows(self, i: int, width: int, on: bool, hot: bool) -> list[Content]:
        ink, key = (
            ("bold $focus-ink on $focus", "bold $focus on $focus-ink")
            if hot
            else ("bold $ink on $held" if on else "$ink", "bold $chip-ink on $chip")
        )
        first, *rest = self.beside(self.labels[i], width - SIGN_WIDTH, partial(_option_words, chosen=on, hot=hot))
        sign = self.sign_of(i)
        digit = (f" {sign} ", key if sign.strip() else "")
        rows = [Content.assemble("▸ " if hot else "  ", digit, " ● " if on else " ○ ", " ", first)]
        rows += [Content.assemble(" " * SIGN_WIDTH, row) for row in rest]
        return [padded(row, width, ink) for row in rows]

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen (Textual): a key changes the look of two options, so only these are rendered."""
        for i in range(len(self.labels)):
            strips = self._option_strips(i)
            if y < len(strips):
                return strips[y]
            y -= len(strips) + (1 if self.airy else 0)
            if y < 0:
                break
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def _option_strips(self, i: int) -> list[Strip]:
        width = self.size.width
        theme = cast("App[object]", self.app).theme  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open
        look = (i, width, i == self.chosen, self.is_hot(i), theme, direction_of(self))
        if look not in self._strips:
            rows = lines(self.option_rows(i, width))
            strips = Visual.to_strips(self, rows, width, None, self.visual_style)
            self._strips[look] = [
                strip.simplify() for strip in strips
            ]  # each piece tells its colours anew: dear over ssh
        return self._strips[look]

    def _row_of(self, i: int) -> int:
        return sum(len(self.option_rows(before, self.size.width)) + (1 if self.airy else 0) for before in range(i))

    def cursor_row(self) -> int:
        """The first row of the chosen option."""
        return self._row_of(self.chosen or 0)

    def cursor_rows(self) -> tuple[int, int]:
        """The rows of the chosen option."""
        return self.cursor_row(), len(self.option_rows(self.chosen or 0, self.size.width))

    def enter(self, step: int) -> None:
        """Take the keys that came with an arrow: where nothing is chosen yet, choose the option that the arrow meets first."""
        if self.chosen is None:
            self.chosen = 0 if step > 0 else len(self.labels) - 1

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
        """Choose the next or previous option.

        Raises:
            SkipAction: there is none: the page goes to the neighbouring field, or scrolls.
        """
        if self.chosen is None:
            self.enter(step)
        elif 0 <= self.chosen + step < len(self.labels):
            self.chosen += step
        else:
            raise SkipAction

    def action_jump(self, to: int) -> None:
        """Choose the first or the last option."""
        self.chosen = to % len(self.labels)

    def action_go_on(self) -> None:
        """Tell the page."""
        self.post_message(self.GoOn(self))

    def watch_chosen(self, before: int | None, chosen: int | None) -> None:
        """Tell the page that the answer changed, and draw the two options that look different now."""
        self.post_message(self.Moved())
        width = self.size.width
        if not width or not self.is_mounted:
            return
        changed = [i for i in (before, chosen) if i is not None]
        self.refresh(*(Region(0, self._row_of(i), width, len(self.option_rows(i, width))) for i in changed))


class Aside(Choices):
    """One answer beside a field to type in: arrows may pass over it, and only Enter, the space bar or a click chooses it.

    Args:
        label: its words.
        chosen: whether it is the answer that was given before.
    """

    def __init__(self, label: str, *, chosen: bool, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__([label], 0 if chosen else None, numbered=False, gap=1, id=id)

    def sign_of(self, i: int) -> str:  # noqa: ARG002 - there is one
        """The key that leads here from the field above."""
        return "↓"

    def is_hot(self, i: int) -> bool:  # noqa: ARG002 - there is one
        """The keys are on it whether it is chosen or not."""
        return self.has_focus

    def enter(self, step: int) -> None:
        """Choose nothing: whoever passes by on the way to the button has typed something."""

    def action_move(self, step: int) -> None:  # noqa: ARG002 - there is one
        """Leave it to the page.

        Raises:
            SkipAction: always.
        """
        raise SkipAction

    def action_go_on(self) -> None:
        """Choose it, and tell the page."""
        self.chosen = 0
        super().action_go_on()
