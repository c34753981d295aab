"""What a person says of a sheet: once on the command line, and from then on beside it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from permit_wizard.caseload.columns import cell_words, vocabulary
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.cli import main
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import meant

DAY = ["--today", TODAY.isoformat(), "--lang", "en"]


def test_what_is_kept_beside_the_sheet_is_found_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sheet, kept = tmp_path / "lijst.csv", tmp_path / "lijst.csv.columns.json"
    sheet.write_text("wie;eind\nBo;04/30/2026\nCas;05/06/2026\n")
    said = ["--map", "wie=naam,eind=expires_on", "--default", "permit=asiel bepaalde tijd", "--dates", "mdy"]
    assert main(["caseload", str(sheet), *DAY, *said, "--save-map", "--format", "json"]) == 0
    first = json.loads(capfd.readouterr().out)
    assert json.loads(kept.read_text()) == {
        "columns": {"wie": "ref", "eind": "expires_on"},
        "defaults": {"permit": "temporary_asylum"},
        "dates": "mdy",
    }
    assert main(["caseload", str(sheet), *DAY, "--format", "json"]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out) == first
    assert {row["ref"] for row in first["rows"]} == {"Bo", "Cas"}
    assert "Read with the options in" in err
    assert "lijst.csv.columns.json" in err
    assert main(["caseload", str(sheet), *DAY, "--dates", "dmy"]) == 0  # what is typed comes first
    kept.write_text("{}")
    assert main(["caseload", str(sheet), *DAY]) == 2


@pytest.mark.parametrize(
    "raw",
    [
        "", "[]", '{"columns": {"a": null}}', '{"columns": {"a": true}}', '{"dates": "often"}', '{"columns": []}',
        "[" * 100_000, "[" * 30_000, '{"dates": ' + "9" * 4301 + "}", '{"dates": NaN}', "7", '{"tabs": 1e999}',
        '{"closed": "weg"}',
        '{"dates": "dmy", "dates": "mdy"}', '{"defaults": {"permit": "other", "permit": "unsure"}}',
        "é".encode("latin-1"), "pipe",
    ],
)  # fmt: skip
def test_a_file_that_was_not_kept_by_us_is_named_and_left_aside(
    raw: str | bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lijst.csv").write_text("naam;geldig tot\nBo;23-11-2026\n")
    kept = tmp_path / "lijst.csv.columns.json"
    if raw == "pipe":
        os.mkfifo(kept)  # it is not waited for, either
    else:
        kept.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    assert main(["caseload", str(tmp_path / "lijst.csv"), *DAY]) == 2
    out, err = capfd.readouterr()
    assert "was not written by --save-map. Write it again with --save-map, or delete it." in err
    assert "The sheet is read without" in err
    assert "Bo" in out


def test_a_saved_map_has_the_mode_of_its_sheet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "lijst.csv"
    sheet.write_text("wie;geldig tot\nBo;23-11-2026\n")
    for mode in (0o664, 0o640):
        sheet.chmod(mode)
        assert main(["caseload", str(sheet), *DAY, "--map", "wie=ref", "--save-map"]) == 0
        assert (tmp_path / "lijst.csv.columns.json").stat().st_mode & 0o777 == mode
    capfd.readouterr()


def test_what_is_typed_comes_before_what_is_kept() -> None:
    kept = meant(columns="wie=ref,eind=expires_on", defaults="permit=other,travel=no", dates="mdy")
    assert meant(columns="Eind=return_on", defaults="permit=unsure", dates="dmy").over(kept) == meant(
        columns="wie=ref,Eind=return_on", defaults="permit=unsure,travel=no", dates="dmy"
    )
    assert meant().over(kept) == kept


def test_a_pipe_has_nothing_to_keep_it_beside(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["caseload", "-", *DAY, "--save-map"]) == 2
    assert "--save-map needs the name of a file" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"columns": "naam"}, "--map: naam is not valid. Use pairs such as naam=ref"),
        ({"columns": "naam=who"}, "column who: this name is not known. Use one of: ref, permit"),
        ({"defaults": "permit"}, "--default: permit is not valid. Use pairs such as applied=no"),
        ({"defaults": "permit=often"}, "permit: invalid value often. Use one of: temporary_asylum"),
        ({"defaults": "ref=Bo"}, "ref: Bo is not"),
        ({"defaults": "received_on=2027-01-01"}, "received_on: 2027-01-01 is after today"),
    ],
)
def test_what_cannot_be_meant_is_refused(how: dict[str, str], expected: str) -> None:
    with pytest.raises(BadTable) as caught:
        meant(**how)
    line = Localizer("en").line(caught.value.reason)
    assert line.startswith(expected) or (expected == "ref: Bo is not" and "unknown key" in line)


def test_a_default_fills_only_what_is_empty() -> None:
    from tests.caseload.people import read

    rows = read("naam;aangevraagd\nBo;\nCas;verlenging\nDee;misschien\n", wish=meant(defaults="applied=nee"))
    assert [row.answers.applied for row in rows] == ["no", "extension", None]


# ------------------------------------------------------------------------------------------------- the words themselves


@pytest.mark.parametrize("code", languages())
def test_every_name_of_a_column_means_one_thing(code: str) -> None:
    """The name of one column in one language is never that of another column, in no language."""
    for key, *names in vocabulary.table(Localizer(code, isolate=False)):
        for name in names:
            plain = vocabulary.normalize(name)
            if key == vocabulary.REF:
                assert plain in vocabulary.refs()
                assert vocabulary.headers().get(plain, key) == key, name
            else:
                assert vocabulary.headers()[plain] == key, name
                assert plain not in vocabulary.refs(), name


def test_every_word_means_one_answer() -> None:
    for question in QUESTIONS:
        for option in question.options:
            for code in languages():
                label = Localizer(code, isolate=False)(option.label)
                assert vocabulary.values(question.key)[vocabulary.normalize(label)] == option.value, (
                    question.key,
                    code,
                )
    assert not vocabulary.unknown_words() & cell_words.not_applicable()
    for key in ("travel", "may_work"):
        assert not set(vocabulary.values(key)) & cell_words.not_applicable()


@pytest.mark.parametrize(
    "name", ["Geldig tot", "GELDIG  TOT:", "geldig_tot", "Vervaldatum", "Verloopt", "Expires on", "expires_on",
             "Date d'expiration", "DATE D’EXPIRATION", "تاريخ الانتهاء", "تاريخ الإنتهاء", "البطاقه صالحه حتي",
             "ግዜኡ ዘብቅዓሉ ዕለት", "Geldig t/m"],
)  # fmt: skip
def test_the_column_with_the_expiry_date_in_five_languages(name: str) -> None:
    assert vocabulary.headers()[vocabulary.normalize(name)] == "expires_on"


@pytest.mark.parametrize("name", ["Vervaldatum paspoort", "Datum", "Geboortedatum", "Status", "BSN", "V-nummer"])
def test_what_only_looks_alike_is_not_taken(name: str) -> None:
    assert vocabulary.normalize(name) not in vocabulary.headers()
    assert vocabulary.normalize(name) not in vocabulary.refs()
