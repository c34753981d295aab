"""`permit-wizard check --lines`: an answer for each line, whole, in its place, as soon as it can be."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from permit_wizard.cli import main
from permit_wizard.core.json_input import LARGEST, arriving
from tests.builders import TODAY
from tests.command_line.checking import COMPLETE, Typed, lines_of


def test_one_line_out_for_each_line_in_the_empty_ones_too(check: Typed) -> None:
    code, out, _err = check("--lines", "--ids", given=f"\ufeff{COMPLETE}\r\n\n{{}}\n  \n{COMPLETE}")
    found = lines_of(out)
    assert code == 2
    assert [line.get("line") for line in found] == [None, 2, None, 4, None]
    assert [line.get("outcome", "") for line in found] == ["apply_online", "", None, "", "apply_online"]


def test_no_lines_give_no_lines(check: Typed) -> None:
    assert check("--lines", given="") == (0, "", "")


def test_lines_with_messages_say_what_one_object_says(check: Typed) -> None:
    assert lines_of(check("--lines", given=COMPLETE)[1]) == [json.loads(check(given=COMPLETE)[1])]


def test_a_line_of_any_length_is_counted_as_one(check: Typed) -> None:
    code, out, _err = check("--lines", "--ids", given=f"{COMPLETE}\n{'x' * 5 * LARGEST}\n{COMPLETE}\n")
    first, second, third = lines_of(out)
    assert (code, first) == (2, third)
    assert second["line"] == 2
    assert "too large" in second["error"]


class Trickle(io.RawIOBase):
    """A stream that gives its bytes a few at a time."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = next(self._pieces, b"")
        buffer[: len(piece)] = piece
        return len(piece)


@given(st.lists(st.binary(max_size=20)))
def test_lines_arrive_whole_however_they_are_cut(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    assume(not whole.startswith((b"\xff\xfe", b"\xfe\xff")))  # UTF-16 is read as a whole
    stream = io.BufferedReader(Trickle(iter([piece for piece in pieces if piece])))
    expected = whole.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert [line for lines in arriving(stream) for line in lines] == (expected if expected[-1] else expected[:-1])


def test_what_has_arrived_is_answered_before_more_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    seen: list[int] = []

    def pieces() -> Iterator[bytes]:
        for _turn in range(3):
            seen.append(sum(chunk.count(b"\n") for chunk in written))
            yield COMPLETE.encode() + b"\n"

    monkeypatch.setattr("permit_wizard.command_line.console.write", written.append)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Trickle(pieces()))))
    assert main(["check", "--lines", "--ids", "--today", TODAY.isoformat()]) == 0
    assert seen == [0, 1, 2]
