"""A day before this version was made is asked about before the first question: every date would follow from it."""

from __future__ import annotations

from datetime import date, timedelta

from permit_wizard.core.answers import read_answers
from permit_wizard.core.prefill import Prefill
from tests.plain.visits import ONLINE, TODAY, result_of, visit, way_to_check

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


def test_of_a_person_who_is_known_the_answers_are_listed_once_the_day_is_right() -> None:
    known = read_answers({"permit": "temporary_asylum", "expires_on": "2020-05-20"}, LONG_AGO)
    for doubted in (False, True):
        trust = ["1", "", "2"] if doubted else []  # back to the start page, and on
        out = visit(
            [*trust, "x"], "en", LONG_AGO, doubt_clock=doubted, prefill=Prefill(known, lambda answers: answers)
        ).out
        assert out.count("20 May 2020 (20-05-2020)") == 1
        assert out.count("Valid until") == 1
        if doubted:
            assert out.index("Is today really") < out.index("Valid until") < out.index("Question 3")


def test_a_new_start_lists_the_known_answers_again() -> None:
    known = read_answers({"permit": "temporary_asylum"}, TODAY)
    out = visit(["1", "", "n", "2", "q"], "en", prefill=Prefill(known, lambda answers: answers)).out
    assert out.count("These answers are there already:") == 2
    assert out.rindex("Start again?") < out.rindex("These answers are there already:") < out.rindex("Question 2")


def test_a_plausible_day_is_not_asked_about() -> None:
    assert "Is today really" not in visit([""], "en", LONG_AGO).out


def test_after_midnight_the_result_is_for_the_new_day_and_it_is_said() -> None:
    """The clock is looked at before every page; here it turns to the next day when the check page is shown."""
    looks = len(way_to_check(ONLINE)) - 1

    def clock() -> date:
        nonlocal looks
        looks -= 1
        return TODAY if looks > 0 else TODAY + timedelta(1)

    out = visit([*way_to_check(ONLINE), "", "q"], "en", clock=clock).out
    assert out.count("A new day has begun: 24 November 2026") == 1
    assert result_of("en", ONLINE, TODAY + timedelta(1)).splitlines()[1] in out
