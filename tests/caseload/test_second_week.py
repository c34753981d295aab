"""A sheet that already has our columns, from the week before."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.write.write_back import save_back
from tests.builders import TODAY
from tests.caseload.people import read, said
from tests.caseload.workbooks import PEOPLE, TITLES, loaded, workbook

EMPTIED = "{} only what this program wrote into {}: there {} in {} any more."


@pytest.fixture
def written_back(tmp_path: Path) -> Callable[..., Path]:
    """Returns what writes the advice into a sheet."""

    def write(raw: bytes, name: str = "lijst.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(raw)
        return save_back(loaded(raw), str(path), str(path), ReadingOptions(), replace=True)

    return write


def edited(path: Path, change: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    """The sheet after somebody changed its first tab in a spreadsheet."""
    book, raw = openpyxl.load_workbook(path), io.BytesIO()
    change(book.worksheets[0])
    book.save(raw)
    return raw.getvalue()


def test_a_row_that_the_centre_emptied_is_nobody(written_back: Callable[..., Path]) -> None:
    def empty(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for column in range(1, len(TITLES) + 1):
            sheet.cell(3, column).value = None
        sheet.cell(3, len(TITLES) + 1).value = "ja"  # the volunteer's own tick is still there

    raw = edited(written_back(workbook()), empty)
    assert [row.ref for row in read(raw)] == ["Bo", "Dee"]
    assert said(raw)[-1] == EMPTIED.format("1 row holds", "it", "is no person", "it")
    again = openpyxl.load_workbook(written_back(raw, "twee.xlsx")).worksheets[0]
    cells = next(again.iter_rows(min_row=3, values_only=True))
    assert cells[3] == "ja"
    assert not any(cells[4:])  # the advice about somebody who is not there any more


def test_a_row_with_a_name_or_a_telephone_alone_is_still_somebody(written_back: Callable[..., Path]) -> None:
    def empty_two(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet["A3"], sheet["B3"], sheet["B4"] = None, None, None

    rows = read(edited(written_back(workbook()), empty_two))
    assert [(row.ref, row.problem is None) for row in rows] == [("Bo", True), ("", False), ("Dee", True)]


def test_our_own_columns_are_neither_named_nor_carried_nor_taken_for_the_expiry_date(
    written_back: Callable[..., Path],
) -> None:
    raw = written_back(workbook(titles=("Naam", "Pas", "Telefoon"))).read_bytes()
    remarks = said(raw)[1:]  # after the tab without people
    assert remarks[0].startswith("No column is called an expiry date. “Pas” was taken for it")
    assert remarks[1] == "These columns are not used: Telefoon. To use one, name it: --map"
    rows = read(raw)
    assert [row.answers.expires_on for row in rows] == [day for _name, day, _number in PEOPLE]
    assert all(set(row.extra_cells) == {"Telefoon"} for row in rows)


def test_columns_of_a_centre_that_are_called_as_ours_count_as_theirs() -> None:
    raw = f"Naam,Geldig tot,Notities,Haast,Klaar\nBo,{date(TODAY.year, 12, 31)},,,ja\n,,bel terug,,\n"
    rows = read(raw)
    assert [row.ref for row in rows] == ["Bo", ""]
    assert rows[1].problem is not None
