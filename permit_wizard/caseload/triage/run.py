"""A caseload judged: triage of each row, and the rows in order of urgency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from permit_wizard.caseload.people.notes import note_text
from permit_wizard.caseload.people.row import NOTHING, Rows
from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.previous_list import PreviousList
from permit_wizard.caseload.triage.ranked_rows import Entry, Mark, RankedRows
from permit_wizard.caseload.triage.urgency import Triage, Urgency, triage, triage_facts
from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import Localizer

_CACHED = 65_536
"""Different cases whose triage is cached: for many people the same counts."""

PROGRESS_INTERVAL = 500
"""Rows between two reports of progress."""


def triage_rows(
    rows: Rows,
    today: date,
    localizer: Localizer,
    progress: Callable[[int], None] | None = None,
    named: Edition | None = None,
    earlier: PreviousList | None = None,
    *,
    columns: Sequence[str] | None = None,
) -> RankedRows:
    """Judge a whole caseload as it is read; then the reading's remarks are complete.

    Args:
        rows: the rows, which are gone through once.
        today: the day to judge on.
        localizer: the language in which mistakes are explained.
        progress: called now and then with the number of rows so far.
        named: the edition of the rules that was asked for by name; None is the one in force.
        earlier: an earlier list to hold it against.
        columns: which of the centre's own columns are kept; None for all.

    Raises:
        BadTable: the file is no caseload from some row on.
        OSError: it cannot be read any more.
    """
    ranked = RankedRows(rows.extra_columns if columns is None else columns)
    bad, mark = Triage(Urgency.BAD, None), Mark.NONE
    closed = Triage(Urgency.CLOSED, None, what=Advice.CLOSED)
    unanswered = tuple(rows.unanswered_keys)

    known: dict[tuple[object, ...], Triage] = {}

    def triage_of(answers: Answers, candidates: Sequence[date] = ()) -> Triage:
        facts = (*triage_facts(answers), candidates)
        found = known.get(facts)
        if found is None:
            if len(known) >= _CACHED:
                known.clear()
            found = known[facts] = triage(answers, today, named, candidates, unanswered)
        return found

    for many, row in enumerate(rows, 1):
        problem, notes = "", tuple[str, ...]()
        if row.notes:
            notes = tuple(localizer.line(note_text(note)) for note in row.notes)
        if row.problem is not None:
            problem = localizer.line(row.problem)
        if row.closed:
            found = closed
        elif problem:
            found = bad
        elif notes:
            found = triage_of(row.answers, row.candidate_dates)
        else:
            found = triage_of(row.answers)
        if earlier is not None:
            mark = earlier.compare(row.ref, found) if row.named else Mark.NONE
            change = earlier.difference(row.ref, found) if mark in (Mark.CHANGED, Mark.URGENT) else None
            notes = notes if change is None else (localizer.line(change), *notes)
        cells = row.extra_cells
        if columns is not None:
            cells = {name: cell for name in columns if (cell := cells.get(name))} if columns else NOTHING
        ranked.add(Entry(found, row.ref, row.number, problem, mark, notes, cells, row.tab))
        if progress is not None and many % PROGRESS_INTERVAL == 0:
            progress(many)
    people = len(ranked)
    for entry in () if earlier is None else earlier.gone(people):
        ranked.add(entry)
    ranked.nameless = earlier is not None and not earlier.compares(people)
    return ranked


def remarks(ranked: RankedRows) -> Iterator[Text]:
    """Yield remarks about what was kept."""
    if ranked.nameless:
        yield _(
            "People cannot be compared with the earlier list: one of the two has no names or numbers of people. "
            "{option} tells which column holds them.",
            option="--map naam=ref",
        )
    if ranked.left_out:
        yield ngettext(
            "{n} cell is not carried along: there are too many columns.",
            "{n} cells are not carried along: there are too many columns.",
            ranked.left_out,
        )
