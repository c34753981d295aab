"""The days that matter and every path through the form on them, by the oracle's questions and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tests.builders import day
from tests.oracle import ASKED_IF, FURTHER, Given, could_be_asked
from tests.oracle_dates import (
    CHANGED,
    CHECK_AGAIN,
    DAY,
    NEW,
    OLD,
    PARAMETERS,
    RELY_UNTIL,
    in_force,
    months_earlier,
    working_day_back,
)

Choices = dict[str, list[object]]
Moment = tuple[date, date]
"""Today, and the expiry date."""

# ----------------------------------------------------------------------------------------------------- days that matter

EXPIRIES = (
    "2026-05-20",  # an ordinary day, before the rules changed
    "2026-06-12",  # the card expires on the day of the change
    "2026-08-31",  # six months before is 28 February
    "2026-12-07",  # the last safe day is a Sunday
    "2026-12-12",  # the new window opens on the day of the change
    "2026-12-28",  # Sunday, Boxing Day on a Saturday, Christmas
    "2027-03-30",  # from Good Friday to Easter Monday; three months before is 30 December
    "2027-04-28",  # King's day
    "2027-05-07",  # Ascension Day after 5 May
    "2028-02-29",  # a leap day, and the day on which the rules are too old
    "2028-08-31",  # six months before is a leap day
)
FULLY = ("2026-12-07", "2026-05-20", "2027-05-07")
"""The expiries with which all conditions are combined in every state."""
AROUND_THE_CHANGE = ("2026-06-11", "2026-06-13", "2026-09-11", "2026-09-12", "2026-12-11", "2026-12-13", "2029-01-01")
AROUND_THE_CHECK = ("2027-02-27", "2027-02-28", "2027-03-01", "2027-05-28", "2027-08-28")
AROUND_THE_GAP = ("2018-09-30", "2018-10-01", "2000-01-01")
NOBODY_ANSWERS = (
    *("2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27", "2027-01-01", "2027-03-26", "2027-03-28", "2027-03-29"),
    *("2027-04-26", "2027-04-27", "2027-05-05", "2027-05-06", "2027-05-16", "2027-05-17", "2025-04-26", "2025-04-28"),
)


def boundaries(end: date) -> set[date]:
    """Return the days on which something begins or ends for a card, each with the day before and the day after."""
    act_by = working_day_back(end - DAY)
    starts = {months_earlier(end, 3), months_earlier(end, 6)}
    around = starts | {act_by, working_day_back(act_by, earlier=3), end - 29 * DAY, end - 6 * DAY, end - 56 * DAY}
    return {day + n * DAY for day in around for n in (-1, 0, 1)} | {end - DAY, end, end + DAY}


def sample_days(end: date) -> set[date]:
    """Return one day in each state: early, older window, window, near, late for DigiD, last day, expired."""
    starts = {months_earlier(end, 6) - DAY, months_earlier(end, 3) - DAY, months_earlier(end, 3)}
    return starts | {end - n * DAY for n in (29, 5, 1, 0, -1)}


def days_that_matter() -> list[Moment]:
    """Return every day of interest for each expiry."""
    pairs = {(today, end) for end in map(day, EXPIRIES) for today in boundaries(end)}
    pairs |= {(CHANGED + n * DAY, day(end)) for n in (-1, 0, 1) for end in AROUND_THE_CHANGE}
    pairs |= {(CHECK_AGAIN + n * DAY, day(end)) for n in (0, 1) for end in AROUND_THE_CHECK}
    pairs |= {(RELY_UNTIL + n * DAY, RELY_UNTIL + days * DAY) for n in (0, 1) for days in (-1, 1, 10, 200)}
    pairs |= {(day(today), day(end)) for today in ("2018-10-03", "2026-11-28") for end in AROUND_THE_GAP}
    pairs |= {(day(today), day(today) + n * DAY) for today in NOBODY_ANSWERS for n in (-3, 2, 4)}
    return sorted(pairs)


TELLING = sorted((today, end) for end in map(day, FULLY) for today in sample_days(end))
DAYS = days_that_matter()

# ---------------------------------------------------------------------------------------------------- every way through

WELL: Given = {
    "permit": "temporary_asylum",
    "applied": "no",
    "main_residence": "yes",
    "abroad_over_3_months": "no",
    "reason_applies": "yes",
    "information_correct": "yes",
    "convictions": "no",
    "digid": "with_sms",
    "travel": "no",
}
YES_NO_UNSURE: list[object] = ["yes", "no", "unsure"]
CONDITIONS = ("main_residence", "abroad_over_3_months", "reason_applies", "information_correct", "convictions")


def choices_of(today: date, end: date) -> Choices:
    """Return every value of every answer (None for an open further question), and days around those that matter."""
    starts = (months_earlier(end, 3), months_earlier(end, 6))
    received = {start - n * DAY for start in starts for n in (0, 1)} | {
        end - DAY,
        end,
        end + DAY,
        CHANGED - DAY,
        CHANGED,
    }
    received |= {today, today - 56 * DAY, today - 57 * DAY}
    return {
        "permit": ["temporary_asylum", "permanent_asylum", "other", "unsure"],
        "expires_on": [end, "unknown"],
        "applied": ["no", "extension", "permanent", "refused"],
        "received_on": ["unknown", *sorted(d for d in received if day("2000-01-01") <= d <= today)],
        **dict.fromkeys(CONDITIONS, YES_NO_UNSURE),
        "digid": ["with_sms", "with_app", "without_sms", "no", "unsure"],
        "travel": ["yes", "no"],
        "return_on": ["unknown", *sorted(d for d in {end, end + DAY, today} if d >= today)],
        "travel_document": YES_NO_UNSURE,
        "may_work": [None, *YES_NO_UNSURE],
        "held_5_years": [None, *YES_NO_UNSURE],
        "civic_integration": [None, "diploma", "exempt", "no", "unsure"],
    }


def walk(choices: Choices, today: date, named: str | None, keys: Iterable[str]) -> Iterator[Given]:
    """Answer these keys in every way, and each other question as somebody does who has no problems."""
    varied = set(keys)
    order = list(ASKED_IF)
    edition = named or in_force(today)

    def rest(place: int, given: Given) -> Iterator[Given]:
        while place < len(order) and not ASKED_IF[order[place]](given, today, edition):
            place += 1
        if place == len(order):
            yield {key: value for key, value in given.items() if value is not None}
            return
        key = order[place]
        for value in choices[key] if key in varied else [WELL.get(key, None if key in FURTHER else choices[key][0])]:
            yield from rest(place + 1, {**given, key: value})

    yield from rest(0, dict.fromkeys(ASKED_IF))


Keep = Callable[[Given], bool]
APPLIED = ("extension", "permanent")


def _one_doubt(given: Given) -> bool:
    """Return whether at most one condition is in doubt, or the two of the residence, or all."""
    doubts = [key for key in CONDITIONS if given.get(key) not in (None, WELL[key])]
    return len(doubts) < 2 or doubts == list(CONDITIONS[:2]) or len(doubts) == len(CONDITIONS)


def ways(today: date, end: date, named: str | None, *, fully: bool = False) -> Iterator[Given]:
    """Return complete answers: everything that decides, then each group of answers with all that it depends on.

    Args:
        today: the day of the verdict.
        end: the expiry date.
        named: the edition asked for by name.
        fully: combine all conditions, and not one doubt at a time.
    """
    choices = choices_of(today, end)
    seen = set[tuple[tuple[str, object], ...]]()
    groups: tuple[tuple[tuple[str, ...], Keep], ...] = (
        (("permit", "expires_on", "applied", "received_on", *CONDITIONS), (lambda _: True) if fully else _one_doubt),
        (("digid", "main_residence", "convictions"), lambda _: True),
        (("applied", "travel", "return_on", "travel_document"), lambda given: fully or _few_documents(given)),
        (("applied", "received_on", "main_residence", "may_work"), lambda given: "may_work" in given),
        (("applied", "main_residence", "held_5_years", "civic_integration"), lambda given: "held_5_years" in given),
    )
    for keys, keep in groups:
        for given in walk(choices, today, named, keys):
            known = tuple(given.items())
            if known not in seen and keep(given):
                seen.add(known)
                yield given


def _few_documents(given: Given) -> bool:
    return given.get("travel_document") in (None, "no") or given.get("return_on") == "unknown"


def editions_to_try(today: date) -> tuple[str | None, ...]:
    """Return None and each edition whose name changes something (the one in force: once rules grow too old)."""
    rely_until = PARAMETERS[in_force(today)].rely_until
    names = (OLD, NEW) if rely_until and today > rely_until else (OLD if in_force(today) == NEW else NEW,)
    return (None, *names)


def noise(given: Given, today: date, named: str | None) -> Given:
    """Return an answer to every question that is not asked, the one that would change the most."""
    loud: Given = {
        "permit": "other",
        "expires_on": today,
        "applied": "extension",
        "received_on": today,
        "main_residence": "unsure",
        "abroad_over_3_months": "yes",
        "reason_applies": "no",
        "information_correct": "no",
        "convictions": "yes",
        "digid": "no",
        "travel": "yes",
        "return_on": today,
        "travel_document": "no",
        "may_work": "yes",
        "held_5_years": "yes",
        "civic_integration": "diploma",
    }
    path = could_be_asked(given, today, named)
    return {key: value for key, value in loud.items() if key not in path}
