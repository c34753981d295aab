"""A person at a terminal: sends keys, and sees the screen and the cursor, and nothing else.

One terminal serves many pages and keys (opened_wizard.py): to start a program takes longer than to read a page of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyte

from permit_wizard.core.text import Text
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Direction, visual_line
from permit_wizard.terminal_ui.colours.palette import THEMES
from tests.benchmarks.in_a_pty import Program
from tests.builders import ROOT

SIZES = {"80x24": (80, 24), "60x20": (60, 20), "120x34": (120, 34)}
PATIENCE = 60.0  # seconds until a page has come to rest, on a machine that does ten other things
ACCENTS = {theme["accent"].removeprefix("#") for theme in THEMES.values()}
"""The colour of what is lit, in each theme."""
KEYS = {
    # Esc as terminals with the kitty protocol send it, which Textual asks for. A lone \x1b, which others send, is told
    # from the start of another key by the time that follows it, and on a busy machine that is any time at all.
    "Esc": b"\x1b[27u", "F1": b"\x1bOP", "F2": b"\x1bOQ", "F3": b"\x1bOR", "F4": b"\x1bOS", "F5": b"\x1b[15~",
    "Ctrl+Q": b"\x11", "Enter": b"\r", "↑": b"\x1b[A", "↓": b"\x1b[B", "→": b"\x1b[C", "←": b"\x1b[D", "Tab": b"\t",
    "PageDown": b"\x1b[6~", "PageUp": b"\x1b[5~", "Home": b"\x1b[H", "End": b"\x1b[F", "Backspace": b"\x7f",
}  # fmt: skip
UNSEEN = re.compile(b"|".join(mark.encode() for mark in "\u200e\u200f\u2066\u2067\u2068\u2069"))
"""Marks of direction, which take no cell: pyte leaves out all that is written behind one."""
NAMED = re.compile(r"(?<!\w)(?:Esc|Ctrl\+\w|F\d+|Enter|Tab|[A-Z])(?!\w)")


class Place(NamedTuple):
    """Where to be: a place of the wizard, the answers given, and what was begun there."""

    place: str
    answers: dict[str, object]
    draft: dict[str, object] | None = None
    beside: str | None = None


class Sitting:
    """Somebody before a terminal.

    Attributes:
        localizer: their language.
        screen: what their terminal shows.
    """

    def __init__(self, program: Program, orders: Path, size: tuple[int, int]) -> None:
        self.localizer, self.size = Localizer("en"), size
        self.screen = pyte.Screen(*size)
        self._stream, self._program, self._orders = pyte.ByteStream(self.screen), program, orders
        self._read = self._rests = 0

    # ----------------------------------------------------------------------------------------------------- what is done
    def goes_to(self, place: Place, language: str) -> None:
        """Be somewhere, in a language."""
        self.localizer = Localizer(language)
        order = {**place._asdict(), "language": language}
        self._orders.write_text(json.dumps(order), encoding="utf-8")
        self._write(b"\x14")

    def presses(self, *keys: str) -> None:
        """Press keys by what is printed on them, or type characters, and wait until all is drawn."""
        for key in keys:
            self._write(KEYS.get(key, key.encode()))

    def presses_esc_alone(self) -> None:
        """Press Esc as a terminal without the kitty protocol does, and wait until the page has changed by it.

        A key that came before that would be taken for the rest of a sequence.
        """
        before = len(self._program.sent)
        self._program.write(b"\x1b")
        self._program.until_true(lambda: len(self._program.sent) > before, PATIENCE, lambda: self.rows)
        self._write(b"")

    def leaves(self) -> int | None:
        """Wait until the program has gone; returns its exit code."""
        return self._program.wait(PATIENCE)

    def types_and_goes(self, key: str) -> None:
        """Press a key after which the program ends: nobody is there to say that all is drawn."""
        self._program.write(KEYS.get(key, key.encode()))

    def _write(self, keys: bytes) -> None:
        self._program.write(keys)
        self._rests += 1
        self._program.write(b"\x07")
        rest = f"\x1b]2;rest {self._rests}\x07".encode()
        start = max(0, self._read - len(rest))
        self._program.until_true(lambda: rest in self._program.sent[start:], PATIENCE, lambda: self.rows)
        self._look()

    def _look(self) -> None:
        new = bytes(self._program.sent[self._read :])
        self._read += len(new)
        new = UNSEEN.sub(b"", new)
        self._stream.feed(new.replace(b"\x1b[>", b"\x1b[?"))  # pyte prints private sequences that begin with ESC [ >

    # ----------------------------------------------------------------------------------------------------- what is seen
    @property
    def rows(self) -> list[str]:
        """The rows of the screen."""
        return self.screen.display

    @property
    def foot(self) -> str:
        """The last row."""
        return self.rows[-1]

    @property
    def cursor(self) -> tuple[int, int]:
        """The cell of the terminal's own cursor: column, row."""
        return self.screen.cursor.x, self.screen.cursor.y

    @property
    def ground(self) -> str:
        """The colour behind the page."""
        return self.screen.buffer[3][0].bg

    def sees(self, text: Text) -> bool:
        """Whether the first words of a text are on a row, in the order of the cells."""
        start = " ".join(self.localizer(text).partition("\n")[0].split()[:5])
        drawn = visual_line(start, Direction.RTL if self.localizer.rtl else Direction.LTR).strip()
        return any(drawn in " ".join(row.split()) for row in self.rows)

    def named_keys(self) -> list[str]:
        """The keys that the foot names."""
        return NAMED.findall(self.foot)

    def focus_fault(self) -> str:
        """Return what is wrong with the cursor's place; empty if it is on what has the focus.

        That is a line to type in (its frame is heavy while it has the keys), a lit row (its ground is another than the
        page's), or, where nothing is lit yet, a row of the page.
        """
        column, row = self.cursor
        if not 0 < row < self.size[1] - 1:
            return f"the cursor is on row {row}, outside the page"
        here = self.rows[row]
        if (
            here.count("┃") == 2
            or self.is_lit(row)
            or not any(self.is_lit(each) for each in range(1, self.size[1] - 1))
        ):
            return ""
        return f"the cursor is at {column}, {row}: {here!r}"

    def is_lit(self, row: int) -> bool:
        """Whether a row is filled with the colour that says where the keys are."""
        grounds = {self.screen.buffer[row][column].bg for column in range(4, self.size[0] - 4)}
        return bool(grounds & ACCENTS)


@contextmanager
def sitting(size: tuple[int, int]) -> Iterator[Sitting]:
    """Sit down before a terminal of so many columns and rows."""
    with TemporaryDirectory() as folder:
        orders = Path(folder) / "orders.json"
        program = Program(
            [sys.executable, "-m", "tests.terminal_ui.opened_wizard", str(orders)], {"PYTHONPATH": str(ROOT)}, size
        )
        try:
            program.until("Start now", timeout=PATIENCE)  # before that, keys would be lost
            yield Sitting(program, orders, size)
        finally:
            program.end()
