"""What every command shares: its reader's language and day, and how it writes and complains."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from permit_wizard.i18n import Localizer
from permit_wizard.text import Text, _

PROGRAM = "permit-wizard"

DONE, INCOMPLETE, BAD_INPUT = 0, 1, 2
CANNOT_WRITE = 74  # EX_IOERR of sysexits.h: the answers were good, the place to write to was not
INTERRUPTED, CLOSED_PIPE = 130, 141  # 128 + SIGINT, 128 + SIGPIPE, as a shell reports them


class Problem(Exception):
    """Something the person who typed the command can put right: one line on standard error, and an exit code.

    Attributes:
        reason: the line.
        code: the exit code.
    """

    def __init__(self, reason: Text, code: int = BAD_INPUT) -> None:
        super().__init__(reason.message)
        self.reason = reason
        self.code = code


@dataclass(frozen=True, slots=True)
class Console:
    """The world around a command, read once by `cli.main`.

    Attributes:
        today: the calendar date in the Netherlands, or the one given instead.
        localizer: the reader's language, as far as it is known; English otherwise.
        language: the code of a language that was chosen for this program; None leaves the choice to the first screen.
        environ: the environment.
    """

    today: date
    localizer: Localizer
    language: str | None
    environ: Mapping[str, str]


def write(output: bytes) -> None:
    """Write to standard output and flush: bytes, so that it is UTF-8 whatever the locale says.

    Raises:
        BrokenPipeError: nobody reads any more.
        Problem: it cannot be written, to a full disk for example.
    """
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - None when started with >&-
        raise BrokenPipeError
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
        return
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = error.strerror or str(error)
    raise Problem(_("the output cannot be written: {problem}", problem=problem), CANNOT_WRITE)


def columns() -> int:
    """Return how wide the terminal is, or 80 where there is none; `shutil` would import three compressors to say so."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (AttributeError, OSError, ValueError):
        return 80


def give_up_output() -> None:
    """Point standard output at nothing: Python flushes it once more at its end, and would complain of a closed pipe."""
    if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison]
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(line: str) -> None:
    """Write one line to standard error."""
    print(f"{PROGRAM}: {line}", file=sys.stderr)  # noqa: T201
