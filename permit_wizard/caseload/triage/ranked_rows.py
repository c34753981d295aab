"""A caseload in the order of its urgency, in little memory.

Rows come in any order and go out sorted, from a pipe too, and nothing may be put on a disk. So each row is kept as one packed record of
what is printed: some 20 bytes, the ref, and what else stands in the row where the output shows it; and as 8 bytes among those of its
group and day, which say where the record is. A million rows take about 40 MB, and what is carried along.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from itertools import islice
from struct import Struct
from types import MappingProxyType
from typing import NamedTuple

from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Triage, Urgency
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Outcome

MOST_COLUMNS = 200
"""Columns of the centre's own that are carried along; every object of a JSON file can bring new ones."""

_NO_DAY = (1 << 22) - 1  # last in its group; date.max.toordinal() is 3,652,059
_NOTHING = 255
_BETWEEN, _DAY = "\x1f", "d"
"""What stands between the parts of the rest of a row: no cell that can be shown holds it; and what goes before the column of a day."""
_PLACES = tuple(map(str, range(MOST_COLUMNS)))
_RECORD = Struct("<IBBBBBIHBHI")
"""row; group, outcome, what, edition, question, day, open answers, mark; bytes of the ref, bytes of the rest"""
_ALIKE = slice(4, 16)
"""The bytes of a record that many have in common: from the group to the mark."""

_REMEMBERED = 4096
"""Different triages whose record is kept, on the way in and out; in order of urgency those that are alike follow each other."""
_SIZES = Struct(f"<I{_ALIKE.stop - _ALIKE.start}xHI")

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
        problems: how many rows could not be read.
        longest_ref: characters of the longest ref.
        columns: the centre's own columns, those that came up later behind the others.
        left_out: how many cells stood in columns that were too many.
        days: the first and the last day that somebody is counted down to; empty where there is none.
    """

    def __init__(self, columns: Iterable[str] = ()) -> None:
        self._many, self._marked = [0] * len(Urgency), [0] * len(Mark)
        self.problems = self.longest_ref = 0
        self.columns = {name: at for at, name in enumerate(islice(columns, MOST_COLUMNS))}
        self.left_out = 0
        self.days: tuple[()] | tuple[date, date] = ()
        self._places: dict[tuple[Urgency, int], array[int]] = {}
        self._size = 0
        self._records = bytearray()
        self._whats: list[Text | None] = [None]  # a few dozen; none has a value of its own
        self._what_places: dict[str, int] = {}
        self._rules: list[str] = []
        self._packed: dict[int, tuple[Triage, array[int], tuple[int, ...]]] = {}
        self._unpacked: dict[bytes, tuple[Triage, Mark]] = {}

    @property
    def counts(self) -> dict[Urgency, int]:
        """How many entries each group has."""
        return dict(zip(Urgency, self._many, strict=True))

    @property
    def marks(self) -> dict[Mark, int]:
        """How many entries have each mark."""
        return dict(zip(Mark, self._marked, strict=True))

    def __len__(self) -> int:
        return self._size

    def add(self, entry: Entry) -> None:
        """Take one entry."""
        triage, name, row, problem, mark, notes, carried = entry
        held = self._packed.get(id(triage))
        if held is None:  # the same triage is given for many who are alike
            if len(self._packed) >= _REMEMBERED:
                self._packed.clear()
            held = self._packed[id(triage)] = (triage, *self._fields(triage))
        _same, places, fields = held
        ref = name.encode()
        rest = self._rest(entry) if problem or notes or carried else b""
        records = self._records
        places.append(len(records))
        self._size += 1
        records += _RECORD.pack(row, *fields, mark, len(ref), len(rest))
        records += ref
        if rest:
            records += rest
        self._many[triage.urgency] += 1
        self._marked[mark] += 1
        if problem:
            self.problems += 1
        if len(name) > self.longest_ref:
            self.longest_ref = len(name)

    def _fields(self, triage: Triage) -> tuple[array[int], tuple[int, ...]]:
        """Return where the places of a triage's group and day are kept, and its part of a record."""
        due = triage.due
        day = _NO_DAY if due is None else due.toordinal()
        if due is not None and triage.urgency in COUNTED_DOWN:
            first, last = self.days or (due, due)
            self.days = min(first, due), max(last, due)
        return self._places.setdefault((triage.urgency, day), array("Q")), (
            triage.urgency,
            _NOTHING if triage.outcome is None else _OUTCOMES.index(triage.outcome),
            self._what(triage.what),
            self._place_of(triage.rules),
            _NOTHING if triage.missing is None else _KEYS.index(triage.missing),
            day,
            triage.still_open,
        )

    def _what(self, what: Text | None) -> int:
        if what is None:
            return 0
        place = self._what_places.get(what.message)
        if place is None:
            place = self._what_places[what.message] = len(self._whats)
            self._whats.append(what)
        return place

    def _place_of(self, rules: str) -> int:
        if rules not in self._rules:
            self._rules.append(rules)
        return self._rules.index(rules)

    def _rest(self, entry: Entry) -> bytes:
        parts = [entry.problem, str(len(entry.notes)), *entry.notes]
        for name, cell in entry.carried.items():
            at = self.columns.get(name)
            if at is None:
                if len(self.columns) >= MOST_COLUMNS:
                    self.left_out += 1
                    continue
                at = self.columns[name] = len(self.columns)
            parts += (_PLACES[at], cell) if isinstance(cell, str) else (_DAY + _PLACES[at], str(cell.toordinal()))
        return _BETWEEN.join(parts).encode("utf-8", "replace")

    @property
    def editions(self) -> list[str]:
        """The editions of the rules that govern somebody's application, by id."""
        return [rules for rules in self._rules if rules]

    def __iter__(self) -> Iterator[Entry]:
        return self.ordered()

    def ordered(self, *, last_first: bool = False) -> Iterator[Entry]:
        """Yield the entries, the most urgent first, or all the other way round."""
        names = list(self.columns)
        for day in sorted(self._places, reverse=last_first):
            places = self._places[day]
            for place in reversed(places) if last_first else places:
                yield self._entry(place, names)[0]

    def as_they_came(self) -> Iterator[Entry]:
        """Yield the entries in the order of the file."""
        place, names = 0, list(self.columns)
        while place < len(self._records):
            entry, place = self._entry(place, names)
            yield entry

    def _entry(self, place: int, names: Sequence[str]) -> tuple[Entry, int]:
        start = place + _RECORD.size
        record = bytes(self._records[place:start])
        row, ref_size, rest_size = _SIZES.unpack(record)
        middle = start + ref_size
        end = middle + rest_size
        triage, mark = self._unpacked.get(record[_ALIKE]) or self._unpack(record)
        ref = self._records[start:middle].decode()
        if not rest_size:
            return Entry(triage, ref, row, "", mark), end
        problem, many, *parts = self._records[middle:end].decode().split(_BETWEEN)
        notes = int(many)
        cells: dict[str, str | date] = {}
        for at, cell in zip(parts[notes::2], parts[notes + 1 :: 2], strict=True):
            day = at[0] == _DAY
            cells[names[int(at[day:])]] = date.fromordinal(int(cell)) if day else cell
        return Entry(triage, ref, row, problem, mark, tuple(parts[:notes]), cells), end

    def _unpack(self, record: bytes) -> tuple[Triage, Mark]:
        _row, group, outcome, what, rules, missing, day, many, mark, _ref, _rest = _RECORD.unpack(record)
        triage = Triage(
            Urgency(group),
            None if day == _NO_DAY else date.fromordinal(day),
            None if outcome == _NOTHING else _OUTCOMES[outcome],
            self._whats[what],
            self._rules[rules],
            None if missing == _NOTHING else _KEYS[missing],
            many,
        )
        if len(self._unpacked) >= _REMEMBERED:
            self._unpacked.clear()
        self._unpacked[record[_ALIKE]] = triage, Mark(mark)
        return triage, Mark(mark)
