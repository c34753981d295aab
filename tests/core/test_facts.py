"""Every fact of the renewal page and of the rules since June 2026 is told by a finding, or it has a reason why not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from permit_wizard.core.rules import RULES
from tests.builders import ROOT, SHARED
from tests.core.samples import in_english, sample_verdicts
from tests.facts_table import RENEWAL_PAGE, RULES_SINCE, Fact

PAGES = ROOT / "tests" / "pages"
RENEWAL, SINCE = "renew-asylum-residence-document.md", "rules-since-2026-06-12.md"
COPIED = {RENEWAL: "ind-renew-asylum-residence-document.md", SINCE: SINCE}
EVERY = [pytest.param(fact, id=fact.begins) for fact in (*RENEWAL_PAGE, *RULES_SINCE)]


def clauses(text: str) -> list[str]:
    """Split at semicolons that are not in brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == ";" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def graded_facts() -> Iterator[tuple[str, str]]:
    """Return each fact of the two tables with its grade."""
    for line in (PAGES / SINCE).read_text("utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| fact"):
            facts, grade = line.strip("|").rsplit("|", 1)
            yield from ((fact, grade.strip()) for fact in clauses(facts.strip()))


def facts_of_the_page() -> list[str]:
    """Return the facts of the renewal page, which are sentences and clauses of one paragraph."""
    text = " ".join((PAGES / RENEWAL).read_text("utf-8").partition("in our words:")[2].split())
    sentences = re.split(r"\.\s+(?=[A-Z])", text.rstrip("."))
    return [clause for sentence in sentences for clause in clauses(sentence)]


@cache
def told() -> dict[str, str]:
    """Return all English words of each finding, in every state that is found."""
    words = defaultdict[str, set[str]](set)
    for verdict in sample_verdicts():
        for finding in verdict.findings:
            words[finding.id].add(in_english(finding))
    return {name: "\n".join(sorted(texts)) for name, texts in words.items()}


def test_every_fact_of_the_renewal_page_has_a_row() -> None:
    facts = facts_of_the_page()
    assert len(facts) == len(RENEWAL_PAGE)
    assert [fact for fact, row in zip(facts, RENEWAL_PAGE, strict=True) if not fact.startswith(row.begins)] == []


def test_every_fact_about_the_rules_has_a_row() -> None:
    facts = [fact for fact, _grade in graded_facts()]
    assert len(facts) == len(RULES_SINCE)
    assert [fact for fact, row in zip(facts, RULES_SINCE, strict=True) if not fact.startswith(row.begins)] == []


@pytest.mark.parametrize("fact", EVERY)
def test_a_fact_is_carried_by_findings_or_left_out_for_a_reason(fact: Fact) -> None:
    assert bool(fact.carried_by) != bool(fact.left_out)
    assert set(fact.carried_by.split()) <= {rule.id for rule in RULES}


@pytest.mark.parametrize("fact", [param for param in EVERY if param.values[0].carried_by])
def test_the_findings_contain_the_words_of_the_fact(fact: Fact) -> None:
    words = "\n".join(told()[name] for name in fact.carried_by.split())
    assert re.search(fact.words, words, re.IGNORECASE), words


def test_no_fact_that_is_not_known_is_told_as_certain() -> None:
    """An unknown fact has a finding that sends people to somebody to ask, or none."""
    unknown = {fact for fact, grade in graded_facts() if grade.startswith(("unknown", "not found", "none found"))}
    rows = [row for row in RULES_SINCE if any(fact.startswith(row.begins) for fact in unknown)]
    asks = r"\bask|phone|probably|not (known|clear|certain)|perhaps|help"
    for row in rows:
        for name in row.carried_by.split():
            assert re.search(asks, told()[name], re.IGNORECASE), name


if SHARED.exists():

    def test_the_facts_here_are_those_that_were_collected() -> None:
        for here, there in COPIED.items():
            assert (PAGES / here).read_text("utf-8") == (SHARED / "source" / there).read_text("utf-8")
