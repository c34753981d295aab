"""What is written, and what a cell can do to a spreadsheet or a terminal."""

from __future__ import annotations

import csv
import io
import json

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.columns.list_columns import FIELDS
from permit_wizard.caseload.write import writer
from permit_wizard.caseload.write.spreadsheet_safety import harmless
from permit_wizard.outputs import NothingToWrite
from tests.builders import TODAY
from tests.caseload.people import MIXED, PERSON, load, table


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_formulas_are_made_harmless(sign: str) -> None:
    assert harmless(sign + "1") == "'" + sign + "1"
    assert harmless("A" + sign) == "A" + sign
    assert harmless(f'A,{sign}1; {sign}2|"{sign}3') == f"A,'{sign}1; '{sign}2|\"'{sign}3"
    assert harmless(f"\t{sign}1\r\n{sign}2") == f" '{sign}1 {sign}2"


@given(st.text(st.sampled_from("a1 \"';,|\t\r\n=+-@"), max_size=12))
def test_no_spreadsheet_of_any_country_finds_a_formula(ref: str) -> None:
    """However the file is written and whatever sign it is opened with, no cell begins with what spreadsheets run."""
    for sign in ",;":
        lines = io.StringIO()
        csv.writer(lines, delimiter=sign, quoting=csv.QUOTE_ALL).writerow([harmless(ref), "x"])
        for other in ",;|\t":
            for row in csv.reader(io.StringIO(lines.getvalue(), newline=""), delimiter=other):
                assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_every_cell_is_quoted() -> None:
    raw = b"".join(writer("csv")(load(MIXED))).decode("utf-8-sig")
    assert all(
        line.startswith('"') and line.endswith('"') and line.count('","') == len(FIELDS) - 1
        for line in raw.splitlines()
    )


def test_csv() -> None:
    raw = b"".join(writer("csv")(load(MIXED)))
    found = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["ref"] for row in found] == ["late", "'=cmd|' /C calc'!A0", "'-1+1[31m", "later", "gap", "waits", "bad"]
    assert [row["urgency"] for row in found] == ["today", "week", "month", "later", "later", "nothing", "bad"]
    assert [row["days"] for row in found] == ["-60", "3", "17", "78", "78", "", ""]
    assert found[1]["weekday"] == "Thursday"
    assert {row["rules"] for row in found} == {"ind-2019", ""}
    assert (found[4]["next"], found[4]["open"]) == ("digid", "2")
    assert found[4]["notes"].startswith("2 questions open, next “DigiD”; “perhaps” in “digid”: this is not an answer")
    assert found[6]["text"].startswith("the row has 14 cells")


def test_json() -> None:
    found = json.loads(b"".join(writer("json")(load(MIXED))))
    assert [row["ref"] for row in found["rows"]][1] == "=cmd|' /C calc'!A0"  # data, not a spreadsheet: as given
    assert found["counts"] == {
        "today": 1,
        "week": 1,
        "month": 1,
        "later": 2,
        "opens": 0,
        "waiting": 0,
        "nothing": 1,
        "bad": 1,
        "gone": 0,
        "closed": 0,
    }
    assert found["rows"][0]["days"] == -60


def test_calendar_has_a_day_a_person_and_only_the_ref() -> None:
    every = vobject.readOne(b"".join(writer("ics")(load(MIXED))).decode()).vevent_list
    found = [event for event in every if not hasattr(event, "status")]
    assert [event.summary.value for event in every if event not in found] == ["waits"]
    assert [event.summary.value for event in found] == ["late", "=cmd|' /C calc'!A0", "-1+1[31m", "later", "gap"]
    assert found[0].dtstart.value == TODAY
    told = vobject.readOne(b"".join(writer("ics")(load(MIXED, detailed=True))).decode()).vevent_list
    assert told[0].summary.value == "late: Apply now, on paper"
    with pytest.raises(NothingToWrite):
        list(writer("ics")(load("ref,expires_on\nA,kapot\n")))


def test_table_shows_everything_and_sums_up() -> None:
    text = b"".join(writer("table")(load(MIXED))).decode()
    assert "\x1b" not in text
    assert text.index("late") < text.index("=cmd") < text.index("later") < text.index("gap") < text.index("waits")
    assert "7 rows · Act today: 1" in text


def test_a_long_table_has_one_head_and_even_columns() -> None:
    text = b"".join(writer("table")(load(table(*[{**PERSON, "ref": f"A-{n}"} for n in range(450)])))).decode()
    assert text.count("Ref") == 1
    assert len({line.index("A-") for line in text.splitlines() if "A-" in line}) == 1


def test_within_leaves_out_who_can_wait_but_nobody_who_could_not_be_judged() -> None:
    refs = [entry.ref for entry in load(MIXED, within=10).entries()]
    assert refs == ["late", "=cmd|' /C calc'!A0", "bad"]
    assert "later" in [entry.ref for entry in load(MIXED, within=90).entries()]
