"""The wizard ends with its terminal and at an interrupt; without a UTF-8 locale it stays readable."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

import pytest

from tests.benchmarks.in_a_pty import Program
from tests.terminal_ui.test_pty_visit import COMMAND, PATIENCE


def started(*shell: str, **environ: str) -> Program:
    command = [COMMAND, "--lang", "nl", "--today", "2026-09-01"]
    program = Program(["/bin/sh", "-c", "".join(shell) + ' exec "$@"', "-", *command], environ)
    program.until("Begin nu", timeout=PATIENCE)
    return program


def ended(program: Program) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        pid, status = os.waitpid(program.pid, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(program.pid, signal.SIGKILL)
    os.waitpid(program.pid, 0)
    return -1


@pytest.mark.parametrize(
    ("shell", "environ"),
    [("", {"PYTHONUNBUFFERED": "1"}), ("trap '' HUP;", {}), ("trap '' HUP;", {"PYTHONUNBUFFERED": "1"})],
    ids=["unbuffered", "ignored", "both"],
)
def test_the_wizard_does_not_outlive_its_terminal(shell: str, environ: dict[str, str]) -> None:
    program = started(shell, **environ)
    os.close(program._terminal)
    assert ended(program) in (129, -signal.SIGHUP)


def test_an_interrupt_from_outside_leaves_a_clean_terminal_and_says_so() -> None:
    program = started()
    os.kill(program.pid, signal.SIGINT)
    assert program.wait(PATIENCE) == 130
    assert b"\x1b[?1049l" in program.sent
    assert "Traceback" not in program.text()
    os.close(program._terminal)


def test_an_interrupt_during_imports_has_no_traceback() -> None:
    program = Program([COMMAND, "--lang", "nl", "--today", "2026-09-01"])
    ours = Path("/proc/self/cmdline").read_bytes()
    while Path(f"/proc/{program.pid}/cmdline").read_bytes() == ours:  # a signal before exec(2) would reach nobody
        time.sleep(0.01)
    time.sleep(0.25)  # wherever it is then: a Python that has not begun, imports, or the first screen
    os.kill(program.pid, signal.SIGINT)
    assert program.wait(PATIENCE) in (130, -signal.SIGINT)
    assert "permit_wizard" not in program.text()  # no line of a traceback
    with contextlib.suppress(OSError):
        os.close(program._terminal)


def test_a_locale_without_utf_8_shows_the_same_letters() -> None:
    program = started(LC_ALL="POSIX", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert "\ufffd" not in program.text()
    assert "▌" in program.text()
    program.end()
