"""The contract's table of findings again, a row each: id, kind, when, due, and the answers it names.

A condition takes the `Facts` of `tests.oracle`, whose attributes are the contract's short forms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.oracle_dates import CHANGED, CHECK_AGAIN, DAY, GAP, NEW, is_working_day, months_earlier, next_working_day

if TYPE_CHECKING:
    from tests.oracle import Facts

YES, NO, UNSURE, UNKNOWN = "yes", "no", "unsure", "unknown"
STEP, WARNING, INFO = "step", "warning", "info"
Due = tuple[str, date]
Condition = Callable[["Facts"], bool]

# ------------------------------------------------------------------------------------------------------------------ due


def _today(f: Facts) -> Due:
    return "today", f.today


def _phone_day(f: Facts) -> Due:
    return ("today", f.today) if is_working_day(f.today) else ("on", next_working_day(f.today))


def _by(f: Facts, day: date, *, today: bool) -> Due:
    return ("today", f.today) if today else ("by", day)


def _apply_as_well_due(f: Facts) -> Due:
    return _by(f, f.last_safe, today=f.today >= f.last_working)


def _legal_help_due(f: Facts) -> Due:
    if _late(f) or f.near or f.outcome in ("new_permit", "refused", "wait_for_decision"):
        return _phone_day(f)
    return "by", f.dates["help_by"]


def _written_form_due(f: Facts) -> Due:
    relation, day = _phone_day(f)
    return _today(f) if day > f.last_safe else (relation, day)


def _post_due(f: Facts) -> Due:
    return _by(f, f.dates["post_by"], today=f.today >= f.dates["post_by"] or f.near)


def _digid_due(f: Facts) -> Due:
    return _by(f, f.dates["digid_by"], today=f.today >= f.dates["digid_by"])


def _online_due(f: Facts) -> Due:
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


def _doubtful(name: str) -> Condition:
    key, values = DOUBTS[name]
    return lambda f: f.a[key] in values


def _late(f: Facts) -> bool:
    return f.expired and f.not_applied


def _received_early(f: Facts) -> bool:
    return f.a["applied"] == "extension" and f.received is not None and f.received < f.start


def _received_late(f: Facts) -> bool:
    return f.received is not None and f.received >= f.end


def _permanent_ended(f: Facts) -> bool:
    return f.new and f.permanent and f.received is not None and f.received >= CHANGED


def _permanent_now_renewal(f: Facts) -> bool:
    return f.new and f.permanent and (f.received is None or f.received < CHANGED)


def _apply_as_well(f: Facts) -> bool:
    return f.new and f.permanent and f.renewable


def _overdue(f: Facts) -> bool:
    return f.outcome == "wait_for_decision" and "decision_by" in f.dates and f.today > f.dates["decision_by"]


def needs_legal_help(f: Facts) -> bool:
    """Return whether `get_legal_help` applies; `absence_check` alone is no reason for it."""
    doubts = any(f.a[key] in values for name, (key, values) in DOUBTS.items() if name != "absence_check")
    refused, lost = f.outcome == "refused", _apply_as_well(f) and f.expired
    return _late(f) or _received_late(f) or doubts or refused or lost


def _older_window_open(f: Facts) -> bool:
    waits = f.early and f.outcome in ("apply_from", "get_advice")
    return f.new and f.not_applied and waits and f.today >= months_earlier(f.end, 6)


def _decision_after_expiry(f: Facts) -> bool:
    return f.outcome == "apply_online" and f.period is not None and f.today + f.period * DAY >= f.end


def _by_post(f: Facts) -> bool:
    applies = f.window_open and f.outcome in ("apply_online", "get_advice")
    return f.new and applies and (f.a["digid"] == NO or f.digid_late)


def _letter_cannot_come(f: Facts) -> bool:
    return f.a["digid"] == NO and f.digid_late


def _online(f: Facts) -> bool:
    return f.window_open and f.outcome in ("apply_online", "get_advice") and not _letter_cannot_come(f)


def _in_writing(f: Facts) -> bool:
    return f.expired and f.outcome in ("apply_in_writing", "get_advice")


def _identity_document(f: Facts) -> bool:
    applies = f.outcome in ("apply_online", "apply_in_writing", "get_advice")
    return f.outcome == "wait_for_decision" or (applies and not f.early)


def _new_card(f: Facts) -> bool:
    return f.group_d and not f.permanent


def _works_on(f: Facts) -> bool:
    in_time = f.received is not None and f.received < f.end
    return f.a["may_work"] == YES and f.a["applied"] == "extension" and in_time


def _works_if(f: Facts) -> bool:
    return f.a["may_work"] == YES and f.not_applied and f.today < f.end


def _visa(f: Facts) -> bool:
    return (f.back is not None and f.back > f.end) or (f.a["travel"] == YES and f.expired)


# ------------------------------------------------------------------------------------------------------------ the table


@dataclass(frozen=True)
class Row:
    """One row of the table of findings.

    Attributes:
        keys: the answers that the condition names, in question order, as one string; `because` holds at least these.
        without_rules: applies under the outcome `rules_too_old` too.
    """

    id: str
    kind: str
    applies: Condition
    keys: str
    due: Callable[[Facts], Due | None] = lambda f: None
    without_rules: bool = False

    def because(self, f: Facts) -> set[str]:
        """Return the keys of those of the answers that were asked for."""
        return {key for key in self.keys.split() if key in f.path}


def warning(name: str, applies: Condition, keys: str, *, without_rules: bool = False) -> Row:
    """Return the row of a warning."""
    return Row(name, WARNING, applies, keys, without_rules=without_rules)


def step(name: str, applies: Condition, keys: str, due: Callable[[Facts], Due | None] = lambda f: None) -> Row:
    """Return the row of a step."""
    return Row(name, STEP, applies, keys, due)


def info(name: str, applies: Condition, keys: str) -> Row:
    """Return the row of an info."""
    return Row(name, INFO, applies, keys)


FINDINGS = (
    warning(
        "rules_unchecked",
        lambda f: f.edition == NEW and f.today > CHECK_AGAIN and f.outcome != "not_covered",
        "permit",
        without_rules=True,
    ),
    Row("ask_rules", STEP, lambda f: f.outcome == "rules_too_old", "", _phone_day, without_rules=True),
    warning("late", _late, "expires_on applied"),
    warning("last_day", lambda f: f.today == f.end and f.not_applied, "expires_on applied"),
    warning(
        "rules_changed",
        lambda f: f.today >= CHANGED and f.outcome not in ("not_covered", "renew_document"),
        "permit",
    ),
    warning("older_window_open", _older_window_open, "expires_on applied"),
    warning("received_early", _received_early, "expires_on applied received_on"),
    warning("received_late", _received_late, "expires_on received_on"),
    warning("decision_after_expiry", _decision_after_expiry, "expires_on"),
    *(warning(name, _doubtful(name), key) for name, (key, _) in DOUBTS.items()),
    step("find_out", lambda f: f.outcome == "find_out_first", "", _today),
    step(
        "ask_about_application",
        lambda f: _received_early(f) or _permanent_ended(f) or (_permanent_now_renewal(f) and f.renewable),
        "applied received_on",
        _phone_day,
    ),
    step("apply_as_well", _apply_as_well, "expires_on applied", _apply_as_well_due),
    step("refused_letter", lambda f: f.outcome == "refused", "applied", _today),
    step("decision_overdue", _overdue, "received_on", _phone_day),
    step("get_legal_help", needs_legal_help, "", _legal_help_due),
    step("new_application", lambda f: f.outcome == "new_permit", "main_residence"),
    step(
        "wait_until",
        lambda f: f.early and f.outcome in ("apply_from", "get_advice"),
        "expires_on",
        lambda f: ("from", f.start),
    ),
    step("confirm_receipt", lambda f: f.a["received_on"] == UNKNOWN, "received_on", _phone_day),
    warning("digid_may_be_late", lambda f: f.digid_late, "expires_on digid"),
    step(
        "ask_written_form",
        lambda f: f.digid_late and (f.old or f.today > f.dates["post_by"]),
        "expires_on digid",
        _written_form_due,
    ),
    step("apply_by_post", _by_post, "expires_on digid", _post_due),
    info("digid_ready", lambda f: f.a["digid"] in ("with_sms", "with_app"), "digid"),
    step("digid_add_sms", lambda f: f.a["digid"] == "without_sms", "digid", _digid_due),
    step(
        "digid_request",
        lambda f: f.a["digid"] in (NO, UNSURE) and not _letter_cannot_come(f),
        "digid",
        _digid_due,
    ),
    step("apply_online", _online, "expires_on applied", _online_due),
    step("apply_in_writing", _in_writing, "expires_on applied", _today),
    step("gap_letter", lambda f: _in_writing(f) and f.end < GAP, "expires_on"),
    info("w_document", _identity_document, "applied"),
    step("collect", lambda f: f.group_d, "applied"),
    info("documents_needed", lambda f: f.new and f.group_a, "applied"),
    info("children_too", lambda f: f.new and f.group_a, "applied"),
    info("photo_appointment", lambda f: f.new and f.group_d, "applied"),
    info("decision_letter", lambda f: f.group_d, "applied"),
    info("decision_time", lambda f: f.group_d and f.period is not None and not _overdue(f), "applied"),
    info("validity", _new_card, "applied"),
    info("free", _new_card, "applied"),
    info("allowances", lambda f: f.new and f.group_d, "applied"),
    info("card_lost", lambda f: f.new and (f.group_a or f.outcome == "find_out_first"), ""),
    info("work_continues", _works_on, "expires_on applied received_on may_work"),
    info("work_if_in_time", _works_if, "expires_on applied may_work"),
    warning(
        "work_unconfirmed",
        lambda f: f.a["may_work"] == YES and not _works_on(f) and not _works_if(f),
        "expires_on applied may_work",
    ),
    info(
        "work_check_card",
        lambda f: f.a["may_work"] == UNSURE or ("may_work" in f.path and f.a["may_work"] is None),
        "",
    ),
    warning("travel_home_country", lambda f: f.a["travel"] == YES, "travel"),
    info("travel_ok", lambda f: f.back is not None and f.back <= f.end, "expires_on return_on"),
    step("travel_visa", _visa, "expires_on"),
    info("travel_return_unknown", lambda f: f.a["return_on"] == UNKNOWN and f.valid, "return_on"),
    step("travel_document_needed", lambda f: f.a["travel_document"] in (NO, UNSURE), "travel_document"),
    info(
        "permanent_possible",
        lambda f: f.old and f.a["civic_integration"] in ("diploma", "exempt"),
        "held_5_years civic_integration",
    ),
    info(
        "permanent_needs_integration",
        lambda f: f.old and f.a["civic_integration"] in (NO, UNSURE),
        "held_5_years civic_integration",
    ),
    info("eu_long_term", lambda f: f.new and f.a["held_5_years"] == YES, "held_5_years"),
    info("held_check", lambda f: f.a["held_5_years"] == UNSURE, "held_5_years"),
    info("permanent_auto_check", lambda f: f.old and f.permanent, "applied"),
    info("permanent_now_renewal", _permanent_now_renewal, "applied received_on"),
    warning("permanent_ended", _permanent_ended, "applied received_on"),
    info("permanent_kept", lambda f: f.new and f.outcome == "renew_document", "permit"),
    info("nationality", lambda f: f.old and f.a["held_5_years"] == YES, "held_5_years"),
    step("permanent_document", lambda f: f.outcome == "renew_document", "permit"),
    step("elsewhere", lambda f: f.outcome == "not_covered", "permit"),
)
