"""Lines in, lines out."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from permit_wizard.plain.lines import LONGEST, EndOfInput, Lines


def read_all(text: str) -> list[str]:
    lines, read = Lines(StringIO(text), StringIO(), StringIO(), None), list[str]()
    with pytest.raises(EndOfInput):
        while True:
            read.append(lines.read())
    return read


def test_a_line_of_a_megabyte_is_one_line_of_which_the_beginning_is_kept() -> None:
    first, second = read_all("x" * 1_000_000 + "\n2\n")

    assert len(first) <= LONGEST
    assert second == "2"


def test_a_last_line_without_an_end_counts() -> None:
    assert read_all("1\n2") == ["1", "2"]


def test_control_characters_are_never_taken_for_enter() -> None:
    assert "" not in read_all("\0\n\x1b\n\ud800\n\x7f\n\x9b\n")


def test_direction_marks_and_spaces_around_an_answer_are_nothing() -> None:
    assert read_all("\u200f\u20681\u2069 \t\r\n \n") == ["1", ""]


@given(st.text(st.characters(exclude_characters="\n")))
@example("\ud800\x1b]0;title\x07")
def test_nothing_that_is_read_could_move_a_cursor(text: str) -> None:
    for line in read_all(f"{text}\n"):
        assert all(c.isprintable() or c.isspace() for c in line)
        assert "\x1b" not in line


def test_the_plain_wizard_loads_no_textual() -> None:
    code = (
        "import sys, permit_wizard.plain; sys.exit(sorted(m for m in sys.modules if m.split('.')[0] == 'textual') or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
