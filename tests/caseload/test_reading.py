"""The files that people have, and what a row can do to them."""

from __future__ import annotations

import codecs
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.read.text_decoding import LONGEST_LINE
from permit_wizard.core.answers import Answers, Permit
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY, applicant
from tests.caseload.people import PERSON, WELL, problem, read, reading, stream, table


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_as_spreadsheets_write_it(sign: str, end: str, encoding: str) -> None:
    raw = table({**PERSON, "ref": "Zaïd-1"}, sign=sign, end=end).encode(encoding)
    assert read(raw) == [Row(2, "Zaïd-1", applicant())]


def test_utf_8_with_stray_bytes_loses_no_letter() -> None:
    raw = table({**PERSON, "ref": "ኣዳም"}).encode() + b"Zo\xeb," + b"," * (len(WELL) - 1) + b"\n"
    assert [row.ref for row in read(raw)] == ["ኣዳም", "Zoë"]


@pytest.mark.parametrize(
    "written", ["20-05-2026", "20/5/26", "2026-05-20", "2026-05-20 00:00:00", "2026-05-20T00:00:00Z", "20 mei 2026"]
)
def test_dates_as_people_type_them(written: str) -> None:
    assert read(table({**PERSON, "expires_on": written}))[0].answers == applicant()


def test_what_spreadsheets_leave_around() -> None:
    plain = table(PERSON, sign=";")
    first, second = plain.splitlines()
    raw = f"sep=;\n\n{first.upper()};;\n;;;;\n{second.upper()};; \n\n"
    assert read(raw) == [Row(5, "A-1", applicant())]


def test_json_lines() -> None:
    lines = [json.dumps({**PERSON, "ref": ref}) for ref in ("a", "b")] + [
        "",
        json.dumps({**WELL, "ref": 17}),
        "{",
        "[]",
        json.dumps(WELL),
    ]
    found = read("\n".join(lines))
    assert [(row.number, row.ref) for row in found] == [(1, "a"), (2, "b"), (4, "17"), (5, ""), (6, ""), (7, "#7")]
    assert [row.problem is None for row in found] == [True, True, True, False, False, True]
    assert found[0] == found[1]._replace(number=1, ref="a") == Row(1, "a", applicant())


def test_an_array_longer_than_what_is_held_of_it_at_once() -> None:
    raw = json.dumps([{"ref": f"P{number}", "expires_on": "2026-05-20", "note": "x" * 200} for number in range(1000)])
    assert len(raw) > 3 * LONGEST_LINE
    assert [row.ref for row in read(raw)] == [f"P{number}" for number in range(1000)]


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("", "no row has column names that this program knows"),
        ("\n\n", "no row has column names that this program knows"),
        ("ref,permit,permit", "Column permit appears twice"),
        ("hello", "no row has column names that this program knows"),
        ("hello,\x1b[2J\n1,2", "no row has column names that this program knows"),
        ("naam,geldig tot,\x1bvervaldatum", '--map "geldig tot=expires_on", --map "vervaldatum=expires_on"'),
        ("x" * (LONGEST_LINE + 1), "no row has column names that this program knows"),
        ("{\n", "one JSON object over many lines"),
        ("[1, {", "not JSON from row 2 on"),
    ],
)
def test_a_file_that_is_no_caseload_is_refused_in_one_line(first: str, words: str) -> None:
    with pytest.raises(BadTable) as caught:
        read(first)
    line = Localizer("en").line(caught.value.reason)
    assert words in line
    assert "\n" not in line
    assert len(line) < 500


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A-1," + "," * 12 + "x", "14 cells"),
        ('A-1,"temporary', "quote"),
        ("A" * (LONGEST_LINE + 1), "too long"),
    ],
)
def test_a_bad_row_says_why_and_spoils_no_other(line: str, words: str) -> None:
    good = table(PERSON)
    found = read(good + line + "\n" + good.splitlines()[1])
    assert [row.problem is None for row in found] == [True, False, True]
    assert words in problem(found[1])
    assert found[1].number == 3


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {"permit": "perhaps"},
            (
                "permit: perhaps: this is not an answer here. Use temporary asylum, permanent asylum, another permit, "
                "not known"
            ),
        ),
        ({"expires_on": "31-02-2026"}, "expires_on: 31-02-2026: this day does not exist"),
        ({"expires_on": "n.v.t."}, "expires_on: n.v.t.: this is not a date. Use a date such as 30-11-2026"),
        ({"expires_on": "20-05-1026"}, "expires_on: 20-05-1026: this day does not exist, or is not from 2000 to 2099"),
        ({"permit": "\0perhaps\x1b[2J"}, "permit: perhaps[2J: this is not an answer here"),
        ({"applied": "misschien"}, "applied: misschien: this is not an answer here. Use no, extension, permanent, "),
        ({"digid": "ja"}, "digid: ja: with or without a code by SMS?"),
    ],
)
def test_a_bad_cell_says_why_and_the_rest_of_the_person_stays(cells: dict[str, str], words: str) -> None:
    (row,) = read(table({**PERSON, **cells}))
    assert problem(row).startswith(words)
    assert (row.ref, row.problem) == ("A-1", None)
    assert row.answers == applicant(**dict.fromkeys(cells))


def test_a_row_without_a_name_is_called_by_its_number() -> None:
    found = read("ref;expires_on;notes\n;20-05-2026;\n\x1b\x07;21-05-2026;\n;;only a remark\n")
    assert [(row.ref, row.problem is None) for row in found] == [("#2", True), ("#3", True), ("", False)]
    assert problem(found[2]).startswith("ref is missing")


def test_a_short_row_has_empty_cells_at_its_end() -> None:
    assert read("ref,permit,expires_on\nA-1,other")[0] == Row(2, "A-1", Answers(permit=Permit.OTHER))


@given(
    st.lists(
        st.text(
            st.sampled_from(["a", '"', ",", ";", "\t", "\0", "\r", "\n", "{", "=", "é", "\x1b", "\u202e"]), max_size=20
        ),
        max_size=8,
    )
)
def test_no_content_ends_in_anything_but_rows(lines: list[str]) -> None:
    sheet = reading("ref,permit\n" + "\n".join(lines))
    for row in sheet:
        assert row.ref.isprintable()
        assert "\u202e" not in row.ref


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(raw: bytes) -> None:
    for head in (b"", b"ref,permit\n", codecs.BOM_UTF16_LE):
        try:
            list(Reading(stream(head + raw), TODAY))
        except BadTable:
            continue


def test_a_list_inside_an_object_is_named_and_an_object_with_a_list_is_a_person() -> None:
    wrapped = '{"clienten": [{"naam": "Bo", "geldig tot": "2026-12-13"}]}'
    assert "holds a list of objects" in problem(read(wrapped)[0])
    (person,) = read('{"naam": "Bo", "geldig tot": "2026-12-13", "kinderen": [{"naam": "Cas"}]}')
    assert (person.ref, person.problem) == ("Bo", None)


def test_columns_between_upright_lines() -> None:
    rows = read('naam|geldig tot|notitie\n"Bo | Cas"|2026-12-13|a, b; c\nDee|2026-12-14|\n')
    assert [row.ref for row in rows] == ["Bo | Cas", "Dee"]
    assert [str(row.answers.expires_on) for row in rows] == ["2026-12-13", "2026-12-14"]
