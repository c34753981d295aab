"""What keys do on every page, and the line that names what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.terminal_ui.screens.fitted import Column, FittedScreen
from permit_wizard.terminal_ui.widgets.choices import Choices, digit_of, no_such_number
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.go_card import AddedCard
from permit_wizard.terminal_ui.widgets.items import Items
from permit_wizard.visit.page import Page


class KeyedScreen(FittedScreen, inherit_bindings=False):
    """A screen of one column in which keys move and choose, and that can complain of what was typed.

    Args:
        page: what is on it.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("escape", "app.back", show=False),
        Binding("f1,question_mark", "why", show=False),  # GNOME Terminal and its kin keep F1 for themselves
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._error: Words | None = None  # asked for at every key

    def first_focus(self) -> Widget | None:
        """Return the widget that gets the keys first."""
        return next(iter(self.query(Items)), None)

    # -------------------------------------------------------------------------------------------------- the keys
    def on_key(self, event: events.Key) -> None:
        """A digit chooses wherever the keys are, but for a text field, which stops it."""
        digit, fields = digit_of(event), self.query(Choices)
        if digit is None or len(fields) != 1:
            return
        field = fields.first()
        if field.choose_digit(digit):
            event.stop()
        elif field.keys[0].isdigit():
            self.complain(no_such_number(digit, field.count))

    def action_step(self, step: int) -> None:
        """Go to an added action, or scroll by a row: the cursor is at its end, or there is none."""
        cards = list(self.query(AddedCard))
        at = next((number for number, card in enumerate(cards) if card is self.focused), -1)
        if 0 <= at + step < len(cards):
            self.set_focus(cards[at + step])
        elif at == 0 and step < 0:
            self.set_focus(self._before(cards[0]))
        else:
            column = self.query_one("#column", Column)
            column.scroll_relative(y=step, animate=False)

    def _before(self, control: Widget) -> Widget | None:
        """Return what Tab reaches before a control; None if that is the first one."""
        chain = self.focus_chain
        at = chain.index(control)
        return chain[at - 1] if at else None

    def action_why(self) -> None:
        """Open or close "why we ask this"."""
        for details in self.query(Details):
            details.action_open()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        column = self.query_one("#column", VerticalScroll)
        column.scroll_relative(y=pages * max(1, column.size.height - 2), animate=False)

    def action_end(self, way: int) -> None:
        """Scroll to the beginning or to the end; from an added action, which would be left out of sight, go there."""
        cards = list(self.query(AddedCard))
        if self.focused in cards:
            self.set_focus(self.first_focus() if way < 0 else cards[-1])
        column = self.query_one("#column", VerticalScroll)
        if way < 0:
            column.scroll_home(animate=False)
        else:
            column.scroll_end(animate=False)

    # ------------------------------------------------------------------------------------------------ what is wrong
    def problem(self) -> Iterable[Words]:
        """Yield the line for what has to be put right; it is hidden while empty."""
        text = self.page.problem
        error = Words("" if text is None else self._marked(text), "bold $warn-text", gap=5, id="error")
        error.display = text is not None
        self._error = error
        yield error

    def _marked(self, text: Text) -> Bilingual:
        return self.localize(text).mapped("! {}".format)

    def complain(self, text: Text | None) -> None:
        """Show in one sentence what is wrong and what can be done, above the field; None removes it."""
        error = self._error
        if error is None or (text is None and not error.display):
            return
        words = "" if text is None else self._marked(text)
        if not error.display or words != error.text:  # a key that is held down complains again and again
            error.change(words)
            error.display = text is not None
            self.breathe()
        if text is not None:
            self.call_after_refresh(self._show_complaint)

    def _show_complaint(self) -> None:
        """Have the complaint in sight, even where the keys are further down than the window is high."""
        if self._error is not None and self._error.display:
            self._error.scroll_visible(animate=False)
