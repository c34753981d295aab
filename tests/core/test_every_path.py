"""Every path through the form on every day that matters, compared with a second copy (`tests.oracle`)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.messages.pofile import read_po
from hypothesis import given

from permit_wizard.core.answers import KEYS, Answers, read_answers
from permit_wizard.core.days import Relation
from permit_wizard.core.editions import BY_ID, Edition
from permit_wizard.core.finding import Finding
from permit_wizard.core.flow import asked, next_question, pruned
from permit_wizard.core.flow import further as open_further
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules import RULES, Unanswered, assess, case_of, finding_ids
from permit_wizard.core.verdict import Verdict
from tests import oracle
from tests.builders import ROOT, SHARED, THOROUGH, some
from tests.core.samples import sample_verdicts, texts, with_parts
from tests.core.ways import DAYS, TELLING, editions_to_try, noise, ways
from tests.oracle_dates import working_day_back
from tests.oracle_findings import FINDINGS
from tests.strategies import applicants_by_rules, loose_answers, which_rules

CONTRACT = ROOT / "tests" / "contract.md"
ORDER = {key: place for place, key in enumerate(KEYS)}


def check_against_contract(given: oracle.Given, today: date, named: str | None) -> Verdict:
    """Compare everything that the program and the oracle make of some answers, with all optional ones given."""
    rules = BY_ID[named] if named else None
    answers = read_answers({**noise(given, today, named), **given}, today)
    verdict, judged = assess(answers, today, rules), oracle.Judged(given, today, named)
    assert verdict.outcome == judged.outcome
    assert finding_ids(case_of(answers, today, rules)) == [
        finding.id for finding in verdict.findings
    ]  # remembered by subject
    assert [(f.id, f.kind, (f.due.relation, f.due.day) if f.due else None) for f in verdict.findings] == judged.findings
    assert list(verdict.dates.known().items()) == list(judged.dates.items())
    assert (verdict.edition.id, verdict.days_left) == (judged.edition, judged.days_left)
    assert list(verdict.further) == judged.further
    assert (verdict.next_step.id if verdict.next_step else None) == judged.next_step
    assert [finding.id for finding in verdict.shown_first] == judged.shown_first
    for finding, least in zip(verdict.findings, judged.because, strict=True):
        reasons = finding.because
        assert least.issubset(reasons), (finding.id, reasons)
        assert given.keys() >= set(reasons), (finding.id, reasons)
        assert list(reasons) == sorted(set(reasons), key=ORDER.__getitem__), finding
        follows_from_none = judged.outcome == "rules_too_old" or (
            finding.id == "work_check_card" and "may_work" not in given
        )
        assert bool(reasons) != follows_from_none, finding
    for finding in verdict.findings:
        check_working_day(finding, today)
    return verdict


def check_working_day(finding: Finding, today: date) -> None:
    """Where the last day of a step is no working day, the one before it is named while it has not come."""
    if finding.due is None or finding.due.relation is not Relation.BY:
        assert finding.due is None or finding.due.working_day is None
        return
    before = working_day_back(finding.due.day)
    assert finding.due.working_day == (before if today < before < finding.due.day else None)
    assert (finding.note is None) == (finding.due.working_day is None)


def check_schedule(verdict: Verdict) -> None:
    """No day is shown twice under one name, all are in order, and those before today are marked."""
    marks = verdict.schedule.marks
    assert [mark.day for mark in marks] == sorted(mark.day for mark in marks)
    assert len({mark.name for mark in marks}) == len(marks)
    assert all(mark.passed == (mark.day < verdict.today) for mark in marks)
    assert all(finding.due.day >= verdict.today for finding in verdict.findings if finding.due)


def name(moment: tuple[date, date]) -> str:
    return f"{moment[0]} with a card until {moment[1]}"


@pytest.mark.parametrize("moment", some(DAYS, 5), ids=name)
def test_every_way_leads_to_what_the_contract_says(moment: tuple[date, date]) -> None:
    today, end = moment
    for named in editions_to_try(today):
        for answered in ways(today, end, named, fully=THOROUGH and moment in DAYS[::6]):
            check_schedule(check_against_contract(answered, today, named))


@pytest.mark.parametrize("moment", some(TELLING, 3), ids=name)
def test_all_conditions_together_lead_to_what_the_contract_says(moment: tuple[date, date]) -> None:
    today, end = moment
    for named in editions_to_try(today):
        for answered in ways(today, end, named, fully=True):
            check_against_contract(answered, today, named)


def test_every_outcome_finding_and_message_is_reached() -> None:
    verdicts = sample_verdicts()
    assert {verdict.outcome for verdict in verdicts} == set(Outcome)
    assert {finding.id for verdict in verdicts for finding in verdict.findings} == {rule.id for rule in RULES}
    messages = {part.message for verdict in verdicts for text in texts(verdict) for part in with_parts(text)}
    with (ROOT / "locales" / "permit_wizard.pot").open("rb") as stream:
        written = {m.id for m in read_po(stream) if any("/rules/" in path for path, _ in m.locations)}
    assert {str(message) for message in written} <= messages


@given(applicants_by_rules())
def test_anybody_at_all_is_judged_as_the_contract_says(person: tuple[Answers, date, Edition | None]) -> None:
    answers, today, rules = person
    given = {key: value for key, value in answers if value is not None}
    verdict = check_against_contract(given, today, rules.id if rules else None)
    check_schedule(verdict)
    assert finding_ids(case_of(answers, today, rules)) == [finding.id for finding in verdict.findings]


@given(loose_answers(), which_rules)
def test_people_who_left_something_out_are_asked_for_it_and_not_judged(
    person: tuple[Answers, date], rules: Edition | None
) -> None:
    answers, today = person
    named = rules.id if rules else None
    given = dict(answers)
    missing = oracle.missing(given, today, named)
    assert [question.key for question in asked(answers, today, rules)] == oracle.asked(given, today, named)
    assert next_question(answers, today, rules) == (BY_KEY[missing] if missing else None)
    counted = {key: value for key, value in pruned(answers, today, rules) if value is not None}
    assert counted == {key: value for key, value in oracle.counted(given, today, named).items() if value is not None}
    if missing is None:
        assert [question.key for question in open_further(answers, today, rules)] == oracle.further(given, today, named)
        check_against_contract(counted, today, named)
        return
    with pytest.raises(Unanswered) as refused:
        assess(answers, today, rules)
    assert refused.value.key == missing


def test_the_rules_are_in_the_order_of_the_oracle() -> None:
    assert [(rule.id, rule.kind) for rule in RULES] == [(row.id, row.kind) for row in FINDINGS]
    assert list(Outcome) == [name for name, _ in oracle.OUTCOMES]
    assert list(KEYS) == list(oracle.ASKED_IF)
    assert [key for key in KEYS if BY_KEY[key].further] == list(oracle.FURTHER)


def test_the_oracle_has_the_ids_of_the_contract() -> None:
    sections = re.split(r"^## ", CONTRACT.read_text("utf-8"), flags=re.MULTILINE)
    rows = {
        part.split()[0].rstrip(",:"): re.findall(r"^\| `(\w+)` \| (.*?) \|", part, flags=re.MULTILINE)
        for part in sections[1:]
    }
    assert [key for key, _ in rows["Answers"]] == list(oracle.ASKED_IF)
    assert [name for name, _ in rows["Outcomes"]] == [name for name, _ in oracle.OUTCOMES]
    assert rows["Findings"] == [(row.id, row.kind) for row in FINDINGS]
    dates = {
        name
        for today, end in DAYS[::4]
        for given in ways(today, end, None)
        for name in oracle.Facts(given, today).dates
    }
    assert {name for name, _ in rows["Dates"]} == dates


if (SHARED / "SPEC.md").exists():

    def test_the_contract_here_is_the_one_that_was_asked_for() -> None:
        theirs = (SHARED / "SPEC.md").read_text("utf-8")
        rows = [line for line in theirs.splitlines() if line.startswith("|")]
        assert [line for line in CONTRACT.read_text("utf-8").splitlines() if line.startswith("|")] == rows
