"""A whole caseload at once: who has to act today, this week, this month, and who can wait.

One way through: rows are read and judged as they come (reading, urgency), kept as a few bytes each (ledger), and written in order of
urgency (table, writing). Nothing is put on a disk on the way, and of each person nothing is kept but what is printed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date

from permit_wizard.answers import Answers
from permit_wizard.caseload.ledger import Entry, Ledger
from permit_wizard.caseload.reading import COLUMNS, REF, rows
from permit_wizard.caseload.urgency import Triage, Urgency, triage
from permit_wizard.caseload.writing import WRITERS, Caseload, separator
from permit_wizard.editions import Edition
from permit_wizard.i18n import Localizer

FORMATS = ("table", *WRITERS)

EVERY = 500
"""Rows between two reports of progress."""


def judged(
    stream: io.BufferedReader,
    today: date,
    say: Localizer,
    progress: Callable[[int], None] | None = None,
    named: Edition | None = None,
) -> Ledger:
    """Read and judge a whole caseload.

    Args:
        stream: the file.
        today: the day to judge on.
        say: the language in which mistakes are explained.
        named: the edition of the rules that was asked for by name; None is the one in force.
        progress: called now and then with the number of rows so far.

    Raises:
        BadTable: the file cannot be a caseload.
        OSError: it cannot be read any more.
    """
    ledger = Ledger()
    for row in rows(stream, today):
        if isinstance(row.answers, Answers):
            ledger.add(Entry(triage(row.answers, today, named), row.ref, row.number))
        else:
            ledger.add(Entry(Triage(Urgency.BAD, None), row.ref, row.number, say.line(row.answers)))
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
    """Return a CSV to fill in: the columns, and one row that shows how; with the separator of the language."""
    example = {REF: "A-001", "permit": "temporary_asylum", "expires_on": today.strftime("%d-%m-%Y"), "applied": "no"}
    lines = (COLUMNS, [example.get(column, "") for column in COLUMNS])
    sign = separator(say)
    return b"\xef\xbb\xbf" + "".join(sign.join(line) + "\r\n" for line in lines).encode()
