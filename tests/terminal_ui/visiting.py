"""A visit to the screens, told in the words of a visitor."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from rich.segment import Segment
from textual.pilot import Pilot

from permit_wizard.rtl import install
from permit_wizard.terminal_ui.app import WizardApp
from permit_wizard.terminal_ui.driver import left_pages
from permit_wizard.terminal_ui.session import Session
from tests.terminal_ui.places import BIDI, put

TODAY = date(2026, 9, 1)
NORMAL, WIDE, NARROW = (80, 24), (120, 40), (60, 20)

# Somebody who may be online, and is asked everything.
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # Rich asks these what colours there are

EVERYTHING: dict[str, object] = {
    "permit": "temporary_asylum", "expires_on": "2026-11-23", "applied": "no", "main_residence": "yes",
    "abroad_over_3_months": "no", "reason_applies": "yes", "information_correct": "yes", "convictions": "no",
    "digid": "unsure", "may_work": "yes", "travel": "yes", "return_on": "unknown", "travel_document": "no",
    "held_5_years": "yes", "civic_integration": "no",
}  # fmt: skip
WAITING: dict[str, object] = {
    **{key: EVERYTHING[key] for key in ("permit", "expires_on", "may_work", "travel", "return_on", "travel_document",
                                        "held_5_years", "civic_integration")},
    "applied": "extension", "received_on": "2026-08-20",
}  # fmt: skip


left_pages.LEFT = 3600.0  # to look through all that the tests before have made takes a second a page


class Visitor:
    """One person at the keyboard."""

    def __init__(self, app: WizardApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait until the screen has answered."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type characters into the field."""
        names = {"-": "minus", "/": "slash", ".": "full_stop", " ": "space"}
        await self.pilot.press(*(names.get(character, character) for character in text))
        await self.pilot.pause()

    async def choose(self, *digits: int) -> None:
        """Answer questions by digit and Enter."""
        for digit in digits:
            await self.press(str(digit), "enter")

    async def date(self, text: str) -> None:
        """Type a date, and say that it is right."""
        await self.type(text)
        await self.press("enter", "enter")

    async def settle(self) -> None:
        """Wait until the screen has come to rest: a page scrolls to its focus only after it has been drawn."""
        before: str | None = None
        while before != self.screen or not before.strip():
            before = self.screen
            await self.pilot.pause(0.04)  # two and a half frames

    async def go_to(
        self, place: str, answers: dict[str, object] | None = None, draft: dict[str, object] | None = None
    ) -> None:
        """Be at a place of the wizard with these answers given, and what was begun there."""
        put(self.app, place, answers, draft)
        await self.pilot.pause()

    @property
    def place(self) -> str:
        """Where the visitor is."""
        return BIDI if self.app._bidi else self.app.visit.place

    @property
    def answers(self) -> dict[str, object]:
        """What has been answered, as the contract writes it."""
        return self.app.answers.model_dump(mode="json", exclude_none=True)

    @property
    def screen(self) -> str:
        """What is on the screen, row by row."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    @property
    def look(self) -> list[list[Segment]]:
        """What is on the screen, with its colours."""
        return [list(row.simplify()) for row in self.app.screen._compositor.render_strips()]

    def sees(self, *words: str) -> bool:
        """Whether all these words are on the screen, however the lines are broken."""
        flat = " ".join(self.screen.split())
        return all(word in flat for word in words)


@asynccontextmanager
async def visit(
    language: str | None = "en",
    today: date = TODAY,
    size: tuple[int, int] = NORMAL,
    theme: str = "dark",
    **options: Any,
) -> AsyncIterator[Visitor]:
    """Open the wizard at its first screen, or with a language at its start page."""
    install()
    app = WizardApp(Session(today=today, language=language, theme=theme, **options))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Visitor(app, pilot)
