"""What line mode, screens and pages once did differently, and cannot any more: each test tries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.core.questions import QUESTIONS, RECEIVED_ON, Question
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain.parse import event_in as typed_event
from permit_wizard.plain.render import page_lines
from permit_wizard.visit.blocks import Tone
from permit_wizard.visit.dates import echo
from permit_wizard.visit.events import Back, Confirm, EnterDate, Go, Restart, Saved, Start
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import CHECK, ENDED, EXPORT, LEAVE, START, is_question
from permit_wizard.visit.route import listed_questions, open_place
from permit_wizard.visit.state import Visit
from permit_wizard.visit.steps import step
from permit_wizard.web.engine import html
from permit_wizard.web.forms import button_of
from permit_wizard.web.forms import event_in as pressed_event
from permit_wizard.web.render.bilingual_html import BilingualHtml
from tests.builders import TODAY, applicant
from tests.visit.test_html import words
from tests.visit.walks import TYPED, visits

SAY = Localizer("en")
DATE_QUESTIONS = [question for question in QUESTIONS if question.is_date]


@given(TYPED, st.sampled_from(DATE_QUESTIONS), st.dates(date(2026, 6, 1), date(2027, 6, 1)))
@settings(max_examples=400)
def test_only_a_date_that_is_taken_is_shown_as_good_and_one_that_is_refused_is_never(
    typed: str, question: Question, today: date
) -> None:
    shown = echo(typed, question, today)
    at_question = Visit(today, place=question.key)
    once = step(at_question, EnterDate(typed))
    twice = step(once, EnterDate(typed))
    confirmed = step(once, Confirm())
    taken, taken_by_yes = (getattr(visit.answers, question.key) for visit in (twice, confirmed))

    if shown.tone is Tone.GOOD:
        assert taken == shown.day
    elif shown.tone is Tone.PLAIN:  # an unusual year: only yes takes it
        assert (taken, taken_by_yes) == (None, shown.day)
    else:
        assert (taken, taken_by_yes) == (None, None)


def test_a_receipt_after_today_is_refused_while_it_is_typed() -> None:
    assert echo("24-12-2026", RECEIVED_ON, date(2026, 11, 30)).tone is Tone.WARN


@given(visits(), st.sampled_from(["leave", "again", "result", "check", "take", "language"]))
@settings(max_examples=60)
def test_after_a_save_no_page_claims_that_nothing_is_saved(visit: Visit, place: str) -> None:
    visit = step(replace(visit, prefill=None), Saved())
    for after in (visit, step(visit, Go(place)), step(step(visit, Restart()), Go(LEAVE))):
        if after.place in (START, ENDED):  # the promise to the next visitor
            continue
        shown = page(after)
        assert "Nothing is saved" not in words(html(after, shown, BilingualHtml("en")))
        assert "Nothing is saved" not in " ".join(page_lines(SAY, shown))


@given(visits())
@settings(max_examples=60)
def test_enter_on_the_start_page_leads_to_the_first_open_question_on_every_edge(visit: Visit) -> None:
    start = replace(visit.at(START), clock_is_right=True)
    shown = page(start)
    name, value = button_of(shown.actions[0].event)
    assert typed_event("", shown, SAY) == pressed_event({name: value}, start) == Start()
    assert step(start, Start()).place == open_place(start)


@pytest.mark.parametrize("key", [question.key for question in listed_questions(Visit(TODAY, given=applicant()))])
def test_back_leads_to_the_check_page_while_an_answer_is_changed_from_there(key: str) -> None:
    check = Visit(TODAY, given=applicant(), place=CHECK, language="en")
    changing = step(check, Go(key))
    assert (changing.place, changing.changing) == (key, True)
    assert step(changing, Back()) == replace(check, trail=())
    assert pressed_event({"do": "back"}, changing) == Back()


def test_back_leads_through_what_a_change_opened_to_where_it_began() -> None:
    check = Visit(TODAY, given=applicant(travel="no"), place=CHECK, language="en")
    asked = step(step(check, Go("travel")), typed_event("1", page(step(check, Go("travel"))), SAY))  # pyright: ignore[reportArgumentType]
    assert asked.place == "return_on"
    assert step(asked, Back()).place == "travel"
    assert step(step(asked, Back()), Back()).place == CHECK


@given(visits())
@settings(max_examples=60)
def test_what_was_typed_is_there_again_after_back_and_after_a_page_over_it(visit: Visit) -> None:
    if not is_question(visit.place):
        return
    typed = replace(visit, typed="5 ma", chosen="", found=None)
    for over in (LEAVE, "again", "language"):
        assert step(step(typed, Go(over)), Back()).typed == "5 ma" or not typed.has_answers
    there = step(typed, Back())
    assert there.place == typed.place or step(there, Go(typed.place)).typed == "5 ma"


def test_leaving_the_result_offers_to_take_it_along_until_that_was_done() -> None:
    result = Visit(TODAY, given=applicant(), place="result", language="en")
    offered = [action.event for action in page(step(result, Go(LEAVE))).actions]
    assert Go(EXPORT) in offered
    assert Go(EXPORT) not in [action.event for action in page(step(step(result, Saved()), Go(LEAVE))).actions]
