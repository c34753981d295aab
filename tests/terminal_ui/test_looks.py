"""Colours, focus, cursor, and what no colour means."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import Monochrome

from permit_wizard.terminal_ui.colours.no_color import NoColour
from permit_wizard.terminal_ui.colours.palette import ROLES, THEMES, following, theme
from permit_wizard.terminal_ui.widgets.items import Items
from tests.terminal_ui.visiting import EVERYTHING, visit

# Text on its ground, as the screens use it.
PAIRS = [
    ("ink", "bg"), ("soft", "bg"), ("lead", "bg"), ("warn-text", "bg"), ("ink", "lift"), ("soft", "lift"),
    ("lead", "lift"), ("warn-text", "lift"), ("chip-ink", "chip"), ("on-accent", "accent"), ("accent", "on-accent"),
    ("on-warn", "warn"), ("card-ink", "card"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    least = 12.0 if name == "contrast" else 5.5  # WCAG 2.2 asks for 7 and 4.5
    assert contrast(THEMES[name][text], THEMES[name][ground]) >= least


@pytest.mark.parametrize("name", THEMES)
def test_a_focused_row_differs_from_the_page(name: str) -> None:
    assert contrast(THEMES[name]["accent"], THEMES[name]["bg"]) >= 3  # WCAG 2.2, 1.4.11
    assert contrast(THEMES[name]["accent"], THEMES[name]["lift"]) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_every_role_has_a_colour_and_the_themes_go_round(name: str) -> None:
    assert set(THEMES[name]) == set(ROLES)
    assert theme(name).name == name
    after = name
    for _turn in THEMES:
        after = following(after)
    assert after == name


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("place", ["permit", "check", "result", "take"])
async def test_what_is_under_the_cursor_is_a_sign_and_not_only_a_colour(place: str, no_color: bool) -> None:
    async with visit(size=(80, 50), no_color=no_color) as person:
        await person.go_to(place, EVERYTHING)
        items = person.app.screen.query_one(Items)
        items.cursor = 0
        with_cursor = items.item_rows(0, items.size.width)[-1 if place == "permit" else 0].plain
        whole = "\n".join(row.plain for row in items.item_rows(0, items.size.width))
        items.cursor = 1
        without = "\n".join(row.plain for row in items.item_rows(0, items.size.width))
        assert whole != without or not no_color, (with_cursor, without)


async def test_without_colours_no_half_row_is_drawn() -> None:
    async with visit(size=(80, 50), no_color=True) as person:
        for place in ("start", "digid", "check"):
            await person.go_to(place, EVERYTHING)
            assert "▄" not in person.screen, person.screen


async def test_the_terminal_cursor_follows_the_choice() -> None:
    async with visit() as person:
        await person.go_to("permit")
        await person.press("1")
        await person.pilot.pause()
        first = person.app.cursor_position
        await person.press("down")
        await person.pilot.pause()
        assert person.app.cursor_position.y > first.y
        row = person.screen.split("\n")[person.app.cursor_position.y]
        assert "2" in row
        assert "Permanent" in row


async def test_the_terminal_cursor_is_at_the_right_in_arabic() -> None:
    async with visit("ar") as person:
        await person.go_to("permit")
        await person.press("1")
        await person.pilot.pause()
        assert person.app.cursor_position.x > 60


def test_no_colour_leaves_no_colour_and_keeps_filled_rows_visible() -> None:
    page = Color.parse("#11171d")
    segments = [
        Segment("page", Style(color="#e8edf1", bgcolor="#11171d", bold=True)),
        Segment("focus", Style(color="#11171d", bgcolor="#86c5ff")),
    ]
    plain = NoColour().apply(segments, page)
    assert all(segment.style and segment.style.color is None and segment.style.bgcolor is None for segment in plain)
    assert [bool(segment.style and segment.style.reverse) for segment in plain] == [False, True]
    assert plain[0].style
    assert plain[0].style.bold


@pytest.mark.parametrize(("no_color", "filters"), [(True, 1), (False, 0)])
async def test_colour_is_what_was_asked_whatever_textual_made_of_an_empty_no_color(
    no_color: bool, filters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with visit(no_color=no_color) as person:
        ours = [each for each in person.app._filters if isinstance(each, NoColour)]
        assert len(ours) == filters
        assert not [each for each in person.app._filters if isinstance(each, Monochrome)]
