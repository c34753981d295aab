"""One line of text as a terminal shows it: shaped, mirrored and in visual order, each cell with its logical index."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from permit_wizard.rtl.unicode import bidi
from permit_wizard.rtl.unicode.bidi_tables import mirror_image
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.shaping import shape

__all__ = ["VisualLine", "lay_out", "mirror", "needs_reordering", "visual_line"]

ZERO_WIDTH_JOINER: Final = "\u200d"
_INVISIBLE: Final = frozenset(
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


class VisualLine(NamedTuple):
    """A line in visual order."""

    level: int
    """Paragraph level: 1 when the line starts at the right."""
    drawn: tuple[str, ...]
    """The clusters from left to right. One is a character with its marks, or lam and alef in one.

    Bidirectional controls have been left out.
    """
    starts: tuple[int, ...]
    """For each of them the logical index in the line of its (first) character."""

    @property
    def clusters(self) -> Iterator[tuple[str, int]]:
        """What to draw from left to right, each with its index."""
        return zip(self.drawn, self.starts, strict=True)


def mirror(text: str) -> str:
    """Turn a line of neutral characters, such as a bar of blocks, round as a whole (UAX #9 L2 and L4)."""
    return "".join(mirror_image(character) or character for character in reversed(text))


def needs_reordering(paragraph: str, base: Direction) -> bool:
    """Whether any line of a paragraph may differ from its logical order; cheap, and nearly free for ASCII."""
    return base is Direction.RTL or bidi.has_rtl(paragraph)


def _extends_cluster(character: str, before: str) -> bool:
    """Whether a character shares the cell of what is before it (UAX #9 L3, and emoji sequences)."""
    return (
        unicodedata.category(character) in ("Mn", "Me")
        or (character == ZERO_WIDTH_JOINER and unicodedata.category(before[-1]) == "So")
        or before.endswith(ZERO_WIDTH_JOINER)
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


@lru_cache(8192)
def lay_out(line: str, paragraph: str, offset: int, base: Direction) -> VisualLine:
    """Shape a line and put it in visual order.

    Args:
        line: The line in logical order, as it was cut from the paragraph by wrapping.
        paragraph: The paragraph, which decides levels as a whole (UAX #9 3.4).
        offset: Index in the paragraph of the line's first character. Where the line is not found there (it was cut
            short with an ellipsis, say), only the direction is taken from the paragraph.
        base: Base direction of the paragraph.

    Lam and alef take one cell, where wrapping and padding counted two. The next gap of two blanks or more takes the
    cell, so that columns laid out by padding stay columns, and a line padded to a width keeps it.
    """
    if not paragraph.startswith(line, offset):
        level = bidi.paragraph_level(paragraph, base)
        paragraph, offset, base = line, 0, Direction.RTL if level else Direction.LTR
    level, levels, classes = bidi.paragraph(paragraph, base)
    stop = offset + len(line)
    line_levels = bidi.line_levels(classes[offset:stop], levels[offset:stop], level)
    drawn: list[str] = []
    starts: list[int] = []
    freed = 0  # cells that ligatures have saved
    for index, glyph in enumerate(shape(line)):
        character = line[index]
        if not glyph:
            freed += 1
        elif freed and character == " " and line[index - 1 : index + 2].count(" ") > 1:
            glyph, freed = " " * (freed + 1), 0  # noqa: PLW2901
        if drawn and _extends_cluster(character, drawn[-1]):
            drawn[-1] += glyph
        elif glyph and character not in _INVISIBLE:
            drawn.append((line_levels[index] & 1 and mirror_image(character)) or glyph)
            starts.append(index)
    order = bidi.visual_order([line_levels[start] for start in starts])
    return VisualLine(level, tuple(drawn[place] for place in order), tuple(starts[place] for place in order))


def visual_line(text: str, base: Direction = Direction.AUTO) -> str:
    """Show one line as a left-to-right terminal has to be sent it (UAX #9 with L1 to L4, shaped).

    Args:
        text: One line, a paragraph of its own, in logical order.
        base: Its base direction.

    Returns:
        The cells from left to right, not padded. Bidirectional controls are left out.
    """
    return "".join(lay_out(text, text, 0, base).drawn)
