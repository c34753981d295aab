"""A real cursor on the control that has the keys, so that magnifiers and braille lines can follow.

Textual hides the terminal's cursor and draws its own; it still moves the real one to `App.cursor_position` after each
update, so all there is to do is to show it: steady, since nothing here moves by itself.
"""

from __future__ import annotations

from textual.driver import Driver

STEADY_UNDERLINE, DEFAULT_SHAPE = "\x1b[4 q", "\x1b[0 q"  # DECSCUSR: a block would hide the sign under it
SHOW = "\x1b[?25h"  # DECTCEM set


def showing_cursor(base: type[Driver]) -> type[Driver]:
    """Return a driver that shows the terminal's cursor while the app runs, and gives it back its shape at the end."""

    class CursorDriver(base):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(STEADY_UNDERLINE + SHOW)
            self.flush()

        def stop_application_mode(self) -> None:
            self.write(DEFAULT_SHAPE)
            super().stop_application_mode()

    return CursorDriver
