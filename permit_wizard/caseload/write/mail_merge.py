"""A table for mail merge (Word, LibreOffice): a row for each person who gets a letter, in their language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from permit_wizard.caseload.columns.contact_columns import telephone_column
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.write.csv import csv_of
from permit_wizard.caseload.write.layout import Caseload, display_name
from permit_wizard.caseload.write.letter_text import language_of, some_recipients, what_to_do
from permit_wizard.caseload.write.spreadsheet_safety import neutral
from permit_wizard.core.text import Weekday, _
from permit_wizard.language.care import unchecked_lines
from permit_wizard.language.localizer import DateForm, Localizer

_NUMBER = re.compile(r"[+\d][\d\s()./-]*")


def write_mail_merge(load: Caseload) -> Iterator[bytes]:
    """Yield CSV with each person's name, language, last day in words, what to do, and telephone number.

    Raises:
        NothingToWrite: nobody has to act within the days asked for.
    """
    people, localizer = some_recipients(load), load.localizer
    header = [localizer(title) for title in (_("Name"), _("Language"), _("Last day"), _("What to do"), _("Telephone"))]
    return csv_of(header, (_row(entry, load) for entry in people), localizer)


@cache
def _localizer(code: str) -> Localizer:
    return Localizer(code, isolate=False)


def _row(entry: Entry, load: Caseload) -> Sequence[object]:
    localizer, due = _localizer(language_of(entry, load)), entry.triage.due
    day = localizer(_("{weekday} {day}", weekday=Weekday(due), day=due), DateForm.WORDS) if due is not None else ""
    column = telephone_column(load.ranked.columns)
    telephone = str(entry.extra_cells.get(column, "")) if column is not None else ""
    return [
        neutral(display_name(entry, load)),
        localizer.language.name,
        day,
        localizer.sentences(
            localizer.line(text) for text in (what_to_do(entry), *unchecked_lines(load.today, load.rules))
        ),
        _telephone(telephone),
    ]


def _telephone(number: str) -> str:
    """Return a telephone number unchanged.

    Its + is safe: from digits and separators alone no spreadsheet makes a harmful formula.
    """
    return number if _NUMBER.fullmatch(number) else neutral(number)
