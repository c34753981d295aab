"""How many questions are left, as the screens count them: as many as are still asked, and none after a change."""

from __future__ import annotations

from datetime import date

import pytest

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.prefill import Prefill
from permit_wizard.core.questions import FORM
from permit_wizard.visit.events import Answer, AskFurther, Confirm, EnterDate, Go, Start
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import CHECK, RESULT
from permit_wizard.visit.state import Visit
from permit_wizard.visit.steps import step
from tests.builders import ALL_IS_WELL, TODAY

COMPLETE = {key: value for key, value in ALL_IS_WELL.items() if key not in ("may_work", "held_5_years")}
KNOWN = {key: ALL_IS_WELL[key] for key in ("permit", "expires_on", "digid", "convictions")}


def at_the_result() -> Visit:
    return Visit(TODAY, read_answers(COMPLETE, TODAY), RESULT, language="en")


def left(visit: Visit) -> int:
    progress = page(visit).progress
    assert progress is not None
    return progress.left


@pytest.mark.parametrize("key", [question.key for question in FORM if question.key in COMPLETE])
def test_where_an_answer_is_changed_none_is_left(key: str) -> None:
    visit = step(step(at_the_result(), Go(CHECK)), Go(key))
    assert visit.place == key
    assert left(visit) == 0


def test_what_a_changed_answer_opens_is_counted() -> None:
    visit = step(step(at_the_result(), Go(CHECK)), Go("travel"))
    visit = step(visit, Answer("yes"))
    assert (visit.place, left(visit)) == ("return_on", 2)
    visit = step(visit, Answer("unknown"))
    assert (visit.place, left(visit)) == ("travel_document", 1)
    assert step(visit, Answer("yes")).place == CHECK


def test_further_questions_are_counted_among_themselves() -> None:
    visit = step(at_the_result(), AskFurther())
    counts: list[int] = []
    while visit.place != RESULT:
        counts.append(left(visit))
        visit = step(visit, Answer("no"))
    assert counts == [2, 1]
    assert left(step(step(visit, Go(CHECK)), Go("may_work"))) == 0


@pytest.mark.parametrize("answers", [read_answers(KNOWN, TODAY), Answers()])
def test_every_question_counts_one_less_until_none_is_left(answers: Answers) -> None:
    prefill = Prefill(answers, print) if answers != Answers() else None
    visit = step(Visit(TODAY, answers, "start", language="en", prefill=prefill, clock_is_right=True), Start())
    counts: list[int] = []
    while visit.place != CHECK:
        counts.append(left(visit))
        visit = answered(visit)
    assert counts == list(range(len(counts), 0, -1))


def answered(visit: Visit) -> Visit:
    value = ALL_IS_WELL[visit.place]
    if isinstance(value, date):
        return step(step(visit, EnterDate(f"{value:%d-%m-%Y}")), Confirm())
    return step(visit, Answer(str(value)))
