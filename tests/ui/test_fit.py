"""Every question on one screen of 80 by 24, in every language; smaller windows scroll, or say so kindly."""

from __future__ import annotations

from datetime import date

import pytest
from textual.containers import VerticalScroll

from permit_wizard.i18n import languages
from permit_wizard.questions import QUESTIONS
from permit_wizard.ui.screens.question import ChoiceScreen
from permit_wizard.ui.widgets.details import Details
from permit_wizard.ui.widgets.frame import Key
from tests.ui.visiting import EVERYTHING, NARROW, WAITING, WIDE, Visitor, visit

PLACES = ["start", *(question.key for question in QUESTIONS)]
KINDS = ["start", "permit", "expires_on", "digid", "check", "result"]  # one page of each make
LANGUAGES = sorted(languages())


async def _at(person: Visitor, place: str, draft: dict[str, object] | None = None) -> VerticalScroll:
    await person.go_to(place, WAITING if place == "received_on" else EVERYTHING, draft)
    return person.app.screen.query_one("#column", VerticalScroll)


def _cut_off(person: Visitor) -> list[str]:
    """Return the widgets of the column that do not stand wholly inside it."""
    column = person.app.screen.query_one("#column", VerticalScroll)
    return [
        repr(child) for child in column.children if child.display and not column.region.contains_region(child.region)
    ]


def _foot_is_whole(person: Visitor) -> bool:
    """Return whether every key that stands at the foot is seen as a whole."""
    foot = person.app.screen.query_one("#keys").content_region
    return all(foot.contains_region(key.region) for key in person.app.screen.query(Key) if key.display)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_fits_without_scrolling(language: str) -> None:
    async with visit(language) as person:
        for place in PLACES:
            column = await _at(person, place)
            assert column.max_scroll_y == 0, (place, person.screen)
            assert not _cut_off(person), (place, person.screen)
            assert _foot_is_whole(person), (place, person.screen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_beside_the_panel_a_page_of_each_kind_fits_too(language: str) -> None:
    async with visit(language, size=WIDE) as person:  # the column is as wide as in 80 by 24, and there are more rows
        for place in KINDS:
            column = await _at(person, place)
            assert column.max_scroll_y == 0 or place == "result", (place, person.screen)
            assert not _cut_off(person) or place == "result", (place, person.screen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_fits_with_its_complaint_or_its_reason_open(language: str) -> None:
    async with visit(language) as person:
        for question in QUESTIONS:
            await _at(person, question.key, {"opened": True, "chosen": None})
            column = person.app.screen.query_one("#column", VerticalScroll)
            assert person.app.screen.query_one(Details).opened
            assert column.max_scroll_y == 0, (question.key, person.screen)
            page = person.app.screen
            if isinstance(page, ChoiceScreen):
                page.action_why()
                page.go_on()
                await person.pilot.pause()
                assert page.query_one("#error").display
                assert column.max_scroll_y == 0, (question.key, person.screen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_looking_at_a_date_once_more_fits(language: str) -> None:
    async with visit(language) as person:
        for key in ("expires_on", "received_on", "return_on"):
            column = await _at(person, key)
            person.app.rebuild({"confirming": True, "found": date(2026, 9, 30)})
            await person.pilot.pause()
            column = person.app.screen.query_one("#column", VerticalScroll)
            assert column.max_scroll_y == 0, (key, person.screen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_sixty_by_twenty_works_with_scrolling(language: str) -> None:
    async with visit(language, size=NARROW) as person:
        for place in [*PLACES, "check", "result"]:
            column = await _at(person, place)
            for child in column.children:
                assert child.region.width <= NARROW[0]
            assert _foot_is_whole(person), (place, person.screen)
            if column.max_scroll_y:
                column.scroll_end(animate=False)
                await person.pilot.pause()
                assert column.scroll_y == column.max_scroll_y
        assert not person.sees("60 × 20")


async def test_a_smaller_window_says_so_and_keeps_the_answers() -> None:
    async with visit(size=(80, 24)) as person:
        await person.go_to("digid", EVERYTHING)
        await person.pilot.resize_terminal(50, 15)
        await person.pilot.pause()
        assert person.sees("This window is a little too small.", "50 × 15", "60 × 20", "Your answers are still here.")
        await person.pilot.resize_terminal(80, 24)
        await person.pilot.pause()
        assert person.sees("DigiD")
        assert person.answers["convictions"] == "no"


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (500, 200)], ids=str)
async def test_no_size_breaks_a_screen(size: tuple[int, int]) -> None:
    async with visit(size=size) as person:
        for place in KINDS:
            await _at(person, place)
            assert person.app.is_running


async def test_opening_the_reason_moves_nothing_off_the_screen() -> None:
    async with visit() as person:
        await _at(person, "digid")
        await person.press("f1")
        assert person.app.screen.query_one(Details).opened
        assert person.sees("Do you have a DigiD with SMS code", "Continue", "The online application asks for DigiD")
