"""The next action of a page as a lit card that carries its key, and actions that are added to a page."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message

from permit_wizard.language.bilingual import as_bilingual
from permit_wizard.terminal_ui.colours.no_color import has_colours
from permit_wizard.terminal_ui.drawing.answers import draw_card, roominess, wishes
from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.widgets.drawn import Drawn
from permit_wizard.visit.events import Event

SIGN = "→"


class GoCard(Drawn, can_focus=True):
    """The next action. It is lit while Enter does it.

    Args:
        label: its words.
        takes_keys: whether it can have the keys; if not, another control presses it.
        lit: whether it is lit at first.
    """

    BINDINGS = [("enter,space", "press", "")]
    gap = 5

    class Pressed(Message):
        """The action is wanted.

        Args:
            card: the card that was pressed.
        """

        def __init__(self, card: GoCard) -> None:
            super().__init__()
            self.card = card

    def __init__(self, label: str, *, takes_keys: bool = True, lit: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.label, self.lit, self.can_focus = label, lit, takes_keys

    @property
    def inner(self) -> tuple[int, ...]:  # pyright: ignore[reportIncompatibleVariableOverride] - worked out here
        """The rows that it could use."""
        return wishes(1, colours=has_colours(self))[-1:]

    def draw(self, width: int) -> Content:
        """One card."""
        label = " · ".join(voice.words for voice in as_bilingual(self.label).voices)
        bar = " " if has_colours(self) or not self.lit else "▌"
        room = roominess(self.airy, 1)
        return lines(draw_card(label, SIGN, width, room, chosen=self.lit, rtl=self.rtl, bar=bar))

    def cursor_row(self) -> int:
        """The row of the words."""
        return 1 if self.airy else 0

    def cursor_rows(self) -> tuple[int, int]:
        """Return all its rows: the key that goes on is on the last where its words take several."""
        return 0, self.size.height

    def light(self, *, lit: bool) -> None:
        """Light it, or not."""
        if lit != self.lit:
            self.lit = lit
            self.refresh()

    def change(self, label: str) -> None:
        """Change its words."""
        if label != self.label:
            self.label = label
            self.refresh(layout=True)

    def action_press(self) -> None:
        """Notify the page."""
        self.post_message(self.Pressed(self))

    def on_click(self) -> None:
        """Notify the page."""
        self.action_press()


class AddedCard(GoCard):
    """An action that a page has besides those that its screen draws in a way of its own; lit while it has the keys.

    Args:
        label: its words.
        event: what it does to the visit.
    """

    gap = 4

    class Taken(Message):
        """The action is wanted.

        Args:
            event: what it does to the visit.
        """

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    def __init__(self, label: str, event: Event) -> None:
        super().__init__(label, lit=False)
        self.event = event

    def on_focus(self) -> None:
        """Light it."""
        self.light(lit=True)

    def on_blur(self) -> None:
        """Put the light out."""
        self.light(lit=False)

    def action_press(self) -> None:
        """Notify the page."""
        self.post_message(self.Taken(self.event))
