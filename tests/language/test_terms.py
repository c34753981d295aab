"""Official terms: said in one way in each language, and with their Dutch beside them where a page uses them first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from permit_wizard.core.editions import EDITIONS, Edition
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.review.inventory import samples
from tests.catalogue_checks import NAMES_OF_COLUMNS
from tests.language.test_catalogues import TRANSLATED, catalogue

TERMS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "terms.toml").read_text(encoding="utf-8"))["term"]


def translations(code: str) -> Iterator[tuple[str, str]]:
    """Every message in English, and in a language; the last form of those that count."""
    for message in catalogue(code):
        if message.id and not all(place.endswith(NAMES_OF_COLUMNS) for place, _line in message.locations):
            forms = (message.id, message.string)
            english, said = (form[-1] if isinstance(form, tuple) else form for form in forms)
            yield english, said


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_term_is_said_in_one_way(code: str) -> None:
    wrong = [
        (term["dutch"], english, said)
        for english, said in translations(code)
        for term in TERMS
        if re.search(term["en"], english, re.IGNORECASE) and not re.search(term[code], said, re.IGNORECASE)
    ]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_term_is_said_in_a_way_that_was_left(code: str) -> None:
    left = [word for term in TERMS for word in term.get("never", [])]
    assert [(word, said) for _english, said in translations(code) for word in left if word in said] == []


@cache
def used(code: str, message: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the terms that a message uses, and those of them whose Dutch is in the translation."""
    said = Localizer(code, isolate=False).pattern(message)
    words = [term for term in TERMS if term["bracket"] and re.search(term[code], said, re.IGNORECASE)]
    return frozenset(t["dutch"] for t in words), frozenset(t["dutch"] for t in TERMS if t["dutch"] in said)


def lacking(code: str, page: list[tuple[str, ...]]) -> set[tuple[str, str]]:
    """Return each term that a page uses first without its Dutch, with the place; what is read at once is one place."""
    met: set[str] = set()
    found: set[tuple[str, str]] = set()
    for place in page:
        in_place = [used(code, message) for message in place]
        met |= {term for _words, dutch in in_place for term in dutch}
        found |= {(term, place[0]) for words, _dutch in in_place for term in words - met}
        met |= {term for words, _dutch in in_place for term in words}
    return found


@pytest.mark.parametrize("code", sorted(set(languages()) - {"nl"}))
def test_on_a_question_the_dutch_is_beside_a_term(code: str) -> None:
    wrong: set[tuple[str, str]] = set()
    for question in QUESTIONS:
        seen = (question.title.message, question.hint.message, *(option.label.message for option in question.options))
        wrong |= lacking(code, [seen, (question.why.message,)])
    assert wrong == set()


@cache
def verdicts(edition: Edition) -> frozenset[tuple[str, ...]]:
    """Every sequence of messages that a result can be made of, title first.

    The short words of its list of answers apart.
    """
    found: set[tuple[str, ...]] = set()
    for answers, today in samples(edition):
        verdict = assess(answers, today, edition)
        texts: list[Text] = [verdict.summary]
        for kind in ("STEP", "WARNING", "INFO"):
            texts += [finding.message for finding in verdict.findings if finding.kind.name == kind]
        found.add((verdict.title.message, *(text.message for text in texts)))
    return frozenset(found)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_in_a_result_the_dutch_is_beside_a_term_at_its_first_use(edition: Edition) -> None:
    for code in sorted(set(languages()) - {"nl"}):
        wrong: set[tuple[str, str]] = set()
        for messages in verdicts(edition):
            title, summary, *rest = messages
            wrong |= lacking(code, [(title, summary), *((message,) for message in rest)])
        assert wrong == set(), code
