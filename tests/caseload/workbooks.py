"""Workbooks as centres keep them, made for tests, and how they are compared part by part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.package_changes import changes
from permit_wizard.caseload.write.package_xlsx import XlsxPackage
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import stream

SHEETS = Path(__file__).parent / "sheets"
RICH = SHEETS / "s15_rijk.xlsx"
PEOPLE = (("Bo", date(2026, 3, 26), "0612"), ("Cas", date(2026, 5, 30), "+316"), ("Dee", date(2026, 12, 31), "-5"))
TITLES = ("Naam", "Geldig tot", "Telefoon")


def parts(raw: bytes) -> dict[str, bytes]:
    """The parts of a package, by name, in order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that differ; all else of the zip file has to be the same: order, times, methods, attributes."""
    first, second = (zipfile.ZipFile(io.BytesIO(raw)) for raw in (before, after))
    assert first.namelist() == second.namelist()
    for one, two in zip(first.infolist(), second.infolist(), strict=True):
        for attribute in ("date_time", "compress_type", "external_attr", "create_system", "comment"):
            assert getattr(one, attribute) == getattr(two, attribute)
    return {name for name, content in parts(before).items() if parts(after)[name] != content}


def without_insertions(before: bytes, after: bytes) -> bool:
    """Whether the one is the other with something left out."""
    rest = iter(after)
    return all(byte in rest for byte in before)


def rows_of(raw: bytes, tab: int | str = 0) -> list[list[Any]]:
    """The cells of a tab, by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book.worksheets[tab] if isinstance(tab, int) else book[tab]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def loaded(raw: bytes, code: str = "en", today: date = TODAY) -> Caseload:
    """A sheet read with all its columns, and judged."""
    localizer = Localizer(code, isolate=False)
    return Caseload(triage_rows(Reading(stream(raw), today, whole=True), today, localizer), today, localizer)


def workbook(
    *,
    people: Sequence[Sequence[object]] = PEOPLE,
    titles: Sequence[str] = TITLES,
    above: int = 0,
    left: int = 0,
    table: bool = False,
    filtered: bool = False,
    extras: bool = False,
    hidden_rest: bool = False,
    jotting: int = 0,
) -> bytes:
    """A workbook of three tabs.

    Args:
        people: the rows.
        titles: their titles.
        above: rows above the titles, of which the first is a merged title.
        left: empty columns left of them.
        table: whether the rows are an Excel table.
        filtered: whether the tab has a filter.
        extras: whether it has a chart, a comment, a list to choose from, colours by rule, and formulas.
        hidden_rest: whether all columns behind are hidden, as people do to end a tab.
        jotting: how many columns behind the titles something is written beside the second person; 0 for nothing.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Cliënten"
    first, column = above + 1, left + 1
    if above:
        sheet.cell(1, 1, "Onze cliënten")
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=column + len(titles) - 1)
    for index, row in enumerate([titles, *people]):
        for number, cell in enumerate(row):
            sheet.cell(first + index, column + number, cell)  # pyright: ignore[reportArgumentType]
    last = column + len(titles) - 1
    letter = openpyxl.utils.get_column_letter
    area = f"{letter(column)}{first}:{letter(last)}{first + len(people)}"
    if table:
        sheet.add_table(Table(displayName="Lijst", ref=area))
    if filtered:
        sheet.auto_filter.ref = area
    if jotting:
        sheet.cell(first + 2, last + jotting, "los briefje")
    if hidden_rest:
        sheet.column_dimensions.group(letter(last + 1), letter(16_384), hidden=True)
    if extras:
        choice = DataValidation(type="list", formula1='"ja,nee"', allow_blank=True)
        sheet.add_data_validation(choice)
        choice.add(f"{letter(last)}{first + 1}:{letter(last)}{first + 40}")
        sheet.cell(first + 1, column).comment = Comment("belt liever niet", "balie")
        red = PatternFill(bgColor="FFCC0000")
        sheet.conditional_formatting.add(area, CellIsRule(operator="lessThan", formula=["TODAY()"], fill=red))
        sheet.freeze_panes = sheet.cell(first + 1, column + 1)
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=column, min_row=first, max_row=first + 3))
        book.create_sheet("Grafiek").add_chart(chart, "B2")
    second = book.create_sheet("Afspraken")
    second.append(["wanneer", "wie"])
    second["A2"] = "=Cliënten!A2"
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def rewritten(raw: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """A package with changes in one part, by regular expression; each has to be found."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == part:
                text = content.decode()
                for pattern, by in changes:
                    text, many = re.subn(pattern, by, text)
                    assert many, pattern
                content = text.encode()
            new.writestr(info, content)
    return made.getvalue()


def written(raw: bytes, code: str = "en", today: date = TODAY, **more: object) -> bytes:
    """Return a workbook with advice written into it."""
    package = XlsxPackage(io.BytesIO(raw))
    return b"".join(package.write(changes(package, loaded(raw, code, today), **more)))  # pyright: ignore[reportArgumentType]
