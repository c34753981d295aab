"""What is over a page. It is here by itself, so that an app knows a question over a page before the first one comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from permit_wizard.visit.places import CLOCK, FILE, OVER, REPLACE, START

if TYPE_CHECKING:
    from permit_wizard.visit.state import Visit


class OverPage(ModalScreen[None], inherit_bindings=False):
    """A question over a page: only the keys that it names work while it is there."""


def visit_below(visit: Visit) -> Visit | None:
    """Return the visit at the page that a question is over; None where the visit's page is none over another."""
    if visit.place in OVER and visit.trail:
        return replace(visit, place=visit.trail[-1], trail=visit.trail[:-1])
    if visit.place == CLOCK:
        return visit.at(START)
    return replace(visit, place=FILE, problem=None) if visit.place == REPLACE else None
