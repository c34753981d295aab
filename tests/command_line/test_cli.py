"""The command line around the commands: language, day, help, and how it ends when something is in the way."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard import __version__, cli
from permit_wizard.cli import main
from permit_wizard.command_line.check import OutputOptions
from permit_wizard.core.clock import by_european_rule, day_in_the_netherlands
from permit_wizard.language.languages import languages
from tests.builders import ALL_IS_WELL, TODAY

COMPLETE = json.dumps({key: str(value) for key, value in ALL_IS_WELL.items()})
COMMAND = [sys.executable, "-m", "permit_wizard"]
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "PERMIT_WIZARD_LANG")


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)


def answered(tmp_path: Path) -> str:
    (tmp_path / "answers.json").write_text(COMPLETE)
    return str(tmp_path / "answers.json")


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


# ----------------------------------------------------------------------------------------------------------- arguments


def test_the_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capfd.readouterr().out == f"permit-wizard {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["check", "--today", "yesterday"], "--today: invalid date yesterday. Use a date from 2000-01-01"),
        (["--today", "2100-01-01", "check"], "--today: invalid date 2100-01-01"),
        (["check", "--today", "2026-02-30"], "--today: invalid date 2026-02-30"),
        (["check", "--today", "2026-W20-3"], "--today: invalid date 2026-W20-3"),
        (["check", "--today"], "--today needs a value"),
        (["check", "--lang", "xx"], "--lang: invalid value xx. Use one of: nl, en, fr, ar, ti"),
        (["check", "--format", "poem"], "--format: invalid value poem. Use one of: text, json"),
        (["check", "--line"], "--line is not known here. --help shows what can be used."),
        (["check", "a", "b\x1b[31m\nc"], "b�[31m�c is not known here"),
        (["chek"], "chek"),
        (["check", "--lines", "--format", "text"], "requires --format json"),
        (["check", "--ids", "--format", "text"], "requires --format json"),
    ],
)
def test_arguments_that_make_no_sense_are_one_line(
    capfd: pytest.CaptureFixture[str], argv: list[str], reason: str
) -> None:
    assert main(argv) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("permit-wizard: ")
    assert len(err.splitlines()) == 1
    assert reason in err


COMMANDS = ("check", "caseload", "rules", "site", "bidi", "doctor", "kiosk", "private")


@pytest.mark.parametrize("code", sorted(set(languages()) - {"en"}))
@pytest.mark.parametrize(
    "argv",
    [
        ["check", "--today"],
        ["check", "--line"],
        ["chek"],
        ["site"],
        ["check", "--lines=x"],
        ["--kiosk=1"],
        ["check", "a", "b"],
    ],
)
def test_what_argparse_refuses_is_said_in_the_readers_language(
    capfd: pytest.CaptureFixture[str], code: str, argv: list[str]
) -> None:
    assert main(["--lang", "en", *argv]) == 2
    english = capfd.readouterr().err
    assert not re.search("unrecognized|required|expected|explicit|choice", english)
    assert main(["--lang", code, *argv]) == 2
    own = capfd.readouterr().err
    typed = set(re.findall("[a-z]+", " ".join(["permit-wizard", "--help", *argv, *COMMANDS])))
    said = set(re.findall("[a-z]{4,}", english)) & set(re.findall("[a-z]{4,}", own))
    assert said <= typed


def test_options_are_before_or_after_the_command(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file, today = answered(tmp_path), ["--today", TODAY.isoformat()]
    assert main([*today, "check", file]) == main(["check", file, *today]) == 0
    out = capfd.readouterr().out
    half = len(out) // 2
    assert out[:half] == out[half:]


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_for_a_shell(capfd: pytest.CaptureFixture[str], shell: str) -> None:
    assert main(["--print-completion", shell]) == 0
    out = capfd.readouterr().out
    assert "check" in out
    assert "--format" in out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("typed", "expected", "others"),
    [
        ("caseload ", {"list", "ask", "letters", "template", "sheet.xlsx"}, {"check"}),
        ("caseload letters --", {"--within", "--out", "--show", "--map"}, {"--since", "--format"}),
        ("caseload ask --", {"--write-back", "--plain"}, {"--within", "--since"}),
        ("caseload template --", {"--out"}, {"--map"}),
        ("caseload list --format ", {"mailmerge", "summary"}, {"sheet.xlsx"}),
        ("caseload --", {"--format", "--open"}, set()),
    ],
)
def test_bash_completes_the_commands_of_caseload(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], typed: str, expected: set[str], others: set[str]
) -> None:
    assert main(["--print-completion", "bash"]) == 0
    words = ["permit-wizard", *typed.split(" ")]
    (tmp_path / "sheet.xlsx").touch()
    script = (
        f"{capfd.readouterr().out}\nCOMP_WORDS=({' '.join(words[:-1])} '{words[-1]}'); COMP_CWORD={len(words) - 1}\n"
        f"_shtab_permit_wizard permit-wizard '{words[-1]}' {words[-2]}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    offered = set(done.stdout.split())
    assert offered >= expected
    assert not offered & others


def test_files_complete_as_shtab_says() -> None:
    import shtab

    from permit_wizard.command_line.arguments import _FILES

    assert shtab.FILE.items() >= _FILES.items()


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
