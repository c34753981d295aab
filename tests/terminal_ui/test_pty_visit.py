"""A whole visit as a person makes it: keys to the program in a terminal, and what its screen shows."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest

from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import Direction, visual_line
from tests.benchmarks.in_a_pty import Program

COMMAND = str(Path(sys.executable).with_name("permit-wizard"))
PATIENCE = 60.0  # seconds for one screen, on a machine that does ten other things
ENTER, DIGIT_THEN_ENTER = b"\r", "{}\r"

# Somebody in time, with a DigiD: the question, and the digit that answers it.
ANSWERS = [
    ("applied", 1), ("main_residence", 1), ("abroad_over_3_months", 2), ("reason_applies", 1),
    ("information_correct", 1), ("convictions", 2), ("digid", 1), ("travel", 2),
]  # fmt: skip


class Reader:
    """Somebody before a terminal.

    Attributes:
        localizer: their language.
        program: what runs in it.
    """

    def __init__(self, program: Program, language: str) -> None:
        self.localizer = Localizer(language)
        self.program, self._read = program, 0
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)

    def rows(self) -> list[str]:
        """Return the rows that are on the screen now."""
        new = bytes(self.program.sent[self._read :])
        self._read += len(new)
        self._stream.feed(new.replace(b"\x1b[>", b"\x1b[?"))  # pyte prints private sequences that begin with ESC [ >
        return self._screen.display

    def shows(self, words: str) -> bool:
        """Return whether a text's first words are on a row, in the order of its cells; lines may break later."""
        start = " ".join(words.partition("\n")[0].split()[:3])
        drawn = visual_line(start, Direction.RTL if self.localizer.rtl else Direction.LTR)
        return any(drawn.strip() in " ".join(row.split()) for row in self.rows())

    def waits_for(self, *texts: str) -> None:
        """Read until all these texts are on the screen at once."""
        self.program.until_true(lambda: all(self.shows(text) for text in texts), PATIENCE, self.rows)

    def press(self, keys: str | bytes) -> None:
        """Press keys."""
        self.program.write(keys.encode() if isinstance(keys, str) else keys)

    def gives_date(self, typed: str) -> None:
        """Press start, choose the permit that this is about, type the day on the card and confirm it."""
        self.press(ENTER)
        self.answer("permit", 1)
        self.waits_for(self.localizer(BY_KEY["expires_on"].title), "geldig tot")
        self.press(typed)
        self.waits_for("23-11-2026")  # on the drawn card
        self.press(ENTER)
        self.waits_for(self.localizer(_("Is this the date on your card?")))
        self.press(ENTER)

    def answer(self, key: str, digit: int) -> None:
        """Answer a question, a key of the contract, by its digit."""
        self.waits_for(self.localizer(BY_KEY[key].title), self.localizer(BY_KEY[key].options[0].label))
        self.press(DIGIT_THEN_ENTER.format(digit))

    def answers(self, pairs: Iterable[tuple[str, int]]) -> None:
        """Answer questions by their digits, to the result; a question is a key of the contract."""
        for key, digit in pairs:
            self.answer(key, digit)
        self.waits_for(self.localizer(_("Check your answers")))
        self.press(ENTER)
        self.waits_for(self.localizer(_("Apply online now")))

    def wants_to_leave(self, *also_said: str) -> None:
        """Press Ctrl+Q, and then the answer that leaves."""
        self.press(b"\x11")
        self.waits_for(self.localizer(_("Leave now?")), *also_said)
        self.press("2\r")

    def leaves(self) -> int:
        """Read until the program has gone; returns its exit code."""
        return self.program.wait(PATIENCE)


@contextmanager
def sitting(language: str, *command: str) -> Iterator[Reader]:
    """Start the program, or one of its commands, in a language, on a day."""
    program = Program([COMMAND, *command, "--lang", language, "--today", "2026-09-01"])
    try:
        yield Reader(program, language)
    finally:
        program.end()


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_whole_visit_by_keys_from_the_start_page_to_the_result_and_out(language: str) -> None:
    with sitting(language) as person:
        localizer = person.localizer
        person.waits_for(localizer(_("A new card for your asylum residence permit")), localizer(_("Start now")))
        person.gives_date("23-11-2026" if language == "nl" else "٢٣-١١-٢٠٢٦")
        person.answers(ANSWERS)
        person.wants_to_leave()
        assert person.leaves() == 0
