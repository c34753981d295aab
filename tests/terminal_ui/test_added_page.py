"""A page that is added to the tables of `visit` alone works on the screen, line by line and on the web."""

from __future__ import annotations

import json

import pytest

from permit_wizard.core.text import _
from permit_wizard.visit import first_pages, places, route
from permit_wizard.visit.blocks import Action, Paragraph
from permit_wizard.visit.events import Back, Go
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import START
from permit_wizard.visit.state import Visit
from permit_wizard.web.engine import turn
from tests.plain.visits import visit as line_by_line
from tests.terminal_ui.visiting import visit

NEARBY = "nearby"
TITLE, WHERE = _("Weekday"), _("Home")  # any messages


@pytest.fixture(autouse=True)
def _added(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what somebody does who adds a page: name its place, and put its function and an action in the tables."""
    start = first_pages.FIRST_PAGES[START]

    def start_with_one_more(held: Visit) -> Page:
        shown = start(held)
        return shown._replace(actions=(*shown.actions, Action(TITLE, Go(NEARBY))))

    page = Page(NEARBY, TITLE, (Paragraph(WHERE),), (Action(_("Back"), Back()),))
    monkeypatch.setattr(places, "FIXED", places.FIXED | {NEARBY})
    monkeypatch.setattr(route, "FIXED", places.FIXED)
    monkeypatch.setitem(places.BACK_TO, NEARBY, START)
    monkeypatch.setitem(first_pages.FIRST_PAGES, START, start_with_one_more)
    monkeypatch.setitem(first_pages.FIRST_PAGES, NEARBY, lambda _visit: page)


@pytest.mark.parametrize("keys", [("down", "enter"), ("tab", "enter")], ids=" ".join)
async def test_on_the_screen(keys: tuple[str, ...]) -> None:
    async with visit() as person:
        await person.press(*keys)
        assert (person.place, person.sees("Home", "Back")) == (NEARBY, True)
        await person.press("enter")
        assert person.place == START
        await person.press(*keys, "escape")
        assert person.place == START
        await person.press("down", "up", "enter")
        assert person.place == "permit"  # the first action is the first question


def test_line_by_line() -> None:
    out = line_by_line(["2", "1", "2", "b", "", "q"], "en").out
    assert out.count("Home\n1. Back\n") == 2
    assert "2. Weekday\nType a number from 1 to 2." in out
    assert "Question 1 of about" in out.rpartition("2. Weekday")[2]


def test_on_the_web() -> None:
    def pressed(held: object, form: dict[str, str]) -> dict[str, str]:
        return json.loads(turn(json.dumps({"visit": held, "form": form, "now": 0, "today": "2026-11-30"})))

    start = pressed({"language": "en", "place": START}, {})
    assert 'name="go" value="nearby"' in start["html"]
    shown = pressed(start["visit"], {"go": NEARBY})
    assert (shown["place"], shown["html"].count('value="back"'), "Home" in shown["html"]) == (NEARBY, 1, True)
    assert pressed(shown["visit"], {"do": "back"})["place"] == START
