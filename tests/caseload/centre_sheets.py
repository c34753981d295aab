"""Sheets as centres keep them, read and judged. Everybody in them is invented."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta

import openpyxl

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage.ranked_rows import Entry, RankedRows
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.language.localizer import Localizer
from tests.caseload.people import stream

TODAY = date(2026, 11, 30)
Rows = Sequence[Sequence[object]]


def book(*tabs: tuple[str, Rows], merge: str = "", hidden: str = "") -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in tabs:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if merge:
            sheet.merge_cells(merge)
        if title == hidden:
            sheet.sheet_state = "hidden"
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


class Read:
    """A sheet that was read and judged."""

    def __init__(self, raw: bytes, options: ReadingOptions | None = None, today: date = TODAY) -> None:
        localizer = Localizer("en", isolate=False)
        self.reading = Reading(stream(raw), today, options)
        self.ranked: RankedRows = triage_rows(self.reading, today, localizer)
        self.entries: list[Entry] = list(self.ranked)
        self.said = [localizer.line(text) for text in self.reading.remarks]

    @property
    def complete(self) -> bool:
        remarks = self.reading.remarks
        return not (self.ranked.problems or remarks.unread or remarks.incomplete)

    @property
    def days(self) -> dict[str, date | None]:
        """The day of each person: the last safe day, or the first day of the window."""
        return {entry.ref: entry.triage.due for entry in self.entries}

    @property
    def closed(self) -> set[str]:
        return {entry.ref for entry in self.entries if entry.triage.urgency is Urgency.CLOSED}


def due(year: int, month: int, day: int) -> date:
    """The last safe day of a card."""
    return date(year, month, day) - timedelta(1)
