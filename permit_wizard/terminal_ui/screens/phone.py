"""What to say on the phone, as large as a terminal can: to read out from, or to hold up."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.drawing.model import Sentence
from permit_wizard.terminal_ui.drawing.rows import draw_sentence
from permit_wizard.terminal_ui.result_rows import sentences
from permit_wizard.terminal_ui.result_view import spoken_block
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words


class Lines(Drawn):
    """Sentences, each with a blank row around it where there is room.

    Args:
        sentences: in Dutch, and in the reader's language.
    """

    gap = 5

    def __init__(self, sentences: list[Sentence]) -> None:
        super().__init__()
        self.sentences = sentences

    @property
    def inner(self) -> tuple[int, ...]:  # pyright: ignore[reportIncompatibleVariableOverride] - worked out here
        """A blank row between two sentences."""
        return (len(self.sentences) - 1,)

    def draw(self, width: int) -> Content:
        """One sentence below the other, behind a bar."""
        rows: list[Content] = []
        for i, sentence in enumerate(self.sentences):
            if i and self.airy:
                rows.append(Content(""))
            said = draw_sentence(sentence, width - 3, rtl=self.rtl)
            rows += [Content.assemble(("┃  ", "$lead"), row) for row in said]
        return lines(rows)


class PhoneScreen(PageScreen[None]):
    """The sentences, and the number to call."""

    def content(self) -> Iterable[Widget]:
        """Title, what it is about, the number, the sentences."""
        yield self.heading(3)
        for widget in self.blocks_of(self.page):
            if isinstance(widget, Words):
                widget.style = "$soft"
            yield widget
        block = spoken_block(self.page)
        if block is None:
            return
        if block.phone is not None:
            yield Words(self.localize(block.phone), "bold $lead", gap=4)
        yield Words(self.localize(block.heading), "$soft", gap=3)
        yield Lines(sentences(block.sentences, self.wizard.bilingual))
