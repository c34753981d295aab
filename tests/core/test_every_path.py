"""Every way through the form, on every day that matters, against SPEC.md's tables written down a second time (oracle.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel.messages.pofile import read_po
from hypothesis import given

from permit_wizard.core.answers import KEYS, Answers, read_answers
from permit_wizard.core.editions import EDITIONS, Edition, edition_on
from permit_wizard.core.flow import asked, next_question, pruned
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.core.rules import RULES, Unanswered, assess
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Finding, Outcome, Verdict
from permit_wizard.language.i18n import Localizer, languages
from permit_wizard.language.wording import when_text
from tests import oracle
from tests.builders import ALL_IS_WELL, ROOT, SHARED, day
from tests.strategies import applicants, applicants_by_rules, loose_answers, which_rules

CONTRACT = ROOT / "tests" / "contract.md"
Choices = dict[str, list[object]]

# ------------------------------------------------------------------------------------------------------ days that matter

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

# ------------------------------------------------------------------------- what decides, and what stands apart from that

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
    """Walk all that decides; then every group, each with what it rests on and with one condition met or not."""
    choices = all_choices(today, end)
    yield from walk(today, only(choices, *DECIDING), rules)
    for keys, _ in GROUPS.values():
        varied = only(choices, "permit", "applied", "received_on", "main_residence", "convictions", *keys)
        yield from walk(today, varied, rules)


def rules_to_try(today: date) -> tuple[Edition | None, ...]:
    """Return none by name, and each edition that is not in force on the day."""
    return (None, *(edition for edition in EDITIONS if edition is not edition_on(today)))


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
            verdict = assess(answers, today, rules)
            check_against_spec(verdict, answers, today, rules)
            check_schedule(verdict)
            check_reasons(verdict, {question.key for question in asked(answers, today, rules)})
            assert pruned(with_noise(answers, today, noise), today, rules) == answers
            said |= {(text.message, *map(str, text.values.values())): text for text in texts(verdict)}
    for code in languages():
        localizer = Localizer(code)
        for text in said.values():
            words = localizer(text)
            assert words.strip(), (code, text)
            assert not set("{}") & set(words), (code, text)


def test_every_outcome_finding_and_message_is_reached_and_what_is_not_asked_changes_none() -> None:
    outcomes, findings, messages = set[str](), set[str](), set[str]()
    for today, end in (*DAYS[::4], A_SATURDAY):
        choices, noise = all_choices(today, end), noise_on(today)
        for rules in rules_to_try(today):
            for keys in (DECIDING, *(("applied", "received_on", "convictions", *keys) for keys, _ in GROUPS.values())):
                for answers in walk(today, only(choices, *keys), rules):
                    verdict = assess(answers, today, rules)
                    assert assess(with_noise(answers, today, noise), today, rules) == verdict
                    outcomes.add(verdict.outcome)
                    findings |= {finding.id for finding in verdict.findings}
                    messages |= {text.message for text in texts(verdict)}
    assert outcomes == set(Outcome)
    assert findings == {rule.id for rule in RULES}
    with (ROOT / "locales" / "permit_wizard.pot").open("rb") as stream:
        written = {m.id for m in read_po(stream) if any("/rules/" in path for path, _ in m.locations)}
    assert written <= messages


@pytest.mark.parametrize(("today", "end"), DAYS[:: len(DAYS) // 16], ids=lambda d: d.isoformat())
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
