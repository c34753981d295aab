"""The screens. Nothing of Textual is imported before `run_wizard` is called."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from permit_wizard.core.system import is_windows
from permit_wizard.terminal.memory import keeps
from permit_wizard.terminal.streams import is_terminal
from permit_wizard.terminal_ui.session import Session

_STILL = ("linux", "dumb", "vt100", "vt220", "screen")
"""Values of TERM of terminals on which what moves would flicker."""


def may_move(environ: Mapping[str, str]) -> bool:
    """Return whether anything may move: not without colours, not over a slow line, and not where it would flicker."""
    still = environ.get("NO_COLOR") or environ.get("SSH_TTY") or environ.get("TERM", "") in _STILL
    return not still and environ.get("TEXTUAL_ANIMATIONS", "full") != "none"


def run_wizard(session: Session, *, environ: Mapping[str, str], bidi: str = "auto") -> int:
    """Walk one person through the questions, full screen.

    Args:
        session: what was decided outside; the terminal and whether it wants colour are found out here.
        environ: the environment, which decides both.
        bidi: in what order right-to-left text is sent to this terminal: a `permit_wizard.rtl.Mode`, or auto to find
            out.

    Returns:
        The exit code: 0, 1 after a crash, 130 after an interrupt; when the terminal goes, the process ends with 129.
    """
    from permit_wizard.outputs.delivery.open_page import has_desktop
    from permit_wizard.rtl import Mode, install, probe
    from permit_wizard.terminal_ui.app import WizardApp
    from permit_wizard.terminal_ui.driver.hangup import end_at_interrupt, end_with_terminal
    from permit_wizard.terminal_ui.driver.keyboard import forgive_bytes
    from permit_wizard.terminal_ui.driver.left_pages import keep_no_rows

    terminal = probe(environ, Mode(bidi))
    install(terminal.mode)
    forgive_bytes()
    keep_no_rows()
    # NO_COLOR counts when it is set and not empty (https://no-color.org); Textual also takes the empty one
    no_color = bool(environ.get("NO_COLOR"))
    device = session.device._replace(browser=has_desktop(environ))
    kept = keeps(environ, terminal.reply)
    app = WizardApp(
        replace(session, terminal=terminal, keeps=kept, no_color=no_color, device=device, moves=may_move(environ))
    )
    stream = sys.__stdout__ if is_windows() else sys.__stderr__
    if stream is not None:  # Textual draws on it: UTF-8, in any locale
        with suppress(AttributeError, OSError, ValueError):  # no file in some tests
            stream.reconfigure(encoding="utf-8", errors="replace")
    if is_terminal(sys.__stdin__):
        end_with_terminal()
    end_at_interrupt(lambda code: app.exit(return_code=code))
    gc.freeze()  # all this stays: pages that were left are found without it
    app.run()
    if session.prefill is not None and not app.return_code:
        session.prefill.keep(app.answers)
    return app.return_code or 0
