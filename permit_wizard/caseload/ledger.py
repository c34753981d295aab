"""A caseload in the order of its urgency, in little memory.

Rows come in any order and go out sorted, from a pipe too, and nothing may be put on a disk. So each row is kept as 8 bytes to sort by
(group, day, place) and one packed record of what is printed: some 30 bytes, the ref, and what else stands in the row where the output
shows it. A million rows take about 40 MB, and what is carried along.
"""

from __future__ import annotations

import heapq
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from itertools import islice
from struct import Struct
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from permit_wizard.caseload.urgency import COUNTED_DOWN, Triage, Urgency
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Outcome

MOST_COLUMNS = 200
"""Columns of the centre's own that are carried along; every object of a JSON file can bring new ones."""

_PLACE_BITS, _DAY_BITS = 38, 22  # 256 GB of records; date.max.toordinal() is 3,652,059
_NO_DAY = (1 << _DAY_BITS) - 1  # last in its group
_NOTHING = 255
_RECORD = Struct("<IBBBBBBIHHI")
"""row, group, outcome, what, edition, mark, question, day, open answers, bytes of the ref, bytes of the rest"""
_CHUNK = 1 << 14  # keys sorted at a time, so that no list of a million integers is ever made

_OUTCOMES, _KEYS = tuple(Outcome), tuple(BY_KEY)
_NONE: Mapping[str, str | date] = MappingProxyType({})


class Mark(IntEnum):
    """How a row stands to an earlier list."""

    NONE = 0
    NEW = 1
    CHANGED = 2
    URGENT = 3


class Entry(NamedTuple):
    """One row of a caseload, judged.

    Attributes:
        triage: how urgent it is.
        ref: the centre's own name for the person, as given.
        row: the row's number in the file, from 1; 0 for who is no longer there.
        problem: for a row that cannot be read, what is wrong, in the reader's language.
        mark: how it stands to an earlier list.
        notes: what could not be read in it, in the reader's language.
        carried: the centre's own columns; a cell that holds a day is one.
    """

    triage: Triage
    ref: str
    row: int
    problem: str = ""
    mark: Mark = Mark.NONE
    notes: Sequence[str] = ()
    carried: Mapping[str, str | date] = _NONE


class Ledger:
    """Takes entries in any order and gives them back by urgency, then by day, then as they came.

    Args:
        columns: the names of the centre's own columns as far as they are known, in order.

    Attributes:
        counts: how many entries each group has.
        marks: how many entries have each mark.
        problems: how many rows could not be read.
        longest_ref: characters of the longest ref.
        columns: the centre's own columns, those that came up later behind the others.
        left_out: how many cells stood in columns that were too many.
        days: the first and the last day that somebody is counted down to; empty where there is none.
    """

    def __init__(self, columns: Iterable[str] = ()) -> None:
        self.counts = dict.fromkeys(Urgency, 0)
        self.marks = dict.fromkeys(Mark, 0)
        self.problems = self.longest_ref = 0
        self.columns = {name: at for at, name in enumerate(islice(columns, MOST_COLUMNS))}
        self.left_out = 0
        self.days: tuple[()] | tuple[date, date] = ()
        self._keys = array("Q")
        self._records = bytearray()
        self._whats: list[Text | None] = [None]  # a few dozen; none has a value of its own
        self._places: dict[str, int] = {}
        self._rules: list[str] = []

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, entry: Entry) -> None:
        """Take one entry."""
        triage, ref = entry.triage, entry.ref.encode()
        day = _NO_DAY if triage.due is None else triage.due.toordinal()
        self._keys.append(((triage.urgency << _DAY_BITS | day) << _PLACE_BITS) | len(self._records))
        rest = self._rest(entry)
        self._records += _RECORD.pack(
            entry.row,
            triage.urgency,
            _NOTHING if triage.outcome is None else _OUTCOMES.index(triage.outcome),
            self._what(triage.what),
            self._place_of(triage.rules),
            entry.mark,
            _NOTHING if triage.missing is None else _KEYS.index(triage.missing),
            day,
            triage.still_open,
            len(ref),
            len(rest),
        )
        self._records += ref
        self._records += rest
        self.counts[triage.urgency] += 1
        self.marks[entry.mark] += 1
        self.problems += bool(entry.problem)
        self.longest_ref = max(self.longest_ref, len(entry.ref))
        due = triage.due
        if due is not None and triage.urgency in COUNTED_DOWN:
            if not self.days:
                self.days = due, due
            elif not self.days[0] <= due <= self.days[1]:
                self.days = min(self.days[0], due), max(self.days[1], due)

    def _what(self, what: Text | None) -> int:
        if what is None:
            return 0
        place = self._places.get(what.message)
        if place is None:
            place = self._places[what.message] = len(self._whats)
            self._whats.append(what)
        return place

    def _place_of(self, rules: str) -> int:
        if rules not in self._rules:
            self._rules.append(rules)
        return self._rules.index(rules)

    def _rest(self, entry: Entry) -> bytes:
        if not (entry.problem or entry.notes or entry.carried):
            return b""
        carried: list[int | str] = []
        for name, cell in entry.carried.items():
            at = self.columns.get(name)
            if at is None:
                if len(self.columns) >= MOST_COLUMNS:
                    self.left_out += 1
                    continue
                at = self.columns[name] = len(self.columns)
            carried += (at, cell.toordinal() if isinstance(cell, date) else cell)
        return json.dumps([entry.problem, entry.notes, carried], ensure_ascii=False).encode("utf-8", "replace")

    @property
    def editions(self) -> list[str]:
        """The editions of the rules that govern somebody's application, by id."""
        return [rules for rules in self._rules if rules]

    def __iter__(self) -> Iterator[Entry]:
        return self.ordered()

    def ordered(self, *, last_first: bool = False) -> Iterator[Entry]:
        """Yield the entries, the most urgent first, or all the other way round."""
        keys = self._keys
        for start in range(0, len(keys), _CHUNK):
            keys[start : start + _CHUNK] = array("Q", sorted(keys[start : start + _CHUNK], reverse=last_first))
        chunks = [_part(keys, start) for start in range(0, len(keys), _CHUNK)]
        names = list(self.columns)
        for key in heapq.merge(*chunks, reverse=last_first):
            yield self._entry(key & (1 << _PLACE_BITS) - 1, names)[0]

    def as_they_came(self) -> Iterator[Entry]:
        """Yield the entries in the order of the file."""
        place, names = 0, list(self.columns)
        while place < len(self._records):
            entry, place = self._entry(place, names)
            yield entry

    def _entry(self, place: int, names: Sequence[str]) -> tuple[Entry, int]:
        row, group, outcome, what, rules, mark, missing, day, many, ref_size, rest_size = _RECORD.unpack_from(
            self._records, place
        )
        start = place + _RECORD.size
        middle = start + ref_size
        end = middle + rest_size
        triage = Triage(
            Urgency(group),
            None if day == _NO_DAY else date.fromordinal(day),
            None if outcome == _NOTHING else _OUTCOMES[outcome],
            self._whats[what],
            self._rules[rules],
            None if missing == _NOTHING else _KEYS[missing],
            many,
        )
        ref = self._records[start:middle].decode()
        if not rest_size:
            return Entry(triage, ref, row, mark=Mark(mark)), end
        problem, notes, carried = cast("tuple[str, list[str], list[Any]]", json.loads(self._records[middle:end]))
        cells: dict[str, str | date] = {
            names[int(at)]: date.fromordinal(cell) if isinstance(cell, int) else cell
            for at, cell in zip(carried[::2], carried[1::2], strict=True)
        }
        return Entry(triage, ref, row, problem, Mark(mark), tuple(notes), cells), end


def _part(keys: Sequence[int], start: int) -> Iterator[int]:
    for place in range(start, min(start + _CHUNK, len(keys))):
        yield keys[place]
