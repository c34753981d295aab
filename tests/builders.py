"""People to judge: one without problems, and others who differ in a few answers."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.finding import Finding
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.languages import languages

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"  # the specification and its source, beside the checkout where the project is worked on

THOROUGH = bool(os.environ.get("CI"))
"""Whether tests that take long try all that they can, as in `.ci/run`; elsewhere they try a part of each kind."""

thorough = pytest.mark.thorough
"""For a test, or a case of one, whose kind another shows too: left out unless `THOROUGH` (tests/conftest.py)."""

USUAL_LANGUAGES = tuple(languages()) if THOROUGH else ("nl", "ar", "ti")
"""For tests that take ten seconds a language: a language of each script and direction; all of them in `.ci/run`."""


Case = TypeVar("Case")


def some(cases: Iterable[Case], every: int) -> list[Case]:
    """Return all cases where tests are thorough, else one in so many of them."""
    return list(cases) if THOROUGH else list(cases)[::every]


TODAY = date(2026, 3, 2)
EXPIRES = date(2026, 5, 20)  # the window opened on 20 November 2025, and the rules have not changed yet

ALL_IS_WELL: dict[str, object] = {
    "permit": "temporary_asylum",
    "expires_on": EXPIRES,
    "applied": "no",
    "main_residence": "yes",
    "abroad_over_3_months": "no",
    "reason_applies": "yes",
    "information_correct": "yes",
    "convictions": "no",
    "digid": "with_sms",
    "may_work": "no",
    "travel": "no",
    "held_5_years": "no",
}


def applicant(today: date = TODAY, **different: object) -> Answers:
    """Return the answers of somebody for whom all is well, but for what is different."""
    return read_answers({**ALL_IS_WELL, **different}, today)


def judge(today: date = TODAY, rules: Edition | None = None, **different: object) -> Verdict:
    """Judge that applicant on a day, by the rules of that day unless others are named."""
    return assess(applicant(today, **different), today, rules)


def ids(verdict: Verdict) -> list[str]:
    """Return the findings' ids."""
    return [finding.id for finding in verdict.findings]


def found(verdict: Verdict, name: str) -> Finding:
    """Return the finding of that id, which must be there."""
    return next(finding for finding in verdict.findings if finding.id == name)


def day(text: str) -> date:
    """Return a date as people write one down: `day("2026-05-20")`."""
    return date.fromisoformat(text)
