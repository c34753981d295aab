"""One answer of a few: digits, arrows or the mouse choose; Enter goes on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual import events
from textual.actions import SkipAction
from textual.content import Content

from permit_wizard.core import folding
from permit_wizard.core.text import Text, _
from permit_wizard.terminal_ui.colours.no_color import has_colours
from permit_wizard.terminal_ui.drawing.answers import Roominess, draw_card, roominess, wishes
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from permit_wizard.terminal_ui.widgets.items import Items


def digit_of(key: events.Key) -> int | None:
    """Return the digit that a key types, in any script (٣ and ፫ are 3), or None."""
    return folding.digit_of(key.character or "")


def no_such_number(digit: int, last: int) -> Text:
    """Return what is said to a digit that no option has."""
    if last == 1:
        return _("There is no number {number} here. Press 1.", number=digit)
    return _("There is no number {number} here. Press a number from 1 to {last}.", number=digit, last=last)


class Choices(Items):
    """Answers as cards. Nothing is lit before a choice; the chosen card is filled and shows how to go on.

    Args:
        labels: the options' words; after a newline, in a quieter style, the Dutch term.
        chosen: the option that is chosen, or None.
        gap: how much a blank row above is wanted.
        keys: what is on the options' keys; digits if not given.
    """

    def __init__(
        self,
        labels: Sequence[str],
        chosen: int | None = None,
        *,
        gap: int = 6,
        keys: str = "123456789",
        id: str | None = None,  # noqa: A002 - Textual's
    ) -> None:
        super().__init__(chosen, id=id)
        self.labels, self.gap, self.keys = list(labels), gap, keys

    @property
    def inner(self) -> tuple[int, ...]:  # pyright: ignore[reportIncompatibleVariableOverride] - worked out here
        """The rows that the cards could use."""
        return wishes(self.count, colours=has_colours(self))

    @property
    def chosen(self) -> int | None:
        """The option that is chosen, or None."""
        return self.cursor

    @property
    def count(self) -> int:
        """How many options there are."""
        return len(self.labels)

    @property
    def room(self) -> Roominess:
        """How much room each card has."""
        return roominess(self.airy, self.count)

    def relabel(self, labels: Sequence[str]) -> None:
        """Show the options in another language."""
        if list(labels) != self.labels:
            self.labels = list(labels)
            self.forget()

    def key_of(self, i: int) -> str:
        """Return what is on an option's key: one cell."""
        return self.keys[i] if i < len(self.keys) else " "

    def look_of(self, i: int) -> Hashable:
        """Whether it is chosen, and Enter goes on."""
        return i == self.cursor, self.bar, self.has_keys

    @property
    def bar(self) -> str:
        """What is at the edge of the chosen card: without colours, a sign besides its ground."""
        return " " if has_colours(self) else "▌"

    def item_rows(self, i: int, width: int) -> list[Content]:
        """Return the rows of a card."""
        chosen = i == self.cursor
        return draw_card(
            self.labels[i],
            self.key_of(i),
            width,
            self.room,
            chosen=chosen,
            rtl=self.rtl,
            bar=self.bar if chosen else " ",
            goes_on=self.has_keys,
        )

    def cursor_row(self) -> int:
        """The row of the words of the chosen card; of the first one where none is chosen."""
        return super().cursor_row() + {Roominess.EDGES: 1, Roominess.ROOMY: 2}.get(self.room, 0)

    def gap_above(self, i: int) -> int:
        """Return whether a blank row is above a card."""
        return int(i > 0 and self.room is Roominess.APART)

    def choose_digit(self, digit: int) -> bool:
        """Choose by digit; returns whether there is such an option."""
        if str(digit) not in self.keys[: self.count]:
            return False
        self.focus()
        self.cursor = self.keys.index(str(digit))
        return True

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        digit = digit_of(event)
        if digit is not None and self.choose_digit(digit):
            event.stop()


class Aside(Choices):
    """One answer beside a field: arrows may pass over it; Enter, the space bar or a click chooses it.

    Args:
        label: its words.
        chosen: whether it is the answer that was given before.
    """

    KEY = "↓"
    """The key that leads here from the field above."""

    def __init__(self, label: str, *, chosen: bool, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__([label], 0 if chosen else None, gap=4, keys=self.KEY, id=id)

    @property
    def has_keys(self) -> bool:
        """Whether Enter takes it: here, and in the field above while that is empty."""
        return not isinstance(self.screen.focused, GoCard)

    def look_of(self, i: int) -> Hashable:
        """Whether it is chosen, or the keys are on it, and whether Enter takes it."""
        return self.has_focus or i == self.cursor, self.bar, self.has_keys

    def item_rows(self, i: int, width: int) -> list[Content]:
        """Return the rows of the card; it is lit while the keys are on it."""
        lit = self.has_focus or i == self.cursor
        bar = self.bar if lit else " "
        return draw_card(
            self.labels[i], self.KEY, width, self.room, chosen=lit, rtl=self.rtl, bar=bar, goes_on=self.has_keys
        )

    def enter(self, step: int) -> None:
        """Choose nothing: people who pass by have typed something."""

    def action_move(self, step: int) -> None:
        """Go back to the field above.

        Raises:
            SkipAction: there is nothing further below.
        """
        if step > 0:
            raise SkipAction
        self.screen.focus_previous()

    def action_jump(self, to: int) -> None:  # noqa: ARG002 - a list's
        """Leave the beginning and the end to the page: nothing is chosen by the way.

        Raises:
            SkipAction: always.
        """
        raise SkipAction

    def action_go_on(self) -> None:
        """Choose it, and notify the page."""
        self.cursor = 0
        super().action_go_on()

    def click_item(self, i: int) -> None:  # noqa: ARG002 - there is one
        """Choose it, and notify the page."""
        self.action_go_on()
