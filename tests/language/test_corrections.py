"""The sheet of a native reader goes out, is filled in as Excel would, and comes back into the catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from openpyxl import load_workbook

from locales import update
from locales.corrections import NotOurSheet, take_back
from permit_wizard.cli import main
from permit_wizard.review.translator_sheet import CORRECTION, ENGLISH, KEY, NOW, RIGHT, WHERE
from tests.builders import ROOT

CODE = "fr"
HINT = "Look at the front of your residence card (verblijfsdocument), at “geldig tot”."
COUNTED = "{n} days left to apply"


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "locales" / CODE, tmp_path / "locales" / CODE)
    return tmp_path / "locales"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet as it was typed for; written once, since it holds every text."""
    file = tmp_path_factory.mktemp("written") / "fr.xlsx"
    assert main(["rules", "--lang", CODE, "--beside", "nl", "--for-review", str(file)]) == 0
    return file


@pytest.fixture
def sheet(written: Path, tmp_path: Path) -> Path:
    return shutil.copy(written, tmp_path / "fr.xlsx")


def filled(file: Path, *changes: tuple[str, int, Callable[[str], str]]) -> list[int]:
    """Fill in cells: the English of the row, the column, and what becomes of the translation there.

    Returns the rows.
    """
    book = load_workbook(file)
    page = book.worksheets[0]
    rows: list[int] = []
    for english, column, change in changes:
        row = next(row for row in range(1, page.max_row + 1) if page.cell(row, ENGLISH).value == english)
        page.cell(row, column).value = change(str(page.cell(row, NOW).value))
        rows.append(row)
    book.save(file)
    return rows


def said(locales: Path, english: str) -> str | tuple[str, ...]:
    with (locales / CODE / "LC_MESSAGES" / "permit_wizard.po").open("rb") as stream:
        return next(
            m.string for m in read_po(stream, locale=CODE) if english in (m.id if isinstance(m.id, tuple) else (m.id,))
        )


def test_the_sheet_holds_every_text_with_its_place(sheet: Path) -> None:
    page = load_workbook(sheet).worksheets[0]
    rows = [tuple(str(cell.value or "") for cell in row) for row in page.iter_rows(min_row=3)]
    with update.TEMPLATE.open("rb") as stream:
        messages = [m for m in read_po(stream) if m.id]
    counting = sum(isinstance(m.id, tuple) for m in messages)
    assert len(rows) == len(messages) + counting  # French has two forms
    assert len({row[KEY - 1] for row in rows}) == len(rows)
    assert all(row[WHERE - 1] and row[NOW - 1] and not row[CORRECTION - 1] for row in rows)
    hint = next(row for row in rows if row[ENGLISH - 1] == HINT)
    assert hint[WHERE - 1] == "expires_on"
    assert "verblijfspas" in hint[-1] or "verblijfsdocument" in hint[-1]  # Dutch beside
    assert not [row for row in rows for words in row if words.startswith("=")]


def test_corrections_come_back_with_the_signs_of_the_language(
    sheet: Path, locales: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (locales / CODE / "LC_MESSAGES" / "permit_wizard.po").read_text(encoding="utf-8")
    filled(
        sheet,
        (
            HINT,
            CORRECTION,
            lambda _now: '  Regardez l\'avant de la carte (verblijfsdocument) : cherchez "geldig tot".\r\n',
        ),
        (COUNTED, CORRECTION, lambda now: now.replace("\u00a0", " ").upper().replace("{N}", "{n}")),
        ("Yes", RIGHT, lambda _now: "x"),
    )
    monkeypatch.setattr(update, "LOCALES", locales)
    assert update.corrected(sheet) == 0
    assert "fr: 2 texts corrected, 1 found right, 0 refused." in capfd.readouterr().out
    assert (
        said(locales, HINT)
        == "Regardez l’avant de la carte (verblijfsdocument)\u00a0: cherchez «\u00a0geldig tot\u00a0»."
    )
    assert "{n}" in said(locales, COUNTED)[0]
    after = (locales / CODE / "LC_MESSAGES" / "permit_wizard.po").read_text(encoding="utf-8")
    assert 0 < sum(line not in before for line in after.splitlines()) < 8  # nothing else was touched


@pytest.mark.parametrize(
    ("english", "column", "words", "reason"),
    [
        ("by {day}", CORRECTION, "bientôt", "what stands in braces must stay"),
        (COUNTED, CORRECTION, "Encore {n.real} jours", "what stands in braces must stay"),
        (COUNTED, CORRECTION, "Encore {n jours", "what stands in braces must stay"),
        (HINT, CORRECTION, "Regardez la carte, à « geldig tot ».", "without the official “verblijfsdocument”"),
        (HINT, CORRECTION, "Regardez la carte\n(verblijfsdocument), « geldig tot ».", "as many lines"),
        (HINT, CORRECTION, "[b](verblijfsdocument)[/b] « geldig tot »", "one of the signs"),
        (HINT, NOW, "Autre chose", "has changed since this sheet was written"),
        (HINT, KEY, "0123456789", "no longer in the program"),
    ],
)
def test_what_would_break_a_text_is_refused_in_one_sentence(
    sheet: Path, locales: Path, english: str, column: int, words: str, reason: str
) -> None:
    before = said(locales, english)
    row, _same = filled(sheet, (english, CORRECTION, lambda now: f"{now} !"), (english, column, lambda _now: words))
    taken = take_back(sheet, locales)
    assert taken.changed == 0
    assert said(locales, english) == before
    assert len(taken.refused) == 1
    assert taken.refused[0].startswith(f"Row {row}: ")
    assert reason in taken.refused[0]


def test_another_file_is_refused(tmp_path: Path, locales: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"no workbook")
    with pytest.raises(NotOurSheet):
        take_back(other, locales)
    from openpyxl import Workbook

    Workbook().save(other)
    assert update.corrected(other) == 2
    assert "A1" in capfd.readouterr().err


def test_a_page_for_paper_has_each_text_and_a_box(tmp_path: Path) -> None:
    file = tmp_path / "ar.html"
    assert main(["rules", "--lang", "ar", "--for-review", str(file)]) == 0
    page = file.read_text(encoding="utf-8")
    assert page.count("☐") > 500
    assert 'dir="rtl"' in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--lang", "en", "--for-review", "x.xlsx"], "Name the language to check, for example --lang fr"),
        (["--lang", "fr", "--for-review", "x.doc"], ".doc"),
        (["--lang", "fr", "--for-review", "x.xlsx", "--out", "y"], "--for-review"),
        (["--lang", "fr", "--for-review", "x.xlsx", "--compare", "ind-2019", "pact-2026"], "--for-review"),
        (["--lang", "fr", "--format", "readability", "--compare", "ind-2019", "pact-2026"], "--format readability"),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: list[str],
    reason: str,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rules", *arguments]) == 2
    assert reason in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []
