"""The command line around the commands: language, day, help, and how it ends when something is in the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard import cli
from permit_wizard.cli import main
from permit_wizard.command_line.check import OutputOptions
from permit_wizard.core.clock import by_european_rule, day_in_the_netherlands
from permit_wizard.language.languages import languages
from tests.command_line.checking import COMPLETE, LOCALE

COMMAND = [sys.executable, "-m", "permit_wizard"]
pytestmark = pytest.mark.usefixtures("no_locale")


# ------------------------------------------------------------------------------------------------------------- language


def _language_of(*options: str, **environ: str) -> str:
    """Return the language that a run of check is in, by the answer to an incomplete case."""
    chosen: list[str] = []

    def spy(_file: str, around: cli.Console, wish: OutputOptions) -> int:
        assert not wish.ids_only
        chosen.append(around.localizer.language.code)
        return 0

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("permit_wizard.command_line.check.check_one", spy)
        for name, value in environ.items():
            patched.setenv(name, value)
        assert main([*options, "check", "--today", "2026-03-02"]) == 0
    return chosen[0]


def test_the_language_is_the_one_typed_then_the_one_set_then_the_locale() -> None:
    assert _language_of() == "en"
    assert _language_of(LANG="nl_NL.UTF-8") == "nl"
    assert _language_of(LANG="nl_NL.UTF-8", LC_MESSAGES="fr_FR") == "fr"
    assert _language_of(LANG="nl_NL.UTF-8", LC_ALL="C.UTF-8") == "en"
    assert _language_of(LANG="de_DE.UTF-8") == "en"
    assert _language_of(LANG="nl_NL.UTF-8", LC_ALL="") == "nl"
    assert _language_of(LANG="nl", PERMIT_WIZARD_LANG="ti") == "ti"
    assert _language_of("--lang", "ar", PERMIT_WIZARD_LANG="ti") == "ar"
    assert _language_of("--lang=ar", PERMIT_WIZARD_LANG="ti") == "ar"
    assert _language_of("--lang", "ar", PERMIT_WIZARD_LANG="xx") == "ar"


def test_a_language_set_that_we_do_not_speak_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.setenv("PERMIT_WIZARD_LANG", "tigrinya")
    assert main(["check", "--today", "2026-03-02"]) == 2
    said = capsys.readouterr().err
    assert "PERMIT_WIZARD_LANG" in said
    assert "'tigrinya'" in said
    assert "nl, en, fr, ar, ti" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("lang", sorted(languages()))
def test_help_speaks_every_language(capfd: pytest.CaptureFixture[str], lang: str) -> None:
    for command in ([], ["check"], ["caseload"], ["rules"]):
        assert main([*command, "--lang", lang, "--help"]) == 0
        out, err = capfd.readouterr()
        assert "--today" in out
        assert err == ""


# --------------------------------------------------------------------------------------------------------------- clock


def test_the_day_is_the_one_in_the_netherlands() -> None:
    assert day_in_the_netherlands(datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC)) == date(2026, 1, 31)
    assert day_in_the_netherlands(datetime(2026, 1, 31, 23, 0, tzinfo=UTC)) == date(2026, 2, 1)
    assert day_in_the_netherlands(datetime(2026, 7, 31, 22, 0, tzinfo=UTC)) == date(2026, 8, 1)


@given(st.integers(946_684_800, 2_145_916_799))
def test_without_time_zone_data_the_day_is_the_same(seconds: int) -> None:  # since 1970: from 2000 to 2037
    now = datetime.fromtimestamp(seconds, UTC)
    assert by_european_rule(now) == day_in_the_netherlands(now)


def test_without_time_zone_data_there_is_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    import zoneinfo

    def nowhere(_key: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError

    monkeypatch.setattr("zoneinfo.ZoneInfo", nowhere)
    assert day_in_the_netherlands(datetime(2026, 3, 28, 23, 0, tzinfo=UTC)) == date(2026, 3, 29)


# ------------------------------------------------------------------------------------- the program as a shell starts it


def run(*options: str, given: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if name not in LOCALE} | environ
    return subprocess.run([*COMMAND, *options], input=given.encode(), capture_output=True, env=env, check=False)


def test_standard_output_is_utf_8_whatever_the_locale() -> None:
    for environ in ({"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        done = run("check", "--lang", "ar", "--today", "2026-03-02", given=COMPLETE, **environ)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["outcome"] == "apply_online"
        assert run("--lang", "ti", "--help", **environ).stdout.decode()


def test_what_check_imports_is_what_it_needs() -> None:
    code = (
        "import sys; from permit_wizard.cli import main; main(sys.argv[1:]); sys.stdout.flush()\n"
        "print(*(n for n in ('textual','rich','babel','shtab','pydantic','gettext') if n in sys.modules), "
        "file=sys.stderr)"
    )

    def imported(*options: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *options], input=COMPLETE.encode(), capture_output=True, check=False
        )
        return set(done.stderr.decode().split())

    assert imported("--version") <= {"gettext"}  # argparse imports it
    assert imported("check", "--today", "2026-03-02", "--ids") <= {"gettext", "pydantic"}
    assert imported("check", "--today", "2026-03-02") <= {"gettext", "pydantic", "babel"}


def test_a_reader_that_leaves_is_no_error() -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "--lines", "--ids"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(b"{}\n")
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "check"], input=b"{}", stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 74
    assert done.stderr.startswith(b"permit-wizard: the output could not be written")
    assert len(done.stderr.splitlines()) == 1


def test_ctrl_c_ends_it_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_arguments: object, **_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("permit_wizard.command_line.check.check_lines", interrupted)
    assert main(["check", "--lines"]) == 130
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("lines", [["--plain"], ["--width", "60"]], ids=" ".join)
def test_a_second_language_is_refused_where_nothing_would_show_it(
    lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*lines, "--beside", "nl"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"permit-wizard: --beside cannot be used together with {lines[0]}\n")
