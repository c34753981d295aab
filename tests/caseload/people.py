"""Caseloads as people keep them, read and judged."""

from __future__ import annotations

import io
from datetime import date
from typing import cast

from permit_wizard.caseload.columns.reading_options import ReadingOptions, read_options
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.triage import run
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.language.localizer import Localizer
from tests.builders import ALL_IS_WELL, TODAY

WELL = {key: str(value) for key, value in ALL_IS_WELL.items()}


def stream(raw: bytes) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(raw)))


def table(*people: dict[str, str], sign: str = ",", end: str = "\n") -> str:
    columns = ("ref", *WELL)
    return "".join(sign.join(line) + end for line in (columns, *([p.get(c, "") for c in columns] for p in people)))


def reading(raw: str | bytes, today: date = TODAY, wish: ReadingOptions | None = None) -> Reading:
    return Reading(stream(raw.encode() if isinstance(raw, str) else raw), today, wish)


def read(raw: str | bytes, today: date = TODAY, wish: ReadingOptions | None = None) -> list[Row]:
    return list(reading(raw, today, wish))


NO_PERMIT = (
    "The sheet does not show which permit people have. "
    "If all have a temporary asylum permit, use --default permit=temporary_asylum."
)


def said(
    raw: str | bytes, today: date = TODAY, wish: ReadingOptions | None = None, *, permit: bool = False
) -> list[str]:
    """What is remarked of a whole sheet, in English; a missing permit is left out unless asked for."""
    sheet = reading(raw, today, wish)
    list(sheet)
    lines = (Localizer("en").line(remark) for remark in sheet.remarks)
    return [line for line in lines if permit or line != NO_PERMIT]


def load(raw: str | bytes, **options: object) -> Caseload:
    localizer = Localizer("en", isolate=False)
    return Caseload(run.triage_rows(reading(raw), TODAY, localizer), TODAY, localizer, **options)  # pyright: ignore[reportArgumentType]


def problem(row: Row) -> str:
    """What is wrong with a row, or with its cells."""
    localizer = Localizer("en")
    if row.problem is not None:
        return localizer.line(row.problem)
    return " ".join(f"{note.column}: {note.cell}: {localizer.line(note.reason)}" for note in row.notes)


def meant(columns: str = "", defaults: str = "", dates: str | None = None) -> ReadingOptions:
    return read_options([columns], [defaults], dates, TODAY)


PERSON = {"ref": "A-1", **WELL}

MIXED = (
    table(
        {**PERSON, "ref": "later"},
        {**PERSON, "ref": "=cmd|' /C calc'!A0", "expires_on": "06-03-2026"},
        {**PERSON, "ref": "waits", "permit": "other"},
        {**PERSON, "ref": "gap", "travel": "", "digid": "perhaps"},
        {**PERSON, "ref": "late", "expires_on": "01-01-2026"},
        {**PERSON, "ref": "-1+1\x1b[31m\u202e", "expires_on": "20-03-2026"},
    )
    + "bad"
    + "," * 13
    + "one sign too many\n"
)
