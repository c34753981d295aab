"""Verdicts that between them contain every finding in every state, made once for all tests that read their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from permit_wizard.core.answers import read_answers
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.finding import Finding
from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import when_text
from tests.core.ways import DAYS, TELLING, WELL, editions_to_try, ways
from tests.oracle import Given

english = Localizer("en")
WITHOUT_DIGID: Given = {**WELL, "digid": "no"}


def sample_people() -> Iterator[tuple[Given, date, str | None]]:
    """Return people as (answers, today, edition by name): all on a few days, some on every day.

    Among the some is always somebody without DigiD, whose way of applying changes from day to day.
    """
    for moment in DAYS:
        for named in editions_to_try(moment[0]):
            people = list(ways(*moment, named))
            some = people[:: 7 if named is None else 23]
            some += [one for one in people if one.items() >= WITHOUT_DIGID.items()][:1]
            for given in people if moment in TELLING else some:
                yield given, moment[0], named


@cache
def sample_verdicts() -> list[Verdict]:
    """Return the verdicts on these people."""
    return [
        assess(read_answers(given, today), today, BY_ID[named] if named else None)
        for given, today, named in sample_people()
    ]


def words_of(finding: Finding) -> list[Text]:
    """Return all that a finding says."""
    when = when_text(finding)
    return [text for text in (finding.brief, finding.full, when) if text is not None]


def texts(verdict: Verdict) -> list[Text]:
    """Return all that a verdict says."""
    return [verdict.title, verdict.summary, *(text for finding in verdict.findings for text in words_of(finding))]


def in_english(finding: Finding) -> str:
    """Return all words of a finding in English."""
    return "\n".join(english(text) for text in words_of(finding))


def with_parts(text: Text) -> Iterator[Text]:
    """Return a text, and the texts in its places."""
    yield text
    for value in text.values.values():
        if isinstance(value, Text):
            yield from with_parts(value)
