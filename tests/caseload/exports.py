"""Exports of a sheet, for the tests of each format."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl

from permit_wizard.caseload.triage import run
from permit_wizard.caseload.write import writer
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import reading

SHEET = (
    "Naam;Geldig tot;Telefoon;Notitie;date\n"
    "Bo;06-03-2026;0612;=1+1|x;\nCas;30-05-2026;;belt\tna <b>1</b> april;maandag\nDee;;+31 6;;\n"
)


def made(form: str, sheet: str = SHEET, code: str = "en", today: date = TODAY) -> bytes:
    localizer = Localizer(code, isolate=form in ("table", "html"))
    return b"".join(writer(form)(Caseload(run.triage_rows(reading(sheet, today), today, localizer), today, localizer)))


def rows_of(raw: bytes) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0].iter_rows(values_only=True)]
