"""The screens that show what all answers come to: imported with the first answer (preload.py), before it is needed."""

from __future__ import annotations

from typing import Any

from permit_wizard.core import rules
from permit_wizard.terminal_ui.screens.check import CheckScreen
from permit_wizard.terminal_ui.screens.page import PageScreen
from permit_wizard.terminal_ui.screens.phone import PhoneScreen
from permit_wizard.terminal_ui.screens.result import ResultScreen
from permit_wizard.visit import result_page
from permit_wizard.visit.places import CHECK, PHONE, RESULT

PRELOADED = (rules, result_page)  # with the screens, so that no page waits for them
SCREENS: dict[str, type[PageScreen[Any]]] = {CHECK: CheckScreen, RESULT: ResultScreen, PHONE: PhoneScreen}
