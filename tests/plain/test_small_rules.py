"""Small rules of lines that a person types: each was once broken by a change chosen at random, and no test noticed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from permit_wizard.core.answers import Answers, Permit
from permit_wizard.core.questions import EXPIRES_ON, RECEIVED_ON, RETURN_ON, Question
from permit_wizard.core.text import Text
from permit_wizard.language.choice import typed_language
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain.parse import event_in
from permit_wizard.plain.render import how_to_change, not_understood
from permit_wizard.visit.dates import echo
from permit_wizard.visit.events import Keep
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import CHECK, LEAVE, START
from permit_wizard.visit.state import Visit
from tests.plain.visits import ONLINE, lines_at

TODAY, DAY = date(2026, 9, 1), date(2027, 2, 14)
EN = Localizer("en")


def test_an_empty_line_keeps_a_date_that_is_there_and_is_asked_about_where_there_is_none() -> None:
    answers = Answers(permit=Permit.TEMPORARY)
    empty = Visit(TODAY, place=EXPIRES_ON.key, language="en", given=answers)
    known = replace(empty, given=answers.model_copy(update={"expires_on": DAY}))
    assert isinstance(event_in("", page(empty), EN), Text)
    assert isinstance(event_in("", page(known), EN), Keep)


def test_what_was_typed_is_repeated_with_its_letters_and_signs_and_a_question_mark_for_the_rest() -> None:
    said = not_understood(EN, "é-3!→", how_to_change(3))
    assert said[0] == "“é-3!?” cannot be used here."
    assert said[-1].endswith("type R.") or said[-1].endswith("type r.")


@pytest.mark.parametrize(("question", "past"), [(RECEIVED_ON, True), (RETURN_ON, False)])
def test_the_example_while_a_date_is_typed_is_one_that_the_question_takes(question: Question, past: bool) -> None:
    shown = echo("3", question, TODAY).text
    assert shown is not None
    found = re.search(r"\d\d-\d\d-\d{4}", EN.line(shown))
    assert found is not None
    day = datetime.strptime(found[0], "%d-%m-%Y").date()  # noqa: DTZ007 - a calendar date
    assert day < TODAY if past else day > TODAY


def test_the_name_of_the_language_option_alone_names_no_language() -> None:
    assert typed_language(["--lang"]) is None
    assert typed_language(["--lang", "nl"]) == "nl"


def test_the_check_page_goes_on_with_the_questions_until_all_are_answered() -> None:
    every = lines_at(CHECK, ONLINE)
    some = lines_at(CHECK, ONLINE.model_copy(update={"digid": None}))
    assert every[-1] == "Press Enter for the result."
    assert some[-1] == "Press Enter to go on with the questions."


@pytest.mark.parametrize("place", [START, LEAVE])
def test_that_lines_stay_on_the_screen_is_said_before_the_first_answer_and_before_the_end(place: str) -> None:
    said = lines_at(place, Answers())
    assert "These lines can stay on the screen after you leave. On a shared computer, close the window then." in said
