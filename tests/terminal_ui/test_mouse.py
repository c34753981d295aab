"""A click does once what the keys do."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from permit_wizard.kiosk import screens as _kiosk  # noqa: F401 - its controls, too
from permit_wizard.terminal_ui.drawing.rows import Opening
from permit_wizard.terminal_ui.screens import bidi, code, date_question, export, result  # noqa: F401 - as above
from permit_wizard.terminal_ui.widgets.choices import Aside, Choices
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from permit_wizard.terminal_ui.widgets.result import RowList
from permit_wizard.visit.events import Answer, Event
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, visit


def _all_below(base: type[Widget]) -> set[type[Widget]]:
    return {base}.union(*(_all_below(kind) for kind in base.__subclasses__()))


def test_no_control_hears_a_click_twice() -> None:
    """Textual runs the handler of each class that a control's class is derived from."""
    ours = [kind for kind in _all_below(Widget) if kind.__module__.startswith("permit_wizard.")]
    assert RowList in ours
    for kind in ours:
        hearing = [each.__name__ for each in kind.__mro__ if {"on_click", "_on_click"} & each.__dict__.keys()]
        ours_hearing = [name for name in hearing if name != "Widget"]
        assert len(ours_hearing) <= 1, (kind, ours_hearing)


@pytest.mark.parametrize("size", [NARROW, NORMAL], ids=str)
async def test_a_click_opens_a_row_of_a_result_and_another_one_closes_it(size: tuple[int, int]) -> None:
    async with visit(size=size) as person:
        person.app.CLICK_CHAIN_TIME_THRESHOLD = 0  # these clicks are not one double click
        await person.go_to("result", EVERYTHING)
        rows = person.app.screen.query_one(RowList)
        row_id = rows.ids[1]
        for opening in (Opening.ALL, Opening.CLOSED):
            await person.pilot.click(rows, offset=(20, rows.region_of(1).y))
            await person.settle()
            assert (rows.current, rows.opening_of(row_id)) == (row_id, opening)


async def test_a_click_on_i_cannot_find_the_date_answers_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    async with visit() as person:
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        answers: list[Event] = []
        do = person.app.do

        def note(event: Event) -> None:
            answers.append(event)
            do(event)

        monkeypatch.setattr(person.app, "do", note)
        await person.pilot.click(person.app.screen.query_one(Aside), offset=(20, 0))
        await person.settle()
        assert answers == [Answer("unknown")]


async def test_a_double_click_on_a_row_leaves_it_open() -> None:
    async with visit() as person:
        await person.go_to("result", EVERYTHING)
        rows = person.app.screen.query_one(RowList)
        row_id = rows.ids[0]
        await person.pilot.click(rows, offset=(20, 0), times=2)
        await person.settle()
        assert rows.opening_of(row_id) is Opening.ALL


async def test_a_click_on_the_key_in_the_frame_of_the_line_goes_on() -> None:
    async with visit() as person:
        await person.go_to("expires_on", {"permit": "temporary_asylum"})
        line = person.app.screen.query_one(DateInput)
        below = (20, line.outer_size.height - 1)
        await person.pilot.click(line, offset=below)
        assert not person.sees("! "), "no key is named there yet"
        await person.type("15-5-2027")
        assert person.sees("Enter ↵")
        await person.pilot.click(line, offset=(3, 1))
        assert not person.sees("Is this right?")
        await person.pilot.click(line, offset=below)
        await person.settle()
        assert person.sees("15 May 2027", "Yes"), person.screen


async def test_the_mouse_does_what_the_keys_do() -> None:
    async with visit() as person:
        await person.press("enter")
        choices = person.app.screen.query_one(Choices)
        await person.pilot.click(choices, offset=(20, 3))
        assert choices.chosen == 1
        assert person.answers == {}
        await person.pilot.click(choices, offset=(20, 3))  # again, on the card
        await person.pilot.pause()
        assert person.answers == {"permit": "permanent_asylum"}
