"""Lines in visual order: permutations, mirrors, marks, and lines read from the screen of a browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from permit_wizard.rtl.unicode import bidi
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.visual import lay_out, mirror, visual_line

ALPHABET = "ابجلا אבג abc 0123 ٠١٢ ()[]«»-+,.:/% \u064e\u2066\u2067\u2068\u2069\u202b\u202c\u200f▌▐→"
texts = st.text(st.one_of(st.sampled_from(ALPHABET), st.characters(exclude_categories=("Cs", "Cc"))), max_size=40)
bases = st.sampled_from(Direction)


@given(st.lists(st.integers(0, 126)))
def test_reordering_is_a_permutation(levels):
    assert sorted(bidi.visual_order(levels)) == list(range(len(levels)))


@given(texts, bases)
def test_every_cell_comes_from_another_character(text, base):
    indices = lay_out(text, text, 0, base).starts
    assert len(set(indices)) == len(indices)
    assert set(indices) <= set(range(len(text)))


@given(texts, bases)
def test_never_wider_than_the_text(text, base):
    assert cell_len(visual_line(text, base)) <= sum(cell_len(c) for c in text)


@given(texts, st.data())
def test_a_line_takes_its_levels_from_its_paragraph(text, data):
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    line = lay_out(text[start:stop], text, start, Direction.AUTO)
    assert line.level == bidi.paragraph_level(text)


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_ascii_from_left_to_right_stays(text):
    assert visual_line(text, Direction.LTR) == text
    assert not bidi.has_rtl(text)


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        ("سلام IND", Direction.AUTO, "IND ﻡﻼﺳ"),
        ("IND سلام", Direction.AUTO, "IND ﻡﻼﺳ"),
        ("IND سلام", Direction.RTL, "ﻡﻼﺳ IND"),
        ("Hello!", Direction.RTL, "!Hello"),
        ("(نعم)", Direction.RTL, "(ﻢﻌﻧ)"),
        ("أ < ب", Direction.RTL, "ﺏ > ﺃ"),
        ("يوم 23-11-2026", Direction.RTL, "2026-11-23 ﻡﻮﻳ"),
        ("يوم \u206623-11-2026\u2069", Direction.RTL, "23-11-2026 ﻡﻮﻳ"),
        ("اتصل \u2066+31 88 043 04 30\u2069.", Direction.RTL, ".+31 88 043 04 30 ﻞﺼﺗﺍ"),
        ("▐●▌ نعم", Direction.RTL, "ﻢﻌﻧ ▐●▌"),
        ("▸ نعم   ", Direction.RTL, "   ﻢﻌﻧ ◂"),
        ("━━╸      ", Direction.RTL, "      ╺━━"),
        ("بَ", Direction.RTL, "ﺏَ"),
        ("👨‍👩‍👧 ا", Direction.RTL, "ﺍ 👨‍👩‍👧"),
        ("", Direction.RTL, ""),
    ],
)
def test_lines(text, base, shown):
    assert visual_line(text, base) == shown


def test_mirror_is_its_own_inverse():
    assert mirror("╭─▸ ▐") == "▌ ◂─╮"
    assert mirror(mirror("╭─▸ ▐")) == "╭─▸ ▐"


def test_cut_line_keeps_the_direction_of_its_paragraph():
    assert lay_out("IND…", "مرحبا IND Ministerie", 0, Direction.AUTO).level == 1


def test_the_gap_after_a_ligature_keeps_the_columns():
    rows = ["│ سلام  12 │", "│ كتاب  12 │"]
    first, second = (visual_line(row, Direction.RTL) for row in rows)
    assert first == "│ 12   ﻡﻼﺳ │"
    assert second == "│ 12  ﺏﺎﺘﻛ │"
