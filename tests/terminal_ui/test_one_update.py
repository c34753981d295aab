"""What a key changes comes in one update of the screen: a second one is waited for, and flickers over a slow line."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from permit_wizard.terminal_ui.driver.turns import Over
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from permit_wizard.terminal_ui.widgets.items import Items
from tests.terminal_ui.visiting import EVERYTHING, visit

LONG_AGO = 0.05  # seconds after which Textual sends the next update as soon as there is one: three of its frames
ASKED = {"permit": "temporary_asylum"}
TO_THE_LAST_DIGIT = [*"15", "minus", *"11", "minus", *"26"]


@pytest.mark.parametrize(
    ("place", "answers", "keys"),
    [
        ("language", None, ["down", "up", "end", "5"]),
        ("permit", {}, ["down", "up", "3", "end"]),
        ("expires_on", ASKED, ["down", "up", "1", "2", "backspace"]),
        ("expires_on", ASKED, TO_THE_LAST_DIGIT),
        ("check", EVERYTHING, ["up", "down", "2"]),
        ("result", EVERYTHING, ["down", "up", "end"]),
    ],
)
async def test_what_a_key_changes_comes_in_one_update(
    place: str, answers: dict[str, object] | None, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    updates: list[object] = []
    display = App._display

    def count(app: App[Any], screen: Screen[Any], update: object) -> None:
        if update is not None:
            updates.append(update)
        display(app, screen, update)

    monkeypatch.setattr(App, "_display", count)
    async with visit() as person:
        await person.go_to(place, answers)
        await person.settle()
        await person.pilot.press(keys[0])
        await person.settle()
        for key in keys:
            await asyncio.sleep(LONG_AGO)
            updates.clear()
            await person.pilot.press(key)
            await asyncio.sleep(LONG_AGO)
            assert len(updates) <= 1, (place, key)


def layouts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows with each time that a page is laid out from now on."""
    laid_out: list[object] = []
    reflow = Compositor.reflow

    def count(compositor: Compositor, *of: Any) -> Any:
        laid_out.append(of)
        return reflow(compositor, *of)

    monkeypatch.setattr(Compositor, "reflow", count)
    return laid_out


async def test_no_letter_of_a_date_has_the_page_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with visit() as person:
        await person.go_to("expires_on", ASKED)
        await person.settle()
        await person.press("1")
        laid_out = layouts(monkeypatch)
        for key in ["5", "minus", *"11", "backspace"]:
            await person.press(key)
        assert laid_out == []


@pytest.mark.parametrize("place", ["permit", "result", "check", "take"])
async def test_a_complaint_that_is_there_already_costs_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is held down would have those after it wait."""
    async with visit() as person:
        await person.go_to(place, EVERYTHING)
        await person.press("0")
        await person.settle()
        assert person.sees("There is no number 0 here")
        laid_out = layouts(monkeypatch)
        await person.press("0", "0")
        await person.settle()
        assert laid_out == []
        assert person.sees("There is no number 0 here")


@pytest.mark.parametrize(
    ("place", "first", "key"), [("permit", [], "0"), ("check", [], "0"), ("result", ["enter"], "enter")]
)
async def test_a_part_of_another_size_has_the_page_laid_out_once(
    place: str, first: list[str], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual would do it again, and paint all of it twice, as each part that has got its new size asks for that."""
    async with visit() as person:
        await person.go_to(place, EVERYTHING)
        await person.press(*first)
        await person.settle()
        before = person.screen
        laid_out = layouts(monkeypatch)
        await person.press(key)
        await person.settle()
        assert person.screen != before
        assert len(laid_out) == 1


async def test_of_a_text_that_is_wider_than_the_line_the_cursor_is_in_sight() -> None:
    async with visit() as person:
        await person.go_to("expires_on", ASKED)
        await person.settle()
        await person.press(*"day 12345678901234567890 of may 2099")
        line = person.app.screen.query_one(DateInput)
        assert line.cursor_screen_offset in line.content_region
        assert person.sees("may 2099")
        await person.press("home")
        assert line.cursor_screen_offset in line.content_region
        assert person.sees("day 123")


@pytest.mark.parametrize(("place", "key"), [("permit", "down"), ("expires_on", "1")])
async def test_no_container_between_a_control_and_its_page_stops_a_key(
    place: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[MessagePump] = []
    dispatch = MessagePump._dispatch_message

    async def notice(pump: MessagePump, message: Message) -> None:
        if isinstance(message, Key | Over | Items.Happened):
            stops.append(pump)
        await dispatch(pump, message)

    async with visit() as person:
        await person.go_to(place, {} if place == "permit" else ASKED)
        await person.settle()
        monkeypatch.setattr(MessagePump, "_dispatch_message", notice)
        await person.press(key)
        page = person.app.screen
        assert {type(pump) for pump in stops} == {type(page.focused), type(page), type(person.app)}
