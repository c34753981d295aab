"""How a visit of the plain wizard ends, and what hostile input does to it: nothing."""

from __future__ import annotations

import subprocess
from io import StringIO
from itertools import pairwise
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.questions import PERMIT
from permit_wizard.language.languages import languages
from permit_wizard.plain import render, run_plain
from tests.plain.visits import (
    COMMAND,
    CONFIRM,
    ENTER,
    LAST_LANGUAGE,
    ONLINE,
    TODAY,
    assert_plain,
    chosen,
    result_of,
    through_a_pipe,
    through_a_terminal,
    visit,
    way_to_check,
    whole_visit,
)


def test_the_end_of_input_names_what_is_unanswered_and_gives_no_verdict() -> None:
    lines = way_to_check(ONLINE)
    for n in range(len(lines)):
        visited = visit([chosen("en"), *lines[:n]])
        assert visited.code == 1
        assert "\n" in visited.err.strip()
        assert result_of("en", ONLINE).splitlines()[0] not in visited.out
    confirmed = visit([chosen("en"), *lines])
    assert confirmed.code == 1
    assert confirmed.err.count("\n") == 1


def test_the_end_of_input_after_the_result_is_a_way_to_leave() -> None:
    visited = visit([chosen("en"), *way_to_check(ONLINE), ENTER])

    assert (visited.code, visited.err) == (0, "")


def test_ctrl_c_at_a_terminal_leaves_without_a_traceback() -> None:
    visited = through_a_terminal(b"2\x03", LAST_LANGUAGE)

    assert visited.code == 130
    assert "Traceback" not in visited.out + visited.err


def test_ctrl_c_leaves_from_every_page() -> None:
    class Interrupted(StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline(-1 if size is None else size)
            if not line:
                raise KeyboardInterrupt
            return line

    lines = whole_visit("en", ONLINE)
    for n in range(len(lines)):
        stdin, stderr = Interrupted("".join(f"{line}\n" for line in lines[:n])), StringIO()
        code = run_plain(today=TODAY, language=None, stdin=stdin, stdout=StringIO(), stderr=stderr, width=0)
        assert (code, stderr.getvalue()) == (130, "")


def test_ctrl_d_at_a_terminal_is_the_end_of_input() -> None:
    visited = through_a_terminal(b"2\n\n\x04", LAST_LANGUAGE)

    assert visited.code == 1
    assert PERMIT.title.message in visited.err.replace("\n", " ")


def test_a_closed_pipe_is_no_crash() -> None:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_somebody_who_closes_the_output_is_told_to_the_caller() -> None:
    class Closed(StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    stdout: TextIO = Closed()
    with pytest.raises(BrokenPipeError):
        run_plain(today=TODAY, language="en", stdin=StringIO(), stdout=stdout, stderr=StringIO(), width=0)


@pytest.mark.parametrize("language", languages())
def test_letters_that_the_output_lacks_end_no_visit(language: str) -> None:
    visited = through_a_pipe("\n".join(whole_visit(language, ONLINE)).encode(), encoding="ascii")

    assert (visited.code, visited.err) == (0, "")


@pytest.mark.parametrize(
    "hostile",
    [
        b"x" * 1_000_000,
        b"1" * 1_000_000,
        b"\0",
        b"\x1b]0;title\x07\x1b[2J\x1b[?1049h",
        b"\xff\xfe\xed\xa0\x80",
        "\u202e\u2066\u2029\u0085\x9b31m".encode(),
        b"{answer} {0.__class__} %s %n",
        b"[@click=app.quit]x[/]",
    ],
    ids=lambda line: repr(line[:12]),
)
def test_hostile_lines_are_harmless_on_every_page_and_named_in_a_few_safe_characters(hostile: bytes) -> None:
    sent = b""
    for before, line in pairwise(["", *whole_visit("en", ONLINE)]):
        saying_back = line == CONFIRM and "-" in before  # there, what is no date leads back to the question
        sent += b"" if saying_back else hostile + b"\n"
        sent += line.encode() + b"\n"
    visited = through_a_pipe(sent)

    assert visited.code == 0
    assert visited.err == ""
    assert "".join(result_of("en", ONLINE).split()) in "".join(visited.out.split())
    if not hostile.decode("utf-8", "replace").isprintable() or len(hostile) > render.LONGEST_NAMED:
        assert hostile not in visited.out.encode()
    assert_plain(visited.out)


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(["1", "2", "", "b", "c", "l", "r", "w", "150527"]))))
def test_whatever_is_typed_ends_in_order(lines: list[str]) -> None:
    visited = visit(lines)

    assert visited.code in (0, 1)
    assert_plain(visited.out)
    assert_plain(visited.err)
