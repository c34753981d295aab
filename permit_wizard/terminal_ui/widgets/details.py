"""A quiet line that opens in place, so that nothing is ever covered (GOV.UK Design System, "Details")."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message

from permit_wizard.language.bilingual import as_bilingual
from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.widgets.drawn import Drawn

KEY = "F1"


class Details(Drawn):
    """The words "why we ask this" with the page's heading. A key of the page or a click opens it.

    Args:
        title: the line that is always there.
        body: the paragraphs that open, of which the last may be a source.
        opened: whether they are open.
    """

    gap = 3

    def __init__(self, title: str, body: list[str], *, opened: bool = False) -> None:
        super().__init__()
        self.title, self.body, self.opened = title, body, opened

    def draw(self, width: int) -> Content:
        """The line, and when open what it hides behind a bar."""
        words = " · ".join(voice.words for voice in as_bilingual(self.title).voices)
        head = Content.assemble(("▾ " if self.opened else "▸ ", "$lead"), (words, "$lead"), (f"   {KEY}", "$soft"))
        if not self.opened:
            return head
        rows = [
            row for i, text in enumerate(self.body) for row in self.spoken(text, width - 3, "$soft" if i else "$ink")
        ]
        return lines([head, *(Content.assemble(("┃  ", "$rule"), row) for row in rows)])

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
