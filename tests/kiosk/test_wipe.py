"""The wiping reaches the terminal, whatever another thread is writing there, and is the last that does."""

import os
import pty
import select
import subprocess
import sys
import threading
import time

import pytest

from permit_wizard.kiosk.wipe import IN_A_KIOSK, wipe
from tests.builders import ROOT

FRAMES = b"an answer " * 50_000
LEAVING_AMID_FRAMES = """
import os, threading
from permit_wizard.kiosk.driver import vanish
def frames():
    while True:
        os.write(2, b"an answer ")
threading.Thread(target=frames, daemon=True).start()
import time
time.sleep(0.05)
vanish(0, parent=-1, wiping="wiped")
"""


class Screen:
    """The far end of a pty."""

    def __init__(self):
        self.end, there = pty.openpty()
        self.name, self.seen = os.ttyname(there), b""
        os.close(there)

    def open(self, flags=0):
        return os.open(self.name, os.O_RDWR | os.O_NOCTTY | flags)

    def read(self, seconds=0.0):
        time.sleep(seconds)
        try:
            while part := os.read(self.end, 65536):
                self.seen += part
        except OSError:  # nobody has it open any more
            pass


@pytest.fixture
def screen():
    far = Screen()
    yield far
    os.close(far.end)


def write_all(descriptor, data):
    while data:
        data = data[os.write(descriptor, data) :]
    os.close(descriptor)


def wait_until_full(terminal):
    """Wait until the terminal accepts no more, so that the thread that writes to it is blocked."""
    until = time.monotonic() + 20
    while select.select([], [terminal], [], 0)[1]:
        assert time.monotonic() < until, "the terminal never filled up"
        time.sleep(0.01)


def test_a_frame_in_the_middle_of_being_written_does_not_stop_it(screen):
    terminal = screen.open(os.O_NONBLOCK)
    writing = threading.Thread(target=write_all, args=(screen.open(), FRAMES))
    writing.start()
    wait_until_full(terminal)
    reading = threading.Thread(target=screen.read, args=(0.2,))
    reading.start()
    assert wipe(terminal, IN_A_KIOSK, patience=20.0)
    writing.join(20)
    os.close(terminal)
    reading.join(20)
    assert screen.seen.endswith(IN_A_KIOSK.encode())


def test_a_terminal_that_does_not_read_is_given_up(screen):
    terminal = screen.open(os.O_NONBLOCK)
    writing = threading.Thread(target=write_all, args=(screen.open(), FRAMES))
    writing.start()
    wait_until_full(terminal)
    assert not wipe(terminal, IN_A_KIOSK, patience=0.1)
    os.close(terminal)
    screen.read()  # let the writer go
    writing.join(20)


def test_no_frame_follows_the_wiping(screen):
    terminal = screen.open()
    command = [sys.executable, "-c", LEAVING_AMID_FRAMES]
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, cwd=ROOT)
    os.close(terminal)
    screen.read()
    assert process.wait(20) == 0
    assert screen.seen.endswith(b"wiped")
    assert b"an answer" in screen.seen
