"""What is sent to a terminal is less than what Textual writes, and looks the same."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.content import Content
from textual.geometry import Region

from permit_wizard.terminal_ui.driver.styles import lean
from permit_wizard.terminal_ui.widgets.changes import changed

COLOURS = ["#10171e", "#86c5ff", "red", "bright_blue", "color(120)", "default", None]
styles = st.builds(
    Style,
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


@given(writes)
def test_what_is_sent_looks_as_what_was_written(parts: list[str]) -> None:
    written = "".join(parts)
    sent = lean(written)
    assert len(sent) <= len(written)
    before, after = screen(f"{written}\x1b[6;1Hend"), screen(f"{sent}\x1b[6;1Hend")
    assert before.display == after.display
    assert before.buffer == after.buffer


def test_a_row_of_one_ground_says_it_once() -> None:
    on = "48;2;16;23;30"
    written = f"\x1b[1;38;2;1;2;3;{on}mEsc\x1b[0m\x1b[38;2;1;2;3;{on}m \x1b[0m\x1b[38;2;4;5;6;{on}mBack\x1b[0m"
    assert lean(written) == f"\x1b[1;38;2;1;2;3;{on}mEsc\x1b[22m \x1b[38;2;4;5;6mBack\x1b[0m"


@pytest.mark.parametrize(
    ("before", "after", "regions"),
    [
        ("Choose", "Choose", []),
        ("Choose one", "Choose two", [Region(7, 0, 3, 1)]),
        ("a\nlonger row", "a\nlong", [Region(4, 1, 6, 1)]),
        ("Choose", "اختر", None),
        ("Choose", "一二", None),
    ],
)
def test_only_the_cells_that_look_different_are_repainted(
    before: str, after: str, regions: list[Region] | None
) -> None:
    assert changed(Content(before), Content(after)) == regions


def test_another_style_is_another_look() -> None:
    assert changed(Content.styled("ab", "bold"), Content.assemble(("a", "bold"), "b")) == [Region(1, 0, 1, 1)]
