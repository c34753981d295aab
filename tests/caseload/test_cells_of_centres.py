"""Dates and answers as centres write them: what may mean two things is asked about, and nothing is taken in silence."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.language.localizer import Localizer
from tests.caseload.centre_sheets import TODAY, Read, book, due
from tests.caseload.people import stream

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


@pytest.mark.parametrize("cell", ["ja", "x", "✓", "X", "in behandeling", "verstuurd", "waiting for the IND", "نعم"])
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
