"""The residence card, drawn, with the one field that matters."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from permit_wizard.rtl import Direction
from permit_wizard.terminal_ui.colours.no_color import has_colours
from permit_wizard.terminal_ui.drawing.lines import edge_above, edge_below, lines, padded
from permit_wizard.terminal_ui.widgets.drawn import Drawn

CARD_WIDTH: Final = 34
CARD_HEIGHT: Final = 7
_PHOTO: Final = ("  ▄▄▄▄  ", "  ████  ", "▄▄████▄▄", "████████")


class Card(Drawn):
    """The front of a Dutch residence card: where "geldig tot" is, and the date as it is typed.

    The words are Dutch in every language, as on the card itself, and the card looks the same to every reader.

    Args:
        value: the letters in the date's place.
    """

    base_direction = Direction.LTR
    edges = False

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def draw(self, width: int) -> Content:  # noqa: ARG002 - a card has one size
        """Seven rows, or nine with its edges."""
        colours = has_colours(self)
        day = Content.assemble((f" {self.value} ", "bold $on-accent on $accent"), (" ◂", "bold $lead"))
        beside = (("━━━━━━━━━━━━", "$rule"), ("━━━━━━━", "$rule"), ("geldig tot", "bold"), day)
        rows = [Content(""), Content.assemble(("NEDERLAND", "bold"), "  verblijfstitel"), Content("")]
        for photo, words in zip(_PHOTO, beside, strict=True):
            painted = [(part, f"$rule on {'$rule' if part == '█' and colours else '$card'}") for part in photo]
            rows.append(Content.assemble(*painted, "   ", words))
        drawn = [padded(Content.assemble("  ", row), CARD_WIDTH, "$card-ink on $card") for row in rows]
        if not self.edges or not colours:
            return lines(drawn)
        return lines([edge_above(CARD_WIDTH, "$card"), *drawn, edge_below(CARD_WIDTH, "$card")])

    def show(self, value: str) -> None:
        """Write letters in the date's place."""
        if value != self.value:
            self.value = value
            self.refresh()
