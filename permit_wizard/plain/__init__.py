"""The wizard line by line: for screen readers, braille lines, dumb terminals and pipes.

The same questions, flow, rules and texts as the screens, in plain lines: no cursor movement, no boxes, no colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TextIO

from permit_wizard.core.editions import Edition
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.text import _
from permit_wizard.plain.export import BELOW
from permit_wizard.plain.lines import NO_RESULT, EndOfInput, Left, Lines
from permit_wizard.plain.loop import Loop
from permit_wizard.plain.render import rendered
from permit_wizard.visit.state import Device, Visit

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it

__all__ = ["run_plain"]


def run_plain(
    *,
    today: date,
    language: str | None,
    stdin: TextIO,
    stdout: TextIO | None,
    stderr: TextIO | None,
    width: int | None,
    doubt_clock: bool = False,
    clock: Callable[[], date] | None = None,
    rules: Edition | None = None,
    room: Callable[[], tuple[int, int]] | None = None,
    prefill: Prefill | None = None,
    contact: str = "",
    why: bool = False,
    before: Sequence[str] = (),
) -> int:
    """Go through the wizard line by line.

    Args:
        today: the calendar date in the Netherlands (Europe/Amsterdam).
        language: a code from `languages.languages()`; None asks for one first.
        stdin: where answers come from.
        stdout: where everything goes that a person reads; None if it is closed.
        stderr: gets the unanswered questions, if the input ends before the result.
        doubt_clock: ask whether today is right before the first question.
        clock: returns the date again after midnight; None where the day was given.
        rules: the edition of the rules that was asked for by name; None is the one in force.
        prefill: the answers that are known already; it begins at the first question that is open then.
        width: terminal cells a line may take; 0, or None for not known, does not wrap.
        room: returns the columns and rows of a terminal that can draw a code to scan; None where nothing can be drawn.
        contact: whom to tell if something is wrong, as a centre set it; "" for nobody.
        why: whether the answers that led to each finding are written with it.
        before: lines to write first, such as the reason why it is line by line.

    Returns:
        0 after a result, 1 without one (left, or the input ended), 130 after Ctrl+C.

    Raises:
        UnknownLanguage: there is no such language.
        BrokenPipeError: nobody reads `stdout` any more.
        OSError: `stdout` takes no more.
    """
    lines = Lines(stdin, stdout, stderr, width)
    device = Device(two_languages=False, code_frame=(0, BELOW))
    visit = Visit(
        today, rules=rules, prefill=prefill, device=device, contact=contact, why=why, clock_is_right=not doubt_clock
    )
    loop = Loop(lines, visit, clock, room)
    try:
        lines.write(before)
        loop.run(language)
    except Left as left:
        if prefill is not None:
            prefill.keep(loop.visit.answers)
        return left.code
    except EndOfInput:
        missing = loop.unanswered()
        ended = (
            _("The input ended too early, so there is no result. Not answered yet:")
            if missing
            else _("The input ended before you asked for the result.")
        )
        lines.complain(rendered(loop.localizer, [ended, *(question.title for question in missing)]))
        return NO_RESULT
    except KeyboardInterrupt:
        return INTERRUPTED
