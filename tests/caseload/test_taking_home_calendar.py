"""The calendar of a caseload: one entry for each person, from day to day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import vobject

from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.triage import run
from permit_wizard.caseload.triage.previous_list import earlier
from permit_wizard.caseload.write import writer
from permit_wizard.caseload.write.ics import reminders
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.caseload.exports import made
from tests.caseload.people import reading, stream


def events(raw: bytes) -> dict[str, vobject.base.Component]:
    found = vobject.readOne(raw.decode()).vevent_list
    assert len({event.uid.value for event in found}) == len(found)
    return {event.uid.value: event for event in found}


def test_a_person_is_the_same_entry_from_day_to_day() -> None:
    people = "naam;geldig tot\nBo;06-03-2026\nCas;30-05-2026\nDee;30-12-2026\nBo;01-04-2026\nEd;01-01-2026\n"
    first = events(made("ics", people))
    for days in (1, 2, 4, 5):
        later = events(made("ics", people, today=TODAY + timedelta(days)))
        assert {(uid, event.summary.value) for uid, event in later.items()} == {
            (uid, event.summary.value) for uid, event in first.items()
        }


def test_a_corrected_date_changes_the_entry_and_somebody_who_renewed_or_left_loses_it() -> None:
    def calendar(people: str, saved: datetime, old: str = "") -> dict[str, vobject.base.Component]:
        localizer = Localizer("en", isolate=False)
        past = earlier(stream(old.encode()), TODAY, ReadingOptions()) if old else None
        rows = reading("naam;geldig tot;aangevraagd;begonnen\n" + people)
        ranked = run.triage_rows(rows, TODAY, localizer, earlier=past)
        return {
            event.summary.value: event
            for event in events(b"".join(writer("ics")(Caseload(ranked, TODAY, localizer, saved=saved)))).values()
        }

    monday, later = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 15))
    people = "Bo;26-03-2026;;\nCas;28-03-2026;nee;\nEd;onleesbaar;;\n"
    first = calendar(people, monday)
    assert first.keys() == {"Bo", "Cas"}
    changed = people.replace("26-03", "20-03").replace("28-03-2026;nee", "28-03-2026;verlenging") + "Dee;31-12-2026;;\n"
    second = calendar(changed.replace("Bo;", "bo ;"), later, "naam;geldig tot\nFa;28-03-2026\n")
    assert second.keys() == {"bo", "Cas", "Dee", "Fa"}
    assert second["bo"].uid.value == first["Bo"].uid.value
    assert second["bo"].dtstart.value < first["Bo"].dtstart.value
    assert int(second["bo"].sequence.value) > int(first["Bo"].sequence.value)
    assert second["bo"].dtstamp.value == later
    assert all(len(event.contents["sequence"]) == len(event.contents["dtstamp"]) == 1 for event in second.values())
    assert {name for name, event in second.items() if hasattr(event, "status")} == {"Cas", "Fa"}
    assert second["Cas"].status.value == "CANCELLED"
    assert second["Cas"].uid.value == first["Cas"].uid.value


def test_a_name_is_beside_a_client_number_and_it_alone_where_the_calendar_is_seen() -> None:
    localizer = Localizer("en", isolate=False)
    people = "dossiernummer;naam;geldig tot\n1042;Bo;26-03-2026\n1043;;26-03-2026\n"
    ranked = run.triage_rows(reading(people), TODAY, localizer)
    found = events(b"".join(writer("ics")(Caseload(ranked, TODAY, localizer))))
    assert [event.summary.value for event in found.values()] == ["1042 · Bo", "1043"]
    assert "<bdi>1042 · Bo</bdi>" in made("html", people).decode()


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        (date(2026, 3, 16), date(2026, 3, 2), [7, 3]),  # a Monday: a week before, and the Friday
        (date(2026, 3, 12), date(2026, 3, 2), [7, 1]),
        (date(2026, 3, 9), date(2026, 3, 2), [7, 3]),
        (date(2026, 3, 6), date(2026, 3, 2), [1]),
        (date(2026, 3, 8), date(2026, 3, 7), [0]),  # a Sunday, seen on the Saturday
        (date(2026, 3, 2), date(2026, 3, 2), [0]),
    ],
)
def test_reminders_come_a_week_and_a_working_day_before(day: date, today: date, expected: list[int]) -> None:
    assert list(reminders(day, today)) == expected
