"""A page of blocks with its actions below them; for every page that has no screen of its own."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.go_card import GoCard


class ActionsScreen(PageScreen[None]):
    """The blocks from top to bottom, then a card for each action; the first one has the focus."""

    def content(self) -> Iterable[Widget]:
        """Yield title and blocks."""
        yield self.heading(3)
        yield from self.blocks_of(self.page)

    def below(self) -> Iterable[Widget]:
        """Yield the actions; they have the focus, so they are in sight, and a low window still opens at the title."""
        for number, action in enumerate(self.page.actions):
            yield GoCard(self.localize(action.label), lit=number == 0)

    def first_focus(self) -> Widget | None:
        """Return the first action."""
        return next(iter(self.query(GoCard)), None)

    def light(self) -> None:
        """Light the action that Enter does."""
        cards = list(self.query(GoCard))
        if self.focused in cards:
            for card in cards:
                card.light(lit=card is self.focused)

    def action_step(self, step: int) -> None:
        """Move to the next action, or scroll by a row if there is none."""
        cards = list(self.query(GoCard))
        at = next((number for number, card in enumerate(cards) if card.has_focus), None)
        if at is not None and 0 <= at + step < len(cards):
            self.set_focus(cards[at + step])
        else:
            super().action_step(step)

    @on(GoCard.Pressed)
    def go_on(self, pressed: GoCard.Pressed) -> None:
        """Take the action of the pressed card."""
        cards = list(self.query(GoCard))
        self.wizard.do(self.page.actions[cards.index(pressed.card)].event)
