"""A key sends what changed and nothing else: over a slow line to a support centre every byte is waited for."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.in_a_pty import Program

COMMAND = str(Path(sys.executable).with_name("permit-wizard"))
# Where something is written: no place is that is left at once, as the last one, on which the cursor rests.
PLACE = re.compile(rb"\x1b\[(\d+);\d+H(?!\x1b\[\d+;\d+H|\r|$)")
DOWN, ENTER = b"\x1b[B", b"\r"


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    """The wizard on its page of languages, the first of them under the cursor."""
    program = Program([COMMAND, "--today", "2026-09-01"])
    program.until("Ctrl+Q", "↵")
    program.until_quiet(0.5)
    program.write(DOWN)
    program.until_quiet(0.5)
    yield program
    program.end()


def rows_written(program: Program, key: bytes) -> Counter[int]:
    """Press a key; returns how often each row (1 is the first) is written to."""
    before = len(program.sent)
    program.write(key)
    program.until_true(lambda: len(program.sent) > before, 60.0)  # on a machine that does ten other things
    program.until_quiet(0.5)
    return Counter(int(row) for row in PLACE.findall(program.sent[before:]) if row)


def test_among_the_languages_each_piece_is_said_once_in_the_next_one(program: Program) -> None:
    rows = rows_written(program, DOWN)
    words_of_the_page = {1, 3, 19, 24}  # the bar, "choose", "press Enter", the foot
    assert words_of_the_page < set(rows), "the page says all this in the language under the cursor"
    assert not {5, 6, 13, 14, 16, 17} & set(rows), "names of languages that the cursor neither left nor met"
    assert max(rows[row] for row in words_of_the_page - {1, 24}) == 1, rows
    assert rows[24] <= 3, "the foot is one row and is sent once"


def test_at_a_question_only_the_two_answers_that_look_different_are_sent(program: Program) -> None:
    for key in (b"1", ENTER, ENTER):  # Dutch, the start page, the first question
        program.write(key)
        program.until_quiet(0.7)
    program.until("F1")
    rows_written(program, DOWN)
    assert set(rows_written(program, DOWN)) == {11, 12, 14, 15}
