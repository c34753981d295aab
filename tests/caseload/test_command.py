"""The command, as typed."""

from __future__ import annotations

import codecs

import pytest

from permit_wizard import caseload
from permit_wizard.answers import Answers
from permit_wizard.caseload.reading import COLUMNS
from permit_wizard.cli import main
from permit_wizard.commands import CASELOAD_FORMATS
from permit_wizard.i18n import Localizer
from tests.builders import TODAY
from tests.caseload.people import MIXED, PERSON, read, table


def test_formats_are_named_in_one_order() -> None:
    assert CASELOAD_FORMATS == caseload.FORMATS


@pytest.mark.parametrize("code", ["en", "nl", "ar"])
def test_the_template_is_a_caseload(code: str) -> None:
    raw = caseload.template(Localizer(code, isolate=False), TODAY)
    assert raw.startswith(codecs.BOM_UTF8)
    found = read(raw)
    assert len(found) == 1
    assert isinstance(found[0].answers, Answers)
    assert (b";" in raw) == (code == "nl")
    assert all(column.encode() in raw for column in COLUMNS)


def test_as_typed(tmp_path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.csv"
    path.write_text(MIXED)
    day = ["--today", TODAY.isoformat(), "--lang", "en"]
    assert main(["caseload", str(path), *day]) == 2  # a row is bad
    out, err = capfd.readouterr()
    assert "Act today: 1" in out
    assert err == ""
    path.write_text(table(PERSON))
    assert main(["caseload", str(path), *day, "--out", str(tmp_path / "list.html"), "--format", "html"]) == 0
    assert "list.html" in capfd.readouterr().out
    assert main(["caseload", str(path), *day, "--out", str(tmp_path / "list.html"), "--format", "html"]) == 74
    assert "there already" in capfd.readouterr().err
    assert main(["caseload", str(tmp_path / "none.csv"), *day]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
    path.write_text("name\nx\n")
    assert main(["caseload", str(path), *day]) == 2
    assert "column name" in capfd.readouterr().err
    assert main(["caseload", "--within", "-1"]) == 2
    assert main(["caseload", "--template", *day]) == 0
