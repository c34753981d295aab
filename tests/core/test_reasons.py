"""Each answer that is named as a finding's reason matters: another answer removes or changes the finding."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from permit_wizard.core.answers import read_answers
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.finding import Finding
from permit_wizard.core.rules import assess
from tests import oracle
from tests.core.samples import sample_people
from tests.core.ways import WELL, choices_of

TRIES = 200
Person = tuple[oracle.Given, date, str | None]


def findings(given: oracle.Given, today: date, named: str | None) -> tuple[Finding, ...]:
    """Judge somebody, after answering what the answers lead to as somebody does for whom all is well."""
    given = dict(given)
    while key := oracle.missing(given, today, named):
        given[key] = WELL.get(key, "unknown")
    return assess(read_answers(given, today), today, BY_ID[named] if named else None).findings


def with_another_answer(person: Person, key: str) -> Iterator[oracle.Given]:
    """Return the answers with every other value of one of them."""
    given, today, _named = person
    for value in choices_of(today, date(2027, 3, 5))[key]:
        if value not in (given.get(key), None):
            yield {**given, key: value}


def matters(finding: Finding, key: str, person: Person) -> bool:
    """Return whether some other answer changes the finding, its reasons left aside."""
    _, today, named = person
    plain = finding._replace(because=())
    return any(
        plain not in [other._replace(because=()) for other in findings(given, today, named)]
        for given in with_another_answer(person, key)
    )


def test_every_reason_matters() -> None:
    people = defaultdict[tuple[str, str], list[tuple[Finding, Person]]](list)
    everybody = list(sample_people())
    for person in random.Random(21).sample(everybody, len(everybody) // 5):
        for finding in findings(*person):
            for key in finding.because:
                if len(known := people[finding.id, key]) < TRIES:
                    known.append((finding, person))
    assert [
        reason
        for reason, known in people.items()
        if not any(matters(finding, reason[1], person) for finding, person in known)
    ] == []
