"""Writing back into a CSV file: every byte of the centre's own stays."""

from __future__ import annotations

import csv
import errno
import gc
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.caseload.columns.list_columns import OURS, our_columns
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.read.csv import records
from permit_wizard.caseload.write.additions import CannotAdd, Column, TableChanges
from permit_wizard.caseload.write.package_csv import CsvPackage, spans
from permit_wizard.caseload.write.titles import titles
from permit_wizard.caseload.write.write_back import save_back
from permit_wizard.cli import main
from permit_wizard.core.text import _
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs.delivery import atomic_write
from tests.builders import TODAY
from tests.caseload.people import problem, read
from tests.caseload.workbooks import loaded, without_insertions

LINES = (
    'Overzicht "Noord";;\r\n',
    "\r\n",
    "Naam;Geldig tot;Tel;;\r\n",
    'Bo;06-03-2026;"06;12"\r\n',
    '"Cas ""de Lange""";30-05-2026;=1+1;;\r\n',
    '"Zo\u00eb\nvan Dam";31-12-2026;+31 6;;\n',
    "\r\n",
    "Dee;;\u2019",
)
SHEET = "".join(LINES)


def back(path: Path, code: str = "en", target: Path | None = None) -> bytes:
    return save_back(
        loaded(path.read_bytes(), code), str(path), str(target or path), ReadingOptions(), replace=True
    ).read_bytes()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "lijst.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_byte_of_every_row_stays(sheet: Path, encoding: str, end: str) -> None:
    before = SHEET.replace("\r\n", "\n").replace("\n", end).encode(encoding)
    sheet.write_bytes(before)
    after = back(sheet)
    assert without_insertions(before, after)
    old, new = before.decode(encoding).split(end), after.decode(encoding).split(end)
    assert len(old) == len(new)
    assert [old[at] for at in (0, 1, 7)] == [new[at] for at in (0, 1, 7)]  # a title and empty lines
    assert all(now.startswith(was.rstrip(";")) for was, now in zip(old, new, strict=True) if was)
    rows = list(csv.reader(io.StringIO(after.decode(encoding).removeprefix("\ufeff"), newline=""), delimiter=";"))
    header = next(row for row in rows if row[:1] == ["Naam"])
    assert header[:6] == ["Naam", "Geldig tot", "Tel", "Done", "Own note", "Urgency"]
    bo = next(row for row in rows if row[:1] == ["Bo"])
    assert bo[:3] == ["Bo", "06-03-2026", "06;12"]
    assert bo[header.index("By when")] == "2026-03-05"


def test_ours_are_found_again_and_only_they_change(sheet: Path) -> None:
    sheet.write_text(SHEET, encoding="utf-8", newline="")
    first = back(sheet)
    assert back(sheet) == first
    text = first.decode().replace("06-03-2026", "07-05-2026").replace('"06;12";;', '"06;12";"ja";')
    sheet.write_bytes(text.encode())
    rows = list(csv.reader(io.StringIO(back(sheet).decode(), newline=""), delimiter=";"))
    assert rows[2].count("Urgency") == 1
    assert rows[3][1:6] == ["07-05-2026", "06;12", "ja", "", "Later"]


def test_a_guard_is_in_our_cells_alone_and_the_title_says_so() -> None:
    before = b'naam,geldig tot,x\n=A,06-03-2026,"=HYPERLINK(1)"\n'
    package = CsvPackage(io.BytesIO(before), lambda names: len({"naam", "geldig tot"} & set(names)), Localizer("en"))
    columns = [Column("What", {2: "=1+1"}), Column("Notes", {2: "1+1"})]
    made = b"".join(package.write([TableChanges("", 1, columns)]))
    assert made.splitlines() == [
        b'naam,geldig tot,x,"What (a \' keeps a cell from being a formula)","Notes"',
        b'=A,06-03-2026,"=HYPERLINK(1)","\'=1+1","1+1"',
    ]
    localizer = Localizer("nl", isolate=False)
    noted = [
        localizer(_("{title} (a {sign} keeps a cell from being a formula)", title=title, sign="'"))
        for title in titles(OURS, localizer)
    ]
    assert list(our_columns(["Naam", *noted])) == list(OURS)  # they are known again


def test_a_row_with_a_separator_too_many_is_doubted_in_the_second_week_too(sheet: Path) -> None:
    sheet.write_text("naam,geldig tot\nBo,06-03-2026\nCas,,straat,30-05-2026\n", encoding="utf-8")
    before = [problem(row) for row in read(sheet.read_bytes())]
    assert before == ["", "the row has 4 cells, but the header names 2 columns"]
    after = back(sheet)
    assert [problem(row) for row in read(after)] == before
    assert after.splitlines()[2] == b"Cas,,straat,30-05-2026"


def test_a_quote_that_is_never_closed_spoils_its_own_line_and_no_other(sheet: Path) -> None:
    sheet.write_text('naam,geldig tot\nBo,"06-03-2026\nCas,30-05-2026\n', encoding="utf-8")
    lines = back(sheet).decode().splitlines()
    assert lines[1] == 'Bo,"06-03-2026'
    assert lines[2].startswith('Cas,30-05-2026,,,"Later"')


def test_letters_that_an_old_encoding_lacks_are_refused_with_what_to_do(
    sheet: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = "naam;geldig tot\nZo\u00eb;06-03-2026\n".encode("cp1252")
    sheet.write_bytes(before)
    assert (
        main(["--lang", "ar", "--today", str(TODAY), "caseload", str(sheet), "--write-back", str(sheet), "--replace"])
        == 2
    )
    assert "UTF-8" in capfd.readouterr().err
    assert sheet.read_bytes() == before
    with pytest.raises(CannotAdd):
        back(sheet, "ti")


def test_new_answers_of_one_person_go_into_their_row_alone(sheet: Path) -> None:
    from permit_wizard.caseload.write.package_changes import NewAnswers

    sheet.write_text("naam;geldig tot;aangevraagd\nBo;06-03-2026;\nCas;30-05-2026;ja\n", encoding="utf-8")
    answers = NewAnswers("", 2, {"aangevraagd": "nee", "reizen": "ja"})
    save_back(loaded(sheet.read_bytes()), str(sheet), str(sheet), ReadingOptions(), replace=True, answers=answers)
    rows = sheet.read_text().splitlines()
    assert rows[0].startswith('naam;geldig tot;aangevraagd;"reizen";"Done"')
    assert rows[1].startswith('Bo;06-03-2026;"nee";"ja";')
    assert rows[2].startswith("Cas;30-05-2026;ja;;;;")


@given(st.lists(st.text(st.sampled_from('ab ";\n'), max_size=12), min_size=1, max_size=5))
@settings(max_examples=300)
def test_cells_are_divided_as_the_reader_divides_them(lines: list[str]) -> None:
    text = "\n".join(lines)
    for line in records(iter(list(enumerate(text.split("\n"), 1))), ";"):
        if line.problem is None:
            raw = next(csv_text(text, line.number, line.cells))
            found = [raw[first:last] for first, last in spans(raw, ";")]
            assert [cell[1:-1].replace('""', '"') if cell.startswith('"') else cell for cell in found] == list(
                line.cells
            )


def csv_text(text: str, number: int, cells: object) -> Iterator[str]:
    """The lines from one on that hold exactly these cells."""
    lines = text.split("\n")[number - 1 :]
    for many in range(1, len(lines) + 1):
        raw = "\n".join(lines[:many])
        try:
            read_again = next(csv.reader(io.StringIO(raw, newline=""), delimiter=";", strict=True), [""])
        except csv.Error:
            continue
        if read_again == cells:
            yield raw


def test_a_disk_that_is_full_half_way_gives_one_sentence_and_leaves_the_sheet(
    sheet: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(_stream: BinaryIO, pieces: Iterable[bytes], _like: Path | None) -> None:
        next(iter(pieces))
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(atomic_write, "_fill", full)
    before = b"naam;geldig tot\n" + b"Bo;06-03-2026\n" * 2000
    sheet.write_bytes(before)
    assert main(["--today", str(TODAY), "caseload", str(sheet), "--write-back", str(sheet), "--replace"]) == 74
    gc.collect()  # or what is thrown away complains later
    err = capfd.readouterr().err
    assert "no room left" in err.splitlines()[-1]
    assert "Traceback" not in err
    assert sheet.read_bytes() == before
    assert list(sheet.parent.iterdir()) == [sheet]
