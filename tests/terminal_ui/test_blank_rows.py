"""What is behind the parts of a page looks as Textual would draw it, and is one row for all."""

from __future__ import annotations

import re

import pytest
from rich.color import ColorSystem
from textual.geometry import Region
from textual.widget import Widget

from permit_wizard.rtl import Mode, set_mode
from permit_wizard.terminal_ui.colours.palette import THEMES
from permit_wizard.terminal_ui.widgets.containers import Row, Scrolled, Stack
from tests.terminal_ui.visiting import EVERYTHING, NORMAL, WIDE, Visitor, visit


def _behind(person: Visitor) -> list[Widget]:
    screen = person.app.screen
    return [screen, *(widget for kind in (Row, Stack, Scrolled) for widget in screen.query(kind) if widget.size)]


def _cells(widget: Widget, whole: Region, *, by_textual: bool) -> list[object]:
    rows = Widget.render_lines(widget, whole) if by_textual else widget.render_lines(whole)
    return [list(row.simplify()) for row in rows]


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_rows_behind_a_page_look_as_textual_draws_them(size: tuple[int, int], theme: str, no_color: bool) -> None:
    async with visit(size=size, theme=theme, no_color=no_color) as person:
        for place in ("permit", "expires_on", "result"):
            await person.go_to(place, EVERYTHING if place == "result" else {})
            await person.settle()
            for widget in _behind(person):
                whole = Region(0, 0, *widget.outer_size)
                ours, textuals = (_cells(widget, whole, by_textual=each) for each in (False, True))
                assert ours == textuals, (place, widget)


async def test_all_rows_of_a_width_are_one() -> None:
    async with visit() as person:
        await person.go_to("permit")
        rows = [row for widget in _behind(person) for row in widget.render_lines(Region(0, 0, *widget.outer_size))]
        assert len({id(row) for row in rows}) == len({widget.outer_size.width for widget in _behind(person)})


async def test_a_panel_keeps_its_border() -> None:
    async with visit(size=WIDE) as person:
        await person.go_to("result", EVERYTHING)
        await person.settle()
        side = person.app.screen.query_one("#side")
        first, *_, last = (row.text for row in side.render_lines(Region(0, 0, *side.outer_size)))
        assert (first[0], first[-1], last[0], last[-1]) == tuple("╭╮╰╯")


async def test_no_row_keeps_the_colours_of_another_way_to_send_arabic() -> None:
    """Where letters are parted by colour, all colours are sent (rtl/textual/encoding.py), and afterwards no more."""
    async with visit("ar") as person:
        person.app.console._color_system = ColorSystem.EIGHT_BIT
        try:
            for mode, deep in ((Mode.VISUAL, False), (Mode.SPLIT, True), (Mode.VISUAL, False)):
                set_mode(mode, person.app)
                await person.settle()
                sent = person.app.screen._compositor.render_update(full=True).render_segments(person.app.console)
                assert set(re.findall(r"48;[25];", sent)) == {"48;2;" if deep else "48;5;"}
        finally:
            set_mode(Mode.VISUAL)
