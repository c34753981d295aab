"""The places after the start page, and their screens: they need pydantic and the rules, so this is imported late (warm_up.py)."""

from __future__ import annotations

from typing import Any

from permit_wizard.core.questions import BY_KEY
from permit_wizard.ui.screens.bidi import BidiScreen
from permit_wizard.ui.screens.check import CheckScreen
from permit_wizard.ui.screens.date_question import DateScreen
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.screens.question import ChoiceScreen
from permit_wizard.ui.screens.result import ResultScreen

PAGES: dict[str, type[Page]] = {"bidi": BidiScreen, "check": CheckScreen, "result": ResultScreen}


def later_screen_at(place: str, draft: dict[str, Any] | None) -> Page:
    """Return a new screen for a place, with what was begun there.

    Raises:
        KeyError: there is no such place.
    """
    if place in PAGES:
        return PAGES[place](draft)
    if place in ("take", "code"):  # few go there, and it brings the file formats along
        from permit_wizard.ui.screens.take_along import CodeScreen, TakeAlongScreen

        return TakeAlongScreen(draft) if place == "take" else CodeScreen(draft)
    question = BY_KEY[place]
    return DateScreen(question, draft) if question.is_date else ChoiceScreen(question, draft)
