"""Headers as centres write them, families in a row and merged cells: nobody gets the day of something else."""

from __future__ import annotations

import csv
import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.cli import main
from permit_wizard.core.questions import BY_KEY
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.caseload.centre_sheets import Read, book, due
from tests.caseload.people import reading

# -------------------------------------------------------------------------------------------------------------- headers


@pytest.mark.parametrize(
    "header",
    ["Pas loopt af", "Vergunning loopt af", "Wanneer verloopt uw verblijfsvergunning?", "Einddatum vergunning",
     "Expiry", "Permit expiry (card)", "Valid till", "Date d'expiration du titre de séjour", "متى تنتهي إقامتك؟",
     "صالحة حتی", "Geldig\r\ntot", "Verblijfspas geldig t/m"],
)  # fmt: skip
def test_the_expiry_date_is_known_by_what_its_header_means(header: str) -> None:
    read = Read(
        book(
            (
                "A",
                [
                    ["Tijdstempel", "Wat is uw naam?", header, "Geboortedatum", "Paspoort verloopt"],
                    [date(2026, 11, 1), "Bo", date(2026, 12, 13), date(1990, 1, 1), date(2030, 1, 1)],
                ],
            )
        )
    )
    assert read.days == {"Bo": due(2026, 12, 13)}


def test_a_header_of_two_rows() -> None:
    read = Read(
        book(
            (
                "A",
                [
                    ["Cliënt", None, "Verblijfsvergunning", None, None],
                    ["Nr", "Naam", "Soort", "Van", "Tot"],
                    ["1", "Bo", "VVA bep.", date(2021, 12, 10), date(2026, 12, 10)],
                ],
            )
        )
    )
    assert read.days == {"Bo": due(2026, 12, 10)}
    rows = [["Naam", "Vergunning", None], [None, "Soort", "Tot"], ["Dee", "asiel", date(2026, 12, 12)]]
    assert Read(book(("A", rows), merge="A1:A2")).days == {"Dee": due(2026, 12, 12)}
    named = [["Persoon", None, "Verblijfspas", None, None], ["Voornaam", "Achternaam", "Nummer", "Tot", "Aangevraagd"]]
    read = Read(book(("A", [*named, ["Ali", "Haddad", "Z1", date(2026, 12, 13), "nee"]])))
    assert read.days == {"Ali Haddad": due(2026, 12, 13)}  # "aangevraagd" may be a cell, and is a name here
    read = Read(b"Client,,Permit,\nname,phone,from,to\nCas,06,2021-12-11,2026-12-11\n")
    assert read.days == {"Cas": due(2026, 12, 11)}


@pytest.mark.parametrize("header", ["Ad;Soyad", "Naam;Voornaam", "Name;Surname", "Nom;Prénom", "نام;تخلص"])
def test_a_name_in_two_columns_is_both_of_them(header: str) -> None:
    read = Read(f"{header};geldig tot\nMehmet;Ay;4-12-2026\nMehmet;Su;5-12-2026\n".encode())
    assert list(read.days) == ["Mehmet Ay", "Mehmet Su"]


def test_a_first_name_that_is_in_the_name_is_not_repeated() -> None:
    read = Read(b"Naam;Voornaam;geldig tot\nMehmet Ay;Mehmet;4-12-2026\nBo Su;Bo;5-12-2026\n")
    assert list(read.days) == ["Mehmet Ay", "Bo Su"]


def test_a_work_permit_is_not_the_right_to_work() -> None:
    read = Read("ad;bitiş tarihi;çalışma izni\nBo;4-12-2026;yok\n".encode())
    assert any("çalışma izni" in line for line in read.said)
    assert not read.entries[0].notes


def test_the_expiry_date_is_known_by_its_days_and_that_is_said() -> None:
    read = Read(b"naam;begin;pasje\nBo;1-2-2022;1-2-2027\nCas;4-12-2021;4-12-2026\n")
    assert read.days["Cas"] == due(2026, 12, 4)
    assert any("“pasje” was taken for it, because of its dates" in line for line in read.said)


@pytest.mark.parametrize("name", ["volgende afspraak", "huurcontract", "geboortedatum", "paspoort"])
def test_days_of_something_else_are_never_taken(name: str) -> None:
    read = Read(f"naam;{name}\nBo;1-2-2028\nCas;4-12-2029\n".encode())
    assert not read.complete
    assert set(read.days.values()) == {None}
    assert any("Columns with dates" in line and f'--map "{name}=expires_on"' in line for line in read.said)


@pytest.mark.parametrize("columns", [{}, {"4-12-2026": "expires_on"}])
@pytest.mark.parametrize(("rows", "place"), [("Bo;06;4-12-2026\nCas;07;1-3-2027\n", 3), ("Bo;4-12-2026;nee\n", 2)])
@pytest.mark.parametrize("code", languages())
def test_a_list_that_begins_with_a_person_loses_nobody(
    columns: dict[str, str], rows: str, place: int, code: str
) -> None:
    """The row of names is asked for in words that are known as names of columns."""
    from permit_wizard.caseload.read.table import BadTable

    with pytest.raises(BadTable) as caught:
        Read(rows.encode(), ReadingOptions(columns=columns))
    reason, localizer = caught.value.reason, Localizer(code, isolate=False)
    assert f"#{place}" in localizer.line(reason)
    head = [""] * 3
    head[0], head[place - 1] = (localizer(reason.values[key]) for key in ("ref", "expiry"))  # pyright: ignore[reportArgumentType]
    assert "Bo" in Read(f"{';'.join(head)}\n{rows}".encode()).days


def test_two_columns_that_may_be_it_are_named() -> None:
    read = Read(b"naam;pasje;kaart\nBo;1-2-2027;1-2-2028\n")
    assert not read.complete
    assert any("pasje" in line and "kaart" in line and "--map" in line for line in read.said)


# -------------------------------------------------------------------------------------------------- families and merges


def test_a_family_in_a_row_is_a_person_for_each_date() -> None:
    head = ["Gezin", "Vader", "verloopt", "Moeder", "verloopt", "Kinderen", "verloopt kinderen"]
    read = Read(
        book(
            (
                "A",
                [
                    head,
                    ["Al-Masri", "Hassan", date(2026, 12, 9), "Rana", date(2026, 12, 8), "3", date(2026, 12, 7)],
                    ["Osman", None, None, "Amina", date(2026, 12, 6), "5", None],
                ],
            )
        )
    )
    assert read.days == {
        "Al-Masri – Hassan": due(2026, 12, 9),
        "Al-Masri – Rana": due(2026, 12, 8),
        "Al-Masri – Kinderen: 3": due(2026, 12, 7),
        "Osman – Amina": due(2026, 12, 6),
        "Osman – Kinderen: 5": None,
    }
    read = Read(b"naam;geldig tot;partner;geldig tot partner\nBo;4-12-2026;Cas;5-12-2026\nDee;6-12-2026;;\n")
    assert read.days == {"Bo": due(2026, 12, 4), "Bo – Cas": due(2026, 12, 5), "Dee": due(2026, 12, 6)}


def test_two_dates_that_no_name_is_beside_are_asked_about() -> None:
    from permit_wizard.caseload.read.table import BadTable

    with pytest.raises(BadTable):
        Read(b"naam;einddatum;telefoon;verloopt\nBo;4-12-2026;0612345678;5-12-2026\n")


def test_a_merged_cell_counts_for_each_of_its_rows() -> None:
    rows = [["naam", "verloopt"], ["Bo", date(2026, 12, 4)], ["Cas", None], ["Dee", None]]
    assert set(Read(book(("A", rows), merge="B2:B4")).days.values()) == {due(2026, 12, 4)}
    assert Read(book(("A", rows), merge="B2:B3")).days["Dee"] is None


@pytest.mark.parametrize(
    ("header", "dated"),
    [("Verlenging aangevraagd", "Aangevraagd op"), ("Applied for renewal", "Applied on"),
     ("Prolongation demandée", "Demande faite le"), ("Aangevraagd", "Aanvraag verstuurd")],
)  # fmt: skip
def test_words_about_an_application_come_before_its_days(header: str, dated: str) -> None:
    people = [["Amina", date(2026, 12, 13), "ja", date(2026, 11, 1)], ["Bo", date(2027, 3, 15), "afgewezen", None]]
    for order in ((0, 1, 2, 3), (3, 2, 1, 0)):
        rows = [[row[at] for at in order] for row in (["Naam", "Verloopt op", header, dated], *people)]
        found = {row.ref: row.answers.applied for row in reading(book(("A", rows)), date(2026, 11, 30))}
        assert found == {"Amina": "extension", "Bo": "refused"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("1;1-11-2026 0;", ["extension", "no"]), ("x;1-11-2026 ;", ["extension", None]),
     (";1-11-2026 ;", ["extension", None]), (";; ;;", [None, None])],
)  # fmt: skip
def test_a_column_for_words_that_nobody_filled_does_not_stop_the_list(cells: str, expected: list[str | None]) -> None:
    first, second = cells.split()
    raw = f"naam;geldig tot;Aanvraag ingediend;Aangevraagd op\nA;13-12-2026;{first}\nB;15-3-2027;{second}\n"
    assert [row.answers.applied for row in reading(raw, date(2026, 11, 30))] == expected


@pytest.mark.parametrize(
    "header",
    ["Ingediend", "Ingediend op", "Ingediend bij IND", "Renewal submitted", "Extension sent", "Aanvraag ingediend op",
     "Verlenging ingediend op", "Déposée le", "تاريخ تقديم الطلب", "تاریخ ارسال درخواست", "yenileme başvurusu verildi"],
)  # fmt: skip
def test_what_was_submitted_is_the_application(header: str) -> None:
    raw = f"naam;geldig tot;{header}\nBo;13-12-2026;ja\nCas;13-12-2026;1-11-2026\nDee;13-12-2026;\n"
    assert [row.answers.applied for row in reading(raw, date(2026, 11, 30))] == ["extension", "extension", None]


@pytest.mark.parametrize(
    ("header", "cell"),
    [("Bezwaar ingediend bij IND", "ja"), ("Objection submitted to IND", "yes"), ("Stukken IND ingediend op", "ja"),
     ("Toeslag ingediend", "ja"), ("Submission date", "1-11-2026"), ("Submitted on", "1-11-2026"),
     ("Ingediend op", "2026-11-01 14:03:22"), ("Ingediend", "1-11-2026 9:30")],
)  # fmt: skip
def test_what_else_was_submitted_is_not(header: str, cell: str) -> None:
    """An objection, papers, or the form in which somebody wrote all this: nobody has applied by that."""
    raw = f"naam;geldig tot;{header}\nBo;13-12-2026;{cell}\n"
    assert [row.answers.applied for row in reading(raw, date(2026, 11, 30))] == [None]


def test_in_json_too_words_about_an_application_come_before_its_days() -> None:
    people = (
        '{"naam": "Bo", "geldig tot": "2026-12-13", "aangevraagd": null, "aangevraagd op": "2026-11-01"}',
        '{"naam": "Cas", "geldig tot": "2026-12-13", "aangevraagd": "ja", "aangevraagd op": "2026-11-01"}',
        '{"naam": "Dee", "geldig tot": "2026-12-13", "aangevraagd": "afgewezen", "aangevraagd op": null}',
    )
    rows = list(reading(f"[{', '.join(people)}]", date(2026, 11, 30)))
    assert [row.problem for row in rows] == [None] * 3
    assert {row.ref: row.answers.applied for row in rows[1:]} == {"Cas": "extension", "Dee": "refused"}


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [(("Ingediend", "Aangevraagd"), "ja", "nee"), (("Applied", "Renewal submitted"), "yes", "no"),
     (("Aangevraagd (ja/nee)", "Ingediend (ja / nee)"), "ja", "nee"),
     (('"Ingediend"', "Aangevraagd $ J/N"), "ja", "nee"),
     (("Aanvraag\ningediend", "- Aangevraagd", "Verlenging aangevraagd"), "ja", "nee"),
     (("تم تقديم الطلب", "تم التقديم"), "نعم", "لا")],
)  # fmt: skip
@pytest.mark.parametrize("code", ["nl", "en", "ar"])
def test_what_is_said_of_two_columns_for_one_answer_leads_to_either(
    header: tuple[str, ...], yes: str, no: str, code: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sheet, listed = tmp_path / "sheet.csv", tmp_path / "list.json"
    with sheet.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream, delimiter=";")
        table.writerow(["naam", "soort vergunning", "geldig tot", *header])
        table.writerow(["Bo", "asiel bepaalde tijd", "13-12-2026", yes, *[no] * (len(header) - 1)])
    argv = ["--today", "2026-11-30", "--lang", code, "caseload", str(sheet), "--format", "json", "--out", str(listed)]
    assert main(argv) == 2
    said = capfd.readouterr().err
    short = Localizer(code)(BY_KEY["applied"].short)
    assert short in said
    options = re.findall(r'[\u2066\u2068]?--map "[^"]*"\u2069?', said)
    assert len(options) == len(header)
    for number, option in enumerate(options):
        assert main([*argv, *shlex.split(option), "--replace"]) == 0
        found = json.loads(listed.read_bytes())["rows"][0]
        assert (found["outcome"] == "wait_for_decision") is (number == 0)


def test_an_id_in_a_sheet_of_ids_comes_before_a_word() -> None:
    raw = "ref,permit,expires_on,Renewal submitted,applied\nBo,temporary_asylum,2026-12-13,yes,no\n"
    assert [row.answers.applied for row in reading(raw, date(2026, 11, 30))] == ["no"]


@pytest.mark.parametrize(
    "choices", ["(ja/nee)", "[J/N]", "yes / no", "oui/non", "(O/N)", "evet/hayır", "نعم / لا", "ja/nee/onbekend"]
)
def test_answers_that_a_header_offers_are_no_part_of_its_name(choices: str) -> None:
    raw = f"naam;geldig tot;Verlenging aangevraagd {choices}\nBo;13-12-2026;ja\n"
    assert [row.answers.applied for row in reading(raw, date(2026, 11, 30))] == ["extension"]


@pytest.mark.parametrize("of", ["Verlenging van de vergunning aangevraagd", "Aanvraag van verlenging verstuurd"])
def test_van_inside_a_header_is_of_and_not_from(of: str) -> None:
    header = f"naam;Van;Einddatum van de verblijfspas;Einddatum van het huurcontract;{of}"
    raw = f"{header}\nBo;1-2-2024;13-12-2026;1-2-2027;ja\n"
    (row,) = reading(raw, date(2026, 11, 30))
    assert (row.answers.expires_on, row.answers.applied) == (date(2026, 12, 13), "extension")


@pytest.mark.parametrize("header", ["Van", "Vergunning van", "Geldig van", "Van datum"])
def test_from_at_either_end_of_a_header_is_no_expiry_date(header: str) -> None:
    (row,) = reading(f"naam;{header}\nBo;13-12-2026\n", date(2026, 11, 30))
    assert row.answers.expires_on is None
