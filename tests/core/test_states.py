"""What is said fits the day it is said on: in time, the last safe day, the last day, expired, applied."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given

from permit_wizard.core.answers import Answers
from permit_wizard.core.dates.working_days import working_day_on_or_after
from permit_wizard.core.editions import BY_ID, Edition
from permit_wizard.core.finding import Kind
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import assess, partial_schedule
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import day_line, days_left
from tests.builders import EXPIRES, applicant, day, found, ids, judge
from tests.strategies import applicants, applicants_by_rules

english = Localizer("en")


def date_lines(verdict: Verdict) -> list[Text]:
    """Return the days of a verdict, each in a line, and how much time is left."""
    left = days_left(verdict.schedule)
    return [*map(day_line, verdict.schedule.marks), *([] if left is None else [left])]


@pytest.mark.parametrize(
    ("days", "left", "title"),
    [
        (81, "80 days left to apply", "Apply online now"),
        (2, "1 day left to apply", "Apply online now"),
        (1, "Today is the last day to be in time", "Apply online today"),
        (0, "Today is the last day of your card", "Apply online today"),
        (-1, "Your card expired 1 day ago", "Apply today, on paper"),
        (-41, "Your card expired 41 days ago", "Apply today, on paper"),
    ],
)
def test_days_left_are_counted_to_the_last_safe_day(days: int, left: str, title: str) -> None:
    verdict = judge(EXPIRES - timedelta(days))
    words = days_left(verdict.schedule)
    assert words is not None
    assert (english(words), english(verdict.title)) == (left, title)
    assert verdict.urgent == (days <= 1)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-11-30", "You can apply in 5 days"),
        ("2026-12-04", "You can apply in 1 day"),
        ("2026-12-05", "89 days left to apply"),
    ],
)
@pytest.mark.parametrize("convictions", ["no", "yes"])
def test_before_the_first_day_nothing_is_left_to_apply(today: str, words: str, convictions: str) -> None:
    verdict = judge(day(today), expires_on=day("2027-03-05"), convictions=convictions)
    left = days_left(verdict.schedule)
    assert left is not None
    assert english(left) == words
    assert words in [english(line) for line in date_lines(verdict)]
    so_far = partial_schedule(applicant(day(today), expires_on=day("2027-03-05"), main_residence=None), day(today))
    assert days_left(so_far) == left


def test_without_digid_and_too_little_time_the_banner_says_to_ask_the_ind() -> None:
    verdict = judge(EXPIRES - timedelta(4), digid="no")
    assert verdict.urgent
    assert english(verdict.title) == "Ask the IND: DigiD may come too late"
    assert verdict.of_kind(Kind.STEP)[0].id == "ask_written_form"
    assert verdict.next_step is verdict.of_kind(Kind.STEP)[0]
    assert not [line for line in map(english, date_lines(verdict)) if "DigiD" in line]


def test_somebody_who_has_a_digid_is_shown_no_day_to_ask_for_one() -> None:
    assert "digid_by" in judge(digid="with_sms").dates.known()  # the contract's, for programs
    assert not [line for line in map(english, date_lines(judge(digid="with_sms"))) if "DigiD" in line]
    assert [line for line in map(english, date_lines(judge(digid="no"))) if "DigiD" in line]


@given(applicants_by_rules())
def test_nobody_who_has_applied_is_ever_told_to_be_late(person: tuple[Answers, date, Edition | None]) -> None:
    answers, today, rules = person
    verdict = assess(answers, today, rules)
    if verdict.outcome is not Outcome.WAIT_FOR_DECISION:
        return
    assert verdict.schedule.days_left is None
    assert not verdict.urgent or "apply_as_well" in ids(verdict)
    assert not {"late", "last_day", "wait_until", "apply_online", "apply_in_writing"} & set(ids(verdict))
    lines = " ".join(english(line) for line in date_lines(verdict))
    assert not re.search(r"days? (left|ago)|too late|last safe", lines)


@given(applicants_by_rules())
def test_no_day_before_today_is_shown_without_saying_that_it_has_passed(
    person: tuple[Answers, date, Edition | None],
) -> None:
    answers, today, rules = person
    verdict = assess(answers, today, rules)
    for line in date_lines(verdict):
        shown = [value for value in line.values.values() if isinstance(value, date)]
        if any(value < today for value in shown) and "received" not in english(line):
            assert re.search(r"passed|since|ended|was over", english(line)), english(line)
    for value in verdict.summary.values.values():
        assert not isinstance(value, date) or value >= today or re.search("expired|since", english(verdict.summary))


@given(applicants())
def test_somebody_who_is_early_by_the_new_rules_is_told_the_day_that_both_allow(person: tuple[Answers, date]) -> None:
    answers, today = person
    verdict = assess(answers, today)
    if verdict.edition.id != "pact-2026" or "wait_until" not in ids(verdict):
        return
    due = found(verdict, "wait_until").due
    assert due is not None
    for edition in BY_ID.values():
        first = assess(answers, due.day, edition) if answers.return_on in (None, "unknown") else None
        assert first is None or first.outcome is not Outcome.APPLY_FROM


@pytest.mark.parametrize("rules", BY_ID)
@pytest.mark.parametrize("weeks", range(60))
def test_nobody_is_sent_to_a_helpline_before_a_day_until_which_it_is_closed(rules: str, weeks: int) -> None:
    """On the Saturday and Sunday before a card's last Monday, or in a run of holidays."""
    last = date(2026, 12, 7) + timedelta(weeks=weeks)
    for days in (1, 2, 3, 4):
        today = last - timedelta(days)
        answers = applicant(today, expires_on=last, applied="permanent", received_on=today, may_work="yes", digid=None)
        note = found(assess(answers, today, BY_ID[rules]), "work_unconfirmed")
        answered = working_day_on_or_after(today) < last
        assert ("before the last day of your card" in english(note.detail)) == answered
        assert answered or "Nobody answers before that" in english(note.detail)
