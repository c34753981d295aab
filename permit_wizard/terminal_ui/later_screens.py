"""The screens after the start page: they need pydantic and the rules, so this is imported late (warm_up.py)."""

from __future__ import annotations

from typing import Any, Literal

from permit_wizard.core.questions import BY_KEY
from permit_wizard.terminal_ui.drafts import Draft, begun
from permit_wizard.terminal_ui.later_drafts import (
    BidiDraft,
    CheckDraft,
    ChoiceDraft,
    CodeDraft,
    DateDraft,
    ResultDraft,
    TakeDraft,
)
from permit_wizard.terminal_ui.place import Asking, Fixed
from permit_wizard.terminal_ui.screens.bidi import BidiScreen
from permit_wizard.terminal_ui.screens.check import CheckScreen
from permit_wizard.terminal_ui.screens.date_question import DateScreen
from permit_wizard.terminal_ui.screens.page import Page
from permit_wizard.terminal_ui.screens.question import ChoiceScreen
from permit_wizard.terminal_ui.screens.result import ResultScreen

Later = Asking | Literal[Fixed.BIDI, Fixed.CHECK, Fixed.RESULT, Fixed.TAKE, Fixed.CODE]


def later_screen_at(place: Later, draft: Draft | None) -> Page[Any]:
    """Return a new screen for a place, with what was begun there.

    Raises:
        KeyError: there is no such question.
    """
    match place:
        case Fixed.BIDI:
            return BidiScreen(begun(draft, BidiDraft))
        case Fixed.CHECK:
            return CheckScreen(begun(draft, CheckDraft))
        case Fixed.RESULT:
            return ResultScreen(begun(draft, ResultDraft))
        case Fixed.TAKE:  # few go there and to the code, and they bring the file formats along
            from permit_wizard.terminal_ui.screens.export import TakeAlongScreen

            return TakeAlongScreen(begun(draft, TakeDraft))
        case Fixed.CODE:
            from permit_wizard.terminal_ui.screens.code import CodeScreen

            return CodeScreen(begun(draft, CodeDraft))
        case Asking(key):
            question = BY_KEY[key]
            if question.is_date:
                return DateScreen(question, begun(draft, DateDraft))
            return ChoiceScreen(question, begun(draft, ChoiceDraft))
