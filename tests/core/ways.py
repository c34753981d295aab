"""The days that matter, and every way through the form on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from permit_wizard.core.answers import KEYS, Answers
from permit_wizard.core.editions import EDITIONS, Edition, edition_on
from permit_wizard.core.flow import next_question
from permit_wizard.core.questions import QUESTIONS
from tests import oracle
from tests.builders import ALL_IS_WELL, day

Choices = dict[str, list[object]]

# ----------------------------------------------------------------------------------------------------- days that matter

EXPIRIES = (
    "2026-05-20",  # an ordinary day, before the rules changed
    "2026-08-31",  # six months before lies 28 February
    "2028-08-31",  # … 29 February
    "2028-02-29",  # a leap day itself
    "2027-03-31",  # … 30 September
    "2026-12-12",  # the window opens on the day the rules changed
    "2026-06-12",  # the card expires on that day
    "2018-10-01",  # the first day of expiry without a gap
)
AROUND_THE_CHANGE = ("2026-06-11", "2026-06-13", "2026-09-12", "2026-12-11", "2026-12-13", "2029-01-01")
AROUND_THE_CHECK = ("2027-02-27", "2027-02-28", "2027-03-01", "2027-05-28", "2027-08-28")
AROUND_THE_GAP = ("2018-09-29", "2018-09-30", "2018-10-01", "2018-10-02", "2000-01-01")


def days_that_matter() -> list[tuple[date, date]]:
    """Return (today, expiry): the day before, on and after the window's first day, the days for DigiD, and the last."""
    pairs: set[tuple[date, date]] = set()
    for end in map(day, EXPIRIES):
        for months in oracle.WINDOW.values():
            pairs |= {(oracle.months_earlier(end, months) + timedelta(n), end) for n in (-1, 0, 1)}
        pairs |= {(end + timedelta(n), end) for n in (-7, -6, -5, -2, -1, 0, 1)}
    pairs |= {(oracle.CHANGED + timedelta(n), day(end)) for n in (-1, 0, 1) for end in AROUND_THE_CHANGE}
    pairs |= {(oracle.CHECK_AGAIN + timedelta(n), day(end)) for n in (0, 1) for end in AROUND_THE_CHECK}
    pairs |= {(day(today), day(end)) for today in ("2018-10-03", "2026-03-02") for end in AROUND_THE_GAP}
    return sorted(pairs)


DAYS = days_that_matter()
A_SATURDAY = (
    day("2026-05-16"),
    day("2026-05-20"),
)  # too late for a letter from DigiD, and perhaps nobody answers at the IND

# ------------------------------------------------------------------------ what decides, and what stands apart from that

DECIDING = KEYS[: KEYS.index("digid")]
GROUPS = {  # the keys, and the findings that no other key of these groups touches
    "digid": (("digid",), "digid_ready digid_add_sms digid_request digid_may_be_late ask_written_form"),
    "work": (("may_work",), "work_continues work_if_in_time work_unconfirmed work_check_card"),
    "travel": (
        ("travel", "return_on", "travel_document"),
        "travel_home_country travel_ok travel_visa travel_return_unknown travel_document_needed",
    ),
    "permanence": (
        ("held_5_years", "civic_integration"),
        "permanent_possible permanent_needs_integration eu_long_term held_check nationality",
    ),
}
OWNER = {name: group for group, (_, names) in GROUPS.items() for name in names.split()}


def all_choices(today: date, end: date) -> Choices:
    """Return every option, and of the dates those around the ones that matter."""
    starts = [oracle.months_earlier(end, months) for months in oracle.WINDOW.values()]
    received = {d + timedelta(n) for d in (*starts, end) for n in (-1, 0)} | {oracle.CHANGED, today}
    received |= {oracle.CHANGED - timedelta(1), end + timedelta(1)}
    back = {end + timedelta(n) for n in (-1, 0, 1)} | {today}
    choices: Choices = {question.key: [option.value for option in question.options] for question in QUESTIONS}
    choices["expires_on"] = [end, "unknown"]
    choices["received_on"] = ["unknown", *sorted(d for d in received if day("2000-01-01") <= d <= today)]
    choices["return_on"] = ["unknown", *sorted(d for d in back if d >= today)]
    return choices


def only(choices: Choices, *keys: str) -> Choices:
    """Return all choices for these keys, and for each other one the first that a person for whom all is well takes."""
    return {key: options if key in keys else [ALL_IS_WELL.get(key, options[0])] for key, options in choices.items()}


def walk(
    today: date, choices: Choices, rules: Edition | None = None, answers: Answers | None = None
) -> Iterator[Answers]:
    """Answer whatever is asked next in every way, until nothing is."""
    answers = answers or Answers()
    question = next_question(answers, today, rules)
    if question is None:
        yield answers
        return
    for value in choices[question.key]:
        yield from walk(today, choices, rules, answers.answered(question.key, value, today))


def ways(today: date, end: date, rules: Edition | None) -> Iterator[Answers]:
    """Walk all that decides; then every group, each with what it rests on.

    Where a group rests neither on the day of receipt nor on a condition (`test_the_groups_stand_apart`), it gets one
    day, another on each day that matters, and all conditions met but the first, on which it rests that anything is
    asked at all.
    """
    choices = all_choices(today, end)
    yield from walk(today, only(choices, *DECIDING), rules)
    receipts = choices["received_on"]
    choices["received_on"] = ["unknown", receipts[(today - end).days % len(receipts)]]
    more: dict[str, Choices] = {"work": {"received_on": receipts}, "digid": {"convictions": ["no", "yes"]}}
    for group, (keys, _) in GROUPS.items():
        varied = only(choices, "permit", "applied", "received_on", "main_residence", *keys)
        yield from walk(today, varied | more.get(group, {}), rules)


def rules_to_try(today: date) -> tuple[Edition | None, ...]:
    """Return none by name, and each edition that is not in force on the day."""
    return (None, *(edition for edition in EDITIONS if edition is not edition_on(today)))
