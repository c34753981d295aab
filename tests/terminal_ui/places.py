"""Puts a wizard at a place, with answers and drafts, by names that tests and snapshot files share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from permit_wizard.core.answers import read_answers
from permit_wizard.terminal_ui.app import WizardApp
from permit_wizard.terminal_ui.screens.bidi import Step
from permit_wizard.visit.places import LANGUAGE, START

BIDI = "bidi"


def put(app: WizardApp, place: str, answers: dict[str, object] | None, begun: dict[str, Any] | None = None) -> None:
    """Be at a place of the wizard.

    Args:
        app: the wizard.
        place: a place of a visit, or `BIDI`.
        answers: the answers given, as the contract writes them.
        begun: fields of the visit (`typed`, `chosen`, `found`, `about`), or of the bidi page's step.
    """
    app._close_dialogs()
    app._kept.clear()
    app._bidi = False
    app._base = None
    begun = dict(begun or {})
    if place == BIDI:
        app.visit = app.visit.at(START)  # as `show_bidi` leaves it
        app.show_bidi_step(Step(**begun))
        return
    if isinstance(begun.get("found"), str):
        begun["found"] = date.fromisoformat(begun["found"])
    given = read_answers(answers, app.visit.today) if answers else None
    visit = replace(
        app.visit, drafts=(), given=given, began=app.visit.today if answers else None, exported=False, has_saved=False
    )
    app.visit = replace(
        visit.at(place), **({"language": app.bilingual.first.language.code} if place != LANGUAGE else {}), **begun
    )
    app.visit = app._here(app.visit)
    app._follow()
