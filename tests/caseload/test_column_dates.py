"""The order of dates is a property of their column: certain cells prove it, ambiguous ones are reported."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.columns.cell_dates import Order
from permit_wizard.caseload.columns.dates import ColumnDates, NotRead
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import meant, read, said

FIRST, SECOND = date(2026, 4, 3), date(2026, 3, 4)


def read_all(*cells: object, key: str = "expires_on", order: Order | None = None) -> list[object]:
    """The days of a column; for what is not read, the days that it may be."""
    column = ColumnDates(key, TODAY, order)
    for number, cell in enumerate(cells, 2):
        column.observe(number, cell)
    found = [column.read(cell) for cell in cells]
    return [day.candidates if isinstance(day, NotRead) else day for day in found]


def midnight(year: int, month: int, day: int) -> datetime:
    """A date as a workbook holds it."""
    return datetime.combine(date(year, month, day), time())


def why(cell: object) -> str:
    found = ColumnDates("expires_on", TODAY).read(cell)
    assert isinstance(found, NotRead), found
    return Localizer("en").line(found.reason)


def test_a_column_is_day_first_where_nothing_speaks_against_it() -> None:
    assert read_all("03/04/2026", "20/05/2026") == [FIRST, date(2026, 5, 20)]
    assert read_all("03/04/2026") == [FIRST]


def test_one_cell_that_can_only_be_month_first_puts_the_column_in_doubt() -> None:
    assert read_all("03/04/2026", "12/31/2026", "04/04/2026", "3 april 2026", "2026-04-03") == [
        (SECOND, FIRST),
        date(2026, 12, 31),
        date(2026, 4, 4),
        FIRST,
        FIRST,
    ]
    raw = "naam;geldig tot\nBo;03/04/2026\nCas;05/06/2026\nDee;12/31/2026\n"
    assert [row.answers.expires_on for row in read(raw)] == [None, None, date(2026, 12, 31)]
    assert [row.notes[0].candidates for row in read(raw)[:2]] == [(SECOND, FIRST), (date(2026, 5, 6), date(2026, 6, 5))]
    assert said(raw) == [
        (
            "The dates in “geldig tot” are in doubt: row 4 (12/31/2026) can only be month first. Dates that can be "
            "two days are "
            "not read; say how they are written: --dates dmy, --dates mdy, --dates ymd."
        ),
        "2 rows (2, 3): “03/04/2026” in “geldig tot”: this can be two days",
    ]


def test_somebody_who_knows_the_sheet_says_how_it_is_written() -> None:
    raw = "naam;geldig tot\nBo;03/04/2026\nDee;12/31/2026\n"
    assert [row.answers.expires_on for row in read(raw, wish=meant(dates="mdy"))] == [SECOND, date(2026, 12, 31)]
    assert said(raw, wish=meant(dates="mdy")) == []
    assert read_all(midnight(2026, 3, 4), order=Order.MONTH_FIRST) == [SECOND]  # what the sheet holds as a date is one
    assert read_all("26-11-23", "27-02-01", order=Order.YEAR_FIRST) == [date(2026, 11, 23), date(2027, 2, 1)]


def test_short_years_that_may_be_first_are_not_guessed() -> None:
    both = (date(2023, 11, 26), date(2026, 11, 23))
    assert read_all("26-11-23") == [both]
    assert read_all("26-11-23", "31-02-28") == [both, date(2031, 2, 28)]  # there is no 31 February
    assert read_all("26-11-23", "15-05-27") == [both[0], date(2027, 5, 15)]  # no permit runs from 2015
    assert read_all("20/5/26") == [date(2026, 5, 20)]
    assert "row 2 (26-11-23) can be year first" in said("naam;geldig tot\nBo;26-11-23\n")[0]


def test_real_dates_beside_text_that_only_a_day_first_reader_understands_have_been_exchanged() -> None:
    """An American Excel makes a date of 03-04-2026 (4 March) and leaves 31-12-2026 as text."""
    real = [
        midnight(2026, 3, 4),
        midnight(2026, 5, 6),
        midnight(2026, 8, 7),
        midnight(2026, 1, 9),
        midnight(2026, 9, 2),
    ]
    assert read_all(*real, "31-12-2026")[:2] == [(SECOND, FIRST), (date(2026, 5, 6), date(2026, 6, 5))]
    assert read_all(*real, midnight(2026, 5, 20), "31-12-2026")[0] == SECOND  # a real date after the 12th: all is well
    assert read_all(*real)[0] == SECOND
    assert read_all(*real, "31-12-2026", order=Order.DAY_FIRST)[0] == SECOND


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("46000", "a day number of Excel"),
        (46000, "a day number of Excel"),
        ("2026-05-19T22:00:00Z", "another time zone"),
        ("2026-05-19 23:00:00+00:00", "another time zone"),
        ("1405-08-12", "Persian calendar"),
        ("12 رمضان 1447", "Islamic calendar"),
        ("05/06/1448", "Islamic calendar"),
        ("14 ሕዳር 2019", "Ethiopian calendar"),
        ("14-03-2019 ዓ.ም", "Ethiopian calendar"),
        ("23-11-2569", "Buddhist calendar"),
        ("23-11-1926", "does not exist, or is not from 2000"),
        ("31-04-2026", "does not exist"),
        ("13/13/2026", "does not exist"),
        (date(1900, 1, 5), "does not exist, or is not from 2000"),
        (3.5, "not a date"),
        ("1/2/202", "not a date"),
        (float("nan"), "not a date"),
        ("?!", "not a date"),
    ],
)
def test_what_is_no_date_is_named_for_what_it_is(cell: object, words: str) -> None:
    assert words in why(cell)


def test_days_that_a_cell_may_mean_are_kept() -> None:
    assert read_all("46000") == [(date(2025, 12, 9),)]
    assert read_all("2026-05-19T22:00:00Z") == [(date(2026, 5, 19), date(2026, 5, 20))]


@pytest.mark.parametrize(
    "cell",
    [
        "20-05-2026", "20/5/26", "20.05.2026", "20 05 2026", "2026-05-20", "2026/5/20", "20052026", "20260520",
        "200526", "20 mei 2026", "May 20, 2026", "20 mai 2026", "٢٠-٠٥-٢٠٢٦", "20-05-2026 00:00",
        "2026-05-20T00:00:00Z", "20-05-2026 14:30", "\u200e20-05-2026", midnight(2026, 5, 20),
        midnight(2026, 5, 20).replace(hour=14), date(2026, 5, 20),
    ],
)  # fmt: skip
def test_dates_as_sheets_hold_them(cell: object) -> None:
    assert read_all(cell) == [date(2026, 5, 20)]


@given(
    st.lists(st.dates(date(2022, 1, 1), date(2032, 12, 31)), min_size=1, max_size=8),
    st.sampled_from(["%d-%m-%Y", "%m/%d/%Y"]),
)
def test_no_date_is_read_as_another(days: list[date], form: str) -> None:
    """Whatever the order, a column that proves itself is never read wrong; and day first is read whole."""
    found = read_all(*(day.strftime(form) for day in days))
    if form == "%d-%m-%Y":
        assert found == days
    elif any(day.day > 12 for day in days):
        for day, what in zip(days, found, strict=True):
            assert what == day or (isinstance(what, tuple) and day in what)
