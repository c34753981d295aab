"""Editions, dates, working days and due days: each mistake here would tell somebody a wrong day."""

from tests.mutations import Edit, Mutation

EDITIONS, VERDICT = "permit_wizard/core/editions.py", "permit_wizard/core/verdict.py"
DAYS, OUTCOME = "permit_wizard/core/days.py", "permit_wizard/core/outcome.py"
WORKING = "permit_wizard/core/dates/working_days.py"
CASE, KEY_DATES, SCHEDULE, TIMING, APPLYING, WAITING, HELP = (
    f"permit_wizard/core/rules/{name}.py"
    for name in ("case", "key_dates", "schedule", "timing", "applying", "waiting", "legal_help")
)
WHICH_RULES, OUTCOMES = "permit_wizard/core/rules/which_rules.py", "permit_wizard/core/rules/outcomes.py"
STORIES = "core/test_stories.py::test_what_is_told_is_what_the_contract_says"
CALENDAR = "core/test_working_days.py::test_the_program_and_the_oracle_have_the_same_working_days"
HOLIDAYS = "core/test_working_days.py::test_the_program_and_the_library_have_the_same_public_holidays"
PATHS = "core/test_every_path.py::test_every_way_leads_to_what_the_contract_says"


def mutation(name: str, test: str, *edits: Edit) -> Mutation:
    """Return a mutation of the dates."""
    return Mutation(name, "days", test, edits)


def story(name: str, *edits: Edit) -> Mutation:
    """Return a mutation that a story notices."""
    return mutation(name, STORIES, *edits)


EDITION_MUTATIONS = [
    story("the new window is four months", (EDITIONS, "window_months=Parameter(3,", "window_months=Parameter(4,")),
    story("the old window is five months", (EDITIONS, "window_months=Parameter(6,", "window_months=Parameter(5,")),
    story("the rules change a day late", (EDITIONS, "in_force_from=date(2026, 6, 12)", "in_force_from=date(2026, 6, 13)")),
    story("the rules change a day early", (EDITIONS, "in_force_from=date(2026, 6, 12)", "in_force_from=date(2026, 6, 11)")),
    story("the rules are checked again a day later", (EDITIONS, "check_again_by=date(2027, 2, 28)", "check_again_by=date(2027, 3, 1)")),
    story("the rules are unchecked on the last day", (EDITIONS, "today > self.check_again_by", "today >= self.check_again_by")),
    story("the rules are relied on a day longer", (EDITIONS, "rely_until=date(2028, 2, 28)", "rely_until=date(2028, 2, 29)")),
    story("the rules are too old on the last day", (EDITIONS, "until is not None and today > until", "until is not None and today >= until")),
    story("an edition by name grows too old", (EDITIONS, "if named is not None:\n        return False", "if False:\n        return False")),
    story("the decision takes 57 days", (EDITIONS, "decision_days=Parameter(56,", "decision_days=Parameter(57,")),
    story("the decision takes 55 days", (EDITIONS, "decision_days=Parameter(56,", "decision_days=Parameter(55,")),
    story("the older rules have a period too", (EDITIONS, "decision_days=Parameter(None,", "decision_days=Parameter(56,")),
    story("nobody may apply by post", (EDITIONS, "return self.ways.value is Ways.ONLINE_OR_POST", "return False")),
    story("everybody may always apply by post", (EDITIONS, "return self.ways.value is Ways.ONLINE_OR_POST", "return True")),
    story("a permanent permit can still be asked for", (EDITIONS, "permanent_can_be_asked=Parameter(value=False,", "permanent_can_be_asked=Parameter(value=True,")),
    story("a life abroad is a dead end under the new rules", (EDITIONS, "residence_abroad=Parameter(Abroad.NO_GROUND,", "residence_abroad=Parameter(Abroad.NEW_PERMIT,")),
    story("an edition by name does not govern the application", (KEY_DATES, "return named or edition_on(", "return edition_on(")),
    story("today's edition governs an older application", (KEY_DATES, "edition_on(received_on if isinstance(received_on, date) else today)", "edition_on(today)")),
]  # fmt: skip

DATE_MUTATIONS = [
    story("months end on the 28th", (KEY_DATES, "monthrange(year, month + 1)[1])", "28)")),
    story("receipt on the last day is safe", (KEY_DATES, "governing.decision_days.value, expires_on - _ONE_DAY", "governing.decision_days.value, expires_on")),
    story("the letter for DigiD takes four days", (KEY_DATES, "DIGID_LETTER_DAYS = 5", "DIGID_LETTER_DAYS = 4")),
    story("the letter for DigiD takes six days", (KEY_DATES, "DIGID_LETTER_DAYS = 5", "DIGID_LETTER_DAYS = 6")),
    story("there is a day for DigiD where nobody is asked", (KEY_DATES, "None if answers.digid is None else digid_letter_by(last)", "digid_letter_by(last)")),
    story("help takes 27 days", (KEY_DATES, "HELP_DAYS = 28", "HELP_DAYS = 27")),
    story("help takes 29 days", (KEY_DATES, "HELP_DAYS = 28", "HELP_DAYS = 29")),
    story("the post takes two working days", (KEY_DATES, "POST_WORKING_DAYS = 3", "POST_WORKING_DAYS = 2")),
    story("the post takes four working days", (KEY_DATES, "POST_WORKING_DAYS = 3", "POST_WORKING_DAYS = 4")),
    story("cards are renewed from four months before", (KEY_DATES, "EARLY_RENEWAL_MONTHS = 3", "EARLY_RENEWAL_MONTHS = 4")),
    story("cards are renewed from two months before", (KEY_DATES, "EARLY_RENEWAL_MONTHS = 3", "EARLY_RENEWAL_MONTHS = 2")),
    story("an expired card has a day to act by", (KEY_DATES, "or today > expires_on or", "or")),
    story("on its last day a card has no day to act by", (KEY_DATES, "today > expires_on or", "today >= expires_on or")),
    story("a new permit has a day to act by", (KEY_DATES, "if outcome in _BEFORE_APPLYING:", "if True:")),
    story("the day to act by is the last safe day", (KEY_DATES, "act_by = working_day_on_or_before(last)", "act_by = last")),
    story("the post has a day under the older rules", (KEY_DATES, "if edition.by_post:", "if True:")),
    story("everybody needs help first", (KEY_DATES, "if conditions_in_doubt(answers):", "if True:")),
    story("a conviction needs no help first", (KEY_DATES, "answers.convictions in _YES_OR_UNSURE\n        or ", "")),
    story("a home in doubt needs no help first", (KEY_DATES, "or answers.main_residence in _NO_OR_UNSURE\n", "\n")),
    story("a reason in doubt needs no help first", (KEY_DATES, "or answers.reason_applies in _NO_OR_UNSURE\n", "\n")),
    story("wrong information needs no help first", (KEY_DATES, "or answers.information_correct in _NO_OR_UNSURE\n", "\n")),
    story("days left are counted to the expiry date", (SCHEDULE, "return (last - today).days if", "return (last - today).days + 1 if")),
    story("people who applied are counted down", (OUTCOME, 'Outcome.WAIT_FOR_DECISION: OutcomeTraits("…", decision=True)', 'Outcome.WAIT_FOR_DECISION: OutcomeTraits("…", decision=True, deadline=True)')),
    story("an expired card is not counted", (OUTCOME, 'Outcome.APPLY_IN_WRITING: OutcomeTraits("!", deadline=True, decision=True)', 'Outcome.APPLY_IN_WRITING: OutcomeTraits("!", decision=True)')),
]  # fmt: skip

STATE_MUTATIONS = [
    story("the last day is expired", (CASE, "self.expired = expires_on is not None and today > expires_on", "self.expired = expires_on is not None and today >= expires_on")),
    story("the last day is not valid", (CASE, "self.valid = expires_on is not None and today <= expires_on", "self.valid = expires_on is not None and today < expires_on")),
    story("the first day is early", (CASE, "today < dates.apply_from", "today <= dates.apply_from")),
    story("the window stays open when the card has expired", (CASE, "self.window_open = self.valid and not self.early", "self.window_open = not self.early")),
    story("the window is open from the start", (CASE, "self.window_open = self.valid and not self.early", "self.window_open = self.valid")),
    story("DigiD is late on the last day to ask for it", (CASE, "today > dates.digid_by and", "today >= dates.digid_by and")),
    story("DigiD without SMS is never late", (CASE, "frozenset({DigiD.WITHOUT_SMS, DigiD.NO, DigiD.UNSURE})", "frozenset({DigiD.NO, DigiD.UNSURE})")),
    story("no DigiD is never late", (CASE, "frozenset({DigiD.WITHOUT_SMS, DigiD.NO, DigiD.UNSURE})", "frozenset({DigiD.WITHOUT_SMS, DigiD.UNSURE})")),
    story("a doubtful DigiD is never late", (CASE, "frozenset({DigiD.WITHOUT_SMS, DigiD.NO, DigiD.UNSURE})", "frozenset({DigiD.WITHOUT_SMS, DigiD.NO})")),
    story("the DigiD app will not do", (CASE, "frozenset({DigiD.WITH_SMS, DigiD.WITH_APP})", "frozenset({DigiD.WITH_SMS})")),
    story("there is still time on the last day for help", (CASE, "today >= dates.help_by", "today > dates.help_by")),
    story("a card cannot be renewed on the first day", (CASE, "self.today >= self.renewable_from", "self.today > self.renewable_from")),
    story("the last working day is the last safe day", (CASE, "return working_day_on_or_before(self.last_day)", "return self.last_day")),
    story("somebody always answers", (CASE, "return is_working_day(self.today)", "return True")),
    story("nobody ever answers", (CASE, "return is_working_day(self.today)", "return False")),
    story("the next working day is tomorrow", (CASE, "return working_day_on_or_after(self.today)", "return self.today + _ONE_DAY")),
    story("on its last day a step is due by that day", (CASE, "if now or day is None or self.today >= day:", "if now or day is None or self.today > day:")),
    story("nothing comes first for another reason", (CASE, "if now or day is None or self.today >= day:", "if day is None or self.today >= day:")),
    mutation("no step names its working day", PATHS + "[2026-11-30 with a card until 2026-12-07]",
             (CASE, "working_day if self.today < working_day < day else None", "None")),
    mutation("a step names a working day that is today", PATHS + "[2026-06-05 with a card until 2026-06-12]",
             (CASE, "working_day if self.today < working_day < day else None", "working_day if working_day < day else None")),
]  # fmt: skip

DUE_MUTATIONS = [
    story("the first day is a last day", (TIMING, "Due(Relation.FROM, case.first_day)", "Due(Relation.BY, case.first_day)")),
    story("a call for the rules is always for today", (WHICH_RULES, "return case.due_by_phone", "return case.due_today")),
    story("a letter of refusal can wait", (HELP, '        return ("applied",) if case.outcome is Outcome.REFUSED else None', '        return ("applied",) if case.outcome is Outcome.REFUSED and case.can_phone else None')),
    story("help can wait when the card has expired", (HELP, "(case.expired and case.not_applied) or case.near", "case.near")),
    story("help can wait when time is short", (HELP, "(case.expired and case.not_applied) or case.near or", "(case.expired and case.not_applied) or")),
    story("help can wait after a refusal", (HELP, "frozenset({Outcome.NEW_PERMIT, Outcome.REFUSED, Outcome.WAIT_FOR_DECISION})", "frozenset({Outcome.NEW_PERMIT, Outcome.WAIT_FOR_DECISION})")),
    story("help can wait for a new permit", (HELP, "frozenset({Outcome.NEW_PERMIT, Outcome.REFUSED, Outcome.WAIT_FOR_DECISION})", "frozenset({Outcome.REFUSED, Outcome.WAIT_FOR_DECISION})")),
    story("help is for any day", (HELP, "return case.due_by_phone if _at_once(case)", "return case.due_today if _at_once(case)")),
    story("applying as well can wait until the last safe day", (WAITING, "case.due_by(case.last_day, now=case.today >= case.last_working_day)", "case.due_by(case.last_day)")),
    story("a call before the last day waits for a working day", (APPLYING, "return case.due_today if case.phone_day > case.last_day else case.due_by_phone", "return case.due_by_phone")),
    story("a call on the last safe day is too late", (APPLYING, "return case.due_today if case.phone_day > case.last_day", "return case.due_today if case.phone_day >= case.last_day")),
    story("the post can wait when time is short", (APPLYING, "case.due_by(case.dates.post_by, now=case.near)", "case.due_by(case.dates.post_by)")),
    story("applying online can wait until the last safe day", (APPLYING, "over = act_by is not None and case.today >= act_by", "over = False")),
    story("applying online is for today the day before", (APPLYING, "over = act_by is not None and case.today >= act_by", "over = act_by is not None and case.today >= act_by - timedelta(1)"), (APPLYING, "from permit_wizard.core.answers import DigiD\n", "from datetime import timedelta\n\nfrom permit_wizard.core.answers import DigiD\n")),
    story("applying online comes first without DigiD too", (APPLYING, "(case.near and case.answers.digid in DIGID_READY)", "case.near")),
    story("applying online never comes before the help", (APPLYING, "now=over or (case.near and case.answers.digid in DIGID_READY)", "now=over")),
    story("the help comes before the application", (DAYS, "next((step for step in today if step[1] != _HELP_STEP), today[0])", "today[0]")),
    story("nobody is told the next step before its day", (DAYS, "elif relation is not Relation.FROM:", "elif relation is Relation.ON:")),
    story("a first day to come is a next step", (DAYS, "elif relation is not Relation.FROM:", "else:")),
    story("the next step is the last one", (DAYS, "found = min(dated, key=lambda step: step[2].day)", "found = max(dated, key=lambda step: step[2].day)")),
    mutation("a new permit is never urgent", "core/test_urgent_new_permit.py::test_a_new_permit_is_urgent_on_the_last_day_of_the_card", (OUTCOMES, "(OUTCOME_TRAITS[case.outcome].deadline or case.outcome is Outcome.NEW_PERMIT)", "OUTCOME_TRAITS[case.outcome].deadline")),
    mutation("the change of the rules is shown first", PATHS + "[2026-11-30 with a card until 2026-12-07]", (VERDICT, "_THE_REST + 1", "-1")),
    mutation("a journey home is shown with the rest", PATHS + "[2026-11-30 with a card until 2026-12-07]", (VERDICT, '    "travel_home_country",\n', "")),
    mutation("an expired card is shown with the rest", PATHS + "[2026-12-08 with a card until 2026-12-07]", (VERDICT, '    "late",\n', "")),
]  # fmt: skip

WORKING_DAY_MUTATIONS = [
    mutation("New Year is a working day", CALENDAR, (WORKING, "date(year, 1, 1), ", "")),
    mutation("King's day is a working day", CALENDAR, (WORKING, "kings_day, date(year, 5, 5)", "date(year, 5, 5)")),
    mutation("5 May is a working day", CALENDAR, (WORKING, "date(year, 5, 5), ", "")),
    mutation("Christmas is a working day", CALENDAR, (WORKING, "date(year, 12, 25), ", "")),
    mutation("Boxing Day is a working day", CALENDAR, (WORKING, ", date(year, 12, 26))", ")")),
    mutation("Good Friday is a working day", CALENDAR, (WORKING, "(-2, 1, 39, 50)", "(1, 39, 50)")),
    mutation("Easter Monday is a working day", CALENDAR, (WORKING, "(-2, 1, 39, 50)", "(-2, 39, 50)")),
    mutation("Ascension Day is a working day", CALENDAR, (WORKING, "(-2, 1, 39, 50)", "(-2, 1, 50)")),
    mutation("Whit Monday is a working day", CALENDAR, (WORKING, "(-2, 1, 39, 50)", "(-2, 1, 39)")),
    mutation("King's day can be a Sunday", HOLIDAYS, (WORKING, "if kings_day.weekday() == _SUNDAY:", "if False:")),
    mutation("Saturday is a working day", CALENDAR, (WORKING, "return day.weekday() < _SATURDAY and", "return day.weekday() <= _SATURDAY and")),
    mutation("Easter is a week off in some years", CALENDAR, (WORKING, "- 7 * correction", "")),
    story("working days are counted from the day itself", (WORKING, "day = working_day_on_or_before(day - _ONE_DAY)", "day = working_day_on_or_before(day)")),
]  # fmt: skip

MUTATIONS = [
    *EDITION_MUTATIONS,
    *DATE_MUTATIONS,
    *STATE_MUTATIONS,
    *DUE_MUTATIONS,
    *WORKING_DAY_MUTATIONS,
]
