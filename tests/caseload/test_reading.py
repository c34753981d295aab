"""The files that people have, and what a row can do to them."""

from __future__ import annotations

import codecs
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.answers import Answers
from permit_wizard.caseload.reading import LONGEST_LINE, BadTable, Row, rows
from permit_wizard.i18n import Localizer
from tests.builders import TODAY, applicant
from tests.caseload.people import PERSON, WELL, problem, read, stream, table


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
    assert [(row.number, row.ref) for row in found] == [(1, "a"), (2, "b"), (4, "17"), (5, ""), (6, ""), (7, "")]
    assert [isinstance(row.answers, Answers) for row in found] == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("", "no first row"),
        ("\n\n", "no first row"),
        ("ref,permit,name", "column name"),
        ("ref,permit,ref", "column ref stands there twice"),
        ("permit,expires_on", "no column ref"),
        ("hello", "column hello"),
        ("ref,\x1b[2J", "column �[2j"),
        ("x" * (LONGEST_LINE + 1), "no first row"),
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
        ("A-1,temporary_asylum", "2 cells; the first row names 13"),
        ("A-1," + "," * 12 + "x", "14 cells"),
        ('A-1,"temporary', "quote"),
        ("A-1,perhaps" + "," * 11, "permit: perhaps is not allowed"),
        ("A-1,,31-02-2026" + "," * 10, "expires_on: 31-02-2026 is no date"),
        ("A-1,,46000" + "," * 10, "expires_on: 46000 is no date"),
        ("A-1,\0" + "," * 11, "permit: � is not allowed"),
        (",temporary_asylum" + "," * 11, "ref is missing"),
        ("\x1b\x07,temporary_asylum" + "," * 11, "ref is missing"),
        ("A" * (LONGEST_LINE + 1), "too long"),
    ],
)
def test_a_bad_row_says_which_cell_and_why_and_spoils_no_other(line: str, words: str) -> None:
    good = table(PERSON)
    found = read(good + line + "\n" + good.splitlines()[1])
    assert [isinstance(row.answers, Answers) for row in found] == [True, False, True]
    assert words in problem(found[1])
    assert found[1].number == 3


@given(
    st.lists(
        st.text(
            st.sampled_from(["a", '"', ",", ";", "\t", "\0", "\r", "\n", "{", "=", "é", "\x1b", "\u202e"]), max_size=20
        ),
        max_size=8,
    )
)
def test_no_content_ends_in_anything_but_rows(lines: list[str]) -> None:
    found = read("ref,permit\n" + "\n".join(lines))
    for row in found:
        assert row.ref.isprintable()
        assert "\u202e" not in row.ref


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(raw: bytes) -> None:
    for head in (b"", b"ref,permit\n", codecs.BOM_UTF16_LE):
        try:
            list(rows(stream(head + raw), TODAY))
        except BadTable:
            continue
