"""An action that is added to a page with a screen of its own is drawn, reached and taken there by every key."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal_ui import app, visit_app
from permit_wizard.terminal_ui.drawing.answers import GO
from permit_wizard.terminal_ui.widgets.choices import Aside, Choices
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from permit_wizard.terminal_ui.widgets.go_card import AddedCard
from permit_wizard.visit.blocks import Action
from permit_wizard.visit.events import Go
from permit_wizard.visit.page import Page
from permit_wizard.visit.state import Visit
from tests.builders import some
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, Visitor, visit

FORMS: dict[str, tuple[str, list[str]]] = {
    "convictions": ("convictions", ["1"]),
    "expires_on": ("expires_on", []),
    "expires_on, read back": ("expires_on", ["end", "enter"]),
    "check": ("check", ["1"]),
    "take": ("take", ["2"]),
    "file": ("take", ["2", "enter", "x"]),
}
"""Places with a screen of their own, and keys there after which something is chosen, typed or asked."""


@pytest.fixture(autouse=True)
def _with_two_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add two actions to every page."""
    shown = visit_app.page_of

    def page_with_more(held: Visit) -> Page:
        page = shown(held)
        added = (Action(_("Weekday"), Go("again")), Action(_("Home"), Go("again")))
        return page if page.place == "again" else page._replace(actions=(*page.actions, *added))

    for module in (visit_app, app):  # each has a name of its own for it
        monkeypatch.setattr(module, "page_of", page_with_more)


def _cards(person: Visitor) -> list[AddedCard]:
    return list(person.app.screen.query(AddedCard))


async def _reach(person: Visitor, key: str, wanted: Widget) -> None:
    for _press in range(20):
        if wanted.has_focus:
            break
        await person.press(key)
    await person.settle()
    assert wanted.has_focus, (key, person.screen)


def _key_is_on(person: Visitor, words: str) -> bool:
    """Whether the key that goes on is named once, beside these words."""
    return [words in row for row in person.screen.split("\n") if GO in row] == [True]


@pytest.mark.parametrize("size", some([NORMAL, NARROW], 2), ids=str)
@pytest.mark.parametrize("form", some(FORMS, 2))
async def test_it_is_reached_and_taken_and_lit_alone(form: str, size: tuple[int, int]) -> None:
    """By the arrow and by Tab, with something chosen and without."""
    place, chosen = FORMS[form]
    async with visit("en", size=size) as person:
        for key, before in (("down", chosen if form in {"file", "expires_on, read back"} else []), ("tab", chosen)):
            await person.go_to(place, EVERYTHING if "read" not in form else {"permit": "temporary_asylum"})
            if "read" in form:
                await person.type("15-11-2027")
            await person.press(*before)
            first, last = _cards(person)
            assert not first.lit
            await _reach(person, key, first)
            assert _key_is_on(person, "Weekday"), person.screen
            await person.press("down", "down", "down")  # there is nothing further below
            await person.settle()
            assert last.has_focus
            assert _key_is_on(person, "Home"), person.screen
            await person.press("up", "up")
            await person.settle()
            assert not first.has_focus
            assert not person.sees(f"Weekday {GO}")
            person.app.screen.set_focus(first)
            await person.press("enter")
            assert person.place == "again"


async def test_from_it_the_arrow_leads_back_to_what_is_above_it() -> None:
    async with visit() as person:
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        await person.press("down", "down", "up")
        assert person.app.screen.query_one(Aside).has_focus
        await person.press("up")
        assert person.app.screen.query_one(DateInput).has_focus


async def test_home_and_end_lead_from_it_to_what_is_in_sight() -> None:
    async with visit(size=NARROW) as person:
        await person.go_to("take", EVERYTHING)
        first, last = _cards(person)
        await _reach(person, "tab", first)
        await person.press("end")
        assert last.has_focus
        await person.press("home")
        assert person.app.screen.query_one(Choices).has_focus
        await person.settle()
        assert person.sees("A page to print")


async def test_a_digit_is_for_the_page_while_it_has_the_keys() -> None:
    async with visit() as person:
        for place in ("check", "convictions"):
            await person.go_to(place, EVERYTHING)
            await _reach(person, "tab", _cards(person)[0])
            await person.press("2")
            await person.settle()
            assert not _cards(person)[0].has_focus
            assert person.app.screen.query_one("#summary, Choices").cursor == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
async def test_where_its_words_take_several_rows_all_are_in_sight(language: str) -> None:
    """With the key that goes on, which is on the last of them."""
    async with visit(language, size=NARROW) as person:
        long = " ".join([Localizer(language)(QUESTIONS[0].why)] * 2)
        await person.go_to("permit")
        for card in _cards(person):
            card.change(long)
        person.app.screen.breathe()  # type: ignore[attr-defined]
        for card in _cards(person):
            await _reach(person, "tab", card)
            assert card.size.height > 2
            assert card.region in person.app.screen.query_one("#column").region, person.screen


async def test_a_complaint_leaves_it_in_sight() -> None:
    async with visit(size=NARROW) as person:
        await person.go_to("take", EVERYTHING)
        last = _cards(person)[-1]
        await _reach(person, "tab", last)
        await person.press("9")
        await person.settle()
        assert person.sees("There is no number 9", "Home")
        assert last.cursor_cell().y < 19  # the row of the keys


async def test_home_and_end_choose_nothing_beside_a_date() -> None:
    async with visit() as person:
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        await person.type("15-11-2027")
        await person.press("down", "home", "end")
        assert person.app.screen.query_one(Aside).chosen is None
