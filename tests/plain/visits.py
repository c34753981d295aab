"""Visitors of the plain wizard: what they type, and what they get, through streams, a pipe or a terminal.

They type digits, letters and dates only, so they find their way in every language.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import textwrap
import time
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from io import StringIO
from typing import NamedTuple

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.flow import asked
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.questions import Question
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain import run_plain
from permit_wizard.plain.render import page_lines
from permit_wizard.visit.page import Page
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import RESULT
from permit_wizard.visit.state import Device, Visit

TODAY = date(2026, 11, 23)
ENTER, CONFIRM, LEAVE = "", "1", "q"

ONLINE = read_answers(
    {
        "permit": "temporary_asylum",
        "expires_on": "2027-03-05",
        "applied": "no",
        "main_residence": "yes",
        "abroad_over_3_months": "no",
        "reason_applies": "yes",
        "information_correct": "unsure",
        "convictions": "no",
        "digid": "without_sms",
        "travel": "yes",
        "return_on": "unknown",
        "travel_document": "yes",
    },
    TODAY,
)
LAST_LANGUAGE = [*languages().values()][-1].choose

PROGRAM = """
    import os, sys
    from datetime import date
    from permit_wizard.plain import run_plain

    if sys.stdin.isatty():  # the leader of a session gets the first terminal it opens: only then Ctrl+C is a signal
        os.close(os.open(os.ttyname(0), os.O_RDWR))
    try:
        sys.exit(run_plain(today=date(2026, 11, 23), language=None, width=60,
                           stdin=sys.stdin, stdout=sys.stdout, stderr=sys.stderr))
    except BrokenPipeError:  # as cli.main does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
"""
COMMAND = [sys.executable, "-c", textwrap.dedent(PROGRAM)]
READS_BY_THEN = 0.3
"""Seconds until a program that has written reads again.

A Ctrl+C that comes just before Python calls the system's `read` is noticed only after the next line.
"""


class Visited(NamedTuple):
    """What a visit left: the exit code, and what was on standard output and standard error."""

    code: int
    out: str
    err: str


def chosen(language: str) -> str:
    """Return the number that chooses a language."""
    return str([*languages()].index(language) + 1)


def typed(question: Question, value: object) -> list[str]:
    """Return what answers one question."""
    if isinstance(value, date):
        return [value.strftime("%d-%m-%Y"), CONFIRM]
    return ["1"] if value == "unknown" else [str([o.value for o in question.options].index(value) + 1)]


def way_to_check(answers: Answers, today: date = TODAY) -> list[str]:
    """Return what is typed from the start page to the check page."""
    return [ENTER, *(line for q in asked(answers, today) for line in typed(q, getattr(answers, q.key)))]


def whole_visit(language: str, answers: Answers, today: date = TODAY) -> list[str]:
    """Return what is typed from the choice of a language to the end."""
    return [chosen(language), *way_to_check(answers, today), ENTER, LEAVE]


def page_at(place: str, answers: Answers, language: str = "en", today: date = TODAY) -> Page:
    """Return the page of a place, with these answers."""
    return page(Visit(today, given=answers, place=place, language=language, device=Device(two_languages=False)))


def lines_at(place: str, answers: Answers, language: str = "en", today: date = TODAY) -> list[str]:
    """Return the lines of a place, with these answers."""
    return page_lines(Localizer(language), page_at(place, answers, language, today))


def result_of(language: str, answers: Answers, today: date = TODAY) -> str:
    """Return the lines of the result, unwrapped."""
    return "\n".join(lines_at(RESULT, answers, language, today))


def visit(
    lines: Iterable[str],
    language: str | None = None,
    today: date = TODAY,
    width: int | None = None,
    *,
    doubt_clock: bool = False,
    clock: Callable[[], date] | None = None,
    room: tuple[int, int] | None = None,
    contact: str = "",
    prefill: Prefill | None = None,
) -> Visited:
    """Type lines in this process."""
    stdin, out, err = StringIO("".join(f"{line}\n" for line in lines)), StringIO(), StringIO()
    code = run_plain(
        today=today,
        language=language,
        stdin=stdin,
        stdout=out,
        stderr=err,
        width=width,
        doubt_clock=doubt_clock,
        clock=clock,
        room=None if room is None else lambda: room,
        contact=contact,
        prefill=prefill,
    )
    return Visited(code, out.getvalue(), err.getvalue())


def through_a_pipe(sent: bytes, encoding: str = "utf-8") -> Visited:
    """Send bytes to a process of its own, whose streams have an encoding and no patience with bytes outside it."""
    done = subprocess.run(COMMAND, input=sent, capture_output=True, check=False, timeout=60, env=_environment(encoding))
    return Visited(done.returncode, done.stdout.decode(), done.stderr.decode())


def through_a_terminal(sent: bytes, after: str) -> Visited:
    """Type bytes at a terminal once `after` is there; what comes back holds what the terminal echoes, too."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        COMMAND, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, start_new_session=True, env=_environment()
    ) as process:
        os.close(theirs)
        seen = b""
        while after.encode() not in seen:
            seen += os.read(ours, 4096)
        time.sleep(READS_BY_THEN)
        os.write(ours, sent)
        with suppress(OSError):  # Linux returns EIO when the last one at the terminal has gone
            while piece := os.read(ours, 4096):
                seen += piece
        os.close(ours)
        assert process.stderr is not None
        err = process.stderr.read().decode()
    return Visited(process.returncode, seen.decode().replace("\r\n", "\n"), err)


def _environment(encoding: str = "utf-8") -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": f"{encoding}:strict", "TERM": "dumb"}


def assert_plain(text: str) -> None:
    """Nothing but letters and line ends: no escape, no box, no block, no arrow, no bullet."""
    for character in set(text) - {
        "\n",
        "\t",
        "\u2066",
        "\u2068",
        "\u2069",
        "\u200c",  # between two letters of a Persian word
        "\u200f",
        "\u200e",
        "\u00a0",
        "\u202f",
    }:
        assert unicodedata.category(character)[0] not in "CZ" or character == " ", repr(character)
        assert character.isascii() or unicodedata.category(character) not in ("So", "Sm"), repr(character)
        assert not 0x2500 <= ord(character) <= 0x259F


def unwrapped(out: str) -> str:
    """Undo wrapping, all spaces gone: the isolates closed and opened again between rows, too."""
    joined = re.sub("\u2069+\n([\u2066\u2068]+)", lambda m: "" if len(m[0]) - 1 == 2 * len(m[1]) else m[0], out)
    return "".join(joined.split())
