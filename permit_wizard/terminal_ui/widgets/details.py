"""A quiet line that opens in place, so that nothing is ever covered (GOV.UK Design System, "Details")."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from permit_wizard.language.bilingual import said
from permit_wizard.terminal_ui.widgets.drawn import Drawn, lines


class Details(Drawn, can_focus=True):
    """The words "why we ask this", with the page's heading.

    Args:
        title: the line that is always there.
        body: what opens.
        source: the heading it rests on, ready to show, or empty.
    """

    BINDINGS = [Binding("enter,space", "open", show=False)]
    gap = 1

    def __init__(self, title: str, body: str, source: str, *, opened: bool = False) -> None:
        super().__init__()
        self.title, self.body, self.source, self.opened = title, body, source, opened

    def draw(self, width: int) -> Content:
        """The line, and when open what it hides behind a bar."""
        link = "bold $focus-ink on $focus" if self.has_focus else "underline $accent"
        words = " · ".join(voice.words for voice in said(self.title).voices)
        head = Content.assemble((self._arrow(), "$accent"), (words, link), ("  F1", "$soft"))
        if not self.opened:
            return head
        rows = self.spoken(self.body, width - 2) + (self.spoken(self.source, width - 2, "$soft") if self.source else [])
        return lines([head, *(Content.assemble(("┃ ", "$rule"), row) for row in rows)])

    def _arrow(self) -> str:
        """Return which way it opens; larger while the keys are here, since colour alone says nothing to some."""
        closed, opened = ("▶ ", "▼ ") if self.has_focus else ("▸ ", "▾ ")
        return opened if self.opened else closed

    class Toggled(Message):
        """It was opened or closed: the page has to find room for it."""

    def action_open(self) -> None:
        """Open or close."""
        self.opened = not self.opened
        self.post_message(self.Toggled())
        self.refresh(layout=True)

    def on_click(self) -> None:
        """Open or close."""
        self.action_open()
