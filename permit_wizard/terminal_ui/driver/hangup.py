"""How the wizard ends from outside: by an interrupt, or because its terminal has gone."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable

HUNG_UP, INTERRUPTED = 129, 130  # 128 + SIGHUP, 128 + SIGINT, as a shell reports them


def end_with_terminal(descriptor: int = 0, leave: Callable[[int], object] = os._exit) -> None:
    """End the process, and the answers with it, once the terminal has gone, even if SIGHUP is ignored.

    Textual would read an end of file again and again, and wait for a writer that died of EIO. Nothing is left to be
    restored, so nothing is waited for either.

    Args:
        descriptor: the terminal.
        leave: ends the process with an exit code; tests give their own.
    """
    try:
        from select import POLLERR, POLLHUP, poll
    except ImportError:  # Windows closes the process together with its window
        return
    watched = poll()
    watched.register(descriptor, 0)  # hang-ups and errors are reported without being asked for

    def watch() -> None:
        for _descriptor, what in watched.poll():
            if what & (POLLHUP | POLLERR):  # macOS returns POLLNVAL for every terminal
                leave(HUNG_UP)

    threading.Thread(target=watch, name="terminal-gone", daemon=True).start()


def end_at_interrupt(leave: Callable[[int], object]) -> None:
    """Leave in order at SIGINT, which asyncio would turn into a cancelled task; Ctrl+C itself is a key and sends none.

    On Windows, Ctrl+Break is a signal always, and would end the process with the answers still on the screen.

    Args:
        leave: called in the event loop, with the exit code.
    """

    def interrupted(_number: int, _frame: object) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # not begun yet, or over
            raise KeyboardInterrupt from None
        loop.call_soon_threadsafe(leave, INTERRUPTED)

    for name in ("SIGINT", "SIGBREAK"):
        number = getattr(signal, name, None)
        # ignored where a shell started it in the background
        if number is not None and signal.getsignal(number) in (signal.default_int_handler, signal.SIG_DFL):
            signal.signal(number, interrupted)
