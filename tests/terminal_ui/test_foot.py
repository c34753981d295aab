"""The foot drops its least important hint first, and never Esc, nor the sign that there is more below."""

from __future__ import annotations

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.terminal_ui.widgets.foot import ALWAYS, Foot, Hint, fitting
from permit_wizard.terminal_ui.widgets.result import Letters
from tests.builders import some
from tests.terminal_ui.visiting import EVERYTHING, visit

HINTS = [
    Hint("Esc", "Back", "app.back", ALWAYS),
    Hint("F1", "Why", "screen.why", 1),
    Hint("F2", "Language", "app.language", 2),
    Hint("F3", "Two", "app.beside", 3),
    Hint("F4", "Colours", "app.colours", 4),
    Hint("Ctrl+Q", "Leave", "app.leave", 1),
]


def test_hints_go_by_rank_and_the_first_one_never() -> None:
    left_out: list[str] = []
    before = HINTS
    for width in range(100, 0, -1):
        kept, gap = fitting(HINTS, 6, width)
        left_out += [hint.name for hint in before if hint not in kept]
        before = kept
        if len(kept) > 1:
            assert sum(len(f"{hint.name} {hint.does}") for hint in kept) + gap * (len(kept) - 1) + 8 <= width
    assert left_out == ["F4", "F3", "F2", "Ctrl+Q", "F1"]
    assert [hint.name for hint in before] == ["Esc"]


@pytest.mark.parametrize("language", some(languages(), 2))
async def test_esc_and_more_are_named_in_every_window_even_with_two_languages(language: str) -> None:
    beside = "nl" if language != "nl" else "en"
    async with visit(language, size=(80, 24), beside=beside) as person:
        for size in ((80, 24), (60, 20)):
            await person.pilot.resize_terminal(*size)
            for place in ("digid", "check", "result", "take"):
                await person.go_to(place, EVERYTHING)
                await person.settle()
                page = person.app.screen
                column = page.query_one("#column")
                foot = person.screen.split("\n")[-1]
                assert "Esc" in foot, (place, foot)
                assert ("↓" in foot) == (column.scroll_y < column.max_scroll_y), (place, size, person.screen)


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_click_on_a_hint_does_what_its_key_does(language: str) -> None:
    async with visit(language) as person:
        await person.go_to("digid", EVERYTHING)
        foot = person.app.screen.query_one(Foot)
        row = person.screen.split("\n")[foot.region.y]
        await person.pilot.click(offset=(row.index("F4") + 1, foot.region.y))
        await person.pilot.pause()
        assert person.app.theme == "light"
        await person.pilot.click(offset=(row.index("Esc") + 1, foot.region.y))
        await person.pilot.pause()
        assert person.place == "convictions"


async def test_the_foot_of_a_result_names_what_enter_does_to_the_row_under_the_cursor() -> None:
    async with visit("en", size=(80, 24)) as person:
        await person.go_to("result", EVERYTHING)
        for keys, named in (
            ((), "Open"),
            (("enter",), "Close"),
            (("down",), "Open"),
            (("up",), "Close"),
            (("1",), "Open"),
        ):
            await person.press(*keys)
            await person.settle()
            assert f"Enter {named}" in person.screen.splitlines()[-1], (keys, person.screen)


@pytest.mark.parametrize("language", some(languages(), 2))
async def test_a_wrong_key_on_a_result_cuts_off_no_way_on(language: str) -> None:
    async with visit(language, size=(80, 24)) as person:
        for size in ((80, 24), (60, 20)):
            await person.pilot.resize_terminal(*size)
            await person.go_to("result", EVERYTHING)
            await person.press("9")
            await person.settle()
            page = person.app.screen
            for part in (page.query_one("#error"), page.query_one(Letters)):
                assert part.display, person.screen
                assert page.query_one("#below").content_region.contains_region(part.region), person.screen
                assert part.region.bottom <= page.query_one(Foot).region.y, person.screen


async def test_what_enter_does_to_a_date_is_lit_and_nothing_else_is() -> None:
    async with visit("en", size=(80, 24)) as person:
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        steps = (("", 0), ("5-6-2", 0), ("7", 1), ("down", 1), ("up", 1), ("enter", 1))
        for keys, lit in steps:
            await (person.press(keys) if keys.isalpha() else person.type(keys))
            await person.settle()
            assert person.screen.count("Enter ↵") == lit, (keys, person.screen)


@pytest.mark.parametrize("language", some(languages(), 2))
async def test_the_key_that_takes_the_second_language_away_is_named(language: str) -> None:
    beside = "nl" if language != "nl" else "en"
    async with visit(language, size=(60, 20), beside=beside) as person:
        for place in ("digid", "check", "result", "take"):
            await person.go_to(place, EVERYTHING)
            await person.settle()
            assert "F3" in person.screen.split("\n")[-1], person.screen


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_click_on_the_name_of_the_language_offers_the_others(language: str) -> None:
    async with visit(language) as person:
        await person.go_to("digid", EVERYTHING)
        row = person.screen.split("\n")[0]
        await person.pilot.click(offset=(row.index("▾"), 0))
        await person.pilot.pause()
        assert person.place == "language"
        await person.press("escape")
        await person.pilot.click(offset=(len(row) // 2, 0))  # the blanks beside it are nothing to click
        await person.pilot.pause()
        assert person.place == "digid"
