"""The screens. Nothing of Textual is imported before `run_wizard` is called."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from permit_wizard.terminal.streams import is_terminal

if TYPE_CHECKING:
    from permit_wizard.core.editions import Edition
    from permit_wizard.terminal.bidi_setting import BidiSetting


def run_wizard(
    *,
    today: date,
    language: str | None,
    environ: Mapping[str, str],
    beside: str | None = None,
    theme: str = "dark",
    bidi: str = "auto",
    doubt_clock: bool = False,
    setting: BidiSetting | None = None,
    opening: str | None = None,
    clock: Callable[[], date] | None = None,
    rules: Edition | None = None,
) -> int:
    """Walk one person through the questions, full screen.

    Args:
        today: the calendar date in the Netherlands.
        language: a language code, or None to ask for it first.
        beside: a second language for whoever sits beside, or None.
        environ: the environment: which terminal this is, and whether it wants colour.
        theme: dark, light or contrast.
        bidi: in what order right-to-left text is sent to this terminal: a `permit_wizard.rtl.Mode`, or auto to find out.
        doubt_clock: ask whether today is right before the first question.
        setting: where a choice of the page "bidi" may be remembered; None where nothing may be.
        opening: a place to begin at, such as "bidi".
        clock: tells the date anew after midnight; None where the day was given.
        rules: the edition of the rules that was asked for by name; None is the one in force.

    Returns:
        The exit code: 0, 1 after a crash, 130 after an interrupt; when the terminal goes, the process ends with 129.
    """
    from permit_wizard.rtl import Mode, install, probe
    from permit_wizard.ui.app import WizardApp
    from permit_wizard.ui.ending import end_at_interrupt, end_with_terminal
    from permit_wizard.ui.keyboard import forgive_bytes

    terminal = probe(environ, Mode(bidi))
    install(terminal.mode)
    forgive_bytes()
    # NO_COLOR counts when it is set and not empty (https://no-color.org); Textual also takes the empty one
    no_color = bool(environ.get("NO_COLOR"))
    app = WizardApp(
        today=today,
        language=language,
        beside=beside,
        theme=theme,
        no_color=no_color,
        terminal=terminal,
        doubt_clock=doubt_clock,
        setting=setting,
        opening=opening,
        clock=clock,
        rules=rules,
    )
    if sys.__stderr__ is not None:  # Textual draws on it: UTF-8, whatever the locale says
        with suppress(AttributeError, OSError, ValueError):  # no file in some tests
            sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
    if is_terminal(sys.__stdin__):
        end_with_terminal()
    end_at_interrupt(lambda code: app.exit(return_code=code))
    app.run()
    return app.return_code or 0
