"""What a centre sends out: letters in each person's language, a mail-merge table, counts without names."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from permit_wizard.caseload.columns.contact_columns import language_code, language_column, telephone_column
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.previous_list import earlier
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import writer
from permit_wizard.caseload.write.layout import Caseload, values
from permit_wizard.caseload.write.letter_text import DEFAULT_WITHIN, recipients, unknown_languages, what_to_do
from permit_wizard.language.care import contact_lines
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import NothingToWrite
from permit_wizard.outputs.html_page import PageLocalizer
from tests.builders import TODAY
from tests.caseload.people import reading

SHEET = (
    "dossiernummer;naam;geldig tot;taal;mobiel nummer\n"
    "1001;Ayaan <b>;06-03-2026;Tigrinya;+31 6 12345678\n"
    "1002;Farid;20-03-2026;عربي / Engels;=1+1\n"
    "1003;Hiwet;25-02-2026;;0612\n"
    "1004;Later;30-11-2026;Frans;06\n"
    "1005;Somali;21-03-2026;Somalisch;06\n"
    "1006;Kapot;geen idee;Arabisch;06\n"
)


def load(sheet: str = SHEET, code: str = "nl", within: int | None = None) -> Caseload:
    localizer = Localizer(code, isolate=False)
    return Caseload(triage_rows(reading(sheet), TODAY, localizer), TODAY, localizer, within)


def letters(sheet: str = SHEET, code: str = "nl", within: int | None = None) -> list[str]:
    page = b"".join(writer("letters")(load(sheet, code, within))).decode()
    return re.findall(r"<section class=\"sheet.*?</section>", page, re.DOTALL)


def test_each_person_who_has_to_act_gets_a_sheet_in_their_language_with_the_dutch_beside() -> None:
    sheets = letters()
    assert len(sheets) == 4
    found = {
        code: sheet
        for sheet in sheets
        for code in re.findall(r"<h1>.*?</h1>", sheet)[:0] or [re.findall(r'lang="(..)"', sheet)[0]]
    }
    assert set(found) == {"ti", "ar", "nl"}
    for code in ("ti", "ar"):
        assert set(re.findall(r'lang="(..)"', found[code])) == {code, "nl"}
        assert "Op tijd aanvragen" in found[code] or "aanvragen" in found[code]
    assert "1001 · Ayaan &lt;b&gt;" in found["ti"]
    assert 'dir="rtl"' in found["ar"]
    assert sum("Somali" in sheet for sheet in sheets) == 1
    assert not any("Later" in sheet or "Kapot" in sheet for sheet in sheets)
    remarks = [load().localizer.line(text) for text in unknown_languages(load())]
    assert len(remarks) == 1
    assert "Somalisch" in remarks[0]


def test_nobody_reads_anything_of_another_person() -> None:
    names = ("Ayaan", "Farid", "Hiwet", "Somali")
    for sheet in letters():
        assert sum(name in sheet for name in names) == 1


def test_people_who_have_to_act_today_get_one_also_where_no_day_is_known() -> None:
    sheet = "dossiernummer;soort vergunning;geldig tot\n1;onbekend;\n2;asiel bepaalde tijd;01-03-2026\n"
    before = load(sheet)
    undated = [entry for entry in before.ranked if entry.triage.due is None]
    assert [(entry.triage.urgency, entry.triage.what) for entry in undated] == [(Urgency.TODAY, Advice.FIND_OUT)]
    assert len(letters(sheet)) == 2
    too_late = date(2028, 2, 29)
    old = replace(before, ranked=triage_rows(reading(sheet), too_late, before.localizer), today=too_late)
    assert {entry.triage.what for entry in recipients(old)} == {Advice.RULES_TOO_OLD}
    assert len(list(recipients(old))) == 2


def test_helpers_and_people_are_told_that_nobody_has_checked_the_rules() -> None:
    sheet = "dossiernummer;geldig tot\n1;01-04-2027\n"
    for day, unchecked in ((date(2027, 2, 28), False), (date(2027, 3, 1), True)):
        localizer = Localizer("nl", isolate=False)
        judged = Caseload(triage_rows(reading(sheet), day, localizer), day, localizer)
        for form in ("letters", "html", "mailmerge", "summary", "json"):
            written = b"".join(writer(form)(judged)).decode()
            assert written.count("Niemand heeft deze regels gecontroleerd") >= unchecked
            assert ("of vraag het aan VluchtelingenWerk" in written) is unchecked, form


def test_each_row_of_a_table_that_is_handed_on_carries_it_in_its_notes() -> None:
    sheet = (
        "nummer;soort vergunning;geldig tot\nnow;asiel;01-04-2027\nother;regulier;01-04-2027\nundated;asiel;gisteren\n"
    )
    days: dict[date, list[str]] = {date(2027, 2, 28): [], date(2027, 3, 1): ["now", "undated"], date(2028, 2, 29): []}
    for day, unchecked in days.items():
        localizer = Localizer("nl", isolate=False)
        judged = Caseload(triage_rows(reading(sheet), day, localizer), day, localizer)
        rows = {entry.ref: values(entry, judged) for entry in judged.entries()}
        words = "De regels zijn al lang niet gecontroleerd: vraag het de IND"
        assert [ref for ref, row in rows.items() if words in row["notes"]] == unchecked
        raw = b"".join(writer("json")(judged))
        known = json.loads(raw)
        assert list(known) == ["counts", "rules", "schema", "today", "rows", "warnings"]
        assert known["rules"]["check_again_by"] == "2027-02-28"
        assert len(known["warnings"]) == (0 if day < date(2027, 3, 1) else 2)
        assert earlier(io.BufferedReader(io.BytesIO(raw)), day, ReadingOptions()).ours


def test_a_calendar_with_details_carries_it_and_a_neutral_one_does_not() -> None:
    day, localizer = date(2027, 3, 1), Localizer("nl", isolate=False)
    judged = Caseload(triage_rows(reading("dossiernummer;geldig tot\n1;01-04-2027\n"), day, localizer), day, localizer)
    for detailed in (False, True):
        shown = b"".join(writer("ics")(replace(judged, detailed=detailed))).replace(b"\r\n ", b"").decode()
        assert ("Niemand heeft deze regels gecontroleerd" in shown) is detailed


def test_within_says_who_gets_one() -> None:
    assert len(letters(within=3)) == 2
    assert len(letters(within=400)) == 5
    assert "2 juni 2026" in letters(within=400)[-1] or "U kunt aanvragen vanaf" in letters(within=400)[-1]
    with pytest.raises(NothingToWrite):
        letters("naam;geldig tot\nA;30-11-2028\n")
    assert DEFAULT_WITHIN == 31


@pytest.mark.parametrize("code", sorted(languages()))
def test_every_advice_is_addressed_to_the_person_in_every_language(code: str) -> None:
    localizer = Localizer(code)
    entry = next(iter(load().ranked))
    told = {}
    for advice in Advice:
        told[advice] = localizer.line(what_to_do(entry._replace(triage=entry.triage._replace(what=advice))))
    assert all(told.values())
    assert not any("this person" in text or "deze persoon" in text.casefold() for text in told.values())
    assert not any(re.match("(Has|May) ", text) for text in told.values())


def test_a_day_that_has_passed_or_is_doubted_is_never_a_day_to_act_by() -> None:
    expired = next(sheet for sheet in letters() if "Hiwet" in sheet)
    assert "Uw pas was geldig tot en met" in expired
    assert "Doe dit vandaag" in expired
    doubted = letters("naam;geldig tot\nA;03/04/2026\nB;13/04/2026\nC;04/13/2026\n", within=60)
    assert any("Kijk tot welke dag uw pas geldig is" in sheet and "Doe het uiterlijk" not in sheet for sheet in doubted)


@pytest.mark.parametrize("code", sorted(languages()))
def test_a_centres_contact_is_on_each_letter_and_on_the_page_for_helpers(code: str) -> None:
    line = PageLocalizer(code)(*contact_lines("Desk 2 & Ann, 020 123"))
    made = replace(load("naam;geldig tot\nA;06-03-2026\nB;07-03-2026\n", code), contact="Desk 2 & Ann, 020 123")
    for name, count in (("letters", 2), ("html", 1)):
        with_contact = b"".join(writer(name)(made)).decode()
        assert with_contact.count(line) == count
        assert "Desk 2 &amp; Ann" in line
        assert line not in b"".join(writer(name)(replace(made, contact=""))).decode()


def test_mail_merge_has_what_a_letter_needs_and_numbers_as_they_are() -> None:
    raw = b"".join(writer("mailmerge")(load())).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw), delimiter=";"))
    assert rows[0] == ["Naam", "Taal", "Laatste dag", "Wat u moet doen", "Telefoon"]
    by_name = {row[0].partition(" · ")[2]: row for row in rows[1:]}
    assert by_name.keys() == {"Ayaan <b>", "Farid", "Hiwet", "Somali"}
    assert by_name["Ayaan <b>"][1] == languages()["ti"].name
    assert by_name["Ayaan <b>"][4] == "+31 6 12345678"
    assert by_name["Farid"][4] == "'=1+1"
    assert by_name["Hiwet"][2] == "woensdag 25 februari 2026"
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("code", sorted(languages()))
def test_a_summary_has_a_number_for_each_group_and_no_name(code: str) -> None:
    made = load(code=code)
    text = b"".join(writer("summary")(made)).decode()
    localizer = made.localizer
    assert all(localizer(group.label) in text for group in Urgency)
    assert not any(word in text for word in ("1001", "Ayaan", "Farid", "0612"))
    assert text.rstrip().endswith(" 6")


def test_languages_and_telephones_are_known_by_what_people_write() -> None:
    known = {
        "Tigrinya": "ti",
        "ትግርኛ": "ti",
        "TI": "ti",
        "arabisch": "ar",
        "العربية": "ar",
        "عربي": "ar",
        "Frans": "fr",
        "français": "fr",
        "Engels, Somali": "en",
        "Somali, Engels": "en",
        "Somali": None,
        "": None,
        "Nederlands": "nl",
    }
    assert {word: language_code(word) for word in known} == known
    assert language_column(["Naam", "Moedertaal"]) == "Moedertaal"
    assert telephone_column(["Naam", "Tel.", "Mobiel"]) == "Tel."
    assert language_column(["Naam"]) is telephone_column(["Naam"]) is None


def test_recipients_come_in_order_of_urgency() -> None:
    days = [entry.triage.due for entry in recipients(load())]
    assert days == sorted(days, key=lambda day: day or TODAY + timedelta(9999))
