"""`permit-wizard check` in the export formats, and into files."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from permit_wizard.cli import main
from tests.builders import ALL_IS_WELL, TODAY

WELL = {key: str(value) for key, value in ALL_IS_WELL.items()}
DAY = ["--today", TODAY.isoformat(), "--lang", "en"]


@pytest.fixture
def answers(tmp_path: Path) -> str:
    (tmp_path / "answers.json").write_text(json.dumps(WELL))
    return str(tmp_path / "answers.json")


def test_two_languages(answers: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", answers, *DAY, "--format", "html", "--beside", "nl"]) == 0
    both = capfd.readouterr().out
    assert 'lang="en"' in both
    assert 'lang="nl"' in both
    assert main(["check", answers, *DAY, "--format", "html", "--beside", "en"]) == 0
    assert 'class="one"' in capfd.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "html", "ics", "qr"])
def test_into_a_file(answers: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    path = tmp_path / "result"
    assert main(["check", answers, *DAY, "--format", form]) == 0
    shown = capfd.readouterr().out
    assert main(["check", answers, *DAY, "--format", form, "--out", str(path)]) == 0
    assert capfd.readouterr().out == f"Written: {path}\n"
    assert path.read_bytes().decode() == shown
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert main(["check", answers, *DAY, "--format", form, "--out", str(path)]) == 74
    assert main(["check", answers, *DAY, "--format", form, "--out", str(path), "--replace"]) == 0
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_no_day_no_calendar_and_no_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text('{"permit": "other"}')
    path = tmp_path / "days.ics"
    assert main(["check", str(tmp_path / "a"), *DAY, "--format", "ics", "--out", str(path)]) == 1
    assert "no day" in capfd.readouterr().err
    assert not path.exists()


def test_details_are_opt_in(answers: str, capfd: pytest.CaptureFixture[str]) -> None:
    for form, word in (("ics", "Last day of card"), ("qr", "Last day in time")):
        main(["check", answers, *DAY, "--format", form])
        assert word not in capfd.readouterr().out
        main(["check", answers, *DAY, "--format", form, "--telling"])
        assert word in capfd.readouterr().out


def test_libraries_are_imported_by_the_format_that_needs_them() -> None:
    code = (
        "import sys; from permit_wizard import cli; cli.main(['check', '--format', 'html', '--today', '2026-03-02']);"
        "print(sorted({'icalendar', 'segno', 'rich', 'textual', 'vobject'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(WELL), capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
