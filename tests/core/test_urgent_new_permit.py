"""Somebody who needs a new permit loses time with each day after the card ends: on its last day that is urgent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import case_of
from permit_wizard.core.rules.outcomes import urgent

LAST = date(2026, 3, 4)  # a Wednesday


@pytest.mark.parametrize(("before", "expected"), [(0, True), (20, False)])
def test_a_new_permit_is_urgent_on_the_last_day_of_the_card(before: int, expected: bool) -> None:
    today = LAST - timedelta(before)
    given = {"permit": "temporary_asylum", "expires_on": LAST.isoformat(), "applied": "no", "main_residence": "no",
             "abroad_over_3_months": "no", "reason_applies": "yes", "information_correct": "yes", "convictions": "no",
             "digid": "with_sms", "travel": "no"}  # fmt: skip
    case = case_of(read_answers(given, today), today, BY_ID["ind-2019"])
    assert case.outcome is Outcome.NEW_PERMIT
    assert urgent(case) is expected
