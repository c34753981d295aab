"""Editions, due days and what is counted: each mistake here would tell somebody a wrong day."""

from tests.mutations import Edit, Mutation

EDITIONS, VERDICT = "permit_wizard/core/editions.py", "permit_wizard/core/verdict.py"
CASE, SCHEDULE, TIMING, APPLYING, AFTERWARDS, PERMANENT, OUTCOMES, CONDITIONS = (
    f"permit_wizard/core/rules/{name}.py"
    for name in ("case", "schedule", "timing", "applying", "afterwards", "permanent", "outcomes", "conditions")
)
WORDING = "permit_wizard/language/wording.py"
PATHS = "core/test_every_path.py::test_every_way_leads_to_what_the_specification_says"
STORY = "core/test_states.py::"


def mutation(name: str, test: str, *edits: Edit) -> Mutation:
    """Return a mutation of the rules."""
    return Mutation(name, "editions and due days", test, edits)


MUTATIONS = [
    mutation("the new window is four months", PATHS, (EDITIONS, "window_months=Parameter(3,", "window_months=Parameter(4,")),
    mutation("the old window is five months", PATHS, (EDITIONS, "window_months=Parameter(6,", "window_months=Parameter(5,")),
    mutation("the rules change a day late", PATHS,
             (EDITIONS, "in_force_from=date(2026, 6, 12)", "in_force_from=date(2026, 6, 13)")),
    mutation("the rules are never checked again", PATHS,
             (EDITIONS, "check_again_by=date(2027, 2, 28)", "check_again_by=date(2028, 2, 28)")),
    mutation("the decision takes nine weeks", PATHS, (EDITIONS, "decision_days=Parameter(56,", "decision_days=Parameter(63,")),
    mutation("a permanent permit can still be asked for", PATHS,
             (EDITIONS, "permanent_can_be_asked=Parameter(value=False,", "permanent_can_be_asked=Parameter(value=True,")),
    mutation("a life abroad is a dead end under the new rules", PATHS,
             (EDITIONS, "residence_abroad=Parameter(Abroad.NO_GROUND,", "residence_abroad=Parameter(Abroad.NEW_PERMIT,")),
    mutation("a named edition does not hold for the application", PATHS,
             (SCHEDULE, "return named or edition_on(", "return edition_on(")),
    mutation("the edition of today governs an older application", PATHS,
             (SCHEDULE, "received_on if isinstance(received_on, date) else today", "today")),
    mutation("receipt on the last day is safe", PATHS,
             (CASE, "last = under.decision_days.value, expires_on - _ONE_DAY", "last = under.decision_days.value, expires_on"),
             (CASE, "expires_on, expires_on - _ONE_DAY)", "expires_on, expires_on)")),
    mutation("the letter for DigiD takes four days", PATHS, (CASE, "DIGID_LETTER_DAYS = 5", "DIGID_LETTER_DAYS = 4")),
    mutation("applying online is due on the last day of the card", PATHS,
             (APPLYING, "Due(Relation.BY, last) if case.today < last else case.due_today",
              "Due(Relation.BY, case.expires_on or last) if case.today < last else case.due_today")),
    mutation("on the last safe day there is still a day", PATHS,
             (APPLYING, "Due(Relation.BY, last) if case.today < last else", "Due(Relation.BY, last) if case.today <= last else")),
    mutation("the written form is not due today", PATHS,
             (APPLYING, 'return Grounds(("expires_on", "applied"), message, case.due_today)',
              'return Grounds(("expires_on", "applied"), message)')),
    mutation("legal help can wait", PATHS, (CONDITIONS, "None if case.early else case.due_today", "None")),
    mutation("the first day is a last day", PATHS, (TIMING, "Due(Relation.FROM, first)", "Due(Relation.BY, first)")),
    mutation("days left are counted to the expiry date", PATHS,
             (SCHEDULE, "(dates.last_safe_receipt - today).days", "(dates.expires_on - today).days")),
    mutation("who has applied is counted down", PATHS,
             (VERDICT, 'Outcome.WAIT_FOR_DECISION: OutcomeFacts("…", deadline=False', 'Outcome.WAIT_FOR_DECISION: OutcomeFacts("…", deadline=True')),
    mutation("a day that has passed looks like one to come", PATHS, (SCHEDULE, "Mark(name, day, day < today)", "Mark(name, day, False)")),
    mutation("no DigiD in time is no reason for a telephone call", STORY + "test_without_digid_and_too_little_time_the_banner_says_to_phone_today",
             (OUTCOMES, "case Outcome.APPLY_ONLINE if case.digid_late:", "case Outcome.APPLY_ONLINE if False:")),
    mutation("a passed day is not marked in words", STORY + "test_no_day_before_today_is_shown_without_saying_that_it_has_passed",
             (WORDING, "if mark.passed and mark.name", "if False and mark.name")),
]  # fmt: skip
