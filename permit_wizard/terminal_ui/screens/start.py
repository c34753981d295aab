"""One short page before the questions: what this is, what it is not, how long it takes, what it forgets."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from permit_wizard.terminal.memory import warning
from permit_wizard.terminal_ui.screens.actions import ActionsScreen
from permit_wizard.terminal_ui.screens.blocks import advice
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.visit.blocks import Official, Paragraph, Tone


class StartScreen(ActionsScreen):
    """What this is and what it is not."""

    def content(self) -> Iterable[Widget]:
        """Title, promises, care, today's date."""
        yield self.heading(3)
        stays = warning(self.wizard.keeps)
        if stays is not None:
            yield from self.block(Paragraph(stays, Tone.WARN))
        for block in self.page.blocks:
            for widget in self.block(block):
                if isinstance(block, Official):
                    widget.styles.margin = 0
                yield widget
        terminal = self.wizard.terminal
        if terminal is not None and terminal.untried:
            from permit_wizard.terminal.advice import WAY_BACK

            yield Words(self.localize(WAY_BACK), "$soft", gap=1)
        if terminal is not None and terminal.advice is not None and not terminal.ok and self.wizard.localizer.rtl:
            from permit_wizard.terminal.advice import ADVICE

            # with --lang, or by the locale, nobody has seen it on the language screen
            yield from advice(ADVICE[terminal.advice], self.wizard.localizer, "$warn-text")

    def block(self, block: object) -> Iterable[Widget]:
        """Yield the widgets of a block; the line about free help is left out only if the window has no room."""
        if isinstance(block, Paragraph) and block.optional and self.has_room:
            block = block._replace(optional=False)
        return super().block(block)  # pyright: ignore[reportArgumentType] - one of a page's blocks

    @property
    def has_room(self) -> bool:
        """Whether the window has room for what is optional."""
        return self.window.height >= 30 and self.wizard.bilingual.second is None
