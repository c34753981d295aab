"""Remarks about one cell."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from permit_wizard.core.text import Text, _


class Note(NamedTuple):
    """Something about one cell.

    Attributes:
        key: the key of its column.
        column: what the column is called.
        cell: what is there, as it can be shown.
        reason: what is the matter with it.
        candidates: the days that it may mean.
        counts: whether the answer was read all the same.
    """

    key: str
    column: str
    cell: str
    reason: Text
    candidates: tuple[date, ...] = ()
    counts: bool = False


def note_text(note: Note) -> Text:
    """Return a note as a message: the cell, its column, and what is wrong with it."""
    return _("“{cell}” in “{column}”: {problem}", cell=note.cell, column=note.column, problem=note.reason)
