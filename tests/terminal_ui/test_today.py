"""What to do today, on top of the result: it agrees with the title, says nothing twice, and is seen without scrolling."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from permit_wizard.terminal_ui.widgets.finding import FindingRow
from permit_wizard.terminal_ui.widgets.next_step import TodayBlock

from permit_wizard.core.answers import read_answers
from permit_wizard.core.rules import assess
from permit_wizard.core.source import IND_PHONE, LEGAL_AID_PHONE
from permit_wizard.core.verdict import Due, Kind, Relation, Verdict
from permit_wizard.language.localizer import Localizer, languages
from permit_wizard.language.next_step import today_in, words_to_say
from tests.terminal_ui.visiting import EVERYTHING, NARROW, NORMAL, TODAY, WAITING, visit

EN = Localizer("en")
READY = {**EVERYTHING, "digid": "with_sms"}
STATES: dict[str, tuple[dict[str, object], str]] = {  # with the step that is named
    "online": (EVERYTHING, "digid_request"),
    "DigiD late": ({**EVERYTHING, "expires_on": "2026-09-03"}, "ask_written_form"),
    "DigiD late, and not sure": ({**EVERYTHING, "expires_on": "2026-09-03", "convictions": "unsure"}, "ask_written_form"),
    "last safe day": ({**READY, "expires_on": "2026-09-02", "convictions": "yes"}, "apply_online"),
    "expired": ({**READY, "expires_on": "2026-08-20"}, "apply_in_writing"),
    "advice": ({**EVERYTHING, "convictions": "yes"}, "get_legal_help"),
    "advice, early": ({**EVERYTHING, "expires_on": "2027-05-03", "convictions": "yes"}, "get_legal_help"),
    "early": ({**READY, "expires_on": "2027-05-03"}, "wait_until"),
    "waiting": (WAITING, "collect"),
    "another permit": ({"permit": "other"}, "elsewhere"),
}  # fmt: skip


def _judged(answers: dict[str, object], today: date = TODAY) -> Verdict:
    return assess(read_answers(answers, today), today)


def _said(verdict: Verdict) -> str:
    return " ".join(part for part in today_in(verdict, EN) if part)


@pytest.mark.parametrize("state", STATES)
def test_the_step_agrees_with_the_title_and_nothing_is_said_twice(state: str) -> None:
    answers, step = STATES[state]
    verdict = _judged(answers)
    assert verdict.next_step is not None
    assert verdict.next_step.id == step
    banner, said = f"{EN(verdict.title)} {EN(verdict.summary)}", _said(verdict)
    for number in (IND_PHONE, LEGAL_AID_PHONE):
        together = f"{banner} {said}".replace("\u00a0", " ")
        assert together.count(number) <= 1, together
    sentences = [sentence.strip(". ") for sentence in said.split(". ") if sentence.strip(". ")]
    assert not [sentence for sentence in sentences if sentence in banner], (banner, said)
    assert len(set(sentences)) == len(sentences), said


@pytest.mark.parametrize(
    ("today", "named"),
    [(TODAY, date(2026, 11, 20)), (date(2026, 11, 20), date(2026, 11, 20)), (date(2026, 11, 21), None)],
)
def test_a_last_day_in_the_weekend_is_named_by_its_friday_unless_that_has_passed(
    today: date, named: date | None
) -> None:
    due = next(step.due for step in _judged(READY, today).of_kind(Kind.STEP) if step.id == "apply_online")
    assert due == Due(Relation.BY, date(2026, 11, 22), named)  # a Sunday: programs are still given it
    assert ("by Friday 20" in _said(_judged(READY, today))) == (named is not None)
    assert "22 November 2026 is in the weekend" not in _said(_judged(READY, today + timedelta(1))) or named


LONGEST = ("DigiD late", "advice", "early")


@pytest.mark.parametrize(
    ("language", "size"), [*((code, NORMAL) for code in languages()), ("fr", NARROW), ("ar", NARROW)]
)
async def test_the_page_opens_at_its_top_with_all_of_it_in_sight(language: str, size: tuple[int, int]) -> None:
    async with visit(language, size=size) as person:
        for state in LONGEST:
            await person.go_to("result", STATES[state][0])
            await person.pilot.pause()
            block, column = person.app.screen.query_one(TodayBlock), person.app.screen.query_one("#column")
            assert column.scroll_y == 0, person.screen
            assert column.content_region.contains_region(block.region), (state, person.screen)


@pytest.mark.parametrize(
    ("language", "beside", "meaning"),
    [("fr", None, "Bonjour. Je m’appelle … Mon numéro V (V-nummer) est …"), ("nl", None, ""),
     ("nl", "en", "Hello. My name is … My V-number is …")],
)  # fmt: skip
async def test_a_step_to_phone_for_opens_to_dutch_words_and_what_they_mean(
    language: str, beside: str | None, meaning: str
) -> None:
    async with visit(language, beside=beside, size=(80, 60)) as person:
        await person.go_to("result", STATES["DigiD late"][0])
        await person.press("1")
        _heading, first, *_others = person.app.screen.query(FindingRow).first().to_say
        assert first == ("Goedendag. Mijn naam is … Mijn V-nummer is …", meaning)
        assert person.sees("┃ Goedendag. Mijn naam is … Mijn V-nummer is …")


async def test_a_day_with_rows_of_its_own_ends_as_its_language_ends_a_sentence() -> None:
    async with visit("ti", size=NARROW) as person:
        await person.go_to("result", STATES["DigiD late"][0])
        drawn = [row.draw(30).plain for row in person.app.screen.query(FindingRow)]
        assert any("ሎሚ።" in words for words in drawn)
        assert not any(re.search(r"[\u1200-\u137f]\.", words) for words in drawn)


def test_words_to_say_hold_nothing_of_the_answers_but_the_cards_last_day() -> None:
    for answers, _step in STATES.values():
        for step in _judged(answers).of_kind(Kind.STEP):
            last = _judged(answers).dates.expires_on
            said = words_to_say(step, last)
            assert bool(said) == ("phone" in step.message.values)
            assert [text.values for text in said if text.values] == ([{"day": last}] if said and last else [])
