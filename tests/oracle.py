"""SPEC.md's tables once more, written down naively from the text and not from the code, to compare the code with.

Answers are a plain dictionary of strings and dates; whatever is not asked counts as not answered. Nothing here imports
the
program: a mistake has to be made twice, in two shapes, to go unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Given = dict[str, object]
YES, NO, UNSURE, UNKNOWN = "yes", "no", "unsure", "unknown"
CHANGED, CHECK_AGAIN, GAP = date(2026, 6, 12), date(2027, 2, 28), date(2018, 10, 1)
OLD, NEW = "ind-2019", "pact-2026"
WINDOW, WEEKS = {OLD: 6, NEW: 3}, {OLD: None, NEW: 8}


def in_force(day: date) -> str:
    """Return the edition of that day."""
    return NEW if day >= CHANGED else OLD


def months_earlier(day: date, months: int) -> date:
    """Count back a month at a time, then look for the last day that the month has."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(number, day.day))
        except ValueError:
            continue
    raise AssertionError(day)


# ------------------------------------------------------------------------------------------------- "Answers": asked if

Asked = Callable[[Given, date, str], bool]


def _lives_on(a: Given, t: date, e: str) -> bool:  # noqa: ARG001 - every condition takes all three
    return a["main_residence"] in (YES, UNSURE) or (e == NEW and a["main_residence"] is not None)


def _applied_or_lives_on(a: Given, t: date, e: str) -> bool:
    return a["applied"] in ("extension", "permanent") or _lives_on(a, t, e)


ASKED_IF: dict[str, Asked] = {
    "permit": lambda a, t, e: True,
    "expires_on": lambda a, t, e: a["permit"] == "temporary_asylum",
    "applied": lambda a, t, e: isinstance(a["expires_on"], date),
    "received_on": lambda a, t, e: a["applied"] in ("extension", "permanent"),
    "main_residence": lambda a, t, e: a["applied"] == NO,
    "abroad_over_3_months": _lives_on,
    "reason_applies": _lives_on,
    "information_correct": _lives_on,
    "convictions": _lives_on,
    "digid": lambda a, t, e: _lives_on(a, t, e) and t <= a["expires_on"],
    "may_work": _applied_or_lives_on,
    "travel": _applied_or_lives_on,
    "return_on": lambda a, t, e: a["travel"] == YES,
    "travel_document": lambda a, t, e: a["travel"] == YES,
    "held_5_years": _applied_or_lives_on,
    "civic_integration": lambda a, t, e: a["held_5_years"] == YES,
}


def counted(given: Given, today: date, named: str | None = None) -> Given:
    """Return the answers that count, in order: one that is not asked is None, and so for the questions after it."""
    edition = named or in_force(today)
    counts: Given = dict.fromkeys(ASKED_IF)
    for key, asked_if in ASKED_IF.items():
        if asked_if(counts, today, edition):
            counts[key] = given.get(key)
    return counts


def asked(given: Given, today: date, named: str | None = None) -> list[str]:
    """Return the keys that are asked."""
    counts = counted(given, today, named)
    return [key for key, asked_if in ASKED_IF.items() if asked_if(counts, today, named or in_force(today))]


def missing(given: Given, today: date, named: str | None = None) -> str | None:
    """Return the first key that is asked and not answered."""
    return next((key for key in asked(given, today, named) if given.get(key) is None), None)


# ------------------------------------------------------------------------------------------------------------ the case


class Facts:
    """What the two other tables speak of, by the words they use."""

    def __init__(self, given: Given, today: date, named: str | None) -> None:
        self.a = a = counted(given, today, named)
        self.today = today
        self.edition = named or in_force(today)
        received = a["received_on"] if isinstance(a["received_on"], date) else None
        # "The application's edition": under auto, where received_on is a date, the one in force on it
        self.under = named or in_force(received or today)
        end = a["expires_on"] if isinstance(a["expires_on"], date) else None
        self.end = end
        self.start = months_earlier(end, WINDOW[self.under]) if end else None
        self.valid = end is not None and today <= end
        self.expired = end is not None and today > end
        self.early = self.start is not None and today < self.start
        self.open = end is not None and self.start <= today <= end
        self.received = received
        self.back = a["return_on"] if isinstance(a["return_on"], date) else None
        self.outcome = outcome(self)
        self.dates = dates(self)


def dates(f: Facts) -> dict[str, date]:
    """Return "Dates that go with it"."""
    if f.end is None:
        return {}
    found = {"apply_from": f.start, "expires_on": f.end, "last_safe_receipt": f.end - timedelta(days=1)}
    if f.a["digid"] is not None:
        found["digid_by"] = f.end - timedelta(days=6)
    if WEEKS[f.under] and f.received:
        found["decision_by"] = f.received + timedelta(weeks=WEEKS[f.under])
    return found


OUTCOMES: tuple[tuple[str, Callable[[Facts], bool]], ...] = (
    ("not_covered", lambda f: f.a["permit"] == "other"),
    ("renew_document", lambda f: f.a["permit"] == "permanent_asylum"),
    ("find_out_first", lambda f: f.a["permit"] == UNSURE or f.a["expires_on"] == UNKNOWN),
    ("wait_for_decision", lambda f: f.a["applied"] in ("extension", "permanent")),
    ("new_permit", lambda f: f.edition == OLD and f.a["main_residence"] == NO),
    (
        "get_advice",
        lambda f: (
            f.a["reason_applies"] == NO
            or f.a["information_correct"] == NO
            or f.a["convictions"] == YES
            or (f.a["abroad_over_3_months"] == YES and f.a["main_residence"] == UNSURE)
            or (f.edition == NEW and f.a["main_residence"] == NO)
        ),
    ),
    ("apply_from", lambda f: f.early),
    ("apply_online", lambda f: f.open),
    ("apply_in_writing", lambda f: f.expired),
)


def outcome(f: Facts) -> str:
    """Return the first outcome that holds."""
    return next(name for name, holds in OUTCOMES if holds(f))


# ------------------------------------------------------------------------------------------------------------ findings

AFTER_APPLYING = ("apply_from", "apply_online", "apply_in_writing", "get_advice", "wait_for_decision")
DOUBTS = {
    "condition_residence": ("main_residence", (NO, UNSURE)),
    "condition_reason": ("reason_applies", (NO, UNSURE)),
    "condition_information": ("information_correct", (NO, UNSURE)),
    "condition_public_order": ("convictions", (YES, UNSURE)),
}


def _doubt(name: str) -> Callable[[Facts], bool]:
    key, values = DOUBTS[name]
    return lambda f: f.a[key] in values


def _late(f: Facts) -> bool:
    return f.expired and f.a["applied"] == NO


def _received_late(f: Facts) -> bool:
    return f.received is not None and f.received >= f.end


def _digid_late(f: Facts) -> bool:
    return f.a["digid"] in ("without_sms", NO, UNSURE) and f.today > f.dates["digid_by"]


def _in_writing(f: Facts) -> bool:
    return f.expired and f.outcome in ("apply_in_writing", "get_advice")


def _collects(f: Facts) -> bool:
    return f.outcome in AFTER_APPLYING


def _renews(f: Facts) -> bool:
    return _collects(f) and f.a["applied"] != "permanent"


def _works_on(f: Facts) -> bool:
    return f.a["may_work"] == YES and f.a["applied"] == "extension" and f.received is not None and f.received < f.end


def _works_if(f: Facts) -> bool:
    return f.a["may_work"] == YES and f.a["applied"] == NO and f.today < f.end


def _older_window_open(f: Facts) -> bool:
    waits = f.early and f.outcome in ("apply_from", "get_advice")
    return f.edition == NEW and f.a["applied"] == NO and waits and f.today >= months_earlier(f.end, 6)


FINDINGS: tuple[tuple[str, str, Callable[[Facts], bool]], ...] = (
    ("late", "warning", _late),
    ("last_day", "warning", lambda f: f.today == f.end and f.a["applied"] == NO),
    ("rules_changed", "warning", lambda f: f.today >= CHANGED and f.outcome != "not_covered"),
    (
        "rules_unchecked",
        "warning",
        lambda f: f.edition == NEW and f.today > CHECK_AGAIN and f.outcome != "not_covered",
    ),
    ("older_window_open", "warning", _older_window_open),
    ("received_early", "warning", lambda f: f.received is not None and f.received < f.start),
    ("received_late", "warning", _received_late),
    ("condition_residence", "warning", _doubt("condition_residence")),
    ("absence_check", "warning", lambda f: f.a["abroad_over_3_months"] in (YES, UNSURE)),
    ("condition_reason", "warning", _doubt("condition_reason")),
    ("condition_information", "warning", _doubt("condition_information")),
    ("condition_public_order", "warning", _doubt("condition_public_order")),
    ("find_out", "step", lambda f: f.outcome == "find_out_first"),
    ("get_legal_help", "step", lambda f: _late(f) or _received_late(f) or any(_doubt(name)(f) for name in DOUBTS)),
    ("new_application", "step", lambda f: f.outcome == "new_permit"),
    ("wait_until", "step", lambda f: f.early and f.outcome in ("apply_from", "get_advice")),
    ("confirm_receipt", "step", lambda f: f.a["received_on"] == UNKNOWN),
    ("digid_may_be_late", "warning", _digid_late),
    ("ask_written_form", "step", _digid_late),
    ("digid_ready", "info", lambda f: f.a["digid"] == "with_sms"),
    ("digid_add_sms", "step", lambda f: f.a["digid"] == "without_sms"),
    ("digid_request", "step", lambda f: f.a["digid"] in (NO, UNSURE)),
    ("apply_online", "step", lambda f: f.open and f.outcome in ("apply_online", "get_advice")),
    ("apply_in_writing", "step", _in_writing),
    ("gap_letter", "step", lambda f: _in_writing(f) and f.end < GAP),
    (
        "w_document",
        "info",
        lambda f: (
            f.outcome == "wait_for_decision"
            or (not f.early and f.outcome in ("apply_online", "apply_in_writing", "get_advice"))
        ),
    ),
    ("collect", "step", _collects),
    ("decision_letter", "info", _collects),
    ("decision_time", "info", lambda f: _collects(f) and WEEKS[f.under] is not None),
    ("validity", "info", _renews),
    ("free", "info", _renews),
    ("work_continues", "info", _works_on),
    ("work_if_in_time", "info", _works_if),
    ("work_unconfirmed", "warning", lambda f: f.a["may_work"] == YES and not _works_on(f) and not _works_if(f)),
    ("work_check_card", "info", lambda f: f.a["may_work"] == UNSURE),
    ("travel_home_country", "warning", lambda f: f.a["travel"] == YES),
    ("travel_ok", "info", lambda f: f.back is not None and f.back <= f.end),
    (
        "travel_visa",
        "step",
        lambda f: (f.back is not None and f.back > f.end) or (f.a["travel"] == YES and f.expired),
    ),
    ("travel_return_unknown", "info", lambda f: f.a["return_on"] == UNKNOWN and f.valid),
    ("travel_document_needed", "step", lambda f: f.a["travel_document"] in (NO, UNSURE)),
    ("permanent_possible", "info", lambda f: f.edition == OLD and f.a["civic_integration"] in ("diploma", "exempt")),
    ("permanent_needs_integration", "info", lambda f: f.edition == OLD and f.a["civic_integration"] in (NO, UNSURE)),
    ("eu_long_term", "info", lambda f: f.edition == NEW and f.a["held_5_years"] == YES),
    ("held_check", "info", lambda f: f.a["held_5_years"] == UNSURE),
    ("permanent_auto_check", "info", lambda f: f.edition == OLD and f.a["applied"] == "permanent"),
    (
        "permanent_now_renewal",
        "info",
        lambda f: f.edition == NEW and f.a["applied"] == "permanent" and (f.received is None or f.received < CHANGED),
    ),
    (
        "permanent_ended",
        "warning",
        lambda f: (
            f.edition == NEW and f.a["applied"] == "permanent" and f.received is not None and f.received >= CHANGED
        ),
    ),
    ("nationality", "info", lambda f: f.edition == OLD and f.a["held_5_years"] == YES),
    ("permanent_document", "step", lambda f: f.outcome == "renew_document"),
    ("elsewhere", "step", lambda f: f.outcome == "not_covered"),
)

# When a step is to be done: by, from or on a day, or today. A step that is not here has no day.


def _by_or_today(by: Callable[[Facts], date]) -> Callable[[Facts], tuple[str, date]]:
    return lambda f: ("by", by(f)) if f.today < by(f) else ("today", f.today)


def _today(f: Facts) -> tuple[str, date]:
    return "today", f.today


DUE: dict[str, Callable[[Facts], tuple[str, date] | None]] = {
    "find_out": _today,
    "get_legal_help": lambda f: None if f.early else _today(f),
    "wait_until": lambda f: ("from", f.start),
    "ask_written_form": _today,
    "digid_add_sms": _by_or_today(lambda f: f.dates["digid_by"]),
    "digid_request": _by_or_today(lambda f: f.dates["digid_by"]),
    "apply_online": _by_or_today(lambda f: f.dates["last_safe_receipt"]),
    "apply_in_writing": _today,
}

Found = tuple[str, str, tuple[str, date] | None]


def days_left(f: Facts) -> int | None:
    """Return the days to the last safe one, for who has not applied and may still apply."""
    may_apply = f.outcome in ("apply_from", "apply_online", "apply_in_writing", "get_advice")
    return (f.end - timedelta(days=1) - f.today).days if may_apply else None


def judged(given: Given, today: date, named: str | None = None) -> tuple[str, dict[str, date], list[Found], int | None]:
    """Return the outcome, the dates, the findings with kind and day, and the days left, as SPEC.md says."""
    facts = Facts(given, today, named)
    found = [(name, kind, DUE.get(name, lambda f: None)(facts)) for name, kind, holds in FINDINGS if holds(facts)]
    return facts.outcome, facts.dates, found, days_left(facts)
