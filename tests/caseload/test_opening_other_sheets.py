"""`caseload ask` with options that make no sense, files that are there already, and odd sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.caseload.opening import Typed
from tests.caseload.people import read
from tests.caseload.test_twelve_sheets import workbook

# ------------------------------------------------------------------------------------------------------- what cannot be


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--open", "Zoe"], "Geen rij heet “Zoe”"),
        (["--open", "Bo", "--format", "csv"], "--open kan niet samen met --format"),
        (["--open", "Bo", "--within", "0"], "--open kan niet samen met --within"),
        (["--open", "Bo", "--out", "x"], "--open kan niet samen met --out"),
        (["--open", "Bo", "--write-back", "x.txt"], "--write-back"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(typing: Typed, sheet: Path, options: list[str], said: str) -> None:
    code, out, err = typing(str(sheet), *options, lines=[])
    assert code == 2
    assert not out
    assert said in err
    assert err.count("\n") == 1


def test_the_sheet_cannot_come_by_the_way_of_the_answers(typing: Typed) -> None:
    code, _out, err = typing("-", "--open", "Bo", lines=[])
    assert code == 2
    assert "naam van een bestand nodig" in err


def test_a_file_that_is_there_already_is_refused_before_anybody_is_asked(typing: Typed, sheet: Path) -> None:
    code, out, _err = typing(str(sheet), "--open", "Bo", "--plain", "--write-back", str(sheet), lines=["1"])
    assert code == 74
    assert not out
    code, _out, err = typing(str(sheet), "--open", "Bo", "--write-back", str(sheet.parent / "map" / "a.csv"), lines=[])
    assert code == 74
    assert "map" in err


# ----------------------------------------------------------------------------------------------------------- odd sheets


def test_answers_go_into_the_right_row_below_a_header_of_two_rows(typing: Typed, sheet: Path) -> None:
    """The column that the first answer adds, "aangevraagd", may be a cell too: the header stays the header."""
    path = sheet.with_name("lijst.xlsx")
    path.write_bytes(
        workbook(
            ("Lijst", [["Cliënt", None, "Verblijfsvergunning", None, None], ["Nr", "Naam", "Soort", "Van", "Tot"],
                       *([n, ref, "asiel bepaalde tijd", date(2021, 12, 9 + n), date(2026, 12, 9 + n)]
                         for n, ref in enumerate(("Bo", "Cas"), 1))])
        )
    )  # fmt: skip
    before = {row.ref: row.answers.expires_on for row in read(path.read_bytes())}
    typing(str(path), "--open", "Cas", "--plain", "--write-back", str(path), "--replace", lines=["1", "1", "q", "2"])
    found = {row.ref: row.answers for row in read(path.read_bytes())}
    assert {ref: answers.expires_on for ref, answers in found.items()} == before
    assert [found[ref].applied for ref in ("Bo", "Cas")] == [None, "no"]
    assert [found[ref].main_residence for ref in ("Bo", "Cas")] == [None, "yes"]


def test_answers_go_into_the_right_tab(typing: Typed, sheet: Path) -> None:
    path = sheet.with_name("lijst.xlsx")
    head = ["Naam", "Verloopt"]
    tabs = [("2026", [head, ["Bo", date(2026, 12, 4)]]), ("Archief", [head, ["Cas", date(2025, 12, 4)]])]
    path.write_bytes(workbook(*tabs))
    typing(str(path), "--open", "Cas", "--plain", "--write-back", str(path), "--replace", lines=["1", "q", "2"])
    found = {row.ref: (row.closed, row.answers.permit) for row in read(path.read_bytes())}
    assert found == {"Bo": (False, None), "Cas": (True, "temporary_asylum")}


def test_answers_of_one_never_count_for_others_in_their_row(typing: Typed, sheet: Path) -> None:
    head = "gezin;vader;verloopt;moeder;verloopt\n"
    raw = f"{head}Al;Hassan;9-12-2026;Rana;8-12-2026\nOsman;;;Amina;6-12-2026\n"
    sheet.write_text(raw)
    into = ["--plain", "--write-back", str(sheet), "--replace"]
    code, _out, err = typing(str(sheet), "--open", "Al – Hassan", *into, lines=["1", "2"])
    assert code == 2
    assert "voor al deze mensen" in err
    assert "Al – Hassan, Al – Rana" in typing(str(sheet), "--open", "#2", *into, lines=[])[2]
    assert sheet.read_text() == raw
    typing(str(sheet), "--open", "Osman – Amina", *into, lines=["1", "q", "2"])
    assert {row.ref: row.answers.permit for row in read(sheet.read_bytes())}["Osman – Amina"] == "temporary_asylum"
