"""After every key a terminal that is sent no more than the changes shows the page as it is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pyte
import pytest

from tests.benchmarks.in_a_pty import Program
from tests.builders import thorough
from tests.terminal_ui.visiting import NARROW, NORMAL, TODAY, visit

COMMAND = str(Path(sys.executable).with_name("permit-wizard"))
BYTES = {
    "down": b"\x1b[B", "up": b"\x1b[A", "enter": b"\r", "escape": b"\x1b", "f1": b"\x1bOP", "f2": b"\x1bOQ",
    "f3": b"\x1bOR", "f4": b"\x1bOS", "home": b"\x1b[H", "end": b"\x1b[F", "minus": b"-",
}  # fmt: skip
VISIT = [
    *["enter", "down", "up", "0", "down", "f1", "f1", "1", "enter"],
    *[*"15", "minus", *"11", "minus", *"2026", "down", "up", "f1", "enter", "f4", "enter"],
    *["1", "enter"] * 7,
    *["2", "enter", "down", "0", "up", "end", "enter"],
    *["down", "enter", "down", "enter", "enter", "home", "enter", "0", "f2", "3", "9", "escape"],
    *["f3", "2", "enter", "down", "enter", "f3", "p", "escape", "t", "escape", "escape"],
]
# What pyte does not know: marks of direction, and what a terminal is asked or told besides its rows.
UNKNOWN_TO_PYTE = re.compile(
    "[\u200e\u200f\u2066-\u2069]|\x1b\\[[<=>][0-9;]*[a-z]|\x1b\\[\\d* q|\x1b\\[\\?[0-9;]*\\$p|\x1bP.*?\x1b\\\\"
)


def rows_of(screen: list[str]) -> list[str]:
    """Return rows without blanks at their ends, and marks of direction."""
    return [UNKNOWN_TO_PYTE.sub("", row).rstrip() for row in screen]


@thorough
@pytest.mark.parametrize(("language", "size"), [("en", NORMAL), ("ar", NARROW)])
async def test_a_terminal_shows_the_page_after_every_key(language: str, size: tuple[int, int]) -> None:
    terminal = pyte.Screen(*size)
    stream, fed = pyte.Stream(terminal), 0
    program = Program([COMMAND, "--lang", language, "--today", str(TODAY)], {"TEXTUAL_ANIMATIONS": "none"}, size)
    try:
        program.until("Ctrl+Q", "↵")
        program.until_quiet(0.5)
        async with visit(language, size=size, moves=False) as person:
            for key in VISIT:
                program.write(BYTES.get(key, key.encode()))
                await person.press(key)
                await person.settle()
                wanted = rows_of(person.screen.splitlines())
                for patience in (0.1, 0.5, 2.0, 5.0):
                    program.until_quiet(patience)
                    stream.feed(UNKNOWN_TO_PYTE.sub("", program.sent[fed:].decode("utf-8", "replace")))
                    fed = len(program.sent)
                    if rows_of(terminal.display)[: len(wanted)] == wanted:
                        break
                assert rows_of(terminal.display)[: len(wanted)] == wanted, key
    finally:
        program.end()
