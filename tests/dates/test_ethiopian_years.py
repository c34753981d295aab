"""A date in Ethiopic letters, five to ten years ago, is one of the Ethiopian calendar; others are Gregorian."""

from __future__ import annotations

from datetime import date

import pytest

from permit_wizard.core.dates.calendars import Calendar
from permit_wizard.core.dates.reading import NoDate, Why, read_day

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(("years", "ethiopian"), [(4, False), (5, True), (10, True), (11, False)])
def test_the_years_that_are_doubted(years: int, ethiopian: bool) -> None:
    read = read_day(f"ዕለት 14/2/{TODAY.year - years}", TODAY)
    doubted = NoDate(Why.CALENDAR, calendar=Calendar.ETHIOPIAN)
    assert read == (doubted if ethiopian else date(TODAY.year - years, 2, 14))
