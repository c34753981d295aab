"""The stories (`stories.py`) hold for the program and for `tests.oracle`, which cannot share one misreading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.flow import further, next_question
from permit_wizard.core.rules import assess
from tests.builders import ALL_IS_WELL
from tests.core.stories import STORIES, Story
from tests.oracle import ASKED_IF, FURTHER, Judged, asked
from tests.oracle_dates import DAY, RELY_UNTIL


def _given(story: Story) -> dict[str, object]:
    well = {key: value for key, value in ALL_IS_WELL.items() if key not in FURTHER}
    return {**well, "expires_on": story.expires_on, **story.different}


def _dates(given: dict[str, object]) -> dict[str, object]:
    """Return the answers with dates in place of their ISO forms, as the oracle takes them."""
    days = {key: str(given[key]) for key in ("expires_on", "received_on", "return_on") if key in given}
    return given | {key: day if day == "unknown" else date.fromisoformat(day) for key, day in days.items()}


@dataclass(frozen=True)
class Notified:
    """What somebody is told: the findings as `id relation day`, the dates in ISO form."""

    outcome: str
    first: str
    left: int | None
    lines: list[str]
    dates: dict[str, str]
    further: str


def _by_oracle(story: Story) -> Notified:
    judged = Judged(_dates(_given(story)), date.fromisoformat(story.today), story.rules)
    lines = [f"{name} {due[0]} {due[1]}" if due else name for name, _, due in judged.findings]
    dates = {name: str(day) for name, day in judged.dates.items()}
    return Notified(judged.outcome, judged.next_step or "", judged.days_left, lines, dates, " ".join(judged.further))


def _by_program(story: Story) -> Notified:
    today = date.fromisoformat(story.today)
    verdict = assess(read_answers(_given(story), today), today, BY_ID[story.rules] if story.rules else None)
    dues = {f.id: f" {f.due.relation} {f.due.day}" if f.due else "" for f in verdict.findings}
    first = verdict.next_step.id if verdict.next_step else ""
    dates = {name: str(day) for name, day in verdict.dates.known().items()}
    lines = [f"{f.id}{dues[f.id]}" for f in verdict.findings]
    return Notified(verdict.outcome, first, verdict.days_left, lines, dates, " ".join(verdict.further))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@pytest.mark.parametrize("judge", [_by_oracle, _by_program], ids=["oracle", "program"])
def test_what_is_told_is_what_the_contract_says(judge, story: Story) -> None:
    told = judge(story)
    assert (told.outcome, told.left) == (story.outcome, story.left)
    names = {line.split()[0]: line for line in told.lines}
    assert names.get(told.first, "").replace(f" today {story.today}", " today") == story.first
    for line in story.also:
        assert names[line.split()[0]].startswith(line), names[line.split()[0]]
    assert not (names.keys() | told.dates.keys()) & set(story.absent.split())
    words = story.dates.split()
    assert dict(zip(words[::2], words[1::2], strict=True)).items() <= told.dates.items()
    assert story.further in (None, told.further)


def test_the_stories_answer_what_is_asked() -> None:
    """A story with a missing answer would be judged as somebody else."""
    for story in STORIES:
        given = _given(story)
        assert given.keys() <= ASKED_IF.keys()
        missing = [
            key for key in asked(_dates(given), date.fromisoformat(story.today), story.rules) if key not in given
        ]
        assert not missing, story.name


def test_nothing_further_is_offered_while_an_answer_is_missing() -> None:
    for story in STORIES:
        today, rules = date.fromisoformat(story.today), BY_ID[story.rules] if story.rules else None
        given = _given(story)
        for key in asked(_dates(given), today, story.rules):
            answers = read_answers({other: value for other, value in given.items() if other != key}, today)
            assert further(answers, today, rules) == [], (story.name, key)


def test_rules_that_are_too_old_ask_nothing() -> None:
    today = RELY_UNTIL + DAY
    assert asked({}, today) == []
    assert next_question(Answers(), today) is None
    assert next_question(Answers(), RELY_UNTIL) is not None
    assert next_question(Answers(), today, BY_ID["pact-2026"]) is not None
