"""What the keyboard sends, made harmless; and the parts that need no terminal."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.kiosk import harden, keyboard, wipe
from permit_wizard.kiosk.settings import Settings


def decoder(now=lambda: 0.0):
    return keyboard.GuardedDecoder(lambda: None, now)


def test_a_bad_byte_becomes_a_sign_and_a_cut_letter_is_whole():
    guard = decoder()
    assert guard.decode(b"a\xffb") == "a�b"
    assert guard.decode("ም".encode()[:1]) + guard.decode("ም".encode()[1:]) == "ም"


def test_a_short_paste_arrives_without_control_characters():
    assert decoder().decode(b"\x1b[200~15-05\x1b[31m-2027\x1b[201~x") == "\x1b[200~15-05[31m-2027\x1b[201~x"


@pytest.mark.parametrize("length", [201, 5000, 1_000_000])
def test_a_long_paste_is_dropped_and_what_follows_is_not(length):
    assert decoder().decode(b"\x1b[200~" + b"1" * length + b"\x1b[201~x") == "\x1b[200~\x1b[201~x"


def test_a_paste_that_never_ends_ends_after_a_while():
    moment = [0.0]
    guard = decoder(lambda: moment[0])
    guard.decode(b"\x1b[200~never")
    moment[0] = 5.0
    assert guard.decode(b"x") == "never\x1b[201~x"


@given(
    st.lists(st.sampled_from(["\x1b[200~", "\x1b[201~", "\x1b", "[", "2", "00~", "a", "1" * 150]), max_size=12),
    st.data(),
)
def test_cutting_a_stream_anywhere_changes_nothing(parts, data):
    stream = "".join(parts).encode()
    cut = data.draw(st.integers(0, len(stream)))
    guard = decoder()
    # an empty read means a vanished terminal, so a cut at an end is no cut
    pieces = [piece for piece in (stream[:cut], stream[cut:]) if piece]
    assert "".join(guard.decode(piece) for piece in pieces) == (decoder().decode(stream) if stream else "")


def test_a_flood_of_keys_is_cut_and_time_gives_room_again():
    moment = [0.0]
    guard = decoder(lambda: moment[0])
    assert len(guard.decode(b"1" * 100_000)) == keyboard.BURST
    assert guard.decode(b"1") == ""
    moment[0] = 1.0
    assert guard.decode(b"1") == "1"


def test_an_empty_read_means_that_the_terminal_is_gone():
    gone = []
    guard = keyboard.GuardedDecoder(lambda: gone.append(True))
    guard.decode(b"", final=True)
    assert not gone
    guard.decode(b"")
    assert gone


def test_environment_keeps_what_is_known_short_and_printable():
    given = {"TERM": "xterm", "COLORTERM": "x" * 201, "NO_COLOR": "\x1b[31m", "TEXTUAL_LOG": "/x", "LD_PRELOAD": "/x"}
    assert harden.allowed_environment(given) == {"TERM": "xterm"}
    harden.clean_environment(given)
    assert given == {"TERM": "xterm"}


def test_the_supervisor_never_imports_textual():
    program = (
        "import sys, permit_wizard.kiosk.supervisor, permit_wizard.kiosk.command; sys.exit('textual' in sys.modules)"
    )
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
    assert "\x1b]" not in wipe.AT_HOME


def test_settings_travel_and_keep_only_a_digest_of_the_phrase():
    settings = Settings(idle=30).with_staff("f12", "open the hall")
    line = settings.to_line()
    assert b"hall" not in line
    assert Settings.from_line(line) == settings
    assert settings.is_staff("open the hall")
    assert settings.is_staff(" open the hall\n")
    assert not settings.is_staff("open the door")
    assert not Settings().is_staff("")
