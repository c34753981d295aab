"""LibreOffice and Gnumeric, if installed, find every tab, formula, comment and chart in the copies."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.write.write_back import save_back
from tests.builders import thorough
from tests.caseload.workbooks import RICH, loaded, workbook

SOFFICE, SSCONVERT = shutil.which("soffice"), shutil.which("ssconvert")
REQUIRED = os.environ.get("CI_HAS_LIBREOFFICE") == "1"  # set by .ci/run where it installs the programs


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Returns what opens a file in LibreOffice and saves it as another kind."""
    if SOFFICE is None:
        assert not REQUIRED, "LibreOffice is missing"
        pytest.skip("LibreOffice is not installed")
    profile, folder = tmp_path_factory.mktemp("profile"), tmp_path_factory.mktemp("saved")

    def convert(file: Path, kind: str) -> Path:
        command = [
            SOFFICE,
            "--headless",
            f"-env:UserInstallation=file://{profile}",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return folder / f"{file.stem}.{kind}"

    return convert


def written_back(file: Path) -> Path:
    return save_back(loaded(file.read_bytes(), "nl"), str(file), str(file), ReadingOptions(), replace=True)


def test_libreoffice_finds_all_that_was_in_the_rich_workbook(
    libreoffice: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    file = tmp_path / "rijk.xlsx"
    file.write_bytes(RICH.read_bytes())
    again = openpyxl.load_workbook(libreoffice(written_back(file), "xlsx"))
    sheet = again["Cliënten"]
    assert again.sheetnames == ["Cliënten", "Afspraken", "Statistiek"]
    assert [sheet[f"E{row}"].value for row in (2, 3, 4)] == ["=B2-TODAY()", "=B3-TODAY()", "=B4-TODAY()"]
    assert sheet["B2"].comment is not None
    assert sheet.data_validations.dataValidation
    assert sheet.column_dimensions["D"].hidden
    assert sum(len(each._charts) for each in again.worksheets) == 1  # pyright: ignore[reportPrivateUsage]
    titles = [cell.value for cell in sheet[1]]
    assert titles[5:10] == ["Tel", "Klaar", "Eigen notitie", "Haast", "Wanneer"]
    assert all(sheet.cell(row, 10).is_date for row in (2, 3, 4))


@thorough
def test_libreoffice_and_the_program_take_turns_in_an_opendocument_sheet(
    libreoffice: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(workbook(above=1, filtered=True, extras=True, jotting=1))
    first = written_back(libreoffice(file, "ods"))
    second = written_back(libreoffice(first.rename(first.with_name("twee.ods")), "ods"))
    sheet = openpyxl.load_workbook(libreoffice(second, "xlsx"))["Cliënten"]
    titles = [cell.value for cell in sheet[2]]
    assert titles.count("Haast") == titles.count("Klaar") == 1
    assert sheet["D4"].value == "los briefje"
    assert sheet["A3"].comment is not None
    assert sheet.cell(3, titles.index("Wanneer") + 1).is_date


@pytest.mark.skipif(SSCONVERT is None and not REQUIRED, reason="Gnumeric is not installed")
def test_gnumeric_reads_every_tab(tmp_path: Path) -> None:
    file = tmp_path / "rijk.xlsx"
    file.write_bytes(RICH.read_bytes())
    made = tmp_path / "rijk.ods"
    done = subprocess.run(
        ["ssconvert", str(written_back(file)), str(made)], check=True, capture_output=True, text=True, timeout=60
    )
    assert "error" not in done.stderr.casefold()
    content = zipfile.ZipFile(made).read("content.xml").decode()
    assert content.count("<table:table ") >= 3
    assert all(text in content for text in ("Eigen notitie", "Haast", "Ayaan", "pas gezien", "TODAY()"))
