"""What all commands share: the reader's language, the date, writing output and reporting errors."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from permit_wizard.core.editions import Edition
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import ExplainedError, Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal import streams

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "permit-wizard"

DONE, INCOMPLETE, BAD_INPUT = 0, 1, 2
CANNOT_WRITE = 74  # EX_IOERR of sysexits.h: the answers were good, the place to write to was not
_BUNDLE = 64 * 1024  # bytes written at a time, of output that comes in small pieces
INTERRUPTED, CLOSED_PIPE = 130, 141  # 128 + SIGINT, 128 + SIGPIPE, as a shell reports them
# Controls, line and paragraph separators, embeddings and overrides of direction, surrogates; isolates (U+2066 to
# U+2069) are ours. Compiled where it is needed, which is seldom.
_ISOLATES = "\u2066\u2067\u2068\u2069"
_HARMFUL, _INSTEAD = "[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", "\ufffd"


class Problem(ExplainedError):
    """An error that the user can fix: one line on standard error, and an exit status.

    Attributes:
        reason: the line.
        code: the exit code.
    """

    def __init__(self, reason: Text, code: int = BAD_INPUT) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class CommandContext:
    """What all commands share, read once by `cli.main`.

    Attributes:
        today: the calendar date in the Netherlands, or the one given instead.
        localizer: the reader's language, as far as it is known; English otherwise.
        language: the code of a language that was chosen for this program; None leaves the choice to the first screen.
        environ: the environment.
        rules: the edition of the rules that was asked for by name; None is the one in force on the day.
        clock: returns the current date, for commands that may run past midnight; None if the day was given.
        sequences: whether the terminal processes control sequences, which place text and colour it.
    """

    today: date
    localizer: Localizer
    language: str | None
    environ: Mapping[str, str]
    rules: Edition | None = None
    clock: Callable[[], date] | None = None
    sequences: bool = True


def write(output: bytes) -> None:
    """Write all bytes to standard output, in UTF-8 whatever the locale is.

    Raises:
        BrokenPipeError: nobody reads any more.
        Problem: it cannot be written, to a full disk for example.
    """
    try:
        streams.write(sys.stdout, output)
        return
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = cannot_write(error)
    raise problem


def cannot_write(error: OSError) -> Problem:
    """Return the error for standard output that cannot be written."""
    return Problem(_("the output could not be written: {problem}", problem=os_reason(error)), CANNOT_WRITE)


def size() -> tuple[int, int]:
    """Return the terminal's columns and rows, or 80 and 24 where there is none.

    `shutil` would import three compressors.
    """
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return 80, 24
    return columns or 80, rows or 24


def columns() -> int:
    """Return the width of the terminal in cells, or 80 without a terminal."""
    return size()[0]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a command's output goes.

    Attributes:
        file: a path as it was typed; None is standard output.
        replace: whether a file that is there already may be replaced.
    """

    file: str | None = None
    replace: bool = False


def refuse_early(to: Destination, *read: str) -> None:
    """Refuse a file that cannot be written before anybody waits for what would be in it.

    Args:
        to: where the output goes.
        read: the files that the output is made of, which it may not replace; "-" is the standard input.

    Raises:
        Problem: as `deliver` would, as far as that is known already.
    """
    if to.file is None:
        return
    from permit_wizard.outputs.delivery import files

    try:
        path = files.path_of(to.file)
        if any(_is_same(path, source) for source in read):
            reason = _(
                "{file} is the file that is read, and would be lost. Choose another name.",
                file=printable(to.file, files.LONGEST),
            )
            raise Problem(reason, CANNOT_WRITE)
        files.refuse_early(to.file, replace=to.replace)
    except files.CannotSave as error:
        reason = error.reason
    else:
        return
    raise Problem(reason, CANNOT_WRITE)


def _is_same(target: Path, source: str) -> bool:
    """Return whether two names lead to one ordinary file, by way of a link too."""
    try:
        read = os.fstat(sys.stdin.fileno()) if source == "-" else os.stat(source)  # noqa: PTH116 - as typed
        return stat.S_ISREG(read.st_mode) and os.path.samestat(read, target.stat())
    except (AttributeError, OSError, ValueError):  # one of them does not exist, or there is no standard input
        return False


def deliver(output: bytes | Iterable[bytes], to: Destination, localizer: Localizer) -> None:
    """Write output to standard output or atomically to a file, and report the file's path.

    Pieces are written as they come, so that large output is never in memory as a whole.

    Raises:
        BrokenPipeError: nobody reads any more.
        Problem: it cannot be written.
    """
    if to.file is None:
        for bundle in [output] if isinstance(output, bytes) else _bundled(output):
            write(bundle)
        return
    from permit_wizard.outputs.delivery.files import LONGEST, CannotSave, save

    try:
        path = save(output, to.file, replace=to.replace)
    except CannotSave as error:
        reason = error.reason
    else:
        write(localizer.line(_("Written: {file}", file=printable(str(path), LONGEST))).encode() + b"\n")
        return
    raise Problem(reason, CANNOT_WRITE)


def _bundled(pieces: Iterable[bytes]) -> Iterator[bytes]:
    bundle = bytearray()
    for piece in pieces:
        bundle += piece
        if len(bundle) >= _BUNDLE:
            yield bytes(bundle)
            bundle.clear()
    yield bytes(bundle)


def discard_output() -> None:
    """Redirect standard output to the null device, because Python flushes it at exit and would report a closed pipe."""
    if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison]
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def without_isolates(argv: Sequence[str]) -> list[str]:
    """Return arguments without the marks of direction that are copied along with a command from a message of ours.

    The name of a file that exists stays as it is.
    """
    return [arg if arg.strip(_ISOLATES) == arg or os.path.lexists(arg) else arg.strip(_ISOLATES) for arg in argv]


def explain(text: str) -> None:
    """Write lines of ours to standard error, as they are; if that fails, only the exit status reports why."""
    with contextlib.suppress(OSError, ValueError):
        streams.write_text(sys.stderr, text)


def complain(line: str) -> None:
    """Write one line to standard error; if that fails, only the exit status reports the error.

    A line can repeat an argument, so what would move a cursor or turn the text round is replaced here, for every
    complaint.
    """
    with contextlib.suppress(OSError, ValueError):
        streams.write_text(sys.stderr, f"{PROGRAM}: {re.sub(_HARMFUL, _INSTEAD, line)}\n")
