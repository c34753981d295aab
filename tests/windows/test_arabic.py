"""The question about Arabic on a Windows console, where it was never tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Mode, current_mode, detect, set_mode
from permit_wizard.rtl.terminal.recognition import Terminal
from permit_wizard.terminal.advice import WAY_BACK
from tests.terminal_ui.visiting import EVERYTHING, Visitor, visit

WINDOWS = {"OS": "Windows_NT"}
UNTRIED = detect(WINDOWS, "")
TRIED = detect(WINDOWS, "", setting=Mode.VISUAL)


@pytest.fixture(autouse=True)
def _the_mode_is_put_back() -> Iterator[None]:
    yield
    set_mode(Mode.VISUAL)


async def answers_the_question(person: Visitor) -> None:
    assert person.place == "bidi"
    await person.choose(2)
    assert current_mode() is Mode.WORDS
    await person.press("enter")


@pytest.mark.parametrize(
    ("environ", "reply"),
    [
        (WINDOWS, ""),
        ({**WINDOWS, "WT_SESSION": "1"}, ""),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, "\x1b[>0;10;1c\x1b[?61;4;6;7;14;21;22;23;24;28;32;42c"),
    ],
    ids=["console", "Windows Terminal", "Linux inside Windows Terminal"],
)
def test_a_console_of_windows_is_recognized_and_left_to_the_reader(environ: dict[str, str], reply: str) -> None:
    found = detect(environ, reply)
    assert (found.mode, found.untried, found.start) == (Mode.VISUAL, True, "")
    assert not detect(environ, reply, setting=Mode.WORDS).untried


def test_no_other_terminal_is_asked_about() -> None:
    assert not detect({"TERM": "xterm"}, "\x1b[>41;379;0c").untried


async def test_a_reader_of_arabic_is_asked_and_goes_on_from_there() -> None:
    async with visit(None, terminal=UNTRIED) as person:
        await person.press("4", "enter")
        await answers_the_question(person)
        assert person.place == "start"
        await person.press("f2", "1", "enter", "f2", "4", "enter")  # to Dutch, and back
        assert person.place == "start"  # once is enough


async def test_arabic_beside_another_language_or_chosen_on_a_question_is_asked_about_too() -> None:
    async with visit("nl", beside="ar", terminal=UNTRIED) as person:
        await answers_the_question(person)
        assert person.place == "start"
    async with visit("en", terminal=UNTRIED) as person:
        await person.go_to("digid", EVERYTHING)
        await person.press("f2")
        await person.press(str([*languages()].index("ar") + 1), "enter")
        await answers_the_question(person)
        assert person.place == "digid"
        assert person.app.visit.language == "ar"


async def test_a_reader_who_pressed_f5_is_not_asked_again() -> None:
    async with visit(None, terminal=UNTRIED) as person:
        await person.press("4", "f5")
        await answers_the_question(person)
        assert person.place == "language"
        await person.press("4", "enter")
        assert person.place == "start"


@pytest.mark.parametrize("terminal", [TRIED, None], ids=["chosen before", "no Windows"])
async def test_nobody_else_is_asked(terminal: Terminal | None) -> None:
    async with visit("ar", terminal=terminal) as person:
        assert person.place == "start"


@pytest.mark.parametrize("language", [None, *languages()])
async def test_the_first_page_names_the_way_back_to_lines(language: str | None) -> None:
    first = WAY_BACK.values["option"]
    async with visit(language, terminal=UNTRIED, size=(80, 30)) as person:
        if person.place == "bidi":
            await answers_the_question(person)
        assert str(first) in person.screen
        if language is None:  # the language under the cursor
            assert Localizer("nl").line(WAY_BACK)[:20] in person.screen
    async with visit(language, size=(80, 30)) as person:
        assert str(first) not in person.screen
