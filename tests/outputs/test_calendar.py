"""The calendar file, read back by a second library."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import vobject

from permit_wizard.core.days import Day
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import SHORT_DAYS
from permit_wizard.outputs import NothingToWrite, Sheet, calendar
from tests.builders import EXPIRES, TODAY, applicant


def sheet(*codes: str, today: date = TODAY, detailed: bool = False, **different: object) -> Sheet:
    answers = applicant(today, **different)
    return Sheet(assess(answers, today), tuple(Localizer(code) for code in codes), detailed)


def events(page: Sheet) -> list[vobject.base.Component]:
    raw = calendar.write(page)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))  # octets, RFC 5545, section 3.1
    return list(vobject.readOne(raw.decode()).vevent_list)


@pytest.mark.parametrize("code", sorted(languages()))
@pytest.mark.parametrize("detailed", [False, True])
def test_whole_days_that_block_nothing_and_alarm_a_week_before(code: str, detailed: bool) -> None:
    found = events(sheet(code, detailed=detailed, digid="without_sms"))
    assert [event.dtstart.value for event in found] == [EXPIRES - timedelta(6), EXPIRES - timedelta(1), EXPIRES]
    for event in found:
        assert event.dtend.value == event.dtstart.value + timedelta(1)
        assert (event.transp.value, getattr(event, "class").value) == ("TRANSPARENT", "PRIVATE")
        assert event.valarm.trigger.value == timedelta(hours=9) - timedelta(days=7)
        assert event.valarm.action.value == "DISPLAY"
    assert len({event.uid.value for event in found}) == 3


def test_a_day_within_the_week_alarms_on_the_day() -> None:
    today = EXPIRES - timedelta(3)
    assert {event.valarm.trigger.value for event in events(sheet("en", today=today))} == {timedelta(hours=9)}


def test_a_day_in_exactly_a_week_alarms_today() -> None:
    alarms = {e.dtstart.value: e.valarm.trigger.value for e in events(sheet("en", today=EXPIRES - timedelta(7)))}
    assert alarms[EXPIRES] == timedelta(hours=9) - timedelta(days=7)
    assert {day: at for day, at in alarms.items() if day < EXPIRES} == {EXPIRES - timedelta(1): timedelta(hours=9)}


@pytest.mark.parametrize("code", sorted(languages()))
def test_neutral_unless_asked(code: str) -> None:
    raw = calendar.write(sheet(code)).decode()
    unfolded = raw.replace("\r\n ", "")
    for word in ("IND", "ind.nl", "DigiD", "permit", "asyl", "asiel", "verblijf", "DESCRIPTION:\r\n"):
        assert word not in unfolded.replace("BEGIN", "").replace("END", "")
    assert "ind.nl" in calendar.write(sheet(code, detailed=True)).decode().replace("\r\n ", "")


def test_two_languages_share_an_event() -> None:
    title = events(sheet("nl", "en", detailed=True))[-1].summary.value
    both = [Localizer(code)(SHORT_DAYS[Day.EXPIRES_ON]) for code in ("nl", "en")]
    assert title == " / ".join(dict.fromkeys(both))  # once, while a translation is missing


def test_the_same_answers_give_the_same_file() -> None:
    assert calendar.write(sheet("en")) == calendar.write(sheet("en"))


def test_somebody_who_waits_keeps_only_the_last_day_of_the_card() -> None:
    found = events(sheet("en", applied="extension", received_on=TODAY))
    assert [event.dtstart.value for event in found] == [EXPIRES]


def test_the_first_day_is_the_one_that_both_old_and_new_rules_allow() -> None:
    found = events(sheet("en", today=date(2026, 7, 1), detailed=True, expires_on=date(2027, 5, 20)))
    days = {event.summary.value: event.dtstart.value for event in found}
    assert days["First day to apply"] == date(2027, 2, 20)
    assert date(2026, 11, 20) not in days.values()


def test_somebody_who_waits_for_a_decision_by_a_day_finds_it_there() -> None:
    today, received = date(2026, 11, 25), date(2026, 11, 10)
    page = sheet("en", today=today, expires_on=date(2027, 1, 20), applied="extension", received_on=received)
    assert received + timedelta(56) in [event.dtstart.value for event in events(page)]


@pytest.mark.parametrize(
    "different", [{"permit": "other"}, {"expires_on": "unknown"}, {"expires_on": date(2026, 1, 5)}]
)
def test_without_a_day_to_come_there_is_no_calendar(different: dict[str, object]) -> None:
    with pytest.raises(NothingToWrite):
        calendar.write(sheet("en", **different))
