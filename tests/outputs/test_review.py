"""The review sheet holds all there is.

Every message of the rules, every way through the form, and words for every condition.
"""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import permit_wizard.core.rules
from permit_wizard import review
from permit_wizard.cli import main
from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import EDITIONS, PACT_2026, Edition
from permit_wizard.core.flow import asked
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.core.rules import RULES, assess
from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.review.conditions_in_words import PARAMETERS, asked_in_words, holds_in_words, value_in_words
from permit_wizard.review.inventory import DATE, answers_to, followers, samples, survey, text_of, texts_in
from permit_wizard.review.mermaid import graph
from permit_wizard.review.sheet import difference, pattern, sections
from tests.strategies import applicants_by_rules

by_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)


def messages_of_rules() -> set[str]:
    """Every message in the rules' source, read without running it."""
    found: set[str] = set()
    for path in Path(permit_wizard.core.rules.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                found.add(ast.literal_eval(node.args[0]))
    return found


def said_by(edition: Edition) -> set[str]:
    """Every message that a verdict by an edition can hold."""
    found = survey(edition)
    kinds = (*found.titles.values(), *found.outcomes.values(), *found.findings.values())
    variants = [variant for kind in kinds for variant in kind]
    shown = [
        text
        for variant in variants
        for text in (variant.message, variant.brief, *variant.alternatives, *variant.whens)
        if text is not None
    ]
    return {inner.message for text in shown for inner in texts_in(text)}


def test_no_message_of_the_rules_is_missed() -> None:
    assert messages_of_rules() <= set[str]().union(*map(said_by, EDITIONS))


@by_edition
def test_everything_in_the_contract_that_an_edition_knows_is_there(edition: Edition) -> None:
    ids = [item.id for section in sections(edition) for item in section.items]
    found = survey(edition)
    outcomes = [outcome.value for outcome in Outcome if outcome in found.outcomes]
    findings = [rule.id for rule in RULES if rule.id in found.findings]
    assert ids == [edition.id, *edition.parameters(), *BY_KEY, *outcomes, *findings]


def test_together_the_editions_know_every_outcome_and_finding() -> None:
    assert {outcome for edition in EDITIONS for outcome in survey(edition).outcomes} == set(Outcome)
    assert {name for edition in EDITIONS for name in survey(edition).findings} == {rule.id for rule in RULES}


@by_edition
def test_every_condition_outcome_and_parameter_has_its_words(edition: Edition) -> None:
    assert all(asked_in_words(question.asked_if, edition) for question in QUESTIONS)
    assert all(holds_in_words(outcome, edition) for outcome in Outcome)
    assert set(edition.parameters()) == set(PARAMETERS)
    assert all(value_in_words(value) for value, _grade, _source in edition.parameters().values())


PERMANENT = {  # findings for people who have a permanent permit or once applied for one
    "permanent_now_renewal", "permanent_ended", "permanent_kept", "permanent_document", "rules_changed", "find_out",
    "ask_about_application",
}  # fmt: skip
FIVE = {"held_check"}  # how long somebody has had permits, not how long one is valid
EXTENDING = {
    "en": "extend|extension",
    "nl": "verleng",
    "fr": "prolong",
    "ar": "تمديد|يمدد|تمدّد",
    "ti": "ምንዋሕ|ኣናው",
    "tr": "uzat",
    "fa": "تمدید",
}
FIVE_YEARS = {
    "en": "5 years",
    "nl": "5 jaar",
    "fr": "5 ans",
    "ar": "5 سنوات",
    "ti": "5 ዓመት",
    "tr": "5 yıl",
    "fa": "5 سال",
}
FOR_GOOD = {
    "en": "permanent",
    "nl": "onbepaalde tijd",
    "fr": "permanent",
    "ar": "تصريح دائم(?!ا)|لجوء دائم(?!ا)|الإقامة الدائمة|دائمة",
    "ti": "ቀዋሚ",
    "tr": "kalıcı|daimi|süresiz",
    "fa": "دائم",
}


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_new_rules_speak_of_no_extension_no_five_years_and_no_permanent_permit_to_ask_for(code: str) -> None:
    localizer = Localizer(code, isolate=False)
    found = survey(PACT_2026)
    for name, variants in found.findings.items():
        words = " ".join(localizer.line(variant.message) for variant in variants).lower()
        assert not re.search(EXTENDING[code], words), (name, words)
        assert name in FIVE or FIVE_YEARS[code] not in words, (name, words)
        assert name in PERMANENT or not re.search(FOR_GOOD[code], words), (name, words)
    for variants in (*found.outcomes.values(), *found.titles.values()):
        words = " ".join(localizer.line(variant.message) for variant in variants).lower()
        assert not re.search(f"{EXTENDING[code]}|{FIVE_YEARS[code]}|{FOR_GOOD[code]}", words), words


def test_what_differs_between_editions_is_all_of_it_and_nothing_else() -> None:
    old, new = EDITIONS
    different = difference(old, new)
    names = {item.id for section in different for item in section.items}
    assert {
        "window_months",
        "residence_abroad",
        "new_permit",
        "permanent_possible",
        "eu_long_term",
        "validity",
    } <= names
    assert not {"not_covered", "elsewhere"} & names
    assert not [section.items for section in difference(old, old) if section.items]
    marked = [label.values["edition"] for section in different for item in section.items for label, _body in item.lines]
    assert set(marked) == {old.id, new.id}


@given(applicants_by_rules(st.sampled_from(EDITIONS)))
def test_nobody_takes_another_way_or_is_told_something_else(case: tuple[Answers, date, Edition]) -> None:
    answers, today, edition = case
    verdict = assess(answers, today, edition)
    way = asked(answers, today, edition)
    for question, target in zip(way, [*(q.key for q in way[1:]), verdict.outcome.value], strict=True):
        value = getattr(answers, question.key)
        answer = DATE if isinstance(value, date) else str(value)
        assert target in survey(edition).ways[question.key, answer]
        assert answer in followers(question, edition)[target][0]
    assert verdict.summary.message in [variant.message.message for variant in survey(edition).outcomes[verdict.outcome]]
    for finding in verdict.findings:
        told = {text.message for text in texts_in(text_of(finding))}
        variants = [v for v in survey(edition).findings[finding.id] if v.brief == finding.brief]
        known = [{t.message for text in (v.message, *v.alternatives) for t in texts_in(text)} for v in variants]
        fitting = [variant for variant, messages in zip(variants, known, strict=True) if told <= messages]
        assert any(verdict.outcome in v.outcomes and set(finding.because) <= v.because for v in fitting)


@by_edition
def test_each_sample_is_walked_once(edition: Edition) -> None:
    people = list(samples(edition))
    assert len(people) == len(set(people))


@by_edition
def test_every_answer_leads_somewhere(edition: Edition) -> None:
    not_asked = {"civic_integration"} if edition is PACT_2026 else set[str]()
    assert {question.key for question in QUESTIONS if not followers(question, edition)} == not_asked
    for question in (question for question in QUESTIONS if question.key not in not_asked):
        led = {answer for answers, _decided in followers(question, edition).values() for answer in answers}
        assert led == set(answers_to(question))


def test_a_pattern_names_its_dates() -> None:
    text = Text("by {day} or {other}", {"day": date(2026, 1, 1), "other": Text("{day}!", {"day": date(2026, 1, 1)})})
    assert Localizer("en")(pattern(text)) == "by {day} or {day}!"


@by_edition
@pytest.mark.parametrize("code", sorted(languages()))
def test_the_graph_is_mermaid(code: str, edition: Edition) -> None:
    first, *lines = "".join(graph([Localizer(code)], edition)).splitlines()
    assert first == "flowchart TD"
    node = re.compile(r'  (\w+)(?:\["[^"]+"\]|\(\["[^"]+"\]\))')
    edge = re.compile(r'  (\w+) -->\|"([^"]+)"\| (\w+)')
    nodes = {found[1] for line in lines if (found := node.fullmatch(line))}
    edges = [found.groups() for line in lines if (found := edge.fullmatch(line))]
    assert len(nodes) + len(edges) == len(lines)
    assert nodes == {start for start, _label, _end in edges} | {end for _start, _label, end in edges}
    results = {f"result_{outcome.value}" for outcome in survey(edition).outcomes} - {
        "result_rules_too_old"
    }  # no question leads there
    assert nodes == {*(key for key, _answer in survey(edition).ways), *results}
    assert not re.search(r"[;<>`]", "".join(re.sub(r"#\w+;", "", label) for _start, label, _end in edges))


def test_two_languages_are_under_each_other() -> None:
    sheet = review.write("text", [Localizer("nl"), Localizer("en")], PACT_2026).decode()
    assert "  nl  " in sheet
    assert "  en  Question: Which residence permit do you have now?" in sheet


@pytest.mark.parametrize("form", ["text", "html", "mermaid"])
def test_as_typed(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--lang", "en", "--beside", "nl", "--format", form]) == 0
    out, err = capfd.readouterr()
    assert "apply_in_writing" in out
    assert err == ""


@pytest.mark.parametrize("form", ["text", "html"])
def test_two_editions_compared_as_typed(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--lang", "en", "--compare", "ind-2019", "pact-2026", "--format", form]) == 0
    out, err = capfd.readouterr()
    assert "window_months" in out
    assert "not_covered" not in out
    assert err == ""


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--compare", "ind-2019", "pact-2026", "--format", "mermaid"], "--compare cannot be used together with"),
        (["--compare", "ind-2019", "pact-2026", "--rules", "ind-2019"], "cannot be used together with --rules"),
        (["--compare", "ind-2019", "2027"], "invalid value 2027. Use one of: ind-2019, pact-2026"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_line(
    options: list[str], reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "--lang", "en", *options]) == 2
    out, err = capfd.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert reason in err
