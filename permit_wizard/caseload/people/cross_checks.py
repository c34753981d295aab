"""Notes on the cells of a row that contradict each other, or tell of a refusal where no answer is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from permit_wizard.caseload.columns import cell_words, header_phrases, vocabulary
from permit_wizard.caseload.people.notes import Note
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _

_LONGEST_REFUSAL = 60  # characters; more is a story


def contradictions(given: Mapping[str, object], names: Mapping[str, str]) -> Iterator[Note]:
    """Yield a note for each answer that cannot be, given another one.

    Args:
        given: answers by key, as the contract writes them.
        names: what the columns are called, by key.
    """
    for key, other, reason in (
        ("received_on", "applied", _("an application was received, but the row says that none was sent")),
        ("return_on", "travel", _("there is a day of return, but the row says that no journey is planned")),
    ):
        day = given.get(key)
        if given.get(other) == "no" and isinstance(day, date):
            yield Note(key, names.get(key, key), day.isoformat(), reason, counts=True)


def refusals(extra: Mapping[str, str | date]) -> Iterator[Note]:
    """Yield a note for each cell that counts nowhere and tells of a refusal: if the IND refused, that is urgent.

    Args:
        extra: the cells that hold no answer, by the name of their column.
    """
    for name, cell in extra.items():
        if (
            isinstance(cell, str)
            and len(cell) <= _LONGEST_REFUSAL
            and cell_words.tells_refusal(cell)
            and not header_phrases.is_other_date(vocabulary.normalize(name))
        ):
            reason = _("did the IND refuse a new card? If so, get legal help at once")
            yield Note("applied", name, printable(cell), reason, counts=True)
