"""The welcome of a kiosk: its languages, what it tells staff and the supervisor, and the day on which it begins."""

from dataclasses import replace
from datetime import date

import pytest

from permit_wizard.core.clock import RELEASED
from permit_wizard.kiosk.app import KioskApp
from permit_wizard.kiosk.screens import StaffScreen, WelcomeScreen
from permit_wizard.kiosk.settings import Settings
from permit_wizard.language.languages import languages
from permit_wizard.terminal_ui.screens.dialogs import Dialog
from permit_wizard.terminal_ui.screens.language import SHOWN
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.frame import Brand
from permit_wizard.terminal_ui.widgets.go_card import GoCard
from tests.kiosk.visitors import TODAY

pytestmark = pytest.mark.usefixtures("no_terminal")


async def test_the_welcome_turns_through_the_languages():
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test() as pilot:
        welcome = app.screen
        assert isinstance(welcome, WelcomeScreen)
        assert len(app.screen_stack) == 2  # Textual's own empty screen, and one welcome
        spoken = []
        for _turn in languages():
            spoken.append(app.localizer.language.code)
            welcome._next()
        assert spoken == [*languages()]
        await pilot.pause()
        assert app.cursor_position.y == welcome.query_one(GoCard).region.y
        welcome._next()
        await pilot.press("x")
        assert app.visit.place == "language"
        assert app.screen.query_one(Choices).chosen == 1


@pytest.mark.parametrize("digit", ["2", "٢", "۲", "፪"])
async def test_a_digit_of_any_script_chooses_a_language_on_the_welcome(digit: str):
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test() as pilot:
        await pilot.press(digit)
        assert app.visit.language == "en"


@pytest.mark.parametrize("code", ["nl", "tr"])
async def test_a_click_on_the_name_of_a_language_chooses_it(code: str):
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        rows = ["".join(segment.text for segment in row) for row in app.screen._compositor.render_strips()]
        name = languages()[code].name
        row = next(y for y, text in enumerate(rows) if name in text)
        await pilot.click(offset=(rows[row].index(name) + 1, row))
        await pilot.pause()
        assert (app.visit.language, app.visit.place) == (code, "start")


async def test_a_click_beside_the_names_begins_with_the_languages():
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert app.visit.place == "language"


async def test_the_language_of_a_visit_stays_however_long_it_takes(monkeypatch):
    monkeypatch.setattr("permit_wizard.kiosk.screens.TURN", 0.05)
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test() as pilot:
        await pilot.pause(0.2)
        await pilot.press("x", "2", "enter")
        assert app.visit.place == "start"
        await pilot.pause(0.4)
        assert app.localizer.language.code == "en"
        assert not any(isinstance(screen, WelcomeScreen) for screen in app.screen_stack)


async def test_staff_at_the_welcome_are_not_talked_over(monkeypatch):
    monkeypatch.setattr("permit_wizard.kiosk.screens.TURN", 0.05)
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test() as pilot:
        app.push_screen(StaffScreen(app.settings))
        await pilot.pause()
        spoken = app.localizer.language.code
        await pilot.pause(0.4)
        assert app.localizer.language.code == spoken


@pytest.mark.parametrize("key", ["x", "1"])
async def test_the_supervisor_is_told_the_language_of_the_welcome_too(key):
    """After a crash, the apology is in the language of the welcome."""
    told = []
    app = KioskApp(Settings(), lambda: TODAY, tell=told.append, leave=lambda _code: None)
    async with app.run_test() as pilot:
        assert told == []
        await pilot.press(key)
        assert told == [b"nl\n"]


async def test_staff_are_told_once_what_the_terminal_can_do():
    for first in (True, False):
        app = KioskApp(Settings(first=first), lambda: TODAY, leave=lambda _code: None)
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            said = app.screen.query_one("#sorry", Words)
            assert said.display == first
            assert ("Shift" in said.text) == first or not first
            assert app.screen.query_one("#welcome").region.bottom <= 20


async def test_a_clock_before_the_release_is_refused_until_confirmed(kiosk):
    kiosk.session = replace(kiosk.session, clock=lambda: date(2020, 1, 1))
    kiosk._look_at_clock()
    assert kiosk.visit.today < RELEASED
    async with kiosk.run_test() as pilot:
        await pilot.press("enter")
        assert isinstance(kiosk.screen, Dialog)
        await pilot.press("enter")  # no, go back
        assert kiosk.visit.place == "start"
        await pilot.press("enter", "2", "enter")  # yes, it is right
        assert kiosk.visit.place == "permit"


async def test_the_welcome_refreshes_the_date():
    days = [TODAY]
    app = KioskApp(Settings(), lambda: days[-1], leave=lambda _code: None)
    async with app.run_test() as pilot:
        days.append(date(2026, 11, 24))
        await pilot.press("x")
        assert app.visit.today == date(2026, 11, 24)


async def test_the_bar_is_full_in_every_language_whatever_the_end_key_takes_of_it():
    app = KioskApp(Settings(), lambda: TODAY, leave=lambda _code: None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause(SHOWN)
        while len(app.screen.query_one(Brand)._prepared or ()) < len(languages()):
            await pilot.pause(0.01)
        for key in [*["down"] * len(languages()), *["up"] * len(languages())]:
            await pilot.press(key)
            await pilot.pause()
            bar = app.screen._compositor.render_strips()[0].text
            assert "▾   F9" in bar, bar
