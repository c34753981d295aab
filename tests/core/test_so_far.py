"""What is said while answers are open stays true whatever they turn out to be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.triage.urgency import triage
from permit_wizard.core.answers import Answers, DigiD
from permit_wizard.core.days import KeyDates
from permit_wizard.core.editions import Edition
from permit_wizard.core.finding import Kind
from permit_wizard.core.flow import next_question, still_open
from permit_wizard.core.rules import RULES, assess, assess_partial, case_of
from tests.builders import TODAY, applicant
from tests.strategies import applicants_by_rules, loose_answers

STEPS = tuple(rule for rule in RULES if rule.kind is Kind.STEP)


@given(applicants_by_rules(), st.sets(st.sampled_from(sorted(Answers.model_fields))))
def test_no_answer_undoes_what_was_said_without_it(
    whole: tuple[Answers, date, Edition | None], forgotten: set[str]
) -> None:
    answers, today, named = whole
    known = assess_partial(answers.model_copy(update=dict.fromkeys(forgotten)), today, named)
    case = case_of(answers, today, named)
    if known.case is None:
        return
    assert known.case.outcome is case.outcome
    for step in STEPS:
        if step.applies(known.case) is not None:
            assert step.applies(case) is not None, step.id
            assert step.due(known.case) == step.due(case), step.id


@pytest.mark.parametrize("left", range(-1, 9))
@pytest.mark.parametrize("different", [{}, {"convictions": "yes"}])
def test_while_digid_is_open_nobody_is_sent_online_on_a_day_when_its_letter_comes_too_late(
    left: int, different: dict[str, object]
) -> None:
    """And they are not less urgent for it."""
    today = TODAY
    answers = applicant(today, expires_on=today + timedelta(days=left), **different)
    ways = [answers.model_copy(update={"digid": digid}) for digid in DigiD]
    open_ = answers.model_copy(update={"digid": None})
    known = assess_partial(open_, today)
    steps = set() if known.case is None else {step.id for step in STEPS if step.applies(known.case) is not None}
    assert all(steps <= {finding.id for finding in assess(way, today).findings} for way in ways)
    urgent = {triage(way, today).urgency for way in ways}
    assert triage(open_, today).urgency in urgent


@given(loose_answers())
def test_the_first_open_question_is_the_next_one(case: tuple[Answers, date]) -> None:
    question = next_question(*case)
    assert [q.key for q in still_open(*case)][:1] == ([question.key] if question else [])
    assert (assess_partial(*case).case is not None) >= (question is None)


@given(applicants_by_rules())
def test_complete_answers_leave_nothing_open(whole: tuple[Answers, date, Edition | None]) -> None:
    known, case = assess_partial(*whole), case_of(*whole)
    assert not known.still_open
    assert known.case is not None
    assert known.case.dates == case.dates
    if case.expires_on is not None:
        assert known.dates[:3] == case.dates[:3]


def test_a_date_alone_says_by_when() -> None:
    expires_on = date(2026, 11, 23)
    known = assess_partial(Answers(expires_on=expires_on), TODAY)
    assert known.case is None
    assert known.dates == KeyDates(date(2026, 5, 23), expires_on, date(2026, 11, 22))
    assert known.still_open[:2] == ("permit", "applied")
    assert assess_partial(Answers(), TODAY).dates == KeyDates()


def test_somebody_who_has_applied_waits_whatever_is_still_to_be_asked() -> None:
    known = assess_partial(
        applicant().model_copy(update={"applied": "extension", "received_on": None, "travel": None}), TODAY
    )
    assert known.case is not None
    assert known.case.outcome == "wait_for_decision"
    assert known.still_open == ("received_on", "travel")
