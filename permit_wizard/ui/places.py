"""Which screen stands at which place. Imported after the first screen is up: the questions need pydantic, dates need Babel."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.screen import Screen

from permit_wizard.answers import Answers
from permit_wizard.flow import asked
from permit_wizard.questions import BY_KEY
from permit_wizard.ui.screens.check import CheckScreen
from permit_wizard.ui.screens.date_question import DateScreen
from permit_wizard.ui.screens.page import Page
from permit_wizard.ui.screens.question import ChoiceScreen
from permit_wizard.ui.screens.result import ResultScreen

PAGES: dict[str, type[Page]] = {"check": CheckScreen, "result": ResultScreen}


def screen_at(place: str, draft: dict[str, Any] | None = None) -> Page:
    """Return a new screen for a place, with what was begun there.

    Raises:
        KeyError: there is no such place.
    """
    if place in PAGES:
        return PAGES[place](draft)
    question = BY_KEY[place]
    return DateScreen(question, draft) if question.is_date else ChoiceScreen(question, draft)


def last_question(answers: Answers, today: date) -> str:
    """Return the key of the last asked question."""
    return asked(answers, today)[-1].key


def steps_back_inside(screen: Screen[Any]) -> bool:
    """Undo a step inside a page (a date that waits for a yes goes back to its line); returns whether there was one."""
    if isinstance(screen, DateScreen) and screen.confirming:
        screen.retype()
        return True
    return False
