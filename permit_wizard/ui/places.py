"""Which screen stands at which place; the first two without whatever the others need."""

from __future__ import annotations

from typing import Any

from permit_wizard.ui.screens.language import LanguageScreen
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.screens.start import StartScreen

FIRST: dict[str, type[Page]] = {"language": LanguageScreen, "start": StartScreen}


def screen_at(place: str, draft: dict[str, Any] | None = None) -> Page:
    """Return a new screen for a place, with what was begun there.

    Raises:
        KeyError: there is no such place.
    """
    if place in FIRST:
        return FIRST[place](draft)
    from permit_wizard.ui.later_places import later_screen_at

    return later_screen_at(place, draft)
