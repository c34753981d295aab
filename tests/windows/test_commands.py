"""Every command runs on Windows, or says in one sentence that it cannot."""

from __future__ import annotations

import json

import pytest

from tests.windows.machine import run

SHEET = b"ref,permit,expires_on\r\nA-1,temporary_asylum,23-11-2026\r\n"
ANSWERS = b'{"permit": "other"}\r\n'
TODAY = ("--today", "2026-09-01", "--lang", "en")


@pytest.mark.parametrize(
    ("argv", "given", "code"),
    [
        (("check",), ANSWERS, 0),
        (("caseload", "--format", "csv"), SHEET, 0),
        (("rules", "--format", "mermaid"), b"", 0),
        (("--plain",), b"s\r\n", 1),
        (("bidi",), b"", 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_command_does_without_posix(argv: tuple[str, ...], given: bytes, code: int) -> None:
    done = run(*argv, *TODAY, given=given)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False), done.stderr.decode()
    assert done.stdout


def test_lines_that_end_as_on_windows_are_read_as_others() -> None:
    assert run("check", *TODAY, given=ANSWERS).stdout == run("check", *TODAY, given=ANSWERS.strip()).stdout
    lines = run("check", "--lines", *TODAY, given=ANSWERS * 2).stdout.splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["not_covered"] * 2


def test_doctor_gives_no_advice_for_another_system() -> None:
    told = run("doctor", "--lang", "en").stdout.decode()
    assert "py -m pip install tzdata" in told  # the simulation has none
    assert not any(elsewhere in told for elsewhere in ("export ", "fonts-noto", "Ask somebody", "locale"))


def test_the_page_for_a_browser_is_refused_in_one_sentence() -> None:
    script = "from permit_wizard.tools.browser_page import main; import sys; sys.exit(main())"
    done = run("-c", script, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == ("permit-wizard: This tool needs Linux or macOS. On Windows, start permit-wizard.\n")


@pytest.mark.parametrize("option", ["--kiosk", "--private"])
def test_a_shared_computer_needs_linux(option: str) -> None:
    done = run(option)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"permit-wizard: {option} needs Linux and a terminal\n"
