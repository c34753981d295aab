"""The parts of a kiosk that need no terminal."""

import os
import pty
import select
import subprocess
import sys
import time

from permit_wizard.kiosk import harden, wipe
from permit_wizard.kiosk.presence import Presence, since_boot
from permit_wizard.kiosk.settings import Settings
from permit_wizard.kiosk.supervisor import pause_after


def test_environment_keeps_what_is_known_short_and_printable():
    given = {"TERM": "xterm", "COLORTERM": "x" * 201, "NO_COLOR": "\x1b[31m", "TEXTUAL_LOG": "/x", "LD_PRELOAD": "/x"}
    assert harden.allowed_environment(given) == {"TERM": "xterm"}
    harden.clean_environment(given)
    assert given == {"TERM": "xterm"}


def test_the_supervisor_never_imports_textual():
    modules = "permit_wizard.kiosk.supervisor, permit_wizard.command_line.kiosk"
    program = f"import sys, {modules}; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_lock_down_makes_a_process_undumpable_and_silent():
    program = (
        "import ctypes, sys; from permit_wizard.kiosk import harden; locked = harden.lock_down(); harden.say_nothing();"
        "assert locked.undumpable and ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0; raise RuntimeError('answers')"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert (run.returncode, run.stdout, run.stderr) == (1, b"", b"")


def test_wiping_ends_modes_and_both_screens():
    for sequence in (wipe.AT_HOME, wipe.IN_A_KIOSK):
        for sign in ("\x1b[?1049l", "\x1b[2J", "\x1b[3J", "\x1b[?1003l", "\x1b[?2004l", "\x1b[8h", "\x1b[!p"):
            assert sign in sequence
        assert sequence.index("\x1b[?1049l") < sequence.index("\x1b[3J")
    assert "\x1bc" not in wipe.AT_HOME
    assert "\x1b]52" not in wipe.AT_HOME
    assert "\x1b]2;" not in wipe.AT_HOME


def test_somebody_is_there_for_a_press_and_not_for_what_repeats_nor_for_a_machine_that_sleeps():
    moment, asleep = [100.0], [0.0]
    presence = Presence(lambda: moment[0] + asleep[0], lambda: moment[0])
    for _repeat in range(100):
        moment[0] += 0.03
        presence.seen("down")
    assert presence.away > 2.5
    assert presence.seen("up")
    assert presence.away == 0
    moment[0] += 1.5
    assert presence.seen("up")
    assert not presence.slept()
    asleep[0] = 3600.0
    assert presence.slept()
    assert presence.away == 3600.0


def test_the_clock_goes_on_while_the_machine_sleeps(monkeypatch):
    monkeypatch.setattr(time, "clock_gettime", {time.CLOCK_BOOTTIME: 5.0}.__getitem__)
    assert since_boot() == 5.0


def test_somebody_who_breaks_visits_on_purpose_delays_the_next_visitor_by_a_moment():
    assert [pause_after(broken) for broken in range(5)] == [0.0, 0.0, 0.5, 1.0, 2.0]
    assert pause_after(1000) == 2.0


def test_what_was_typed_ahead_is_dropped():
    far, terminal = pty.openpty()
    wipe.silence_keys(terminal)
    os.write(far, b"typed ahead")
    wipe.forget_typed(terminal)
    assert not select.select([terminal], [], [], 0.1)[0]
    os.close(far)
    os.close(terminal)


def test_every_third_wrong_phrase_locks_it_for_a_while():
    settings = Settings()
    for n in range(1, 7):
        settings = settings.after_miss(now=1000.0 * n)
        assert settings.staff_locked_until == 1000.0 * (n - n % 3) + (60.0 if n > 2 else 0.0)


def test_settings_travel_and_keep_only_a_digest_of_the_phrase():
    settings = Settings(idle=30).with_staff("f12", "open the hall")
    line = settings.to_line()
    assert b"hall" not in line
    assert Settings.from_line(line) == settings
    assert settings.is_staff("open the hall")
    assert settings.is_staff(" open the hall\n")
    assert not settings.is_staff("open the door")
    assert not Settings().is_staff("")
