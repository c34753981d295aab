"""A caseload read, judged and written: what the command and the tests call."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from permit_wizard.caseload.columns import vocabulary as words
from permit_wizard.caseload.columns.vocabulary import COLUMNS, REF
from permit_wizard.caseload.people.diagnostics import Note
from permit_wizard.caseload.people.row import Row, Rows
from permit_wizard.caseload.triage.previous_list import Earlier
from permit_wizard.caseload.triage.ranked_rows import Entry, Ledger, Mark
from permit_wizard.caseload.triage.urgency import Triage, Urgency, triage
from permit_wizard.caseload.write.layout import Caseload, separator, writer
from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import Localizer

FORMATS = ("table", "csv", "xlsx", "json", "ics", "html")

_REMEMBERED = 8192
"""Different cases whose triage is kept while a list is judged: many people answer alike."""

EVERY = 500
"""Rows between two reports of progress."""


def judged(
    rows: Rows,
    today: date,
    say: Localizer,
    progress: Callable[[int], None] | None = None,
    named: Edition | None = None,
    earlier: Earlier | None = None,
    *,
    carry: bool = True,
) -> Ledger:
    """Judge a whole caseload as it is read; then the reading's remarks are complete.

    Args:
        rows: the rows, which are gone through once.
        today: the day to judge on.
        say: the language in which mistakes are explained.
        progress: called now and then with the number of rows so far.
        named: the edition of the rules that was asked for by name; None is the one in force.
        earlier: an earlier list to hold it against.
        carry: whether the centre's own columns go along.

    Raises:
        BadTable: the file is no caseload from some row on.
        OSError: it cannot be read any more.
    """
    ledger = Ledger(rows.carried if carry else ())
    alike: dict[int, _Judged] = {}
    bad, mark = Triage(Urgency.BAD, None), Mark.NONE
    for many, row in enumerate(rows, 1):
        judged = alike.get(id(row.answers))
        if judged is None or judged.answers is not row.answers or judged.said is not row.notes:
            if len(alike) >= _REMEMBERED:
                alike.clear()
            judged = alike[id(row.answers)] = _Judged(
                row.answers, row.notes, triage(row.answers, today, named, row.perhaps, rows.unsaid), _notes(row, say)
            )
        found, problem = (judged.triage, "") if row.problem is None else (bad, say.line(row.problem))
        if earlier is not None:
            mark = earlier.mark(row.ref, found) if row.named else Mark.NONE
        ledger.add(Entry(found, row.ref, row.number, problem, mark, judged.notes, row.carried if carry else {}))
        if progress is not None and many % EVERY == 0:
            progress(many)
    for entry in () if earlier is None else earlier.gone():
        ledger.add(entry)
    return ledger


class _Judged(NamedTuple):
    """What came of somebody; rows that say the same share their answers and notes (`Reading`), and so share this."""

    answers: Answers
    said: Sequence[Note]
    triage: Triage
    notes: Sequence[str]


def _notes(row: Row, say: Localizer) -> Sequence[str]:
    return [
        say.line(_("“{cell}” in “{column}”: {problem}", cell=note.cell, column=note.column, problem=note.reason))
        for note in row.notes
    ]


def remarks(ledger: Ledger) -> Iterator[Text]:
    """Yield what there is to say of what was kept."""
    if ledger.left_out:
        yield ngettext("{n} cell is not carried along: there are too many columns.", "{n} cells are not carried along: there are too many columns.", ledger.left_out)  # fmt: skip


def written(load: Caseload, form: str) -> Iterator[bytes]:
    """Yield a judged caseload in a format.

    Raises:
        NothingToWrite: a calendar without a day, or a workbook with too many rows.
    """
    return writer(form)(load)


def template(say: Localizer, today: date) -> bytes:
    """Return a CSV to fill in, with the separator of the language: what is taken for each column and its values, the columns, one row."""
    example = {REF: "A-001", "permit": "temporary_asylum", "expires_on": today.strftime("%d-%m-%Y"), "applied": "no"}
    names = [
        (key, " / ".join(names), *(words.meanings(key, say) if key != REF else ())) for key, *names in words.table(say)
    ]
    title = say.line(_("One row for each person. Your own names for the columns are taken, too:"))
    lines: list[Sequence[str]] = [[title], *names, [], COLUMNS, [example.get(column, "") for column in COLUMNS]]
    content = io.StringIO()
    csv.writer(content, delimiter=separator(say), lineterminator="\r\n").writerows(lines)
    return b"\xef\xbb\xbf" + content.getvalue().encode()
