"""Takes everything of a visit off the terminal: both screens, scrollback, title, modes, what was typed ahead.

The sequences are those of ECMA-48 and of xterm (ctlseqs); a terminal ignores unsupported ones.
"""

from __future__ import annotations

import contextlib
import os
import termios
import time

_ABORT = "\x18\x1b\\"  # CAN and ST: end whatever sequence the visit was in the middle of
_ALTERNATE = "\x1b[?1049h\x1b[0m\x1b[H\x1b[2J"  # some terminals keep the alternate screen when it is left
_MODES_OFF = (
    "\x1b[?2026l"  # synchronized output
    + "".join(f"\x1b[?{mode}l" for mode in (9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004, 2031, 2048))
    + "\x1b[<99u"  # kitty keyboard protocol: pop whatever was pushed
    + "\x1b]22;default\x1b\\"  # the mouse pointer's shape
    + "\x1b[8h"  # ECMA-48 BDSM: the terminal's own reordering, which permit_wizard.rtl stops
)
_PRIMARY = "\x1b[?1049l\x1b[?47l\x1b[!p\x1b[?6l\x1b[?1l\x1b>\x1b[4l\x1b[?7h\x1b[r\x1b(B\x0f\x1b[0m"
_EMPTY = "\x1b[H\x1b[2J\x1b[3J"  # 3J after 2J: some terminals push what 2J clears into the scrollback
_TITLE = "\x1b]2;\x1b\\\x1b]1;\x1b\\"
_RESET = "\x1bc"  # RIS: tab stops, colours, character sets
# Neither base64 nor "?": terminals with OSC 52 then clear the selections. xterm does so only if configured
# (allowWindowOps), nor does any where a program asks it to: so nothing can be pasted either (keyboard.py).
_SELECTION = "\x1b]52;cps;!\x1b\\"
_CURSOR = "\x1b[?25h"

AT_HOME = _ABORT + _ALTERNATE + _MODES_OFF + _PRIMARY + _EMPTY + _CURSOR
"""Leaves a person's own terminal clean, with what is theirs (title, clipboard, tab stops) as it is."""
# The cursor stays: foot 1.13 in cage 0.1.4 never draws again when it is hidden right after the window came up.
IN_A_KIOSK = _ABORT + _ALTERNATE + _MODES_OFF + _PRIMARY + _RESET + _SELECTION + _TITLE + _EMPTY + _CURSOR
"""Leaves nothing of a visit on a shared terminal."""


def wipe(descriptor: int, sequence: str, patience: float = 1.0) -> bool:
    """Write a wiping sequence to a terminal, past whatever is still waiting to be written.

    Args:
        descriptor: the terminal.
        sequence: `AT_HOME` or `IN_A_KIOSK`.
        patience: seconds in which a terminal that does not block (O_NONBLOCK) must take it.

    Returns:
        Whether the terminal took it; False when it is gone.
    """
    rest = sequence.encode()
    began = time.monotonic()
    # What waits in a terminal that reads slowly must not make us wait. But a thread of ours that waits to write more
    # would not be woken by that, and would keep the terminal to itself (tty_io.c, tty_write_lock): so it comes last
    # where we need not wait.
    flushed = not os.get_blocking(descriptor)
    while rest:
        if not flushed or (len(rest) == len(sequence) and time.monotonic() - began > patience / 2):
            flushed = True
            with contextlib.suppress(termios.error):
                termios.tcflush(descriptor, termios.TCOFLUSH)
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            if time.monotonic() - began > patience:
                return False
            time.sleep(0.005)
        except OSError:
            return False
    return True


def forget_typed(descriptor: int) -> None:
    """Drop what was typed and not yet read: it must not reach the next visitor."""
    with contextlib.suppress(termios.error):
        termios.tcflush(descriptor, termios.TCIFLUSH)


def silence_keys(descriptor: int) -> None:
    """Let keys neither echo nor send signals, as long as nobody reads them.

    Raises:
        termios.error: the terminal is gone.
    """
    mode = termios.tcgetattr(descriptor)
    mode[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL)
    mode[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    termios.tcsetattr(descriptor, termios.TCSANOW, mode)


def is_there(descriptor: int) -> bool:
    """Return whether the terminal has not vanished."""
    try:
        termios.tcgetattr(descriptor)
    except (termios.error, OSError):
        return False
    return True
