"""No colour at all, as https://no-color.org asks: filled rows become reverse video, nothing else is coloured.

Textual's own filter turns colours into greys, which are colours too.
"""

from __future__ import annotations

from typing import Any, cast

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter, Monochrome
from textual.widget import Widget

SIXTEEN = "standard"  # Rich's name for a terminal of sixteen colours
FILLED = 0.2  # relative luminance distance from the page from which a ground counts as filled


class NoColour(LineFilter):
    """Takes every colour away and keeps bold, underline and, for filled grounds, reverse."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colour."""
        return [
            Segment(text, _plain(style, background) if style else None, control) for text, style, control in segments
        ]


def _plain(style: Style, page: Color) -> Style:
    ground = style.bgcolor.triplet if style.bgcolor is not None else None
    filled = ground is not None and abs(Color(*ground).brightness - page.brightness) > FILLED
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        reverse=bool(style.reverse) != filled,
        meta=style.meta,
    )


def use_colour(app: App[Any], *, wanted: bool) -> None:
    """Let an app use the colours that its terminal has, or none, whatever Textual made of an empty NO_COLOR.

    The list of filters is private in Textual 8.2.8; a test pins it.
    """
    filters = app._filters  # pyright: ignore[reportPrivateUsage]
    filters[:] = [each for each in filters if not isinstance(each, Monochrome)]
    if not wanted:
        filters.append(NoColour())
    elif app.console.color_system == SIXTEEN:
        from permit_wizard.terminal_ui.colours.ansi16 import SixteenColours

        filters.append(SixteenColours())


def has_colours(widget: Widget) -> bool:
    """Return whether the app that shows a widget uses colours; without them no half rows are drawn around fills."""
    return bool(getattr(cast("Any", widget.app), "has_colours", True))  # pyright: ignore[reportUnknownMemberType] - Textual's
