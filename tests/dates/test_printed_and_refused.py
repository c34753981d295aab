"""What the program prints is read back; what is no date is refused by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.dates import month_words
from permit_wizard.core.dates.calendars import Calendar
from permit_wizard.core.dates.problems import explained
from permit_wizard.core.dates.reading import LONGEST, NoDate, Why, read_day
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import DateForm, Localizer


@given(st.dates(EARLIEST, LATEST), st.sampled_from(sorted(languages())), st.sampled_from(DateForm), st.booleans())
def test_every_printed_date_reads_back_to_itself(day: date, language: str, form: DateForm, with_weekday: bool) -> None:
    localizer = Localizer(language)
    assert read_day(localizer.named_day(day, form) if with_weekday else localizer.date(day, form)) == day


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", Why.EMPTY),
        ("12-2027", Why.FORM),
        ("11112", Why.FORM),
        ("0509", Why.FORM),
        ("15 mei", Why.FORM),
        ("15 febuary 2027", Why.MONTH),
        ("febuary 15 2027", Why.MONTH),
        ("l5-05-2027", Why.WORD),
        ("1l-05-2027", Why.WORD),
        ("3O-11-2026", Why.WORD),
        ("05/15/2027", Why.DAY_FIRST),
        ("2027-15-05", Why.DAY_FIRST),
        ("27-05-15", Why.YEAR),
        ("270515", Why.YEAR),
        ("15 رمضان 1448", Why.CALENDAR),
        ("۹ آذر", Why.CALENDAR),
        ("قوس ۹", Why.CALENDAR),
        ("15 رمضان", Why.CALENDAR),
        ("1i Kasım 2026", Why.WORD),
        ("21-06-1448", Why.CALENDAR),
        ("٢١/٦/١٤٤٨ هـ", Why.CALENDAR),
        ("5 ጳጉሜን 2018", Why.CALENDAR),
        ("21-03-2019 EC", Why.CALENDAR),
        ("dinsdag 30-11-2026", Why.WEEKDAY),
        ("30-11-2026 dinsdag", Why.WEEKDAY),
        ("30 Kasım 2026 Salı", Why.WEEKDAY),
        ("31-02-2027", Why.NO_SUCH_DAY),
        ("31-11-2026", Why.NO_SUCH_DAY),
        ("01-01-1899", Why.OUT_OF_RANGE),
        ("23-11-2021 tot 23-11-2026", Why.SEVERAL),
        ("30-11-2026 zaal 3", Why.MORE),
        ("06 12 34 56 78", Why.MORE),
        ("1" * (LONGEST + 1), Why.MORE),
        ("150520277", Why.MORE),
        ("15-05-20277", Why.MORE),
        ("15 mei 20277", Why.MORE),
        ("155-05-2027", Why.MORE),
        ("155 mei 2027", Why.MORE),
        ("2027-05-2027", Why.MORE),
        ("15-055-2027", Why.MORE),
        ("1505202", Why.FORM),
        ("15-05-202", Why.FORM),
        ("15-05-2", Why.FORM),
    ],
)
def test_what_is_no_date_is_refused_and_the_reason_is_the_right_one(written: str, why: Why) -> None:
    found = read_day(written)
    assert isinstance(found, NoDate)
    assert found.why is why


@given(
    st.dates(EARLIEST, LATEST),
    st.sampled_from(["%d%m%Y", "%d-%m-%Y", "%d mei %Y"]),
    st.text("0123456789", min_size=1, max_size=9),
)
def test_a_digit_too_many_is_never_called_a_date_that_is_not_full_yet(day: date, form: str, more: str) -> None:
    found = read_day(day.strftime(form) + more)
    assert isinstance(found, NoDate)
    assert found.why is Why.MORE


def test_an_unknown_month_is_named_and_a_month_first_turned_round() -> None:
    assert read_day("15 febuary 2027") == NoDate(Why.MONTH, "febuary")
    assert read_day("05/15/2027") == NoDate(Why.DAY_FIRST, day=date(2027, 5, 15))


def test_a_date_in_a_pasted_text_is_found_and_a_name_beside_it_is_no_month() -> None:
    for pasted in ("\n30-11-2026", "30-11-2026\tRamadan Ahmed", "geldig tot 30-11-2026"):
        assert read_day(pasted) == date(2026, 11, 30)


def test_a_year_that_fits_the_ethiopian_calendar_is_asked_about_where_today_is_known() -> None:
    today = date(2026, 11, 25)
    assert read_day("21 ሕዳር 2019", today) == NoDate(Why.CALENDAR, calendar=Calendar.ETHIOPIAN)
    assert read_day("21-11-2019", today) == date(2019, 11, 21)
    assert read_day("21 ሕዳር 2026", today) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("written", "calendar"),
    [
        ("1405/09/09", Calendar.PERSIAN),
        ("۱۴۰۵/۰۹/۰۹", Calendar.PERSIAN),
        ("9/9/1405", Calendar.PERSIAN),
        ("14050909", Calendar.PERSIAN),
        ("05/09/09", Calendar.PERSIAN),
        ("۰۵/۰۹/۰۹", Calendar.PERSIAN),
        ("۰۵-۰۹-۰۹", Calendar.PERSIAN),
        ("04/12/30", Calendar.PERSIAN),
        ("050909", Calendar.PERSIAN),
        ("010127", Calendar.PERSIAN),
        ("9 Azar 1405", Calendar.PERSIAN),
        ("15 رمضان 1448", Calendar.ISLAMIC),
        ("21-06-1448", Calendar.ISLAMIC),
        ("21-03-2019 EC", Calendar.ETHIOPIAN),
    ],
)
def test_a_date_of_another_calendar_is_not_taken_and_the_calendar_is_named(written: str, calendar: Calendar) -> None:
    found = read_day(written)
    assert found == NoDate(Why.CALENDAR, calendar=calendar)
    assert str(calendar).capitalize() in explained(found, "05-03-2027").message


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("05-12-26", date(2026, 12, 5)),  # with dashes or full stops, as Europeans write
        ("05.12.26", date(2026, 12, 5)),
        ("5/12/26", date(2026, 12, 5)),  # a short year of the Persian calendar has two digits
        ("13/12/26", date(2026, 12, 13)),  # 1413 is no year of a card
        ("05/12/2026", date(2026, 12, 5)),
    ],
)
def test_a_european_date_is_not_taken_for_a_persian_one(written: str, day: date) -> None:
    assert read_day(written) == day


def test_the_words_of_all_languages_are_read_only_when_letters_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(month_words, "COMPILED", Path("nowhere.json"))
    month_words.meanings.cache_clear()
    assert read_day("30-11-2026") == date(2026, 11, 30)
    with pytest.raises(FileNotFoundError):
        read_day("30 november 2026")


@given(st.text(max_size=60))
def test_any_text_is_a_date_in_range_or_a_reason(text: str) -> None:
    found = read_day(text)
    assert isinstance(found, NoDate) or EARLIEST <= found <= LATEST
