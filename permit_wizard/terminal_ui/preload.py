"""Importing what the questions need, pydantic above all, while the first page is read."""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Thread

LATER = "permit_wizard.terminal_ui.later_screens"
READING = 0.3  # seconds until the first screen surely stands, and its reader still reads


def warm_up() -> None:
    """Begin it, unless somebody did; in a thread, or a key pressed meanwhile would wait for all of it."""
    if LATER not in sys.modules:
        Thread(target=import_module, args=(LATER,), daemon=True).start()
