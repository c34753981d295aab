"""The program in a real pty that answers its queries: Arabic arrives shaped and in visual order."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator

import pyte
import pytest

from tests.builders import ROOT

ROWS, COLUMNS = 24, 80
PROGRAM = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # what pty.fork would do, which warns beside other threads
from permit_wizard.cli import main
sys.exit(main(sys.argv[1:]))
"""
QUERY_ENDS = b"\x1b[c"
XTERM = b"\x1b[8;0$y\x1bP>|XTerm(398)\x1b\\\x1b[>41;398;0c\x1b[?64;1;9c"
VTE = b"\x1b[8;1$y\x1b[>65;7600;1c\x1b[?65;1;9c"
KONSOLE = b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"
NOT_KNOWN_TO_PYTE = (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>25u", b"\x1b[<u", b"\x1b[>q", b"\x1b[8$p", b"\x1b[>c")


class Terminal:
    """A pty with the wizard in it, what it wrote, and the screen drawn from that."""

    def __init__(self, answer: bytes, *options: str) -> None:
        self.answer, self.written, self.asked = answer, b"", False
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        size = {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
        left_out = ("TMUX", "STY", "TERM_PROGRAM", "KONSOLE_VERSION", "MLTERM", "PERMIT_WIZARD_BIDI", "NO_COLOR")
        env = {name: value for name, value in os.environ.items() if name not in left_out} | size
        self.here, there = pty.openpty()
        command = [sys.executable, "-c", PROGRAM, *options]
        self.process = subprocess.Popen(
            command, stdin=there, stdout=there, stderr=there, env=env, start_new_session=True, cwd=ROOT
        )
        os.close(there)

    def shows(self, words: str, seconds: float = 20.0) -> bool:
        """Wait until these cells are next to each other on the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(words in row for row in self.rows):
                return True
            if not select.select([self.here], [], [], 0.1)[0]:
                continue
            try:
                data = os.read(self.here, 65536)
            except OSError:
                return False
            self.written += data
            if not self.asked and QUERY_ENDS in self.written:
                self.asked = True
                os.write(self.here, self.answer)
            for unknown in NOT_KNOWN_TO_PYTE:
                data = data.replace(unknown, b"")
            self.stream.feed(data)
        return False

    @property
    def rows(self) -> list[str]:
        """What is on the screen."""
        return [row.rstrip() for row in self.screen.display]

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.here, keys)


@pytest.fixture
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """The wizard in Arabic, on the day that the texts below name."""
    started = Terminal(request.param, "--lang", "ar", "--today", "2026-09-01")
    yield started
    started.process.kill()
    started.process.wait()
    os.close(started.here)


@pytest.mark.parametrize("terminal", [XTERM], indirect=True, ids=["xterm"])
def test_the_first_screens_are_shaped_and_run_from_the_right(terminal: Terminal) -> None:
    assert terminal.shows("↵ Enter"), terminal.rows
    title = next(row for row in terminal.rows if "ﺀﻮﺠﻠﻟﺍ" in row)
    assert title.endswith("ﺀﻮﺠﻠﻟﺍ ﺔﻣﺎﻗﺇ ﺢﻳﺮﺼﺘﻟ ﺓﺪﻳﺪﺟ ﺔﻗﺎﻄﺑ")
    assert title.startswith(" " * 20)
    # a date in words and as on the card, each in its own order, the brackets turned
    assert any("(01-09-2026) 2026 ﺮﺒﻤﺘﺒﺳ/ﻝﻮﻠﻳﺃ 1 ﺀﺎﺛﻼﺜﻟﺍ" in row for row in terminal.rows)
    assert any(row.endswith("Esc") for row in terminal.rows)  # the foot begins at the right
    terminal.press(b"\r")
    assert terminal.shows("ASIEL BEPAALDE"), terminal.rows
    terminal.press(b"1")
    assert terminal.shows("↵ Enter"), terminal.rows
    terminal.press(b"\r")
    assert terminal.shows("geldig tot")  # a Dutch card is drawn as it is
    terminal.press(b"23112026")
    assert terminal.shows("2026 ﺮﺒﻤﻓﻮﻧ/ﻲﻧﺎﺜﻟﺍ ﻦﻳﺮﺸﺗ 23")


@pytest.mark.parametrize("terminal", [VTE], indirect=True, ids=["vte"])
def test_a_terminal_that_reorders_is_told_not_to(terminal: Terminal) -> None:
    assert terminal.shows("ﺀﻮﺠﻠﻟﺍ ﺔﻣﺎﻗﺇ ﺢﻳﺮﺼﺘﻟ ﺓﺪﻳﺪﺟ ﺔﻗﺎﻄﺑ")
    assert terminal.written.index(b"\x1b[?1049h") < terminal.written.index(b"\x1b[8l")
    for keys in (b"\r", b"1", b"\r"):  # something to lose
        terminal.press(keys)
        terminal.shows("never", 1)
    terminal.press(b"\x11")  # ctrl+q
    assert terminal.shows("؟ﻥﻵﺍ ﺝﻭﺮﺨﻟﺍ"), terminal.rows  # a key before the question can be seen does nothing
    terminal.press(b"2")
    terminal.shows("never", 1)
    terminal.press(b"\r")
    terminal.shows("never", 3)
    assert terminal.written.index(b"\x1b[8h") < terminal.written.rindex(b"\x1b[?1049l")


@pytest.mark.parametrize("terminal", [KONSOLE], indirect=True, ids=["konsole"])
def test_a_terminal_that_cannot_be_told_gets_its_words_in_logical_order(terminal: Terminal) -> None:
    assert terminal.shows("Esc")
    terminal.shows("never", 2)  # the page may come in more than one update
    assert "\u200eﺑﻄﺎﻗﺔ\u200e".encode() in terminal.written
    assert b"\x1b[8l" not in terminal.written


@pytest.mark.parametrize("terminal", [XTERM], indirect=True, ids=["xterm"])
def test_a_byte_that_is_no_utf8_ends_nothing(terminal: Terminal) -> None:
    assert terminal.shows("↵ Enter"), terminal.rows
    terminal.press(b"\xff\xc3(\xfe")
    terminal.press(b"\r")
    assert terminal.shows("ASIEL BEPAALDE"), terminal.rows
