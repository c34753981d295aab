"""Sixteen colours: text stays readable with the colours of xterm and with those of the Linux console."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from permit_wizard.terminal_ui.colours.ansi16 import SixteenColours, few
from permit_wizard.terminal_ui.colours.palette import THEMES
from tests.terminal_ui.test_looks import PAIRS, contrast
from tests.terminal_ui.visiting import visit

XTERM = (
    *("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5"),
    *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
)
VGA = (
    *("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"),
    *("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"),
)


@pytest.mark.parametrize("colours", [XTERM, VGA], ids=["xterm", "console"])
@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(
    name: str, text: str, ground: str, bold: bool, colours: tuple[str, ...]
) -> None:
    page = Color.parse(THEMES[name]["bg"]).rgb
    style = few(Style(color=THEMES[name][text], bgcolor=THEMES[name][ground], bold=bold), page)
    assert style.color is not None
    assert style.bgcolor is not None
    ink, under = style.color.number, style.bgcolor.number
    assert ink is not None
    assert under is not None
    if bold and style.bold and ink < 8:
        ink += 8  # such terminals make bold bright
    if colours is VGA and under >= 8:
        under -= 8  # the console has no bright grounds
    assert contrast(colours[ink], colours[under]) >= 5.5  # as in many colours


@pytest.mark.parametrize("name", THEMES)
def test_what_is_lit_what_is_urgent_what_is_a_key_and_the_page_stay_apart(name: str) -> None:
    page = Color.parse(THEMES[name]["bg"])
    roles = ["bg", "accent", "warn", *(["chip"] if name != "contrast" else [])]  # which has it white in all colours
    segments = [Segment("x", Style(bgcolor=THEMES[name][role])) for role in roles]
    grounds = [segment.style.bgcolor for segment in SixteenColours().apply(segments, page) if segment.style]
    assert len({ground.number for ground in grounds if ground}) == len(roles)


@pytest.mark.parametrize(("term", "sixteen_colours"), [("xterm", True), ("linux", True), ("xterm-256color", False)])
async def test_it_is_for_terminals_that_say_no_more_than_that(
    term: str, sixteen_colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("COLORTERM", raising=False)
    async with visit() as person:
        assert any(isinstance(each, SixteenColours) for each in person.app._filters) == sixteen_colours
