"""Importing what the next pages need while one is read: for the questions pydantic, then dates, then the rules."""

from __future__ import annotations

import sys
from importlib import import_module
from threading import Thread

QUESTIONS = "permit_wizard.terminal_ui.screens.later"
DATES = "permit_wizard.terminal_ui.screens.date_question"
ANSWERED = "permit_wizard.terminal_ui.screens.answered"
READING = 0.3  # seconds until the first screen is surely shown, and its reader still reads


def preload(module: str = QUESTIONS) -> None:
    """Preload a module in a background thread, once, so that no key has to wait for it."""
    if module not in sys.modules:
        Thread(target=import_module, args=(module,), daemon=True).start()
