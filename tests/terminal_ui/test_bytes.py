"""What is sent to a terminal is less than what Textual writes, and looks the same."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyte.screens import Char
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style as RichStyle
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from permit_wizard.language.localizer import PDI, RLI
from permit_wizard.rtl import Direction, Mode, install
from permit_wizard.terminal_ui.driver.styles import lean
from permit_wizard.terminal_ui.driver.updates import Shown
from permit_wizard.terminal_ui.widgets.changes import changed

WIDTH = 40
COLOURS = ["#10171e", "#86c5ff", "red", "bright_blue", "color(120)", "default", None]
styles = st.builds(
    RichStyle,
    color=st.sampled_from(COLOURS),
    bgcolor=st.sampled_from(COLOURS),
    bold=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
)
words = st.text("ab تم", min_size=1, max_size=4)
pieces = st.builds(lambda style, text: style.render(text), styles, words)
moves = st.builds(lambda row, column: f"\x1b[{row};{column}H", st.integers(1, 4), st.integers(1, 9))
writes = st.lists(
    st.one_of(pieces, pieces, moves, st.sampled_from(["\n", "\x1b[?25h", "plain", "\x1b[1;3H\n\x1b[2;2H"]))
)


def screen(written: str) -> pyte.Screen:
    shown = pyte.Screen(20, 6)
    pyte.Stream(shown).feed(written.replace("\n", "\r\n"))
    return shown


def seen_of(shown: pyte.Screen) -> list[list[Char]]:
    """Return the cells as they are seen: a blank that is neither underlined nor reversed has a ground and no more."""
    blank = shown.default_char
    return [
        [
            blank._replace(bg=cell.bg) if cell.data == " " and not (cell.underscore or cell.reverse) else cell
            for cell in (shown.buffer[row][column] for column in range(shown.columns))
        ]
        for row in range(shown.lines)
    ]


@given(writes)
def test_what_is_sent_looks_as_what_was_written(parts: list[str]) -> None:
    written = "".join(parts)
    sent = lean(written)
    assert len(sent) <= len(written)
    before, after = screen(f"{written}\x1b[6;1Hend"), screen(f"{sent}\x1b[6;1Hend")
    assert seen_of(before) == seen_of(after)


def test_a_row_of_one_ground_says_it_once() -> None:
    on = "48;2;16;23;30"
    written = f"\x1b[1;38;2;1;2;3;{on}mEsc\x1b[0m\x1b[38;2;1;2;3;{on}m \x1b[0m\x1b[38;2;4;5;6;{on}mBack\x1b[0m"
    assert lean(written) == f"\x1b[1;38;2;1;2;3;{on}mEsc \x1b[22;38;2;4;5;6mBack\x1b[0m"


@pytest.mark.parametrize(
    ("before", "after", "base", "regions"),
    [
        ("Choose", "Choose", Direction.AUTO, []),
        ("Choose one", "Choose two", Direction.AUTO, [Region(7, 0, 3, 1)]),
        ("a\nlonger row", "a\nlong", Direction.AUTO, [Region(4, 1, 6, 1)]),
        ("one" + " " * 30 + "one", "two" + " " * 30 + "two", Direction.LTR, [Region(0, 0, 3, 1), Region(33, 0, 3, 1)]),
        ("F4 Choose", f"F4 {RLI}اختر{PDI}", Direction.AUTO, [Region(3, 0, 7, 1)]),
        ("Choose", "一二", Direction.AUTO, [Region(0, 0, 7, 1)]),
        ("اختر", "اختر الآن", Direction.RTL, [Region(30, 0, 10, 1)]),
        ("Choose", "اختر", Direction.AUTO, [Region(0, 0, WIDTH, 1)]),
    ],
)
def test_only_the_cells_that_look_different_are_repainted(
    before: str, after: str, base: Direction, regions: list[Region]
) -> None:
    assert changed(Content(before), Content(after), WIDTH, base) == regions


def test_another_style_is_another_look() -> None:
    before, after = Content.styled("ab", "bold"), Content.assemble(("a", "bold"), "b")
    assert changed(before, after, WIDTH) == [Region(1, 0, 1, 1)]


class Rules(dict[str, object]):
    """The styles of a widget that runs in a direction."""

    def __init__(self, base: Direction) -> None:
        super().__init__(text_align="start")
        self.node = SimpleNamespace(base_direction=base, parent=None, allow_select=False)


def strips_of(content: Content, base: Direction) -> list[Strip]:
    """Return the rows of a widget, as they are sent."""
    rules = cast("Any", Rules(base))
    strips = content.render_strips(WIDTH, None, Style(), RenderOptions(Style.parse, rules))
    return [strip.adjust_cell_length(WIDTH, RichStyle()) for strip in strips]


def written_by(strips: list[Strip], regions: list[Region]) -> str:
    """Return what is written for regions of a widget that is as wide as the screen."""
    spans = sorted((region.y, region.x, region.right) for region in regions)
    update = ChopsUpdate([{0: strip} for strip in strips], spans, [[WIDTH]] * len(strips))
    written = Shown().unsent(update, Console(color_system="truecolor", legacy_windows=False))
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", written)  # pyte leaves out all that is written behind one


said = (
    st.lists(
        st.sampled_from(["Choose", "F4", " ", " " * 26, "لا إله", "اختر", f"{RLI}فارسی{PDI}", "ትግርኛ", "12", "—", "▾"]),
        max_size=4,
    )
    .map("".join)
    .filter(lambda words: cell_len(words) <= WIDTH)
)
drawings = st.builds(
    lambda parts: Content("\n").join(Content.styled(words, style) for words, style in parts),
    st.lists(st.tuples(said, st.sampled_from(["bold", "italic", "underline"])), min_size=2, max_size=2),
)


@pytest.mark.parametrize("mode", [Mode.VISUAL, Mode.TERMINAL])
@given(drawings, drawings, st.sampled_from(Direction))
def test_painting_the_cells_that_look_different_is_painting_all(
    mode: Mode, before: Content, after: Content, base: Direction
) -> None:
    install(mode)
    try:
        rows = [Region(0, y, WIDTH, 1) for y in range(2)]
        old, new = strips_of(before, base), strips_of(after, base)
        painted, wanted = pyte.Screen(WIDTH, 3), pyte.Screen(WIDTH, 3)
        pyte.Stream(painted).feed(written_by(old, rows) + written_by(new, changed(before, after, WIDTH, base)))
        pyte.Stream(wanted).feed(written_by(new, rows))
    finally:
        install()
    assert seen_of(painted) == seen_of(wanted)


CONSOLE = Console(color_system="truecolor", legacy_windows=False)
SCREEN = Region(0, 0, WIDTH, 2)


def whole(strips: list[Strip], cuts: list[int]) -> LayoutUpdate:
    """Return an update of the whole screen, whose rows are in pieces."""
    return LayoutUpdate([strip.divide(cuts) for strip in strips], SCREEN)


@given(st.lists(st.tuples(drawings, st.sampled_from([[WIDTH], [9, WIDTH]]), st.booleans()), min_size=2, max_size=5))
def test_leaving_out_what_is_shown_already_looks_as_sending_all(steps: list[tuple[Content, list[int], bool]]) -> None:
    shown, painted, wanted = Shown(), pyte.Screen(WIDTH, 3), pyte.Screen(WIDTH, 3)
    before = Content("\n")
    for drawing, cuts, is_whole in steps:
        strips = strips_of(drawing, Direction.LTR)
        if is_whole:
            update = whole(strips, cuts)
        else:
            regions = changed(before, drawing, WIDTH, Direction.LTR)
            spans = sorted((region.y, region.x, region.right) for region in regions)
            pieces = [dict(zip([0, *cuts], strip.divide(cuts), strict=False)) for strip in strips]
            update = ChopsUpdate(pieces, spans, [cuts] * len(strips))  # type: ignore[arg-type]
        sent = re.sub("[\u200e\u200f\u2066-\u2069]", "", shown.unsent(update, CONSOLE))
        pyte.Stream(painted).feed(sent)
        pyte.Stream(wanted).feed(written_by(strips, [Region(0, y, WIDTH, 1) for y in range(2)]))
        assert seen_of(painted) == seen_of(wanted)
        assert shown.unsent(update, CONSOLE) == ""
        before = drawing


def test_what_is_written_over_in_part_is_sent_again() -> None:
    shown, strips = Shown(), [Strip.blank(WIDTH), Strip.blank(WIDTH)]
    shown.unsent(whole(strips, [9, WIDTH]), CONSOLE)
    part = ChopsUpdate([{0: Strip.blank(9).simplify(), 9: None}], [(0, 4, 6)], [[9, WIDTH]])  # type: ignore[list-item]
    assert shown.unsent(part, CONSOLE) == "\x1b[1;5H  "
    assert shown.unsent(whole(strips, [9, WIDTH]), CONSOLE) == f"\x1b[1;1H{' ' * WIDTH}"
    assert shown.unsent(whole(strips, [9, WIDTH]), CONSOLE) == ""
    shown.forget()
    assert shown.unsent(whole(strips, [9, WIDTH]), CONSOLE).count(" " * WIDTH) == 2
