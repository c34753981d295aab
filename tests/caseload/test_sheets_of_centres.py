"""Sheets as centres keep them: nobody in them vanishes, and nobody gets the day of something else.

Each kind is one that lost people without a word. Everybody in these sheets is invented.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.caseload.columns.reading_options import ReadingOptions, read_options
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage.ranked_rows import Entry, RankedRows
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.caseload.people import stream

TODAY = date(2026, 11, 30)
Rows = Sequence[Sequence[object]]


def book(*tabs: tuple[str, Rows], merge: str = "", hidden: str = "") -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in tabs:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if merge:
            sheet.merge_cells(merge)
        if title == hidden:
            sheet.sheet_state = "hidden"
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


class Read:
    """A sheet that was read and judged."""

    def __init__(self, raw: bytes, options: ReadingOptions | None = None, today: date = TODAY) -> None:
        localizer = Localizer("en", isolate=False)
        self.reading = Reading(stream(raw), today, options)
        self.ranked: RankedRows = triage_rows(self.reading, today, localizer)
        self.entries: list[Entry] = list(self.ranked)
        self.said = [localizer.line(text) for text in self.reading.remarks]

    @property
    def complete(self) -> bool:
        remarks = self.reading.remarks
        return not (self.ranked.problems or remarks.unread or remarks.incomplete)

    @property
    def days(self) -> dict[str, date | None]:
        """The day of each person: the last safe day, or the first day of the window."""
        return {entry.ref: entry.triage.due for entry in self.entries}

    @property
    def closed(self) -> set[str]:
        return {entry.ref for entry in self.entries if entry.triage.urgency is Urgency.CLOSED}


def due(year: int, month: int, day: int) -> date:
    """The last safe day of a card."""
    return date(year, month, day) - timedelta(1)


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


# ---------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize("moment", [datetime(2026, 10, 14, 22, 0), datetime(2026, 10, 14, 23, 59, 11)])  # noqa: DTZ001
def test_a_time_just_before_midnight_is_never_the_day_before_in_silence(moment: datetime) -> None:
    head, row = ["ref", "geldig tot", "applied", "received on"], ["A", date(2026, 10, 15), "extension"]
    for raw in (
        book(("A", [head, [*row, moment]])),
        f"ref;geldig tot;applied;received on\nA;15-10-2026;extension;{moment}\n".encode(),
    ):
        read = Read(raw)
        assert not read.complete
        assert "it may be the next day" in " ".join(read.entries[0].notes)
    assert Read(book(("A", [head, [*row, moment.replace(hour=14)]]))).complete


@pytest.mark.parametrize(
    ("cell", "expires_on"),
    [("verlopen", date(2026, 11, 29)), ("dec 2026", date(2026, 12, 1)), ("12-2026", date(2026, 12, 1)),
     ("2026-12", date(2026, 12, 1)), ("12-12", date(2026, 12, 12)),
     ("15 december", date(2026, 12, 15)), ("15-11", date(2026, 11, 15)), ("december", date(2026, 12, 1)),
     ("4-12-2026 / 5-1-2027", date(2026, 12, 4)), ("31-02-2027", date(2027, 2, 1)), ("15-12-20266", date(2026, 12, 15)),
     ("20266-12-15", date(2026, 12, 15)), ("ديسمبر 2026", date(2026, 12, 1))],
)  # fmt: skip
def test_a_date_that_is_not_whole_ranks_by_the_first_day_that_it_can_be(cell: str, expires_on: date) -> None:
    read = Read(f"naam;geldig tot\nBo;{cell}\nCas;1-12-2031\n".encode())
    assert read.entries[0].ref == "Bo"
    last = expires_on - timedelta(1)
    # far ahead of its day, a card is listed by the first day of its window
    assert read.entries[0].triage.due in ((last, expires_on) if cell != "31-02-2027" else (date(2026, 11, 1), last))
    assert read.entries[0].triage.urgency is not Urgency.BAD
    assert read.entries[0].triage.what is not None
    assert "not certain" in read.entries[0].triage.what
    assert not read.complete


def test_a_month_of_javascript_counts_from_nought() -> None:
    assert Read(b'[{"ref": "A", "expires_on": "Date(2026,11,15)"}]').days == {"A": due(2026, 12, 15)}


def test_one_bad_cell_is_a_note_on_its_row() -> None:
    read = Read(b'[{"ref": "A", "expires_on": ' + b"9" * 4301 + b'}, {"ref": "B", "expires_on": "2026-12-15"}]')
    assert read.days == {"A": None, "B": due(2026, 12, 15)}
    assert not read.complete


# -------------------------------------------------------------------------------------------------------------- answers


@pytest.mark.parametrize("cell", ["ja", "x", "✓", "X", "in behandeling", "verstuurd", "pending", "نعم"])
def test_an_application_that_was_sent_in_any_words(cell: str) -> None:
    read = Read(f"naam;geldig tot;aangevraagd\nBo;4-12-2026;{cell}\n".encode())
    assert read.entries[0].triage.urgency is Urgency.WAITING
    assert read.complete


def test_a_day_under_applied_is_asked_about_and_late_where_it_is_late() -> None:
    read = Read(b"naam;geldig tot;aangevraagd\nBo;4-12-2026;1-11-2026\n")
    assert read.entries[0].triage.urgency is Urgency.WAITING
    assert "was the application sent or received on it?" in read.entries[0].notes[-1]
    late = Read(b"naam;soort vergunning;geldig tot;aangevraagd\nBo;asiel bepaalde tijd;4-11-2026;5-11-2026\n")
    assert late.entries[0].triage.urgency is Urgency.TODAY


@pytest.mark.parametrize("header", ["aangevraagd", "Asiel aangevraagd op", "Applied for asylum on"])
@pytest.mark.parametrize("cell", ["3-4-2021", "2021"])
def test_an_application_of_years_ago_is_not_waited_for(header: str, cell: str) -> None:
    """Dates of the applications for asylum made everybody wait for the IND, while their cards expired."""
    read = Read(f"naam;geldig tot;{header}\nBo;4-12-2026;{cell}\n".encode())
    assert read.days["Bo"] == due(2026, 12, 4)
    assert "was the application sent or received on it?" in read.entries[0].notes[-1]


@pytest.mark.parametrize(
    "cell",
    ["extended", "granted", "verlengd", "akkoord", "klaar", "prolongé", "verildi", "uzatıldı", "bekliyor", "تمدید شد"],
)
def test_a_word_that_may_mean_that_the_card_was_given_is_asked_about(cell: str) -> None:
    read = Read(f"naam;geldig tot;aangevraagd\nBo;4-12-2026;{cell}\n".encode())
    assert read.days["Bo"] == due(2026, 12, 4)
    assert not read.complete


@pytest.mark.parametrize("cell", ["does not apply", "niet van toepassing", "sans objet"])
def test_a_reason_that_does_not_apply_is_no_empty_cell(cell: str) -> None:
    assert not Read(f"naam;geldig tot;reason_applies\nBo;4-12-2026;{cell}\n".encode()).complete


def test_a_travel_document_that_is_not_valid_is_no_empty_cell() -> None:
    assert not Read("ad;bitiş tarihi;pasaport\nBo;4-12-2026;geçerli değil\n".encode()).complete


def test_an_application_that_was_refused_needs_help_today() -> None:
    assert Read(b"naam;geldig tot;aangevraagd\nBo;4-12-2028;afgewezen\n").entries[0].triage.urgency is Urgency.TODAY


def test_what_is_no_answer_is_refused_in_the_readers_words() -> None:
    reading = Reading(stream(b"naam;geldig tot;aangevraagd\nBo;4-12-2026;misschien\n"), TODAY)
    (row,) = reading
    assert (
        Localizer("nl").line(row.notes[0].reason)
        == "dit is hier geen antwoord. Gebruik nee, verlenging, onbepaalde tijd, afgewezen"
    )


# ------------------------------------------------------------------------------------------------ nobody sees another's


_CELLS = {
    "geldig tot": ["4-12-2026", "4-12-26", "verlopen", ""],
    "digid": ["", "rood", "groen"],
    "aangevraagd": ["", "blauw", "nee"],
    "status": ["", "overleden"],
}


@given(
    st.lists(
        st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in _CELLS.items()}), min_size=2, max_size=8
    )
)
@settings(deadline=None, max_examples=60)
def test_what_one_person_shows_is_what_their_own_row_holds(people: list[dict[str, str]]) -> None:
    """Many cells are cached: a person read among others shows what they show alone."""

    def raw(*rows: tuple[int, dict[str, str]]) -> bytes:
        lines = (f"P{number};{';'.join(row[name] for name in _CELLS)}" for number, row in rows)
        return "\n".join([f"naam;{';'.join(_CELLS)}", *lines, "Z;1-12-2031;;;\n"]).encode()

    together = {entry.ref: entry for entry in Read(raw(*enumerate(people))).entries}
    for number, row in enumerate(people):
        alone = {entry.ref: entry for entry in Read(raw((number, row))).entries}[f"P{number}"]
        found = together[f"P{number}"]
        assert (found.triage, found.notes) == (alone.triage, alone.notes)


def test_two_with_the_same_date_never_see_each_others_bad_cells() -> None:
    raw = (
        b"naam;geldig tot;digid;aangevraagd\n"
        b"Bo;4-12-2026;geheim een;nee\nCas;4-12-2026;geheim twee;nee\nDee;4-12-2026;;nee\n"
    )
    notes = {entry.ref: " ".join(entry.notes) for entry in Read(raw).entries}
    assert "geheim een" in notes["Bo"]
    assert "geheim twee" not in notes["Bo"]
    assert "geheim twee" in notes["Cas"]
    assert "geheim" not in notes["Dee"]


def test_yes_and_one_are_not_the_same_cell() -> None:
    raw = (
        b'{"ref": "A", "expires_on": "2026-12-04", "travel": "perhaps", "digid": true}\n'
        b'{"ref": "B", "expires_on": "2026-12-04", "travel": "perhaps", "digid": 1}\n'
    )
    notes = {entry.ref: " ".join(entry.notes) for entry in Read(raw).entries}
    assert "“true”" in notes["A"]
    assert "“1”" in notes["B"]


# -------------------------------------------------------------------------------------- people in, people accounted for

_NAMES = st.text("abcdefghij", min_size=2, max_size=6).map(lambda name: f"x{name}")
_DAYS = st.sampled_from(["4-12-2026", "4-1-2027", "verlopen", "dec 2026", "?", "onzin", "31-02-2027", ""])
_TABLES = st.lists(st.tuples(_NAMES, _DAYS, st.sampled_from(["", "overleden", "open"])), min_size=1, max_size=6)
_HEADS = st.sampled_from(
    [
        ("naam", "geldig tot", "status"),
        ("Client", "Expiry", "Status"),
        ("Naam", "Datum", "Stand"),
        ("Wie", "Pas", "Toestand"),
    ]
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Lijst", "Archief", "Blad", "Rest"]), _HEADS, _TABLES, st.booleans()),
        min_size=1,
        max_size=3,
        unique_by=lambda tab: tab[0],
    )
)
@settings(deadline=None, max_examples=60)
def test_everybody_is_listed_or_named_as_not_read(
    tabs: list[tuple[str, tuple[str, ...], list[tuple[str, str, str]], bool]],
) -> None:
    """People in, and people named as not read, are the rows; nobody is dropped where all is said to be well."""
    from permit_wizard.caseload.read.table import BadTable

    people = sum(len(rows) for _title, _head, rows, _total in tabs)
    raw = book(
        *((title, [list(head), *rows, *([["Totaal", "", ""]] if total else [])]) for title, head, rows, total in tabs)
    )
    try:
        read = Read(raw)
    except BadTable:
        return  # refused as a whole, in one sentence
    listed = len(read.entries)
    named = sum(
        len(rows)
        for title, _head, rows, _total in tabs
        if any(f"“{title}” (" in line or f"{title} (" in line for line in read.said)
    )
    assert listed + named == people
    if read.complete:
        assert listed == people or any(line.startswith("Tabs without a list of people") for line in read.said)
