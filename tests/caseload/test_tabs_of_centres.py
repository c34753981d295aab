"""Tabs of a centre's workbook, and people whose files are closed: nobody vanishes without a word."""

from __future__ import annotations

from datetime import date

import pytest

from permit_wizard.caseload.columns.reading_options import read_options
from tests.caseload.centre_sheets import TODAY, Read, book, due

# ----------------------------------------------------------------------------------------------------------------- tabs


def test_every_tab_with_people_is_read() -> None:
    head = ["Naam", "Verloopt"]
    read = Read(
        book(
            ("uitleg", [["Zet elke naam in de maand."]]),
            ("december", [head, ["Ayaan", date(2026, 12, 4)]]),
            ("januari", [head, ["Nasir", date(2027, 1, 11)]]),
        )
    )
    assert read.days == {"Ayaan": due(2026, 12, 4), "Nasir": due(2027, 1, 11)}
    assert read.complete
    assert "Tabs without a list of people: uitleg (1)." in read.said
    other = book(
        ("A", [["ref", "expires on"], ["x", date(2026, 12, 4)]]), ("B", [["Datum", "Client"], [date(2026, 12, 5), "y"]])
    )
    read = Read(other)
    assert not read.complete
    assert "The tab “B” (1 row) was not read: no column was recognised as the expiry date." in read.said
    assert set(Read(other, read_options([], [], None, TODAY, ["B"], [])).days) == {"y"}


def test_people_in_a_tab_without_names_that_are_known_are_not_passed_over() -> None:
    read = Read(
        book(
            ("A", [["naam", "verloopt"], ["Bo", date(2026, 12, 4)]]),
            ("B", [["Wie", "Pasje"], ["Cas", date(2027, 3, 1)], ["Dee", date(2028, 4, 1)]]),
        )
    )
    assert not read.complete
    assert any("“B” (2 rows) was not read" in line for line in read.said)


def test_a_hidden_tab_is_named_and_can_be_asked_for() -> None:
    raw = book(
        ("Lijst", [["naam", "verloopt"], ["Bo", date(2026, 12, 4)]]),
        ("Oud", [["naam", "verloopt"], ["Cas", date(2026, 12, 5)]]),
        hidden="Oud",
    )
    read = Read(raw)
    assert not read.complete
    assert set(read.days) == {"Bo"}
    assert any("--sheet" in line and "Oud" in line for line in read.said)


# --------------------------------------------------------------------------------------------------------------- closed


@pytest.mark.parametrize(
    ("title", "closed"), [("Archief", True), ("Afgesloten dossiers", True), ("archive 2024", True), ("Verhuisd", False)]
)
def test_people_on_a_tab_that_is_an_archive_are_closed(title: str, closed: bool) -> None:
    read = Read(
        book(
            ("2026", [["Naam", "Verloopt"], ["Ayaan", date(2026, 12, 4)]]),
            (title, [["Naam", "Verloopt", "Aangevraagd", "DigiD"], ["Oud", date(2026, 12, 1), "nee", "nee"]]),
        )
    )
    assert read.closed == ({"Oud"} if closed else set())
    assert set(read.days) == {"Ayaan", "Oud"}
    assert read.entries[-1].ref == "Oud" if closed else read.entries[0].ref == "Oud"


def test_a_status_closes_a_file_and_a_move_does_not() -> None:
    rows = [
        ["Naam", "Geldig tot", "Status"],
        ["A", "1-12-2026", "overleden"],
        ["B", "2-12-2026", "genaturaliseerd op 3-3"],
        ["C", "3-12-2026", "verhuisd"],
        ["D", "4-12-2026", "niet afgesloten"],
        ["E", "5-12-2026", "uitstroom klaar"],
    ]
    raw = "\n".join(";".join(row) for row in rows).encode()
    assert Read(raw).closed == {"A", "B"}
    assert Read(raw, read_options([], [], None, TODAY, [], ["uitstroom klaar, elders"])).closed == {"A", "B", "E"}
    english = b"name,valid until,file status\nA,2026-12-01,deceased\nB,2026-12-02,open\n"
    assert Read(english).closed == {"A"}


def test_a_second_table_has_columns_of_its_own() -> None:
    read = Read(
        book(
            (
                "Blad1",
                [
                    ["Lopende dossiers"],
                    ["Dossiernr", "Naam", "Verloopt op"],
                    ["D-1", "Idris", date(2026, 12, 10)],
                    [],
                    [],
                    ["Afgesloten dossiers"],
                    ["Naam", "Dossiernr", "Afgesloten op", "Verloopt op"],
                    ["Ali", "D-9", date(2026, 12, 1), date(2031, 6, 1)],
                ],
            )
        )
    )
    assert read.days == {"D-1": due(2026, 12, 10), "D-9": None}
    assert read.closed == {"D-9"}
    read = Read(b"naam;verloopt\nBo;4-12-2026\n\nverloopt;naam;telefoon\n5-12-2026;Cas;06\n")
    assert read.days == {"Bo": due(2026, 12, 4), "Cas": due(2026, 12, 5)}


def test_a_total_is_no_person_and_a_person_is_no_total() -> None:
    read = Read(b"naam;verloopt\nBo;4-12-2026\nTotaal 1;\n")
    assert set(read.days) == {"Bo"}
    assert "1 row is a header, a title or a total, not a person." in read.said
    assert set(Read(b"naam;verloopt\nTotaal;4-12-2026\nSom;\n").days) == {"Totaal"}
    assert set(Read(b"naam;verloopt\nSomaya;\nTot;4-12-2026\n").days) == {"Somaya", "Tot"}
    assert set(Read(b"naam;verloopt\nSom Sok;\nSum Li;\nSom 2;\n").days) == {"Som Sok", "Sum Li"}


@pytest.mark.parametrize("total", ["Totaal", "Subtotaal", "Sous-total", "Subtotal", "المجموع"])
@pytest.mark.parametrize("count", ["2", 2, 2.0])
def test_a_count_below_the_dates_makes_no_person_of_a_total(total: str, count: object) -> None:
    rows = [["naam", "verloopt"], ["Bo", date(2026, 12, 4)], [total, count], ["Cas", None]]
    assert set(Read(book(("A", rows))).days) == {"Bo", "Cas"}
    assert set(Read(book(("A", [*rows[:2], [total, 46387]]))).days) == {"Bo", total}  # that is a day
