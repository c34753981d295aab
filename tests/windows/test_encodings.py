"""What PowerShell writes is read, and what a console or a file gets is whole, whatever its code page is."""

from __future__ import annotations

import codecs
import io
import json
from functools import cache
from pathlib import Path

import pytest

from permit_wizard.core.json_input import LARGEST
from permit_wizard.terminal import streams
from tests.windows.machine import before_a_console, run

TODAY = ("--today", "2026-09-01")
ANSWERS = '{"permit": "other"}\r\n'
PEOPLE = '[{"ref": "Zoë", "permit": "temporary_asylum", "expires_on": "23-11-2026"}]\r\n'
WRITTEN = {
    "UTF-16 with a mark (PowerShell 5.1)": codecs.BOM_UTF16_LE + ANSWERS.encode("utf-16-le"),
    "UTF-16, the other way round": codecs.BOM_UTF16_BE + ANSWERS.encode("utf-16-be"),
    "UTF-16 without a mark": ANSWERS.encode("utf-16-le"),
    "UTF-8 with a mark": codecs.BOM_UTF8 + ANSWERS.encode(),
}


@cache
def in_utf_8(*argv: str) -> bytes:
    """Return what is written for the answers in UTF-8, to compare with."""
    return run(*argv, given=ANSWERS.encode()).stdout


@pytest.mark.parametrize("written", WRITTEN.values(), ids=list(WRITTEN))
def test_answers_are_read_as_powershell_writes_them(written: bytes, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes(written)
    expected = in_utf_8("check", *TODAY)
    assert json.loads(expected)["outcome"] == "not_covered"
    assert run("check", str(file), *TODAY).stdout == expected


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_lines_and_caseloads_are_too(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    lines = run("check", "--lines", "--ids", *TODAY, given=mark + (ANSWERS * 3).encode(encoding))
    assert (lines.returncode, len(lines.stdout.splitlines())) == (0, 3)
    people = run("caseload", "--format", "csv", *TODAY, given=mark + PEOPLE.encode(encoding))
    assert people.returncode == 0
    assert "Zoë" in people.stdout.decode()


def test_too_much_of_it_is_refused_in_one_sentence() -> None:
    raw = codecs.BOM_UTF16_LE + (ANSWERS.strip() + " " * LARGEST).encode("utf-16-le")
    done = run("check", *TODAY, "--lang", "en", given=raw)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("permit-wizard: The input is too large.")


@pytest.mark.parametrize(("code_page", "form"), [("cp1252", "text"), ("cp850", "html"), ("cp65001", "text")])
def test_a_result_in_arabic_is_whole_in_every_code_page(code_page: str, form: str) -> None:
    environ = {"PYTHONIOENCODING": code_page} if code_page != "cp65001" else {"PYTHONIOENCODING": "utf-8"}
    argv = ("check", "--format", form, "--lang", "ar", *TODAY)
    done = run(*argv, given=ANSWERS.encode(), environ=environ)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == in_utf_8(*argv)
    assert "الهجرة" in done.stdout.decode()


def test_an_error_in_arabic_is_too() -> None:
    done = run("check", "--lang", "ar", given=b"[]", environ={"PYTHONIOENCODING": "cp850"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert "يرجى" in done.stderr.decode()


def test_a_remark_on_a_sheet_in_arabic_is_too() -> None:
    done = run("caseload", "--lang", "ar", given=b"ref;x\nA;1\n", environ={"PYTHONIOENCODING": "cp1252"})
    assert b"Traceback" not in done.stderr
    assert done.stderr.decode()


def test_a_console_with_a_code_page_of_its_own_gets_lines() -> None:
    environ = {"PYTHONLEGACYWINDOWSSTDIO": "1"}
    with before_a_console("en", "--lang", "en", environ=environ) as person:
        person.program.until("line by line, because PYTHONLEGACYWINDOWSSTDIO is set")


class Console(io.RawIOBase):
    """What Python writes to a console: of a long text it takes a part, and may cut a letter in two."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[bytes] = []

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return True

    def write(self, output: memoryview) -> int:  # type: ignore[override]
        self.taken.append(bytes(output))
        return len(output)


def test_no_letter_is_cut_in_two_on_its_way_to_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "is_windows", lambda: True)
    console = Console()
    text = "ፍቓድ መንበሪ ምንዋሕ 🎉\n" * 5000
    streams.write(io.TextIOWrapper(io.BufferedWriter(console)), text.encode())
    assert b"".join(console.taken) == text.encode()
    assert max(map(len, console.taken)) <= 8192
    for piece in console.taken:
        piece.decode()
