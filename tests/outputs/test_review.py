"""The review sheet holds all there is: every message of the rules, every way through the form, and words for every condition."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

import permit_wizard.rules
from permit_wizard import review
from permit_wizard.answers import Answers
from permit_wizard.cli import main
from permit_wizard.flow import asked
from permit_wizard.i18n import Localizer, languages
from permit_wizard.questions import BY_KEY, QUESTIONS
from permit_wizard.review.mermaid import graph
from permit_wizard.review.sheet import pattern, sections
from permit_wizard.review.survey import DATE, answers_to, followers, samples, survey
from permit_wizard.review.words import ASKED_IF, HOLDS_IF
from permit_wizard.rules import RULES, assess
from permit_wizard.text import Text
from permit_wizard.verdict import Outcome
from tests.strategies import applicants

COUNTED = {"last day today"}  # outcomes.days_left: drawn beside the timeline, no finding


def messages_of_rules() -> set[str]:
    """Every message in the rules' source, read without running it."""
    found: set[str] = set()
    for path in Path(permit_wizard.rules.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                found.add(ast.literal_eval(node.args[0]))
    return found


def test_no_message_of_the_rules_is_missed() -> None:
    found = {text.message for text in survey().titles.values()}
    found |= {variant.message.message for variants in survey().outcomes.values() for variant in variants}
    for variants in survey().findings.values():
        for variant in variants:
            found |= {variant.message.message, *(when.message for when in variant.whens)}
    assert messages_of_rules() - COUNTED == found


def test_everything_in_the_contract_stands_there() -> None:
    ids = [item.id for section in sections() for item in section.items]
    assert ids == [*BY_KEY, *(outcome.value for outcome in Outcome), *(rule.id for rule in RULES)]


def test_every_condition_and_outcome_has_its_words() -> None:
    assert {question.asked_if for question in QUESTIONS} == set(ASKED_IF)
    assert list(HOLDS_IF) == list(Outcome)


@given(applicants())
def test_nobody_takes_another_way_or_is_told_something_else(case: tuple[Answers, date]) -> None:
    answers, today = case
    verdict = assess(answers, today)
    way = asked(answers, today)
    for question, target in zip(way, [*(q.key for q in way[1:]), verdict.outcome.value], strict=True):
        value = getattr(answers, question.key)
        answer = DATE if isinstance(value, date) else str(value)
        assert target in survey().ways[question.key, answer]
        assert answer in followers(question)[target][0]
    assert verdict.summary.message in [variant.message.message for variant in survey().outcomes[verdict.outcome]]
    for finding in verdict.findings:
        variant = next(v for v in survey().findings[finding.id] if v.message.message == finding.message.message)
        assert verdict.outcome in variant.outcomes
        assert set(finding.because) <= variant.because


def test_each_sample_is_walked_once() -> None:
    people = list(samples())
    assert len(people) == len(set(people))


def test_every_answer_leads_somewhere() -> None:
    for question in QUESTIONS:
        led = {answer for answers, _decided in followers(question).values() for answer in answers}
        assert led == set(answers_to(question))


def test_a_pattern_names_its_dates() -> None:
    text = Text("by {day} or {other}", {"day": date(2026, 1, 1), "other": Text("{day}!", {"day": date(2026, 1, 1)})})
    assert Localizer("en")(pattern(text)) == "by {day} or {day}!"


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_graph_is_mermaid(code: str) -> None:
    first, *lines = "".join(graph([Localizer(code)])).splitlines()
    assert first == "flowchart TD"
    node = re.compile(r'  (\w+)(?:\["[^"]+"\]|\(\["[^"]+"\]\))')
    edge = re.compile(r'  (\w+) -->\|"([^"]+)"\| (\w+)')
    nodes = {found[1] for line in lines if (found := node.fullmatch(line))}
    edges = [found.groups() for line in lines if (found := edge.fullmatch(line))]
    assert len(nodes) + len(edges) == len(lines)
    assert nodes == {start for start, _label, _end in edges} | {end for _start, _label, end in edges}
    assert nodes == {*BY_KEY, *(f"result_{outcome.value}" for outcome in Outcome)}
    assert not re.search(r"[;<>`]", "".join(re.sub(r"#\w+;", "", label) for _start, label, _end in edges))


def test_two_languages_stand_under_each_other() -> None:
    sheet = review.write("text", [Localizer("nl"), Localizer("en")]).decode()
    assert "  nl  " in sheet
    assert "  en  Question: Which residence permit do you have now?" in sheet


@pytest.mark.parametrize("form", ["text", "html", "mermaid"])
def test_as_typed(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--lang", "en", "--beside", "nl", "--format", form]) == 0
    out, err = capfd.readouterr()
    assert "apply_in_writing" in out
    assert err == ""
