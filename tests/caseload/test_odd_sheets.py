"""Odd sheets as centres keep them: everybody is there in the first week, and in the second, beside our own columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.write.write_back import save_back
from permit_wizard.language.localizer import Localizer
from tests.caseload.people import stream
from tests.caseload.test_twelve_sheets import workbook
from tests.caseload.workbooks import loaded

TODAY = date(2026, 11, 30)
JAN, DEC, FEB = date(2027, 1, 5), date(2026, 12, 8), date(2027, 2, 8)
Rows = Sequence[Sequence[object]]

SHEETS: dict[str, tuple[dict[str, Rows], dict[str, date]]] = {
    "children in columns": (
        {
            "Gezinnen": [
                ["Naam ouder", "Pas geldig tot", "Naam kind 1", "Pas geldig tot kind 1"],
                ["Fam Ali", JAN, "Sara", FEB],
                ["Fam Bea", DEC, None, None],
            ]
        },
        {"Fam Ali": JAN, "Fam Ali – Sara": FEB, "Fam Bea": DEC},
    ),
    "two lists side by side": (
        {"Lijst": [["Naam", "Geldig tot", None, "Naam", "Geldig tot"], ["Ali", JAN, None, "Bea", DEC]]},
        {"Ali": JAN, "Bea": DEC},
    ),
    "a header of two rows": (
        {
            "Lijst": [
                ["Persoon", None, "Verblijfspas", None],
                ["Voornaam", "Achternaam", "Nummer", "Tot"],
                ["Ali", "Haddad", "Z1", JAN],
                ["Bea", "Tesfay", "Z2", DEC],
            ]
        },
        {"Ali Haddad": JAN, "Bea Tesfay": DEC},
    ),
    "a header in row seven under a title": (
        {
            "Lijst": [
                ["Stichting Welkom"],
                ["Adres", "Straat 1"],
                ["Telefoon", "030-1234567"],
                ["Datum", TODAY],
                [None],
                ["Cliënten met een vergunning"],
                ["Nr", "Naam", "Vervalt", "Contact"],
                [1, "Ali", JAN, "Kees"],
                [2, "Bea", DEC, "Els"],
            ]
        },
        {"Ali": JAN, "Bea": DEC},
    ),
    "a tab for each volunteer": (
        {
            "Kees": [["Naam", "Geldig tot"], ["Ali", JAN]],
            "Els": [["Cliënt", "Pas verloopt", "tel"], ["Bea", DEC, "06"]],
            "Mo": [["Wie?", "Wanneer verloopt de pas"], ["Cem", FEB]],
        },
        {"Ali": JAN, "Bea": DEC, "Cem": FEB},
    ),
    "a form of Google in Arabic": (
        {
            "ردود النموذج 1": [
                ["طابع زمني", "ما اسمك الكامل؟", "متى تنتهي صلاحية بطاقة الإقامة الخاصة بك؟", "هل قدمت طلب التمديد؟"],
                [date(2026, 11, 1), "أحمد علي", JAN, "لا"],
                [date(2026, 11, 2), "مريم", DEC, "لا"],
            ]
        },
        {"أحمد علي": JAN, "مريم": DEC},
    ),
    "groups between people, and an empty row": (
        {"Lijst": [["Naam", "Geldig tot"], ["Ali", "05-01-2027"], [None, None], ["Bea", "08-12-2026"], ["Cem", FEB]]},
        {"Ali": JAN, "Bea": DEC, "Cem": FEB},
    ),
    "a long question as a header": (
        {"Blad1": [["Wat is uw naam?", "Tot welke datum is uw verblijfspas geldig?"], ["Ali", JAN], ["Bea", DEC]]},
        {"Ali": JAN, "Bea": DEC},
    ),
}


FILES = [
    (name, kind)
    for name, (tabs, _people) in SHEETS.items()
    for kind in (".xlsx", ".csv")
    if kind == ".xlsx" or len(tabs) == 1
]
"""Each sheet as a workbook, and as CSV, which has one tab, where it has no more."""


def who(raw: bytes) -> list[tuple[str, date | None, str]]:
    """Each person with the expiry date and the group, in order; nobody may be told as not read."""
    reading = Reading(stream(raw), TODAY)
    dates = {row.ref: row.answers.expires_on for row in Reading(stream(raw), TODAY)}
    ranked = triage_rows(reading, TODAY, Localizer("nl", isolate=False))
    assert not ranked.problems
    assert not reading.remarks.incomplete
    return [(entry.ref, dates[entry.ref], entry.triage.urgency.name) for entry in ranked]  # pyright: ignore[reportReturnType]


@pytest.mark.parametrize(("name", "kind"), FILES)
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_everybody_is_there_in_each_week(name: str, kind: str, code: str, tmp_path: Path) -> None:
    tabs, expected = SHEETS[name]
    raw = workbook(*tabs.items()) if kind == ".xlsx" else as_csv(next(iter(tabs.values())))
    first = who(raw)
    assert {ref: day for ref, day, _group in first} == expected
    sheet = tmp_path / f"lijst{kind}"
    sheet.write_bytes(raw)
    for _week in range(2):
        load = loaded(sheet.read_bytes(), code, TODAY)
        save_back(load, str(sheet), str(sheet), ReadingOptions(), replace=True)
        assert who(sheet.read_bytes()) == first


def as_csv(rows: Rows) -> bytes:
    text = io.StringIO()
    shown = ([f"{cell:%d-%m-%Y}" if isinstance(cell, date) else cell for cell in row] for row in rows)
    csv.writer(text, delimiter=";").writerows(shown)
    return text.getvalue().encode()
