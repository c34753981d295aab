"""Caseloads as people keep them, read and judged."""

from __future__ import annotations

import io
from datetime import date
from typing import cast

from permit_wizard import caseload
from permit_wizard.answers import Answers
from permit_wizard.caseload.reading import Row, rows
from permit_wizard.caseload.writing import Caseload
from permit_wizard.i18n import Localizer
from tests.builders import ALL_IS_WELL, TODAY

WELL = {key: str(value) for key, value in ALL_IS_WELL.items()}


def stream(raw: bytes) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(raw)))


def table(*people: dict[str, str], sign: str = ",", end: str = "\n") -> str:
    columns = ("ref", *WELL)
    return "".join(sign.join(line) + end for line in (columns, *([p.get(c, "") for c in columns] for p in people)))


def read(raw: str | bytes, today: date = TODAY) -> list[Row]:
    return list(rows(stream(raw.encode() if isinstance(raw, str) else raw), today))


def load(raw: str | bytes, **options: object) -> Caseload:
    say = Localizer("en", isolate=False)
    return Caseload(
        caseload.judged(stream(raw.encode() if isinstance(raw, str) else raw), TODAY, say), TODAY, say, **options
    )  # pyright: ignore[reportArgumentType]


def problem(row: Row) -> str:
    assert not isinstance(row.answers, Answers)
    return Localizer("en").line(row.answers)


PERSON = {"ref": "A-1", **WELL}

MIXED = table(
    {**PERSON, "ref": "later"},
    {**PERSON, "ref": "=cmd|' /C calc'!A0", "expires_on": "06-03-2026"},
    {**PERSON, "ref": "waits", "permit": "other"},
    {**PERSON, "ref": "bad", "digid": "perhaps"},
    {**PERSON, "ref": "gap", "travel": ""},
    {**PERSON, "ref": "late", "expires_on": "01-01-2026"},
    {**PERSON, "ref": "-1+1\x1b[31m\u202e", "expires_on": "20-03-2026"},
)
