"""What comes from the keyboard, made harmless before Textual parses it.

Textual 8.2.8 dies of one byte that is no UTF-8 (its issue 6456), and takes more than a gigabyte for a flood of keys. It asks its
driver's module for a decoder; ours stands in its place, which a test pins.
"""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable

from permit_wizard.date_entry import without_controls

LONGEST_PASTE = 200  # characters
BURST = 1024  # characters that may come at once
RATE = 2000  # characters a second that may come for long: a mouse that is moved sends about 1200
_OPEN, _CLOSE = "\x1b[200~", "\x1b[201~"  # bracketed paste (xterm)
_UNCLOSED = 2.0  # seconds after which a paste counts as closed: a terminal sends it at once


class GuardedDecoder:
    """An incremental decoder that drops long pastes and floods, and replaces what is no UTF-8.

    Args:
        hung_up: called when the terminal is gone, which shows as an empty read.
        now: seconds, from a clock that only goes forward.
    """

    def __init__(self, hung_up: Callable[[], object], now: Callable[[], float] = time.monotonic) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._hung_up, self._now = hung_up, now
        self._allowance, self._seen = float(BURST), now()
        self._tail = ""  # what came last, to see a sign that is cut in two
        self._pasted: str | None = None
        self._opened = 0.0
        self._too_long = False

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT001, FBT002, RUF100 - the codecs' signature
        """Return what Textual may see of these bytes."""
        if not data and not final:
            self._hung_up()
        text = self._utf8.decode(data, final)
        now = self._now()
        past = now - self._seen
        self._seen = now
        self._allowance = min(float(BURST), self._allowance + past * RATE)
        allowed = ""
        if self._pasted is not None and now - self._opened > _UNCLOSED:
            allowed = self._closed()
        return allowed + self._sorted(text)

    def _sorted(self, text: str) -> str:
        """Return the keys and the short pastes of a text."""
        allowed: list[str] = []
        while text:
            if self._pasted is None:
                seen = self._tail + text
                at = seen.find(_OPEN)
                if at < 0:
                    allowed.append(self._within_allowance(text))
                    self._tail = seen[-len(_OPEN) + 1 :]
                    break
                end = at + len(_OPEN) - len(self._tail)  # past the sign, in `text`
                allowed += [
                    self._within_allowance(text[: max(0, end - len(_OPEN))]),
                    text[max(0, end - len(_OPEN)) : end],
                ]
                text, self._tail, self._pasted, self._too_long = text[end:], "", "", False
                self._opened = self._now()
            else:
                pasted = self._pasted + text
                before, sign, text = pasted.partition(_CLOSE)
                self._too_long = self._too_long or len(before) > LONGEST_PASTE + len(_CLOSE)
                self._pasted = before[-len(_CLOSE) :] if self._too_long else before
                if sign:
                    self._too_long = self._too_long or len(before) > LONGEST_PASTE
                    allowed.append(self._closed())
        return "".join(allowed)

    def _closed(self) -> str:
        """End a paste and return what may be seen of it."""
        pasted, self._pasted = self._pasted or "", None
        return ("" if self._too_long else without_controls(pasted)) + _CLOSE

    def _within_allowance(self, text: str) -> str:
        """Return as much of the keys as a person, a key that repeats or a mouse can send."""
        allowed = text[: int(self._allowance)]
        self._allowance -= len(allowed)
        return allowed
