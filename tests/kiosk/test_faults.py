"""Whatever goes wrong, nothing of the answers is left, and the next visitor is served."""

import os
import signal
import sys
from pathlib import Path

import pytest

from permit_wizard.kiosk.wipe import IN_A_KIOSK
from tests.builders import THOROUGH, some
from tests.kiosk.broken_visit import PLACES, SECRET
from tests.kiosk.terminal import LANGUAGES, children, is_welcome, resident
from tests.kiosk.visitors import (
    END,
    F6,
    F7,
    F8,
    PATTERN,
    choose_english,
    nothing_left,
    title,
    type_pattern,
    wait_words,
)

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV)
CHANGING_NOTHING = (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGWINCH)
ENDING_THE_SUPERVISOR = {signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGHUP}


def test_a_signal_that_ends_a_visit(hall):
    terminal = hall()
    for number in some(ENDING, 2):
        visit = type_pattern(terminal)
        os.kill(visit, number)
        terminal.wait_welcome(before=visit)
        assert nothing_left(terminal, PATTERN), number
    terminal.send("\r")
    terminal.wait(LANGUAGES)


def test_signals_that_must_change_nothing(hall):
    terminal = hall()
    visit = type_pattern(terminal)
    for number in CHANGING_NOTHING:
        for pid in (visit, terminal.process.pid):
            os.kill(pid, number)
    terminal.send("7")
    terminal.wait(PATTERN + "7")  # before SIGCONT, which would wake what has been stopped
    os.kill(visit, signal.SIGCONT)
    for number in signal.valid_signals() - ENDING_THE_SUPERVISOR:
        os.kill(terminal.process.pid, number)
    terminal.send("8")
    terminal.wait(PATTERN + "78")
    assert terminal.visit() == visit


def test_a_visit_wipes_the_terminal_itself_when_the_supervisor_does_not(hall):
    terminal = hall()
    visit = type_pattern(terminal)
    os.kill(terminal.process.pid, signal.SIGSTOP)
    terminal.send(END)
    terminal.wait(lambda: not terminal.everything().strip(), "a clean screen")
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_welcome(before=visit)


def test_a_visit_that_is_killed_while_the_supervisor_is_stopped_leaves_nothing(hall):
    terminal = hall()
    visit = type_pattern(terminal)
    (watcher,) = children(visit)
    os.kill(terminal.process.pid, signal.SIGSTOP)
    os.kill(visit, signal.SIGKILL)
    terminal.wait(lambda: not terminal.everything().strip(), "a clean screen")
    terminal.wait(lambda: not running(watcher), "the end of the watcher")
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_welcome(before=visit)


def test_the_watcher_leaves_with_its_visit_and_wipes_nothing_of_the_next(hall):
    terminal = hall()
    visit = type_pattern(terminal)
    (watcher,) = children(visit)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        os.kill(watcher, number)
    terminal.send(END)
    terminal.wait_welcome(before=visit)
    terminal.wait(lambda: not running(watcher), "the end of the watcher")
    assert is_welcome(terminal.text())


def test_a_visit_that_hangs_is_ended(start):
    terminal = start(breaks=True)
    choose_english(terminal)
    visit = terminal.visit()
    terminal.send(F6)
    terminal.wait_welcome(before=visit)
    terminal.wait("Sorry, something went wrong.")


def test_no_room_for_a_process_means_waiting_and_no_shell(start, tmp_path):
    python = tmp_path / "python"
    terminal = start(breaks=str(python))
    terminal.wait(lambda: IN_A_KIOSK.encode() in terminal.last, "a clean screen")
    terminal.wait(lambda: not terminal.processes(), "no process")  # of each try there is one, until it fails
    written = tmp_path / "written"
    written.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    written.chmod(0o755)
    written.rename(python)
    choose_english(terminal)


def test_no_key_leads_out(hall):
    terminal = hall()
    visit = type_pattern(terminal)
    terminal.send("\x11\x03\x1a\x1c\x10\x04\x0f\x13")  # ctrl+q, c, z, backslash, p, d, o, s
    terminal.send("7")
    terminal.wait(PATTERN + "7")
    assert terminal.visit() == visit


@pytest.mark.parametrize(("name", "code"), [("TERM", 0), ("HUP", 129)])
def test_a_signal_to_the_supervisor_ends_all_of_it(start, name, code):
    terminal = start()
    type_pattern(terminal)
    mine = terminal.processes()
    terminal.process.send_signal(getattr(signal, f"SIG{name}"))
    assert terminal.wait_end() == code
    terminal.wait(lambda: nothing_left(terminal, PATTERN), "a clean screen")
    assert not [pid for pid in mine if running(pid)]


def test_a_visit_wipes_and_ends_when_the_supervisor_is_killed(start):
    # permit_wizard.rtl, where it has something to put back, watches for signals, too: so it is off.
    # Under a shell: the end of a session's leader would take the terminal away, and there would be nothing to see.
    terminal = start(["sh", "-c", f"{Path(sys.executable).with_name('permit-wizard')} --kiosk --bidi off; sleep 1000"])
    supervisor = type_pattern(terminal)
    mine = children(supervisor)
    os.kill(supervisor, signal.SIGKILL)
    terminal.wait(lambda: nothing_left(terminal, PATTERN), "a clean screen")
    terminal.wait(lambda: not any(running(pid) for pid in mine), "the end of all processes")


@pytest.mark.parametrize("ignore", [(), (signal.SIGHUP,)])
def test_a_vanished_terminal_ends_everything(start, ignore):
    terminal = start(ignore=ignore)
    type_pattern(terminal)
    mine = [terminal.process.pid, *terminal.processes()]
    terminal.vanish()
    terminal.wait(lambda: terminal.process.poll() is not None, "the end of the supervisor")
    terminal.wait(lambda: not any(running(pid) for pid in mine), "the end of all processes")


def test_a_byte_that_is_no_utf8_changes_nothing(hall):
    terminal = hall()
    visit = type_pattern(terminal)
    terminal.send(b"\xff\xc3(\xe2\x82\xf0\x9f")
    terminal.send("7")
    terminal.wait(lambda: PATTERN in terminal.text() and "7 " in terminal.text())
    assert terminal.visit() == visit


NO_KEYS = {
    "size": b"\x1b[48;20000;20000;1;1t", "no letter": b"\x1b[99999999u",
    "no pixels": b"\x1b[48;24;80;0;0t\x1b[<35;10;10M",
    "half a letter": b"\x1b[55296u", "sizes in band": b"\x1b[?2048;2$y",
}  # fmt: skip


def test_a_sequence_that_no_key_sends_neither_ends_nor_swells_a_visit(hall):
    terminal = hall()
    visit, typed = type_pattern(terminal), PATTERN
    for name, sequence in NO_KEYS.items():
        terminal.send(sequence + b"7")
        typed += "7"
        terminal.wait(typed, f"the key after: {name}")
        assert resident(visit) < 100_000, name  # kB
        assert terminal.visit() == visit


MANY = 100_000 if THOROUGH else 25_000
FLOODS = {
    "paste": b"\x1b[200~" + b"A" * 1_000_000 + b"\x1b[201~",
    "keys": b"A1" * MANY,
    "escapes": b"\x1b" * 2 * MANY,
    "clicks": b"\x1b[<0;1;1M" * (MANY // 5),
    "string": b"\x1b]" + b"B" * 100_000,
    "paste without end": b"\x1b[200~" + b"C" * 100_000,
}


def test_a_flood_neither_stops_nor_swells_it(hall):
    terminal = hall()
    for name, flood in FLOODS.items():
        visit = type_pattern(terminal)
        terminal.send(flood)
        assert resident(visit) < 150_000, name  # kB
        for attempt in range(200):  # what is left of the flood may swallow the first ones
            terminal.send(END)
            gone = attempt and visit not in terminal.processes()
            if gone:
                break
            with terminal._changed:
                terminal._changed.wait(0.25)
        terminal.wait_welcome(before=visit)
        assert nothing_left(terminal, PATTERN), name


SIGHTS = {
    "language": LANGUAGES, "start": "Start now", "permit": title("permit"), "expires_on": SECRET,
    "convictions": title("convictions"), "check": "Check your answers", "result": "Free help",
}  # fmt: skip


def test_a_crash_in_each_screen_says_sorry_tells_nothing_and_the_next_is_served(start):
    """One after the other, with a pause that grows: but it never stops."""
    terminal = start(breaks=True)
    for steps in some(range(len(PLACES) + 1), 3):
        terminal.wait_welcome()
        visit = terminal.visit()
        if steps:
            choose_english(terminal)
            for place in PLACES[:steps]:
                terminal.send(F7)
                wait_words(terminal, SIGHTS[place])
        terminal.send(F8)
        terminal.wait_welcome(before=visit)
        if steps:
            terminal.wait("Sorry, something went wrong. Your answers are gone.")
        assert nothing_left(terminal, SECRET), PLACES[:steps]
        assert SECRET.encode() not in terminal.last.rpartition(b"\x1b[3J")[2], PLACES[:steps]
        assert b"Traceback" not in terminal.last
    choose_english(terminal)


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1000, 500), (3, 500), (200, 2)])
def test_windows_of_any_size(hall, rows, columns):
    terminal = hall()
    visit = type_pattern(terminal)
    before = terminal.written
    terminal.draw = rows * columns < 5000  # pyte takes long for many cells
    terminal.resize(rows, columns)
    terminal.wait(lambda: terminal.written > before, "something drawn")
    terminal.resize(24, 80)
    terminal.draw = True
    terminal.wait(PATTERN)
    assert terminal.visit() == visit
    terminal.draw = rows * columns < 5000
    terminal.resize(rows, columns)
    terminal.send(END)
    terminal.wait(lambda: visit not in terminal.processes(), "the end of the visit")
    terminal.draw_again()
    terminal.resize(24, 80)
    terminal.wait_welcome(before=visit)
    # The drawn screen may have missed the wiping, which can come before the next line of this test: look at what was
    # sent.
    _visit, wiping, after = terminal.last.rpartition(IN_A_KIOSK.encode())
    assert wiping
    assert PATTERN.encode() not in after


def running(pid):
    try:
        with Path(f"/proc/{pid}/stat").open(encoding="utf-8", errors="replace") as status:
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
