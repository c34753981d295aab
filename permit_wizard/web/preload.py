"""A made-up visit that the worker runs while the start page is read, so that the first press is quick.

What takes time is the first of each page: catalogues are read, modules are loaded, WebAssembly is compiled better.
Later ones take milliseconds. Nothing of it is shown or kept, and every piece is short, so that a real press waits for
one piece at most.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from permit_wizard.visit.places import AGAIN, CHECK, CODE, EXPORT, LANGUAGE, LEAVE, RESULT

SOMEBODY = {
    "permit": "temporary_asylum", "expires_on": "2027-01-20", "applied": "no", "main_residence": "yes",
    "abroad_over_3_months": "no",
    "reason_applies": "yes", "information_correct": "unsure", "convictions": "no", "digid": "without_sms",
    "may_work": "yes",
    "travel": "no", "held_5_years": "no",
}  # fmt: skip
"""Nobody's answers, with which most kinds of page and of finding appear."""

DAY = "2026-11-20"
"""A fixed day on which they make sense; whatever day it is, the same code is warmed up."""


def pieces(language: str) -> list[str]:
    """Return requests for `engine.turn`, in the order in which a visit needs them."""
    return [json.dumps({"now": 0, "today": DAY, "rules": "auto", **piece}) for piece in _pieces(language)]


def _pieces(language: str) -> Iterator[dict[str, Any]]:
    nobody: dict[str, Any] = {"language": language}
    yield {"visit": nobody, "form": {"do": "start"}}
    yield {"visit": {**nobody, "place": "permit"}, "form": {"do": "answer"}}
    at_date = {**nobody, "place": "expires_on", "answers": {"permit": "temporary_asylum"}}
    yield {"visit": {**nobody, "place": "permit"}, "form": {"do": "answer", "answer": "temporary_asylum"}}
    yield {"visit": at_date, "form": {"typed": "20 1 20"}, "peek": True}
    yield {"visit": at_date, "form": {"do": "answer", "typed": "20 1 2027"}}
    yield {"visit": {**at_date, "typed": "20 1 2027", "found": "2027-01-20"}, "form": {"do": "confirm"}}
    done = {**nobody, "answers": SOMEBODY, "place": "permit"}
    for place in (CHECK, RESULT, EXPORT, LANGUAGE, LEAVE, AGAIN, CODE):
        yield {"visit": done, "form": {"go": place}}
