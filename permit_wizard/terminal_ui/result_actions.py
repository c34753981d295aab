"""The ways to go on from a result, each with the letter that it has as a key."""

from __future__ import annotations

from typing import Final, NamedTuple

from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.visit.blocks import Action
from permit_wizard.visit.events import AskFurther, Event, Go, ReadOut
from permit_wizard.visit.page import Page, added_actions, items_of, offer_of
from permit_wizard.visit.places import AGAIN, CHECK, EXPORT


class LetterAction(NamedTuple):
    """One way to go on from a result.

    Attributes:
        letter: its key, as on Western keyboards; `keyboard.latin_letter` finds it for others.
        label: where it leads, in one or two words.
        event: what happens; None where the row under the cursor decides.
    """

    letter: str
    label: Text
    event: Event | None


_LETTERS: Final = "ABCDE"
_LETTERS_OF_ADDED: Final = "FGHIJKLMNOPQRSTUVWXYZ"
"""Letters of ways that somebody added."""


def ways(page: Page) -> list[LetterAction]:
    """Return the ways to go on.

    Export, change, start again, further questions, what to say on the phone; then whatever else the page has.
    """
    by_place = {action.event.place: action for action in page.actions if isinstance(action.event, Go)}
    found: list[LetterAction] = []
    for letter, place in zip(_LETTERS, (EXPORT, CHECK, AGAIN), strict=False):
        action: Action | None = by_place.get(place)
        if action is not None:
            found.append(LetterAction(letter, action.short or action.label, action.event))
    offer = offer_of(page, AskFurther)
    if offer is not None:
        n = int(str(offer.action.label.values.get("n", 1)))
        found.append(
            LetterAction(_LETTERS[3], ngettext("{n} more question", "{n} more questions", n), offer.action.event)
        )
    if any(item.spoken for item in items_of(page)):
        found.append(LetterAction(_LETTERS[4], _("What to say"), None))
    for number, action in enumerate(added_actions(page)):
        found.append(LetterAction(_LETTERS_OF_ADDED[number], action.short or action.label, action.event))
    return found


def read_out(page: Page, row_id: str) -> ReadOut | None:
    """Return the event that opens the phone script of a row, or of the first step that has one."""
    items = [item for item in items_of(page) if item.spoken]
    chosen = next((item for item in items if item.finding.id == row_id), items[0] if items else None)
    return None if chosen is None else ReadOut(chosen.finding.id)
