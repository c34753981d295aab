"""Which escape sequences from a keyboard a visit may see.

Those that a key, the mouse or the focus sends, and one answer.

All else is dropped. A terminal's other answers, and what somebody makes a terminal send, can name any number: as a
window's size, a column or a letter, Textual 8.2.8 believes each (`ESC [ 48;20000;20000;1;1 t` took 757 MB,
`ESC [ 99999999 u` ended it).
"""

from __future__ import annotations

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

LONGEST = 32  # characters, as Textual's own parser holds; no sequence of a key is longer
PASTE, PASTED = "\x1b[200~", "\x1b[201~"  # bracketed paste (xterm)
NOTHING = "\x1b[?0;0$y"
"""Swallowed by Textual without a word: it reports an unsupported mode."""

_TOLD = frozenset({"\x1b[I", "\x1b[O", *(f"\x1b[?2026;{n}$y" for n in range(5))})  # focus; synchronized output
# xterm, SGR mouse: no button above 255, no cell (or pixel) before the first or further than a wall of screens
_MOUSE = re.compile(r"\x1b\[<\d{1,3};[1-9]\d{0,4};[1-9]\d{0,4}[Mm]")
# kitty's keyboard protocol, as far as Textual asks for it: a key, what is held, the text
_KITTY = re.compile(r"\x1b\[(\d{1,7})(?:;(\d{0,3})(?:;(\d{1,7}(?::\d{1,7}){0,3})?)?)?u")
_PLACE = re.compile(r"\x1b\[\d+;\d+R")  # of the cursor; Textual lists some as F3 with a modifier, and takes none for it
_KITTY_CONTROLS = frozenset({9, 13, 27, 127})
_KITTY_MODIFIED = re.compile(r"\x1b\[(?:1;\d{1,3}[A-FHPQS]|\d{1,2};\d{1,3}~)")  # R would be a place of the cursor


def is_allowed(sequence: str) -> bool:
    """Return whether a visit may see a whole sequence, from ESC to its last character."""
    if _PLACE.fullmatch(sequence):
        return False
    if sequence in _TOLD or _MOUSE.fullmatch(sequence) or _KITTY_MODIFIED.fullmatch(sequence):
        return True
    if kitty := _KITTY.fullmatch(sequence):
        key, held, text = kitty.groups()
        letters = [int(letter) for letter in (text or "").split(":") if letter]
        return (
            (_is_letter(int(key)) or int(key) in _KITTY_CONTROLS)
            and int(held or 1) in range(1, 257)
            and all(map(_is_letter, letters))
        )
    return len(sequence) > 2 and sequence in ANSI_SEQUENCES_KEYS


def _is_letter(codepoint: int) -> bool:
    """Return whether it is a printable character: not C0, DEL, C1, or half of a surrogate pair."""
    return 32 <= codepoint <= 0x10FFFF and not 127 <= codepoint < 160 and not 0xD800 <= codepoint < 0xE000
