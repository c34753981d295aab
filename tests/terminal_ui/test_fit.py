"""Every question in every language fits its window, with the cursor visible; at 80x24 without scrolling."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from permit_wizard.core.answers import read_answers
from permit_wizard.core.flow import asked
from permit_wizard.language.languages import languages
from permit_wizard.terminal_ui.screens.question import ChoiceScreen
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Drawn
from permit_wizard.terminal_ui.widgets.foot import Foot
from permit_wizard.terminal_ui.widgets.frame import AnswerList
from permit_wizard.terminal_ui.widgets.result import RowList
from tests.builders import some
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, TODAY, WAITING, WIDE, Visitor, visit

QUESTIONS = [question.key for question in asked(read_answers(EVERYTHING, TODAY), TODAY)]
PLACES = ["start", *QUESTIONS, "received_on"]
KINDS = ["start", "permit", "expires_on", "digid", "check", "result", "take", "phone"]  # one page of each make
LANGUAGES = sorted(languages())
SIZES = {"80x24": NORMAL, "120x40": WIDE, "60x20": NARROW}
SITTINGS = [*((language, "80x24") for language in some(LANGUAGES, 2)), ("ti", "60x20"), ("fr", "120x40")]


async def _at(person: Visitor, place: str) -> VerticalScroll:
    await person.go_to(place, WAITING if place == "received_on" else EVERYTHING)
    return person.app.screen.query_one("#column", VerticalScroll)


def _cut_off(person: Visitor) -> list[str]:
    """Return what is not wholly in what holds it, or has a line too long for itself; the column may scroll."""
    found: list[str] = []
    for widget in person.app.screen.query(Widget):
        if not (widget.display and widget.region and isinstance(widget.parent, Widget)):
            continue
        room = widget.parent.content_region
        if widget.parent.id == "column":  # it may scroll
            room = Region(room.x, widget.region.y, room.width, widget.region.height)
        drawn = widget.draw(widget.size.width).split("\n") if isinstance(widget, Drawn) else []
        if not room.contains_region(widget.region) or any(line.cell_length > widget.size.width for line in drawn):
            found.append(repr(widget))
    return found


@pytest.mark.parametrize(("language", "size"), SITTINGS)
async def test_every_question_fits(language: str, size: str) -> None:
    async with visit(language, size=SIZES[size]) as person:
        for place in [*PLACES, "check"]:
            column = await _at(person, place)
            assert not _cut_off(person), (place, _cut_off(person), person.screen)
            assert size == "60x20" or place == "check" or column.max_scroll_y == 0, (place, person.screen)
            page = person.app.screen
            if size == "80x24" and isinstance(page, ChoiceScreen):
                await person.press("enter") if page._value() == "" else None
                cursor = person.app.cursor_position
                assert 0 < cursor.y < SIZES[size][1] - 1, place


@pytest.mark.parametrize("language", ["ar", "fr"])
async def test_in_a_low_window_the_panel_gives_up_the_first_answers_and_no_date(language: str) -> None:
    async with visit(language, size=(120, 24)) as person:
        await _at(person, "travel_document")
        assert not _cut_off(person), (_cut_off(person), person.screen)
        answers = person.app.screen.query_one(AnswerList)
        assert answers.most is not None


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
            await person.go_to(place, EVERYTHING)
            assert person.app.is_running


async def test_opening_the_reason_moves_nothing_off_the_screen() -> None:
    async with visit() as person:
        await _at(person, "digid")
        await person.press("f1")
        assert person.app.screen.query_one(Details).opened
        assert person.sees("Do you have a DigiD with SMS code", "For the online application you need DigiD")


async def test_a_wide_window_becomes_narrow_and_wide_again_with_the_same_page() -> None:
    async with visit(size=WIDE) as person:
        for place in ("digid", "result"):
            await person.go_to(place, EVERYTHING)
            await person.settle()
            before = person.screen
            await person.pilot.resize_terminal(*NORMAL)
            await person.settle()
            assert not person.app.screen.query("#side")
            await person.pilot.resize_terminal(*WIDE)
            await person.settle()
            assert person.screen == before


async def test_a_complaint_about_a_number_leaves_the_row_of_the_cursor_in_sight_and_the_foot_true() -> None:
    async with visit("en", size=NARROW, beside="ar") as person:
        await person.go_to("result", {"permit": "temporary_asylum", "expires_on": "unknown"})
        await person.press("end", "0")
        page = person.app.screen
        column, rows = page.query_one("#column", VerticalScroll), page.query_one(RowList)
        assert page.query_one("#error").display and column.max_scroll_y
        first = rows.region.y + rows.cursor_rows()[0]
        assert first == column.content_region.y, person.screen
        assert page.query_one(Foot).more == (column.scroll_y < column.max_scroll_y), person.screen


async def test_enter_is_named_only_on_rows_where_it_does_something() -> None:
    async with visit("fa", beside="nl") as person:
        await person.go_to("result", EVERYTHING)
        rows = person.app.screen.query_one(RowList)
        rows.cursor = rows.ids.index("translation")
        await person.settle()
        before = person.screen
        await person.press("enter")
        assert person.screen == before
        foot = person.app.screen.query_one(Foot)
        assert "Enter" not in [hint.name for hint in foot.hints]
        rows.cursor = 0
        await person.settle()
        assert "Enter" in [hint.name for hint in foot.hints]
