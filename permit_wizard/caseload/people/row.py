"""A person of a caseload as they were read, and what can be judged person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from permit_wizard.caseload.people.notes import Note
from permit_wizard.core.answers import Answers
from permit_wizard.core.text import Text

_NOBODY = Answers()
NOTHING: Mapping[str, str | date] = MappingProxyType({})
"""The extra cells of a row that has none."""


class Row(NamedTuple):
    """One person of a caseload.

    Attributes:
        number: the row in the sheet or the line in the file, from 1; the members of a family in one row share it.
        ref: the centre's own name for the person, without control characters; `#` and the number where there is none.
        answers: the answers that could be read.
        notes: what could not be read, or contradicts itself.
        extra_cells: the other cells of the row, by the name of their column.
        problem: why nothing could be read; None where something could.
        named: whether the row names the person itself.
        tab: the title of the tab; "" in a file without tabs.
        closed: whether the sheet says that the file of this person is closed.
    """

    number: int
    ref: str
    answers: Answers = _NOBODY
    notes: Sequence[Note] = ()
    extra_cells: Mapping[str, str | date] = NOTHING
    problem: Text | None = None
    named: bool = True
    tab: str = ""
    closed: bool = False

    @property
    def candidate_dates(self) -> tuple[date, ...]:
        """The days that the expiry date may be, where the cell is not one day."""
        return next((note.candidates for note in self.notes if note.key == "expires_on"), ())


class Rows(Protocol):
    """Rows that can be judged."""

    @property
    def extra_columns(self) -> Sequence[str]:
        """The names of the columns that hold no answers and are kept."""
        ...

    @property
    def unanswered_keys(self) -> Sequence[str]:
        """The keys of questions that the sheet answers for nobody."""
        ...

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        ...
