"""BidiTest.txt (every fourth line outside CI), BidiCharacterTest.txt, and the tables against their sources."""

import sys
from unicodedata import bidirectional

import pytest

from permit_wizard.rtl.unicode import bidi, bidi_tables
from permit_wizard.rtl.unicode.direction import Direction
from tests.builders import THOROUGH

from .unicode_data import lines

PARTS = 4  # of BidiTest.txt, each with lines of every kind
TRIED = range(PARTS) if THOROUGH else [0]
REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
BASES = (Direction.AUTO, Direction.LTR, Direction.RTL)


def levels_and_order(classes, base, text=None):
    """Levels with None for characters removed by X9, and the visual order of the others."""
    level, levels = bidi.resolve_levels(classes, base, text)
    levels = bidi.line_levels(classes, levels, level)
    kept = [index for index, kind in enumerate(classes) if kind not in REMOVED]
    order = [kept[place] for place in bidi.visual_order([levels[index] for index in kept])]
    return level, [None if kind in REMOVED else levels[i] for i, kind in enumerate(classes)], order


@pytest.mark.parametrize("part", TRIED)
def test_bidi_test(part):
    tested = 0
    want_levels, want_order = [], []
    for number, line in enumerate(lines("BidiTest.txt")):
        if line.startswith("@Levels:"):
            want_levels = [None if field == "x" else int(field) for field in line.split()[1:]]
        elif line.startswith("@Reorder:"):
            want_order = [int(field) for field in line.split()[1:]]
        elif line and number % PARTS == part:
            fields, bits = line.split(";")
            classes = fields.split()
            for bit, base in enumerate(BASES):
                if int(bits, 16) >> bit & 1:
                    _, levels, order = levels_and_order(classes, base)
                    assert levels == want_levels, (line, base)
                    assert order == want_order, (line, base)
                    tested += 1
    assert tested > 190_000  # of 770,241 in all


def test_bidi_character_test():
    tested = 0
    for line in filter(None, lines("BidiCharacterTest.txt")):
        codes, base, want_level, want_levels, want_order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        classes = [bidi.bidi_class(character) for character in text]
        level, levels, order = levels_and_order(classes, (BASES[1], BASES[2], BASES[0])[int(base)], text)
        assert level == int(want_level), line
        assert levels == [None if field == "x" else int(field) for field in want_levels.split()], line
        assert order == [int(field) for field in want_order.split()], line
        tested += 1
    assert tested == 91_707


def test_bracket_table_is_that_of_unicode():
    rows = [line.split("; ") for line in lines("BidiBrackets.txt") if line]
    openers = {chr(int(code, 16)) for code, _, kind in rows if kind == "o"}
    assert bidi_tables.OPENING_BRACKETS.keys() == openers
    assert bidi_tables.CLOSING_BRACKETS.keys() == {chr(int(code, 16)) for code, _, kind in rows if kind == "c"}


def test_mirror_table_holds_that_of_unicode():
    rows = [line.split("; ") for line in lines("BidiMirroring.txt") if line]
    characters = map(chr, range(sys.maxunicode + 1))
    mirror = {character: image for character in characters if (image := bidi_tables.mirror_image(character))}
    # The heavy angle ornaments etc. are all there; ours adds layout characters and takes none away.
    assert {chr(int(a, 16)): chr(int(b, 16)) for a, b in rows}.items() <= mirror.items()
    assert all(mirror[image] == character for character, image in mirror.items())


def test_classes_of_unassigned_characters():
    for line in filter(None, lines("extracted/DerivedBidiClass.txt")):
        span, kind = (field.strip() for field in line.split(";"))
        first, _, last = span.partition("..")
        code, end = int(first, 16), int(last or first, 16)
        samples = {chr(c) for c in (code, (code + end) // 2, end)}  # the ends and the middle of each range
        for character in samples if kind in ("R", "AL") else ():
            if not bidirectional(character):  # this Python's Unicode may be newer, and know what it is
                assert bidi.bidi_class(character) == kind, line
