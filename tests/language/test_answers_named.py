"""What a hint tells people to choose is one of the answers below it, in every language."""

from __future__ import annotations

import re

import pytest

from permit_wizard.core.questions import QUESTIONS, Question
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer

_QUOTED = re.compile(r"[“«]\s*(.+?)\s*[”»]")


def _named(question: Question, localizer: Localizer) -> list[str]:
    return _QUOTED.findall(localizer(question.hint))


def _has(question: Question, answer: str, localizer: Localizer) -> bool:
    """Whether an answer of a question begins with these words."""
    return any(localizer(option.label).casefold().startswith(answer.casefold()) for option in question.options)


@pytest.mark.parametrize("language", languages())
def test_every_answer_in_a_hint_is_there_to_be_chosen(language: str) -> None:
    english, localizer = Localizer("en"), Localizer(language)
    questions = [each for each in QUESTIONS if any(_has(each, words, english) for words in _named(each, english))]
    assert [question.key for question in questions] == ["applied", "information_correct"]
    for question in questions:
        answers = _named(question, localizer)
        assert len(answers) == 2, (question.key, answers)
        assert [words for words in answers if not _has(question, words, localizer)] == [], question.key
