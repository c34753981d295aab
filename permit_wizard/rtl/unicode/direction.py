"""The words of this library: direction of text, and how a terminal wants to be sent right-to-left text.

Imports nothing but `enum`, so that it costs nearly nothing to mention a direction.
"""

from enum import StrEnum

__all__ = ["Direction", "Mode"]


class Direction(StrEnum):
    """Base direction of a paragraph (UAX #9 P2 and HL1)."""

    LTR = "ltr"
    """Left to right, whatever the text holds."""
    RTL = "rtl"
    """Right to left, whatever the text holds."""
    AUTO = "auto"
    """The first strong character of each paragraph decides, left to right when there is none (UAX #9 P2, P3)."""


class Mode(StrEnum):
    """In what order text goes to the terminal. `AUTO` is a wish only; every other value can be in force."""

    AUTO = "auto"
    """Use what `terminal.detect` finds."""
    VISUAL = "visual"
    """Shaped, in visual order: for terminals that draw each cell in its place."""
    WORDS = "words"
    """As `VISUAL`, but each right-to-left word in logical order: kitty turns round every run of one font."""
    WORDS_LRM = "words-lrm"
    """As `WORDS`, each word between left-to-right marks: Konsole reorders whole lines."""
    SPLIT = "split"
    """As `VISUAL`, with neighbouring letters in colours that differ by one step: QTerminal, and a browser with
    xterm.js, reorder runs of one colour. Needs true colour."""
    TERMINAL = "terminal"
    """Logical and unshaped: the terminal does it all. Layout and alignment are still mirrored."""
    OFF = "off"
    """Textual is left as it is: no reordering, no shaping, no mirroring."""
