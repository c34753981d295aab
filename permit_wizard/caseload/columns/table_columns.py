"""The columns of one table, each with what it holds: where a person's name, answers and other cells are in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from permit_wizard.caseload.read.cells import blank, clean, is_nothing, shown
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text

EXPIRES_ON = "expires_on"


class Column(NamedTuple):
    """One column.

    Attributes:
        position: its place, from 0.
        name: what it is called in the sheet, as it can be shown; made up where it has no name.
        key: what it holds; empty where that is not known.
    """

    position: int
    name: str
    key: str = ""


class Columns:
    """The columns of a table.

    Attributes:
        refs: what the person is called by, in order; more than one for a first name and a surname.
        known: the columns with answers.
        dated: those of them that hold dates.
        extra: all others: they count nowhere and are kept.
        written: the columns that this program wrote, with those that volunteers fill in beside them.
        statuses: those of the others that may mark a file as closed.
        members: for a family in one row, the columns of each of its members; empty where a row is one person.
        label: for a member of a family, the column with the name, where the family itself has one too.
        width: how many cells a row has that holds something in each column with an answer.
        remarks: on how columns were recognised.
    """

    def __init__(
        self,
        refs: Sequence[Column] = (),
        known: Sequence[Column] = (),
        extra: Sequence[Column] = (),
        written: Sequence[Column] = (),
        statuses: Sequence[Column] = (),
        members: Sequence[Columns] = (),
        label: Column | None = None,
        remarks: Sequence[Text] = (),
    ) -> None:
        self.refs, self.known, self.extra, self.written, self.statuses = refs, known, extra, written, statuses
        self._written_at = frozenset(column.position for column in written)
        self.dated = [column for column in known if BY_KEY[column.key].is_date]
        self.members, self.label, self.remarks = members, label, remarks
        self.width = max((column.position + 1 for column in known), default=0)

    def __contains__(self, key: str) -> bool:
        return any(column.key == key for each in (self, *self.members) for column in each.known)

    @cached_property
    def all(self) -> Sequence[Column]:
        """All columns, in the order of the sheet."""
        members = (
            column
            for member in self.members
            for column in (*member.refs, *member.known, *([member.label] if member.label else ()))
        )
        return sorted(
            {
                column.position: column for column in (*self.refs, *self.known, *self.extra, *self.written, *members)
            }.values()
        )

    def are_empty(self, cells: Sequence[object]) -> bool:
        """Return whether a row holds nothing but what this program wrote into it, or a volunteer beside that."""
        if all(map(blank, cells)):
            return True
        ours = self._written_at
        return bool(ours) and all(at in ours or blank(cell) for at, cell in enumerate(cells))

    def shifted(self, cells: Sequence[object]) -> int:
        """Return how many cells a row has, where some are behind the centre's own columns; 0 where none is.

        A separator too many in a row shifts what follows it. Columns of ours do not count.
        """
        ours = self._written_at
        last = next((at for at in range(len(cells) - 1, -1, -1) if at not in ours and not blank(cells[at])), -1)
        return last + 1 if last >= self.named_width else 0

    @cached_property
    def named_width(self) -> int:
        """How many columns the centre's own header has, up to the last with a name."""
        ours = self._written_at
        named = (each.position for each in self.all if each.position not in ours and not each.name.startswith("#"))
        return max(named, default=-1) + 1

    @cached_property
    def answers_in(self) -> Callable[[Sequence[object]], tuple[object, ...]]:
        """Extractor for the answer cells of a row that has `width` cells at least; equal answers give equal keys."""
        places = [column.position for column in self.known]
        return itemgetter(*places) if len(places) > 1 else lambda cells: tuple(cells[at] for at in places)

    def ref_of(self, cells: Sequence[object]) -> str:
        """Return the name of the person in a row, or "" if there is none."""
        if self.label is None and len(self.refs) == 1:
            at = self.refs[0].position
            if at >= len(cells) or cells[at] is None:
                return ""
            ref = clean(cells[at])
            return "" if is_nothing(ref) else ref
        ref = clean(" ".join(filter(None, (_shown(cells, column) for column in self.refs))))
        if self.label is None:
            return ref
        name = clean(_shown(cells, self.label))
        if name and not any(map(str.isalpha, name)):  # the number of children
            name = f"{self.label.name}: {name}"
        return f"{ref} – {name}" if ref and name else name


def _shown(cells: Sequence[object], column: Column) -> str:
    at = column.position
    return shown(cells[at]) if at < len(cells) and not blank(cells[at]) else ""


def shown_once(names: Sequence[str]) -> list[str]:
    """Return the names as they can be shown, each once; a column without one is called by its number."""
    found: dict[str, None] = {}
    for at, name in enumerate(names):
        shown = printable(" ".join(name.split())) if name.strip() else f"#{at + 1}"
        while shown in found:
            shown = f"{shown} #{at + 1}"
        found[shown] = None
    return list(found)
