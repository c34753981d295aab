"""Lines for terminals that reorder by themselves."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from permit_wizard.rtl.terminal.output_modes import for_terminal
from permit_wizard.rtl.unicode.direction import Direction, Mode
from permit_wizard.rtl.unicode.visual import visual_line

RED = Style.parse("#ff0000")
VISUAL = visual_line("نعَم (12) لا", Direction.RTL)
REWRITING = [Mode.WORDS, Mode.WORDS_LRM, Mode.SPLIT]


def text(segments):
    return "".join(segment.text for segment in segments)


@pytest.mark.parametrize("mode", [Mode.VISUAL, Mode.TERMINAL, Mode.OFF])
def test_the_other_modes_rewrite_nothing(mode):
    assert for_terminal([Segment(VISUAL)], mode) is None


@pytest.mark.parametrize("mode", REWRITING)
def test_nothing_is_rewritten_without_right_to_left_letters(mode):
    assert for_terminal([Segment("IND (12) ▐●▌"), Segment("é", RED)], mode) is None


@pytest.mark.parametrize("mode", [Mode.WORDS, Mode.WORDS_LRM])
def test_ethiopic_is_for_split_alone(mode):
    assert for_terminal([Segment("ሰላም", RED)], mode) is None


def test_words_are_logical_each_for_itself():
    assert text(for_terminal([Segment(VISUAL)], Mode.WORDS)) == "ﻻ (12) ﻧﻌَﻢ"


def test_words_with_marks():
    sent = text(for_terminal([Segment(VISUAL)], Mode.WORDS_LRM))
    assert sent == "\u200eﻻ\u200e (12) \u200eﻧﻌَﻢ\u200e"


def test_glued_punctuation_gets_another_weight_for_kitty():
    segments = for_terminal([Segment("(ﻻ) IND", RED)], Mode.WORDS)
    assert [(s.text, bool(s.style.bold)) for s in segments] == [("(", True), ("ﻻ", False), (")", True), (" IND", False)]


def test_split_changes_neighbours_by_a_step_of_blue():
    segments = for_terminal([Segment("ﻢﻌﻧ x", RED)], Mode.SPLIT)
    colours = [segment.style.color.triplet for segment in segments]
    assert [segment.text for segment in segments] == ["ﻢ", "ﻌ", "ﻧ", " x"]
    assert colours[0] != colours[1] != colours[2]
    assert {(red, green) for red, green, _ in colours} == {(255, 0)}
    assert max(blue for _, _, blue in colours) <= 2


def test_split_parts_ethiopic_words_and_gives_them_the_blanks_behind_as_room():
    """QTerminal cuts a run of one style at its last cell, and sets letters wider than cells."""
    line = [Segment("23 ሕዳር 2026፣ “ሎሚ” ጽሓፉ", RED), Segment("  ", Style.parse("#00ff00")), Segment("↵", RED)]
    segments = for_terminal(line, Mode.SPLIT)
    assert [segment.text for segment in segments] == ["23 ", "ሕዳር ", "2026፣ ", "“ሎሚ” ", "ጽሓፉ  ", "↵"]
    colours = [segment.style.color.triplet for segment in segments]
    assert all(here != there for here, there in pairwise(colours))
    assert {(red, green) for red, green, _ in colours} == {(255, 0)}


@pytest.mark.parametrize("ground", ["on blue", "underline", "reverse", "link https://ind.nl"])
def test_blanks_of_another_ground_are_no_room(ground):
    segments = for_terminal([Segment("ሎሚ", RED), Segment("  ", Style.parse(ground))], Mode.SPLIT)
    assert [segment.text for segment in segments] == ["ሎሚ", "  "]
    assert segments[1].style == Style.parse(ground)


@given(st.text("ابلا كت IND12()َ│ሰላ፣"), st.sampled_from(REWRITING))
def test_width_and_letters_stay(line, mode):
    visual = visual_line(line, Direction.RTL)
    segments = for_terminal([Segment(visual[:3], RED), Segment(visual[3:])], mode)
    if segments is not None:
        sent = text(segments).replace("\u200e", "")
        assert cell_len(sent) == cell_len(visual)
        assert sorted(sent) == sorted(visual)
