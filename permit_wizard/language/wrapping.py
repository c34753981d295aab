"""Lines in rows of at most some terminal cells, for what is read row by row.

Isolates (U+2066 … U+2069) take no cell. What they enclose, a date or a name, stays in one row wherever a row can hold
it: a row is a paragraph of its own to the bidirectional algorithm (UAX #9, section 3.3.1), which would put each half in
order by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from permit_wizard.language.localizer import FSI, LRI, PDI, RLI

_OPENERS = LRI + RLI + FSI


def wrapped(line: str, width: int, mark: str = "") -> Iterator[str]:
    """Yield a line in rows of at most `width` terminal cells.

    A longer word gets a row of its own and is not cut.

    An isolate too long for a row is broken between words, closed at the end of the row and opened again in the next.

    Args:
        line: the line, without a newline.
        width: cells; 0 for no wrapping.
        mark: text before the first row; the other rows are indented by its width.
    """
    room = width - cells(mark)
    if not width or cells(line) <= room:
        yield mark + line
        return
    row, open_isolates = "", ""
    for whole in _words(line):
        for word in [whole] if cells(whole) <= room else whole.split(" "):
            if row.strip(_OPENERS) and cells(row) + 1 + cells(word) > room:
                yield mark + row + PDI * len(open_isolates)
                mark, row = " " * cells(mark), open_isolates + word
            else:
                row = f"{row} {word}" if row else word
            open_isolates = _still_open(open_isolates, word)
    yield mark + row


def cells(text: str) -> int:
    """Return the width of a text in terminal cells: marks and isolates count 0, wide letters 2.

    As `rich.cells.cell_len` counts the letters that are written here, without Rich: `check` does not load it.
    """
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _words(line: str) -> Iterator[str]:
    """Yield the words of a line; an isolate is one word."""
    word, depth = "", 0
    for character in line:
        depth = max(0, depth + (character in _OPENERS) - (character == PDI))
        if character == " " and not depth:
            if word:
                yield word
            word = ""
        else:
            word += character
    if word:
        yield word


def _still_open(isolates: str, word: str) -> str:
    for character in word:
        if character in _OPENERS:
            isolates += character
        elif character == PDI:
            isolates = isolates[:-1]
    return isolates
