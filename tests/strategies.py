"""Random people: complete ones, found by answering what is asked, and ones who answered this and that."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from permit_wizard.core.answers import KEYS, Answers, read_answers
from permit_wizard.core.editions import EDITIONS, Edition
from permit_wizard.core.flow import further, next_question
from permit_wizard.core.iso_date import EARLIEST, LATEST
from permit_wizard.core.questions import BY_KEY
from tests.oracle_dates import CHANGED, CHECK_AGAIN, GAP, RELY_UNTIL, months_earlier

which_rules = st.sampled_from([None, *EDITIONS])
"""No edition by name, most of the time: the one in force on the day."""
any_day = st.dates(EARLIEST, LATEST)
awkward_days = st.sampled_from(
    [CHANGED, CHECK_AGAIN, GAP, RELY_UNTIL, date(2026, 8, 31), date(2027, 12, 25), date(2027, 3, 28), date(2027, 5, 5)]
)
some_days_apart = st.one_of(st.integers(-3, 3), st.integers(-250, 250), st.integers(-3000, 3000))
todays = st.one_of(
    awkward_days,
    st.builds(lambda d, n: d + timedelta(n), awkward_days, st.integers(-3, 3)),
    st.dates(EARLIEST, RELY_UNTIL),
    any_day,
)


def _within(day: date, first: date = EARLIEST, last: date = LATEST) -> date:
    return max(first, min(last, day))


@st.composite
def expiry_days(draw: st.DrawFn, today: date) -> date:
    """Return a day near today, near half a year from it, or anywhere."""
    start = draw(st.sampled_from([today, _within(today + timedelta(183)), GAP]))
    return _within(draw(st.one_of(st.just(start + timedelta(draw(some_days_apart))), any_day)))


@st.composite
def answers_to(draw: st.DrawFn, key: str, today: date, expires_on: date) -> object:
    """Return something that a person may answer to one question today.

    Received and return days crowd around the dates.
    """
    question = BY_KEY[key]
    if question.options:
        return draw(st.sampled_from([option.value.value for option in question.options]))
    if draw(st.integers(0, 4)) == 0:
        return "unknown"
    if key == "expires_on":
        return expires_on
    near = draw(
        st.sampled_from([expires_on, *(months_earlier(expires_on, n) for n in (3, 6)), CHANGED, today])
    ) + timedelta(draw(some_days_apart))
    return _within(near, last=today) if key == "received_on" else _within(near, first=today)


@st.composite
def applicants(draw: st.DrawFn) -> tuple[Answers, date]:
    """Return complete answers and the day they are judged on; half of them are on the long way through the form."""
    answers, today, _rules = draw(applicants_by_rules(st.none()))
    return answers, today


@st.composite
def applicants_by_rules(
    draw: st.DrawFn, rules: st.SearchStrategy[Edition | None] = which_rules
) -> tuple[Answers, date, Edition | None]:
    """Return complete answers, the day, and the edition of the rules asked for by name, or None."""
    named = draw(rules)
    today = draw(todays)
    expires_on = draw(expiry_days(today))
    given: dict[str, object] = {"permit": "temporary_asylum", "expires_on": expires_on} if draw(st.booleans()) else {}
    answers = read_answers(given, today)
    while question := next_question(answers, today, named):
        answers = answers.answered(question.key, draw(answers_to(question.key, today, expires_on)), today)
    while draw(st.booleans()) and (open_questions := further(answers, today, named)):
        key = draw(st.sampled_from(open_questions)).key
        answers = answers.answered(key, draw(answers_to(key, today, expires_on)), today)
    return answers, today, named


@st.composite
def loose_answers(draw: st.DrawFn) -> tuple[Answers, date]:
    """Return any compatible answers, asked or not, with gaps."""
    today = draw(todays)
    expires_on = draw(expiry_days(today))
    given = {key: draw(answers_to(key, today, expires_on)) for key in KEYS if draw(st.integers(0, 3))}
    if draw(st.booleans()):
        given["permit"] = "temporary_asylum"
    return read_answers(given, today), today
