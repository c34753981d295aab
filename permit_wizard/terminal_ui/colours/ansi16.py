"""The screens on a terminal of sixteen colours: the Linux console, and terminals that only report TERM=xterm.

Rich would take the nearest of them. Dark ink in bold then comes out as grey, since such terminals make bold bright, and
grey on yellow cannot be read. Here each role has a colour that keeps 5.5:1 with xterm's own sixteen colours and with
those of the Linux console (VGA), which differ; a test computes it. Grounds are of the first eight only, except on
paper: the console has no others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from permit_wizard.terminal_ui.colours.palette import THEMES

BLACK, GREEN, YELLOW, BLUE, CYAN, WHITE = 0, 2, 3, 4, 6, 7
GREY, BRIGHT_GREEN, BRIGHT_YELLOW, BRIGHT_CYAN, BRIGHT_WHITE = 8, 10, 11, 14, 15
"""Numbers of the ANSI colours (ECMA-48 SGR 30 to 37, and 90 to 97 as aixterm has them)."""
LIGHT: Final = (GREEN, YELLOW, CYAN, WHITE, BRIGHT_WHITE)
"""Grounds that take black ink."""

GROUNDS: Final = {
    "dark": {
        "bg": BLACK, "lift": BLACK, "chip": BLUE, "chip-ink": WHITE, "ghost": BLACK, "accent": CYAN,
        "on-accent": BLACK, "warn": WHITE, "on-warn": BLACK, "card": BLUE, "rule": BLUE,
    },
    "light": {
        "bg": BRIGHT_WHITE, "lift": BRIGHT_WHITE, "chip": WHITE, "accent": BLUE, "on-accent": BRIGHT_WHITE,
        "warn": BLACK, "on-warn": BRIGHT_WHITE, "card": WHITE, "rule": WHITE,
    },
    "contrast": {
        "bg": BLACK, "lift": BLACK, "chip": WHITE, "chip-ink": BLACK, "accent": CYAN, "on-accent": BLACK, "warn": WHITE,
        "on-warn": BLACK, "card": BLACK, "rule": BLACK,
    },
}  # fmt: skip
INKS: Final = {
    "dark": {
        "bg": BLACK, "lift": BLACK, "ink": WHITE, "soft": WHITE, "accent": CYAN, "on-accent": BLACK,
        "lead": BRIGHT_CYAN, "warn": WHITE, "on-warn": BLACK, "warn-text": BRIGHT_YELLOW, "rule": GREY, "ghost": GREY,
        "chip-ink": BRIGHT_WHITE, "card-ink": BRIGHT_WHITE, "card": BLUE,
    },
    "light": {
        "bg": BRIGHT_WHITE, "lift": BRIGHT_WHITE, "ink": BLACK, "soft": BLACK, "accent": BLUE,
        "on-accent": BRIGHT_WHITE, "lead": BLUE, "warn": BLACK, "on-warn": BRIGHT_WHITE, "warn-text": BLACK,
        "rule": GREY, "ghost": GREY, "chip-ink": BLACK, "card-ink": BLACK, "card": WHITE,
    },
    "contrast": {
        "bg": BLACK, "lift": BLACK, "ink": BRIGHT_WHITE, "soft": BRIGHT_WHITE, "accent": CYAN, "on-accent": BLACK,
        "lead": BRIGHT_YELLOW, "warn": WHITE, "on-warn": BLACK, "warn-text": BRIGHT_WHITE, "rule": BRIGHT_WHITE,
        "ghost": GREY, "chip-ink": BLACK, "card-ink": BRIGHT_WHITE, "card": BLACK,
    },
}  # fmt: skip


def _by_colour(table: dict[str, dict[str, int]]) -> dict[tuple[int, int, int], int]:
    return {
        Color.parse(THEMES[name][role]).rgb: number for name, roles in table.items() for role, number in roles.items()
    }


_GROUNDS, _INKS = _by_colour(GROUNDS), _by_colour(INKS)


class SixteenColours(LineFilter):
    """Puts one of sixteen colours in the place of every other."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in few colours."""
        page = background.rgb
        return [Segment(text, few(style, page) if style else None, control) for text, style, control in segments]


@lru_cache(1024)
def few(style: Style, page: tuple[int, int, int]) -> Style:
    """Return a style in few colours.

    Args:
        style: as the screens have it.
        page: red, green and blue of what lies under it, if it has no ground of its own.
    """
    ground = _ground(_triplet(style.bgcolor) or page)
    ink = _triplet(style.color)
    number = WHITE if ink is None else _ink(ink, ground)
    shown = Style(color=RichColor.from_ansi(number), bgcolor=RichColor.from_ansi(ground))
    return style + shown + Style(bold=False) if number in (BLACK, BLUE) else style + shown


def _triplet(colour: RichColor | None) -> tuple[int, int, int] | None:
    triplet = colour.triplet if colour is not None else None
    return (triplet.red, triplet.green, triplet.blue) if triplet is not None else None


def _ground(colour: tuple[int, int, int]) -> int:
    """Return the role's own, or black or white for what is mixed, such as a page under a dialog."""
    return _GROUNDS.get(colour, WHITE if Color(*colour).brightness > 0.5 else BLACK)


def _ink(colour: tuple[int, int, int], ground: int) -> int:
    known = _INKS.get(colour)
    if ground in LIGHT:
        on_paper = (
            known in (BLUE, GREY) or known == ground == BRIGHT_WHITE
        )  # the last is a half row that is not to be seen
        return known if known is not None and on_paper and ground in (WHITE, BRIGHT_WHITE) else BLACK
    return known if known is not None else (WHITE if Color(*colour).brightness > 0.35 else GREY)
