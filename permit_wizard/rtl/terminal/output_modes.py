"""Text for terminals that always reorder by themselves, changed so that it looks correct there.

Works on segments in visual order. Right-to-left words are found by the class of their letters; everything else stays.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from permit_wizard.rtl.unicode.bidi import bidi_class
from permit_wizard.rtl.unicode.direction import Mode

__all__ = ["for_terminal"]

LEFT_TO_RIGHT_MARK: Final = "\u200e"
_RTL_LETTERS: Final = ("R", "AL")
_BOX_AND_BLOCK: Final = range(0x2500, 0x25A0)
_ETHIOPIC: Final = range(0x1200, 0x13A0)


_PIECES: Final = re.compile(" +|[^ ]", re.DOTALL)


@lru_cache(1024)
def _is_rtl(letter: str) -> bool:
    return bidi_class(letter) in _RTL_LETTERS


class _Cell(NamedTuple):
    """A character with its marks, or some blanks, and their style."""

    text: str
    style: Style | None

    @property
    def is_rtl(self) -> bool:
        return _is_rtl(self.text[0])

    @property
    def is_ethiopic(self) -> bool:
        return ord(self.text[0]) in _ETHIOPIC

    @property
    def parts_words(self) -> bool:
        return self.text.isspace() or ord(self.text[0]) in _BOX_AND_BLOCK


def for_terminal(segments: Sequence[Segment], mode: Mode) -> Sequence[Segment] | None:
    """Rewrite a line for a mode.

    Args:
        segments: The line in visual order.
        mode: `WORDS`, `WORDS_LRM` or `SPLIT`; any other needs no rewriting.

    Returns:
        New segments of the same width, or None when the line can go as it is.
    """
    if mode not in (Mode.WORDS, Mode.WORDS_LRM, Mode.SPLIT):
        return None
    if not any(_is_rewritten(text, mode) for text, _, _ in segments):
        return None
    return _rewritten(tuple((text, style) for text, style, control in segments if not control), mode)


@lru_cache(8192)
def _is_rewritten(text: str, mode: Mode) -> bool:
    if text.isascii():
        return False
    return any(_is_rtl(letter) or (mode is Mode.SPLIT and ord(letter) in _ETHIOPIC) for letter in text)


@lru_cache(2048)  # a repaint finds most of its lines as they were
def _rewritten(line: tuple[tuple[str, Style | None], ...], mode: Mode) -> Sequence[Segment]:
    cells = list(_cells(line))
    if mode is Mode.SPLIT:
        cells = [
            _Cell(cell.text, _nudged(cell.style, 1 + place % 2)) if cell.is_rtl else cell
            for place, cell in enumerate(_apart(cells))
        ]
    else:
        if mode is Mode.WORDS:
            cells = list(_fenced(cells))
        cells = list(_words_in_logical_order(cells, LEFT_TO_RIGHT_MARK if mode is Mode.WORDS_LRM else ""))
    return tuple(
        Segment("".join(cell.text for cell in run), style) for style, run in groupby(cells, lambda cell: cell.style)
    )


def _cells(line: Sequence[tuple[str, Style | None]]) -> Iterator[_Cell]:
    """Take a line apart: each mark with its base character, blanks of one style together."""
    text, own = "", None
    for part, style in line:
        for piece in _PIECES.findall(part):
            if text and unicodedata.category(piece[0]) == "Mn":
                text += piece
            else:
                if text:
                    yield _Cell(text, own)
                text, own = piece, style
    if text:
        yield _Cell(text, own)


def _words_in_logical_order(cells: Sequence[_Cell], mark: str) -> Iterator[_Cell]:
    """Turn each right-to-left word round, and put a mark on either side."""
    for is_rtl, run in groupby(cells, lambda cell: cell.is_rtl):
        if not is_rtl:
            yield from run
            continue
        word = list(run)[::-1]
        word[0] = word[0]._replace(text=mark + word[0].text)
        word[-1] = word[-1]._replace(text=word[-1].text + mark)
        yield from word


def _fenced(cells: Sequence[_Cell]) -> Iterator[_Cell]:
    """Put what touches a right-to-left word into another font, by its weight.

    kitty shapes what is of one font as one run, and would turn "(word)" round with its brackets.
    """
    for _, run in groupby(cells, lambda cell: cell.parts_words):
        word = list(run)
        mixed = len({cell.is_rtl for cell in word}) == 2
        for cell in word:
            yield _Cell(cell.text, _other_weight(cell.style)) if mixed and not cell.is_rtl else cell


def _apart(cells: Sequence[_Cell]) -> Iterator[_Cell]:
    """Part Ethiopic words by a step of colour, and give each the blanks after it as room.

    QTerminal sets what is of one style as one text and cuts it at the end of its cells. Most fonts have Ethiopic
    letters wider than a cell, so that a line loses its last words: parted, each word begins in its cell.
    """
    last: Style | None = None
    step = 1
    for blank, run in groupby(cells, lambda cell: cell.parts_words):
        word = list(run)
        if blank:
            for cell in word:
                if not (cell.text[0] == " " and last and cell.style and _ground(cell.style) == _ground(last)):
                    last = None
                yield cell if last is None else _Cell(cell.text, last)
        elif any(cell.is_ethiopic for cell in word):
            step = 3 - step
            word = [_Cell(cell.text, _nudged(cell.style, step)) for cell in word]
            last = word[-1].style
            yield from word
        else:
            last = None
            yield from word


def _ground(style: Style) -> tuple[object, ...]:
    """What is seen of a style on a blank."""
    return style.bgcolor, style.underline, style.reverse, style.strike, style.overline, style.link


@lru_cache(256)
def _other_weight(style: Style | None) -> Style:
    """Turn bold on, or off."""
    return (style or Style()) + Style(bold=not (style and style.bold))


@lru_cache(1024)
def _nudged(style: Style | None, step: int) -> Style | None:
    """Change a colour by a step of blue that no eye sees: QTerminal takes what is of one style as one text."""
    if style is None or style.color is None or style.color.triplet is None:
        return style
    red, green, blue = style.color.triplet
    return style + Style(color=Color.from_rgb(red, green, blue ^ step))
