"""What changed since an earlier list: the sheet as it was, or what this program wrote of it.

Nothing is kept in between.
"""

from __future__ import annotations

import io
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cache

from permit_wizard.caseload.columns import list_columns, vocabulary
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.people.diagnostics import same_name
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.read import open_book, seekable
from permit_wizard.caseload.read.cells import clean
from permit_wizard.caseload.read.json import array_of
from permit_wizard.caseload.read.table import BadTable, Line
from permit_wizard.caseload.read.text_decoding import TextFile
from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.ranked_rows import Entry, Mark, RankedRows
from permit_wizard.caseload.triage.urgency import Triage, Urgency, triage
from permit_wizard.core.editions import Edition
from permit_wizard.core.iso_date import read_date
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _, listed

_OURS = {"ref", "urgency", "date", "outcome", "next"}
_ROWS = re.compile(r'\s*\{[^\[]*"rows"\s*:\s*(?=\[)')
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_SOON = Urgency.WEEK


class PreviousList:
    """An earlier list, by the names that people are called by; rows of the new one are held against it one by one.

    Attributes:
        ours: whether it was written by this program, and so contains what was urgent then; a sheet is judged again.
    """

    def __init__(self, entries: Iterator[Entry], *, ours: bool) -> None:
        self.ours = ours
        self._people = RankedRows()
        self._found: dict[int, Triage] = {}
        once: dict[Triage, Triage] = {}
        for entry in entries:
            name, known = _name(entry.ref), once.setdefault(entry.triage, entry.triage)
            if name not in self._found:
                self._people.add(Entry(known, entry.ref, 0))
            if name not in self._found or known.urgency < self._found[name].urgency:
                self._found[name] = known
        self._seen: set[int] = set()

    def compare(self, ref: str, now: Triage) -> Mark:
        """Return how a person compares with the earlier list, and remember that there was a row."""
        name = _name(ref)
        self._seen.add(name)
        then = self._found.get(name)
        if then is None:
            return Mark.NEW
        if now.urgency < then.urgency and now.urgency <= _SOON:
            return Mark.URGENT
        return Mark.CHANGED if _differs(then, now) else Mark.NONE

    def difference(self, ref: str, now: Triage) -> Text | None:
        """Return what changed for a person since the earlier list; None where nothing did, or the person is new."""
        then = self._found.get(_name(ref))
        if then is None or not _differs(then, now):
            return None
        changes: list[Text] = []
        if then.due != now.due:
            changes.append(_("there was no day before") if then.due is None else _("the day was {day}", day=then.due))
        if then.missing != now.missing and then.missing is not None:
            changes.append(_("the next question was “{question}”", question=BY_KEY[then.missing].short))
        if then.outcome != now.outcome:
            changes.append(_("the result is different"))
        return _("Changed: {changes}", changes=listed(changes)) if changes else None

    def compares(self, rows: int) -> bool:
        """Return whether people could be compared: both lists name somebody, or nobody is left of `rows` rows."""
        return bool(self._found and self._seen) or not rows

    def gone(self, rows: int) -> Iterator[Entry]:
        """Yield the people who are in the earlier list alone; nobody where people cannot be compared."""
        for entry in self._people.as_they_came() if self.compares(rows) else ():
            if _name(entry.ref) not in self._seen:
                was = entry.triage
                yield Entry(Triage(Urgency.GONE, was.due, was.outcome, Advice.GONE, was.rules), entry.ref, 0)


def _name(ref: str) -> int:
    return hash(same_name(ref.replace("'", "")))  # which keeps spreadsheets from running what was written


def _differs(then: Triage, now: Triage) -> bool:
    return (then.outcome, then.missing, then.due) != (now.outcome, now.missing, now.due)


def earlier(
    stream: io.BufferedReader, day: date, options: ReadingOptions, named: Edition | None = None
) -> PreviousList:
    """Read an earlier list: a sheet, or what this program wrote as JSON, CSV or a workbook.

    Args:
        stream: the file.
        day: the day to judge a sheet on.
        options: how the sheet is to be read.
        named: the edition of the rules that was asked for by name.

    Raises:
        BadTable: it is neither.
        OSError: it cannot be read.
    """
    stream = seekable(stream)
    start = stream.tell()
    written = _written(stream)
    if written is not None:
        return PreviousList(written, ours=True)
    stream.seek(start)
    return PreviousList(_judged(Reading(stream, day, options), day, named), ours=False)


def _judged(reading: Reading, day: date, named: Edition | None) -> Iterator[Entry]:
    for row in reading:
        if row.closed:
            yield Entry(Triage(Urgency.CLOSED, None, what=Advice.CLOSED), row.ref, row.number)
        elif row.named and row.problem is None:
            yield Entry(
                triage(row.answers, day, named, row.candidate_dates, reading.unanswered_keys), row.ref, row.number
            )


def _written(stream: io.BufferedReader) -> Iterator[Entry] | None:
    """Return the rows that this program wrote, or None where it did not write this file."""
    start = stream.tell()
    head = stream.read(1 << 16).decode("utf-8", "replace").removeprefix("\ufeff")
    stream.seek(start)
    found = _ROWS.match(head)
    if found is not None:
        return _entries(array_of(_Rest(stream, found.end())), ())
    try:
        tabs = open_book(stream, lambda names: len(_OURS.intersection(_fields(names)))).tabs
    except BadTable:
        return None
    for tab in tabs:
        with closing(tab.lines()) as lines:
            first = next(lines, None)
        header = (
            [] if first is None or tab.keyed else _fields(["" if cell is None else str(cell) for cell in first.cells])
        )
        if set(header) >= _OURS:
            return _entries((line for line in tab.lines() if first is not None and line.number > first.number), header)
    return None


def _fields(names: Sequence[str]) -> list[str]:
    """Return which of our columns each name is, whatever the language of the list.

    A second one of a name is the centre's own.
    """
    found: list[str] = []
    for name in names:
        field = list_columns.fields().get(vocabulary.normalize(name), "")
        found.append("" if field in found else field)
    return found


@cache
def _urgencies() -> Mapping[str, Urgency]:
    """Return the group of every label in every language, and of every id."""
    spoken = {
        vocabulary.normalize(localizer(urgency.label)): urgency
        for localizer in vocabulary.all_localizers()
        for urgency in Urgency
    }
    return {**spoken, **{urgency.name.lower(): urgency for urgency in Urgency}}


class _Rest(TextFile):
    """A text from some letter on."""

    def __init__(self, stream: io.BufferedReader, begin: int) -> None:
        super().__init__(stream)
        self._begin = begin

    def pieces(self) -> Generator[str]:
        """Yield the text a piece at a time."""
        skip = self._begin
        for piece in super().pieces():
            if skip < len(piece):
                yield piece[skip:]
            skip = max(0, skip - len(piece))


def _entries(lines: Iterator[Line], header: Sequence[str]) -> Iterator[Entry]:
    for line in lines:
        row: Mapping[str, object] = (
            line.cells if isinstance(line.cells, Mapping) else dict(zip(header, line.cells, strict=False))
        )
        said = {key: str(row.get(key) or "") for key in (*_OURS, "rules")}
        urgency = _urgencies().get(vocabulary.normalize(said["urgency"]))
        if line.problem is not None or urgency is None:
            raise BadTable(_("Row {n} of the earlier list is not as this program writes it.", n=line.number))
        if urgency is not Urgency.GONE:
            due = read_date(said["date"][:10])  # a workbook gives a time along
            missing = list_columns.questions().get(vocabulary.normalize(said["next"]))
            yield Entry(
                Triage(urgency, due, _OUTCOMES.get(said["outcome"]), None, said["rules"], missing),
                clean(said["ref"]),
                line.number,
            )
