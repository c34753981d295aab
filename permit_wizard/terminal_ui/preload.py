"""Importing what the questions need, pydantic above all, while the first page is read."""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Thread

LATER = "permit_wizard.terminal_ui.screens.later"
READING = 0.3  # seconds until the first screen is surely shown, and its reader still reads


def preload() -> None:
    """Preload in a background thread, once, so that no key has to wait for it."""
    if LATER not in sys.modules:
        Thread(target=import_module, args=(LATER,), daemon=True).start()
