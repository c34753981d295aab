"""JSON for programs: the contract's keys, sorted, dates as YYYY-MM-DD, messages on one line and without isolates."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from pydantic_core import to_json

from permit_wizard.core.editions import Edition
from permit_wizard.core.verdict import Finding, KeyDates, Outcome
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet

SCHEMA = 2
"""The version of the shape; it goes up when a key changes its meaning or goes away."""
_DATES = sorted((name, place) for place, name in enumerate(KeyDates._fields))


def write(sheet: Sheet) -> bytes:
    """Write a verdict as one JSON object, in the first of the sheet's languages."""
    verdict = sheet.verdict
    localizer = Localizer(sheet.localizers[0].language.code, isolate=False)
    findings = [described(finding, localizer) for finding in verdict.findings]
    return document(judged(verdict.edition, verdict.outcome, verdict.today, verdict.dates, findings))


def judged(
    edition: Edition, outcome: Outcome, today: date, dates: KeyDates, findings: list[dict[str, Any]] | list[str]
) -> dict[str, Any]:
    """Return a verdict in the contract's shape; findings as `described` makes them, or their ids."""
    return {
        "dates": {name: day.isoformat() for name, place in _DATES if (day := dates[place]) is not None},
        "findings": findings,
        "outcome": outcome.value,
        "rules": rules(edition),
        "schema": SCHEMA,
        "today": today.isoformat(),
    }


def incomplete(edition: Edition, missing: str, today: date) -> dict[str, Any]:
    """Return what stands in place of a verdict while an answer is missing: the key to ask next."""
    return {
        "dates": {},
        "findings": [],
        "next": missing,
        "outcome": None,
        "rules": rules(edition),
        "schema": SCHEMA,
        "today": today.isoformat(),
    }


@cache
def rules(edition: Edition) -> dict[str, str | None]:
    """Return which rules were followed, when they were checked, and by when they must be checked again (null for past rules)."""
    again = edition.check_again_by
    return {
        "check_again_by": again.isoformat() if again is not None else None,
        "checked_on": edition.checked_on.isoformat(),
        "edition": edition.id,
    }


def described(finding: Finding, localizer: Localizer) -> dict[str, Any]:
    """Return a finding in the contract's shape; `due` stands there only for a step that has a day."""
    found: dict[str, Any] = {
        "because": finding.because,
        "id": finding.id,
        "kind": finding.kind.value,
        "message": localizer.line(finding.message),
        "source": finding.source,
    }
    if finding.due is not None:
        found["due"] = {finding.due.relation.value: finding.due.day.isoformat()}
    return found


def document(value: dict[str, Any]) -> bytes:
    """Return an object as a file of its own, laid out to be read."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def line(value: dict[str, Any]) -> bytes:
    """Return an object as one line of JSON Lines."""
    return to_json(value) + b"\n"
