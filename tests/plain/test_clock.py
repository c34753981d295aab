"""A day before this version was made is asked about before the first question: every date would follow from it."""

from __future__ import annotations

from datetime import date

from tests.plain.visits import visit

LONG_AGO = date(2020, 1, 1)
QUESTION = "Which residence permit do you have now?"


def test_a_day_long_past_is_asked_about_and_yes_goes_on() -> None:
    out = visit(["", "2"], "en", LONG_AGO, doubt_clock=True).out
    assert out.index("Is today really 1 January 2020 (01-01-2020)?") < out.index(QUESTION)


def test_no_leads_back_and_a_wrong_entry_says_what_is_allowed() -> None:
    out = visit(["", "5", "1", ""], "en", LONG_AGO, doubt_clock=True).out
    assert out.count("Is today really 1 January 2020") == 2
    assert "1 or 2" in out or "1 to 2" in out
    assert QUESTION not in out


def test_a_plausible_day_is_not_asked_about() -> None:
    assert "Is today really" not in visit([""], "en", LONG_AGO).out
