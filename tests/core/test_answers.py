"""What may come in from outside, what is said of what may not, and what is never shown."""

from __future__ import annotations

import traceback
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from permit_wizard.core.answers import KEYS, Answers, BadAnswer, read_answers
from permit_wizard.core.iso_date import EARLIEST, LATEST, printable, read_date
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.language.localizer import Localizer
from tests.builders import TODAY
from tests.strategies import loose_answers

DATE_KEYS = [question.key for question in QUESTIONS if question.is_date]
OPTION_KEYS = [question.key for question in QUESTIONS if question.options]
NOT_DATES = [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-32",
    "20260520",
    "2026-W21-3",
    "2026-5-20",
    "26-05-20",
    "20-05-2026",
    "2026-05-20 ",
    " 2026-05-20",
    "2026-05-20\n",
    "2026-05-20T00:00",
    "٢٠٢٦-٠٥-٢٠",
    "２０２６-05-20",
    "2026−05−20",
    "1999-12-31",
    "2100-01-01",
    "Unknown",
    "unsure",
    "",
    0,
    20260520,
    1.5,
    True,
    [],
    {},
    ["2026-05-20"],
    datetime(2026, 5, 20),  # noqa: DTZ001 - a day with a time is no day
]


def refusal(key: str, value: object, today: date = TODAY, **others: object) -> str:
    """Return the one sentence with which an answer is refused."""
    with pytest.raises(BadAnswer) as refused:
        read_answers({**others, key: value}, today)
    return Localizer("en")(refused.value.reason)


def test_nothing_is_answered_at_first_and_null_is_not_answered() -> None:
    assert read_answers({}, TODAY) == Answers() == read_answers(dict.fromkeys(KEYS), TODAY)


@given(loose_answers())
def test_json_values_are_read_as_they_are_written(person: tuple[Answers, date]) -> None:
    answers, today = person
    assert read_answers(answers.model_dump(mode="json"), today) == answers


@pytest.mark.parametrize("key", DATE_KEYS)
@pytest.mark.parametrize("value", NOT_DATES, ids=repr)
def test_a_date_is_written_in_one_way_only(key: str, value: object) -> None:
    assert refusal(key, value).startswith(f"{key}: invalid date {printable(value)}. Use a date from 2000-01-01")


@pytest.mark.parametrize("key", OPTION_KEYS)
@pytest.mark.parametrize(
    "value", ["Yes", "YES", "maybe", "", "unknown", " no", 0, 1, True, False, 1.5, [], {}, ["no"]], ids=repr
)
def test_an_option_is_one_of_its_values_and_the_reason_names_them_all(key: str, value: object) -> None:
    allowed = ", ".join(option.value for option in BY_KEY[key].options)
    assert refusal(key, value) == f"{key}: invalid value {printable(value)}. Use one of: {allowed}"


@pytest.mark.parametrize("value", [None, "yes", 1])
def test_an_unknown_key_is_refused_even_without_a_value(value: object) -> None:
    assert refusal("name", value) == f"name: unknown key. Use one of: {', '.join(KEYS)}"


def test_a_bad_value_is_bad_also_where_it_is_not_asked() -> None:
    assert refusal("travel", "perhaps", permit="other").startswith("travel: invalid value perhaps. ")


def test_nothing_is_received_after_today_and_nobody_returns_before_it() -> None:
    tomorrow, yesterday = TODAY + timedelta(1), TODAY - timedelta(1)
    assert read_answers({"received_on": TODAY, "return_on": TODAY}, TODAY).received_on == TODAY
    assert read_answers({"received_on": str(yesterday), "return_on": str(tomorrow)}, TODAY).return_on == tomorrow
    late, early = refusal("received_on", str(tomorrow)), refusal("return_on", str(yesterday))
    assert late == f"received_on: {tomorrow} is after today. Use a date up to {TODAY}."
    assert early == f"return_on: {yesterday} is before today. Use a date from {TODAY} on."


def test_the_first_and_the_last_day_are_dates() -> None:
    assert read_date("2000-01-01") == EARLIEST
    assert read_date("2099-12-31") == LATEST
    assert read_date("2028-02-29") == date(2028, 2, 29)


@given(st.dates())
def test_a_day_is_read_exactly_if_it_lies_in_this_century(day: date) -> None:
    assert read_date(day.isoformat()) == (day if EARLIEST <= day <= LATEST else None)


@given(st.text(max_size=12))
def test_what_is_no_date_is_none_and_never_an_error(text: str) -> None:
    found = read_date(text)
    assert found is None or found.isoformat() == text


@given(
    st.dictionaries(
        st.sampled_from([*KEYS, "name", "permits"]),
        st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists),
        max_size=4,
    )
)
def test_whatever_json_holds_is_taken_or_refused_in_one_line(data: dict[str, object]) -> None:
    try:
        answers = read_answers(data, TODAY)
    except BadAnswer as refused:
        line = Localizer("en", isolate=False)(refused.reason)
        assert line.isprintable()
        assert any(line.startswith(f"{key}: ") for key in data)
    else:
        assert all(getattr(answers, key) == value for key, value in data.items())


@given(st.text())
def test_a_value_is_shown_short_and_without_control_characters(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown) <= 61


def test_escape_sequences_and_turned_text_do_not_reach_the_terminal() -> None:
    assert printable("\x1b[31mred\u202e\u2066") == "�[31mred��"


def test_a_traceback_never_shows_another_answer() -> None:
    """Who sends a bug report with a traceback should not send along what they answered."""
    secret = {"convictions": "yes", "reason_applies": "no", "expires_on": "2027-02-14"}
    with pytest.raises(BadAnswer) as refused:
        read_answers({**secret, "digid": "perhaps"}, TODAY)
    shown = "".join(traceback.format_exception(refused.value)) + repr(refused.value) + str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None
    assert not any(f"'{value}'" in shown or value in shown.split() for value in secret.values())
    assert "2027-02-14" not in shown


def test_an_error_of_the_model_itself_shows_no_input_either() -> None:
    given = {"convictions": "yes, in 2019", "name": "Selam"}
    with pytest.raises(ValidationError) as refused:
        Answers.model_validate(given)
    shown = "".join(traceback.format_exception(refused.value)) + repr(refused.value)
    assert not any(value in shown for value in given.values())


def test_answers_do_not_change_and_a_new_answer_is_checked() -> None:
    answers = read_answers({"permit": "other"}, TODAY)
    with pytest.raises(ValidationError):
        answers.permit = None
    with pytest.raises(BadAnswer):
        answers.answered("return_on", TODAY - timedelta(1), TODAY)
    assert answers.answered("permit", "unsure", TODAY) != answers
