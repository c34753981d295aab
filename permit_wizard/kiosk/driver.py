"""Textual's driver for Linux, with every way out of the visit closed.

Private parts of Textual 8.2.8, each pinned by a test.
"""

from __future__ import annotations

import contextlib
import os
import signal
import termios
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TextIO, cast

from textual.drivers import linux_driver

from permit_wizard.kiosk.keyboard import GuardedDecoder
from permit_wizard.kiosk.wipe import forget_typed, wipe

if TYPE_CHECKING:
    from textual.driver import Driver

HUNG_UP = 128 + signal.SIGHUP
_LAST_WISH = 1.0  # seconds in which a terminal must take the wiping


def guard_keyboard(hung_up: Callable[[], object], *, pastes: bool) -> None:
    """Make Textual read through `GuardedDecoder`, by replacing the decoder's name in the driver's module."""
    linux_driver.getincrementaldecoder = cast("Any", lambda _encoding: partial(GuardedDecoder, hung_up, pastes=pastes))  # pyright: ignore[reportPrivateImportUsage, reportUnknownLambdaType]


def vanish(code: int, parent: int, wiping: str) -> NoReturn:
    """Wipe the terminal and end the process now: no orderly end that could hang, print a traceback or write a file.

    Args:
        code: the exit code.
        parent: the process that wipes again when this one is dead, if it lives and is not stopped.
        wiping: what to write.
    """
    orphaned = os.getppid() != parent
    with contextlib.suppress(OSError):
        terminal = _own_terminal(orphaned=orphaned)
        for written in (1, 2):
            os.close(written)  # Textual's writer thread may have another frame: it must not follow the wiping
        wipe(terminal, wiping, patience=_LAST_WISH if orphaned else _LAST_WISH / 4)
    os._exit(code)


def _own_terminal(*, orphaned: bool) -> int:
    """Return a non-blocking descriptor of the terminal: a stuck terminal must not keep the answers alive.

    Args:
        orphaned: nobody else uses what was inherited, so that it may be changed where the terminal cannot be opened
            again.

    Raises:
        OSError: there is no terminal.
    """
    try:
        return os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        if not orphaned:
            raise
    terminal = os.dup(2)
    os.set_blocking(terminal, False)
    return terminal


def kiosk_driver(base: type[Driver], leave: Callable[[int], object]) -> type[Driver]:
    """Return a driver class that is never suspended, opens and delivers nothing, and wipes on every signal.

    Args:
        base: the driver class that would be used.
        leave: ends the process with an exit code.
    """

    class KioskDriver(base):
        """The driver of a visit."""

        @property
        def can_suspend(self) -> bool:
            """Never: the shell would come up."""
            return False

        def open_url(self, url: str, new_tab: bool = True) -> None:
            """Open nothing: a browser leads to files and to a shell."""

        def deliver_binary(self, binary: BinaryIO | TextIO, **_how: Any) -> None:
            """Deliver nothing: it would be a file."""
            binary.close()

        def start_application_mode(self) -> None:
            forget_typed(0)
            super().start_application_mode()
            # After Textual and permit_wizard.rtl have set theirs: Textual stops the process on SIGTSTP.
            for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
                signal.signal(number, signal.SIG_IGN)
            signal.signal(signal.SIGCONT, signal.SIG_DFL)
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, lambda number, _frame: leave(128 + number))

    return KioskDriver


def terminal_is_gone() -> bool:
    """Return whether nobody can see this visit any more."""
    try:
        termios.tcgetattr(0)
        os.tcgetpgrp(0)
    except (OSError, termios.error):
        return True
    return False
