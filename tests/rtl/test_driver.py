"""The driver in a pty of its own: what reaches the terminal, and what is put back however the program ends."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyte
import pytest

START, STOP = b"\x1b[8l\x1b[H\x1b[2J", b"\x1b[8h"
LEFT_SCREEN = b"\x1b[?1049l"
ROWS, COLUMNS = 30, 100
PROGRAM = """
import fcntl, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # what pty.fork would do, which warns beside other threads
from permit_wizard.rtl import detect
from tests.rtl.arabic_app import ArabicApp

class Ends(ArabicApp):
    def on_mount(self):
        super().on_mount()
        how = sys.argv[1]
        if how == "crash":
            self.set_timer(0.3, lambda: 1 / 0)
        elif how == "hard":
            self.set_timer(0.3, self.die)
        elif how == "ignore":
            signal.signal(signal.SIGHUP, lambda *_: None)

    def die(self):
        from textual.drivers.linux_driver import LinuxDriver
        LinuxDriver.stop_application_mode = lambda self: None
        type(self._driver).stop_application_mode = lambda self: None
        self.exit()

terminal = detect({"TERM": "xterm-256color"}, "\\x1b[8;1$y\\x1b[>65;7006;1c\\x1b[?65;1;9c")
app = Ends("ar", terminal)
app.run()
print("status", app.return_code)
"""


class Terminal:
    """A pty with a program in it, everything it wrote, and a screen drawn from that."""

    def __init__(self, how):
        self.written = b""
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        env = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
        self.descriptor, end = pty.openpty()
        command = [sys.executable, "-c", PROGRAM, how]
        self.process = subprocess.Popen(
            command, stdin=end, stdout=end, stderr=end, env=env, start_new_session=True, cwd=Path(__file__).parents[2]
        )
        os.close(end)

    def read(self, until, seconds=15.0):
        """Read until the program has written something, or has gone."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if until is not None and until in self.written:
                return True
            if select.select([self.descriptor], [], [], 0.1)[0]:
                try:
                    data = os.read(self.descriptor, 65536)
                except OSError:
                    return until is None
                if not data:
                    return until is None
                self.written += data
                # pyte knows neither DECRQM nor kitty's keyboard sequences and prints what it does not know.
                for unknown in (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>25u", b"\x1b[<u"):
                    data = data.replace(unknown, b"")
                self.stream.feed(data)
        return False

    def shows(self, *wanted, seconds=15.0):
        """Read until the screen contains all wanted texts; return whether it does."""
        end = time.monotonic() + seconds
        while not (found := all(any(text in row for row in self.screen.display) for text in wanted)):
            if time.monotonic() > end:
                break
            self.read(b"never", 0.1)
        return found

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.descriptor)


@pytest.fixture
def terminal(request):
    opened = Terminal(getattr(request, "param", "stay"))
    yield opened
    opened.close()


def test_cells_are_in_visual_order_and_shaped(terminal):
    assert terminal.shows("ﻲﻟﺎﺘﻟﺍ          ﻖﺑﺎﺴﻟﺍ", "2031        ﻡﻼﺳ ─┤ ◂", "Utrecht")
    rows = [row.rstrip() for row in terminal.screen.display]
    assert (
        terminal.written.index(b"\x1b[?1049h") < terminal.written.index(START) < terminal.written.index("ﻞﻫ".encode())
    )
    # The paragraph starts at the right; Latin, numbers and the bracketed time are in their places.
    (paragraph,) = [row for row in rows if "Utrecht" in row]
    assert paragraph.endswith("؟(09:15 ﺔﻋﺎﺴﻟﺍ) 2031 ﻮﻳﺎﻣ 3 ﻲﻓ Utrecht ﻦﻣ ﺔﻟﺎﺳﺭ ﻚﺘﻠﺻﻭ ﻞﻫ │")
    assert any(".+31 30 123 45 67 ﻢﻗﺮﻟﺎﺑ ﻞﺼﺗﺍ .ﻡﺎﻗﺭﺃ 4 ﻦﻣ" in row for row in rows)
    assert any(row.endswith("2031        ﻡﻼﺳ ─┤ ◂") for row in rows)
    assert "ﻲﻟﺎﺘﻟﺍ          ﻖﺑﺎﺴﻟﺍ" in "\n".join(rows)
    # The link is underlined where it is read, and nowhere else.
    y = rows.index(paragraph)
    underlined = "".join(
        terminal.screen.buffer[y][x].data for x in range(COLUMNS) if terminal.screen.buffer[y][x].underscore
    )
    assert underlined.replace(" ", "") == "ﺮﻀﺧﻷﺍﺡﺎﺘﻔﻤﻟﺍDigiD"


def ended(terminal):
    """Whether the mode was put back, before the alternate screen was left, and not changed again."""
    assert STOP in terminal.written
    assert terminal.written.rindex(START) < terminal.written.index(STOP)
    return terminal.written.index(STOP) < terminal.written.index(LEFT_SCREEN)


def test_quit(terminal):
    assert terminal.read("ﻖﺑﺎﺴﻟﺍ".encode())
    os.write(terminal.descriptor, b"\x11")  # ctrl+q
    assert terminal.read(b"status 0")
    assert ended(terminal)


@pytest.mark.parametrize("terminal", ["crash"], indirect=True)
def test_crash(terminal):
    assert terminal.read(b"ZeroDivisionError")
    assert ended(terminal)


@pytest.mark.parametrize("terminal", ["hard"], indirect=True)
def test_textual_never_stops_the_driver(terminal):
    assert terminal.read(None)
    assert STOP in terminal.written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_signals(terminal, number):
    assert terminal.read("ﻖﺑﺎﺴﻟﺍ".encode())
    terminal.process.send_signal(number)
    assert terminal.read(f"status {128 + number}".encode())
    assert ended(terminal)


@pytest.mark.parametrize("terminal", ["ignore"], indirect=True)
def test_a_signal_that_the_program_handles_is_left_to_it(terminal):
    assert terminal.read("ﻖﺑﺎﺴﻟﺍ".encode())
    terminal.process.send_signal(signal.SIGHUP)
    assert not terminal.read(b"status", 1)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.read(b"status 143")


def test_a_terminal_that_needs_nothing_gets_textuals_own_driver():
    from textual.drivers.headless_driver import HeadlessDriver

    from permit_wizard.rtl import Mode, Terminal, bidi_driver

    assert bidi_driver(HeadlessDriver, Terminal("QTerminal", Mode.SPLIT)) is HeadlessDriver
