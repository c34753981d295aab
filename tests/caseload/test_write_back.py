"""Writing back on a disk: whole or not at all, over nothing that somebody else needs, with mode, owner and links."""

from __future__ import annotations

import csv
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.write import write_back
from permit_wizard.caseload.write.additions import CannotAdd
from permit_wizard.caseload.write.write_back import save_back
from permit_wizard.cli import main
from permit_wizard.outputs.delivery.files import CannotSave
from tests.builders import TODAY
from tests.caseload.workbooks import loaded, parts, rows_of, workbook

DAY = ["--today", TODAY.isoformat(), "--lang", "en"]


def back(sheet: Path, target: Path, *, replace: bool = True) -> Path:
    return save_back(loaded(sheet.read_bytes()), str(sheet), str(target), ReadingOptions(), replace=replace)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(workbook(extras=True))
    return path


def test_the_sheet_keeps_its_mode_group_attributes_and_link(sheet: Path) -> None:
    sheet.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(sheet, 1234, 2345)
    try:
        os.setxattr(sheet, "user.note", b"of the centre")
        attribute = True
    except OSError:
        attribute = False
    link = sheet.with_name("link.xlsx")
    link.symlink_to(sheet.name)
    before = sheet.stat()
    assert back(sheet, link) == link
    after = sheet.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert link.is_symlink()
    assert rows_of(sheet.read_bytes(), "Cliënten")[0][5] == "Urgency"
    if attribute:
        assert os.getxattr(sheet, "user.note") == b"of the centre"
    assert sorted(path.name for path in sheet.parent.iterdir()) == ["lijst.xlsx", "link.xlsx"]


@pytest.mark.parametrize("lock", ["~$lijst.xlsx", ".~lock.lijst.xlsx#"])
def test_a_sheet_that_is_open_is_refused(sheet: Path, lock: str) -> None:
    before = sheet.read_bytes()
    sheet.with_name(lock).write_text("x")
    with pytest.raises(CannotSave) as refused:
        back(sheet, sheet)
    assert refused.value.reason.values["lock"] == lock
    assert sheet.read_bytes() == before


def test_a_sheet_that_cannot_be_replaced_with_all_it_has_is_refused(sheet: Path) -> None:
    sheet.chmod(0o444)
    with pytest.raises(CannotSave, match="read-only"):
        back(sheet, sheet)
    sheet.chmod(0o644)
    twin = sheet.with_name("twin.xlsx")
    twin.hardlink_to(sheet)
    with pytest.raises(CannotSave, match="hard link"):
        back(sheet, sheet)
    with pytest.raises(CannotSave):
        back(sheet, twin)
    assert rows_of(sheet.read_bytes(), "Cliënten")[0] == ["Naam", "Geldig tot", "Telefoon"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_sheet_of_another_account_is_refused(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.chown(sheet, 1234, -1)
    sheet.chmod(0o666)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(CannotSave, match="another account"):
        back(sheet, sheet)


def test_a_sheet_that_somebody_saved_meanwhile_is_not_written_over(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = workbook(above=1)
    honest = write_back.changes

    def slow(*given: object) -> object:
        sheet.write_bytes(newer)
        return honest(*given)  # pyright: ignore[reportArgumentType]

    load = loaded(sheet.read_bytes())
    monkeypatch.setattr(write_back, "changes", slow)
    with pytest.raises((CannotSave, CannotAdd)):
        save_back(load, str(sheet), str(sheet), ReadingOptions(), replace=True)
    assert sheet.read_bytes() == newer


def test_over_the_sheet_only_when_told_and_over_another_file_never(
    sheet: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = sheet.read_bytes()
    assert main([*DAY, "caseload", str(sheet), "--write-back", str(sheet)]) == 74
    other = sheet.with_name("begroting.xlsx")
    other.write_bytes(workbook(titles=("Post", "Bedrag", "Jaar"), people=[("huur", 12, 2026)]))
    kept = other.read_bytes()
    assert main([*DAY, "caseload", str(sheet), "--write-back", str(other), "--replace"]) == 2
    text = sheet.with_name("brief.xlsx")
    text.write_text("beste meneer")
    assert main([*DAY, "caseload", str(sheet), "--write-back", str(text), "--replace"]) == 2
    assert (other.read_bytes(), text.read_text(), sheet.read_bytes()) == (kept, "beste meneer", before)
    assert "is not a copy of this sheet" in capfd.readouterr().err


def test_the_end_of_the_name_has_to_fit_the_workbook(sheet: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, code in (("a.ods", 2), ("a.xlsm", 2), ("a.txt", 2), ("a.csv", 0), ("b.xlsx", 0)):
        assert main([*DAY, "caseload", str(sheet), "--write-back", str(sheet.with_name(name))]) == code
    capfd.readouterr()
    assert parts((sheet.parent / "b.xlsx").read_bytes()).keys() == parts(sheet.read_bytes()).keys()


def test_a_copy_keeps_what_volunteers_wrote_into_the_one_before(sheet: Path) -> None:
    import openpyxl

    copy = sheet.with_name("kopie.xlsx")
    back(sheet, copy)
    book = openpyxl.load_workbook(copy)
    tab = book["Cliënten"]
    tab["D3"], tab["E4"], tab.cell(1, 20).value, tab.cell(2, 20).value = "✓", "belt na 3", "Gebeld", "ja"
    book.save(copy)
    people = [("Nieuw", TODAY, "06"), *(row[:3] for row in rows_of(sheet.read_bytes(), "Cliënten")[1:])]
    sheet.write_bytes(workbook(people=people))  # somebody new on top
    back(sheet, copy)
    rows = rows_of(copy.read_bytes(), "Cliënten")
    assert rows[0][3:6] == ["Done", "Own note", "Gebeld"]
    assert [row[3:6] for row in rows[1:]] == [
        [None, None, None],
        [None, None, "ja"],
        ["✓", None, None],
        [None, "belt na 3", None],
    ]


def test_a_text_file_keeps_what_volunteers_wrote_too(tmp_path: Path) -> None:
    sheet, copy = tmp_path / "lijst.csv", tmp_path / "kopie.csv"
    sheet.write_text("naam;geldig tot\nBo;06-03-2026\nCas;30-05-2026\n")
    back(sheet, copy)
    rows = list(csv.reader(io.StringIO(copy.read_text("utf-8")), delimiter=";"))
    assert rows[0][2:5] == ["Done", "Own note", "Urgency"]
    rows[2][2] = "✓"
    with copy.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    back(sheet, copy)
    assert [row[2] for row in csv.reader(io.StringIO(copy.read_text("utf-8")), delimiter=";")] == ["Done", "", "✓"]


KILLED = """
import sys
from pathlib import Path
from tests.caseload.test_write_back import back
sheet = Path(sys.argv[1])
while True:
    back(sheet, sheet)
    print("written", flush=True)
"""


def test_kill_in_the_middle_of_writing_leaves_the_old_or_the_new_whole(tmp_path: Path) -> None:
    """A few kills at random moments; `tests/benchmarks/kill_write_back.py` does a hundred."""
    killed_while_writing(tmp_path, 4)


def killed_while_writing(folder: Path, times: int) -> int:
    """Kill a process that writes back again and again, and look at what is there.

    Returns:
        How many kills left the sheet as it was before.
    """
    sheet = folder / "lijst.xlsx"
    sheet.write_bytes(workbook(people=[(f"P{n}", TODAY, "06") for n in range(400)], extras=True))
    old, same = sheet.read_bytes(), 0
    for kill in range(times):
        sheet.write_bytes(old)
        with subprocess.Popen([sys.executable, "-c", KILLED, str(sheet)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            if kill % 2:
                process.stdout.readline()
            time.sleep(0.02 * (kill % 37) + (0 if kill % 2 else 0.3))
            process.send_signal(signal.SIGKILL)
        now = sheet.read_bytes()
        same += now == old
        assert now == old or rows_of(now, "Cliënten")[0][5] == "Urgency"
        assert parts(now).keys() == parts(old).keys()
        left = {path.name for path in folder.iterdir()} - {sheet.name}
        assert all(name.endswith(".part") for name in left)
        for name in left:
            (folder / name).unlink()
    return same
