"""The way through the form: back undoes forward, and progress only grows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given

from permit_wizard.core.answers import KEYS, Answers
from permit_wizard.core.flow import asked, next_question, previous_question, progress, pruned, question_after
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from tests import oracle
from tests.builders import EXPIRES, TODAY, applicant
from tests.strategies import applicants, loose_answers

Person = tuple[Answers, date]


def keys_asked(answers: Answers, today: date) -> list[str]:
    return [question.key for question in asked(answers, today)]


def test_the_first_question_is_the_permit_and_nothing_lies_before_it() -> None:
    assert next_question(Answers(), TODAY) is QUESTIONS[0]
    assert previous_question("permit", Answers(), TODAY) is None


def test_nothing_is_asked_after_the_last_question() -> None:
    answers = applicant()
    assert next_question(answers, TODAY) is None
    assert question_after("held_5_years", answers, TODAY) is None


def test_a_permanent_permit_ends_the_form_at_once() -> None:
    assert keys_asked(Answers.model_validate({"permit": "permanent_asylum"}), TODAY) == ["permit"]


def test_digid_is_asked_up_to_the_last_day_of_the_card() -> None:
    answers = applicant()
    assert "digid" in keys_asked(answers, EXPIRES)
    assert "digid" not in keys_asked(answers, EXPIRES + timedelta(1))


def test_an_answer_off_the_path_lets_no_later_question_in() -> None:
    answers = Answers.model_validate(
        {"permit": "other", "travel": "yes", "held_5_years": "yes", "applied": "extension"}
    )
    assert keys_asked(answers, TODAY) == ["permit"]


def test_going_back_and_choosing_otherwise_loses_nothing() -> None:
    """Somebody with a journey says there is none, then that there is one after all.

    The day of return is still there.
    """
    there = applicant(travel="yes", return_on=EXPIRES, travel_document="no")
    not_there = there.answered("travel", "no", TODAY)
    assert "return_on" not in keys_asked(not_there, TODAY)
    assert pruned(not_there, TODAY).return_on is None
    assert not_there.answered("travel", "yes", TODAY) == there


def test_after_a_change_enter_leads_on_in_the_form_but_the_check_page_to_what_became_necessary() -> None:
    changed = applicant(travel="no").answered("travel", "yes", TODAY)
    assert next_question(changed, TODAY) is BY_KEY["return_on"]
    changed = changed.answered("return_on", "unknown", TODAY)
    assert question_after("digid", changed, TODAY) is BY_KEY["travel"]
    assert next_question(changed, TODAY) is BY_KEY["travel_document"]


@given(loose_answers())
def test_back_undoes_forward_and_forward_undoes_back(person: Person) -> None:
    answers, today = person
    way = asked(answers, today)
    for here, after in pairwise(way):
        assert question_after(here.key, answers, today) is after
        assert previous_question(after.key, answers, today) is here
    assert not way or question_after(way[-1].key, answers, today) is None


@given(loose_answers())
def test_the_next_question_is_the_first_unanswered_one_on_the_way(person: Person) -> None:
    answers, today = person
    unanswered = [question for question in asked(answers, today) if getattr(answers, question.key) is None]
    assert next_question(answers, today) is (unanswered[0] if unanswered else None)


@given(loose_answers())
def test_pruning_keeps_what_counts_and_nothing_else_and_is_done_once(person: Person) -> None:
    answers, today = person
    kept, way = pruned(answers, today), keys_asked(answers, today)
    counts = {*way, *oracle.could_be_asked(dict(answers), today)}
    for key in KEYS:
        assert getattr(kept, key) == (getattr(answers, key) if key in counts else None)
    assert pruned(kept, today) == kept
    assert keys_asked(kept, today) == way


@given(loose_answers())
def test_answering_a_question_changes_none_before_it(person: Person) -> None:
    answers, today = person
    way = keys_asked(answers, today)
    for key in way:
        without = answers.answered(key, None, today)
        upto = way[: way.index(key) + 1]
        assert keys_asked(without, today)[: len(upto)] == upto


@given(loose_answers())
def test_progress_never_runs_backwards(person: Person) -> None:
    answers, today = person
    way = [progress(question.key, answers, today) for question in asked(answers, today)]
    everywhere = [progress(question.key, answers, today) for question in QUESTIONS]  # asked or not
    assert [step.number for step in way] == list(range(1, len(way) + 1))
    assert all(step.number <= step.about <= len(QUESTIONS) for step in everywhere)
    assert all(0 <= step.share < 1 for step in way)
    assert all(one.share < two.share for one, two in pairwise(way))


@given(applicants())
def test_answering_straight_through_the_bar_only_grows_and_ends_where_it_said(person: Person) -> None:
    complete, today = person
    answers, shares, last = Answers(), [-1.0], None
    while question := next_question(answers, today):
        last = progress(question.key, answers, today)
        shares.append(last.share)
        answers = answers.answered(question.key, getattr(complete, question.key), today)
    assert shares == sorted(set(shares))
    assert all(getattr(answers, question.key) == getattr(complete, question.key) for question in asked(complete, today))
    if last is None:  # rules that are too old ask nothing
        return
    end = progress(asked(complete, today)[-1].key, complete, today)
    assert end.number == end.about == len(asked(complete, today))


def test_at_first_the_usual_number_of_questions_is_promised() -> None:
    assert progress("permit", Answers(), TODAY).about == len(asked(applicant(), TODAY))
