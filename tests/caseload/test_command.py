"""The command, as typed."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from permit_wizard.caseload import write as caseload_write
from permit_wizard.caseload.columns.cell_dates import Order
from permit_wizard.caseload.columns.vocabulary import COLUMNS
from permit_wizard.caseload.write.template import template
from permit_wizard.cli import main
from permit_wizard.command_line.arguments import LONGEST_CONTACT
from permit_wizard.command_line.caseload.list import FORMATS
from permit_wizard.command_line.caseload.options import DATE_ORDERS
from permit_wizard.core.answers import Answers
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import MIXED, PERSON, read, table


def test_formats_are_named_in_one_order() -> None:
    assert FORMATS == caseload_write.FORMATS
    assert tuple(Order) == DATE_ORDERS


@pytest.mark.parametrize("code", ["en", "nl", "ar", "tr"])
def test_the_template_is_a_caseload(code: str) -> None:
    raw = template(Localizer(code, isolate=False), TODAY)
    assert raw.startswith(codecs.BOM_UTF8)
    found = read(raw)
    assert len(found) == 1
    assert found[0].ref == "A-001"
    assert found[0].answers == Answers(permit="temporary_asylum", expires_on=TODAY, applied="no")
    assert not found[0].notes
    assert (b";" in raw) == (code in ("nl", "tr"))
    assert "i\u0307" not in raw.decode()  # what "İ" became in small letters
    assert all(column.encode() in raw for column in COLUMNS)


def test_as_typed(tmp_path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.csv"
    path.write_text(MIXED)
    day = ["--today", TODAY.isoformat(), "--lang", "en"]
    assert main(["caseload", str(path), *day]) == 2  # a row is bad
    out, err = capfd.readouterr()
    assert "Act today: 1" in out
    assert (
        err.splitlines()[-1]
        == "permit-wizard: 1 row (5): “perhaps” in “digid”: this is not an answer here. Use with SMS, with app, "
        "without SMS, no, not known"
    )
    path.write_text(table(PERSON))
    assert main(["caseload", str(path), *day, "--out", str(tmp_path / "list.html"), "--format", "html"]) == 0
    assert "list.html" in capfd.readouterr().out
    assert main(["caseload", str(path), *day, "--out", str(tmp_path / "list.html"), "--format", "html"]) == 74
    assert "exists already" in capfd.readouterr().err
    assert main(["caseload", str(tmp_path / "none.csv"), *day]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
    path.write_text(table({**PERSON, "digid": "perhaps"}))
    assert main(["caseload", str(path), *day]) == 2  # a cell is bad
    capfd.readouterr()
    path.write_text("telephone\nx\n")
    assert main(["caseload", str(path), *day]) == 2
    assert "no row has column names that this program knows" in capfd.readouterr().err
    assert main(["caseload", "--within", "-1"]) == 2
    assert main(["caseload", "--template", *day]) == 0


@pytest.mark.parametrize("command", [["caseload"], ["caseload", "list"], ["caseload", "letters"]], ids=" ".join)
def test_a_contact_may_be_given_before_the_command_or_behind_it(command: list[str], tmp_path: Path, capfd) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text(table(PERSON))
    form = [] if command[-1] == "letters" else ["--format", "html"]
    rest = [str(sheet), *form, "--within", "400", "--today", TODAY.isoformat(), "--lang", "en"]
    contact = ["--contact", " Desk\n2\x1b[31m " + "x" * 200]
    pages = []
    for line in ([*contact, *command, *rest], [*command, *rest, *contact], [*command, *rest]):
        assert main(line) == 0
        pages.append(capfd.readouterr().out)
    assert pages[0] == pages[1]
    (shown,) = set(re.findall(r"Is something here wrong\? Tell <bdi.*?>(.*?)</bdi>", pages[0]))
    assert shown.startswith("Desk 2")
    assert len(shown) <= LONGEST_CONTACT
    assert "\x1b" not in shown
    assert "Is something here wrong" not in pages[2]
