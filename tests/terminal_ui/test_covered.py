"""What is not shown takes no key and no click: a notice or a question that covers a page accepts only what it names."""

from __future__ import annotations

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.terminal_ui.screens.dialogs import Dialog
from permit_wizard.terminal_ui.widgets.choices import Choices
from tests.builders import some
from tests.terminal_ui.visiting import EVERYTHING, NORMAL, Visitor, visit

SMALL = (50, 18)  # in which a page would nearly fit: `1` and Enter answered it unseen
KEYS = [
    *"0123456789aAbBcCdDeEyYnN?", "space", "enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home",
    "end", "pageup", "pagedown", "backspace", "delete", "f1", "f2", "f3", "f4", "f5", "f9", "ctrl+a", "ctrl+e",
    "ctrl+u", "ctrl+p", "ctrl+z",
]  # fmt: skip
PAGES = {
    "language": ("language", {}),
    "a question": ("convictions", EVERYTHING),
    "a date": ("expires_on", {"permit": "temporary_asylum"}),
    "check": ("check", EVERYTHING),
    "result": ("result", EVERYTHING),
    "take along": ("take", EVERYTHING),
}
OVER = {"leave": "ctrl+q", "languages": "f2", "beside": "f3"}


async def _everything_is_tried(person: Visitor, size: tuple[int, int]) -> None:
    await person.pilot.press(*KEYS)
    for row in {0, 4, 8, 10, 12, size[1] - 1}:
        await person.pilot.click(offset=(12, row))
    await person.pilot.pause()


@pytest.mark.parametrize("page", some(PAGES, 2))
async def test_a_window_that_is_too_small_takes_nothing(page: str) -> None:
    place, answers = PAGES[page]
    async with visit(language=None if page == "language" else "en") as person:
        await person.go_to(place, answers)
        await person.settle()
        before = person.place, person.answers, person.screen, person.app.theme
        await person.pilot.resize_terminal(*SMALL)
        await person.pilot.pause()
        notice = person.screen
        assert person.sees("This window is a little too small.", "50 × 18", "60 × 20", "permit-wizard --plain")
        await _everything_is_tried(person, SMALL)
        assert person.screen == notice
        assert len(person.app.screen_stack) == 2  # Textual's own empty one, and the page
        await person.pilot.resize_terminal(*NORMAL)
        await person.settle()
        assert (person.place, person.answers, person.screen, person.app.theme) == before


@pytest.mark.parametrize("over", some(OVER, 2))
async def test_a_question_over_a_page_is_covered_too(over: str) -> None:
    async with visit() as person:
        await person.go_to("convictions", EVERYTHING)
        await person.press(OVER[over])
        question = person.app.screen
        chosen = question.query_one(Choices).chosen
        await person.pilot.resize_terminal(*SMALL)
        await person.pilot.pause()
        assert person.sees("This window is a little too small.", "50 × 18")
        await _everything_is_tried(person, SMALL)
        await person.pilot.resize_terminal(*NORMAL)
        await person.settle()
        assert person.app.screen is question
        assert question.query_one(Choices).chosen == chosen
        assert not person.sees("too small")


@pytest.mark.parametrize("over", some(OVER, 2))
async def test_a_question_over_a_page_lets_nothing_through_to_it(over: str) -> None:
    async with visit() as person:
        await person.go_to("convictions", EVERYTHING)
        await person.settle()
        before = person.place, person.answers, person.screen, person.app.theme
        await person.press(OVER[over])
        question = person.app.screen
        assert not person.sees("F2")  # the foot of the page, whose keys do nothing now
        await person.pilot.press(*(key for key in KEYS if key not in {"enter", "space", "escape"}))  # it is answered by
        assert isinstance(question, Dialog)
        assert person.app.screen is question
        await person.press("escape")
        for offset in ((1, 1), (20, 0), (8, 23), (70, 12)):
            await person.press(OVER[over])
            await person.pilot.click(offset=offset)
            await person.press("escape")
        await person.settle()
        assert (person.place, person.answers, person.screen, person.app.theme) == before


async def test_the_notice_names_the_key_that_quits_and_asks_once() -> None:
    async with visit() as person:
        await person.go_to("convictions", EVERYTHING)
        await person.pilot.resize_terminal(*SMALL)
        await person.pilot.pause()
        assert person.sees("Ctrl+Q: quit")
        for stays in ("1", "resize"):
            await person.press("ctrl+q")
            assert person.sees("To quit and forget your answers, press Ctrl+Q again.")
            if stays == "resize":
                await person.pilot.resize_terminal(51, 18)
                await person.pilot.pause()
            else:
                await person.press(stays)
            assert person.sees("Ctrl+Q: quit")
            assert person.app.is_running
        await person.press("ctrl+q", "ctrl+q")
        assert not person.app.is_running


async def test_the_notice_is_whole_in_every_language_at_the_size_in_which_it_matters() -> None:
    for language in languages():
        async with visit(language, size=(59, 19)) as person:
            assert person.sees("--plain", "Ctrl+Q"), person.screen
