"""A Textual driver that stops a terminal's own reordering while the program runs, and restores it however it ends."""

import asyncio
import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from textual.driver import Driver

    from permit_wizard.rtl.terminal.recognition import Terminal

__all__ = ["bidi_driver"]

_TMUX_REPAINT_DELAY: Final = 0.5  # seconds, until the passed-through clear has reached the outer terminal
_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGQUIT")


class Restorer:
    """Writes to the terminal when the process ends by a crash or a signal.

    Args:
        sequence: Returns what to write.
        leave: Called after a signal that would otherwise have killed the process at once, with the exit status that
            a shell would show for it.
    """

    def __init__(self, sequence: Callable[[], str], leave: Callable[[int], object]) -> None:
        self._sequence = sequence
        self._leave = leave
        self._previous: dict[int, Any] = {}

    def arm(self) -> None:
        """Start to watch for the end; again after a suspension."""
        atexit.register(self._write)
        if threading.current_thread() is threading.main_thread():
            for name in _SIGNALS:
                if (number := getattr(signal, name, None)) is not None and number not in self._previous:
                    self._previous[number] = signal.signal(number, self._on_signal)

    def disarm(self) -> None:
        """Stop watching: the sequence has been written in the ordinary way."""
        atexit.unregister(self._write)
        while self._previous:
            number, handler = self._previous.popitem()
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        """Restore, then do what the signal did before; a fatal signal becomes an orderly exit, a second one kills."""
        previous = self._previous.get(number)
        self._write()
        if callable(previous):
            cast("Callable[[int, FrameType | None], object]", previous)(number, frame)
        elif previous != signal.SIG_IGN:
            self.disarm()
            self._leave(128 + number)

    def _write(self) -> None:
        """Write past Textual's writer thread, which may be gone or be holding its lock."""
        if sys.platform == "win32":
            return
        with contextlib.suppress(OSError):
            descriptor = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY)
            try:
                os.write(descriptor, self._sequence().encode())
            finally:
                os.close(descriptor)


def bidi_driver(base: "type[Driver]", terminal: "Terminal", erasure: Callable[[], str] | None = None) -> "type[Driver]":
    """Make a driver class that writes `terminal.start` on entering the alternate screen and `terminal.stop` on leaving.

    Return it from `App.get_driver_class`. `terminal.stop` is also written when the interpreter ends without the driver
    having been stopped, and on SIGTERM, SIGHUP and SIGQUIT, which then close the app in an orderly way unless
    somebody else handles them.

    Args:
        base: The driver class that Textual would use.
        terminal: What `terminal.detect` found.
        erasure: Returns what to write after the alternate screen has been left, and whenever `terminal.stop` is
            written; for terminals without such a screen, on which a program stays.

    Returns:
        `base` itself when the terminal needs nothing.
    """
    if not terminal.start and erasure is None:
        return base

    def last() -> str:
        """Return what is written once nothing else will be."""
        return "" if erasure is None else erasure()

    class BidiDriver(base):
        """The driver with the terminal's own reordering stopped."""

        _restorer: Restorer | None = None

        def start_application_mode(self) -> None:
            super().start_application_mode()
            loop, app = asyncio.get_running_loop(), self._app
            self._restorer = Restorer(
                lambda: terminal.stop + last(),
                lambda status: loop.call_soon_threadsafe(lambda: app.exit(return_code=status)),
            )
            self._restorer.arm()
            self.write(terminal.start)
            self.flush()
            if terminal.start.startswith("\x1bPtmux;"):  # we cleared what tmux believes is there
                loop.call_later(_TMUX_REPAINT_DELAY, _repaint_tmux)

        def stop_application_mode(self) -> None:
            self.write(terminal.stop)
            super().stop_application_mode()
            self.write(last())
            self.flush()
            if self._restorer:
                self._restorer.disarm()

    return BidiDriver


def _repaint_tmux() -> None:
    """Have tmux draw its other panes and its status line again."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(("tmux", "refresh-client"), capture_output=True, timeout=1, check=False)  # noqa: S607
