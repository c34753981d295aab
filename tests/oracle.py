"""The contract's questions, outcomes and dates again, written down from its text, to compare the program with.

Answers are a plain dictionary of strings and dates; an answer to a question that is not asked counts as None. Nothing
here imports the program: a mistake has to be made twice, in two shapes, to go unnoticed. The findings are in
`oracle_findings`, their conditions in `oracle_conditions`, the calendar is in `oracle_dates`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from tests.oracle_conditions import Due, needs_legal_help
from tests.oracle_dates import DAY, NEW, OLD, PARAMETERS, in_force, months_earlier, working_day_back
from tests.oracle_findings import FINDINGS, STEP

Given = dict[str, object]
YES, NO, UNSURE, UNKNOWN = "yes", "no", "unsure", "unknown"
WAITING = ("extension", "permanent")

# ------------------------------------------------------------------------------------------------- "Answers": asked if

Asked = Callable[[Given, date, str], bool]


def _can_go_on(a: Given, t: date, e: str) -> bool:  # noqa: ARG001 - every condition takes all three
    return a["main_residence"] in (YES, UNSURE) or (e == NEW and a["main_residence"] is not None)


def _may_travel(a: Given, t: date, e: str) -> bool:
    return a["applied"] in WAITING or _can_go_on(a, t, e)


ASKED_IF: dict[str, Asked] = {
    "permit": lambda a, t, e: True,
    "expires_on": lambda a, t, e: a["permit"] == "temporary_asylum",
    "applied": lambda a, t, e: isinstance(a["expires_on"], date),
    "received_on": lambda a, t, e: a["applied"] in WAITING,
    "main_residence": lambda a, t, e: a["applied"] == NO,
    "abroad_over_3_months": _can_go_on,
    "reason_applies": _can_go_on,
    "information_correct": _can_go_on,
    "convictions": _can_go_on,
    "digid": lambda a, t, e: _can_go_on(a, t, e) and t <= a["expires_on"],
    "travel": _may_travel,
    "return_on": lambda a, t, e: a["travel"] == YES,
    "travel_document": lambda a, t, e: a["travel"] == YES,
    "may_work": _may_travel,
    "held_5_years": _may_travel,
    "civic_integration": lambda a, t, e: e == OLD and a["held_5_years"] == YES,
}
FURTHER = ("may_work", "held_5_years", "civic_integration")


def is_too_old(today: date, named: str | None) -> bool:
    """Return whether the rules of today's edition may no longer be relied on: only under `auto`."""
    rely_until = PARAMETERS[in_force(today)].rely_until
    return named is None and rely_until is not None and today > rely_until


def _paths(given: Given, today: date, named: str | None) -> tuple[Given, list[str]]:
    counts: Given = dict.fromkeys(ASKED_IF)
    keys: list[str] = []
    if is_too_old(today, named):
        return counts, keys
    edition = named or in_force(today)
    for key, asked_if in ASKED_IF.items():
        if asked_if(counts, today, edition):
            counts[key] = given.get(key)
            keys.append(key)
    return counts, keys


def counted(given: Given, today: date, named: str | None = None) -> Given:
    """Return the answers that count, in question order, and None for each of the others."""
    return _paths(given, today, named)[0]


def could_be_asked(given: Given, today: date, named: str | None = None) -> list[str]:
    """Return the keys of all questions that these answers lead to, further ones included."""
    return _paths(given, today, named)[1]


def asked(given: Given, today: date, named: str | None = None) -> list[str]:
    """Return the keys of the questions without whose answers there is no verdict."""
    return [key for key in could_be_asked(given, today, named) if key not in FURTHER]


def missing(given: Given, today: date, named: str | None = None) -> str | None:
    """Return the first key that is asked and not answered."""
    return next((key for key in asked(given, today, named) if given.get(key) is None), None)


def further(given: Given, today: date, named: str | None = None) -> list[str]:
    """Return the further questions that could be asked and are unanswered; none while an answer is missing."""
    if missing(given, today, named):
        return []
    return [key for key in could_be_asked(given, today, named) if key in FURTHER and given.get(key) is None]


# ------------------------------------------------------------------------------------------------------------ the case


class Facts:
    """The short forms of the contract, by its own words.

    Attributes:
        a: the answers that count.
        edition: today's, or the one named.
        under: the application's edition, "U".
        end: the expiry date.
    """

    def __init__(self, given: Given, today: date, named: str | None = None) -> None:
        self.today, self.named = today, named
        self.a, self.path = _paths(given, today, named)
        self.too_old = is_too_old(today, named)
        self.edition = named or in_force(today)
        self.received = self._date("received_on")
        self.under = named or in_force(self.received or today)
        self.period = PARAMETERS[self.under].period
        self.end, self.back = self._date("expires_on"), self._date("return_on")
        self.new, self.old = self.edition == NEW, self.edition == OLD
        self.not_applied = self.a["applied"] == NO
        self.waits = self.a["applied"] in WAITING
        self.permanent = self.a["applied"] == "permanent"
        if self.end is not None:
            self.start = months_earlier(self.end, PARAMETERS[self.under].window)
            self.last_safe = self.end - DAY
            self.last_working = working_day_back(self.last_safe)
        self.known = self.end is not None
        self.valid = self.known and today <= self.end
        self.expired = self.known and today > self.end
        self.early = self.known and today < self.start
        self.window_open = self.known and self.start <= today <= self.end
        self.outcome = next(name for name, applies in OUTCOMES if applies(self))

    def _date(self, key: str) -> date | None:
        value = self.a[key]
        return value if isinstance(value, date) else None

    @cached_property
    def may_still_apply(self) -> bool:
        """Return whether there is a last day to act by."""
        return self.valid and self.outcome in ("apply_from", "apply_online", "get_advice")

    @cached_property
    def group_a(self) -> bool:
        return self.outcome in ("apply_from", "apply_online", "apply_in_writing", "get_advice")

    @cached_property
    def group_d(self) -> bool:
        return self.group_a or self.outcome == "wait_for_decision"

    @cached_property
    def renewable(self) -> bool:
        return self.known and self.today >= months_earlier(self.end, 3)

    @cached_property
    def digid_late(self) -> bool:
        return self.a["digid"] in ("without_sms", NO, UNSURE) and self.today > self.end - 6 * DAY

    @cached_property
    def near(self) -> bool:
        """Return whether legal help would come too late to wait for: only where there is a `help_by`."""
        return "help_by" in self.dates and self.today >= self.dates["help_by"]

    @cached_property
    def dates(self) -> dict[str, date]:
        """Return the dates of the contract's table, in its order."""
        found: dict[str, date] = {}
        if not self.known:
            return found
        found |= {"apply_from": self.start, "expires_on": self.end, "last_safe_receipt": self.last_safe}
        if self.may_still_apply:
            found["act_by"] = self.last_working
        if "digid" in self.path:
            found["digid_by"] = self.end - 6 * DAY
        if self.may_still_apply and self.new:
            found["post_by"] = working_day_back(self.last_working, earlier=3)
        if self.valid and self.not_applied and needs_legal_help(self):
            found["help_by"] = self.last_safe - 28 * DAY
        if self.period is not None and self.received is not None:
            found["decision_by"] = self.received + self.period * DAY
        return found


OUTCOMES: tuple[tuple[str, Callable[[Facts], bool]], ...] = (
    ("rules_too_old", lambda f: f.too_old),
    ("not_covered", lambda f: f.a["permit"] == "other"),
    ("renew_document", lambda f: f.a["permit"] == "permanent_asylum"),
    ("find_out_first", lambda f: f.a["permit"] == UNSURE or f.a["expires_on"] == UNKNOWN),
    ("refused", lambda f: f.a["applied"] == "refused"),
    ("wait_for_decision", lambda f: f.waits),
    ("new_permit", lambda f: f.old and f.a["main_residence"] == NO),
    (
        "get_advice",
        lambda f: (
            f.a["reason_applies"] == NO
            or f.a["information_correct"] == NO
            or f.a["convictions"] == YES
            or (f.a["abroad_over_3_months"] == YES and f.a["main_residence"] == UNSURE)
            or (f.new and f.a["main_residence"] == NO)
        ),
    ),
    ("apply_from", lambda f: f.early),
    ("apply_online", lambda f: f.window_open),
    ("apply_in_writing", lambda f: f.expired),
)

# --------------------------------------------------------------------------------------------------------- the verdict

SHOWN_FIRST = (
    *("late", "last_day", "rules_unchecked", "received_late", "digid_may_be_late", "travel_home_country"),
    *("decision_after_expiry", "condition_residence", "absence_check", "condition_reason", "condition_information"),
    *("condition_public_order", "permanent_ended", "received_early"),
)


class Judged:
    """A verdict by the contract.

    Attributes:
        findings: id, kind and due day of each, in the contract's order.
        next_step: the id of the next step, or None where nothing has to be done today.
    """

    def __init__(self, given: Given, today: date, named: str | None = None) -> None:
        self.facts = f = Facts(given, today, named)
        self.outcome, self.edition, self.dates = f.outcome, f.edition, f.dates
        self.rows = [row for row in FINDINGS if row.applies(f) and (not f.too_old or row.without_rules)]
        self.findings: list[tuple[str, str, Due | None]] = [(row.id, row.kind, row.due(f)) for row in self.rows]
        self.because = [row.because(f) for row in self.rows]
        self.days_left = (f.last_safe - today).days if f.group_a else None
        self.further = further(given, today, named)
        self.next_step = self._next_step()

    def _next_step(self) -> str | None:
        steps = [(name, due) for name, kind, due in self.findings if kind == STEP and due]
        today = [name for name, (relation, _) in steps if relation == "today"]
        if today:
            return min(today, key=lambda name: name == "get_legal_help")
        dated = [(day, place, name) for place, (name, (relation, day)) in enumerate(steps) if relation in ("by", "on")]
        return min(dated)[2] if dated else None

    @property
    def shown_first(self) -> list[str]:
        """Return the ids in the order of "Shown first"."""
        names = [name for name, _, _ in self.findings]
        first = [name for name in SHOWN_FIRST if name in names]
        last = [name for name in names if name == "rules_changed"]
        return [*first, *(name for name in names if name not in (*first, *last)), *last]
