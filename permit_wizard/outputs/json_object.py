"""JSON for programs: the contract's keys, sorted, dates as YYYY-MM-DD, messages on one line and without isolates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from pydantic_core import to_json

from permit_wizard.core.days import KeyDates
from permit_wizard.core.editions import Edition
from permit_wizard.core.finding import Finding
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules.case import Case
from permit_wizard.core.rules.schedule import days_left
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet

SCHEMA = 3
"""The version of the shape; it goes up when a key changes its meaning or goes away."""
_DATES = sorted((name, place) for place, name in enumerate(KeyDates._fields))


def write(sheet: Sheet) -> bytes:
    """Write a verdict as one JSON object, in the first of the sheet's languages."""
    localizer = Localizer(sheet.localizers[0].language.code, isolate=False)
    return document(complete(sheet.verdict, localizer))


def complete(verdict: Verdict, localizer: Localizer) -> dict[str, Any]:
    """Return a verdict in the contract's shape, its findings in words."""
    findings = [described(finding, localizer) for finding in verdict.findings]
    return _object(verdict.edition, verdict.outcome, verdict.today, verdict.dates, verdict.further, findings)


def ids_only(case: Case, further: Sequence[str], ids: list[str]) -> dict[str, Any]:
    """Return a case in the contract's shape, its findings as a list of ids.

    Args:
        case: the case.
        further: keys of the further questions that can be asked and are unanswered.
        ids: the ids of the findings that apply.
    """
    return _object(case.edition, case.outcome, case.today, case.dates, further, ids)


def _object(
    edition: Edition,
    outcome: Outcome,
    today: date,
    dates: KeyDates,
    further: Sequence[str],
    findings: list[dict[str, Any]] | list[str],
) -> dict[str, Any]:
    return {
        "dates": {name: day for name, place in _DATES if (day := dates[place]) is not None},
        "days_left": days_left(outcome, dates, today),
        "findings": findings,
        "further": further,
        "outcome": outcome.value,
        "rules": rules(edition),
        "schema": SCHEMA,
        "today": today,
    }


def incomplete(edition: Edition, missing: str, today: date) -> dict[str, Any]:
    """Return the object in place of a verdict while an answer is missing, with the key to ask next."""
    return {
        "dates": {},
        "days_left": None,
        "findings": [],
        "further": [],
        "next": missing,
        "outcome": None,
        "rules": rules(edition),
        "schema": SCHEMA,
        "today": today,
    }


@cache
def rules(edition: Edition) -> dict[str, str | None]:
    """Return the rules that were followed, when they were checked, are to be checked, and stop giving advice."""
    again, until = edition.check_again_by, edition.rely_until
    return {
        "check_again_by": again.isoformat() if again is not None else None,
        "checked_on": edition.checked_on.isoformat(),
        "edition": edition.id,
        "rely_until": until.isoformat() if until is not None else None,
    }


def described(finding: Finding, localizer: Localizer) -> dict[str, Any]:
    """Return a finding in the contract's shape; `due` is there only for a step that has a day."""
    found: dict[str, Any] = {
        "because": finding.because,
        "brief": localizer.line(finding.brief),
        "detail": None if finding.rest is None else localizer.line(finding.rest),
        "id": finding.id,
        "kind": finding.kind.value,
        "message": localizer.line(finding.message),
        "source": finding.source,
    }
    if finding.due is not None:
        found["due"] = {finding.due.relation.value: finding.due.day}
    return found


def document(value: dict[str, Any]) -> bytes:
    """Return an object as a file of its own, laid out to be read; a date as YYYY-MM-DD."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str).encode() + b"\n"


def line(value: dict[str, Any]) -> bytes:
    """Return an object as one line of JSON Lines; a date as YYYY-MM-DD."""
    return to_json(value) + b"\n"
