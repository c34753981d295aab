"""What a page offers can be done: each of its actions leads to another page."""

from __future__ import annotations

from datetime import date

import pytest

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import IND_2019
from permit_wizard.core.outcome import Outcome
from permit_wizard.visit.blocks import Paragraph, Promises
from permit_wizard.visit.events import Start
from permit_wizard.visit.page import Page
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import RESULT, START
from permit_wizard.visit.state import Visit
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
