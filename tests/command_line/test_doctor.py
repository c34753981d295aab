"""`permit-wizard doctor`: what it finds, what it advises, and its exit code."""

import subprocess
import sys
from datetime import date

import pytest

from permit_wizard.command_line import doctor
from permit_wizard.command_line.doctor import Sign
from permit_wizard.core.clock import RELEASED, doubt, is_too_early
from permit_wizard.core.editions import PACT_2026
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Advice, detect
from permit_wizard.terminal.advice import ADVICE

SAY = Localizer("en")


@pytest.mark.parametrize(
    ("columns", "rows", "sign"), [(59, 24, Sign.BAD), (80, 19, Sign.BAD), (60, 20, Sign.LOOK), (80, 24, Sign.GOOD)]
)
def test_size(columns, rows, sign):
    check = doctor.check_size(columns, rows)
    assert check.sign is sign
    assert (check.advice is None) == (sign is Sign.GOOD)


@pytest.mark.parametrize(
    ("environ", "sign"),
    [({"NO_COLOR": "1"}, Sign.GOOD), ({"COLORTERM": "truecolor"}, Sign.GOOD), ({"TERM": "xterm-256color"}, Sign.GOOD),
     ({"TERM": "linux"}, Sign.LOOK)],
)  # fmt: skip
def test_colour(environ, sign):
    assert doctor.check_colour(environ).sign is sign


def test_utf8():
    assert doctor.check_utf8({}, "UTF-8").sign is Sign.GOOD
    check = doctor.check_utf8({"LANG": "C"}, "ascii")
    assert check.sign is Sign.BAD
    assert "C, not UTF-8" in SAY(check.found)


@pytest.mark.parametrize(
    ("environ", "reply", "sign"),
    [({"TERM": "linux"}, "", Sign.BAD), ({"TERM": "xterm"}, "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\", Sign.GOOD),
     ({"TERM": "xterm"}, "", Sign.LOOK), ({"TERM": "xterm-kitty"}, "", Sign.LOOK)],
)  # fmt: skip
def test_right_to_left(environ, reply, sign):
    check = doctor.check_bidi(detect(environ, reply))
    assert check.sign is sign
    assert (check.advice is None) == (sign is Sign.GOOD)


def test_tmux_that_lets_nothing_through_may_be_in_any_terminal():
    environ = {"TERM": "tmux-256color", "TMUX": "socket,1,0"}
    check = doctor.check_bidi(detect(environ, "", "xterm-256color  passthrough=0"))
    assert check.sign is Sign.LOOK
    assert check.advice is ADVICE["tmux-passthrough"]


def test_every_advice_of_the_terminals_has_words():
    assert set(ADVICE) == set(Advice)


def test_fonts():
    assert [doctor.check_font(_("x"), "y", n, "z").sign for n in (None, 0, 3)] == [Sign.LOOK, Sign.BAD, Sign.GOOD]
    assert doctor.fonts_with("ar", {"SSH_CONNECTION": "1", "PATH": "/usr/bin"}) is None
    assert doctor.fonts_with("ar", {"PATH": "/nowhere"}) is None


def test_clock_before_the_release_is_wrong_on_the_day_it_is_not():
    assert doctor.check_clock(date(2020, 1, 1)).sign is Sign.BAD
    assert doctor.check_clock(date(2060, 1, 1)).sign is Sign.BAD
    assert doctor.check_clock(RELEASED).sign is Sign.LOOK
    assert is_too_early(date(2026, 10, 31))
    assert not is_too_early(RELEASED)
    assert "1 January 2020 (01-01-2020)" in SAY(doubt(date(2020, 1, 1))[0])


@pytest.mark.parametrize(
    ("today", "without_font", "code"),
    [
        ("2026-11-23", "", 0),
        ("2019-01-01", "", 1),
        ("2026-11-23", "ti", 1),  # no Ethiopic font
        ("2026-11-23", None, 0),  # no fontconfig: what the terminal can show is not known
    ],
)
def test_the_whole_command(today, without_font, code, tmp_path):
    if without_font is not None:
        fc_list = tmp_path / "fc-list"
        fc_list.write_text(
            f"#!{sys.executable}\nimport sys\nif sys.argv[1] != ':lang={without_font}': print('A Font')\n"
        )
        fc_list.chmod(0o755)
    command = [sys.executable, "-m", "permit_wizard", "doctor", "--lang", "en", "--today", today]
    environ = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": str(tmp_path)}
    run = subprocess.run(command, capture_output=True, env=environ, check=False, start_new_session=True)
    assert (run.returncode, run.stderr) == (code, b"")
    assert b"Today is" in run.stdout
    assert (b"Letters of Tigrinya: this computer has no font for them." in run.stdout) == (without_font == "ti")


@pytest.mark.parametrize("today", ["2026-12-01", "2027-04-01"])
def test_what_to_read_when_the_rules_are_checked_again_is_listed(today: str) -> None:
    checked = doctor.check_rules(date.fromisoformat(today), PACT_2026)
    assert checked.advice is not None
    said = Localizer("en")(checked.advice)
    assert all(source in said for source in map(str, PACT_2026.sources))
