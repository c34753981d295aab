"""A row of a caseload as it was read, and what can be judged row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from permit_wizard.caseload.people.diagnostics import Note
from permit_wizard.core.answers import Answers
from permit_wizard.core.text import Text

_NOBODY = Answers()
NOTHING: Mapping[str, str | date] = MappingProxyType({})
"""What is carried along of a row that has nothing else."""


class Row(NamedTuple):
    """One row of a caseload.

    Attributes:
        number: its line in the file, from 1.
        ref: the centre's own name for the person, without control characters; `#` and the number where there is none.
        answers: the answers that could be read.
        notes: what could not be read, or contradicts itself.
        carried: what else stands in the row, by the name of its column.
        problem: why nothing could be read; None where something could.
        named: whether the row names the person itself.
        tab: the name of the tab of a workbook; "" in files that have none.
    """

    number: int
    ref: str
    answers: Answers = _NOBODY
    notes: Sequence[Note] = ()
    carried: Mapping[str, str | date] = NOTHING
    problem: Text | None = None
    named: bool = True
    tab: str = ""

    @property
    def perhaps(self) -> Sequence[date]:
        """The days that the expiry date may be, where it can be read in two ways."""
        return next((note.perhaps for note in self.notes if note.key == "expires_on"), ())


class Rows(Protocol):
    """Rows that can be judged."""

    @property
    def carried(self) -> Sequence[str]:
        """The names of the columns that are carried along."""
        ...

    @property
    def unsaid(self) -> Sequence[str]:
        """The keys of questions that the sheet answers for nobody."""
        ...

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        ...
