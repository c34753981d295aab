"""The residence card, drawn, with the one field that matters."""

from __future__ import annotations

from textual.content import Content

from permit_wizard.terminal_ui.widgets.drawn import Drawn, lines, padded

CARD_WIDTH = 28


class Card(Drawn):
    """The front of a Dutch residence card: where "geldig tot" stands, and the date as it is typed.

    The words are Dutch in every language, as on the card itself.
    """

    value = ""

    def draw(self, width: int) -> Content:  # noqa: ARG002 - a card has one size
        """Seven rows."""
        photo = ("       ", "on $ghost")
        day = Content.assemble((f" {self.value or 'dd-mm-jjjj'} ", "bold $focus-ink on $focus"), " ◂")
        rows = [
            "",
            Content.assemble(("NEDERLAND", "bold"), "  verblijfstitel"),
            "",
            Content.assemble(photo, "  ", ("━━━━━━━━━━━", "$ghost")),
            Content.assemble(photo, "  ", ("geldig tot", "bold")),
            Content.assemble(photo, "  ", day),
            "",
        ]
        return lines(padded(Content.assemble("  ", row), CARD_WIDTH, "$card-ink on $card") for row in rows)

    def show(self, value: str) -> None:
        """Write a date on the card; empty for the letters dd-mm-jjjj."""
        if value != self.value:
            self.value = value
            self.refresh()
