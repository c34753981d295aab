"""Files as programs write them, two of each kind, made here: everybody in them is read by the right day, or it is told.

Each kind lost a whole file, or a person in it, without a word.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from permit_wizard.caseload.triage.urgency import Urgency
from tests.caseload.centre_sheets import Read, book, due
from tests.caseload.test_kinds import as_excel_writes_it
from tests.caseload.test_opendocument import document, row, text

DAY, NEXT = date(2026, 12, 15), date(2027, 1, 11)


def repacked(raw: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """A package with the names and contents of its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(*change(name, before.read(name)))
    return target.getvalue()


SMALL = book(("Lijst", [["Naam", "Geldig tot"], ["Bo", DAY]]))
TWO = book(
    ("A", [["Cliënt", "Verloopt op", "Status"], ["Bo", DAY, "open"]]), ("B", [["Naam", "Expiry"], ["Cas", NEXT]])
)


# ------------------------------------------------------------------------------------------------------------- packages

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def strict(name: str, content: bytes) -> tuple[str, bytes]:
    content = content.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return name, content.replace(OFFICE, b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def other_names(name: str, content: bytes) -> tuple[str, bytes]:
    return name.replace("workbook.xml", "workbook2.xml"), content.replace(b"workbook.xml", b"workbook2.xml")


def backslashes(name: str, content: bytes) -> tuple[str, bytes]:
    return name.replace("/", "\\"), content


@pytest.mark.parametrize("change", [strict, other_names, backslashes])
@pytest.mark.parametrize("people", [{"Bo": DAY}, {"Bo": DAY, "Cas": NEXT}])
def test_a_package_that_another_program_packed(
    change: Callable[[str, bytes], tuple[str, bytes]], people: dict[str, date]
) -> None:
    raw = SMALL if len(people) == 1 else TWO
    packed = repacked(raw, change)
    assert packed != raw
    read = Read(packed)
    assert read.days == {ref: due(day.year, day.month, day.day) for ref, day in people.items()}
    assert read.complete


@pytest.mark.parametrize(
    ("head", "cell"), [("Geldig_x000D_\ntot", "nee_x000D_"), ("Verloopt_x000D_op", "_x000D_\nnee")]
)
def test_a_line_break_of_an_old_mac_is_no_letter(head: str, cell: str) -> None:
    def escaped(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b"HEAD", head.encode()).replace(b"CELL", cell.encode())

    read = Read(repacked(book(("A", [["Naam", "HEAD", "Aangevraagd"], ["Bo", DAY, "CELL"]])), escaped))
    assert read.days == {"Bo": due(2026, 12, 15)}
    assert read.complete


def numbered(style: str, day: int) -> bytes:
    """A workbook that counts from 1904, with the number of a day."""

    def count_from_1904(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b"<workbookPr", b'<workbookPr date1904="1"')

    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Naam", "Geldig tot"])
    sheet.append(["Bo", day])
    sheet["B2"].number_format = style
    raw = io.BytesIO()
    made.save(raw)
    return repacked(raw.getvalue(), count_from_1904)


@pytest.mark.parametrize(("style", "whole"), [("General", False), ("0", False), ("dd-mm-yyyy", True), ("d mmm", True)])
def test_a_day_counted_from_1904_is_never_four_years_early(style: str, whole: bool) -> None:
    read = Read(numbered(style, (DAY - date(1904, 1, 1)).days))
    assert read.entries[0].triage.due in (DAY, due(2026, 12, 15))
    assert read.complete == whole


@pytest.mark.parametrize("style", ["dd-mm", "d mmmm", "ddd d mmm"])
def test_a_date_shown_without_a_year_has_one(style: str) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Client", "Expiry"])
    for ref, day in (("Bo", DAY), ("Cas", NEXT)):
        sheet.append([ref, day])
        sheet.cell(sheet.max_row, 2).number_format = style
    raw = io.BytesIO()
    made.save(raw)
    assert Read(raw.getvalue()).days == {"Bo": due(2026, 12, 15), "Cas": due(2027, 1, 11)}


# ------------------------------------------------------------------------------------------------------------- formulas


@pytest.mark.parametrize("formula", ["=DATE(2026,12,15)", "=EDATE(C2,60)"])
def test_a_formula_without_its_result_is_told_with_the_remedy(formula: str) -> None:
    raw = book(("A", [["Naam", "Geldig tot", "Afgegeven"], ["Bo", formula, date(2021, 12, 15)], ["Cas", NEXT, None]]))
    read = Read(raw)
    assert read.days == {"Bo": None, "Cas": due(2027, 1, 11)}
    assert not read.complete
    assert any("formula" in line and "save" in line for line in read.said)


@pytest.mark.parametrize("kind", ["", ' t="n"'])
def test_a_formula_with_its_result_and_a_tick_are_read(kind: str) -> None:
    def ticked(name: str, content: bytes) -> tuple[str, bytes]:
        by_formula = f'<c r="C4"{kind} s="1"><f>EDATE(TODAY(),1)</f><v>46371</v></c>'.encode()
        content = content.replace(b'<c r="C4" s="1"><v>46349</v></c>', by_formula)
        return name, content.replace(b"<si><t>nee</t></si>", "<si><t>☑</t></si>".encode())

    read = Read(repacked(as_excel_writes_it(), ticked))
    (bo,) = (entry for entry in read.entries if entry.ref == "Bo")
    assert bo.triage.urgency is Urgency.WAITING
    assert not bo.notes


# --------------------------------------------------------------------------------------------------------- OpenDocument

HEAD = row(text("Naam"), text("Geldig tot"))
FINE = (
    '<table:table-cell office:value-type="date" office:date-value="2026-12-15">'
    "<text:p>15-12-26</text:p></table:table-cell>"
)


@pytest.mark.parametrize(
    ("cell", "told"),
    [('office:value-type="date" office:date-value=""', False), ('office:value-type="date"', False),
     ('office:value-type="float"', True), ('office:value-type="float" office:value=""', True),
     ('office:value-type="date" office:date-value="-0001-12-15"', True),
     ('office:value-type="date" office:date-value="20266-12-15"', True),
     ('office:value-type="float" office:value="12,5"', True),
     (f'office:value-type="float" office:value="{"9" * 5000}"', True)],
)  # fmt: skip
def test_an_impossible_cell_is_a_note_on_its_row(cell: str, told: bool) -> None:
    words = "<text:p>12</text:p>" if told else ""
    odd = f"<table:table-cell {cell}>{words}</table:table-cell>"
    rows = f"{row(text('Bo'), FINE)}{row(text('Cas'), odd)}{row(text('Dee'), FINE)}"
    read = Read(document(f'<table:table table:name="A">{HEAD}{rows}</table:table>'))
    assert set(read.days) == {"Bo", "Cas", "Dee"}
    assert read.days["Bo"] == read.days["Dee"] == due(2026, 12, 15)
    assert read.complete != told


@pytest.mark.parametrize("tall", [2, 3])
def test_a_merged_cell_of_libreoffice_counts_for_each_of_its_rows(tall: int) -> None:
    merged = FINE.replace("<table:table-cell", f'<table:table-cell table:number-rows-spanned="{tall}"')
    covered = "<table:covered-table-cell/>"
    rows = row(text("Bo"), merged) + "".join(row(text(f"P{n}"), covered) for n in range(1, tall))
    raw = document(f'<table:table table:name="A">{HEAD}{rows}{row(text("Dee"), "<table:table-cell/>")}</table:table>')
    read = Read(raw)
    assert read.days == {"Bo": due(2026, 12, 15), **{f"P{n}": due(2026, 12, 15) for n in range(1, tall)}, "Dee": None}


@pytest.mark.parametrize("start", ["", '<?xml version="1.0" encoding="UTF-8"?>\n'])
@pytest.mark.parametrize("people", [["Bo"], ["Bo", "Cas"]])
def test_a_flat_sheet_is_read_like_a_packed_one(start: str, people: list[str]) -> None:
    rows = "".join(row(text(ref), FINE) for ref in people) + row(text(f"Totaal {len(people)}"), "<table:table-cell/>")
    with zipfile.ZipFile(io.BytesIO(document(f'<table:table table:name="A">{HEAD}{rows}</table:table>'))) as package:
        content = package.read("content.xml").decode()
    flat = content.replace("office:document-content", "office:document").replace(
        ">", ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">', 1
    )
    assert Read((start + flat).encode()).days == dict.fromkeys(people, due(2026, 12, 15))


# -------------------------------------------------------------------------------------------------------------- Parquet


def packed(**columns: pa.Array) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target)
    return target.getvalue()


@pytest.mark.parametrize(("unit", "number"), [("us", 2**62), ("ms", 2**60), ("us", -(2**61)), ("s", 10**14)])
def test_a_moment_beyond_the_calendar_is_a_note_on_its_row(unit: str, number: int) -> None:
    days = pa.array([number, 1_797_292_800 * {"s": 1, "ms": 1000, "us": 10**6}[unit]], pa.int64())
    read = Read(packed(naam=pa.array(["Bo", "Cas"]), verloopt=days.cast(pa.timestamp(unit))))
    assert read.days == {"Bo": None, "Cas": due(2026, 12, 15)}
    assert not read.complete


@pytest.mark.parametrize("extra", [1, 999])
def test_a_nanosecond_more_is_the_same_day(extra: int) -> None:
    day = pa.array([1_797_292_800 * 10**9 + extra], pa.int64()).cast(pa.timestamp("ns"))
    assert Read(packed(naam=pa.array(["Bo"]), verloopt=day)).days == {"Bo": due(2026, 12, 15)}


@pytest.mark.parametrize("hour", [22, 23])
@pytest.mark.parametrize("zone", ["UTC", "+00:00"])
def test_a_moment_in_utc_near_midnight_is_doubted(hour: int, zone: str) -> None:
    moment = pa.array([datetime(2026, 10, 14, hour, tzinfo=UTC)], pa.timestamp("us", tz=zone))
    raw = packed(
        ref=pa.array(["A"]), verloopt=pa.array([date(2026, 10, 15)]), applied=pa.array(["extension"]),
        **{"received on": moment},
    )  # fmt: skip
    read = Read(raw)
    assert not read.complete
    assert read.entries[0].notes


# --------------------------------------------------------------------------------------------------------- Persian keys


@pytest.mark.parametrize("head", ["تاريخ انتهاء الاقامه", "تاریخ انتهاء الإقامة"])
@pytest.mark.parametrize("name", ["الاسم", "اسم"])
def test_letters_of_a_persian_keyboard_are_the_arabic_ones(head: str, name: str) -> None:
    assert Read(f"{name};{head}\nعلی;15-12-2026\n".encode()).days == {"علی": due(2026, 12, 15)}
