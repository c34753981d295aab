"""A key sends what changed and nothing else: over a slow line to a support centre every byte is waited for."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyte
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


@pytest.fixture
def asked() -> Iterator[Program]:
    """The wizard at its first question."""
    program = Program([COMMAND, "--today", "2026-09-01", "--lang", "en"], {"TEXTUAL_ANIMATIONS": "none"})
    program.until("Ctrl+Q", "↵")
    program.until_quiet(0.5)
    program.write(ENTER)
    program.until_changed()
    yield program
    program.end()


def on_a_new_terminal(program: Program, before: int, size: tuple[int, int] = (80, 24)) -> list[str]:
    """Return the rows of a terminal that was empty before a place in what was sent."""
    terminal = pyte.Screen(*size)
    pyte.ByteStream(terminal).feed(bytes(program.sent[before:]))
    return [row.rstrip() for row in terminal.display]


@pytest.mark.parametrize("keys", [[b"1", ENTER], [b"\x1bOQ"], [b"\x1b"]], ids=["next", "over it", "back"])
def test_a_page_is_sent_once(asked: Program, keys: list[bytes]) -> None:
    for key in keys:
        before = len(asked.sent)
        rows = rows_written(asked, key)
    assert set(rows) == set(range(1, 25)), rows
    assert [asked.sent[before:].count(b"\x1b[%d;1H" % row) for row in (1, 12, 24)] == [1, 1, 1]


def test_after_a_stop_and_after_another_size_all_of_the_page_is_sent_again(asked: Program) -> None:
    page = on_a_new_terminal(asked, 0)
    assert any("F1" in row for row in page)
    before = len(asked.sent)
    os.kill(asked.pid, signal.SIGTSTP)
    asked.until_quiet(0.5)
    stopped = len(asked.sent)
    assert b"\x1b[?1049l" in asked.sent[before:stopped]
    os.kill(asked.pid, signal.SIGCONT)
    asked.until_changed()
    assert on_a_new_terminal(asked, stopped) == page
    for rows in (26, 24):
        before = len(asked.sent)
        asked.resize(80, rows)
        asked.until_changed()
    assert on_a_new_terminal(asked, before) == page
