"""From week to week: our columns are updated in their place, and what a volunteer wrote stays."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from permit_wizard.caseload.write.additions import CannotAdd
from permit_wizard.caseload.write.package_changes import NewAnswers, VolunteerColumns, changes
from permit_wizard.caseload.write.package_xlsx import XlsxPackage
from permit_wizard.language.languages import languages
from tests.caseload.workbooks import (
    loaded,
    rows_of,
    workbook,
    written,
)


def edited(raw: bytes, **cells: object) -> bytes:
    """What Excel would make of it: openpyxl writes every string into the shared ones."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_what_a_volunteer_wrote_stays_and_our_columns_are_updated_in_their_place() -> None:
    first = edited(written(workbook()), D2="✓", E3="belt na 3", P1="Gebeld", P2="ja", B3=date(2026, 3, 6))
    second = written(first, today=date(2026, 3, 5))
    rows = rows_of(second)
    assert rows[0].count("Urgency") == 1
    assert (rows[1][3], rows[2][4], rows[0][15], rows[1][15]) == ("✓", "belt na 3", "Gebeld", "ja")
    urgency = rows[0].index("Urgency")
    assert [row[urgency] for row in rows[1:]] == ["This month", "Act today", "Can apply later"]
    assert [row[urgency + 3] for row in rows[1:]] == [20, 0, 117]


@pytest.mark.parametrize("code", sorted(languages()))
def test_our_columns_are_found_whatever_their_language_and_order(code: str) -> None:
    first = written(workbook(), code)
    width = len(rows_of(first)[0])
    assert len(rows_of(written(first, "en"))[0]) == width
    assert rows_of(written(first, "en"))[0] == rows_of(first)[0]  # titles stay as the centre has them
    book = openpyxl.load_workbook(io.BytesIO(first))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_col=6, max_col=width):  # moved by somebody
        cells = [cell.value for cell in row]
        for cell, value in zip(row, reversed(cells), strict=True):
            cell.value = value
    moved = io.BytesIO()
    book.save(moved)
    assert len(rows_of(written(moved.getvalue(), "en"))[0]) == width


def test_advice_about_somebody_who_left_the_row_is_taken_away() -> None:
    first = written(workbook())
    gone = edited(first, A3=None, B3=None, C3=None)
    rows = rows_of(written(gone))
    assert [cell for cell in rows[2] if cell is not None] == []
    assert rows[3][0] == "Dee"


def test_a_formula_that_a_volunteer_put_into_our_column_stays() -> None:
    first = edited(written(workbook()), G2="=TODAY()")
    assert rows_of(written(first))[1][6] == "=TODAY()"


def test_several_people_in_a_row_share_it_the_most_urgent_first() -> None:
    load = loaded(workbook())
    entries = list(load.ranked.as_they_came())
    load.ranked.add(entries[2]._replace(ref="kind", row=2))
    raw = workbook()
    package = XlsxPackage(io.BytesIO(raw))
    rows = rows_of(b"".join(package.write(changes(package, load))))
    text = rows[1][rows[0].index("What")]
    assert text.startswith("Bo: ")
    assert " · kind: " in text
    assert rows[1][6].date() == date(2026, 3, 25)


def test_new_answers_go_into_the_persons_own_cells_or_a_new_column() -> None:
    answers = NewAnswers("Cliënten", 3, {"Telefoon": "+31 6", "Reis": "nee", "Terug": date(2026, 4, 1)})
    rows = rows_of(written(workbook(extras=True), answers=answers))
    assert rows[2][2] == "+31 6"
    assert rows[1][2] == "0612"
    assert rows[0][3:5] == ["Reis", "Terug"]
    assert (rows[2][3], rows[2][4].date(), rows[1][3]) == ("nee", date(2026, 4, 1), None)
    formula = edited(workbook(), C3="=1+1")
    with pytest.raises(CannotAdd, match="formula"):
        written(formula, answers=answers)


def test_volunteers_columns_come_over_from_an_earlier_copy_by_name() -> None:
    theirs = VolunteerColumns(
        ["Done", "Own note", "Gebeld"],
        {("cas", 0): {"Done": "✓", "Gebeld": date(2026, 3, 1)}, ("weg", 0): {"Done": "✓"}},
    )
    rows = rows_of(written(workbook(), volunteers=theirs))
    assert rows[0][3:6] == ["Done", "Own note", "Gebeld"]
    assert [row[3] for row in rows[1:]] == [None, "✓", None]
    assert rows[2][5].date() == date(2026, 3, 1)
