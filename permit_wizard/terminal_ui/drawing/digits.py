"""Numbers and signs in large letters of half blocks, three rows high."""

from __future__ import annotations

from typing import Final

HEIGHT: Final = 3
_PIXELS: Final = {
    # four wide and five high, with bars in the rows 1, 3 and 5: under a blank row every bar is a lower half block. `▀`
    # is never needed, which leaves a seam in xterm.
    "0": "#### #..# #..# #..# ####",
    "1": ".##. ..#. ..#. ..#. .###",
    "2": "#### ...# #### #... ####",
    "3": "#### ...# .### ...# ####",
    "4": "#..# #..# #### ...# ...#",
    "5": "#### #... #### ...# ####",
    "6": "#### #... #### #..# ####",
    "7": "#### ...# ...# ...# ...#",
    "8": "#### #..# #### #..# ####",
    "9": "#### #..# #### ...# ####",
    "!": ".#. .#. .#. ... .#.",
    "?": "#### ...# .### .... .#..",
    "…": "..... ..... ..... ..... #.#.#",
    "✓": ".....# ....#. #..##. .##... .##...",
    "→": "..#.. ...#. ##### ..... ..#..",
}
_HALVES: Final = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


def large(text: str) -> list[str]:
    """Return a text in large letters: `HEIGHT` rows of equal width; raises KeyError for a letter that has none."""
    rows = [""] * HEIGHT
    for i, letter in enumerate(text):
        pixels = _PIXELS[letter].split()
        pixels.insert(0, "." * len(pixels[0]))
        for row in range(HEIGHT):
            halves = zip(pixels[2 * row], pixels[2 * row + 1], strict=True)
            rows[row] += " " * bool(i) + "".join(_HALVES[above + below] for above, below in halves)
    return rows


def is_large(text: str) -> bool:
    """Return whether every letter of a text can be drawn large."""
    return bool(text) and all(letter in _PIXELS for letter in text)
