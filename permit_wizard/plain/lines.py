"""Lines in and lines out: reading what anybody, or anything, types.

Of what was typed only a wrong entry is written back, cut short and made harmless (pages.not_understood).
"""

from __future__ import annotations

import errno
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from permit_wizard.language.wrapping import wrapped
from permit_wizard.terminal.streams import write_text

LONGEST = 400  # characters of a line that are looked at: no answer comes near, and an endless line fills no memory
DONE, NO_RESULT = 0, 1  # exit codes of a visit that was left: from the result, and before it


class EndOfInput(Exception):
    """There is nothing more to read."""


class Left(Exception):
    """The person left.

    Attributes:
        code: 0 from the result, 1 from anywhere before it.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Lines:
    """The streams of a visit.

    Args:
        stdin: where answers come from.
        stdout: where lines go; every line is complete in itself and nothing moves the cursor.
        stderr: gets the reason if there is no result.
        width: terminal cells a line may take; 0 or None for no wrapping.
    """

    def __init__(self, stdin: TextIO, stdout: TextIO | None, stderr: TextIO | None, width: int | None) -> None:
        self._stdin, self._stdout, self._stderr, self._width = stdin, stdout, stderr, width or 0
        if isinstance(stdin, TextIOWrapper) and stdin.errors != "replace":  # a bad byte ends no visit
            stdin.reconfigure(errors="replace")

    def write(self, lines: Iterable[str]) -> None:
        """Write lines, wrapped.

        Raises:
            BrokenPipeError: nobody reads them any more: a closed pipe, or a terminal that has gone away.
            OSError: there is no room for them.
        """
        try:
            self._write(self._stdout, lines)
        except OSError as error:
            if error.errno == errno.EIO:
                raise BrokenPipeError from error
            raise

    def draw(self, rows: Iterable[str]) -> None:
        """Write rows of a drawing, with its colours, as they are.

        Raises:
            BrokenPipeError, OSError: as `write`.
        """
        write_text(self._stdout, "".join(f"{row}\n" for row in rows))

    def complain(self, lines: Iterable[str]) -> None:
        """Write lines to standard error, wrapped; a closed standard error is ignored."""
        with suppress(OSError):
            self._write(self._stderr, lines)

    def _write(self, stream: TextIO | None, lines: Iterable[str]) -> None:
        write_text(stream, "".join(row + "\n" for line in lines for row in wrapped(line, self._width)))

    def read(self) -> str:
        """Return the next line, without direction marks and without the spaces around it.

        A control character becomes U+FFFD, so that a line of them alone is not taken for Enter.

        Raises:
            EndOfInput: there is none.
        """
        try:
            line = piece = self._stdin.readline(LONGEST)
            while piece and not piece.endswith("\n"):
                piece = self._stdin.readline(LONGEST)
        except OSError:  # a terminal that has gone away
            line = ""
        if not line:
            raise EndOfInput
        return "".join(map(_harmless, line)).strip()


def _harmless(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return "\ufffd" if category[0] == "C" and not character.isspace() else character
