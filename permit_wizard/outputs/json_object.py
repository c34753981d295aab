"""JSON for programs: the contract's keys, sorted, dates as YYYY-MM-DD, messages on one line and without isolates."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from permit_wizard.i18n import Localizer
from permit_wizard.outputs import Sheet
from permit_wizard.verdict import Finding, KeyDates, Outcome

SCHEMA = 1
"""The version of the shape; it goes up when a key changes its meaning or goes away."""

_compact = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_spread = json.JSONEncoder(ensure_ascii=False, sort_keys=True, indent=2).encode


def write(sheet: Sheet) -> bytes:
    """Write a verdict as one JSON object, in the first of the sheet's languages."""
    verdict = sheet.verdict
    localizer = Localizer(sheet.localizers[0].language.code, isolate=False)
    findings = [described(finding, localizer) for finding in verdict.findings]
    return document(judged(verdict.outcome, verdict.today, verdict.dates, findings))


def judged(outcome: Outcome, today: date, dates: KeyDates, findings: list[Any]) -> dict[str, Any]:
    """Return a verdict in the contract's shape; findings as `described` makes them, or their ids."""
    return {
        "schema": SCHEMA,
        "outcome": outcome.value,
        "today": today.isoformat(),
        "dates": {name: day.isoformat() for name, day in dates.known().items()},
        "findings": findings,
    }


def incomplete(missing: str, today: date) -> dict[str, Any]:
    """Return what stands in place of a verdict while an answer is missing: the key to ask next."""
    return {
        "schema": SCHEMA,
        "outcome": None,
        "next": missing,
        "today": today.isoformat(),
        "dates": {},
        "findings": [],
    }


def described(finding: Finding, localizer: Localizer) -> dict[str, Any]:
    """Return a finding in the contract's shape."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "message": localizer.line(finding.message),
        "because": finding.because,
        "source": finding.source,
    }


def document(value: dict[str, Any]) -> bytes:
    """Return an object as a file of its own, laid out to be read."""
    return _spread(value).encode() + b"\n"


def line(value: dict[str, Any]) -> bytes:
    """Return an object as one line of JSON Lines."""
    return _compact(value).encode() + b"\n"
