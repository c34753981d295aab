"""Recognises people whose file is closed."""

from __future__ import annotations

from collections.abc import Sequence

from permit_wizard.caseload.columns import cell_words, vocabulary
from permit_wizard.caseload.columns.table_columns import Columns

_MOST_CELLS = 1000
"""Different cells that are cached."""


class ClosedWords:
    """Recognises people whose file is closed, by a cell of their row.

    Args:
        own: words of the centre's own.
    """

    def __init__(self, own: Sequence[str]) -> None:
        self._words = cell_words.closed_words() | {vocabulary.normalize(word) for word in own}
        self.any = bool(own)
        self._cached: dict[str, bool] = {}

    def closes(self, columns: Columns, cells: Sequence[object]) -> bool:
        """Return whether a status, or one of the centre's own words in another cell, marks the file as closed."""
        searched = columns.extra if self.any else columns.statuses
        return any(self._is_closed(cells[at]) for at, _name, _key in searched if at < len(cells))

    def _is_closed(self, cell: object) -> bool:
        if not isinstance(cell, str) or any(mark in cell for mark in cell_words.QUESTION_MARKS):
            return False
        found = self._cached.get(cell)
        if found is None:
            if len(self._cached) >= _MOST_CELLS:
                self._cached.clear()
            words = vocabulary.normalize(cell[:200]).split()
            found = any(" ".join(words[:length]) in self._words for length in range(1, 5))
            self._cached[cell] = found
        return found
