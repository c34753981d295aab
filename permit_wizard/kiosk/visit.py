"""One visit, in a process of its own.

It imports all modules, waits for the supervisor's signal to begin, and ends without clean-up.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from permit_wizard.kiosk import harden
from permit_wizard.kiosk.settings import CRASHED, Settings
from permit_wizard.kiosk.watcher import Watcher

if TYPE_CHECKING:
    from permit_wizard.kiosk.app import KioskApp

_STARTING = 60  # seconds until the first beat of a visit


def run_visit(
    descriptor: int, clock: Callable[[], date], environ: MutableMapping[str, str], change: Callable[[], object] = int
) -> NoReturn:
    """Be one visit, and end the process.

    Args:
        descriptor: the socket to the supervisor: settings come, the language goes.
        clock: tells the calendar date in the Netherlands.
        environ: this process's environment, which is cut down to what is allowed.
        change: called when everything is imported and before anything is shown; tests break the program here.
    """
    try:
        harden.say_nothing()
        harden.clean_environment(environ)
        harden.lock_down()
        harden.die_with_parent()
        watcher = Watcher(os.getppid(), descriptor)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())  # the supervisor waits for signals that it blocks; we do not
        line = socket.socket(fileno=descriptor)
        app = _ready(line, clock, environ, change)
        watcher.begin(private=app.settings.private)
        signal.alarm(_STARTING)
        app.run()
    except BaseException:  # noqa: BLE001 - whatever it is, it must not be printed: it can quote an answer
        os._exit(CRASHED)
    os._exit(app.return_code or 0)


def _tell(line: socket.socket, message: bytes) -> None:
    """Send the supervisor something, without waiting if it does not read."""
    line.send(message, socket.MSG_DONTWAIT)


def _be_where_it_was_started(settings: Settings, environ: MutableMapping[str, str]) -> None:
    """At home, resolve file names as the shell does: from the same folder, with the same `~`."""
    if settings.folder is not None:
        with suppress(OSError):  # it was removed meanwhile
            os.chdir(settings.folder)
    if settings.home is not None:
        environ["HOME"] = settings.home


def _ready(
    line: socket.socket, clock: Callable[[], date], environ: MutableMapping[str, str], change: Callable[[], object]
) -> KioskApp:
    """Import everything, wait for the supervisor's word, and return the app."""
    from permit_wizard.kiosk import app as kiosk
    from permit_wizard.kiosk.driver import terminal_is_gone
    from permit_wizard.rtl import Mode, install, probe
    from permit_wizard.terminal_ui.driver.left_pages import keep_no_rows
    from permit_wizard.terminal_ui.preload import ANSWERED, DATES, QUESTIONS

    for module in (QUESTIONS, DATES, ANSWERED):  # they bring pydantic and the rules, before anybody waits
        import_module(module)

    change()
    message = b""
    while not message.endswith(b"\n"):
        part = line.recv(4096)
        if not part:
            os._exit(0)  # the supervisor is gone, and nothing has been shown
        message += part
    settings = Settings.from_line(message)
    if terminal_is_gone():
        os._exit(CRASHED)
    _be_where_it_was_started(settings, environ)
    terminal = probe(environ, Mode(settings.bidi))
    install(terminal.mode)
    keep_no_rows()
    return kiosk.KioskApp(settings, clock, terminal, tell=partial(_tell, line), no_color=bool(environ.get("NO_COLOR")))
