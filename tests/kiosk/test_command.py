"""`permit-wizard --kiosk` and `--private`: what goes together, and what does not."""

import argparse
import os
import sys
from datetime import date

import pytest

from permit_wizard.cli import main
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.command_line.kiosk import _seconds, _settings
from permit_wizard.kiosk.limits import GRACE, IDLE
from permit_wizard.language.localizer import Localizer
from tests.builders import ROOT

CONTEXT = CommandContext(date(2026, 11, 23), Localizer("en"), "en", {})
NOTHING = {"kiosk": True, "private": False, "plain": False, "width": None, "today": None, "idle": None, "grace": None,
           "theme": "dark", "staff_key": None, "staff_phrase_file": None, "contact": ""}  # fmt: skip


def settings(**typed):
    return _settings(argparse.Namespace(**{**NOTHING, **typed}), CONTEXT, "auto")


def test_a_kiosk_asks_everybody_for_a_language_and_counts_down():
    found = settings()
    assert (found.language, found.idle, found.grace, found.private) == (None, IDLE, GRACE, False)


def test_at_home_the_language_is_known_and_nothing_counts_down_unless_asked():
    assert (settings(kiosk=False, private=True).language, settings(kiosk=False, private=True).idle) == ("en", 0)
    assert settings(kiosk=False, private=True, idle=30).idle == 30


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"today": date(2026, 11, 23)}, "--kiosk cannot be used together with --today"),
        ({"plain": True, "width": 40}, "--kiosk cannot be used together with --plain, --width"),
        ({"kiosk": False, "private": True, "width": 40}, "--private cannot be used together with --width"),
    ],
)
def test_what_does_not_go_together_is_what_was_given(typed, named):
    with pytest.raises(Problem) as refused:
        settings(**typed)
    assert Localizer("en")(refused.value.reason) == named


def test_staff_key_and_phrase(tmp_path):
    phrase = tmp_path / "phrase"
    phrase.write_text("open the hall\n")
    phrase.chmod(0o400)
    found = settings(staff_key="F12", staff_phrase_file=str(phrase))
    assert found.staff_key == "f12"
    assert found.is_staff("open the hall")
    phrase.chmod(0o600)
    phrase.write_text("short")
    for typed in (
        {"staff_key": "F12"}, {"staff_phrase_file": str(phrase)}, {"staff_key": "F9", "staff_phrase_file": str(phrase)},
        {"staff_key": "F12", "staff_phrase_file": str(phrase)}, {"staff_key": "F12", "staff_phrase_file": "/nowhere"},
    ):  # fmt: skip
        with pytest.raises(Problem):
            settings(**typed)


@pytest.mark.parametrize("typed", ["19", "1801", "99999", "0", "--", "1e2", ""])
def test_seconds_are_bounded_on_both_sides(typed):
    read = _seconds(Localizer("en", isolate=False))
    with pytest.raises(argparse.ArgumentTypeError, match="from 20 to 1800"):
        read(typed)
    assert (read("20"), read("1800")) == (20, 1800)


@pytest.mark.parametrize(("length", "fits"), [(7, False), (8, True), (100, True), (101, False), (120, False)])
def test_a_phrase_can_be_typed_into_the_line_for_it(tmp_path, length, fits):
    phrase = tmp_path / "phrase"
    phrase.touch(0o600)
    phrase.write_text("x" * length)
    if fits:
        assert settings(staff_key="f12", staff_phrase_file=str(phrase)).is_staff("x" * length)
    else:
        with pytest.raises(Problem):
            settings(staff_key="f12", staff_phrase_file=str(phrase))


@pytest.mark.parametrize("rights", [0o644, 0o440, 0o602])
def test_a_phrase_that_others_can_read_or_change_is_refused_with_what_to_type(tmp_path, rights):
    phrase = tmp_path / "phrase"
    phrase.write_text("open the hall\n")
    phrase.chmod(rights)
    with pytest.raises(Problem) as refused:
        settings(staff_key="f12", staff_phrase_file=str(phrase))
    assert f"chmod 400 {phrase}" in Localizer("en", isolate=False).line(refused.value.reason)


@pytest.mark.parametrize("streams", ["< {tty}", "> {other}", "> {file}"])
def test_anything_but_one_terminal_to_read_and_write_is_refused(start, tmp_path, streams):
    other, end = os.openpty()
    said = tmp_path / "said"
    streams = streams.format(tty="$(tty)", other=os.ttyname(end), file=tmp_path / "out")
    run = f"{sys.executable} -m permit_wizard --lang en --kiosk {streams}"
    terminal = start(["bash", "-c", f"{run}; echo $? > {said}; sleep 1000"], environ={"PYTHONPATH": str(ROOT)})
    terminal.wait(lambda: said.exists() and said.read_text(), "the end of the kiosk")
    assert said.read_text() == "2\n"
    terminal.wait("input, output and error on the same")
    os.close(other)
    os.close(end)


@pytest.mark.parametrize(
    "typed",
    [["--kiosk", "--private"], ["--kiosk", "--plain"], ["--private", "--today", "2026-11-23"],
    ["--kiosk", "--idle", "19"],
     ["--kiosk", "--idle", "1801"], ["--kiosk", "--grace", "99999"], ["--kiosk", "--idle", "0"],
     ["--kiosk", "--grace", "1e9"], ["--kiosk"], ["--private"]],
)  # fmt: skip
def test_what_makes_no_sense_is_one_line_and_exit_code_2(typed, capsys, monkeypatch):
    monkeypatch.setattr("os.isatty", lambda _descriptor: False)
    assert main(["--lang", "en", *typed]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
