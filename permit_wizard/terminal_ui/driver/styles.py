"""Only what changes between two styles is sent: over a slow line to a support centre every byte is waited for.

Rich sends each piece of a row as its whole style, its words and a reset (`Style.render`): 40 bytes, of which 20 are
what was in force before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from textual.driver import Driver

RESET: Final = "\x1b[0m"
_AFRESH: Final = "\x1b[0;"
_PIECE: Final = re.compile(r"\x1b\[([\d;]+)m([^\x1b]*)\x1b\[0m")
_MOVES: Final = re.compile(r"(?:\x1b\[\d+;\d+H|\n)*(\x1b\[\d+;\d+H)")
"""From one place to another, of which only the last counts."""
_CODE: Final = re.compile(r"[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+")
_BOLD, _DIM, _ITALIC, _NOT_BOLD, _NO_INK, _NO_GROUND = "1", "2", "3", "22", "39", "49"  # ECMA-48, SGR
_UNSEEN: Final = {_BOLD, _DIM, _ITALIC}
"""Attributes that make no difference to a blank."""


class _Style(NamedTuple):
    attributes: frozenset[str]
    ink: str
    ground: str


_NOTHING: Final = _Style(frozenset(), "", "")


def driver_sending_less(base: type[Driver]) -> type[Driver]:
    """Return a driver that writes styles in as few bytes as they take."""

    class LeanDriver(base):
        def write(self, data: str) -> None:
            super().write(lean(data))

    return LeanDriver


def lean(data: str) -> str:
    """Return what is written to a terminal with the same effect and without what is in force already."""
    written: list[str] = []
    end, now = 0, _NOTHING
    for piece in _PIECE.finditer(data):
        codes, words = piece.groups()
        between = data[end : piece.start()]
        if now is not _NOTHING and (moves := _MOVES.fullmatch(between)):
            written.append(moves[1])
        elif between:
            written += ["" if now is _NOTHING else RESET, between]
            now = _NOTHING
        sequence, now = change(now, codes, blank=words.isspace())
        written += [sequence, words]
        end = piece.end()
    rest = data[end:]
    if moves := _MOVES.fullmatch(rest):
        rest = moves[1]
    return "".join([*written, "" if now is _NOTHING else RESET, rest]) if written else data


@lru_cache(4096)
def change(before: _Style, wanted: str, *, blank: bool = False) -> tuple[str, _Style]:
    """Return the sequence that leads from one style to another, and the style that is in force then.

    Args:
        before: what is in force.
        wanted: parameters of SGR, as Rich writes them.
        blank: whether nothing but blanks follows: these have a ground, and neither ink nor weight.
    """
    new = _read(wanted)
    if blank and not (before.attributes | new.attributes) - _UNSEEN:
        new = _Style(before.attributes, before.ink, new.ground)
    reset = f"{_AFRESH}{wanted}m"
    lost = before.attributes - new.attributes
    if lost - {_BOLD}:
        return reset, new
    codes = [_NOT_BOLD] if lost else []
    codes += sorted(new.attributes - before.attributes)
    codes += [] if before.ink == new.ink else [new.ink or _NO_INK]
    codes += [] if before.ground == new.ground else [new.ground or _NO_GROUND]
    sequence = f"\x1b[{';'.join(codes)}m" if codes else ""
    return (sequence, new) if len(sequence) <= len(reset) else (reset, _read(wanted))


def _read(codes: str) -> _Style:
    attributes: set[str] = set()
    ink = ground = ""
    for code in _CODE.findall(codes):
        if code.startswith("38;") or code in _INKS:
            ink = code
        elif code.startswith("48;") or code in _GROUNDS:
            ground = code
        else:
            attributes.add(code)
    return _Style(frozenset(attributes), ink, ground)


_INKS: Final = {str(code) for code in (*range(30, 38), 39, *range(90, 98))}
_GROUNDS: Final = {str(code) for code in (*range(40, 48), 49, *range(100, 108))}
