"""Arguments: the version, what makes no sense, where options can be, and completion in shells."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from permit_wizard import __version__
from permit_wizard.cli import main
from permit_wizard.language.languages import languages
from tests.builders import TODAY
from tests.command_line.checking import COMPLETE

pytestmark = pytest.mark.usefixtures("no_locale")
COMMANDS = ("check", "caseload", "rules", "site", "bidi", "doctor", "kiosk", "private")


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
    (tmp_path / "answers.json").write_text(COMPLETE)
    file, today = str(tmp_path / "answers.json"), ["--today", TODAY.isoformat()]
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
