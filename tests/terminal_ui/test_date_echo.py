"""A typed date is echoed in full, even the longest in the smallest window, and the answer that Enter takes is in sight.

What is typed while another control has the keys goes into the line.
"""

from __future__ import annotations

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.terminal_ui.widgets.choices import Aside
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from tests.builders import some
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, Visitor, visit

READERS: list[tuple[str, str | None]] = [*((code, None) for code in languages()), ("ar", "nl"), ("fr", "en")]


def _is_whole(person: Visitor) -> bool:
    """Return whether every row of the echo is on the screen."""
    echo = person.app.screen.query_one("#echo", Words)
    rows = echo.draw(echo.size.width).split("\n")
    entry, column = person.app.screen.query_one("#entry").region, person.app.screen.query_one("#column").region
    return echo.region.height == len(rows) and echo.region in entry and echo.region in column


@pytest.mark.parametrize("size", [NARROW, NORMAL], ids=str)
@pytest.mark.parametrize(("language", "second"), some(READERS, 4), ids=str)
async def test_nothing_of_it_is_cut_off(language: str, second: str | None, size: tuple[int, int]) -> None:
    async with visit(language, beside=second, size=size) as person:
        for place in ("expires_on", "return_on"):
            await person.go_to(place, {**EVERYTHING, place: None})
            await person.type("15-11-2027")
            await person.settle()
            assert _is_whole(person), person.screen
            await person.press("enter")
            await person.settle()
            assert _is_whole(person), person.screen
            if second and size == NARROW:
                continue  # question and hint alone fill that window twice
            yes = person.app.screen.query_one("#yes", GoCard)
            assert yes.region in person.app.screen.query_one("#column").region, person.screen
            assert person.app.screen.query_one(DateInput).has_focus


async def test_where_there_is_room_it_says_how_far_away_it_is_too() -> None:
    async with visit() as person:
        for place in ("expires_on", "return_on"):
            await person.go_to(place, {**EVERYTHING, place: None})
            await person.type("15-11-2027")
            assert person.sees("Monday", "in 440 days"), person.screen
            await person.press("enter")
            assert person.sees("Monday", "15 November 2027 (15-11-2027)", "in 440 days"), person.screen


@pytest.mark.parametrize("typed", ["5", "٥", "m"])
async def test_what_is_typed_on_i_cannot_find_the_date_goes_into_the_line(typed: str) -> None:
    async with visit() as person:
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        await person.press("down")
        assert isinstance(person.app.focused, Aside)
        await person.press(typed)
        line = person.app.focused
        assert isinstance(line, DateInput)
        assert line.value == typed
        await person.press("down", "space")  # what chooses there is no letter of a date
        assert person.answers["expires_on"] == "unknown"
