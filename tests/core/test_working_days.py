"""Days on which nobody answers a helpline: the program's, the oracle's and a library's are the same."""

from __future__ import annotations

from datetime import date

import holidays
import pytest
from hypothesis import given

from permit_wizard.core.dates import working_days
from tests.oracle_dates import DAY, is_working_day, next_working_day, public_holidays, working_day_back
from tests.strategies import any_day

YEARS = range(2020, 2100)


def test_the_oracle_and_the_library_have_the_same_public_holidays() -> None:
    theirs = holidays.country_holidays("NL", years=YEARS, categories=("public", "optional"))
    ours = {day for year in YEARS for day in public_holidays(year)}
    assert {day for day in theirs if day.isoweekday() != 7} == {day for day in ours if day.isoweekday() != 7}


def test_the_program_and_the_library_have_the_same_public_holidays() -> None:
    theirs = holidays.country_holidays("NL", years=YEARS, categories=("public", "optional"))
    ours = {day for year in YEARS for day in working_days.public_holidays(year)}
    assert {day for day in theirs if day.isoweekday() != 7} == {day for day in ours if day.isoweekday() != 7}


@pytest.mark.parametrize("year", range(2000, 2100))
def test_the_program_and_the_oracle_have_the_same_working_days(year: int) -> None:
    days = [date(year, 1, 1) + number * DAY for number in range(365)]
    assert [day for day in days if working_days.is_working_day(day) != is_working_day(day)] == []


@given(any_day)
def test_the_next_and_the_last_working_day(day: date) -> None:
    assert working_days.working_day_on_or_after(day) == (day if is_working_day(day) else next_working_day(day))
    assert working_days.working_day_on_or_before(day) == working_day_back(day)
    assert working_days.working_days_before(working_day_back(day), 3) == working_day_back(
        working_day_back(day), earlier=3
    )


@pytest.mark.parametrize(
    ("day", "last", "following"),
    [
        ("2026-12-27", "2026-12-24", "2026-12-28"),  # Sunday, after Boxing Day and Christmas
        ("2027-03-29", "2027-03-25", "2027-03-30"),  # Easter Monday
        ("2027-05-06", "2027-05-04", "2027-05-07"),  # Ascension Day after 5 May
        ("2025-04-26", "2025-04-25", "2025-04-28"),  # King's day a day early, for the 27th is a Sunday
        ("2027-01-01", "2026-12-31", "2027-01-04"),
        ("2024-12-31", "2024-12-31", "2025-01-02"),
    ],
)
def test_days_read_from_a_calendar(day: str, last: str, following: str) -> None:
    today = date.fromisoformat(day)
    assert (working_day_back(today), next_working_day(today)) == (
        date.fromisoformat(last),
        date.fromisoformat(following),
    )
