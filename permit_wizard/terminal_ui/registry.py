"""Which screen shows which place; the first two without what the others need."""

from __future__ import annotations

from typing import Any

from permit_wizard.terminal_ui.screens.language import LanguageScreen
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.screens.start import StartScreen
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import LANGUAGE, START


def screen_for(page: Page, kept: object = None) -> PageScreen[Any]:
    """Return a new screen for a page.

    Args:
        page: what is on it.
        kept: what the last screen of this place returned from `keep`, or None.
    """
    if page.place == LANGUAGE:
        return LanguageScreen(page, kept)
    if page.place == START:
        return StartScreen(page, kept)
    from permit_wizard.terminal_ui.screens.later import later_screen_for

    return later_screen_for(page, kept)
