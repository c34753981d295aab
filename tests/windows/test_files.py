"""Files on Windows: names that it keeps, workbooks that Excel has open, folders as they are."""

from __future__ import annotations

import errno
from pathlib import Path

import openpyxl
import pytest

from permit_wizard.core import os_errors
from permit_wizard.core.os_errors import os_reason
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs.delivery.windows_names import name_problem
from tests.windows.machine import run

TODAY = ("--today", "2026-09-01", "--lang", "en")
ROWS = [["ref", "permit", "expires_on"], ["A-1", "temporary_asylum", "23-11-2026"]]
CLOSE_IT = "is open in another program. Close it in Excel, then try again."
MAYBE_OPEN = "cannot be read: another program has it open, or you have no permission; close it in Excel, then try again"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A workbook of one person."""
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(path)
    return path


# ------------------------------------------------------------------------------------------------------------ in Excel


def test_advice_goes_into_the_sheet_itself(sheet: Path) -> None:
    before = sheet.read_bytes()
    done = run("caseload", str(sheet), "--write-back", str(sheet), "--replace", *TODAY)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sheet.read_bytes() != before
    assert [path.name for path in sheet.parent.iterdir()] == ["list.xlsx"]


@pytest.mark.parametrize("target", ["list.csv", "copy.xlsx"])
def test_what_excel_has_open_is_not_replaced_and_said_to_be_open(sheet: Path, target: str) -> None:
    path = sheet.with_name(target)
    option = "--write-back" if target == "copy.xlsx" else "--out"
    argv = ("caseload", str(sheet), option, str(path), *(() if option != "--out" else ("--format", "csv")))
    assert run(*argv, *TODAY).returncode == 0
    before = path.read_bytes()
    done = run(*argv, "--replace", *TODAY, locked=str(path))
    told = done.stderr.decode()
    assert done.returncode in (2, 74)
    assert "Close it in Excel, then try again" in told or "close it in Excel, then try again" in told
    assert "You may not" not in told
    assert path.read_bytes() == before
    assert sorted(each.name for each in sheet.parent.iterdir()) == sorted({"list.xlsx", target})


@pytest.mark.parametrize("argv", [("caseload", "{}"), ("check", "{}"), ("caseload", "-", "--since", "{}")])
def test_what_cannot_be_read_may_be_open_in_excel(sheet: Path, argv: tuple[str, ...]) -> None:
    named = [part.format(sheet) for part in argv]
    done = run(*named, *TODAY, given=b"ref,permit,expires_on\n", locked=str(sheet))
    assert (done.returncode, done.stdout) == (2, b"")
    assert MAYBE_OPEN in done.stderr.decode()


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    for command in ("check", "caseload"):
        done = run(command, str(tmp_path), *TODAY)
        assert "cannot be read: it is a folder, not a file" in done.stderr.decode()


def test_a_folder_in_which_nobody_may_write_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from permit_wizard.outputs.delivery import files

    def refuse(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(files.os, "open", refuse)
    with pytest.raises(files.CannotSave) as refused:
        files.save(b"", "list.csv")
    assert Localizer("en").line(refused.value.reason) == f"You may not write in {tmp_path}. Choose another folder."


def test_a_read_only_file_is_not_said_to_be_open(sheet: Path) -> None:
    out = sheet.with_name("out.csv")
    out.write_bytes(b"")
    out.chmod(0o400)
    script = (
        "import os; os.access = lambda path, mode: not str(path).endswith('out.csv')\n"
        "import sys; from permit_wizard.__main__ import main; sys.exit(main())"
    )
    argv = ("caseload", str(sheet), "--format", "csv", "--out", str(out), "--replace")
    done = run("-c", script, *argv, *TODAY)
    assert "out.csv is read-only. Make it writable" in done.stderr.decode()


@pytest.mark.parametrize(
    ("code", "number", "reason"),
    [
        (32, errno.EACCES, "another program has it open; close it in Excel, then try again"),
        (33, errno.EACCES, "another program has it open; close it in Excel, then try again"),
        (5, errno.EACCES, "another program has it open, or you have no permission; close it in Excel, then try again"),
        (
            None,
            errno.EPERM,
            "another program has it open, or you have no permission; close it in Excel, then try again",
        ),
        (19, errno.EACCES, "the disk is read-only"),
        (21, errno.EACCES, "the disk or device does not answer"),
        (112, errno.ENOSPC, "the disk is full"),
        (206, errno.ENOENT, "its name is too long"),
        (2, errno.ENOENT, "it does not exist"),
    ],
)
def test_codes_of_windows_say_more_than_errno(
    code: int | None, number: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os_errors, "is_windows", lambda: True)
    error = OSError(number, "")
    error.winerror = code  # type: ignore[attr-defined]
    assert Localizer("en").line(os_reason(error)) == reason


# --------------------------------------------------------------------------------------------------------------- names

DEVICE, DROPS, CONTAINS, DRIVE = "name of a device", "Windows drops", "does not allow in a name", "names a drive"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nul", DEVICE), ("CON", DEVICE), (r"C:\lists\con.xlsx", DEVICE), ("COM1.txt", DEVICE), ("lpt9.a.b", DEVICE),
        (r"a\aux\b.csv", DEVICE), ("prn .csv", DEVICE), ("com¹.csv", DEVICE), ("conout$", DEVICE), (r"\\.\nul", DEVICE),
        ("nul:", DEVICE), ("list.csv.", DROPS), ("list.csv ", DROPS), (r"map.\list.csv", DROPS),
        ("what?.csv", CONTAINS), ("list.csv:b", CONTAINS), ('"a".csv', CONTAINS),
        ("a\tb.csv", CONTAINS), ("C:list.csv", DRIVE), ("a:b.csv", DRIVE),
        ("list.csv", None), (r"C:\lists\list.csv", None), ("C:/lists/list.csv", None), (r"..\list.csv", None),
        (r".\list.csv", None), (r"\\server\share\list.csv", None), ("com10.csv", None), ("console.csv", None),
        ("nul-list.csv", None), ("~/list.csv", None), ("Überblick العربية.csv", None), (r"\\?\C:\list.csv", None),
    ],
)  # fmt: skip
def test_names_that_windows_does_not_take_as_they_are(name: str, problem: str | None) -> None:
    found = name_problem(name)
    assert (found is None) is (problem is None)
    if found is not None:
        assert problem in Localizer("en").line(found)  # type: ignore[operator]


@pytest.mark.parametrize("option", ["--out", "--write-back", "--for-review", "--save"])
def test_such_a_name_is_refused_wherever_a_file_is_named(sheet: Path, option: str) -> None:
    argv, given = {
        "--out": (("check", "-", "--format", "html", "--out", "con.html"), b'{"permit": "other"}'),
        "--write-back": (("caseload", str(sheet), "--write-back", "con.xlsx"), b""),
        "--for-review": (("rules", "--for-review", "con.xlsx"), b""),
        "--save": (("caseload", str(sheet), "--format", "html", "--out", "con.html"), b""),
    }[option]
    lang = ("--lang", "fr") if option == "--for-review" else ("--lang", "en")
    done = run(*argv, "--today", "2026-09-01", *lang, given=given, folder=sheet.parent)
    assert done.returncode == 74
    assert "con." in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1
    assert [path.name for path in sheet.parent.iterdir()] == ["list.xlsx"]


def test_a_written_page_is_opened_by_windows_itself(sheet: Path) -> None:
    started, out = sheet.with_name("started"), sheet.with_name("list.html")
    argv = ("caseload", str(sheet), "--format", "html", "--out", str(out), "--show")
    done = run(*argv, *TODAY, started=str(started))
    assert (done.returncode, done.stderr) == (0, b"")
    assert started.read_text(encoding="utf-8") == str(out)
