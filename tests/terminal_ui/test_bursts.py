"""Keys that come in one burst do what they do one by one, up to the first page that nobody has seen yet."""

from __future__ import annotations

import pytest
from textual.events import Key

from permit_wizard.terminal_ui.screens.dialogs import Dialog
from tests.terminal_ui.visiting import EVERYTHING, Visitor, visit

ASKED: dict[str, object] = {"permit": "temporary_asylum"}
CHARACTERS = {"minus": "-", "enter": "\r"}
A_DATE = [*"23", "minus", *"11", "minus", *"26"]
DOING = ("typed", "chosen", "place", "language", "beside", "trail")


async def burst(person: Visitor, keys: list[str]) -> None:
    """Press keys before the first of them has done anything."""
    for key in keys:
        person.app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
    await person.pilot.pause()
    while not person.app.turns.at_rest:
        await person.pilot.pause(0.01)
    await person.settle()


async def one_by_one(person: Visitor, keys: list[str]) -> None:
    """Press keys as long as they act on the page that was there at first."""
    page, found = person.app.screen, person.app.visit.found
    for key in keys:
        await person.pilot.press(key)
        await person.settle()
        if (person.app.screen, person.app.visit.found) != (page, found):
            return


@pytest.mark.parametrize(
    ("place", "answers", "keys"),
    [
        ("permit", {}, ["1", "enter", "2", "enter"]),
        ("permit", {}, ["down", "3", "down", "up", "2", "down"]),
        ("permit", {}, ["1", "enter", "escape", "escape"]),
        ("permit", {}, ["f2", "1", "enter", "f3"]),
        ("expires_on", ASKED, [*A_DATE, "backspace", "backspace", *"27", "enter", "enter", "1", "enter"]),
        ("expires_on", ASKED, ["1", "down", "enter", "enter"]),
        ("check", EVERYTHING, ["2", "up", "enter", "1", "enter"]),
        ("result", EVERYTHING, [*"Esc"]),
        ("result", EVERYTHING, ["c", "2", "enter", "enter"]),
        ("result", EVERYTHING, ["ctrl+q", "2", "enter"]),
    ],
)
async def test_a_burst_of_keys_does_what_they_do_one_by_one_and_nothing_on_an_unseen_page(
    place: str, answers: dict[str, object], keys: list[str]
) -> None:
    after = []
    for press in (one_by_one, burst):
        async with visit() as person:
            await person.go_to(place, answers)
            await person.settle()
            await press(person, keys)
            assert sum(isinstance(screen, Dialog) for screen in person.app.screen_stack) <= 1
            assert len(person.app.screen_stack) <= 3
            visited = {name: getattr(person.app.visit, name) for name in DOING}
            after.append((visited, person.answers, person.screen))
    assert after[0] == after[1]


async def test_a_key_that_was_pressed_before_the_first_page_came_does_nothing() -> None:
    early = Key("enter", "\r")
    async with visit() as person:
        person.app.post_message(early)
        await person.settle()
        assert person.place == "start"
        await person.press("enter")
        assert person.place == "permit"


async def test_a_date_that_is_typed_in_one_burst_is_typed_as_a_whole() -> None:
    async with visit() as person:
        await person.go_to("expires_on", ASKED)
        await person.settle()
        await burst(person, [*A_DATE, "enter"])
        assert person.sees("Is this the date on your card?", "23 November 2026")
