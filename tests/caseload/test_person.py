"""One person of a sheet: found by name, and put back with new answers in the sheet's own words."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.cell_dates import Order
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.one_person import SheetWithNewAnswers, find, new_answers
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import Answers, allowed, read_answers
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.core.questions import BY_KEY
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import reading, stream

SHEET = (
    "naam;geldig tot;verlenging aangevraagd;DigiD;collega\n"
    "Anna Bos;06-03-2026;Nee;Met SMS-code;Kees\nBo;;;;Els\nBo;x;;;Els\n;30-03-2026;;;\n"
)


def whole(raw: str | bytes, wish: ReadingOptions | None = None) -> Reading:
    return Reading(stream(raw.encode() if isinstance(raw, str) else raw), TODAY, wish, whole=True)


def filled(
    raw: str | bytes, number: int, new: Mapping[str, object], code: str = "nl", wish: ReadingOptions | None = None
) -> SheetWithNewAnswers:
    person = find(whole(raw, wish), f"#{number}")
    return SheetWithNewAnswers(whole(raw, wish), person, new, Localizer(code, isolate=False))


def row_of(
    raw: str | bytes, number: int, new: Mapping[str, object], code: str = "nl", wish: ReadingOptions | None = None
) -> Row:
    return next(row for row in filled(raw, number, new, code, wish) if row.number == number)


@pytest.mark.parametrize(("ref", "number"), [("anna  BOS", 2), ("#4", 4), ("#5", 5)])
def test_a_person_is_found_by_name_or_row(ref: str, number: int) -> None:
    assert find(reading(SHEET), ref).number == number


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("bo", "Several rows are called “bo”. Choose one: #3, #4"),
        ("Ana Bos", ("No row is called “Ana Bos”. Use a name such as Anna Bos, or # and the number of a row: "
                    "#2–#5")),
        ("zzz", "No row is called “zzz”. Use a name such as Anna Bos, Bo, or # and the number of a row: #2–#5"),
        ("#1", "No row is called “#1”. Use a name such as Anna Bos, Bo, or # and the number of a row: #2–#5"),
    ],
)  # fmt: skip
def test_what_is_not_found_or_found_twice_is_told_with_what_is_allowed(ref: str, said: str) -> None:
    with pytest.raises(BadTable) as refused:
        find(reading(SHEET), ref)
    assert Localizer("en", isolate=False).line(refused.value.reason) == said


def test_a_row_that_cannot_be_read_is_not_opened() -> None:
    with pytest.raises(BadTable) as refused:
        find(reading("ref,permit\nA,temporary_asylum,one too many\n"), "A")
    assert "Row 2 could not be read: the row has 3 cells" in Localizer("en").line(refused.value.reason)
    with pytest.raises(BadTable) as refused:
        find(reading("ref,permit\n"), "A")
    assert "#0–#0" in Localizer("en").line(refused.value.reason)


def test_only_what_counts_and_changed_is_new() -> None:
    before = read_answers(
        {"permit": "temporary_asylum", "expires_on": "2026-03-06", "applied": "no", "digid": "no"}, TODAY
    )
    given = {
        "applied": "extension",
        "received_on": "unknown",
        "travel": "no",
        "main_residence": "yes",
    }  # the last off the path
    after = read_answers({**dict(before), **given}, TODAY)
    assert new_answers(before, after, TODAY, None) == {"applied": "extension", "received_on": "unknown", "travel": "no"}
    assert new_answers(before, before, TODAY, None) == {}


def test_new_answers_stand_in_the_sheets_own_columns_in_its_own_words() -> None:
    new = {
        "expires_on": date(2026, 4, 1),
        "applied": "no",
        "digid": "with_sms",
        "travel": "yes",
        "return_on": "unknown",
    }
    sheet = filled(SHEET, 3, new, "fr")
    assert sheet.extra_columns == ["naam", "geldig tot", "verlenging aangevraagd", "DigiD", "collega", "reis", "terug"]
    rows = list(sheet)
    assert rows[0].extra_cells == {
        "naam": "Anna Bos",
        "geldig tot": "06-03-2026",
        "verlenging aangevraagd": "Nee",
        "DigiD": "Met SMS-code",
        "collega": "Kees",
    }
    assert rows[1].extra_cells == {
        "naam": "Bo",
        "geldig tot": "01-04-2026",
        "verlenging aangevraagd": "Nee",
        "DigiD": "Met SMS-code",
        "reis": "ja",
        "terug": "onzeker",
        "collega": "Els",
    }
    assert rows[1].answers.return_on == "unknown"
    assert [row.number for row in rows] == [2, 3, 4, 5]


def test_what_could_not_be_read_and_was_answered_is_no_note_any_more() -> None:
    assert len(find(whole(SHEET), "#4").notes) == 1
    assert row_of(SHEET, 4, {"expires_on": date(2026, 4, 1)}).notes == []
    contradiction = "naam;geldig tot;aangevraagd;ontvangen op\nBo;01-04-2026;nee;01-02-2026\n"
    assert len(find(whole(contradiction), "Bo").notes) == 1
    assert row_of(contradiction, 2, {"applied": "extension"}).notes == []


def test_a_sheet_that_was_sorted_meanwhile_is_not_written() -> None:
    person = find(whole(SHEET), "Anna Bos")
    other = SHEET.replace("Bo;;;;Els\n", "", 1).replace("naam", "titel\nnaam")
    assert len(list(SheetWithNewAnswers(whole(SHEET), person, {}, Localizer("nl")))) == 4
    with pytest.raises(BadTable):
        list(SheetWithNewAnswers(whole(other), person, {}, Localizer("nl")))


def test_a_workbook_keeps_its_days_as_days() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (["naam", "geldig tot"], ["Bo", date(2026, 3, 26)], ["Cas", None]):
        book.active.append(line)
    raw = io.BytesIO()
    book.save(raw)
    assert row_of(raw.getvalue(), 3, {"expires_on": date(2026, 4, 1)}).extra_cells["geldig tot"] == date(2026, 4, 1)


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("key", list(BY_KEY))
def test_every_word_and_column_we_write_is_read_as_what_was_meant(code: str, key: str) -> None:
    localizer = Localizer(code, isolate=False)
    assert vocabulary.headers()[vocabulary.normalize(vocabulary.column(key, localizer))] == key
    for value in allowed(key):
        word = vocabulary.word(key, value, localizer)
        row = next(iter(reading(f'ref;{vocabulary.column(key, localizer)};x\nA;"{word}";y\n')))
        assert getattr(row.answers, key) == value, word


@pytest.mark.parametrize(
    ("cells", "order", "written"),
    [
        ((), None, "05-04-2026"),
        (("6/3/2026",), None, "05/04/2026"),
        (("2026.03.06",), None, "2026.04.05"),
        (("6/3/2026", "03/26/2026"), None, "2026-04-05"),  # in doubt: as it can be read in one way alone
        (("6/3/2026",), Order.MONTH_FIRST, "04/05/2026"),
    ],
)
def test_a_day_is_written_as_the_column_writes_days(cells: tuple[str, ...], order: Order | None, written: str) -> None:
    rows = whole("naam;geldig tot\n" + "".join(f"P;{cell}\n" for cell in cells), ReadingOptions(dates=order))
    assert rows.written_day("expires_on", date(2026, 4, 5)) == written


@given(
    day=st.dates(EARLIEST, LATEST),
    cells=st.lists(
        st.sampled_from(
            ["6-3-2026", "06/03/2026", "2026.03.26", "03/26/2026", "26-3-26", "26-03-04", "1 april 2026", "x"]
        )
    ),
    order=st.sampled_from([None, *Order]),
)
def test_a_day_is_written_so_that_the_column_reads_it_as_that_day(
    day: date, cells: list[str], order: Order | None
) -> None:
    sheet = "naam;geldig tot\n" + "".join(f"P;{cell}\n" for cell in cells)
    rows = whole(sheet, ReadingOptions(dates=order))
    list(rows)
    cell = rows.written_day("expires_on", day)
    again: list[Any] = list(whole(f"{sheet}Q;{cell}\n", ReadingOptions(dates=order)))
    assert again[-1].answers == Answers(expires_on=day)
