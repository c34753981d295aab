"""A page that is added to the tables of `visit` alone works on the screen, line by line and on the web."""

from __future__ import annotations

import json
from string import ascii_uppercase

import pytest

from permit_wizard.core.text import _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain import loop
from permit_wizard.plain.findings import after_lines, which_reasons
from permit_wizard.terminal_ui import visit_app
from permit_wizard.terminal_ui.result_actions import _LETTERS, _LETTERS_OF_ADDED
from permit_wizard.visit import first_pages, places, result_page, route
from permit_wizard.visit.blocks import Action, Paragraph
from permit_wizard.visit.events import Back, Go
from permit_wizard.visit.page import Page, items_of
from permit_wizard.visit.places import RESULT, START
from permit_wizard.visit.state import Visit
from permit_wizard.web.engine import turn
from tests.builders import some
from tests.plain.visits import ONLINE, page_at, way_to_check
from tests.plain.visits import visit as plain_visit
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, visit
from tests.visit.test_lines import missing

NEARBY = "nearby"
TITLE, WHERE = _("Weekday"), _("Home")  # any messages


ADDED = (NEARBY, "office", "hours", "map", "lawyer")
LETTERS = "fghij"


@pytest.fixture
def _on_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what somebody does who adds a page: name its place, and put its function and an action in the tables."""
    start = first_pages.FIRST_PAGES[START]

    def start_with_one_more(held: Visit) -> Page:
        shown = start(held)
        return shown._replace(actions=(*shown.actions, Action(TITLE, Go(NEARBY))))

    _name(monkeypatch, NEARBY, START)
    monkeypatch.setitem(first_pages.FIRST_PAGES, START, start_with_one_more)
    monkeypatch.setitem(first_pages.FIRST_PAGES, NEARBY, lambda _visit: _page(NEARBY))


@pytest.fixture
def _on_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add five pages to which the result leads."""
    result = result_page.RESULT_PAGES[RESULT]

    def result_with_more(held: Visit, verdict: Verdict) -> Page:
        shown = result(held, verdict)
        return shown._replace(actions=(*shown.actions, *(Action(TITLE, Go(place)) for place in ADDED)))

    for place in ADDED:
        _name(monkeypatch, place, RESULT)
        monkeypatch.setitem(result_page.RESULT_PAGES, place, lambda _visit, _verdict, place=place: _page(place))
    after = places.AFTER_ANSWERS.union(ADDED)
    for module in (places, route, visit_app, loop):  # each has a name of its own for the table
        monkeypatch.setattr(module, "AFTER_ANSWERS", after)
    monkeypatch.setitem(result_page.RESULT_PAGES, RESULT, result_with_more)


def _name(monkeypatch: pytest.MonkeyPatch, place: str, back_to: str) -> None:
    monkeypatch.setattr(places, "FIXED", places.FIXED | {place})
    monkeypatch.setattr(route, "FIXED", places.FIXED)
    monkeypatch.setitem(places.BACK_TO, place, back_to)


def _page(place: str) -> Page:
    return Page(place, TITLE, (Paragraph(WHERE),), (Action(_("Back"), Back()),))


@pytest.mark.usefixtures("_on_result")
@pytest.mark.parametrize("size", some([NARROW, NORMAL], 2), ids=str)
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_from_the_result_on_the_screen(size: tuple[int, int], language: str) -> None:
    async with visit(language, size=size) as person:
        for letter, place in zip(LETTERS, ADDED, strict=True):
            await person.go_to(RESULT, EVERYTHING)
            assert person.sees(*(f" {each.upper()} " for each in f"abc{LETTERS}"))
            assert person.app.screen.column.size.height > 3  # and there is room to read
            await person.press(letter)
            assert person.place == place
            await person.press("enter")
            assert person.place == RESULT


def test_every_letter_is_free_for_a_page() -> None:
    assert ascii_uppercase == _LETTERS + _LETTERS_OF_ADDED


@pytest.mark.usefixtures("_on_result")
@pytest.mark.parametrize("language", languages())
def test_from_the_result_line_by_line(language: str) -> None:
    localizer, shown = Localizer(language), page_at(RESULT, ONLINE, language)
    first = len(items_of(shown)) + 1
    for number, place in enumerate(ADDED, first):
        assert f"{number}. {localizer(TITLE)}" in after_lines(localizer, shown)
        out = plain_visit([*way_to_check(ONLINE), "", str(number), "", "q"], language).out
        assert out.count(localizer(WHERE)) == 1
        assert out.count(localizer(which_reasons(shown))) == 2, place  # Enter leads back
    refused = plain_visit([*way_to_check(ONLINE), "", str(first + len(ADDED)), "q"], language).out
    assert localizer(WHERE) not in refused
    assert missing(shown, localizer) == []


@pytest.mark.usefixtures("_on_start")
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


@pytest.mark.usefixtures("_on_start")
def test_line_by_line() -> None:
    out = plain_visit(["2", "", "2", "x", "b", "", "q"], "en").out
    assert out.count("Home\nPress Enter: Back\n") == 2
    assert "“x” cannot be used here.\nPress Enter: Back\n" in out
    assert "2. Weekday\nType a number from 1 to 2." in out
    assert "Question 1 of about" in out.rpartition("2. Weekday")[2]


@pytest.mark.usefixtures("_on_start")
def test_on_the_web() -> None:
    def pressed(held: object, form: dict[str, str]) -> dict[str, str]:
        return json.loads(turn(json.dumps({"visit": held, "form": form, "now": 0, "today": "2026-11-30"})))

    start = pressed({"language": "en", "place": START}, {})
    assert 'name="go" value="nearby"' in start["html"]
    shown = pressed(start["visit"], {"go": NEARBY})
    assert (shown["place"], shown["html"].count('value="back"'), "Home" in shown["html"]) == (NEARBY, 1, True)
    assert pressed(shown["visit"], {"do": "back"})["place"] == START
