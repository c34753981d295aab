"""Which screen stands at which place; the first two without whatever the others need."""

from __future__ import annotations

from typing import Any

from permit_wizard.terminal_ui.drafts import Draft, LanguageDraft, begun
from permit_wizard.terminal_ui.place import Fixed, Place
from permit_wizard.terminal_ui.screens.language import LanguageScreen
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.screens.start import StartScreen


def screen_at(place: Place, draft: Draft | None = None) -> Page[Any]:
    """Return a new screen for a place, with what was begun there."""
    if place is Fixed.LANGUAGE:
        return LanguageScreen(begun(draft, LanguageDraft))
    if place is Fixed.START:
        return StartScreen(begun(draft, Draft))
    from permit_wizard.terminal_ui.later_screens import later_screen_at

    return later_screen_at(place, draft)
