"""What a page offers can be done: each of its actions leads to another page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import IND_2019, PACT_2026
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.rules import assess
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import rules_line
from permit_wizard.outputs import Sheet, calendar
from permit_wizard.plain.commands import Afterwards, Command, commands_of
from permit_wizard.plain.findings import after_lines, what_next
from permit_wizard.plain.render import page_lines
from permit_wizard.review.sheet import as_text, sections
from permit_wizard.visit.blocks import Paragraph, Promises
from permit_wizard.visit.events import End, Go, NewDay, Saved, Start
from permit_wizard.visit.page import Page, texts
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import AGAIN, CHECK, ENDED, EXPORT, IDLE, LANGUAGE, LEAVE, RESULT, START
from permit_wizard.visit.state import Device, Visit
from permit_wizard.visit.steps import step
from tests.terminal_ui.test_plan import PERSONS, TODAY

TOO_LATE = date(2028, 2, 29)
VISITS = {
    **{
        name: Visit(TODAY, read_answers(answers, TODAY), RESULT, language="en", rules=rules)
        for name, answers in PERSONS.items()
        for rules in [IND_2019 if name == Outcome.NEW_PERMIT else None]
    },
    Outcome.RULES_TOO_OLD.value: Visit(TOO_LATE, Answers(), RESULT, language="en"),
}


@pytest.mark.parametrize("name", VISITS)
def test_each_action_of_a_result_leads_to_another_page(name: str) -> None:
    visit = VISITS[name]
    actions = page(visit).actions
    assert actions
    for action in actions:
        assert step(visit, action.event).place != RESULT, action


OF_LETTERS = {"k": EXPORT, "c": CHECK, "n": AGAIN}
"""Where the letters of a result lead; the one of further questions has a page of its own to be offered on."""
ENGLISH = Localizer("en")


@pytest.mark.parametrize("name", VISITS)
def test_each_letter_of_a_result_in_lines_leads_to_another_page_and_no_other_does(name: str) -> None:
    visit = VISITS[name]
    shown = page(visit)
    letters = {line[0] for line in after_lines(ENGLISH, shown) if line[1:2] == ","}
    for letter, place in OF_LETTERS.items():
        assert (step(visit, Go(place)).place != RESULT) >= (letter in letters)
    for each in Afterwards:
        assert (what_next(each.value, ENGLISH, shown) is each) is (each.value in letters)
    assert (Command.CHECK in commands_of(visit)) is ("c" in letters)


def test_of_the_commands_the_start_page_has_those_that_do_something() -> None:
    for today in (TODAY, TOO_LATE):
        visit = Visit(today, place=START, language="en")
        lines = page_lines(ENGLISH, page(visit), commands=commands_of(visit))
        assert ("c, check and change your answers" in lines) is (today < TOO_LATE)
        assert ("w, why we ask this" in lines) is (today < TOO_LATE)
        assert "q, leave" in lines
        assert any("work at every question" in line for line in lines) is (today < TOO_LATE)


def test_nobody_is_told_of_answers_that_there_are_none_of() -> None:
    nothing = read_answers({}, TODAY)
    known = read_answers(PERSONS[Outcome.APPLY_ONLINE], TODAY)
    visits = [
        Visit(TODAY, place=START, language="en"),
        Visit(TOO_LATE, nothing, RESULT, language="en"),
        Visit(TODAY, known, RESULT, language="en", prefill=Prefill(known, print)),
    ]
    for visit in visits:
        kiosk = replace(visit, device=Device(kiosk=True))
        covers = [step(visit, Go(LANGUAGE)), step(kiosk, Go(IDLE)), step(visit, End())]
        assert [cover.place for cover in covers] == [LANGUAGE, IDLE, ENDED]
        assert step(visit, Go(LEAVE)).place == ENDED
        for each in (visit, *covers):
            shown = "\n".join(text.message for text in texts(page(each)))
            for of_answers in ("our answers are", "our answers stay", "Start again?"):
                assert of_answers not in shown
        assert Go(AGAIN) not in [action.event for action in page(visit).actions]


def test_a_person_whose_date_is_known_needs_no_card() -> None:
    for answers, needs in (({}, True), (PERSONS[Outcome.APPLY_ONLINE], False)):
        prefill = Prefill(read_answers(answers, TODAY), print)
        assert ("Have your card ready" in words(page(Visit(TODAY, place=START, prefill=prefill)))) is needs


def test_leaving_the_answers_of_a_sheet_those_in_the_sheet_stay() -> None:
    known = read_answers(PERSONS[Outcome.APPLY_ONLINE], TODAY)
    visit = Visit(TODAY, known.answered("may_work", "no", TODAY), RESULT, prefill=Prefill(known, print))
    assert "Those in the sheet stay." in words(page(step(visit, Go(LEAVE))))
    kept = replace(visit, prefill=Prefill(known, print, "copy.xlsx"))
    assert "saved in {file}" in words(page(step(kept, Go(LEAVE))))


def test_after_midnight_the_result_of_the_day_before_was_saved_and_this_one_not() -> None:
    saved = step(step(VISITS[Outcome.APPLY_ONLINE], Go(EXPORT)), Saved(file="page.html"))
    saved = step(saved, Go(RESULT))
    assert Go(EXPORT) not in [action.event for action in page(step(saved, Go(LEAVE))).actions]
    next_day = step(saved, NewDay(TODAY + timedelta(1)))
    assert Go(EXPORT) in [action.event for action in page(step(next_day, Go(LEAVE))).actions]
    assert next_day.has_saved  # what was saved stays all the same
    assert not next_day.saved_file


def test_no_day_that_has_passed_is_beside_words_about_the_future() -> None:
    last = PACT_2026.check_again_by
    assert last is not None
    assert "To be checked again" in rules_line(PACT_2026, last).message
    for visit in (VISITS[Outcome.RULES_TOO_OLD], replace(VISITS[Outcome.APPLY_ONLINE], today=last + timedelta(1))):
        shown = "\n".join(text.message for text in texts(page(visit)))
        assert "To be checked again" not in shown
        assert "should have been checked again by" in shown


def test_what_is_read_on_a_later_day_claims_nothing_of_that_day_and_names_what_to_do() -> None:
    answers, last = PERSONS[Outcome.APPLY_FROM], PACT_2026.check_again_by
    assert last is not None
    read_later = ["".join(as_text(sections(PACT_2026), [Localizer("en", isolate=False)]))]
    for today in (TODAY, last + timedelta(1)):
        verdict = assess(read_answers(answers, today), today)
        file = calendar.write(Sheet(verdict, (Localizer("en", isolate=False),), detailed=True))
        unfolded = file.decode().replace("\r\n ", "")
        if today > last:
            assert "should have been checked again by 28 February 2027" in unfolded
        else:
            read_later.append(unfolded.replace("\\,", ","))
    for shown in read_later:
        assert "To be checked again" not in shown
        assert "After 28 February 2027 (28-02-2027) they may have changed: then look at ind.nl" in shown


@pytest.mark.parametrize("kiosk", [False, True])
def test_of_a_code_that_does_not_fit_people_are_told_what_they_can_do_there(kiosk: bool) -> None:
    device = Device(files=not kiosk, printer=True, code_room=(20, 5), kiosk=kiosk)
    visit = replace(VISITS[Outcome.APPLY_ONLINE], device=device, place=EXPORT)
    shown = "\n".join(text.message for text in texts(page(visit)))
    assert ("Make it larger" in shown) is not kiosk
    assert ("Take a photo of your result with your phone, or write down" in shown) is kiosk


def words(shown: Page) -> str:
    parts = [block.text.message for block in shown.blocks if isinstance(block, Paragraph)]
    for block in shown.blocks:
        if isinstance(block, Promises):
            parts += [text.message for item in block.items for text in item]
    return "\n".join([*parts, *(action.label.message for action in shown.actions)])


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 28), TOO_LATE])
def test_of_questions_the_start_page_speaks_where_there_are_some(today: date) -> None:
    visit = Visit(today, place=START, language="en")
    asks = step(visit, Start()).place != RESULT
    assert asks is (today < TOO_LATE)
    for of_questions in ("Answer some questions", "question at a time", "Have your card ready", "Start now"):
        assert (of_questions in words(page(visit))) is asks
    assert ("See what to do" in words(page(visit))) is not asks
    assert "Nothing is saved" in words(page(visit))
