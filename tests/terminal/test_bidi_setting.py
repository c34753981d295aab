"""Where the one setting is kept, and what is in the advice on terminals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from permit_wizard.cli import main
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Advice
from permit_wizard.terminal.advice import ADVICE, GENERAL_ADVICE, in_three_languages
from permit_wizard.terminal.bidi_setting import BidiSetting, bidi_setting
from permit_wizard.terminal_ui.session import Session


def test_the_file_is_where_the_xdg_specification_has_it() -> None:
    assert bidi_setting({}) is None
    assert bidi_setting({"HOME": "/home/a"}) == BidiSetting(
        Path("/home/a/.config/permit_wizard/bidi"), "~/.config/permit_wizard/bidi"
    )
    elsewhere = bidi_setting({"HOME": "/home/a", "XDG_CONFIG_HOME": "/etc/a"})
    assert elsewhere == BidiSetting(Path("/etc/a/permit_wizard/bidi"), "/etc/a/permit_wizard/bidi")
    relative = bidi_setting({"HOME": "/home/a", "XDG_CONFIG_HOME": "a"})
    assert relative is not None
    assert relative.shown == "~/.config/permit_wizard/bidi"


def test_it_is_written_whole_and_read_back(tmp_path: Path) -> None:
    setting = BidiSetting(tmp_path / "a" / "bidi", "")
    assert setting.read() is None
    setting.write("split")
    setting.write("words")
    assert setting.read() == "words"
    assert [path.name for path in setting.path.parent.iterdir()] == ["bidi"]
    assert setting.path.stat().st_mode & 0o777 == 0o600
    setting.path.write_bytes(b"\xff" * 1000)
    assert len(setting.read() or "") == 100


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    (tmp_path / "bidi").mkdir()
    with pytest.raises(OSError, match="bidi"):
        BidiSetting(tmp_path / "bidi", "").write("words")
    assert [path.name for path in tmp_path.iterdir()] == ["bidi"]


def _asked(monkeypatch: pytest.MonkeyPatch, *argv: str) -> dict[str, Any]:
    """What the screens are started with."""
    started: dict[str, Any] = {}

    def _started(session: Session, **options: object) -> int:
        started.update(options, session=session)
        return 0

    monkeypatch.setattr("permit_wizard.command_line.wizard.lines_reason", lambda _ctx: None)
    monkeypatch.setattr("permit_wizard.terminal_ui.run_wizard", _started)
    started["code"] = main(argv)
    return started


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home of one's own, with a setting remembered in it."""
    for name in ("PERMIT_WIZARD_BIDI", "PERMIT_WIZARD_LANG", "XDG_CONFIG_HOME", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C")
    file = tmp_path / ".config" / "permit_wizard" / "bidi"
    file.parent.mkdir(parents=True)
    file.write_text("split\n")
    return file


@pytest.mark.usefixtures("home")
def test_the_option_wins_over_the_variable_and_both_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _asked(monkeypatch)["bidi"] == "split"
    monkeypatch.setenv("PERMIT_WIZARD_BIDI", "words")
    assert _asked(monkeypatch)["bidi"] == "words"
    assert _asked(monkeypatch, "--bidi", "visual")["bidi"] == "visual"


def test_a_file_that_makes_no_sense_is_named(
    monkeypatch: pytest.MonkeyPatch, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    home.write_text("sideways")
    assert _asked(monkeypatch) == {"code": 2}
    assert "~/.config/permit_wizard/bidi: invalid value 'sideways'" in capfd.readouterr().err


@pytest.mark.usefixtures("home")
def test_the_page_has_its_own_command_which_leaves_aside_what_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    started = _asked(monkeypatch, "bidi", "--lang", "ar")
    assert started["session"].only_bidi
    assert (started["session"].language, started["bidi"]) == ("ar", "auto")


@pytest.mark.parametrize("argv", [["--plain", "bidi"], ["bidi"]], ids=str)
def test_line_by_line_it_says_that_lines_stay_logical(argv: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    out = capfd.readouterr().out
    assert "in the order in which it is read aloud" in out
    assert "رسالة جديدة (من IND) بتاريخ" in out


def test_there_is_advice_for_every_id() -> None:
    assert set(ADVICE) == {advice.value for advice in Advice}


@pytest.mark.parametrize("advice", [*ADVICE.values(), GENERAL_ADVICE], ids=lambda text: text.message[:20])
def test_advice_is_in_the_readers_language_in_dutch_and_in_english(advice) -> None:
    said = [words for _localizer, words in in_three_languages(advice, Localizer("ar"))]
    assert said[-1] == Localizer("en")(advice)
    assert Localizer("nl")(advice) in said
    assert len(said) == len(set(said))
