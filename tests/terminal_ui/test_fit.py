"""Every question and result in every language: whole at the edges, keys in sight; a question, whatever is open, without scrolling."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from permit_wizard.core.editions import IND_2019
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.verdict import Outcome
from permit_wizard.language.localizer import languages
from permit_wizard.terminal_ui.screens.date_question import DateScreen
from permit_wizard.terminal_ui.screens.question import ChoiceScreen
from permit_wizard.terminal_ui.screens.result import ResultScreen
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Button, Drawn
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, WAITING, WIDE, Visitor, visit

PLACES = ["start", *(question.key for question in QUESTIONS)]
KINDS = ["start", "permit", "expires_on", "digid", "check", "result"]  # one page of each make
LANGUAGES = sorted(languages())
SIZES = {"80x24": NORMAL, "120x40": WIDE, "60x20": NARROW}
SITTINGS = [  # every language at the usual size; at the others the one with the longest words, and the one with the widest letters
    *((language, "80x24") for language in LANGUAGES),
    *([("fr", "60x20"), ("ti", "120x40")] if os.environ.get("CI") else []),  # .ci/run has the time for both at both
    *[("ti", "60x20"), ("fr", "120x40")],
]
OUTCOMES: dict[Outcome, dict[str, object]] = {  # somebody for each, with much to read
    Outcome.NOT_COVERED: {"permit": "other"},
    Outcome.RENEW_DOCUMENT: {"permit": "permanent_asylum"},
    Outcome.FIND_OUT_FIRST: {"permit": "temporary_asylum", "expires_on": "unknown"},
    Outcome.WAIT_FOR_DECISION: {**WAITING, "received_on": "unknown"},
    Outcome.NEW_PERMIT: {**EVERYTHING, "main_residence": "no"},
    Outcome.GET_ADVICE: {**EVERYTHING, "main_residence": "unsure", "abroad_over_3_months": "yes", "reason_applies": "no",
                         "information_correct": "unsure", "convictions": "yes"},
    Outcome.APPLY_FROM: {**EVERYTHING, "expires_on": "2027-05-15", "return_on": "2027-06-30", "civic_integration": "exempt"},
    Outcome.APPLY_ONLINE: EVERYTHING,
    Outcome.APPLY_IN_WRITING: {**EVERYTHING, "expires_on": "2018-09-01"},
}  # fmt: skip


async def _at(person: Visitor, place: str, draft: dict[str, object] | None = None) -> VerticalScroll:
    await person.go_to(place, WAITING if place == "received_on" else EVERYTHING, draft)
    return person.app.screen.query_one("#column", VerticalScroll)


def _cut_off(person: Visitor) -> list[str]:
    """Return what does not stand wholly in what holds it, or has a line too long for itself; the column may scroll."""
    screen = person.app.screen
    found: list[str] = []
    for widget in screen.query(Widget):
        if not (widget.display and widget.region and isinstance(widget.parent, Widget)) or widget.id == "keys-space":
            continue
        room = widget.parent.content_region
        if widget.parent.id == "column":  # it may scroll
            room = Region(room.x, widget.region.y, room.width, widget.region.height)
        inside = room.contains_region(widget.region)
        drawn = widget.draw(widget.size.width).split("\n") if isinstance(widget, Drawn) else []
        if not inside or any(line.cell_length > widget.size.width for line in drawn):
            found.append(repr(widget))
    return found


def _focus_is_seen(person: Visitor) -> bool:
    """Return whether the row on which the keys act stands in the column, below the banner and above the foot."""
    screen = person.app.screen
    focused = screen.focused
    if focused is None:
        return False
    below = focused.cursor_row() if isinstance(focused, Drawn) else focused.region.height - 1
    row = Region(focused.region.x, focused.region.y + below, focused.region.width, 1)
    return any(part.region.contains_region(row) for part in screen.query("#column, #below"))


async def _focus_comes_into_sight(person: Visitor) -> bool:
    """Return whether it is seen once the page stands; scrolling to it waits for the layout."""
    for _turn in range(5):
        if _focus_is_seen(person):
            return True
        await person.pilot.pause()
    return False


async def _reaches(person: Visitor, widget: Widget) -> bool:
    """Return whether the keys come to a widget, and it is seen when they are there."""
    screen = person.app.screen
    if widget in screen.focus_chain and not any(
        part.region.contains_region(widget.region) for part in screen.query("#column, #below")
    ):
        widget.focus()
        return await _focus_comes_into_sight(person)
    return widget in screen.focus_chain


async def _with_its_reason_open_and_then_its_complaint(person: Visitor, page: ChoiceScreen | DateScreen) -> None:
    """Open the reason and close it, then go on with nothing chosen: nothing has to be scrolled."""
    page.query_one(Choices).chosen = None  # a page whose answer changes complains no more: so not later
    page.action_why()
    await person.pilot.pause()
    assert page.query_one(Details).opened
    assert page.query_one("#column").max_scroll_y == 0, person.screen
    if isinstance(page, ChoiceScreen):
        page.action_why()
        page.go_on()
        await person.pilot.pause()
        assert page.query_one("#error").display
        assert page.query_one("#column").max_scroll_y == 0, person.screen


@pytest.mark.parametrize(("language", "size"), SITTINGS)
async def test_every_question_fits(language: str, size: str) -> None:
    async with visit(language, size=SIZES[size]) as person:
        person.app.animation_level = "none"  # a jump to what gets the keys, no gliding
        for place in [*PLACES, "check"]:
            column = await _at(person, place)
            page = person.app.screen
            assert not _cut_off(person), (place, _cut_off(person), person.screen)
            assert await _focus_comes_into_sight(person), (place, person.screen)
            assert size == "60x20" or place == "check" or column.max_scroll_y == 0, (place, person.screen)
            assert await _reaches(person, page.query_one(Button)), (place, person.screen)
            if size == "80x24" and isinstance(page, ChoiceScreen | DateScreen):
                await _with_its_reason_open_and_then_its_complaint(person, page)
        assert not person.sees("60 × 20")


@pytest.mark.parametrize(("language", "size"), SITTINGS)
async def test_every_result_fits(language: str, size: str) -> None:
    async with visit(language, size=SIZES[size]) as person:
        person.app.animation_level = "none"  # a jump to what gets the keys, no gliding
        for outcome, answers in OUTCOMES.items():
            rules = IND_2019 if outcome is Outcome.NEW_PERMIT else None
            person.app.session = replace(person.app.session, rules=rules)
            await person.go_to("result", answers)
            page = person.app.screen
            assert isinstance(page, ResultScreen)
            assert page.verdict is not None
            assert page.verdict.outcome is outcome
            assert not _cut_off(person), (outcome, _cut_off(person), person.screen)
            assert await _focus_comes_into_sight(person), (outcome, person.screen)
            assert page.query_one("#column").size.height >= 6, (outcome, person.screen)
            assert await _reaches(person, page.query_one("#ways")), (outcome, person.screen)


@pytest.mark.parametrize("language", ["ar", "fr"])
async def test_in_a_low_window_the_panel_gives_up_the_first_answers_and_no_date(language: str) -> None:
    async with visit(language, size=(120, 24)) as person:
        await _at(person, "digid")
        assert not _cut_off(person), (_cut_off(person), person.screen)
        assert person.sees("…")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_official_term_is_whole_in_the_panel(language: str) -> None:
    async with visit(language, size=WIDE) as person:
        await person.go_to("result", {**EVERYTHING, "civic_integration": "diploma"})
        side = person.app.screen.query_one("#side").region
        rows = [row[side.x : side.right] for row in person.screen.split("\n")]
        assert any("inburgeringsdiploma" in row for row in rows), person.screen


@pytest.mark.parametrize("language", LANGUAGES)
async def test_looking_at_a_date_once_more_fits(language: str) -> None:
    async with visit(language) as person:
        for key in ("expires_on", "received_on", "return_on"):
            column = await _at(person, key, {"typed": "30-09-2026", "found": "2026-09-30", "confirming": True})
            assert person.app.screen.query("#confirm")
            assert column.max_scroll_y == 0, (key, person.screen)


async def test_a_smaller_window_says_so_and_keeps_the_answers() -> None:
    async with visit(size=(80, 24)) as person:
        await person.go_to("digid", EVERYTHING)
        await person.pilot.resize_terminal(50, 15)
        await person.pilot.pause()
        assert person.sees("This window is a little too small.", "50 × 15", "60 × 20", "Your answers are still here.")
        await person.pilot.resize_terminal(80, 24)
        await person.pilot.pause()
        assert person.sees("DigiD")
        assert person.answers["convictions"] == "no"


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (500, 200)], ids=str)
async def test_no_size_breaks_a_screen(size: tuple[int, int]) -> None:
    async with visit(size=size) as person:
        for place in KINDS:
            await _at(person, place)
            assert person.app.is_running


async def test_opening_the_reason_moves_nothing_off_the_screen() -> None:
    async with visit() as person:
        await _at(person, "digid")
        await person.press("f1")
        assert person.app.screen.query_one(Details).opened
        assert person.sees("Do you have a DigiD with SMS code", "Continue", "The online application asks for DigiD")
