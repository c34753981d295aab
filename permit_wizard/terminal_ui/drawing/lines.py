"""Wrapped lines, in one language or two, that keep their place when a terminal or the program reorders letters.

Everything is drawn in logical order; right-to-left reordering happens when lines are painted (permit_wizard.rtl). A
line that has to fill its row is padded at its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from permit_wizard.language.bilingual import Voice, as_bilingual
from permit_wizard.language.localizer import FSI, LRI, PDI, RLI

LRM, RLM = "\u200e", "\u200f"
OPENERS: Final = LRI + RLI + FSI
_NO_BREAK_SPACE: Final = "\u00a0"
_LIKE_A_LETTER: Final = "\ue000"  # for private use, one cell wide, and in no text of ours


def lines(rows: Iterable[Content | str]) -> Content:
    """Return rows as one Content, one below the other."""
    return Content("\n").join(Content(row) if isinstance(row, str) else row for row in rows)


def padded(row: Content, width: int, style: str = "") -> Content:
    """Return a row filled up to a width, in cells; the fill takes the style too."""
    row = row.pad_right(max(0, width - row.cell_length))
    return row.stylize_before(style) if style else row


def broken(text: str, width: int) -> list[Content]:
    """Return plain text (never markup) as lines of at most `width` cells.

    A no-break space does not end a line, as before the colon in French (UAX #14, class GL); Textual would break there.
    """
    rows = Content(text.replace(_NO_BREAK_SPACE, _LIKE_A_LETTER)).wrap(max(1, width))
    return [Content(row.plain.rstrip().replace(_LIKE_A_LETTER, _NO_BREAK_SPACE)) for row in rows]


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """Return plain text as lines of at most `width` cells, each of which closes the isolates it opens.

    A last line of one short word is avoided where the line before can spare one.
    """
    rows = broken(text, width)
    if len(rows) > 1 and " " not in rows[-1].plain and " " in rows[-2].plain:
        before, _, word = rows[-2].plain.rpartition(" ")
        if len(word) + 1 + len(rows[-1].plain) <= width // 2 and len(before) > width // 2:
            rows[-2:] = [Content(before), Content(f"{word} {rows[-1].plain}")]
    return [row.stylize_before(style) if style else row for row in _closed(rows)]


def _closed(rows: list[Content]) -> list[Content]:
    """Return lines that each close the isolates they open: one that is left open would take its neighbours along."""
    opened = ""
    closed: list[Content] = []
    for row in rows:
        before = opened
        for character in row.plain:
            if character in OPENERS:
                opened += character
            elif character == PDI:
                opened = opened[:-1]
        closed.append(Content.assemble(before, row, PDI * len(opened)) if before or opened else row)
    return closed


def isolated(row: Content, voice: Voice) -> Content:
    """Return a row that runs in its own direction, whatever is around it (UAX #9, section 2.4).

    The mark at its end keeps the blanks that fill it inside: at the end of a line they would belong to the line (rule
    L1).
    """
    if not voice.isolate:
        return row
    return Content.assemble(RLI, row, RLM, PDI) if voice.rtl else Content.assemble(LRI, row, LRM, PDI)


def cell(content: Content, *, rtl: bool) -> Content:
    """Return one of several columns of a row, kept in its place.

    Two Latin words in neighbouring columns would otherwise be one left-to-right run, and change places in Arabic.
    """
    return isolated(content, Voice("", rtl=True, isolate=True)) if rtl else content


def stacked(text: str, width: int, style: str = "", second: str | None = None) -> list[Content]:
    """Return a text as lines; what is said in a second language is below the first, on its own side.

    Args:
        text: plain text, or what is said to two readers.
        width: cells.
        style: the style of the first language.
        second: the style of the second, if it is another.
    """
    voices = as_bilingual(text).voices
    if len(voices) == 1:
        return wrapped(voices[0].words, width, style)
    styles = (style, style if second is None else second)
    return [
        isolated(padded(row, width), voice)
        for voice, of in zip(voices, styles, strict=True)
        if voice.words or not text
        for row in wrapped(voice.words, width, of)
    ]


def height(content: Content) -> int:
    """Return the number of rows."""
    return content.plain.count("\n") + 1


def edge_above(width: int, colour: str) -> Content:
    """Return the half row above a fill."""
    return Content.styled("▄" * width, f"{colour} on $bg")


def edge_below(width: int, colour: str) -> Content:
    """Return the half row below a fill: `▄` in the colour of the page on the fill, since `▀` leaves a seam in xterm."""
    return Content.styled("▄" * width, f"$bg on {colour}")
