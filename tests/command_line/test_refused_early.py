"""A file that cannot be written is refused before anybody waits for what would be in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from permit_wizard import review
from permit_wizard.cli import main
from permit_wizard.command_line import check, console
from permit_wizard.review import translator_sheet

NAMES = {"is there already": "there.xlsx", "in no folder": "nowhere/file.xlsx", "a folder": "."}


def never(*_arguments: object, **_options: object) -> None:
    pytest.fail("the work was begun")


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(review, "write", never)
    monkeypatch.setattr(translator_sheet, "as_workbook", never)
    monkeypatch.setattr(check, "reading", never)
    (tmp_path / "there.xlsx").write_text("theirs")
    (tmp_path / "list.csv").write_text("ref,permit\nA-1,other\n")
    return tmp_path / "list.csv"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize(
    "command",
    [
        ["rules", "--out"],
        ["rules", "--format", "mermaid", "--out"],
        ["rules", "--lang", "fr", "--for-review"],
        ["caseload", "list.csv", "--format", "html", "--out"],
        ["caseload", "list.csv", "--write-back"],
        ["caseload", "letters", "list.csv", "--out"],
        ["check", "list.csv", "--format", "html", "--out"],
    ],
    ids=" ".join,
)
def test_it_is_named_and_the_work_is_not_begun(
    sheet: Path, command: list[str], name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if name == "." and command[-1] != "--out":
        name = "folder.xlsx"
        (sheet.parent / name).mkdir()
    assert main([*command, name]) == console.CANNOT_WRITE
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert (sheet.parent / "there.xlsx").read_text() == "theirs"


@pytest.mark.parametrize("name", ["list.csv", "./list.csv", "link.csv", "second.csv"])
@pytest.mark.parametrize("command", [["caseload"], ["caseload", "letters"], ["check"]], ids=" ".join)
@pytest.mark.parametrize("piped", [False, True])
def test_the_file_that_is_read_is_never_replaced(
    sheet: Path, command: list[str], name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    *, piped: bool,
) -> None:  # fmt: skip
    (sheet.parent / "link.csv").symlink_to("list.csv")
    (sheet.parent / "second.csv").hardlink_to(sheet)
    before = sheet.read_bytes()
    with sheet.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        for replace in ([], ["--replace"]):
            form = [] if command[-1] == "letters" else ["--format", "html"]
            argv = [*command, "-" if piped else "list.csv", *form, "--out", name, *replace]
            assert main(argv) == console.CANNOT_WRITE
            assert "is the file that is read" in capfd.readouterr().err
    assert sheet.read_bytes() == before
    assert (sheet.parent / "link.csv").is_symlink()


@pytest.mark.parametrize("what", ["open in a spreadsheet program", "read-only", "a hard link"])
def test_a_sheet_that_cannot_be_replaced_is_not_read(sheet: Path, what: str, capfd: pytest.CaptureFixture[str]) -> None:
    if what == "read-only":
        sheet.chmod(0o444)
    elif what == "a hard link":
        (sheet.parent / "second.csv").hardlink_to(sheet)
    else:
        (sheet.parent / ".~lock.list.csv#").touch()
    assert main(["caseload", "list.csv", "--write-back", "list.csv", "--replace"]) == console.CANNOT_WRITE
    assert what in capfd.readouterr().err


def test_the_list_and_the_sheet_are_two_files(sheet: Path, capfd: pytest.CaptureFixture[str]) -> None:
    argv = ["caseload", "list.csv", "--write-back", "both.csv", "--out", "./both.csv"]
    assert main(argv) == console.BAD_INPUT
    assert "the same file" in capfd.readouterr().err
    assert not (sheet.parent / "both.csv").exists()


def test_a_hyphen_is_the_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["caseload", "template", "--out", "-"]) == console.DONE
    assert "permit" in capfd.readouterr().out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "argv",
    [["site"], ["caseload", "ask", "list.csv", "A-1", "--write-back"], ["caseload", "list.csv", "--write-back"]],
    ids=" ".join,
)
def test_a_home_folder_that_is_missing_is_named(
    tmp_path: Path, argv: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text("ref,permit\nA-1,other\n")
    assert main([*argv, "~nobody-of-that-name/list.csv"]) == console.CANNOT_WRITE
    assert capfd.readouterr().err.count("~nobody-of-that-name") == 1


def test_options_are_not_kept_beside_a_sheet_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["caseload", "list.csv", "--map", "wie=ref", "--save-map"]) == console.BAD_INPUT
    assert "list.csv cannot be read" in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


def test_lines_have_no_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lines", "--out", "lines.json"]) == console.BAD_INPUT
    assert "--out" in capfd.readouterr().err
