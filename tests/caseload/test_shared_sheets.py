"""Sheets in which an earlier version lost somebody, if present: read as `cases/README.md` describes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from permit_wizard.caseload.triage.urgency import Urgency
from tests.builders import ROOT
from tests.caseload.centre_sheets import Read

SHEETS = Path(ROOT).parent / "shared" / "cases" / "sheets"

DATED = {
    "s01_eenvoudig.xls": 6, "s01_eenvoudig.fods": 6, "s06_gezin_per_rij.xlsx": 7, "s07_tab_per_maand.xlsx": 5,
    "two_sheets.xlsx": 2, "s09_vinkjes_formules.xlsx": 5, "s11_google_formulier.xlsx": 3,
    "s12_zonder_jaar_opmaak.xlsx": 5, "s15_rijk.xlsx": 3, "merged_family.xlsx": 3, "merged_family.ods": 2,
    "d1904_general.xlsx": 1, "x000d.xlsx": 1, "strict.xlsx": 2, "workbook2.xlsx": 1, "backslash.xlsx": 1, "ar.csv": 2,
    "ar_persian_ye.csv": 1, "typo_real_libreoffice.ods": 3, "dateempty.ods": 1, "floatempty.ods": 1, "neg.ods": 1,
    "s13_archief.xlsx": 2, "s03_twee_tabellen.xlsx": 3, "s10_kop_van_twee_rijen.xlsx": 2,
}  # fmt: skip
"""How many people of each sheet are ranked by a day."""

TOLD = {"formula_openpyxl.xlsx", "huge.parquet", "received_2200.xlsx", "received_2359.xlsx", "received_utc.parquet",
        "typo_real_libreoffice.ods", "floatempty.ods", "neg.ods", "d1904_general.xlsx"}  # fmt: skip
"""Sheets with something that somebody has to look at: exit code 2."""


@pytest.fixture
def sheet(request: pytest.FixtureRequest) -> bytes:
    path = SHEETS / request.param
    if not path.exists():
        pytest.skip("the shared sheets are not here")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("sheet", "name"), [(name, name) for name in sorted({*DATED, *TOLD, "ns_odd.parquet"})], indirect=["sheet"]
)
def test_each_shared_sheet_is_read_as_described(sheet: bytes, name: str) -> None:
    read = Read(sheet, today=date(2026, 11, 30))
    if name in DATED:
        assert sum(entry.triage.due is not None for entry in read.entries) == DATED[name]
    assert read.complete == (name not in TOLD)
    if name in ("s03_twee_tabellen.xlsx", "s13_archief.xlsx"):
        assert {entry.triage.urgency for entry in read.entries[-len(read.closed) :]} == {Urgency.CLOSED}
