"""A caseload read, judged and written: what the command and the tests call."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from permit_wizard.caseload import words
from permit_wizard.caseload.ledger import Entry, Ledger
from permit_wizard.caseload.reading import Reading
from permit_wizard.caseload.urgency import Triage, Urgency, triage
from permit_wizard.caseload.words import COLUMNS, REF
from permit_wizard.caseload.writing import WRITERS, Caseload, separator
from permit_wizard.core.editions import Edition
from permit_wizard.core.text import _
from permit_wizard.language.i18n import Localizer

FORMATS = ("table", *WRITERS)

EVERY = 500
"""Rows between two reports of progress."""


def judged(
    reading: Reading,
    today: date,
    say: Localizer,
    progress: Callable[[int], None] | None = None,
    named: Edition | None = None,
) -> Ledger:
    """Read and judge a whole caseload; then the reading's remarks are complete.

    Args:
        reading: the file.
        today: the day to judge on.
        say: the language in which mistakes are explained.
        named: the edition of the rules that was asked for by name; None is the one in force.
        progress: called now and then with the number of rows so far.

    Raises:
        BadTable: the file is no caseload from some row on.
        OSError: it cannot be read any more.
    """
    ledger = Ledger()
    for row in reading:
        if row.problem is None:
            ledger.add(Entry(triage(row.answers, today, named), row.ref, row.number))
        else:
            ledger.add(Entry(Triage(Urgency.BAD, None), row.ref, row.number, say.line(row.problem)))
        if progress is not None and len(ledger) % EVERY == 0:
            progress(len(ledger))
    return ledger


def written(load: Caseload, form: str) -> Iterator[bytes]:
    """Yield a judged caseload in a format.

    Raises:
        NothingToWrite: a calendar without a day.
    """
    if form == "table":
        from permit_wizard.caseload.table import write_table

        return write_table(load)
    return WRITERS[form](load)


def template(say: Localizer, today: date) -> bytes:
    """Return a CSV to fill in, with the separator of the language: the names that are taken for each column, the columns, and one row."""
    example = {REF: "A-001", "permit": "temporary_asylum", "expires_on": today.strftime("%d-%m-%Y"), "applied": "no"}
    names = [(key, " / ".join(names)) for key, *names in words.table(say)]
    title = say.line(_("One row for each person. Your own names for the columns are taken, too:"))
    lines: list[Sequence[str]] = [[title], *names, [], COLUMNS, [example.get(column, "") for column in COLUMNS]]
    content = io.StringIO()
    csv.writer(content, delimiter=separator(say), lineterminator="\r\n").writerows(lines)
    return b"\xef\xbb\xbf" + content.getvalue().encode()
