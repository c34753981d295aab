"""Filters the keyboard's bytes before Textual parses them.

Textual 8.2.8 dies of one byte that is no UTF-8 (its issue 6456) and of some sequences, and takes more than a gigabyte
for a flood of keys. It asks its driver's module for a decoder; ours replaces it, which a test pins. Only what
`sequences` allows goes through.
"""

from __future__ import annotations

import codecs
import re
import time
from collections.abc import Callable
from enum import Enum, auto

from permit_wizard.core.dates.problems import without_controls
from permit_wizard.kiosk.sequences import LONGEST, NOTHING, PASTE, PASTED, is_allowed

LONGEST_PASTE = 200  # characters
BURST = 1024  # characters that may come at once
RATE = 2000  # characters a second that may come for long: a mouse that is moved sends about 1200
ESCAPE = 0.1  # seconds after which Textual takes a lone ESC for the key (textual.constants.ESCAPE_DELAY)
_UNFINISHED = 0.5  # seconds after which a sequence will not be finished: a terminal sends it at once
_UNCLOSED = 2.0  # the same for a paste, which is longer


_KEYS, _C1 = re.compile("[^\x1b]+"), re.compile("[\x80-\x9f]")  # C1: CSI and others in one character
_WHOLE = re.compile(rf"\x1b\[[ -?]{{0,{LONGEST - 3}}}[@-~]")  # a control sequence of which all is there (ECMA-48, 5.4)


class _State(Enum):
    """Where in the text the decoder is (ECMA-48, 5.4 and 5.6)."""

    KEYS = auto()
    ESCAPE = auto()  # after ESC
    CONTROL = auto()  # after CSI
    ONE_MORE = auto()  # after SS3, and after the Linux console's ESC [ [
    STRING = auto()  # after DCS, OSC, SOS, PM, APC: until ST
    RAW_MOUSE = auto()  # after ESC [ M: three characters that can be any


_AFTER_ESCAPE = {"[": _State.CONTROL, "O": _State.ONE_MORE, **dict.fromkeys("PX]^_", _State.STRING)}


class GuardedDecoder:
    """An incremental decoder that lets through keys, the mouse and little else, and replaces what is no UTF-8.

    Args:
        hung_up: called when the terminal is gone, which shows as an empty read.
        now: seconds, from a clock that only goes forward.
        pastes: let short pastes through. In a hall none is: what is pasted is the last visitor's, since a terminal's
            own selection (Shift and the mouse) is out of our hands.
    """

    def __init__(
        self, hung_up: Callable[[], object], now: Callable[[], float] = time.monotonic, *, pastes: bool = False
    ) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._hung_up, self._now, self._pastes = hung_up, now, pastes
        self._allowance, self._seen = float(BURST), now()
        self._state, self._sequence, self._skip = _State.KEYS, "", 0
        self._escape_at: float | None = None  # when Textual got an ESC that may begin a sequence
        self._ends_string = False
        self._pasted: str | None = None
        self._opened = 0.0
        self._out: list[str] = []

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT001, FBT002, RUF100 - the codecs' signature
        """Return what Textual may see of these bytes."""
        if not data and not final:
            self._hung_up()
        text = self._utf8.decode(data, final)
        now = self._now()
        past = now - self._seen
        self._seen = now
        self._allowance = min(float(BURST), self._allowance + past * RATE)
        if past > _UNFINISHED and (self._state is not _State.ESCAPE or self._escape_at is None):
            self._state, self._sequence, self._escape_at = _State.KEYS, "", None
        if self._pasted is not None and now - self._opened > _UNCLOSED:
            self._end_paste()
        at = 0
        while at < len(text):
            at += self._take_some(text, at)
        lone = self._state is _State.ESCAPE and self._escape_at is None and not self._ends_string
        if lone and self._pasted is None and self._let("\x1b"):
            self._escape_at = now  # it is the key, if nothing follows
        out, self._out = "".join(self._out), []
        return out

    def _take_some(self, text: str, at: int) -> int:
        """Advance by as many characters as can be judged together, so that a flood is cheap; return how many."""
        if self._state is _State.KEYS:
            if run := _KEYS.match(text, at):
                self._keys(run[0])
                return len(run[0])
            whole = _WHOLE.match(text, at)
            if whole and whole[0] not in (PASTE, PASTED, "\x1b[[", "\x1b[M"):
                self._sequence = whole[0]
                self._finish(allowed=is_allowed(whole[0]))
                return len(whole[0])
        self._take(text[at])
        return 1

    def _take(self, character: str) -> None:
        """Advance by one character."""
        state = self._state
        if character == "\x1b":
            self._ends_string = state is _State.STRING  # with a backslash it is ST
            if state is _State.ESCAPE and self._pasted is None:  # ESC twice: the first was the key
                self._let("\x1b" if self._escape_at is None else NOTHING)
            self._state, self._sequence, self._escape_at = _State.ESCAPE, character, None
        elif state is _State.ESCAPE:
            self._after_escape(character)
        elif state is _State.STRING:
            if character in "\x07\x18\x1a":  # BEL, as xterm ends it; CAN and SUB break it off
                self._finish(allowed=False)
        elif state is _State.RAW_MOUSE:
            self._skip -= 1
            if not self._skip:
                self._finish(allowed=False)
        else:
            self._go_on(character)

    def _after_escape(self, character: str) -> None:
        """Handle what follows an ESC; with a letter it is Alt, which nothing here uses."""
        waited = self._escape_at is not None and self._now() - self._escape_at >= ESCAPE
        self._state = _State.KEYS if waited else _AFTER_ESCAPE.get(character, _State.KEYS)
        self._sequence += character
        if self._state is not _State.KEYS:
            return
        if self._escape_at is not None:  # ESC came alone: the key, and then another
            self._let(NOTHING)
            self._keys(character)
        self._sequence, self._escape_at = "", None

    def _go_on(self, character: str) -> None:
        """Read one more character of an open sequence."""
        if len(self._sequence) <= LONGEST:  # one more shows that it is too long
            self._sequence += character
        if not " " <= character <= "~":
            self._finish(allowed=False)  # broken off
        elif self._state is _State.ONE_MORE:
            self._finish(allowed=is_allowed(self._sequence))
        elif self._sequence == "\x1b[[":
            self._state = _State.ONE_MORE
        elif self._sequence == "\x1b[M":
            self._state, self._skip = _State.RAW_MOUSE, 3
        elif self._sequence == PASTE:
            self._finish(allowed=False)
            self._pasted, self._opened = self._pasted or "", self._now()
        elif self._sequence == PASTED:
            self._finish(allowed=False)
            self._end_paste()
        elif character >= "@":
            self._finish(allowed=len(self._sequence) <= LONGEST and is_allowed(self._sequence))

    def _finish(self, *, allowed: bool) -> None:
        """End a sequence; if Textual got the ESC, it must not be left waiting."""
        sequence, escape_at = self._sequence, self._escape_at
        waiting = escape_at is not None and self._now() - escape_at < ESCAPE
        self._state, self._sequence, self._escape_at = _State.KEYS, "", None
        if self._pasted is not None:
            return
        if allowed:
            self._let(sequence[1:] if waiting else sequence)
        elif waiting:
            self._let(NOTHING[1:])

    def _keys(self, run: str) -> None:
        """Pass keys on as far as there is room, or add them to an open paste."""
        if self._pasted is None:
            self._let(_C1.sub("", run)[: int(self._allowance)])
        elif self._pastes and len(self._pasted) <= LONGEST_PASTE:
            self._pasted += run[: LONGEST_PASTE + 1]

    def _end_paste(self) -> None:
        """Close a paste, and pass it on if it is allowed."""
        pasted, self._pasted = self._pasted, None
        if pasted and len(pasted) <= LONGEST_PASTE:
            self._let(PASTE + without_controls(pasted) + PASTED)

    def _let(self, text: str) -> bool:
        """Pass text on, whole or not at all, if a person, a repeating key or a mouse can send so much."""
        if self._allowance < len(text):
            return False
        self._allowance -= len(text)
        self._out.append(text)
        return True
