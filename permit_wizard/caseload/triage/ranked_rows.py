"""The rows of a caseload in the order of their urgency: one column of values for each thing that is kept of a row.

Rows come in any order, from a pipe too, and go out sorted; nothing may be put on a disk on the way.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from itertools import accumulate, islice
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Triage, Urgency

MOST_COLUMNS = 200
"""Columns of the centre's own that are kept; every object of a JSON file can bring new ones."""

_NONE: Mapping[str, str | date] = MappingProxyType({})
Key = TypeVar("Key")


class Mark(IntEnum):
    """How a row compares with an earlier list."""

    NONE = 0
    NEW = 1
    CHANGED = 2
    URGENT = 3


class Entry(NamedTuple):
    """One row of a caseload, judged.

    Attributes:
        triage: how urgent it is.
        ref: the centre's own name for the person, as given.
        row: the row's number in the file, from 1; 0 for a person of an earlier list who is no longer in the sheet.
        problem: for a row that cannot be read, what is wrong, in the reader's language.
        mark: how it compares with an earlier list.
        notes: what could not be read in it, in the reader's language.
        extra_cells: the centre's own columns; a cell that holds a day is one.
        tab: the name of the tab of a workbook; "" in files that have none.
    """

    triage: Triage
    ref: str
    row: int
    problem: str = ""
    mark: Mark = Mark.NONE
    notes: Sequence[str] = ()
    extra_cells: Mapping[str, str | date] = _NONE
    tab: str = ""


_Extra: TypeAlias = "tuple[str, Sequence[str], tuple[str | date | None, ...]]"
"""Problem, notes, and the cells of the centre's own columns."""


class RankedRows:
    """Takes entries in any order and gives them back by urgency, then by day, then in the order of the file.

    Args:
        columns: the names of the centre's own columns as far as they are known, in order.

    Attributes:
        problems: how many rows could not be read.
        longest_ref: characters of the longest ref.
        columns: the centre's own columns and their index, those that came up later behind the others.
        left_out: how many cells were in columns that were too many.
        nameless: whether people could not be compared with an earlier list, because one of the two names nobody.
    """

    def __init__(self, columns: Iterable[str] = ()) -> None:
        self.problems = self.longest_ref = self.left_out = 0
        self.nameless = False
        self.columns = {name: index for index, name in enumerate(islice(columns, MOST_COLUMNS))}
        self._kinds: dict[tuple[Triage, Mark], int] = {}  # each different triage once, numbered as it came up
        self._kind, self._row, self._tab = array("I"), array("I"), array("H")
        self._tabs: dict[str, int] = {}
        self._refs: list[str] = []
        self._extras: dict[int, _Extra] | list[_Extra | None] = {}

    def __len__(self) -> int:
        return len(self._refs)

    def add(self, entry: Entry) -> None:
        """Take one entry."""
        triage, ref, row, problem, mark, notes, extra_cells, tab = entry
        extra = (problem, notes, self._cells(extra_cells)) if problem or notes or extra_cells else None
        if isinstance(self._extras, list):
            self._extras.append(extra)
        elif extra is not None:
            self._extras[len(self._refs)] = extra
            if len(self._extras) * 4 > len(self._refs) > _FEW:  # most rows have extras: a list takes less then
                self._extras = [*map(self._extras.get, range(len(self._refs) + 1))]
        self.problems += bool(problem)
        self._kind.append(self._kinds.setdefault((triage, mark), len(self._kinds)))
        self._row.append(row)
        self._tab.append(self._tabs.setdefault(tab, len(self._tabs)))
        self._refs.append(ref)
        if len(ref) > self.longest_ref:
            self.longest_ref = len(ref)

    def _cells(self, extra_cells: Mapping[str, str | date]) -> tuple[str | date | None, ...]:
        for name in extra_cells:
            if name not in self.columns:
                if len(self.columns) >= MOST_COLUMNS:
                    self.left_out += 1
                else:
                    self.columns[name] = len(self.columns)
        return tuple(map(extra_cells.get, self.columns)) if extra_cells else ()

    @property
    def counts(self) -> dict[Urgency, int]:
        """How many entries each group has."""
        return dict.fromkeys(Urgency, 0) | self._count(lambda triage, _mark: triage.urgency)

    @property
    def marks(self) -> dict[Mark, int]:
        """How many entries have each mark."""
        return dict.fromkeys(Mark, 0) | self._count(lambda _triage, mark: mark)

    def _count(self, of: Callable[[Triage, Mark], Key]) -> dict[Key, int]:
        number = Counter(self._kind)
        counts: dict[Key, int] = {}
        for kind, index in self._kinds.items():
            key = of(*kind)
            counts[key] = counts.get(key, 0) + number[index]
        return counts

    @property
    def days(self) -> tuple[()] | tuple[date, date]:
        """The first and the last day that somebody is counted down to; empty where there is none."""
        days = [
            triage.due for triage, _mark in self._kinds if triage.due is not None and triage.urgency in COUNTED_DOWN
        ]
        return (min(days), max(days)) if days else ()

    @property
    def editions(self) -> list[str]:
        """The editions of the rules that govern somebody's application, by id."""
        return list(dict.fromkeys(triage.rules for triage, _mark in self._kinds if triage.rules))

    def __iter__(self) -> Iterator[Entry]:
        return self.ordered()

    def ordered(self, *, last_first: bool = False) -> Iterator[Entry]:
        """Yield the entries, the most urgent first, or in the reverse order."""
        rank = [(triage.urgency, triage.due or date.max) for triage, _mark in self._kinds]
        places = {key: place for place, key in enumerate(sorted(set(rank)))}
        by_kind = [places[key] for key in rank]
        sizes = [0] * len(places)
        for kind, size in Counter(self._kind).items():
            sizes[by_kind[kind]] += size
        free = [0, *accumulate(sizes)]
        order = array("I", bytes(len(self) * self._row.itemsize))  # a list of numbers takes nine times as much
        for index, kind in enumerate(self._kind):
            place = by_kind[kind]
            order[free[place]] = index
            free[place] += 1
        return self._entries(reversed(order) if last_first else order)

    def as_they_came(self) -> Iterator[Entry]:
        """Yield the entries in the order of the file."""
        return self._entries(range(len(self)))

    def _entries(self, order: Iterable[int]) -> Iterator[Entry]:
        kinds, names, extras, tabs = list(self._kinds), list(self.columns), self._extras, list(self._tabs)
        for index in order:
            triage, mark = kinds[self._kind[index]]
            extra = extras[index] if isinstance(extras, list) else extras.get(index)
            if extra is None:
                yield Entry(triage, self._refs[index], self._row[index], "", mark, tab=tabs[self._tab[index]])
            else:
                problem, notes, cells = extra
                own = {name: cell for name, cell in zip(names, cells, strict=False) if cell is not None}
                row, tab = self._row[index], tabs[self._tab[index]]
                yield Entry(triage, self._refs[index], row, problem, mark, notes, own, tab)


_FEW = 1000
"""Rows up to which extras stay in a dict, whatever their share."""
