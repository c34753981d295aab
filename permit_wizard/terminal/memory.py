"""What a terminal keeps of what it showed, found by asking it; and how to erase that.

A terminal with an alternate screen (xterm's mode 1049) shows a program there and forgets it at the end. GNU screen has
none unless `altscreen on` is in its configuration, tmux none with `alternate-screen off`, and mosh, the Linux console
and most terminals behind a serial line have none at all. None of these can be asked for the mode (DECRQM), so
`permit_wizard.rtl.query` enters it, moves the cursor, leaves it, and asks where the cursor is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from permit_wizard.core.text import Text, _

__all__ = ["Keeps", "can_be_erased", "erasure", "keeps", "warning"]

_PLACES: Final = re.compile(r"\x1b\[(\d+;\d+)R")  # replies to CPR
_ATTRIBUTES: Final = re.compile(r"\x1b\[>([\d;]*)c")  # the reply to DA2
_ERASE_SCROLLBACK: Final = ("\x1bP>|XTerm", "\x1b[>84;", "\x1b[>1;10;0c")
"""In the replies of xterm, tmux and mosh, which erase all they keep when they are told to (`CSI 3 J`)."""
_MORE_THAN_ANY_SCROLLBACK: Final = 100_000
"""Lines; GNU screen keeps 100 to some ten thousand, and scrolls through so many in a tenth of a second."""
_ROWS: Final = 300
"""Rows that are erased in a terminal whose size is not known; one that has fewer takes the rest for its last row."""


class Keeps(Enum):
    """What a terminal keeps of a program that has ended."""

    NOTHING = auto()
    """It has an alternate screen, or did not answer and gives no sign of having none."""
    SCREEN = auto()
    """What was shown, until it is erased; lines that scrolled away can be erased too."""
    SCREEN_SESSION = auto()
    """As GNU screen without `altscreen on`: what was shown, and lines that scrolled away, which it does not erase."""
    UNKNOWN = auto()
    """What was shown; whether lines that scrolled away can be erased is not known."""


def keeps(env: Mapping[str, str], reply: str) -> Keeps:
    """Return what a terminal keeps.

    Args:
        env: Environment variables: signs where a terminal does not answer.
        reply: What the terminal answered; see `permit_wizard.rtl.query`.
    """
    term = env.get("TERM", "")
    places = _PLACES.findall(reply)[:3]
    attributes = _ATTRIBUTES.search(reply)
    is_screen = "TMUX" not in env and ("STY" in env or term.startswith("screen"))
    if attributes is not None:
        is_screen = attributes[1].startswith("83;")  # 83 is the letter S
    if len(places) == 3 and places[0] != places[1]:
        before, _inside, after = places
        if before == after:
            return Keeps.NOTHING
    elif term == "linux":
        return Keeps.SCREEN
    elif not is_screen or attributes is not None:
        return Keeps.NOTHING
    if is_screen:
        return Keeps.SCREEN_SESSION
    return Keeps.SCREEN if any(known in reply for known in _ERASE_SCROLLBACK) else Keeps.UNKNOWN


def can_be_erased(kept: Keeps) -> bool:
    """Return whether nothing is left in a terminal once it was erased."""
    return kept in (Keeps.NOTHING, Keeps.SCREEN)


def warning(kept: Keeps) -> Text | None:
    """Return what people have to know before the first answer, and what to do about it; None if nothing stays."""
    if kept is Keeps.SCREEN_SESSION:
        return _(
            "GNU screen can keep lines that were shown here. To prevent this, put {line} in {file} and start "
            "screen again.",
            line="altscreen on",
            file="~/.screenrc",
        )
    if kept is Keeps.UNKNOWN:
        return _(
            "This terminal can keep lines that were shown here. Close its window afterwards, or use another terminal."
        )
    return None


def erasure(kept: Keeps, rows: int | None, *, resized: bool) -> str:
    """Return what erases a program from a terminal, to be written after its last frame.

    Rows are erased one by one: what `CSI 2 J` clears, some terminals push into their scrollback.

    Args:
        kept: What the terminal keeps.
        rows: Its present height; None if that is not known.
        resized: Whether its size has changed, which pushes rows into the scrollback. Only then is that erased, for the
            user's own lines are there too.
    """
    if kept is Keeps.NOTHING:
        return ""
    rows = rows or _ROWS
    lines = "".join(f"\x1b[{row};1H\x1b[2K" for row in range(1, rows + 1))
    scrollback = ""
    if resized:
        scrollback = "\n" * _MORE_THAN_ANY_SCROLLBACK if kept is Keeps.SCREEN_SESSION else "\x1b[3J"
    return f"\x1b[r\x1b[0m{lines}{scrollback}\x1b[H"
