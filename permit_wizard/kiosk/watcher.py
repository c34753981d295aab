"""A small process beside each visit, which wipes the terminal when both others cannot.

A visit that is killed (SIGKILL) cannot wipe, and its supervisor does it. While the supervisor is stopped (SIGSTOP)
nobody would. The watcher never sees an answer: it is forked before the visit imports anything.
"""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from permit_wizard.kiosk.wipe import AT_HOME, IN_A_KIOSK, wipe

_PRIVATE, _KIOSK = b"p", b"k"
_STOPPED = "Tt"  # states in /proc/PID/stat: stopped by a signal, or by a debugger


class Watcher:
    """A process that waits for the end of this one. Make it before there are threads.

    Args:
        supervisor: the process that wipes unless it is stopped.
        closed: a descriptor that only this process needs.
    """

    def __init__(self, supervisor: int, closed: int) -> None:
        end, self._mine = os.pipe()  # neither is inherited by a program that a visit starts
        if os.fork() == 0:
            try:
                os.close(self._mine)
                os.close(closed)
                _watch(end, supervisor)
            finally:
                os._exit(0)
        os.close(end)

    def begin(self, *, private: bool) -> None:
        """Watch from now on: something is shown.

        Args:
            private: one person at home, whose title and clipboard stay.
        """
        with contextlib.suppress(OSError):  # somebody killed it
            os.write(self._mine, _PRIVATE if private else _KIOSK)


def _watch(end: int, supervisor: int) -> None:
    """Wait until the visit is dead, and wipe the terminal if its supervisor is stopped then."""
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD}:
        with contextlib.suppress(OSError, ValueError):  # those of the C library
            signal.signal(number, signal.SIG_IGN)
    told = b""
    while part := os.read(end, 16):
        told += part
    if told and is_stopped(supervisor):
        with contextlib.suppress(OSError):
            terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            wipe(terminal, AT_HOME if told == _PRIVATE else IN_A_KIOSK)


def is_stopped(pid: int) -> bool:
    """Return whether a process is stopped; one that is gone is not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] in _STOPPED
