"""Days that exist and still cannot be: what people are told agrees with what `answers` takes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.answers import Answers, BadAnswer
from permit_wizard.core.dates.problems import date_problem_for, example_for, explained
from permit_wizard.core.dates.reading import NoDate, Why, read_day
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.core.questions import QUESTIONS, RECEIVED_ON, RETURN_ON, Question

days = st.dates(EARLIEST, LATEST)
date_questions = st.sampled_from([question for question in QUESTIONS if question.is_date])


@given(date_questions, days, days)
def test_people_are_refused_the_days_that_answers_refuse(question: Question, day: date, today: date) -> None:
    try:
        Answers().answered(question.key, day, today)
    except BadAnswer:
        assert date_problem_for(question, day, today) is not None
    else:
        assert date_problem_for(question, day, today) is None


@given(date_questions, days)
def test_an_example_is_a_date_that_the_question_takes(question: Question, today: date) -> None:
    example = example_for(question, today)
    read = read_day(example, today)
    assert isinstance(read, date), example
    assert date_problem_for(question, read, today) is None
    assert explained(NoDate(Why.EMPTY), example).values == {"example": example}


@given(days)
def test_today_itself_is_a_day_of_receipt_and_of_return(today: date) -> None:
    assert date_problem_for(RECEIVED_ON, today, today) is None
    assert date_problem_for(RETURN_ON, today, today) is None


def test_the_reason_is_for_people_and_names_no_key() -> None:
    today = date(2026, 11, 23)
    for question, day in ((RECEIVED_ON, date(2026, 11, 24)), (RETURN_ON, date(2026, 11, 22))):
        problem = date_problem_for(question, day, today)
        assert problem is not None
        assert question.key not in problem.message
        assert problem.values == {"today": today}
