"""`permit-wizard --kiosk` and `--private`: what goes together, and what does not."""

import argparse
from datetime import date

import pytest

from permit_wizard.cli import main
from permit_wizard.console import Console, Problem
from permit_wizard.i18n import Localizer
from permit_wizard.kiosk.command import _settings
from permit_wizard.kiosk.settings import GRACE, IDLE

AROUND = Console(date(2026, 11, 23), Localizer("en"), "en", {})
NOTHING = {"kiosk": True, "private": False, "plain": False, "width": None, "today": None, "idle": None, "grace": None,
           "theme": "dark", "staff_key": None, "staff_phrase_file": None}  # fmt: skip


def settings(**typed):
    return _settings(argparse.Namespace(**{**NOTHING, **typed}), AROUND, "auto")


def test_a_kiosk_asks_everybody_for_a_language_and_counts_down():
    found = settings()
    assert (found.language, found.idle, found.grace, found.private) == (None, IDLE, GRACE, False)


def test_at_home_the_language_is_known_and_nothing_counts_down_unless_asked():
    assert (settings(kiosk=False, private=True).language, settings(kiosk=False, private=True).idle) == ("en", 0)
    assert settings(kiosk=False, private=True, idle=30).idle == 30


def test_staff_key_and_phrase(tmp_path):
    phrase = tmp_path / "phrase"
    phrase.write_text("open the hall\n")
    found = settings(staff_key="F12", staff_phrase_file=str(phrase))
    assert found.staff_key == "f12"
    assert found.is_staff("open the hall")
    phrase.write_text("short")
    for typed in (
        {"staff_key": "F12"}, {"staff_phrase_file": str(phrase)}, {"staff_key": "F9", "staff_phrase_file": str(phrase)},
        {"staff_key": "F12", "staff_phrase_file": str(phrase)}, {"staff_key": "F12", "staff_phrase_file": "/nowhere"},
    ):  # fmt: skip
        with pytest.raises(Problem):
            settings(**typed)


@pytest.mark.parametrize(
    "typed",
    [["--kiosk", "--private"], ["--kiosk", "--plain"], ["--private", "--today", "2026-11-23"], ["--kiosk", "--idle", "19"],
     ["--kiosk", "--grace", "1e9"], ["--kiosk"], ["--private"]],
)  # fmt: skip
def test_what_makes_no_sense_is_one_line_and_exit_code_2(typed, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert main(["--lang", "en", *typed]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
