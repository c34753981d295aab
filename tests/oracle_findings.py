"""The contract's table of findings again, a row each: id, kind, when, due, and the answers it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.oracle_conditions import (
    DOUBTS,
    NO,
    UNKNOWN,
    UNSURE,
    YES,
    Condition,
    Due,
    apply_as_well,
    apply_as_well_due,
    by_post,
    decision_after_expiry,
    digid_due,
    doubtful,
    due_on_phone_day,
    due_today,
    identity_document,
    in_writing,
    late,
    legal_help_due,
    letter_cannot_come,
    needs_legal_help,
    new_card,
    older_window_open,
    online,
    online_due,
    overdue,
    permanent_ended,
    permanent_now_renewal,
    post_due,
    received_early,
    received_late,
    visa,
    works_if,
    works_on,
    written_form_due,
)
from tests.oracle_dates import CHANGED, CHECK_AGAIN, GAP, NEW

if TYPE_CHECKING:
    from tests.oracle import Facts

STEP, WARNING, INFO = "step", "warning", "info"


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
    Row("ask_rules", STEP, lambda f: f.outcome == "rules_too_old", "", due_on_phone_day, without_rules=True),
    warning("late", late, "expires_on applied"),
    warning("last_day", lambda f: f.today == f.end and f.not_applied, "expires_on applied"),
    warning(
        "rules_changed",
        lambda f: f.today >= CHANGED and f.outcome not in ("not_covered", "renew_document"),
        "permit",
    ),
    warning("older_window_open", older_window_open, "expires_on applied"),
    warning("received_early", received_early, "expires_on applied received_on"),
    warning("received_late", received_late, "expires_on received_on"),
    warning("decision_after_expiry", decision_after_expiry, "expires_on"),
    *(warning(name, doubtful(name), key) for name, (key, _) in DOUBTS.items()),
    step("find_out", lambda f: f.outcome == "find_out_first", "", due_today),
    step(
        "ask_about_application",
        lambda f: received_early(f) or permanent_ended(f) or (permanent_now_renewal(f) and f.renewable),
        "applied received_on",
        due_on_phone_day,
    ),
    step("apply_as_well", apply_as_well, "expires_on applied", apply_as_well_due),
    step("refused_letter", lambda f: f.outcome == "refused", "applied", due_today),
    step("decision_overdue", overdue, "received_on", due_on_phone_day),
    step("get_legal_help", needs_legal_help, "", legal_help_due),
    step("new_application", lambda f: f.outcome == "new_permit", "main_residence"),
    step(
        "wait_until",
        lambda f: f.early and f.outcome in ("apply_from", "get_advice"),
        "expires_on",
        lambda f: ("from", f.start),
    ),
    step("confirm_receipt", lambda f: f.a["received_on"] == UNKNOWN, "received_on", due_on_phone_day),
    warning("digid_may_be_late", lambda f: f.digid_late, "expires_on digid"),
    step(
        "ask_written_form",
        lambda f: f.digid_late and (f.old or f.today > f.dates["post_by"]),
        "expires_on digid",
        written_form_due,
    ),
    step("apply_by_post", by_post, "expires_on digid", post_due),
    info("digid_ready", lambda f: f.a["digid"] in ("with_sms", "with_app"), "digid"),
    step("digid_add_sms", lambda f: f.a["digid"] == "without_sms", "digid", digid_due),
    step(
        "digid_request",
        lambda f: f.a["digid"] in (NO, UNSURE) and not letter_cannot_come(f),
        "digid",
        digid_due,
    ),
    step("apply_online", online, "expires_on applied", online_due),
    step("apply_in_writing", in_writing, "expires_on applied", due_today),
    step("gap_letter", lambda f: in_writing(f) and f.end < GAP, "expires_on"),
    info("w_document", identity_document, "applied"),
    step("collect", lambda f: f.group_d, "applied"),
    info("documents_needed", lambda f: f.new and f.group_a, "applied"),
    info("children_too", lambda f: f.new and f.group_a, "applied"),
    info("photo_appointment", lambda f: f.new and f.group_d, "applied"),
    info("decision_letter", lambda f: f.group_d, "applied"),
    info("decision_time", lambda f: f.group_d and f.period is not None and not overdue(f), "applied"),
    info("validity", new_card, "applied"),
    info("free", new_card, "applied"),
    info("allowances", lambda f: f.new and f.group_d, "applied"),
    info("card_lost", lambda f: f.new and (f.group_a or f.outcome == "find_out_first"), ""),
    info("work_continues", works_on, "expires_on applied received_on may_work"),
    info("work_if_in_time", works_if, "expires_on applied may_work"),
    warning(
        "work_unconfirmed",
        lambda f: f.a["may_work"] == YES and not works_on(f) and not works_if(f),
        "expires_on applied may_work",
    ),
    info(
        "work_check_card",
        lambda f: f.a["may_work"] == UNSURE or ("may_work" in f.path and f.a["may_work"] is None),
        "",
    ),
    warning("travel_home_country", lambda f: f.a["travel"] == YES, "travel"),
    info("travel_ok", lambda f: f.back is not None and f.back <= f.end, "expires_on return_on"),
    step("travel_visa", visa, "expires_on"),
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
    info("permanent_now_renewal", permanent_now_renewal, "applied received_on"),
    warning("permanent_ended", permanent_ended, "applied received_on"),
    info("permanent_kept", lambda f: f.new and f.outcome == "renew_document", "permit"),
    info("nationality", lambda f: f.old and f.a["held_5_years"] == YES, "held_5_years"),
    step("permanent_document", lambda f: f.outcome == "renew_document", "permit"),
    step("elsewhere", lambda f: f.outcome == "not_covered", "permit"),
)
