"""A Parquet file is read as a sheet is, and a damaged one, or a missing package, is said to be so."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from permit_wizard.caseload.read import parquet
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import Answers, Applied
from permit_wizard.core.extras import install_command
from permit_wizard.language.localizer import Localizer
from tests.caseload.people import problem, read

MANY = parquet._ROWS + 3


def packed(**columns: list[object]) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table(columns), target, row_group_size=2)
    return target.getvalue()


def test_its_rows_are_people_and_its_days_are_days() -> None:
    raw = packed(
        dossiernr=[17, 18, None],
        vervaldatum=[date(2026, 3, 6), date(2026, 5, 30), None],
        aangevraagd=["nee", "misschien", None],
        gesproken=[datetime(2026, 2, 20, 9, 30), None, None],  # noqa: DTZ001 - as such a file holds it
        talen=[["ar", "nl"], None, None],
    )
    first, second = read(raw)  # the third row is empty
    assert first.answers == Answers(expires_on=date(2026, 3, 6), applied=Applied.NO)
    assert (first.number, first.ref) == (1, "17")
    assert first.extra_cells == {"gesproken": "2026-02-20 09:30:00", "talen": "[…]"}
    assert problem(second).startswith("aangevraagd: misschien: this is not an answer here. Use no, extension, ")
    assert second.answers.expires_on == date(2026, 5, 30)


def test_more_rows_than_are_unpacked_at_a_time_are_all_read_and_counted_on() -> None:
    rows = read(packed(naam=[f"P{n}" for n in range(MANY)], vervaldatum=[date(2026, 3, 6)] * MANY))
    assert [row.number for row in rows] == list(range(1, MANY + 1))
    assert rows[-1].ref == f"P{MANY - 1}"


@pytest.mark.parametrize("cut", [5, 40, -30])
def test_a_damaged_file_is_said_to_be_damaged(cut: int) -> None:
    whole = packed(naam=["Bo"] * 500, vervaldatum=[date(2026, 3, 6)] * 500)
    for raw in (whole[:cut], whole[:4] + bytes(40) + whole[44:]):
        with pytest.raises(BadTable) as refused:
            read(raw)
        assert "damaged" in refused.value.reason.message


def test_a_file_without_a_known_column_and_a_missing_package_are_told_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(BadTable) as refused:
        read(packed(x=[1]))
    assert "no row has column names" in refused.value.reason.message
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadTable) as refused:
        read(packed(naam=["Bo"]))
    said = Localizer("en", isolate=False).line(refused.value.reason)
    assert (
        said == f"A Parquet file needs one more package: type {install_command('parquet')}, or save the list as .csv."
    )
