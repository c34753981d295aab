"""The screens after the start page: they need pydantic, so this is imported late (preload.py)."""

from __future__ import annotations

from typing import Any

from permit_wizard.terminal_ui.screens.actions import ActionsScreen
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.screens.question import ChoiceScreen
from permit_wizard.visit import form_pages, route
from permit_wizard.visit.blocks import Choices, DateField
from permit_wizard.visit.page import Page
from permit_wizard.visit.places import CHECK, CODE, EXPORT, FILE, PHONE, RESULT

_PRELOADED = (form_pages, route)  # imported with the screens, so that no page waits for them


def later_screen_for(page: Page, kept: object) -> PageScreen[Any]:
    """Return a new screen for a page, with what was kept of the last one there."""
    if page.place in (EXPORT, FILE):  # few people go there and to the code, which need the file formats
        from permit_wizard.terminal_ui.screens.export import ExportScreen, FileScreen

        return ExportScreen(page, kept) if page.place == EXPORT else FileScreen(page, kept)
    if page.place == CODE:
        from permit_wizard.terminal_ui.screens.code import CodeScreen

        return CodeScreen(page, kept)
    if page.place in (CHECK, RESULT, PHONE):
        from permit_wizard.terminal_ui.screens.answered import SCREENS

        return SCREENS[page.place](page, kept)
    fields = {type(block) for block in page.blocks}
    if DateField in fields:  # imported while the question before it is answered (preload.py)
        from permit_wizard.terminal_ui.screens.date_question import DateScreen

        return DateScreen(page, kept)
    screen = ChoiceScreen if Choices in fields else ActionsScreen
    return screen(page, kept)
