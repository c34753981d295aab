"""A file that cannot be written is refused before anybody waits for what would be in it."""

from __future__ import annotations

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
