"""Twelve sheets as centres keep them: made here, of nobody, and read without a word of help unless one is needed."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from permit_wizard.caseload.read.table import BadTable
from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import FORMATS, writer
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.people import NO_PERMIT, load, meant, problem, read, reading, said


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def answers(**given: object) -> Answers:
    return read_answers(given, TODAY)


def known(raw: str | bytes, **how: str) -> dict[str, Answers]:
    """Who is read of a sheet, with nothing amiss."""
    rows = read(raw, wish=meant(**how))
    assert [problem(row) for row in rows] == [""] * len(rows)
    return {row.ref: row.answers for row in rows}


def test_1_the_export_of_a_dutch_excel() -> None:
    """Semicolons, Windows-1252, a title, empty and unnamed parts, a note with a line break and a separator."""
    raw = (
        "Overzicht vergunningen team Noord;;;;\r\n;;;;\r\n"
        "Naam cliënt;Geldig t/m;Aangevraagd;;Notities\r\n"
        'Zoë;23-11-2026;nee;x;"belt terug;\r\nna 1 april"\r\n'
        "Ömer;1-4-2027;Nee;;\r\n;;;;\r\n"
    )
    assert known(raw.encode("cp1252")) == {
        "Zoë": answers(expires_on=date(2026, 11, 23), applied="no"),
        "Ömer": answers(expires_on=date(2027, 4, 1), applied="no"),
    }
    rows = read(raw.encode("cp1252"))
    assert [row.number for row in rows] == [4, 6]
    assert rows[0].extra_cells == {"#4": "x", "Notities": "belt terug; na 1 april"}
    assert said(raw.encode("cp1252")) == ["These columns are not used: Notities. To use one, name it: --map"]


def test_2_a_workbook_with_real_dates_two_sheets_and_a_hidden_one() -> None:
    raw = workbook(
        ("Uitleg", [["Vul de lijst in"], ["Vragen? Bel de balie"]]),
        (
            "Lijst",
            [
                ["Bijgewerkt", date(2026, 3, 1)],
                [],
                ["Cliëntnummer", "Naam", "Vervaldatum vergunning", "Hoofdverblijf", "Telefoon"],
                [2041, "Bo", date(2026, 11, 23), True, 612],
                [2042, "Cas", date(2027, 2, 28), "onbekend", None],
                [None, None, None, None, None],
            ],
        ),
        ("Oud", [["ref", "permit", "expires_on", "applied", "digid", "travel"], ["x", "other", "", "", "", ""]]),
        hidden=["Oud"],
    )
    assert known(raw) == {
        "2041": answers(expires_on=date(2026, 11, 23), main_residence="yes"),
        "2042": answers(expires_on=date(2027, 2, 28), main_residence="unsure"),
    }
    assert read(raw)[0].extra_cells == {"Naam": "Bo", "Telefoon": "612"}
    assert said(raw)[0] == 'The hidden tab “Oud” (1 row) was not read. If there are people in it, use --sheet "Oud"'


def test_3_two_columns_that_were_not_even_split() -> None:
    assert known("naam;verloopt\nBo;23-11-2026\n") == {"Bo": answers(expires_on=date(2026, 11, 23))}
    assert known("naam\tverloopt\nBo\t23-11-2026\n") == {"Bo": answers(expires_on=date(2026, 11, 23))}


def test_4_arabic_headers_values_and_digits_in_utf_16() -> None:
    raw = "الاسم\tتاريخ الانتهاء\tتم التقديم\nآدم\t٢٣-١١-٢٠٢٦\tلا\nنور\t1 أبريل 2027\tلا\n"
    expected = {
        "آدم": answers(expires_on=date(2026, 11, 23), applied="no"),
        "نور": answers(expires_on=date(2027, 4, 1), applied="no"),
    }
    assert known(raw.encode("utf-16")) == expected
    assert known(raw.encode("utf-16-le")) == expected  # without a mark, too


def test_5_tigrinya_headers_and_values() -> None:
    raw = "ስም,ግዜኡ ዘብቅዓሉ,ዝተሓሰበ መገሻ\nኣዳም,23-11-2026,እወ\nሳራ,24-11-2026,ዘይፍለጥ\n"
    rows = read(raw)
    assert [row.ref for row in rows] == ["ኣዳም", "ሳራ"]
    assert rows[0].answers == answers(expires_on=date(2026, 11, 23), travel="yes")
    assert rows[1].answers == answers(expires_on=date(2026, 11, 24))  # whether a journey is planned, anybody knows
    assert problem(rows[1]) == "ዝተሓሰበ መገሻ: ዘይፍለጥ: this is not an answer here. Use yes, no"


def test_6_french_with_a_separator_line_in_quotes_and_first_and_last_names() -> None:
    raw = '"sep=|"\nPrénom|Nom|Date d’expiration|DigiD avec code SMS\nZoé|Petit|23/11/2026|oui avec SMS\n'
    assert known(raw) == {"Zoé Petit": answers(expires_on=date(2026, 11, 23), digid="with_sms")}


def test_7_an_english_export_of_a_database() -> None:
    raw = (
        "case number,name,kind of permit,valid until,applied,received on,civic integration\n"
        '17,"Doe, Jo",Temporary asylum,2026-11-23 00:00:00,extension,2026-02-01T00:00:00Z,Diploma\n'
        '18,"Roe, ""Jim""",temporary_asylum,2026-05-20 00:00:00,no,n/a,not sure\n'
    )
    assert known(raw) == {
        "17": answers(
            permit="temporary_asylum",
            expires_on=date(2026, 11, 23),
            applied="extension",
            received_on=date(2026, 2, 1),
            civic_integration="diploma",
        ),
        "18": answers(
            permit="temporary_asylum", expires_on=date(2026, 5, 20), applied="no", civic_integration="unsure"
        ),
    }
    assert read(raw)[1].extra_cells == {"name": 'Roe, "Jim"'}


def test_8_columns_with_names_of_their_own_and_a_permit_that_goes_without_saying() -> None:
    raw = "wie;t/m;opmerking\nBo;23-11-2026;belt\nCas;24-11-2026;\n"
    assert [row.answers.expires_on for row in read(raw)] == [date(2026, 11, 23), date(2026, 11, 24)]
    assert "“t/m” was taken for it, because of its dates" in said(raw)[0]
    assert known(raw, columns="wie=ref,t/m=geldig tot", defaults="permit=temporary_asylum") == {
        "Bo": answers(permit="temporary_asylum", expires_on=date(2026, 11, 23)),
        "Cas": answers(permit="temporary_asylum", expires_on=date(2026, 11, 24)),
    }
    with pytest.raises(BadTable) as caught:
        read(raw, wish=meant(columns="who=ref,t/m=expires_on"))
    assert Localizer("en").line(caught.value.reason) == "There is no column “who”. There are: wie, t/m, opmerking"


def test_9_many_cells_that_say_nothing() -> None:
    """Bad cells are grouped, with their places; their people stay with what is known."""
    raw = "naam;geldig tot;aangevraagd;terug\n" + "".join(f"P{n};n.v.t.;nee;n.v.t.\n" for n in range(12)) + "Q;;;\n"
    rows = read(raw)
    assert [row.answers for row in rows] == [answers(applied="no")] * 12 + [answers()]
    assert said(raw) == [
        (
            "12 rows (2, 3, 4, 5, 6 …): “n.v.t.” in “geldig tot”: this is not a date. Use a date such as 30-11-2026, "
            "or unknown"
        )
    ]


def test_10_the_same_person_twice_and_rows_that_contradict() -> None:
    raw = (
        "naam;geldig tot;aangevraagd;ontvangen op\n"
        "Bo;23-11-2026;nee;\nCas;20-11-2026;nee;\n bo "
        ";24-11-2026;nee;\nCAS;20-11-2026;nee;\nDee;20-11-2026;nee;01-02-2026\n"
    )
    assert said(raw) == [
        "1 row (6): “2026-02-01” in “ontvangen op”: an application was received, but the row says that none was sent",
        "“Bo” appears more than once (rows 2, 4), with different answers: Valid until.",
        "“Cas” appears more than once (rows 3, 5), with the same answers.",
    ]
    sheet = reading(raw)
    assert [row.answers.expires_on is not None for row in sheet] == [True] * 5
    assert sheet.remarks.unread == 0  # what contradicts itself was read all the same


def test_11_a_json_array_with_keys_of_its_own() -> None:
    people = [
        {"naam": "Bo", "geldig tot": "23-11-2026", "mag werken": True, "telefoon": None, "kinderen": [1, 2]},
        {"ref": 7, "expires_on": "2026-11-24", "travel": {"to": "x"}},
    ]
    for raw in (json.dumps(people), json.dumps(people, indent=4), "\n".join(map(json.dumps, people))):
        rows = read(raw)
        assert [row.ref for row in rows] == ["Bo", "7"]
        assert rows[0].answers == answers(expires_on=date(2026, 11, 23), may_work="yes")
        assert rows[0].extra_cells == {"kinderen": "[…]"}
        assert rows[1].answers == answers(expires_on=date(2026, 11, 24))
        assert problem(rows[1]) == "travel: {…}: this is not an answer here. Use yes, no"


def test_12_pages_under_each_other_with_the_header_on_each_and_a_stray_quote() -> None:
    head = '"Naam";"Geldig tot";"Notitie"\n'
    raw = (
        head
        + '"Bo";"23-11-2026";"zei ""ja"""\n'
        + head
        + '"Cas;20-11-2026;x\n"Dee";"24-11-2026";"y"\nEd;25-11-2026;5" scherm\n'
    )
    rows = read(raw)
    assert [(row.number, row.ref) for row in rows] == [(2, "Bo"), (4, ""), (5, "Dee"), (6, "Ed")]
    assert problem(rows[1]) == "a quote is opened and not closed in this line"
    assert [row.extra_cells for row in rows] == [
        {"Notitie": 'zei "ja"'},
        {},
        {"Notitie": "y"},
        {"Notitie": '5" scherm'},
    ]


# -------------------------------------------------------------------------------------- what a volunteer does with them


def test_a_sheet_with_names_and_dates_alone_says_who_comes_first() -> None:
    """Four hundred people with permit and date only; the one whose card expires on Friday is on line 251."""
    raw = "naam;soort vergunning;geldig tot\n" + "".join(
        f"P{n};asiel bepaalde tijd;{'06-03-2026' if n == 250 else f'{n % 28 + 1:02}-{n % 12 + 1:02}-2027'}\n"
        for n in range(1, 401)
    )
    found = list(load(raw).entries())
    assert (found[0].ref, found[0].row, found[0].triage.urgency) == ("P250", 251, Urgency.WEEK)
    assert {entry.triage.still_open for entry in found} == {8}
    assert not load(raw).ranked.counts[Urgency.BAD]


def test_a_date_that_can_be_two_days_is_ranked_by_the_first_and_said() -> None:
    raw = "name,expires on\nAda,12/31/2026\nBo,05/06/2026\nCas,04/07/2026\n"
    found = {entry.ref: entry for entry in load(raw).entries()}
    assert list(found) == ["Cas", "Bo", "Ada"]  # 7 April or 4 July; 6 May or 5 June
    assert (found["Cas"].triage.due, found["Bo"].triage.due) == (date(2026, 4, 6), date(2026, 5, 5))
    assert [found[ref].triage.what for ref in ("Bo", "Cas")] == [Advice.DOUBTED] * 2
    assert found["Bo"].notes == ("“05/06/2026” in “expires on”: this can be two days",)


def test_every_sheet_goes_into_every_output_in_every_language() -> None:
    for raw, refs in (
        (workbook(("Lijst", [["Naam", "Geldig tot", "Tel"], ["Zoë", date(2026, 3, 6), 612], ["آدم", None, "x"]])),
         ("Zoë", "آدم")),
        ("ስም,ግዜኡ ዘብቅዓሉ,n\nኣዳም,06-03-2026,=1\nሳራ,24-11-2026,\n".encode(), ("ኣዳም", "ሳራ")),
        (b'[{"naam": "Bo", "geldig tot": "6-3-2026", "x": [1]}, {"ref": 7, "y": {}}]', ("Bo", "7")),
        ("naam\tgeldig tot\nBo\t06-03-2026\nCas\tn.v.t.\n".encode("utf-16"), ("Bo", "Cas")),
    ):  # fmt: skip
        for code in languages():
            for form in (
                form for form in FORMATS if form not in ("mailmerge", "summary")
            ):  # of these, some people are in none
                localizer = Localizer(code, isolate=form in ("table", "html"))
                out = b"".join(writer(form)(Caseload(triage_rows(reading(raw), TODAY, localizer), TODAY, localizer)))
                if form == "xlsx":
                    shown = str([list(row) for row in openpyxl.load_workbook(io.BytesIO(out)).worksheets[0].values])
                else:
                    shown = out.decode("utf-8-sig")
                assert all(ref in shown for ref in refs[: 1 if form == "ics" else 2]), (form, code)


# ----------------------------------------------------------------------------------------------- what no row of it says


NOBODY = "naam;geldig tot;vergunning\nBo;06-03-2026;\nCas;30-05-2026;-\n"


def test_a_sheet_that_says_of_nobody_which_permit_it_is_says_so_once() -> None:
    assert said(NOBODY, permit=True) == [NO_PERMIT]
    assert said(NOBODY.replace(";vergunning", "").replace("-\n", "\n"), permit=True) == [NO_PERMIT]
    assert said(NOBODY, wish=meant(defaults="permit=temporary_asylum"), permit=True) == []
    assert said(NOBODY.replace("-\n", "anders\n"), permit=True) == []
    assert said("naam;geldig tot\n", permit=True) == []
    entries = list(load(NOBODY).ranked)
    assert [(entry.ref, entry.triage.urgency, entry.triage.missing) for entry in entries] == [
        ("Bo", Urgency.WEEK, "applied"),
        ("Cas", Urgency.LATER, "applied"),
    ]
    one = list(load(NOBODY.replace("-\n", "anders\n")).ranked)
    assert [(entry.ref, entry.triage.missing) for entry in one] == [("Bo", "permit"), ("Cas", None)]
    assert entries[0].triage.still_open == one[0].triage.still_open - 1
