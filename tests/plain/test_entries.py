"""What a typed line means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.questions import QUESTIONS, Question
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain.commands import Command, choice_in, command_in, letter_and_name, number_in


def labels(question: Question, localizer: Localizer) -> list[str]:
    """What can be chosen in words: the answers; for a date that it cannot be found."""
    return [
        localizer.line(label) for label in (*(o.label for o in question.options), question.unknown) if label is not None
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3),
        ("12", 12),
        ("٣", 3),
        ("١٢", 12),
        ("۳", 3),
        ("۱۲", 12),
        ("፫", 3),
        ("፲፪", 12),
        ("፲", 10),
        ("３", 3),
        ("③", 3),
        ("3.", 3),
        ("3)", 3),
    ],
)
def test_numbers_are_read_in_the_digits_of_any_script(typed: str, number: int) -> None:
    assert number_in(typed) == number


@pytest.mark.parametrize("typed", ["", "x", "1 2", "-1", "½", "፪፲", "፪፪", "9" * 5000, ".", "1\ufffd"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert number_in(typed) is None


def test_an_answer_may_be_typed_in_its_own_words() -> None:
    labels = ["Yes, with SMS code", "I have DigiD, but without SMS code", "No, I have no DigiD", "I am not sure"]

    assert choice_in("yes", labels) == 0
    assert choice_in("NO", labels) == 2
    assert choice_in("i AM not Sure", labels) == 3
    assert choice_in("i", labels) is None  # two begin with it
    assert choice_in("ye", labels) is None
    assert choice_in("5", labels) is None
    assert choice_in("0", labels) is None
    assert choice_in("francais", ["Nederlands", "français"]) == 1


def test_the_same_words_twice_choose_nothing() -> None:
    assert choice_in("yes", ["Yes", "Yes"]) is None


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("command", Command)
def test_latin_letters_and_the_languages_own_letter_and_name_give_a_command(language: str, command: Command) -> None:
    localizer = Localizer(language)
    letter, name = letter_and_name(command, localizer)

    assert len(letter) == 1
    assert name
    for typed in (*command.value, *command.value.upper(), letter, name, name.upper()):
        assert command_in(typed, localizer) is command


@pytest.mark.parametrize("language", languages())
def test_no_answer_can_be_taken_for_a_command(language: str) -> None:
    localizer = Localizer(language)
    every = [label for question in QUESTIONS for label in labels(question, localizer)]

    assert [label for label in every if command_in(label, localizer)] == []
    names = [name for command in Command for name in letter_and_name(command, localizer)]
    for question in QUESTIONS:
        assert [n for n in names if choice_in(n, labels(question, localizer)) is not None] == []


@given(st.text(max_size=50), st.sampled_from([*languages()]))
def test_anything_at_all_can_be_typed(typed: str, language: str) -> None:
    localizer = Localizer(language)

    command_in(typed, localizer)
    choice_in(typed, ["Yes", "No"])


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_is_never_taken_for_a_number(day: date) -> None:
    assert number_in(day.strftime("%d-%m-%Y")) is None
    assert number_in(day.strftime("%d%m%y")) is None
