"""The words of findings in every language: complete, short where they must be, and of the edition that is followed."""

from __future__ import annotations

import re
from functools import cache

import pytest

from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wrapping import cells
from tests.core.samples import in_english, sample_verdicts, texts

BRIEF = 50  # cells that one line has for the brief form of a finding

NOT_UNDER_THE_NEW_RULES = (
    (r"\b[Ee]xtend(s|ed|ing)?\b", r"Extension residence permit|may extend|can extend|extended decision"),
    (r"valid for (at most )?5 years|for at most 5 years", r"$^"),
    (
        r"(get|ask for|apply for) a permanent (asylum )?(residence )?permit",
        r"[Yy]ou applied for|nobody|no longer|no one",
    ),
)
"""Subjects that no message under the rules since June 2026 mentions, and the words that may."""


@cache
def distinct_texts() -> list[Text]:
    """Return every text of the telling verdicts, once for each set of values."""
    found: dict[tuple[str, ...], Text] = {}
    for verdict in sample_verdicts():
        for text in texts(verdict):
            found[(text.message, *map(str, text.values.values()))] = text
    return list(found.values())


@pytest.mark.parametrize("code", languages())
def test_every_text_has_words_and_no_gap(code: str) -> None:
    localizer = Localizer(code)
    for text in distinct_texts():
        words = localizer(text)
        assert words.strip(), text
        assert not set("{}") & set(words), (text, words)


@pytest.mark.parametrize("code", languages())
def test_the_brief_form_fits_one_line(code: str) -> None:
    localizer = Localizer(code)
    briefs = {finding.brief.message: finding.brief for verdict in sample_verdicts() for finding in verdict.findings}
    assert all(not brief.values for brief in briefs.values())
    lines = {localizer(brief) for brief in briefs.values()}
    assert {line: cells(line) for line in lines if cells(line) > BRIEF or "\n" in line} == {}


def test_under_the_new_rules_nothing_is_extended_and_no_permanent_permit_can_be_asked_for() -> None:
    words = {
        sentence
        for verdict in sample_verdicts()
        if verdict.edition.id == "pact-2026"
        for finding in verdict.findings
        for sentence in re.split(r"(?<=[.?!])\s+|\n", in_english(finding))
    }
    for forbidden, allowed in NOT_UNDER_THE_NEW_RULES:
        assert [s for s in words if re.search(forbidden, s) and not re.search(allowed, s)] == []
