"""When a finding of the contract's table applies, and by when it is due: its conditions again, as functions.

A condition takes the `Facts` of `tests.oracle`, whose attributes are the contract's short forms.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from tests.oracle_dates import CHANGED, DAY, is_working_day, months_earlier, next_working_day

if TYPE_CHECKING:
    from tests.oracle import Facts

YES, NO, UNSURE, UNKNOWN = "yes", "no", "unsure", "unknown"
Due = tuple[str, date]
Condition = Callable[["Facts"], bool]

# ------------------------------------------------------------------------------------------------------------------ due


def due_today(f: Facts) -> Due:
    return "today", f.today


def due_on_phone_day(f: Facts) -> Due:
    return ("today", f.today) if is_working_day(f.today) else ("on", next_working_day(f.today))


def _by(f: Facts, day: date, *, today: bool) -> Due:
    return ("today", f.today) if today else ("by", day)


def apply_as_well_due(f: Facts) -> Due:
    return _by(f, f.last_safe, today=f.today >= f.last_working)


def legal_help_due(f: Facts) -> Due:
    if late(f) or f.near or f.outcome in ("new_permit", "refused", "wait_for_decision"):
        return due_on_phone_day(f)
    return "by", f.dates["help_by"]


def written_form_due(f: Facts) -> Due:
    relation, day = due_on_phone_day(f)
    return due_today(f) if day > f.last_safe else (relation, day)


def post_due(f: Facts) -> Due:
    return _by(f, f.dates["post_by"], today=f.today >= f.dates["post_by"] or f.near)


def digid_due(f: Facts) -> Due:
    return _by(f, f.dates["digid_by"], today=f.today >= f.dates["digid_by"])


def online_due(f: Facts) -> Due:
    can_log_in = f.a["digid"] in ("with_sms", "with_app")
    return _by(f, f.last_safe, today=f.today >= f.dates["act_by"] or (f.near and can_log_in))


# ----------------------------------------------------------------------------------------------------------- conditions

DOUBTS = {
    "condition_residence": ("main_residence", (NO, UNSURE)),
    "absence_check": ("abroad_over_3_months", (YES, UNSURE)),
    "condition_reason": ("reason_applies", (NO, UNSURE)),
    "condition_information": ("information_correct", (NO, UNSURE)),
    "condition_public_order": ("convictions", (YES, UNSURE)),
}


def doubtful(name: str) -> Condition:
    key, values = DOUBTS[name]
    return lambda f: f.a[key] in values


def late(f: Facts) -> bool:
    return f.expired and f.not_applied


def received_early(f: Facts) -> bool:
    return f.a["applied"] == "extension" and f.received is not None and f.received < f.start


def received_late(f: Facts) -> bool:
    return f.received is not None and f.received >= f.end


def permanent_ended(f: Facts) -> bool:
    return f.new and f.permanent and f.received is not None and f.received >= CHANGED


def permanent_now_renewal(f: Facts) -> bool:
    return f.new and f.permanent and (f.received is None or f.received < CHANGED)


def apply_as_well(f: Facts) -> bool:
    return f.new and f.permanent and f.renewable


def overdue(f: Facts) -> bool:
    return f.outcome == "wait_for_decision" and "decision_by" in f.dates and f.today > f.dates["decision_by"]


def needs_legal_help(f: Facts) -> bool:
    """Return whether `get_legal_help` applies; `absence_check` alone is no reason for it."""
    doubts = any(f.a[key] in values for name, (key, values) in DOUBTS.items() if name != "absence_check")
    refused, lost = f.outcome == "refused", apply_as_well(f) and f.expired
    return late(f) or received_late(f) or doubts or refused or lost


def older_window_open(f: Facts) -> bool:
    waits = f.early and f.outcome in ("apply_from", "get_advice")
    return f.new and f.not_applied and waits and f.today >= months_earlier(f.end, 6)


def decision_after_expiry(f: Facts) -> bool:
    return f.outcome == "apply_online" and f.period is not None and f.today + f.period * DAY >= f.end


def by_post(f: Facts) -> bool:
    applies = f.window_open and f.outcome in ("apply_online", "get_advice")
    return f.new and applies and (f.a["digid"] == NO or f.digid_late)


def letter_cannot_come(f: Facts) -> bool:
    return f.a["digid"] == NO and f.digid_late


def online(f: Facts) -> bool:
    return f.window_open and f.outcome in ("apply_online", "get_advice") and not letter_cannot_come(f)


def in_writing(f: Facts) -> bool:
    return f.expired and f.outcome in ("apply_in_writing", "get_advice")


def identity_document(f: Facts) -> bool:
    applies = f.outcome in ("apply_online", "apply_in_writing", "get_advice")
    return f.outcome == "wait_for_decision" or (applies and not f.early)


def new_card(f: Facts) -> bool:
    return f.group_d and not f.permanent


def works_on(f: Facts) -> bool:
    in_time = f.received is not None and f.received < f.end
    return f.a["may_work"] == YES and f.a["applied"] == "extension" and in_time


def works_if(f: Facts) -> bool:
    return f.a["may_work"] == YES and f.not_applied and f.today < f.end


def visa(f: Facts) -> bool:
    return (f.back is not None and f.back > f.end) or (f.a["travel"] == YES and f.expired)
