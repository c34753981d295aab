"""The wizard's start: full screen, line by line, or on a shared laptop; what of its options it asks the terminal for.

`permit-wizard` starts it empty, and a caseload with the answers that it has.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from permit_wizard.command_line import console, kiosk
from permit_wizard.command_line.console import CommandContext, Problem
from permit_wizard.core.clock import is_too_early
from permit_wizard.core.system import is_windows
from permit_wizard.core.text import Text, _, listed
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal.bidi_setting import bidi_setting
from permit_wizard.terminal.streams import is_terminal, text_reader

if TYPE_CHECKING:
    from permit_wizard.core.prefill import Prefill

PLAIN_VARIABLE, BIDI_VARIABLE = "PERMIT_WIZARD_PLAIN", "PERMIT_WIZARD_BIDI"
_LEGACY_STREAMS = "PYTHONLEGACYWINDOWSSTDIO"  # has Python write to the console in its code page, without our letters
BIDI_MODES = ("auto", "visual", "words", "words-lrm", "split", "terminal", "off")


def run_wizard(args: argparse.Namespace, ctx: CommandContext) -> int:
    """Walk one person through the questions, in the way that the options and the terminal ask for.

    Raises:
        Problem: it cannot be started so.
    """
    if args.kiosk or args.private:
        chosen = bidi(args, ctx)
        try:
            return kiosk.run_kiosk(args, ctx, chosen)
        except ModuleNotFoundError as error:  # termios, resource and their like
            if (error.name or "").startswith(__package__ or "?"):
                raise
        raise Problem(_("{option} needs Linux and a terminal", option="--private" if args.private else "--kiosk"))
    return ask(args, ctx)


def ask(
    args: argparse.Namespace, ctx: CommandContext, prefill: Prefill | None = None, stdin: TextIO | None = None
) -> int:
    """Ask the questions, full screen or line by line; return the exit code.

    Args:
        args: the wizard's options.
        ctx: what all commands share.
        prefill: answers that are known already; with some, the language is known too.
        stdin: where answers are typed line by line; None is the standard input, which nobody reads afterwards.

    Raises:
        Problem: standard output cannot be written.
        BrokenPipeError: nobody reads it.
    """
    reason = lines_reason(ctx)
    asked = args.plain or args.width is not None
    if asked and args.beside is not None:
        other = "--plain" if args.plain else "--width"
        raise Problem(_("{option} cannot be used together with {other}", option="--beside", other=other))
    language = ctx.language if prefill is None else ctx.localizer.language.code
    if asked or reason is not None:
        before = () if asked or reason is None else _preface(reason, language)
        return _ask_in_lines(args, ctx, language, prefill, stdin, before)
    return _ask_full_screen(args, ctx, language, prefill)


def _ask_in_lines(
    args: argparse.Namespace,
    ctx: CommandContext,
    language: str | None,
    prefill: Prefill | None,
    stdin: TextIO | None,
    before: Sequence[str],
) -> int:
    from permit_wizard.plain import run_plain

    on_terminal = is_terminal(sys.stdout)
    try:
        return run_plain(
            today=ctx.today,
            language=language,
            stdin=stdin or text_reader(),
            stdout=sys.stdout,
            stderr=sys.stderr,
            width=console.columns() if args.width is None and on_terminal else args.width,
            doubt_clock=_doubts_clock(args, ctx),
            clock=ctx.clock,
            rules=ctx.rules,
            room=console.size if on_terminal and ctx.sequences else None,
            prefill=prefill,
            contact=args.contact,
            why=args.why,
            before=before,
        )
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = console.cannot_write(error)
    raise problem


def _ask_full_screen(
    args: argparse.Namespace, ctx: CommandContext, language: str | None, prefill: Prefill | None
) -> int:
    from permit_wizard.terminal_ui import run_wizard
    from permit_wizard.terminal_ui.session import Session

    session = Session(
        today=ctx.today,
        clock=ctx.clock,
        doubt_clock=_doubts_clock(args, ctx),
        rules=ctx.rules,
        language=language,
        beside=args.beside,
        theme=args.theme,
        setting=bidi_setting(ctx.environ),
        contact=args.contact,
        why=args.why,
        prefill=prefill,
    )
    return run_wizard(session, environ=ctx.environ, bidi=bidi(args, ctx))


def _doubts_clock(args: argparse.Namespace, ctx: CommandContext) -> bool:
    """Return whether to ask if today is right: a day that was typed is intended."""
    return args.today is None and is_too_early(ctx.today)


def lines_reason(ctx: CommandContext) -> Text | None:
    """Return why the questions come line by line, or None where a full screen can be drawn.

    On Windows an unset TERM is normal, so the console decides, not its name (`CommandContext.sequences`).
    """
    environ = ctx.environ
    for variable in (PLAIN_VARIABLE, *((_LEGACY_STREAMS,) if is_windows() else ())):
        if environ.get(variable, "") not in ("", "0"):
            return _("The questions come line by line, because {variable} is set.", variable=variable)
    if "web_driver" in environ.get("TEXTUAL_DRIVER", ""):  # textual-serve: no terminal, but a screen
        return None
    drawn_on = (sys.stdout,) if is_windows() else (sys.stdout, sys.stderr)  # Textual draws on the last
    if not all(map(is_terminal, (sys.stdin, *drawn_on))):
        return _("The questions come line by line: the full screen needs a terminal.")
    if ctx.sequences:
        return None
    if is_windows():
        return _(
            "The questions come line by line: this console cannot place text. Use Windows Terminal for the full screen."
        )
    term = environ.get("TERM", "")
    if not term:
        return _("The questions come line by line, because {variable} is not set.", variable="TERM")
    return _("The questions come line by line: this terminal cannot place text ({name}).", name="TERM=" + term)


def _preface(reason: Text, language: str | None) -> list[str]:
    """Return a reason in a language, or, before one was chosen, in each language."""
    return [Localizer(code)(reason) for code in ([language] if language else languages())]


def bidi(args: argparse.Namespace, ctx: CommandContext) -> str:
    """Return how Arabic is to be sent to this terminal: as typed, by the environment, or as it was remembered.

    Raises:
        Problem: the environment, or what is remembered, names no such way.
    """
    setting = bidi_setting(ctx.environ)
    remembered = setting.read() if setting is not None else None
    set_by = BIDI_VARIABLE if ctx.environ.get(BIDI_VARIABLE) or setting is None else setting.shown
    wish: str = args.bidi or ctx.environ.get(BIDI_VARIABLE) or remembered or "auto"
    if wish not in BIDI_MODES:
        raise not_allowed(set_by, wish, BIDI_MODES)
    return wish


def not_allowed(set_by: str, value: str, allowed: Sequence[str]) -> Problem:
    """Return what is said of a setting that is none of the allowed ones."""
    shown = repr(value)[:60]  # it may hold anything
    return Problem(
        _("{key}: invalid value {value}. Use one of: {allowed}", key=set_by, value=shown, allowed=listed(allowed))
    )
