"""Stories: who comes, on which day, and what they are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from permit_wizard.core.answers import Answers
from permit_wizard.core.days import Day
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.finding import Kind
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import RULES, Unanswered, assess
from permit_wizard.core.source import Heading
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import when_text
from tests.builders import EXPIRES, TODAY, applicant, day, found, ids, judge
from tests.strategies import applicants

english = Localizer("en")


def said(verdict: Verdict, name: str) -> str:
    """Return a finding's words, its dates as on the card."""
    return english(found(verdict, name).message, DateForm.CARD)


def by_when(verdict: Verdict, name: str) -> str | None:
    """Return by when a step is to be done."""
    when = when_text(found(verdict, name))
    return english(when, DateForm.CARD) if when else None


# -------------------------------------------------------------------------------------------------------- the stories


def test_selam_comes_in_time_and_applies_online_by_the_day_before_expiry() -> None:
    verdict = judge(TODAY, may_work="yes")
    assert verdict.outcome is Outcome.APPLY_ONLINE
    assert [step.id for step in verdict.of_kind(Kind.STEP)] == ["apply_online", "collect"]
    assert by_when(verdict, "apply_online") == "by 19-05-2026"
    assert "by 19-05-2026" in said(verdict, "work_if_in_time")


def test_the_day_before_the_window_opens_it_is_too_early_and_on_the_day_it_is_not() -> None:
    opens = day("2025-11-20")
    before = judge(opens - timedelta(1))
    assert (before.outcome, by_when(before, "wait_until")) == (Outcome.APPLY_FROM, "from 20-11-2025")
    assert "w_document" not in ids(before)
    assert judge(opens).outcome is Outcome.APPLY_ONLINE


def test_yonas_comes_on_the_last_day_and_can_still_apply_online_but_work_is_not_promised() -> None:
    verdict = judge(EXPIRES, may_work="yes")
    assert verdict.outcome is Outcome.APPLY_ONLINE
    assert {"last_day", "work_unconfirmed"} <= set(ids(verdict))
    assert by_when(verdict, "apply_online") == "today"


def test_amina_comes_a_day_late_and_is_told_what_can_be_done_and_where_help_is() -> None:
    verdict = judge(EXPIRES + timedelta(1))
    assert verdict.outcome is Outcome.APPLY_IN_WRITING
    assert ids(verdict)[0] == "late"
    assert [step.id for step in verdict.of_kind(Kind.STEP)] == ["apply_in_writing", "get_legal_help", "collect"]
    assert "apply_online" not in ids(verdict)


def test_a_card_that_expired_before_october_2018_takes_a_letter() -> None:
    assert "gap_letter" in ids(judge(expires_on="2018-09-30"))
    assert "gap_letter" not in ids(judge(expires_on="2018-10-01"))


def test_without_sms_there_is_time_for_the_letter_up_to_six_days_before_expiry() -> None:
    in_time, too_late = (judge(EXPIRES - timedelta(days), digid="without_sms") for days in (6, 5))
    assert by_when(in_time, "digid_add_sms") == "today"
    assert "ask_written_form" not in ids(in_time)
    assert {"digid_add_sms", "digid_may_be_late", "ask_written_form"} <= set(ids(too_late))


def test_on_12_june_2026_the_window_moves_and_both_first_days_are_shown() -> None:
    day_before, that_day = (judge(day(today), expires_on="2026-12-11") for today in ("2026-06-11", "2026-06-12"))
    assert (day_before.outcome, day_before.edition.id) == (Outcome.APPLY_ONLINE, "ind-2019")
    assert "rules_changed" not in ids(day_before)
    assert (that_day.outcome, that_day.edition.id) == (Outcome.APPLY_FROM, "pact-2026")
    assert "12-06-2026" in said(that_day, "rules_changed")
    first_days = {mark.name: mark.day for mark in that_day.schedule.marks}
    assert (first_days[Day.APPLY_FROM], first_days[Day.OLDER_APPLY_FROM]) == (day("2026-09-11"), day("2026-06-11"))
    assert "Wait until 11-09-2026" in said(that_day, "older_window_open")


def test_the_other_first_day_is_by_the_rules_that_it_is_named_after() -> None:
    for today, rules, name in (
        ("2026-05-01", "pact-2026", Day.OLDER_APPLY_FROM),
        ("2026-07-01", "pact-2026", Day.OLDER_APPLY_FROM),
        ("2026-07-01", "ind-2019", Day.NEWER_APPLY_FROM),
    ):
        verdict = assess(applicant(expires_on="2027-04-20"), day(today), BY_ID[rules])
        others = (Day.OLDER_APPLY_FROM, Day.NEWER_APPLY_FROM)
        found = {mark.name: mark.day for mark in verdict.schedule.marks if mark.name in others}
        assert found == {name: day("2026-10-20" if name is Day.OLDER_APPLY_FROM else "2027-01-20")}


def test_a_day_of_2019_is_answered_by_the_rules_of_2019_and_today_by_those_of_today() -> None:
    then = judge(day("2019-05-01"), expires_on="2019-10-15", held_5_years="yes", civic_integration="diploma")
    now = judge(day("2026-11-25"), expires_on="2027-02-15", held_5_years="yes", civic_integration="diploma")
    assert {"permanent_possible", "nationality"} <= set(ids(then))
    assert "eu_long_term" in ids(now)
    assert not {"permanent_possible", "permanent_needs_integration", "nationality"} & set(ids(now))


def test_rules_that_are_asked_for_by_name_hold_for_everything_and_it_is_said() -> None:
    today, older = day("2026-11-25"), BY_ID["ind-2019"]
    verdict = judge(today, older, expires_on="2027-05-20", main_residence="no")
    assert (verdict.outcome, verdict.edition) == (Outcome.NEW_PERMIT, older)
    assert "You asked for the older rules" in said(verdict, "rules_changed")
    assert judge(today, older, expires_on="2027-05-20").outcome is Outcome.APPLY_ONLINE


def test_an_application_is_judged_by_the_window_of_the_day_it_was_received() -> None:
    """Five months before: in the window of June 11, too early in that of June 12."""
    received = {"applied": "extension", "expires_on": "2026-11-01"}
    today = day("2026-11-25")
    before, after = (judge(today, None, **received, received_on=day(on)) for on in ("2026-06-11", "2026-06-12"))
    assert "received_early" not in ids(before)
    assert "received_early" in ids(after)
    assert (before.dates.decision_by, after.dates.decision_by) == (None, day("2026-08-07"))


def test_an_application_for_a_permanent_permit_is_told_what_became_of_it() -> None:
    today = day("2026-11-25")
    before, after, unknown = (
        ids(judge(today, applied="permanent", expires_on="2027-03-01", received_on=on))
        for on in (day("2026-06-11"), day("2026-06-12"), "unknown")
    )
    assert "permanent_now_renewal" in before
    assert "permanent_now_renewal" in unknown
    assert "permanent_ended" in after
    assert not {"permanent_auto_check"} & {*before, *after, *unknown}


def test_after_the_day_to_check_again_every_result_says_that_nobody_has() -> None:
    on_the_day, after = (judge(day(today), expires_on="2027-04-20") for today in ("2027-02-28", "2027-03-01"))
    assert "rules_unchecked" not in ids(on_the_day)
    assert "30-11-2026" in said(after, "rules_unchecked")


def test_a_life_abroad_is_a_way_to_help_and_no_dead_end_since_the_rules_changed() -> None:
    verdict = judge(day("2026-11-25"), expires_on="2027-01-20", main_residence="no")
    assert verdict.outcome is Outcome.GET_ADVICE
    assert {"condition_residence", "get_legal_help", "apply_online"} <= set(ids(verdict))


def test_an_application_received_on_the_last_day_is_not_in_time_for_work() -> None:
    last_day, before = EXPIRES, EXPIRES - timedelta(1)
    in_time = judge(EXPIRES, applied="extension", received_on=before, may_work="yes")
    on_the_day = judge(EXPIRES, applied="extension", received_on=last_day, may_work="yes")
    assert "work_continues" in ids(in_time)
    assert {"received_late", "work_unconfirmed", "get_legal_help"} <= set(ids(on_the_day))
    assert found(on_the_day, "get_legal_help").because == ("expires_on", "applied", "received_on")


def test_somebody_who_applied_for_a_permanent_permit_hears_that_the_present_one_is_checked_too() -> None:
    verdict = judge(applied="permanent", received_on="unknown", may_work="yes")
    assert verdict.outcome is Outcome.WAIT_FOR_DECISION
    assert {"confirm_receipt", "permanent_auto_check", "work_unconfirmed"} <= set(ids(verdict))
    assert not {"free", "validity"} & set(ids(verdict))


def test_somebody_who_moved_away_is_not_asked_about_work_but_told_where_help_is() -> None:
    verdict = judge(main_residence="no")
    assert verdict.outcome is Outcome.NEW_PERMIT
    assert ids(verdict) == ["condition_residence", "get_legal_help", "new_application"]


@pytest.mark.parametrize("doubt", ["reason_applies", "information_correct", "convictions"])
def test_somebody_who_is_not_sure_may_apply_but_gets_help_and_does_not_become_late_for_it(doubt: str) -> None:
    verdict = judge(TODAY, None, **{doubt: "unsure"})
    assert "before you apply" in said(verdict, "get_legal_help")
    in_haste = judge(EXPIRES - timedelta(20), None, **{doubt: "unsure"})
    assert "do not wait with your application" in said(in_haste, "get_legal_help")
    assert verdict.outcome is Outcome.APPLY_ONLINE
    assert found(verdict, "get_legal_help").because == (doubt,)


def test_a_long_absence_is_for_a_lawyer_only_if_the_main_residence_is_in_doubt() -> None:
    assert judge(abroad_over_3_months="yes").outcome is Outcome.APPLY_ONLINE
    assert judge(main_residence="unsure").outcome is Outcome.APPLY_ONLINE
    assert judge(main_residence="unsure", abroad_over_3_months="yes").outcome is Outcome.GET_ADVICE


def test_somebody_who_may_be_refused_is_still_told_how_to_apply_in_time() -> None:
    for today, step in (
        (day("2025-11-01"), "wait_until"),
        (TODAY, "apply_online"),
        (day("2026-06-01"), "apply_in_writing"),
    ):
        verdict = judge(today, convictions="yes")
        assert verdict.outcome is Outcome.GET_ADVICE
        assert {"get_legal_help", step} <= set(ids(verdict))


@pytest.mark.parametrize(("back", "told"), [(0, "travel_ok"), (1, "travel_visa")])
def test_a_journey_is_fine_if_it_ends_by_the_last_day_of_the_card(back: int, told: str) -> None:
    verdict = judge(travel="yes", return_on=EXPIRES + timedelta(back), travel_document="yes")
    assert [name for name in ids(verdict) if name.startswith("travel")] == ["travel_home_country", told]


def test_after_five_years_with_a_diploma_a_permanent_permit_may_be_possible() -> None:
    verdict = judge(held_5_years="yes", civic_integration="diploma")
    assert {"permanent_possible", "nationality"} <= set(ids(verdict))


# ------------------------------------------------------------------------------------------------------ for every case


@given(applicants())
def test_nothing_frightening_is_without_its_remedy(person: tuple[Answers, date]) -> None:
    """Every outcome but the first-to-find-out ones has a step; who is warned about a condition or a date gets help."""
    verdict = assess(*person)
    assert verdict.of_kind(Kind.STEP)
    frightening = {finding.id for finding in verdict.of_kind(Kind.WARNING)}
    if frightening & {"late", "received_late"} or any(name.startswith("condition_") for name in frightening):
        assert "get_legal_help" in ids(verdict)


@given(applicants())
def test_the_same_person_on_the_same_day_hears_the_same(person: tuple[Answers, date]) -> None:
    assert assess(*person) == assess(*person)


def test_there_is_no_verdict_while_an_answer_is_missing() -> None:
    with pytest.raises(Unanswered) as refused:
        assess(applicant().answered("travel", None, TODAY), TODAY)
    assert refused.value.key == "travel"


def test_every_rule_has_its_own_name_and_states_its_provision() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert {rule.source for rule in RULES} >= set(Heading) - {Heading.DIGID_HELP, Heading.AFTER}  # told under others
