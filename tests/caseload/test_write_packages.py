"""Advice goes into the centre's own workbook, and nothing else in it changes."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl.utils import get_column_letter

from permit_wizard.caseload.columns.list_columns import BY_WHEN
from permit_wizard.caseload.write.additions import CannotAdd, Column, TableChanges
from permit_wizard.caseload.write.package_changes import OURS
from permit_wizard.caseload.write.package_xlsx import XlsxPackage
from permit_wizard.caseload.write.zip_copy import BadPackage, ZipCopy
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.caseload.workbooks import (
    RICH,
    changed_parts,
    parts,
    rewritten,
    rows_of,
    without_insertions,
    workbook,
    written,
)

SHEET = "xl/worksheets/sheet1.xml"
OUR_TITLES = ["Done", "Own note", "Urgency", "By when"]


def test_the_rich_workbook_keeps_all_that_was_lost() -> None:
    raw = RICH.read_bytes()
    out = written(raw, "nl", date(2026, 11, 30))
    assert changed_parts(raw, out) == {SHEET, "xl/styles.xml"}
    book = openpyxl.load_workbook(io.BytesIO(out))
    sheet = book["Cliënten"]
    assert book.sheetnames == ["Cliënten", "Afspraken", "Statistiek"]
    assert sheet["E2"].value == "=B2-TODAY()"
    assert sheet["B2"].comment is not None
    assert sheet["B2"].comment.text == "pas gezien"
    assert len(sheet._charts) + sum(len(each._charts) for each in book.worksheets[1:]) == 1  # pyright: ignore[reportPrivateUsage]
    assert sheet.column_dimensions["D"].hidden
    assert (
        sheet.data_validations.dataValidation[0].sqref
        == openpyxl.load_workbook(RICH)["Cliënten"].data_validations.dataValidation[0].sqref
    )
    assert [cell.value for cell in sheet[1]][5:10] == ["Tel", "Klaar", "Eigen notitie", "Haast", "Wanneer"]
    assert [sheet.cell(row, 10).value.date() for row in (2, 3, 4)] == [
        date(2026, 12, 3),
        date(2026, 12, 23),
        date(2027, 1, 9),
    ]
    assert sheet.cell(2, 10).is_date


BOOKS = some.fixed_dictionaries({
    "above": some.integers(0, 3),
    "left": some.integers(0, 2),
    "table": some.booleans(),
    "extras": some.booleans(),
    "hidden_rest": some.booleans(),
    "jotting": some.sampled_from([0, 0, 1, 2, 20]),
})  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(options=BOOKS, filtered=some.booleans(), code=some.sampled_from(sorted(languages())))
def test_of_any_workbook_only_insertions_into_touched_parts_differ(
    options: dict[str, int], filtered: bool, code: str
) -> None:
    raw = workbook(**options, filtered=filtered and not options["table"])  # pyright: ignore[reportArgumentType]
    out = written(raw, code)
    tables = {name for name in parts(raw) if name.startswith("xl/tables/")}
    filters = {"xl/workbook.xml"} if filtered and not options["table"] else set[str]()
    assert {SHEET, "xl/styles.xml"} <= changed_parts(raw, out) <= {SHEET, "xl/styles.xml"} | tables | filters
    before, after = openpyxl.load_workbook(io.BytesIO(raw)), openpyxl.load_workbook(io.BytesIO(out))
    old, new = before["Cliënten"], after["Cliënten"]
    for row in old.iter_rows():
        for cell in row:
            twin = new.cell(cell.row, cell.column)  # pyright: ignore[reportArgumentType]
            if cell.value is not None:
                assert (cell.value, cell.style_id) == (twin.value, twin.style_id)  # fmt: skip
    assert old.merged_cells.ranges == new.merged_cells.ranges
    assert old.freeze_panes == new.freeze_panes
    assert [str(each.sqref) for each in old.conditional_formatting] == [
        str(each.sqref) for each in new.conditional_formatting
    ]
    header = options["above"] + 1
    titles = [cell.value for cell in new[header]]
    localizer = Localizer(code, isolate=False)
    assert len(titles) - len([cell for cell in old[header] if cell.value]) >= len(OURS)
    ours = titles.index(localizer.line(BY_WHEN)) + 1
    assert new.cell(header + 1, ours).value.date() == date(2026, 3, 25)
    assert not new.column_dimensions[get_column_letter(ours)].hidden
    again = written(out, code)
    assert again == written(again, code)  # found again, never twice
    assert rows_of(again, "Cliënten") == rows_of(out, "Cliënten")


def test_the_sheet_itself_differs_by_insertions_alone() -> None:
    raw = workbook(extras=True, above=2)
    before, after = parts(raw)[SHEET], parts(written(raw))[SHEET]
    # what was changed and not inserted: the area in use
    assert without_insertions(before.replace(b'<dimension ref="A1:C6"', b""), after)


def test_an_excel_table_grows_with_its_filter_and_each_column_has_a_name() -> None:
    raw = workbook(table=True)
    out = written(raw)
    sheet = openpyxl.load_workbook(io.BytesIO(out))["Cliënten"]
    table = sheet.tables["Lijst"]
    width = 3 + 2 + len(OURS)
    assert table.ref == f"A1:{get_column_letter(width)}4" == table.autoFilter.ref
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
    assert len({column.id for column in table.tableColumns}) == width
    assert b'<tableColumns count="%d">' % width in parts(out)["xl/tables/table1.xml"]


def test_a_table_with_something_right_of_it_keeps_its_size_and_nothing_is_written_over() -> None:
    raw = workbook(table=True, jotting=1)
    out = written(raw)
    sheet = openpyxl.load_workbook(io.BytesIO(out))["Cliënten"]
    assert sheet.tables["Lijst"].ref == "A1:C4"
    assert sheet["D3"].value == "los briefje"
    assert sheet["E1"].value == "Done"


def test_a_filter_grows_so_that_sorting_moves_people_with_their_advice() -> None:
    raw = workbook(filtered=True)
    out = written(raw)
    last = get_column_letter(3 + 2 + len(OURS))
    book = openpyxl.load_workbook(io.BytesIO(out))
    assert book["Cliënten"].auto_filter.ref == f"A1:{last}4"
    assert f"$A$1:${last}$4".encode() in parts(out)["xl/workbook.xml"]


def test_a_table_that_a_query_fills_is_refused() -> None:
    raw = rewritten(workbook(table=True), "xl/tables/table1.xml", ("<table ", '<table tableType="queryTable" '))
    with pytest.raises(CannotAdd, match="query"):
        written(raw)


def test_rows_and_cells_without_numbers_and_prefixed_elements_are_followed() -> None:
    raw = workbook()
    raw = rewritten(raw, SHEET, (r' r="[A-Z]+\d+"', ""), (r'<row r="\d+"', "<row"))
    out = written(raw)
    assert rows_of(out)[1][6].date() == date(2026, 3, 25)
    prefixed = rewritten(
        workbook(),
        SHEET,
        (r"<(/?)([a-zA-Z]+)", r"<\1x:\2"),
        (r'xmlns="', 'xmlns:x="'),
    )
    assert rows_of(written(prefixed))[1][6].date() == date(2026, 3, 25)
    assert b"<x:c r=" in parts(written(prefixed))[SHEET]


def test_spans_and_the_area_in_use_reach_to_the_new_columns() -> None:
    raw = rewritten(workbook(), SHEET, (r'<row r="(\d+)"', r'<row r="\1" spans="1:3"'))
    sheet = parts(written(raw))[SHEET].decode()
    last = 3 + 2 + len(OURS)
    assert f'<dimension ref="A1:{get_column_letter(last)}4"' in sheet
    assert f'<row r="1" spans="1:{last}"' in sheet
    assert 'spans="1:3"' not in sheet


def test_empty_cells_and_rows_that_have_a_style_alone_keep_it() -> None:
    raw = rewritten(workbook(), SHEET, ('</row><row r="3"', '<c r="D2" s="1"/><c r="F2" s="1"/></row><row r="3"'))
    raw = rewritten(raw, SHEET, ("</sheetData>", '<row r="5" s="1" customFormat="1"/><row r="7"/></sheetData>'))
    out = written(raw)
    sheet = openpyxl.load_workbook(io.BytesIO(out)).worksheets[0]
    assert sheet["D2"].style_id == sheet["F2"].style_id == 1
    assert sheet["F2"].value == "This month"
    package = XlsxPackage(io.BytesIO(out))
    rows = rows_of(b"".join(package.write([TableChanges("Cliënten", 1, [Column("x", {5: "a", 7: "b"})])])))
    assert (rows[4][-1], rows[6][-1]) == ("a", "b")


def test_days_since_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["Naam", "Geldig tot"])
    sheet.append(["Bo", date(2026, 3, 26)])
    raw = io.BytesIO()
    book.save(raw)
    assert rows_of(written(raw.getvalue()))[1][5].date() == date(2026, 3, 25)


# ----------------------------------------------------------------------------------------------------- what is refused


def test_a_row_that_is_not_there_is_refused_and_not_made_up() -> None:
    package = XlsxPackage(io.BytesIO(workbook()))
    for tab, row in (("Cliënten", 99), ("Cliënten", 5), ("Nergens", 2)):
        with pytest.raises(CannotAdd, match="changed meanwhile"):
            list(package.write([TableChanges(tab, 1, [Column("x", {row: "y"})])]))


@pytest.mark.parametrize(
    "attack",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "x">]>',
        '<!DOCTYPE worksheet [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_document_type_is_refused(attack: str) -> None:
    raw = rewritten(workbook(), SHEET, ("<worksheet", attack + "<worksheet"))
    with pytest.raises(CannotAdd):
        XlsxPackage(io.BytesIO(raw)).titles("Cliënten", [1])


def test_a_package_that_is_damaged_anywhere_is_refused_or_copied_as_it_is() -> None:
    raw = workbook(extras=True)
    chance = random.Random(22)
    plan = [TableChanges("Cliënten", 1, [Column("x", {2: "y"})])]
    for _each in range(150):
        broken = bytearray(raw)
        place = chance.randrange(len(broken))
        broken[place] ^= chance.randrange(1, 256)
        try:
            b"".join(XlsxPackage(io.BytesIO(bytes(broken))).write(plan))
        except CannotAdd:
            continue
    for cut in range(0, len(raw), len(raw) // 50):
        with pytest.raises(CannotAdd):
            b"".join(XlsxPackage(io.BytesIO(raw[:cut])).write(plan))


def test_a_part_that_unpacks_to_more_than_it_declares_is_refused() -> None:
    raw = bytearray(workbook())
    place = raw.index(b"PK\x01\x02")
    declared = place + 24
    raw[declared : declared + 4] = (10).to_bytes(4, "little")
    package = ZipCopy(io.BytesIO(bytes(raw)))
    with pytest.raises(BadPackage):
        list(package.read(package.names[0]))


def test_a_signature_is_not_broken_in_silence() -> None:
    raw = io.BytesIO(workbook())
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")
    with pytest.raises(CannotAdd, match="signature"):
        XlsxPackage(raw)


def test_whatever_a_cell_holds_is_text_to_a_spreadsheet() -> None:
    package = XlsxPackage(io.BytesIO(workbook()))
    cells = {2: "=1+1", 3: "_x000D_ \x0b\ud800 <&>\"'", 4: "y" * 40_000}
    out = b"".join(package.write([TableChanges("Cliënten", 1, [Column("x", cells)])]))
    sheet = openpyxl.load_workbook(io.BytesIO(out)).worksheets[0]
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("=1+1", "s")
    assert str(sheet["D3"].value).endswith(" <&>\"'")
    assert len(str(sheet["D4"].value)) == 32_767
