"""What a key changes comes in one update of the screen: a second one is waited for, and flickers over a slow line."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

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
