"""The form agrees with the contract: every key has one question, every value one option."""

from __future__ import annotations

import typing
from enum import StrEnum

import pytest

from permit_wizard.core.answers import KEYS, Answers
from permit_wizard.core.questions import BY_KEY, QUESTIONS, Question
from permit_wizard.core.source import Heading
from permit_wizard.core.text import Text

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)


def words_of(question: Question) -> list[Text]:
    """Return all that a question says."""
    said = [question.short, question.title, question.hint, question.why, *(option.label for option in question.options)]
    return [*said, question.unknown] if question.unknown else said


def test_every_key_has_exactly_one_question_in_the_same_order() -> None:
    assert [question.key for question in QUESTIONS] == list(KEYS) == list(Answers.model_fields)
    assert list(BY_KEY.values()) == list(QUESTIONS)


@every_question
def test_the_options_are_the_values_of_the_answer_in_their_order(question: Question) -> None:
    taken = typing.get_args(Answers.model_fields[question.key].annotation)
    enums = [kind for kind in taken if isinstance(kind, type) and issubclass(kind, StrEnum)]
    assert [option.value for option in question.options] == [value for kind in enums for value in kind]
    assert question.is_date == (not enums)


@every_question
def test_a_date_can_be_unknown_and_an_option_cannot(question: Question) -> None:
    assert (question.unknown is not None) == question.is_date


@every_question
def test_why_we_ask_names_a_heading_of_the_page(question: Question) -> None:
    assert question.source is None or isinstance(question.source, Heading)


@every_question
def test_every_text_says_something_and_needs_no_value(question: Question) -> None:
    for text in words_of(question):
        assert text.message.strip()
        assert not text.values


@every_question
def test_no_two_options_say_the_same(question: Question) -> None:
    labels = [option.label.message for option in question.options]
    assert len(labels) == len(set(labels))


def test_nobody_is_asked_for_a_name_a_number_a_nationality_or_a_story() -> None:
    assert all(question.options or question.unknown for question in QUESTIONS)  # options or a date: never free text
