"""A whole caseload: the files that people have, who comes first, and what a row can do to a spreadsheet or a terminal."""

from __future__ import annotations

import codecs
import csv
import io
import json
import random
import tracemalloc
from datetime import date, timedelta
from typing import cast

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard import caseload
from permit_wizard.answers import KEYS, Answers
from permit_wizard.caseload.ledger import Entry, Ledger
from permit_wizard.caseload.reading import COLUMNS, LONGEST_LINE, BadTable, Row, rows
from permit_wizard.caseload.urgency import Triage, Urgency, triage
from permit_wizard.caseload.writing import Caseload, harmless
from permit_wizard.cli import main
from permit_wizard.commands import CASELOAD_FORMATS
from permit_wizard.flow import next_question
from permit_wizard.i18n import Localizer
from permit_wizard.outputs import NothingToWrite
from permit_wizard.rules import assess
from permit_wizard.verdict import Kind, Outcome
from tests.builders import ALL_IS_WELL, EXPIRES, TODAY, applicant
from tests.strategies import applicants, loose_answers

WELL = {key: str(value) for key, value in ALL_IS_WELL.items()}


def stream(raw: bytes) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(raw)))


def table(*people: dict[str, str], sign: str = ",", end: str = "\n") -> str:
    columns = ("ref", *WELL)
    return "".join(sign.join(line) + end for line in (columns, *([p.get(c, "") for c in columns] for p in people)))


def read(raw: str | bytes, today: date = TODAY) -> list[Row]:
    return list(rows(stream(raw.encode() if isinstance(raw, str) else raw), today))


def load(raw: str | bytes, **options: object) -> Caseload:
    say = Localizer("en", isolate=False)
    return Caseload(
        caseload.judged(stream(raw.encode() if isinstance(raw, str) else raw), TODAY, say), TODAY, say, **options
    )  # pyright: ignore[reportArgumentType]


def problem(row: Row) -> str:
    assert not isinstance(row.answers, Answers)
    return Localizer("en").line(row.answers)


PERSON = {"ref": "A-1", **WELL}


# ---------------------------------------------------------------------------------------------------- files people have


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


# --------------------------------------------------------------------------------------------------------- who is first


def urgency_of(**different: object) -> tuple[Urgency, date | None]:
    found = triage(applicant(**different), TODAY)
    return found.urgency, found.due


def test_groups() -> None:
    def last(days: int) -> date:
        return TODAY + timedelta(days)

    assert urgency_of(expires_on=last(-1)) == (Urgency.TODAY, last(-1))
    assert urgency_of(expires_on=last(0)) == (Urgency.TODAY, last(0))
    assert urgency_of(expires_on=last(1)) == (Urgency.TODAY, last(0))
    assert urgency_of(expires_on=last(2)) == (Urgency.WEEK, last(1))
    assert urgency_of(expires_on=last(8)) == (Urgency.WEEK, last(7))
    assert urgency_of(expires_on=last(9)) == (Urgency.MONTH, last(8))
    assert urgency_of(expires_on=last(32)) == (Urgency.MONTH, last(31))
    assert urgency_of(expires_on=last(33)) == (Urgency.LATER, last(32))
    assert urgency_of(expires_on=date(2026, 12, 31)) == (Urgency.OPENS, date(2026, 6, 30))
    assert urgency_of(digid="no") == (Urgency.LATER, EXPIRES - timedelta(6))
    assert urgency_of(digid="no", expires_on=last(5)) == (Urgency.TODAY, last(4))
    assert urgency_of(convictions="yes") == (Urgency.TODAY, EXPIRES - timedelta(1))
    assert urgency_of(permit="unsure") == (Urgency.TODAY, None)
    assert urgency_of(permit="other") == (Urgency.WAITING, None)
    assert urgency_of(applied="extension", received_on=last(-1)) == (Urgency.WAITING, EXPIRES)
    assert urgency_of(main_residence="no", expires_on=date(2027, 6, 1)) == (Urgency.LATER, date(2027, 6, 1))
    assert triage(Answers(), TODAY) == Triage(Urgency.INCOMPLETE, None, missing="permit")


@given(applicants())
def test_whoever_is_told_today_stands_under_today(case: tuple[Answers, date]) -> None:
    verdict, found = assess(*case), triage(*case)
    today = any(finding.when and finding.when.message == "today" for finding in verdict.of_kind(Kind.STEP))
    assert found.outcome is verdict.outcome
    assert (found.urgency is Urgency.TODAY) == (today or (found.due == case[1] and found.urgency is Urgency.TODAY))
    if today:
        assert found.urgency is Urgency.TODAY
    if found.urgency is Urgency.OPENS:
        assert found.due == verdict.dates.apply_from


@given(loose_answers())
def test_who_lacks_an_answer_is_asked_the_next_question(case: tuple[Answers, date]) -> None:
    question = next_question(*case)
    found = triage(*case)
    assert found.missing == (question.key if question else None)
    assert (found.urgency is Urgency.INCOMPLETE) == (question is not None)


days = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
entries = st.builds(
    lambda urgency, due, about, ref, row: Entry(
        Triage(
            urgency,
            due,
            *(
                (None, KEYS[about])
                if urgency is Urgency.INCOMPLETE
                else (None if urgency is Urgency.BAD else tuple(Outcome)[about],)
            ),
        ),
        ref,
        row,
        "why" if urgency is Urgency.BAD else "",
    ),
    st.sampled_from(Urgency),
    days,
    st.integers(0, 8),
    st.text(max_size=5).filter(lambda ref: ref.isprintable()),
    st.integers(1, 10**6),
)


@given(st.lists(entries, max_size=40))
def test_the_ledger_gives_back_what_it_took_in_order(given_entries: list[Entry]) -> None:
    ledger = Ledger()
    for entry in given_entries:
        ledger.add(entry)
    found = list(ledger)
    assert found == sorted(given_entries, key=lambda entry: (entry.triage.urgency, entry.triage.due or date.max))
    assert sum(ledger.counts.values()) == len(ledger) == len(found)
    assert list(ledger) == found


def test_a_long_ledger_is_sorted_across_its_parts_in_little_memory() -> None:
    chance = random.Random(1)
    tracemalloc.start()
    ledger = Ledger()
    for number in range(50_000):
        ledger.add(
            Entry(
                Triage(Urgency.WEEK, TODAY + timedelta(chance.randrange(1000)), Outcome.APPLY_ONLINE),
                f"{number:010}",
                number,
            )
        )
    before = None
    for entry in ledger:
        assert before is None or entry.triage.due >= before  # pyright: ignore[reportOperatorIssue]
        before = entry.triage.due
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000 * 60  # bytes; the two buffers grow by halves of themselves, and a part is sorted at a time


# ------------------------------------------------------------------------------------------------------------ what is written

MIXED = table(
    {**PERSON, "ref": "later"},
    {**PERSON, "ref": "=cmd|' /C calc'!A0", "expires_on": "06-03-2026"},
    {**PERSON, "ref": "waits", "permit": "other"},
    {**PERSON, "ref": "bad", "digid": "perhaps"},
    {**PERSON, "ref": "gap", "travel": ""},
    {**PERSON, "ref": "late", "expires_on": "01-01-2026"},
    {**PERSON, "ref": "-1+1\x1b[31m\u202e", "expires_on": "20-03-2026"},
)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_formulas_are_made_harmless(start: str) -> None:
    assert harmless(start + "1") == "'" + start + "1"
    assert harmless("A" + start) == "A" + start


def test_csv() -> None:
    raw = b"".join(caseload.written(load(MIXED), "csv"))
    found = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["ref"] for row in found] == ["late", "'=cmd|' /C calc'!A0", "'-1+1[31m", "later", "waits", "gap", "bad"]
    assert [row["urgency"] for row in found] == ["today", "week", "month", "later", "waiting", "incomplete", "bad"]
    assert found[5]["next"] == "travel"
    assert found[6]["text"].startswith("digid: perhaps is not allowed")


def test_json() -> None:
    found = json.loads(b"".join(caseload.written(load(MIXED), "json")))
    assert [row["ref"] for row in found["rows"]][1] == "=cmd|' /C calc'!A0"  # data, not a spreadsheet: as given
    assert found["counts"] == {
        "today": 1,
        "week": 1,
        "month": 1,
        "later": 1,
        "opens": 0,
        "waiting": 1,
        "incomplete": 1,
        "bad": 1,
    }


def test_calendar_has_a_day_a_person_and_only_the_ref() -> None:
    found = vobject.readOne(b"".join(caseload.written(load(MIXED), "ics")).decode()).vevent_list
    assert [event.summary.value for event in found] == ["late", "=cmd|' /C calc'!A0", "-1+1[31m", "later"]
    assert found[0].dtstart.value == TODAY
    told = vobject.readOne(b"".join(caseload.written(load(MIXED, telling=True), "ics")).decode()).vevent_list
    assert told[0].summary.value == "late: Apply now, on paper"
    with pytest.raises(NothingToWrite):
        list(caseload.written(load(table({**PERSON, "permit": "other"})), "ics"))


def test_table_shows_everything_and_sums_up() -> None:
    text = b"".join(caseload.written(load(MIXED), "table")).decode()
    assert "\x1b" not in text
    assert text.index("late") < text.index("=cmd") < text.index("later") < text.index("waits") < text.index("gap")
    assert "7 rows · Act today: 1" in text


def test_a_long_table_has_one_head_and_even_columns() -> None:
    text = b"".join(caseload.written(load(table(*[{**PERSON, "ref": f"A-{n}"} for n in range(450)])), "table")).decode()
    assert text.count("Ref") == 1
    assert len({line.index("A-") for line in text.splitlines() if "A-" in line}) == 1


def test_within_leaves_out_who_can_wait_but_nobody_who_could_not_be_judged() -> None:
    refs = [entry.ref for entry in load(MIXED, within=10).entries()]
    assert refs == ["late", "=cmd|' /C calc'!A0", "gap", "bad"]
    assert "later" in [entry.ref for entry in load(MIXED, within=90).entries()]


# ---------------------------------------------------------------------------------------------------------- the command


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
