"""A caseload in the order of its urgency, in very little memory.

Rows come in any order and go out sorted, from a pipe too, and nothing may be put on a disk. So each row is kept as 8 bytes to sort by
(group, day, place) and one packed record of what is printed: some 20 bytes and the ref. A million rows take about 30 MB.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from struct import Struct
from typing import NamedTuple

from permit_wizard.caseload.urgency import Triage, Urgency
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Outcome

_PLACE_BITS, _DAY_BITS = 38, 22  # 256 GB of records; date.max.toordinal() is 3,652,059
_NO_DAY = (1 << _DAY_BITS) - 1  # last in its group
_NOTHING = 255
_RECORD = Struct("<IBBHH")  # row, outcome or question, title, bytes of the ref, bytes of the problem
_CHUNK = 1 << 14  # keys sorted at a time, so that no list of a million integers is ever made

_OUTCOMES, _KEYS = tuple(Outcome), tuple(BY_KEY)


class Entry(NamedTuple):
    """One row of a caseload, judged.

    Attributes:
        triage: how urgent it is.
        ref: the centre's own name for the person, as given.
        row: the row's number in the file, from 1.
        problem: for a bad row, what is wrong, in the reader's language.
    """

    triage: Triage
    ref: str
    row: int
    problem: str = ""


class Ledger:
    """Takes entries in any order and gives them back by urgency, then by day, then as they came.

    Attributes:
        counts: how many entries each group has.
        longest_ref: characters of the longest ref.
    """

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Urgency, 0)
        self.longest_ref = 0
        self._keys = array("Q")
        self._records = bytearray()
        self._titles: list[Text | None] = [None]  # a few dozen; none has a value of its own

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, entry: Entry) -> None:
        """Take one entry."""
        triage = entry.triage
        day = _NO_DAY if triage.due is None else triage.due.toordinal()
        self._keys.append(((triage.urgency << _DAY_BITS | day) << _PLACE_BITS) | len(self._records))
        ref, problem = entry.ref.encode(), entry.problem.encode()
        self._records += _RECORD.pack(entry.row, _about(triage), self._title(triage.title), len(ref), len(problem))
        self._records += ref
        self._records += problem
        self.counts[triage.urgency] += 1
        self.longest_ref = max(self.longest_ref, len(entry.ref))

    def _title(self, title: Text | None) -> int:
        if title not in self._titles:
            self._titles.append(title)
        return self._titles.index(title)

    def __iter__(self) -> Iterator[Entry]:
        keys = self._keys
        for start in range(0, len(keys), _CHUNK):
            keys[start : start + _CHUNK] = array("Q", sorted(keys[start : start + _CHUNK]))
        chunks = [_part(keys, start) for start in range(0, len(keys), _CHUNK)]
        for key in heapq.merge(*chunks):
            yield self._entry(key)

    def _entry(self, key: int) -> Entry:
        place = key & (1 << _PLACE_BITS) - 1
        day = key >> _PLACE_BITS & _NO_DAY
        urgency = Urgency(key >> _PLACE_BITS + _DAY_BITS)
        row, about, titled, ref_size, problem_size = _RECORD.unpack_from(self._records, place)
        start = place + _RECORD.size
        middle, end = start + ref_size, start + ref_size + problem_size
        triage = Triage(
            urgency,
            None if day == _NO_DAY else date.fromordinal(day),
            None if urgency in (Urgency.INCOMPLETE, Urgency.BAD) else _OUTCOMES[about],
            self._titles[titled],
            _KEYS[about] if urgency is Urgency.INCOMPLETE else None,
        )
        return Entry(triage, self._records[start:middle].decode(), row, self._records[middle:end].decode())


def _about(triage: Triage) -> int:
    if triage.outcome is not None:
        return _OUTCOMES.index(triage.outcome)
    return _NOTHING if triage.missing is None else _KEYS.index(triage.missing)


def _part(keys: Sequence[int], start: int) -> Iterator[int]:
    for place in range(start, min(start + _CHUNK, len(keys))):
        yield keys[place]
