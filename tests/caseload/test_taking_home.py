"""Exports for a centre: a workbook, a copy of its sheet, a calendar; its own columns in each."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from permit_wizard.caseload.columns.list_columns import FIELDS, TITLES
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage import run
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import writer, xlsx
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.write_back import copied
from permit_wizard.caseload.write.xlsx_sheet import LONGEST_CELL
from permit_wizard.cli import main
from permit_wizard.command_line import desktop
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wrapping import cells
from permit_wizard.outputs import NothingToWrite
from tests.builders import TODAY
from tests.caseload.exports import SHEET, made, rows_of
from tests.caseload.people import load, read, reading, stream

# ---------------------------------------------------------------------------------------------------------- own columns


def test_the_centres_own_columns_are_in_every_output_that_has_columns() -> None:
    table = list(csv.DictReader(io.StringIO(made("csv").decode("utf-8-sig"), newline="")))
    assert [(row["ref"], row["Telefoon"], row["Notitie"], row["date (2)"]) for row in table] == [
        ("Bo", "0612", "'=1+1|x", ""),
        ("Cas", "", "belt na <b>1</b> april", "maandag"),
        ("Dee", "'+31 6", "", ""),
    ]
    assert json.loads(made("json"))["rows"][1]["carried"] == {"Notitie": "belt na <b>1</b> april", "date": "maandag"}
    assert "<bdi>Notitie</bdi>: <bdi>belt na &lt;b&gt;1&lt;/b&gt; april</bdi>" in made("html").decode()
    assert "belt" not in made("table").decode()
    assert b"belt" not in made("ics")


@pytest.mark.parametrize("code", sorted(languages()))
def test_a_workbook_is_read_again_by_another_reader(code: str) -> None:
    raw = made("xlsx", code=code)
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    header, first, second, third = rows_of(raw)
    localizer = Localizer(code, isolate=False)
    assert header[1:] == [*(localizer(TITLES[field]) for field in FIELDS), "Telefoon", "Notitie", "date"]
    assert first[2] == localizer(Urgency.WEEK.label)
    day = 1 + FIELDS.index("date")
    assert [row[1] for row in (first, second, third)] == ["Bo", "Cas", "Dee"]
    assert [row[day] and row[day].date() for row in (first, second, third)] == [
        date(2026, 3, 5),
        date(2026, 5, 29),
        None,
    ]
    assert first[1 + FIELDS.index("days")] == 3
    assert first[header.index("Notitie")] == "=1+1|x"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert sheet.freeze_panes == "C2"
    assert second[header.index("Telefoon")] is None
    assert third[header.index("Telefoon")] == "+31 6"
    assert {sheet.cell(2, header.index(name) + 1).number_format for name in ("Telefoon", "Notitie")} == {"@"}
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = archive.read("xl/workbook.xml").decode()
    last = openpyxl.utils.get_column_letter(len(header))
    assert '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">' in names
    assert f"!$A$1:${last}$4</definedName>" in names
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(header))}4"
    assert sheet.data_validations.dataValidation[0].sqref == openpyxl.worksheet.cell_range.MultiCellRange("A2:A4")
    assert sheet.sheet_view.rightToLeft == (languages()[code].direction == "rtl" or None)
    assert {row.ref for row in read(raw)} == {"Bo", "Cas", "Dee"}  # and by ourselves


def test_a_workbook_holds_what_no_xml_can() -> None:
    people = [{"ref": "a\x0b\ud800\ufffe&<]]>", "expires_on": "2026-03-06", "x": "y" * 40_000}]
    row = rows_of(made("xlsx", json.dumps(people)))[1]
    assert str(row[1]).endswith("&<]]>")
    assert len(str(row[-1])) == LONGEST_CELL


def test_a_workbook_is_written_in_pieces_and_never_on_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def nowhere(*_args: object, **_more: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, nowhere)
    people = "naam;geldig tot\n" + "".join(f"P{n * n * 7919 % 100_003:x};06-03-2026\n" for n in range(3000))
    ranked = run.triage_rows(reading(people), TODAY, Localizer("en"))
    pieces = list(writer("xlsx")(Caseload(ranked, TODAY, Localizer("en"))))
    assert len([piece for piece in pieces if piece]) > 2
    assert max(map(len, pieces)) < 64 * 1024
    assert zipfile.ZipFile(io.BytesIO(b"".join(pieces))).testzip() is None


def test_more_rows_than_a_workbook_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(NothingToWrite):
        made("xlsx")


# ---------------------------------------------------------------------------------------------------- copy of the sheet


def copy(sheet: bytes, kind: str, code: str = "en") -> bytes:
    localizer = Localizer(code, isolate=False)
    ranked = run.triage_rows(Reading(stream(sheet), TODAY, whole=True), TODAY, localizer)
    return b"".join(copied(Caseload(ranked, TODAY, localizer), kind))


def test_a_copy_keeps_every_row_and_column_in_its_place() -> None:
    sheet = SHEET.replace(";date\n", ";X\n").encode()
    header, *rows = csv.reader(io.StringIO(copy(sheet, ".csv").decode("utf-8-sig"), newline=""))
    assert header[:6] == ["Naam", "Geldig tot", "Telefoon", "Notitie", "X", "Done"]
    assert [row[:5] + row[7:8] for row in rows] == [
        ["Bo", "06-03-2026", "0612", "'=1+1|x", "", "This week"],
        ["Cas", "30-05-2026", "", "belt na <b>1</b> april", "maandag", "Later"],
        ["Dee", "", "'+31 6", "", "", "No date, or not readable"],
    ]
    table = rows_of(copy(sheet, ".xlsx"))
    assert table[0] == header
    assert table[1][header.index("By when")].date() == date(2026, 3, 5)


def test_a_copy_of_a_copy_has_our_columns_once() -> None:
    once = copy(SHEET.replace(";date\n", ";X\n").encode(), ".csv")
    assert copy(once, ".csv") == once
    assert rows_of(copy(copy(once, ".xlsx"), ".xlsx")) == rows_of(copy(once, ".xlsx"))
    assert copy(copy(once, ".xlsx", "ar"), ".csv") == once  # whatever the language of the copy


def test_a_column_of_the_centre_that_is_called_as_one_of_ours_stays_in_the_copy() -> None:
    sheet = b"naam;geldig tot;Notes;date\nBo;06-03-2026;belt terug;maandag\n"
    first = rows_of(copy(sheet, ".xlsx"))
    assert first[1][:4] == ["Bo", "06-03-2026", "belt terug", "maandag"]
    assert "Notes (2)" in first[0]
    assert rows_of(copy(copy(sheet, ".xlsx"), ".xlsx")) == first


def test_a_day_stays_a_day_in_the_copy_of_a_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["naam", "geldig tot", "geboren", "gesproken"])
    sheet.append(["Bo", date(2026, 3, 26), date(1905, 1, 5), datetime(2026, 2, 20, 9, 30)])  # noqa: DTZ001 - as a workbook holds it
    raw = io.BytesIO()
    book.save(raw)
    assert [str(cell) for cell in rows_of(copy(raw.getvalue(), ".xlsx"))[1][:4]] == [
        "Bo",
        "2026-03-26 00:00:00",
        "1905-01-05 00:00:00",
        "2026-02-20 09:30:00",
    ]
    assert (
        copy(raw.getvalue(), ".csv")
        .decode("utf-8-sig")
        .splitlines()[1]
        .startswith('"Bo","2026-03-26","1905-01-05","2026-02-20 09:30:00"')
    )


def test_the_sheet_itself_is_never_written_over_unless_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sheet, target = tmp_path / "lijst.csv", tmp_path / "kopie.xlsx"
    sheet.write_text(SHEET)
    day = ["caseload", str(sheet), "--today", TODAY.isoformat(), "--lang", "en"]
    assert main([*day, "--write-back", str(sheet)]) == 74
    assert sheet.read_text() == SHEET
    assert main([*day, "--write-back", str(target)]) == 0
    out, _err = capfd.readouterr()
    assert "kopie.xlsx" in out
    assert "This week: 1" in out
    assert rows_of(target.read_bytes())[1][:2] == ["Bo", "06-03-2026"]
    assert main([*day, "--write-back", str(sheet), "--replace"]) == 0
    assert sheet.read_text().splitlines()[1].startswith("Bo;06-03-2026;")
    assert main([*day, "--write-back", "kopie.ods"]) == 2
    assert main([*day, "--write-back", "kopie.csv", "--format", "json"]) == 2


# ----------------------------------------------------------------------------------------------------- what is left out


def test_a_page_and_a_table_say_what_they_left_out() -> None:
    for form in ("html", "table"):
        text = b"".join(writer(form)(load(SHEET, within=10))).decode().replace('<bdi dir="ltr" class=short>', "")
        assert "row is not shown: its day is more than" in text
        assert "29-05-2026" not in text
        assert "not shown" not in made(form).decode()


def test_the_most_urgent_are_above_the_prompt_of_a_low_screen() -> None:
    people = "naam;geldig tot\n" + "".join(f"P{n};{TODAY + timedelta(n):%d-%m-%Y}\n" for n in range(1, 60))
    for height, turned in ((0, False), (200, False), (24, True)):
        text = b"".join(writer("table")(load(people, height=height))).decode()
        assert (text.index("P1 ") > text.index("P59 ")) == turned
        assert len([line for line in text.splitlines() if " P" in line]) == 59


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("width", [60, 80, 119, 120, 160])
def test_no_line_is_wider_than_the_screen(code: str, width: int) -> None:
    localizer = Localizer(code)
    people = SHEET.replace("Bo;", "een-heel-lange-naam-zonder-een-enkele-spatie;")
    table = Caseload(run.triage_rows(reading(people), TODAY, localizer), TODAY, localizer, width=width)
    lines = b"".join(writer("table")(table)).decode().splitlines()
    assert max(map(cells, lines)) <= width


def test_a_file_is_opened_only_where_somebody_can_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[tuple[str, Path]] = []
    monkeypatch.setattr(desktop, "open_with", lambda program, path: opened.append((program, path)))
    monkeypatch.setattr(desktop.shutil, "which", lambda name: f"/bin/{name}")
    (tmp_path / "a.csv").write_text(SHEET)
    typed = [
        "caseload",
        str(tmp_path / "a.csv"),
        "--lang",
        "en",
        "--today",
        TODAY.isoformat(),
        "--format",
        "html",
        "--show",
    ]
    assert main(typed) == 2
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert main([*typed, "--out", str(tmp_path / "a.html")]) == 0
    assert not opened
    assert "not opened" in capfd.readouterr().err
    monkeypatch.setenv("DISPLAY", ":0")
    assert main([*typed, "--out", str(tmp_path / "b.html")]) == 0
    assert opened == [("/bin/xdg-open", tmp_path / "b.html")]


def test_a_table_has_the_name_beside_the_client_number_and_nothing_else_of_the_sheet(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "lijst.csv"
    sheet.write_text("Dossier,Naam,Geldig tot,Telefoon\n2026-17,Ada van der Zee,31-12-2026,0612\n", encoding="utf-8")
    assert main(["caseload", str(sheet), "--today", TODAY.isoformat(), "--lang", "en"]) == 0
    shown = " ".join(capfd.readouterr().out.split())
    assert all(word in shown for word in ("2026-17 ·", "Ada", "Zee"))
    assert "0612" not in shown
