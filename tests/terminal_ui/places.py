"""A place of the wizard, and what was begun there, from plain words: tests and the file that a test writes name them so."""

from __future__ import annotations

from datetime import date

from permit_wizard.core.questions import BY_KEY
from permit_wizard.terminal_ui.drafts import Draft, LanguageDraft
from permit_wizard.terminal_ui.later_drafts import (
    BidiDraft,
    CheckDraft,
    ChoiceDraft,
    CodeDraft,
    DateDraft,
    ResultDraft,
    TakeDraft,
)
from permit_wizard.terminal_ui.place import Asking, Fixed, Place

DRAFTS: dict[Place, type[Draft]] = {
    Fixed.LANGUAGE: LanguageDraft,
    Fixed.BIDI: BidiDraft,
    Fixed.START: Draft,
    Fixed.CHECK: CheckDraft,
    Fixed.RESULT: ResultDraft,
    Fixed.TAKE: TakeDraft,
    Fixed.CODE: CodeDraft,
} | {Asking(key): DateDraft if question.is_date else ChoiceDraft for key, question in BY_KEY.items()}


def place_named(name: str) -> Place:
    """Return a place by its name, or the key of its question."""
    return Fixed(name) if name in list(Fixed) else Asking(name)


def name_of(place: Place) -> str:
    """Return the name of a place, or the key of its question."""
    return place.key if isinstance(place, Asking) else place.value


def draft_at(place: Place, begun: dict[str, object] | None) -> Draft | None:
    """Return what was begun at a place."""
    if begun is None:
        return None
    found = begun.get("found")
    day = {"found": date.fromisoformat(found)} if isinstance(found, str) else {}
    return DRAFTS[place](**begun | day)
