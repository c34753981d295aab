"""Questions, outcomes and findings: each mistake here would tell somebody something that is not so, or keep something from them."""

from tests.mutations import Edit, Mutation
from tests.mutations.days import EDITIONS, OUTCOME, STORIES

ASKED_IF, FLOW = "permit_wizard/core/asked_if.py", "permit_wizard/core/flow.py"
OUTCOMES, TIMING, CONDITIONS, HELP, WAITING, APPLYING, NEW_CARD, TRAVELLING, WORK, PERMANENT = (
    f"permit_wizard/core/rules/{name}.py"
    for name in (
        *("outcomes", "timing", "conditions", "legal_help", "waiting", "applying"),
        *("new_card", "travelling", "work", "permanent"),
    )
)
DECISION, DIGID, FIVE_YEARS, WHICH_RULES = (
    f"permit_wizard/core/rules/{name}.py" for name in ("decision", "digid", "five_years", "which_rules")
)
TOO_OLD = "core/test_stories.py::test_rules_that_are_too_old_ask_nothing"
FURTHER = "core/test_stories.py::test_nothing_further_is_offered_while_an_answer_is_missing"


def mutation(name: str, test: str, *edits: Edit) -> Mutation:
    """Return a mutation of the rules."""
    return Mutation(name, "rules", test, edits)


def story(name: str, *edits: Edit) -> Mutation:
    """Return a mutation that a story notices."""
    return mutation(name, STORIES, *edits)


QUESTIONS = [
    story("people who wait for a permanent permit are asked as if they had not applied", (ASKED_IF, "_APPLIED = (Applied.EXTENSION, Applied.PERMANENT)", "_APPLIED = (Applied.EXTENSION,)")),
    story("nobody with a life abroad is asked on", (ASKED_IF, "or (answers.main_residence is not None and not edition.residence_decides)", "")),
    story("everybody with a life abroad is asked on", (ASKED_IF, "answers.main_residence is not None and not edition.residence_decides", "answers.main_residence is not None")),
    story("nobody is asked for DigiD on the card's last day", (ASKED_IF, "today <= answers.expires_on", "today < answers.expires_on")),
    story("civic integration is asked under the new rules too", (ASKED_IF, "edition.permanent_can_be_asked.value\n        and answers", "answers")),
    story("people who wait are not asked about work", (ASKED_IF, "return applied_already(answers, today, edition) or residence_ok(answers, today, edition)", "return residence_ok(answers, today, edition)")),
    story("a verdict waits for a further question", (FLOW, "        elif not stretch[0].further:\n", "        else:\n")),
    mutation("further questions are offered before the verdict", FURTHER, (FLOW, "    if next_question(answers, today, named) is not None:\n        return []\n", "")),
    story("a further question is offered that was answered", (FLOW, "return tuple(q.key for q in _asked(FURTHER, counts, today, named) if getattr(counts, q.key) is None)", "return tuple(q.key for q in _asked(FURTHER, counts, today, named))")),
    mutation("questions are asked by rules that are too old", TOO_OLD, (FLOW, "    if rules_too_old(today, named):\n        return None\n", "")),
]  # fmt: skip

WHICH_OUTCOME = [
    story("a refusal is an application", (OUTCOMES, "if answers.applied is Applied.REFUSED:\n        return Outcome.REFUSED", "if False:\n        return Outcome.REFUSED")),
    story("a life abroad needs a new permit under all rules", (OUTCOMES, "answers.main_residence is NO and edition.residence_decides:\n        return Outcome.NEW_PERMIT", "answers.main_residence is NO:\n        return Outcome.NEW_PERMIT")),
    story("a life abroad needs no advice", (OUTCOMES, "moved = answers.main_residence is NO or (", "moved = (")),
    story("three months abroad always need advice", (OUTCOMES, "(answers.abroad_over_3_months is YES and answers.main_residence is UNSURE)", "(answers.abroad_over_3_months is YES)")),
    story("three months abroad never need advice", (OUTCOMES, " or (answers.abroad_over_3_months is YES and answers.main_residence is UNSURE)", "")),
    story("perhaps three months abroad need advice", (OUTCOMES, "(answers.abroad_over_3_months is YES and answers.main_residence is UNSURE)", "(answers.abroad_over_3_months in (YES, UNSURE) and answers.main_residence is UNSURE)")),
    story("a reason that is gone needs no advice", (OUTCOMES, "NO in (answers.reason_applies, answers.information_correct)", "NO in (answers.information_correct,)")),
    story("wrong information needs no advice", (OUTCOMES, "NO in (answers.reason_applies, answers.information_correct)", "NO in (answers.reason_applies,)")),
    story("a conviction needs no advice", (OUTCOMES, " or answers.convictions is YES or moved", " or moved")),
    story("on the first day it is early", (OUTCOMES, "if today < dates.apply_from:\n        return Outcome.APPLY_FROM", "if today <= dates.apply_from:\n        return Outcome.APPLY_FROM")),
    story("on the last day the written form", (OUTCOMES, "return Outcome.APPLY_ONLINE if today <= dates.expires_on", "return Outcome.APPLY_ONLINE if today < dates.expires_on")),
]  # fmt: skip

WARNINGS = [
    story("people with another permit read that nobody checked", (WHICH_RULES, "if not case.edition.needs_check(case.today) or case.outcome is Outcome.NOT_COVERED:", "if not case.edition.needs_check(case.today):")),
    story("people who applied are late", (TIMING, "if case.expired and case.not_applied else None", "if case.expired else None")),
    story("people who applied have a last day", (TIMING, "if case.today == case.expires_on and case.not_applied else None", "if case.today == case.expires_on else None")),
    story("the last day comes a day late", (TIMING, "if case.today == case.expires_on and", "if case.expired and")),
    story("the change concerns other permits", (WHICH_RULES, "{Outcome.NOT_COVERED, Outcome.RENEW_DOCUMENT, Outcome.RULES_TOO_OLD}", "{Outcome.RENEW_DOCUMENT, Outcome.RULES_TOO_OLD}")),
    story("the change concerns permanent permits", (WHICH_RULES, "{Outcome.NOT_COVERED, Outcome.RENEW_DOCUMENT, Outcome.RULES_TOO_OLD}", "{Outcome.NOT_COVERED, Outcome.RULES_TOO_OLD}")),
    story("rules that are too old have changed", (WHICH_RULES, "{Outcome.NOT_COVERED, Outcome.RENEW_DOCUMENT, Outcome.RULES_TOO_OLD}", "{Outcome.NOT_COVERED, Outcome.RENEW_DOCUMENT}")),
    story("the older window opens a day late", (TIMING, "older is not None and case.today >= older", "older is not None and case.today > older")),
    story("the older window is always open", (TIMING, "older is not None and case.today >= older", "older is not None")),
    story("an application for a permanent permit is early", (TIMING, "early = case.answers.applied is EXTENSION and ", "early = ")),
    story("receipt on the last day is not late", (TIMING, "case.received_on >= case.expires_on", "case.received_on > case.expires_on")),
    story("a decision on the last day comes in time", (TIMING, "timedelta(days=period) >= case.card_until", "timedelta(days=period) > case.card_until")),
    story("a decision after the last day matters to people who need advice", (TIMING, "if case.outcome is not Outcome.APPLY_ONLINE or period is None:", "if case.outcome is not Outcome.APPLY_ONLINE and case.outcome is not Outcome.GET_ADVICE or period is None:")),
    story("an uncertain home is no doubt", (CONDITIONS, '("main_residence",) if case.answers.main_residence in (NO, UNSURE)', '("main_residence",) if case.answers.main_residence is NO')),
    story("perhaps abroad is no doubt", (CONDITIONS, "case.answers.abroad_over_3_months in (YES, UNSURE)", "case.answers.abroad_over_3_months is YES")),
    story("an uncertain reason is no doubt", (CONDITIONS, '("reason_applies",) if case.answers.reason_applies in (NO, UNSURE)', '("reason_applies",) if case.answers.reason_applies is NO')),
    story("uncertain information is no doubt", (CONDITIONS, '("information_correct",) if case.answers.information_correct in (NO, UNSURE)', '("information_correct",) if case.answers.information_correct is NO')),
    story("an uncertain conviction is no doubt", (CONDITIONS, '("convictions",) if case.answers.convictions in (YES, UNSURE)', '("convictions",) if case.answers.convictions is YES')),
]  # fmt: skip

STEPS = [
    story("being late needs no help", (HELP, "    timing.Late(),\n", "")),
    story("late receipt needs no help", (HELP, "    timing.ReceivedLate(),\n", "")),
    story("a life abroad needs no help", (HELP, "    conditions.ConditionResidence(),\n", "")),
    story("a lost reason needs no help", (HELP, "    conditions.ConditionReason(),\n", "")),
    story("wrong information needs no help at all", (HELP, "    conditions.ConditionInformation(),\n", "")),
    story("a conviction needs no help at all", (HELP, "    conditions.ConditionPublicOrder(),\n", "")),
    story("a refusal needs no help", (HELP, '        if case.outcome is Outcome.REFUSED:\n            keys.add("applied")\n', "")),
    story("an expired card needs no help while a permanent permit is decided on", (HELP, "if case.expired and _APPLY_AS_WELL.applies(case) is not None:", "if False:")),
    story("a valid card needs help while a permanent permit is decided on", (HELP, "if case.expired and _APPLY_AS_WELL.applies(case) is not None:", "if _APPLY_AS_WELL.applies(case) is not None:")),
    story("nobody asks about a permanent permit that ended", (WAITING, "if _PERMANENT_ENDED.applies(case) is not None:", "if False:")),
    story("everybody asks about an application for a permanent permit", (WAITING, "if _PERMANENT_NOW_RENEWAL.applies(case) is not None and case.renewable:", "if _PERMANENT_NOW_RENEWAL.applies(case) is not None:")),
    story("nobody asks about an early application", (WAITING, "        if early is not None:\n            return early\n", "")),
    story("people apply as well long before the window", (WAITING, "case.answers.applied is PERMANENT and case.renewable", "case.answers.applied is PERMANENT")),
    story("people apply as well under the older rules", (WAITING, "applies = case.edition.renews and case.answers.applied is PERMANENT", "applies = case.answers.applied is PERMANENT")),
    story("people who asked for an extension apply as well", (WAITING, "case.edition.renews and case.answers.applied is PERMANENT and case.renewable", "case.edition.renews and case.received_on is not None and case.renewable")),
    story("a decision is late on its last day", (WAITING, "by is not None and case.today > by", "by is not None and case.today >= by")),
    story("a late decision has a time", (DECISION, '("applied", "received_on") if case.today <= by else None', '("applied", "received_on")')),
    story("a decision has no time on its last day", (DECISION, '("applied", "received_on") if case.today <= by else None', '("applied", "received_on") if case.today < by else None')),
    story("nobody confirms the receipt", (WAITING, 'if case.answers.received_on == "unknown" else None', "if False else None")),
    story("people who are early get a W-document", (DECISION, "waiting or (not case.early and case.outcome in _APPLYING)", "waiting or case.outcome in _APPLYING or case.early")),
    story("people with an expired card get no W-document", (DECISION, "{Outcome.APPLY_ONLINE, Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE}", "{Outcome.APPLY_ONLINE}")),
    story("a photo under the older rules", (DECISION, "return _decided(case) if case.edition.renews else None", "return _decided(case)")),
    story("the IND is phoned from the last day for the post on", (APPLYING, "post_by is None or case.today > post_by", "post_by is None or case.today >= post_by")),
    story("nobody may ask for the written form", (APPLYING, "(post_by is None or case.today > post_by)", "(post_by is not None and case.today > post_by)")),
    story("only a late DigiD leads to the post", (APPLYING, "needed = case.answers.digid is DigiD.NO or case.digid_late", "needed = case.digid_late")),
    story("a late DigiD does not lead to the post", (APPLYING, "needed = case.answers.digid is DigiD.NO or case.digid_late", "needed = case.answers.digid is DigiD.NO")),
    story("people apply by post before the window", (APPLYING, "case.edition.by_post and case.window_open and", "case.edition.by_post and")),
    story("people apply by post under the older rules", (APPLYING, "open_now = case.edition.by_post and case.window_open", "open_now = case.window_open")),
    story("a letter is asked for that cannot come", (DIGID, "(digid is DigiD.NO and not case.digid_late)", "digid is DigiD.NO")),
    story("people in doubt ask for no DigiD", (DIGID, "digid is DigiD.UNSURE or (digid is DigiD.NO", "(digid is DigiD.NO")),
    story("people without DigiD apply online", (APPLYING, "return None if late and digid in (DigiD.NO, None) else", "return None if False else")),
    mutation("somebody is sent online whose answer about DigiD is open, and would be too late", "core/test_so_far.py::test_while_digid_is_open_nobody_is_sent_online_on_a_day_when_its_letter_comes_too_late", (APPLYING, "digid in (DigiD.NO, None)", "digid is DigiD.NO")),
    story("people in doubt do not apply online", (APPLYING, "return None if late and digid in (DigiD.NO, None) else", "return None if late else")),
    story("there is a gap on 1 October 2018", (APPLYING, "case.card_until < GAP_BEFORE", "case.card_until <= GAP_BEFORE")),
    story("there is never a gap", (APPLYING, "_in_writing(case) and case.card_until < GAP_BEFORE", "False")),
    story("people who need advice do not apply in writing", (APPLYING, "{Outcome.APPLY_IN_WRITING, Outcome.GET_ADVICE}", "{Outcome.APPLY_IN_WRITING}")),
    story("people who need advice do not apply online", (APPLYING, "{Outcome.APPLY_ONLINE, Outcome.GET_ADVICE}", "{Outcome.APPLY_ONLINE}")),
]  # fmt: skip

GOOD_TO_KNOW = [
    story("people who applied read of papers to add", (NEW_CARD, 'return ("applied",) if case.edition.renews and OUTCOME_TRAITS[case.outcome].deadline else None', 'return ("applied",) if case.edition.renews and OUTCOME_TRAITS[case.outcome].decision else None')),
    story("the older rules have papers to add", (NEW_CARD, 'return ("applied",) if case.edition.renews and OUTCOME_TRAITS', 'return ("applied",) if OUTCOME_TRAITS')),
    story("a permanent permit is free", (NEW_CARD, "same = OUTCOME_TRAITS[case.outcome].decision and case.answers.applied is not PERMANENT", "same = OUTCOME_TRAITS[case.outcome].decision")),
    story("benefits under the older rules", (NEW_CARD, "if not case.edition.renews or not OUTCOME_TRAITS[case.outcome].decision:", "if not OUTCOME_TRAITS[case.outcome].decision:")),
    story("a lost card is no matter while the permit is unknown", (NEW_CARD, "if case.outcome is Outcome.FIND_OUT_FIRST:", "if False:")),
    story("a lost card under the older rules", (NEW_CARD, "        if not case.edition.renews:\n            return None\n", "")),
    story("a journey that ends on the card's last day needs a visa", (TRAVELLING, "case.return_on <= case.expires_on", "case.return_on < case.expires_on"), (TRAVELLING, "case.return_on > case.expires_on", "case.return_on >= case.expires_on")),
    story("a journey with an expired card needs no visa", (TRAVELLING, 'return ("expires_on", "travel") if case.answers.travel is YesNo.YES and case.expired else None', "return None")),
    story("a return that is not known is before the card ends", (TRAVELLING, 'case.answers.return_on == "unknown" and case.valid', 'case.answers.return_on == "unknown"')),
    story("a doubtful travel document will do", (TRAVELLING, "_NO_OR_UNSURE = (YesNoUnsure.NO, YesNoUnsure.UNSURE)", "_NO_OR_UNSURE = (YesNoUnsure.NO,)")),
    story("nobody is warned of a journey home", (TRAVELLING, '("travel",) if case.answers.travel is YesNo.YES else None', "None")),
    story("work goes on while a permanent permit is decided on", (WORK, "answers.may_work is YES and answers.applied is EXTENSION and", "answers.may_work is YES and")),
    story("work goes on after the last day", (WORK, "case.today < case.expires_on", "case.today <= case.expires_on")),
    story("work in doubt needs no look at the card", (WORK, 'if answer is UNSURE:\n            return ("may_work",)', 'if answer is UNSURE:\n            return None')),
    story("nobody looks at the card about work", (WORK, "return () if asked_if.has_live_application_or_can_apply(case.answers, case.today, case.edition) else None", "return None")),
    story("work concerns people who were refused", (WORK, "return () if asked_if.has_live_application_or_can_apply(case.answers, case.today, case.edition) else None", "return ()")),
    story("people who are exempt need civic integration", (FIVE_YEARS, "{CivicIntegration.DIPLOMA, CivicIntegration.EXEMPT}", "{CivicIntegration.DIPLOMA}")),
    story("civic integration in doubt is no matter", (FIVE_YEARS, "{CivicIntegration.NO, CivicIntegration.UNSURE}", "{CivicIntegration.NO}")),
    story("EU long-term residence under the older rules", (FIVE_YEARS, '("held_5_years",) if not _can_be_asked(case) and case.answers.held_5_years is YES', '("held_5_years",) if case.answers.held_5_years is YES')),
    story("nationality after five years under the new rules", (FIVE_YEARS, '("held_5_years",) if _can_be_asked(case) and case.answers.held_5_years is YES', '("held_5_years",) if case.answers.held_5_years is YES')),
    story("five years in doubt are no matter", (FIVE_YEARS, '("held_5_years",) if case.answers.held_5_years is UNSURE else None', "None")),
    story("the IND checks by itself under the new rules", (PERMANENT, '("applied",) if _can_be_asked(case) and case.answers.applied is PERMANENT', '("applied",) if case.answers.applied is PERMANENT')),
    story("an application before the change ended", (PERMANENT, "case.received_on is not None and case.received_on >= change", "case.received_on is not None")),
    story("an application on the day of the change counts", (PERMANENT, "case.received_on is None or case.received_on < change", "case.received_on is None or case.received_on <= change")),
    story("nobody keeps a permanent permit", (PERMANENT, '("permit",) if not _can_be_asked(case) and case.outcome is Outcome.RENEW_DOCUMENT', '("permit",) if _can_be_asked(case) and case.outcome is Outcome.RENEW_DOCUMENT')),
    story("a renewal costs money", (EDITIONS, "fee=Parameter(0, _READ, RENEWAL_PAGE)", "fee=Parameter(1, _READ, RENEWAL_PAGE)")),
    story("a refused card can be collected", (OUTCOME, 'Outcome.REFUSED: OutcomeTraits("!")', 'Outcome.REFUSED: OutcomeTraits("!", decision=True)')),
]  # fmt: skip

MUTATIONS = [*QUESTIONS, *WHICH_OUTCOME, *WARNINGS, *STEPS, *GOOD_TO_KNOW]
