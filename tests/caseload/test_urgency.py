"""Who comes first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from permit_wizard.caseload.urgency import Triage, Urgency, triage
from permit_wizard.core.answers import Answers
from permit_wizard.core.flow import next_question
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Kind, Relation
from tests.builders import EXPIRES, TODAY, applicant
from tests.strategies import applicants, loose_answers


def urgency_of(**different: object) -> tuple[Urgency, date | None]:
    found = triage(applicant(**different), TODAY)
    return found.urgency, found.due


def test_groups() -> None:
    def last(days: int) -> date:
        return TODAY + timedelta(days)

    assert urgency_of(expires_on=last(-1)) == (Urgency.TODAY, last(-1))
    assert urgency_of(expires_on=last(0)) == (Urgency.TODAY, last(0))
    assert urgency_of(expires_on=last(1)) == (Urgency.TODAY, last(0))
    assert urgency_of(expires_on=last(2)) == (Urgency.WEEK, last(1))
    assert urgency_of(expires_on=last(8)) == (Urgency.WEEK, last(7))
    assert urgency_of(expires_on=last(9)) == (Urgency.MONTH, last(8))
    assert urgency_of(expires_on=last(32)) == (Urgency.MONTH, last(31))
    assert urgency_of(expires_on=last(33)) == (Urgency.LATER, last(32))
    assert urgency_of(expires_on=date(2026, 12, 31)) == (Urgency.OPENS, date(2026, 6, 30))
    assert urgency_of(digid="no") == (Urgency.LATER, EXPIRES - timedelta(6))
    assert urgency_of(digid="no", expires_on=last(5)) == (Urgency.TODAY, last(4))
    assert urgency_of(convictions="yes") == (Urgency.TODAY, EXPIRES - timedelta(1))
    assert urgency_of(permit="unsure") == (Urgency.TODAY, None)
    assert urgency_of(permit="other") == (Urgency.WAITING, None)
    assert urgency_of(applied="extension", received_on=last(-1)) == (Urgency.WAITING, EXPIRES)
    assert urgency_of(main_residence="no", expires_on=date(2027, 6, 1)) == (Urgency.LATER, date(2027, 6, 1))
    assert triage(Answers(), TODAY) == Triage(Urgency.INCOMPLETE, None, missing="permit")


@given(applicants())
def test_whoever_is_told_today_stands_under_today(case: tuple[Answers, date]) -> None:
    verdict, found = assess(*case), triage(*case)
    today = any(step.due and step.due.relation is Relation.TODAY for step in verdict.of_kind(Kind.STEP))
    assert found.title == verdict.title
    assert found.outcome is verdict.outcome
    assert (found.urgency is Urgency.TODAY) == (today or (found.due == case[1] and found.urgency is Urgency.TODAY))
    if today:
        assert found.urgency is Urgency.TODAY
    if found.urgency is Urgency.OPENS:
        assert found.due == verdict.dates.apply_from


@given(loose_answers())
def test_who_lacks_an_answer_is_asked_the_next_question(case: tuple[Answers, date]) -> None:
    question = next_question(*case)
    found = triage(*case)
    assert found.missing == (question.key if question else None)
    assert (found.urgency is Urgency.INCOMPLETE) == (question is not None)
