"""The arithmetic of the dates: when the window opens, the last safe day, and the day for DigiD."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import EXPIRES, TODAY, day, judge
from tests.strategies import any_day


@pytest.mark.parametrize(
    ("expires", "opens"),
    [
        ("2026-05-20", "2025-11-20"),
        ("2026-08-31", "2026-02-28"),
        ("2028-08-31", "2028-02-29"),
        ("2028-08-30", "2028-02-29"),
        ("2028-08-29", "2028-02-29"),
        ("2028-08-28", "2028-02-28"),
        ("2028-02-29", "2027-08-29"),
        ("2027-03-31", "2026-09-30"),
        ("2027-05-31", "2026-11-30"),
        ("2026-06-30", "2025-12-30"),
        ("2026-01-31", "2025-07-31"),
        ("2000-01-01", "1999-07-01"),
    ],
)
def test_the_window_opens_six_calendar_months_before(expires: str, opens: str) -> None:
    assert judge(TODAY, expires_on=expires).dates.apply_from == day(opens)


@pytest.mark.parametrize(
    ("expires", "newer"),
    [
        ("2026-12-12", "2026-09-12"),
        ("2027-05-31", "2027-02-28"),
        ("2028-05-31", "2028-02-29"),
        ("2027-01-31", "2026-10-31"),
        ("2027-02-28", "2026-11-28"),
    ],
)
def test_the_new_rules_count_three_months_rounded_alike(expires: str, newer: str) -> None:
    assert judge(day("2026-06-12"), expires_on=expires).dates.apply_from == day(newer)


@given(any_day)
def test_the_window_keeps_the_day_of_the_month_or_its_last_one(expires: date) -> None:
    opens = judge(TODAY, expires_on=expires, digid="no").dates.apply_from
    assert opens is not None
    assert (expires.year * 12 + expires.month) - (opens.year * 12 + opens.month) == 6
    month_ends = (opens + timedelta(1)).day == 1
    assert opens.day == expires.day or (opens.day < expires.day and month_ends)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 30)))
def test_a_later_card_never_opens_earlier(expires: date) -> None:
    one, two = (judge(TODAY, expires_on=end, digid="no").dates.apply_from for end in (expires, expires + timedelta(1)))
    assert one is not None
    assert two is not None
    assert one <= two


def test_receipt_is_safe_up_to_the_day_before_and_digid_five_days_earlier() -> None:
    assert judge(day("2026-02-20"), expires_on="2026-03-05").dates.known() == {
        "apply_from": day("2025-09-05"),
        "expires_on": day("2026-03-05"),
        "last_safe_receipt": day("2026-03-04"),
        "act_by": day("2026-03-04"),
        "digid_by": day("2026-02-27"),
    }


def test_there_is_no_day_for_digid_where_it_is_not_asked_and_no_date_without_a_card() -> None:
    assert judge(EXPIRES + timedelta(1)).dates.digid_by is None
    assert "digid_by" not in judge(applied="extension", received_on=TODAY).dates.known()
    assert judge(expires_on="unknown").dates.known() == {}
    assert judge(permit="permanent_asylum").dates.known() == {}
