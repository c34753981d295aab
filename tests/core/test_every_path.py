"""Every way through the form, on every day that matters, against SPEC.md's tables written down a second time (oracle.py)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.messages.pofile import read_po
from hypothesis import given

from permit_wizard.core.answers import KEYS, Answers, read_answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked, next_question, pruned
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.core.rules import RULES, Unanswered, assess
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Finding, Outcome, Verdict
from permit_wizard.language.localizer import Localizer, languages
from permit_wizard.language.wording import when_text
from tests import oracle
from tests.builders import ROOT, SHARED
from tests.core.ways import (
    A_SATURDAY,
    DAYS,
    DECIDING,
    GROUPS,
    OWNER,
    Choices,
    all_choices,
    only,
    rules_to_try,
    walk,
    ways,
)
from tests.strategies import applicants, applicants_by_rules, loose_answers, which_rules

CONTRACT = ROOT / "tests" / "contract.md"

# ------------------------------------------------------------------------------------------------------- what must hold

RULE = {rule.id: rule for rule in RULES}
ORDER = {key: place for place, key in enumerate(KEYS)}


def texts(verdict: Verdict) -> list[Text]:
    """Return all that a verdict says."""
    said = [verdict.title, verdict.summary]
    for finding in verdict.findings:
        when = when_text(finding)
        said += [finding.message, *([when] if when else [])]
    return said


def check_against_spec(verdict: Verdict, answers: Answers, today: date, rules: Edition | None = None) -> None:
    named = rules.id if rules else None
    assert oracle.missing(dict(answers), today, named) is None
    outcome, dates, findings, days_left = oracle.judged(dict(answers), today, named)
    assert verdict.edition.id == (named or oracle.in_force(today))
    assert verdict.outcome == outcome
    assert list(verdict.dates.known().items()) == list(dates.items())
    assert verdict.schedule.days_left == days_left
    said = [(f.id, f.kind, (f.due.relation, f.due.day) if f.due else None) for f in verdict.findings]
    assert said == findings


def check_schedule(verdict: Verdict) -> None:
    """No day is shown twice under one name, all in order, and whatever lies before today is marked so."""
    marks = verdict.schedule.marks
    assert [mark.day for mark in marks] == sorted(mark.day for mark in marks)
    assert len({mark.name for mark in marks}) == len(marks)
    assert all(mark.passed == (mark.day < verdict.today) for mark in marks)
    assert all(f.due.day >= verdict.today for f in verdict.findings if f.due)


def check_reasons(verdict: Verdict, keys: set[str]) -> None:
    for finding in verdict.findings:
        assert finding.because, finding.id
        assert keys.issuperset(finding.because), finding
        assert list(finding.because) == sorted(set(finding.because), key=ORDER.__getitem__), finding
        assert finding.source == verdict.edition.named(RULE[finding.id].source, finding.id)


def with_noise(answers: Answers, today: date, noise: dict[str, object]) -> Answers:
    """Answer also what is not asked."""
    return read_answers({**noise, **{key: value for key, value in answers if value is not None}}, today)


def noise_on(today: date) -> dict[str, object]:
    """Return an answer to every question that says the most where it counts."""
    telling = {"main_residence": "unsure", "digid": "no", "permit": "other", "applied": "extension"}
    loud: dict[str, object] = {q.key: q.options[0].value for q in QUESTIONS if q.options} | telling
    return loud | {"expires_on": today, "received_on": today, "return_on": today}


@pytest.mark.parametrize(("today", "end"), DAYS, ids=lambda d: d.isoformat())
def test_every_way_leads_to_what_the_specification_says(today: date, end: date) -> None:
    noise, said = noise_on(today), dict[tuple[str, ...], Text]()
    for rules in rules_to_try(today):
        for answers in ways(today, end, rules):
            noisy = with_noise(answers, today, noise)
            assert pruned(noisy, today, rules) == answers
            verdict = assess(noisy, today, rules)  # what is not asked changes nothing
            check_against_spec(verdict, answers, today, rules)
            check_schedule(verdict)
            check_reasons(verdict, {question.key for question in asked(answers, today, rules)})
            said |= {(text.message, *map(str, text.values.values())): text for text in texts(verdict)}
    for code in languages():
        localizer = Localizer(code)
        for text in said.values():
            words = localizer(text)
            assert words.strip(), (code, text)
            assert not set("{}") & set(words), (code, text)


def test_every_outcome_finding_and_message_is_reached() -> None:
    outcomes, findings, messages = set[str](), set[str](), set[str]()
    for today, end in (*DAYS[::8], A_SATURDAY):
        choices = all_choices(today, end)
        for rules in rules_to_try(today):
            for keys in (DECIDING, *(("applied", "received_on", "convictions", *keys) for keys, _ in GROUPS.values())):
                for answers in walk(today, only(choices, *keys), rules):
                    verdict = assess(answers, today, rules)
                    outcomes.add(verdict.outcome)
                    findings |= {finding.id for finding in verdict.findings}
                    messages |= {text.message for text in texts(verdict)}
    assert outcomes == set(Outcome)
    assert findings == {rule.id for rule in RULES}
    with (ROOT / "locales" / "permit_wizard.pot").open("rb") as stream:
        written = {m.id for m in read_po(stream) if any("/rules/" in path for path, _ in m.locations)}
    assert written <= messages


@pytest.mark.parametrize(("today", "end"), DAYS[:: len(DAYS) // 8], ids=lambda d: d.isoformat())
def test_the_groups_stand_apart(today: date, end: date) -> None:
    """All groups varied together say what each says alone: so `ways` may vary one at a time."""
    choices = all_choices(today, end)
    alone: dict[tuple[object, ...], tuple[Finding, ...]] = {}
    all_keys = [key for keys, _ in GROUPS.values() for key in keys]
    deciding: Choices = {"permit": ["temporary_asylum"], "expires_on": [end], "main_residence": ["yes", "unsure"]}
    choices |= deciding | {"reason_applies": ["yes", "no"], "received_on": ["unknown", choices["received_on"][-1]]}
    for answers in walk(today, only(choices, "applied", *deciding, "reason_applies", "received_on", *all_keys)):
        verdict = assess(answers, today)
        for group in (None, *GROUPS):
            mine = tuple(finding for finding in verdict.findings if OWNER.get(finding.id) is group)
            keys = (*DECIDING, *(GROUPS[group][0] if group else ()))
            seen = tuple(getattr(answers, key) for key in keys)
            # a letter for DigiD that comes too late changes the banner too
            outcome = (verdict.outcome, verdict.title, verdict.summary) if group == "digid" else (verdict.outcome,)
            assert alone.setdefault((group, *seen), (mine, outcome)) == (mine, outcome)


@given(applicants(), applicants())
def test_whatever_else_somebody_answers_a_group_says_the_same(
    one: tuple[Answers, date], two: tuple[Answers, date]
) -> None:
    """Graft one person's answers of a group onto another with the same dates: only that group's findings follow."""
    answers, today = one
    others = {key: value for key, value in two[0] if key not in (*DECIDING, "return_on") and value is not None}
    for group, (keys, _) in GROUPS.items():
        given = dict(answers) | {key: value for key, value in others.items() if key in keys}
        given = {"return_on": "unknown", "travel_document": "no", "civic_integration": "no"} | {
            key: value for key, value in given.items() if value is not None
        }
        grafted = assess(read_answers(given, today), today)
        verdict = assess(answers, today)
        kept = [finding for finding in verdict.findings if OWNER.get(finding.id) != group]
        assert [finding for finding in grafted.findings if OWNER.get(finding.id) != group] == kept
        assert (grafted.outcome, grafted.dates) == (verdict.outcome, verdict.dates)


@given(applicants_by_rules())
def test_anybody_at_all_is_judged_as_the_specification_says(person: tuple[Answers, date, Edition | None]) -> None:
    answers, today, rules = person
    verdict = assess(answers, today, rules)
    check_against_spec(verdict, answers, today, rules)
    check_schedule(verdict)
    check_reasons(verdict, {question.key for question in asked(answers, today, rules)})
    assert assess(with_noise(answers, today, noise_on(today)), today, rules) == verdict


@given(loose_answers(), which_rules)
def test_whoever_left_something_out_is_asked_for_it_and_not_judged(
    person: tuple[Answers, date], rules: Edition | None
) -> None:
    answers, today = person
    named = rules.id if rules else None
    missing = oracle.missing(dict(answers), today, named)
    keys = [question.key for question in asked(answers, today, rules)]
    assert keys == oracle.asked(dict(answers), today, named)
    assert next_question(answers, today, rules) == (BY_KEY[missing] if missing else None)
    if missing is None:
        check_against_spec(assess(answers, today, rules), answers, today, rules)
        return
    with pytest.raises(Unanswered) as refused:
        assess(answers, today, rules)
    assert refused.value.key == missing


def test_the_rules_stand_in_the_order_of_the_second_writing() -> None:
    assert [(rule.id, rule.kind) for rule in RULES] == [(name, kind) for name, kind, _ in oracle.FINDINGS]
    assert list(Outcome) == [name for name, _ in oracle.OUTCOMES]
    assert list(KEYS) == list(oracle.ASKED_IF)


def test_the_second_writing_has_the_ids_of_the_contract() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", CONTRACT.read_text("utf-8"), flags=re.MULTILINE)
    keys, rest = rows[: len(KEYS)], rows[len(KEYS) :]
    outcomes, findings = rest[: len(oracle.OUTCOMES)], rest[len(oracle.OUTCOMES) :]
    assert [key for key, _ in keys] == list(oracle.ASKED_IF)
    assert [name for name, _ in outcomes] == [name for name, _ in oracle.OUTCOMES]
    assert findings == [(name, kind) for name, kind, _ in oracle.FINDINGS]


if (SHARED / "SPEC.md").exists():

    def test_the_contract_here_is_the_one_that_was_asked_for() -> None:
        theirs = (SHARED / "SPEC.md").read_text("utf-8")
        rows = [line for line in theirs.splitlines() if line.startswith("| `")]
        assert [line for line in CONTRACT.read_text("utf-8").splitlines() if line.startswith("| `")] == rows
