"""Who comes first."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.urgency import Triage, Urgency, triage, triage_facts
from permit_wizard.core.answers import KEYS, Answers, Permit, allowed, read_answers
from permit_wizard.core.days import Relation
from permit_wizard.core.finding import Kind
from permit_wizard.core.flow import next_question
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import assess
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
    assert urgency_of(convictions="yes") == (
        Urgency.LATER,
        EXPIRES - timedelta(29),
    )  # legal help first, while there is time
    early = triage(applicant(digid="no", expires_on=date(2026, 12, 31)), TODAY)
    assert (early.urgency, early.due, early.opens) == (Urgency.LATER, date(2026, 12, 25), date(2026, 6, 30))
    assert early.what is Advice.DIGID_FIRST
    assert urgency_of(permit="unsure") == (
        Urgency.TODAY,
        EXPIRES - timedelta(1),
    )  # which permit is open, the date is not
    assert urgency_of(permit="unsure", expires_on="unknown") == (Urgency.TODAY, None)
    assert urgency_of(permit="other") == urgency_of(permit="permanent_asylum") == (Urgency.NOTHING, None)
    assert urgency_of(applied="extension", received_on=last(-1)) == (Urgency.WAITING, EXPIRES)
    assert urgency_of(main_residence="no", expires_on=date(2027, 6, 1)) == (Urgency.TODAY, date(2027, 5, 31))
    nothing = triage(Answers(), TODAY)
    assert (nothing.urgency, nothing.due, nothing.missing, nothing.rules) == (Urgency.BAD, None, "permit", "ind-2019")


@given(applicants())
def test_somebody_who_is_told_today_is_under_today(case: tuple[Answers, date]) -> None:
    verdict, found = assess(*case), triage(*case)
    today = any(step.due and step.due.relation is Relation.TODAY for step in verdict.of_kind(Kind.STEP))
    assert found.outcome is verdict.outcome
    assert (found.urgency is Urgency.TODAY) == (today or (found.due == case[1] and found.urgency is Urgency.TODAY))
    if today:
        assert found.urgency is Urgency.TODAY
    if found.urgency is Urgency.OPENS:
        assert found.due == verdict.dates.apply_from
    step = verdict.next_step
    if step is not None and step.due is not None and step.due.relation is not Relation.TODAY:
        assert found.due == step.due.day
        assert found.opens == (verdict.dates.apply_from if verdict.schedule.days_until else None)
    assert (found.missing, found.still_open) == (None, 0)
    assert found.what is not None
    assert not {"you", "your"} & set(found.what.value.casefold().split())  # it is read by who helps


@given(applicants())
def test_the_advice_is_about_the_next_step_of_the_verdict(case: tuple[Answers, date]) -> None:
    step, what = assess(*case).next_step, triage(*case).what
    name = "" if step is None else step.id
    if name.startswith("digid"):
        assert what is Advice.DIGID_FIRST
    if what in (Advice.HAS_APPLIED, Advice.APPLY_LATER, Advice.TOO_EARLY):
        assert not name
    if name == "get_legal_help":
        assert what is not None
        assert "help" in what.value
    if name in ("ask_about_application", "confirm_receipt", "decision_overdue", "apply_as_well"):
        assert what in (Advice.ASK_IND, Advice.WHEN_RECEIVED, Advice.DECISION_LATE, Advice.APPLY_AS_WELL)


@given(loose_answers())
def test_somebody_who_lacks_an_answer_is_asked_the_next_question_and_ranked_by_the_card(
    case: tuple[Answers, date],
) -> None:
    question = next_question(*case)
    found = triage(*case)
    assert found.missing == (question.key if question else None)
    assert (found.still_open > 0) == (question is not None)
    answers, _today = case
    if isinstance(answers.expires_on, date):
        assert found.urgency is not Urgency.BAD
        assert found.due is not None or found.urgency is Urgency.NOTHING or found.outcome is Outcome.RULES_TOO_OLD


@given(st.sets(st.sampled_from(KEYS[2:])), st.lists(st.integers(-400, 800), min_size=2, max_size=2))
def test_of_two_who_are_alike_the_nearer_card_never_comes_later(forgotten: set[str], days: list[int]) -> None:
    def of(expires_on: date) -> Triage:
        return triage(applicant(expires_on=expires_on).model_copy(update=dict.fromkeys(forgotten)), TODAY)

    first, second = (of(TODAY + timedelta(day)) for day in sorted(days))
    assert (first.urgency, first.due) <= (second.urgency, second.due)  # pyright: ignore[reportOptionalOperand]


def test_a_date_alone_is_enough() -> None:
    def of(expires_on: date, **known: object) -> tuple[Urgency, date | None, str]:
        found = triage(read_answers({"expires_on": expires_on, **known}, TODAY), TODAY)
        assert found.what is not None
        return found.urgency, found.due, found.what.value

    def last(days: int) -> date:
        return TODAY + timedelta(days)

    unless = "The card has expired: apply now, on paper, unless that was done"
    assert of(last(-1)) == (Urgency.TODAY, last(-1), unless)
    assert of(last(0)) == (Urgency.TODAY, last(0), "Apply today, unless that was done")
    assert of(last(1)) == (Urgency.TODAY, last(0), "Apply today, unless that was done")
    assert of(last(5)) == (Urgency.WEEK, last(4), "Apply in time, unless that was done")
    assert of(last(5), applied="no") == (Urgency.WEEK, last(4), "Apply in time")
    assert of(last(-1), applied="no") == (Urgency.TODAY, last(-1), "Apply now, on paper")
    assert of(date(2026, 12, 31)) == (Urgency.OPENS, date(2026, 6, 30), "Too early to apply")
    assert of(last(5), applied="extension") == (Urgency.WAITING, last(5), "Has applied, and waits for the decision")


def test_of_two_days_that_a_date_may_be_the_first_counts() -> None:
    days = (date(2026, 6, 5), date(2026, 5, 6))
    found = triage(Answers(permit=Permit.TEMPORARY), TODAY, candidates=days)
    assert (found.due, found.what, found.missing) == (date(2026, 5, 5), Advice.DOUBTED, "expires_on")
    assert triage(Answers(permit=Permit.OTHER), TODAY, candidates=days).urgency is Urgency.NOTHING


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 30)], ids=["first rules", "present rules"])
def test_people_with_equal_facts_have_the_same_triage(today: date) -> None:
    """Few days and many answers, so that facts are often equal; what differs beside them may change nothing."""
    chance, known = random.Random(22), dict[object, tuple[Triage, Answers]]()
    days = [today + timedelta(days) for days in (-1, 0, 1, 6, 20, 40, 170, 220)]
    equal = 0
    for turn in range(6_000):
        given: dict[str, object] = {}
        for key in KEYS:
            values = [value for value in allowed(key) if value != "unknown"] or [*days, "unknown"]
            if turn % 2 or chance.randrange(12):
                given[key] = chance.choice(values[1:4] if key == "expires_on" and turn % 3 else values)
        usual = {"permit": "temporary_asylum", "applied": "no", "main_residence": "yes"}
        given |= {key: value for key, value in usual.items() if key in given and chance.randrange(4)}
        received, back = given.get("received_on"), given.get("return_on")
        if isinstance(received, date) and received > today:
            given["received_on"] = today - (received - today)
        if isinstance(back, date) and back < today:
            given["return_on"] = today
        answers = read_answers(given, today)
        found, (first, like) = (
            triage(answers, TODAY),
            known.setdefault(triage_facts(answers), (triage(answers, TODAY), answers)),
        )
        assert found == first, (answers, like)
        equal += answers is not like
    assert equal > 1000
