"""Which screen stands at which place. Imported after the first screen is up: the questions need pydantic, dates need Babel."""

from __future__ import annotations

from datetime import date
from typing import Any

from permit_wizard.answers import Answers
from permit_wizard.flow import asked
from permit_wizard.questions import BY_KEY
from permit_wizard.ui.screens.bidi import BidiScreen
from permit_wizard.ui.screens.check import CheckScreen
from permit_wizard.ui.screens.date_question import DateScreen
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.screens.question import ChoiceScreen
from permit_wizard.ui.screens.result import ResultScreen

PAGES: dict[str, type[Page]] = {"bidi": BidiScreen, "check": CheckScreen, "result": ResultScreen}
EARLIER = {"start": "language", "result": "check", "take": "result", "code": "take"}
"""Where "back" leads from a page that is no question; from the check page it leads to the last question."""


def screen_at(place: str, draft: dict[str, Any] | None = None) -> Page:
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


def last_question(answers: Answers, today: date) -> str:
    """Return the key of the last asked question."""
    return asked(answers, today)[-1].key


def warm_up() -> None:
    """Nothing to call: importing this module has done it, while the first screen is being read."""
