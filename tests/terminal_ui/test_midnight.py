"""A wizard left open over midnight reassesses on the new day, and mentions it."""

from __future__ import annotations

from datetime import timedelta

from textual.containers import VerticalScroll

from permit_wizard.terminal_ui.widgets.result import RowList
from permit_wizard.visit.events import Go
from tests.terminal_ui.visiting import EVERYTHING, NORMAL, TODAY, WIDE, visit


async def test_a_result_left_open_over_midnight_becomes_that_of_the_new_day_and_says_so() -> None:
    days = iter([TODAY, TODAY + timedelta(1)])
    now = {"day": next(days)}
    async with visit(clock=lambda: now["day"], size=WIDE) as person:
        await person.go_to("result", {**EVERYTHING, "expires_on": "2026-09-02"})
        assert person.sees("Tuesday 1 September 2026")
        assert not person.sees("A new day has begun")
        now["day"] = next(days)
        person.app.refresh_today()
        await person.pilot.pause()
        await person.settle()
        assert person.sees("Last day of your card", "A new day has begun. This is the result for 2 September")


async def test_after_midnight_the_result_begins_at_its_top_in_a_low_window_too() -> None:
    now = {"day": TODAY}
    async with visit("fr", clock=lambda: now["day"], size=NORMAL) as person:
        await person.go_to("result", EVERYTHING)
        await person.press("1", "pagedown")
        now["day"] = TODAY + timedelta(1)
        person.app.refresh_today()
        await person.pilot.pause()
        await person.settle()
        assert person.app.screen.query_one("#column", VerticalScroll).scroll_y == 0
        assert person.sees("2 sept"), person.screen
        assert person.app.screen.query_one(RowList).cursor == 0


async def test_start_again_after_midnight_judges_on_the_new_day_and_need_not_say_so() -> None:
    now = {"day": TODAY}
    async with visit(clock=lambda: now["day"]) as person:
        await person.go_to("result", EVERYTHING)
        now["day"] = TODAY + timedelta(1)
        person.app.do(Go("again"))
        await person.settle()
        await person.press("2", "enter")
        assert person.sees("Today is Wednesday 2 September 2026")
        await person.go_to("result", EVERYTHING)
        assert not person.sees("A new day has begun")


async def test_a_journey_that_ended_at_midnight_is_asked_about_again_and_nothing_crashes() -> None:
    now = {"day": TODAY}
    async with visit(clock=lambda: now["day"]) as person:
        await person.go_to("result", {**EVERYTHING, "return_on": TODAY.isoformat()})
        now["day"] = TODAY + timedelta(1)
        person.app.refresh_today()
        await person.pilot.pause()
        await person.settle()
        assert person.place == "return_on"
        assert "return_on" not in person.answers


async def test_a_day_that_was_given_stays_at_midnight() -> None:
    async with visit() as person:
        await person.go_to("result", EVERYTHING)
        person.app.refresh_today()
        assert (person.app.visit.today, person.app.visit.new_day) == (TODAY, False)
