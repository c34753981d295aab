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
_PIECE: Final = re.compile(r"\x1b\[([\d;]+)m([^\x1b]*)\x1b\[0m")
_MOVES: Final = re.compile(r"(?:\x1b\[\d+;\d+H|\n)*(\x1b\[\d+;\d+H)")
"""From one place to another, of which only the last counts."""
_CODE: Final = re.compile(r"[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+")
_BOLD, _NOT_BOLD, _NO_INK, _NO_GROUND = "1", "22", "39", "49"  # ECMA-48, SGR


class _Style(NamedTuple):
    attributes: frozenset[str]
    ink: str
    ground: str


def driver_sending_less(base: type[Driver]) -> type[Driver]:
    """Return a driver that writes styles in as few bytes as they take."""

    class LeanDriver(base):
        def write(self, data: str) -> None:
            super().write(lean(data))

    return LeanDriver


def lean(data: str) -> str:
    """Return what is written to a terminal with the same effect and without what is in force already."""
    written: list[str] = []
    end, now = 0, ""
    for piece in _PIECE.finditer(data):
        codes, words = piece.groups()
        between = data[end : piece.start()]
        if now and (moves := _MOVES.fullmatch(between)):
            written.append(moves[1])
        elif between:
            written += [RESET if now else "", between]
            now = ""
        written += [change(now, codes), words]
        now, end = codes, piece.end()
    return "".join([*written, RESET if now else "", data[end:]]) if written else data


@lru_cache(4096)
def change(before: str, after: str) -> str:
    """Return the sequence that leads from one style to another.

    Args:
        before: parameters of SGR, as Rich writes them; "" for none in force.
        after: the same.
    """
    if before == after:
        return ""
    old, new = _read(before), _read(after)
    lost = old.attributes - new.attributes
    if lost - {_BOLD}:
        return f"\x1b[0;{after}m"
    codes = [_NOT_BOLD] if lost else []
    codes += sorted(new.attributes - old.attributes)
    codes += [] if old.ink == new.ink else [new.ink or _NO_INK]
    codes += [] if old.ground == new.ground else [new.ground or _NO_GROUND]
    return f"\x1b[{';'.join(codes)}m" if codes else ""


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
