"""What covers every page, and every question over a page, while the window is too small for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from textual.app import App
from textual.content import Content
from textual.geometry import Size

from permit_wizard.core.text import _
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.terminal_ui.widgets.drawn import Drawn, lines

if TYPE_CHECKING:
    from permit_wizard.terminal_ui.app_protocol import Wizard

SMALLEST: Final = Size(60, 20)
"""The smallest window that all pages are made for."""
PLAIN: Final = "permit-wizard --plain"
LEAVES: Final = "Ctrl+Q"


def is_too_small(size: Size) -> bool:
    """Return whether a window is covered by the notice."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class Notice(Drawn):
    """What to do about a window that is too small. Nothing below it takes a key until it has gone."""

    def __init__(self) -> None:
        super().__init__(id="small")

    def draw(self, width: int) -> Content:
        """One paragraph below the other, the most important first."""
        rows: list[Content] = []
        for i, paragraph in enumerate(self._paragraphs()):
            rows += self.spoken(paragraph, width, "bold $ink" if i == 0 else "$ink")
        return lines(rows)

    def _paragraphs(self) -> list[Bilingual]:
        app = cast("App[Any]", self.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open
        wizard = cast("Wizard", app)
        localizer, isolated, size = wizard.bilingual, wizard.localizer.isolated, app.size
        needed = f"{isolated(f'{size.width} × {size.height}')} → {isolated(f'{SMALLEST.width} × {SMALLEST.height}')}"
        larger = _("Please make it larger, or the letters smaller.")
        if wizard.visit.device.kiosk:  # where visitors can do neither
            larger = _("Please ask somebody who works here to make it larger.")
        paragraphs = [
            localizer(_("This window is a little too small.")),
            localizer(larger),
            Bilingual(needed, rtl=wizard.localizer.rtl),
        ]
        if wizard.visit.has_answers:
            paragraphs.append(localizer(_("Your answers are still here.")))
        if not wizard.may_quit:  # a kiosk: its own key is in the bar above
            return paragraphs
        if wizard.asks_to_quit:
            return [localizer(_("To quit and forget your answers, press {key} again.", key=LEAVES)), *paragraphs[:3]]
        return [
            *paragraphs,
            localizer(_("Do you need big letters? Then start {command}.", command=PLAIN)),
            localizer(_("{key}: quit", key=LEAVES)),
        ]
