"""Stories worked out by hand from the contract with a wall calendar: who comes, on which day, and what comes first.

Each is tried on the program and on `tests.oracle`, so that the two cannot share one misreading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.editions import BY_ID
from permit_wizard.core.rules import assess
from tests.builders import ALL_IS_WELL
from tests.oracle import ASKED_IF, Judged, asked

TOO_OLD, ADVICE, ONLINE, WAIT = "rules_too_old", "get_advice", "apply_online", "wait_for_decision"
NOW = "today"


@dataclass(frozen=True)
class Story:
    """Somebody for whom all is well, but for what is different, on one day.

    Attributes:
        first: the next step and its due day, or "" where nothing has to be done today.
        also: what other steps are due, as `id relation day`, or `id` for a finding that is there.
        absent: ids of findings that are not there.
        dates: dates of the verdict, as `name day`.
    """

    name: str
    today: str
    expires_on: str
    outcome: str
    first: str
    left: int | None = None
    different: dict[str, object] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    absent: str = ""
    dates: str = ""
    rules: str | None = None


def waiting(received_on: str, applied: str = "extension") -> dict[str, object]:
    return {"applied": applied, "received_on": received_on}


STORIES = (
    # ------------------------------------------------------------------ one last day, and the working day before it
    Story("the last safe day is a Sunday", "2026-11-30", "2026-12-07", ONLINE, "apply_online by 2026-12-06", 6,
          dates="last_safe_receipt 2026-12-06 act_by 2026-12-04 post_by 2026-12-01 digid_by 2026-12-01",
          also=("decision_after_expiry", "rules_changed"), absent="late last_day digid_may_be_late get_legal_help"),
    Story("the day before the working day", "2026-12-03", "2026-12-07", ONLINE, "apply_online by 2026-12-06", 3),
    Story("the last working day", "2026-12-04", "2026-12-07", ONLINE, "apply_online today", 2),
    Story("the last safe day", "2026-12-06", "2026-12-07", ONLINE, "apply_online today", 0, absent="last_day late"),
    Story("the card's last day", "2026-12-07", "2026-12-07", ONLINE, "apply_online today", -1, also=("last_day",), absent="late"),
    Story("a day late", "2026-12-08", "2026-12-07", "apply_in_writing", "apply_in_writing today", -2,
          also=("late", "get_legal_help today 2026-12-08"), absent="last_day apply_online"),
    Story("late, on a Saturday", "2026-12-12", "2026-12-07", "apply_in_writing", "apply_in_writing today", -6,
          also=("get_legal_help on 2026-12-14",)),
    Story("Christmas: Friday and Saturday, then a Sunday", "2026-12-21", "2026-12-28", ONLINE, "apply_online by 2026-12-27", 6,
          dates="act_by 2026-12-24 post_by 2026-12-21"),
    Story("Easter: from Good Friday to Monday", "2027-03-10", "2027-03-30", ONLINE, "apply_online by 2027-03-29", 19,
          dates="act_by 2027-03-25 post_by 2027-03-22"),
    Story("King's day", "2027-04-20", "2027-04-28", ONLINE, "apply_online by 2027-04-27", 7, dates="act_by 2027-04-26 post_by 2027-04-21"),
    Story("Ascension after 5 May", "2027-05-03", "2027-05-07", ONLINE, "apply_online by 2027-05-06", 3,
          dates="act_by 2027-05-04 post_by 2027-04-29"),
    Story("Whit Monday", "2027-05-03", "2027-05-18", ONLINE, "apply_online by 2027-05-17", 14, dates="act_by 2027-05-14"),
    Story("three months before 31 May is the last of February", "2027-02-27", "2027-05-31", "apply_from", "", 92,
          also=("wait_until from 2027-02-28",), dates="apply_from 2027-02-28"),
    Story("eight weeks end on the expiry date", "2026-12-07", "2027-02-01", ONLINE, "apply_online by 2027-01-31", 55,
          also=("decision_after_expiry",)),
    Story("eight weeks end the day before", "2026-12-07", "2027-02-02", ONLINE, "apply_online by 2027-02-01", 56,
          absent="decision_after_expiry"),
    # ------------------------------------------------------------------------------------------- without DigiD: the post
    Story("no DigiD, on the first day", "2026-12-05", "2027-03-05", ONLINE, "digid_request by 2027-02-27", 89, {"digid": "no"},
          also=("apply_by_post by 2027-03-01", "apply_online by 2027-03-04"), absent="ask_written_form digid_may_be_late"),
    Story("no DigiD, the last day to ask for one", "2027-02-27", "2027-03-05", ONLINE, "digid_request today", 5, {"digid": "no"},
          also=("apply_by_post by 2027-03-01",), absent="digid_may_be_late"),
    Story("no DigiD, and a letter cannot come any more", "2027-02-28", "2027-03-05", ONLINE, "apply_by_post by 2027-03-01", 4,
          {"digid": "no"}, also=("digid_may_be_late",), absent="digid_request apply_online ask_written_form"),
    Story("no DigiD, the last day for the post", "2027-03-01", "2027-03-05", ONLINE, "apply_by_post today", 3, {"digid": "no"},
          absent="ask_written_form"),
    Story("no DigiD, the post may come late", "2027-03-02", "2027-03-05", ONLINE, "ask_written_form today", 2, {"digid": "no"},
          also=("apply_by_post today 2027-03-02",)),
    Story("no DigiD, and nobody answers before the last day", "2026-12-05", "2026-12-07", ONLINE, "ask_written_form today", 1,
          {"digid": "no"}),
    Story("no DigiD at the weekend, with a working day to come", "2026-12-05", "2026-12-09", ONLINE, "apply_by_post today", 3,
          {"digid": "no"}, also=("ask_written_form on 2026-12-07",)),
    Story("unsure of DigiD, too late: all ways are named", "2027-02-28", "2027-03-05", ONLINE, "digid_request today", 4,
          {"digid": "unsure"}, also=("apply_by_post by 2027-03-01", "apply_online by 2027-03-04")),
    Story("no SMS and no app", "2027-02-20", "2027-03-05", ONLINE, "digid_add_sms by 2027-02-27", 12, {"digid": "without_sms"},
          also=("apply_online by 2027-03-04",), absent="apply_by_post"),
    Story("the DigiD app will do", "2027-02-28", "2027-03-05", ONLINE, "apply_online by 2027-03-04", 4, {"digid": "with_app"},
          also=("digid_ready",), absent="digid_may_be_late apply_by_post"),
    Story("the older rules ask for permission to write", "2026-05-16", "2026-05-20", ONLINE, "digid_add_sms today", 3,
          {"digid": "without_sms"}, also=("ask_written_form on 2026-05-18",), absent="apply_by_post",
          dates="act_by 2026-05-19"),
    # ------------------------------------------------------------------------------------------- help before or after
    Story("a life abroad, early", "2026-11-30", "2027-03-05", ADVICE, "get_legal_help by 2027-02-04", 94, {"main_residence": "no"},
          also=("wait_until from 2026-12-05", "older_window_open"), dates="help_by 2027-02-04"),
    Story("a conviction, with time for help", "2027-02-03", "2027-03-05", ADVICE, "get_legal_help by 2027-02-04", 29,
          {"convictions": "yes"}, also=("apply_online by 2027-03-04",)),
    Story("a conviction, and no time", "2027-02-04", "2027-03-05", ADVICE, "apply_online today", 28, {"convictions": "yes"},
          also=("get_legal_help today 2027-02-04",)),
    Story("a conviction, no time, and no DigiD", "2027-02-04", "2027-03-05", ADVICE, "apply_by_post today", 28,
          {"convictions": "yes", "digid": "no"}, also=("apply_online by 2027-03-04", "digid_request by 2027-02-27")),
    Story("a doubt alone changes no outcome", "2026-12-07", "2027-03-05", ONLINE, "get_legal_help by 2027-02-04", 87,
          {"information_correct": "unsure"}, also=("condition_information",)),
    Story("a time abroad is no reason for legal help", "2026-12-07", "2027-03-05", ONLINE, "apply_online by 2027-03-04", 87,
          {"abroad_over_3_months": "yes"}, also=("absence_check",), absent="get_legal_help"),
    Story("a time abroad, and no certain home here", "2026-12-07", "2027-03-05", ADVICE, "get_legal_help by 2027-02-04", 87,
          {"abroad_over_3_months": "yes", "main_residence": "unsure"}),
    Story("a life abroad under the older rules", "2026-03-02", "2026-05-20", "new_permit", "get_legal_help today", None,
          {"main_residence": "no"}, also=("new_application",), dates="help_by 2026-04-21", absent="collect"),
    # ------------------------------------------------------------------------------------------------ people who applied
    Story("refused, on a Sunday", "2026-11-29", "2027-03-05", "refused", "refused_letter today", None, {"applied": "refused"},
          also=("get_legal_help on 2026-11-30",), absent="collect apply_online"),
    Story("a permanent permit asked for in May", "2026-11-30", "2026-12-16", WAIT, "ask_about_application today", None,
          waiting("2026-05-10", "permanent"), also=("apply_as_well by 2026-12-15", "permanent_now_renewal"),
          absent="received_early decision_overdue decision_time get_legal_help validity free"),
    Story("the same before its own window opens", "2026-11-30", "2027-03-05", WAIT, "", None, waiting("2026-05-10", "permanent"),
          also=("permanent_now_renewal",), absent="ask_about_application apply_as_well received_early"),
    Story("the same on the last working day", "2026-12-15", "2026-12-16", WAIT, "ask_about_application today", None,
          waiting("2026-05-10", "permanent"), also=("apply_as_well today 2026-12-15",)),
    Story("the same with an expired card", "2026-12-19", "2026-12-16", WAIT, "apply_as_well today", None,
          waiting("2026-05-10", "permanent"), also=("ask_about_application on 2026-12-21", "get_legal_help on 2026-12-21")),
    Story("a permanent permit asked for when there was none", "2026-11-30", "2027-03-05", WAIT, "ask_about_application today", None,
          waiting("2026-07-01", "permanent"), also=("permanent_ended", "decision_overdue today 2026-11-30"),
          absent="apply_as_well received_early decision_time", dates="decision_by 2026-08-26"),
    Story("the decision's last day", "2026-11-30", "2026-12-20", WAIT, "", None, waiting("2026-10-05"), dates="decision_by 2026-11-30",
          also=("decision_time",), absent="decision_overdue"),
    Story("the decision is a day late", "2026-12-01", "2026-12-20", WAIT, "decision_overdue today", None, waiting("2026-10-05"),
          absent="decision_time"),
    Story("nobody knows whether it arrived, at New Year", "2027-01-01", "2027-02-20", WAIT, "confirm_receipt on 2027-01-04", None,
          waiting("unknown"), also=("decision_time",)),
    Story("received early", "2026-11-30", "2027-03-05", WAIT, "ask_about_application today", None, waiting("2026-11-20"),
          also=("received_early",)),
    Story("received by the older rules on their last day", "2026-11-30", "2026-12-11", WAIT, "", None, waiting("2026-06-11"),
          absent="received_early decision_time", dates="apply_from 2026-06-11"),
    Story("received on the first day of the new ones", "2026-06-15", "2026-12-11", WAIT, "ask_about_application today", None,
          waiting("2026-06-12"), also=("received_early",), dates="apply_from 2026-09-11 decision_by 2026-08-07"),
    Story("received on the last day of the card", "2026-12-08", "2026-12-07", WAIT, "get_legal_help today", None,
          waiting("2026-12-07"), also=("received_late",)),
    # ----------------------------------------------------------------------------------------- how old the rules may be
    Story("the last day before a check", "2027-02-28", "2027-05-28", ONLINE, "apply_online by 2027-05-27", 88, absent="rules_unchecked"),
    Story("nobody has checked", "2027-03-01", "2027-05-28", ONLINE, "apply_online by 2027-05-27", 87, also=("rules_unchecked",)),
    Story("the last day to rely on them", "2028-02-28", "2028-03-20", ONLINE, "apply_online by 2028-03-19", 20),
    Story("too old", "2028-02-29", "2028-03-20", TOO_OLD, "ask_rules today", None, also=("rules_unchecked",),
          absent="rules_changed apply_online collect"),
    Story("too old, on a Saturday", "2028-03-04", "2028-03-20", TOO_OLD, "ask_rules on 2028-03-06", None),
    Story("too old, but asked for by name", "2028-02-29", "2028-03-20", ONLINE, "apply_online by 2028-03-19", 19, rules="pact-2026"),
    Story("the older rules never grow too old by name", "2028-02-29", "2028-03-20", ONLINE, "apply_online by 2028-03-19", 19,
          rules="ind-2019", absent="rules_unchecked decision_time", also=("rules_changed",)),
    Story("a holder of a permanent permit is warned too", "2027-03-01", "2027-05-28", "renew_document", "", None,
          {"permit": "permanent_asylum"}, also=("rules_unchecked", "permanent_kept", "permanent_document"), absent="rules_changed"),
    Story("with another permit nothing changed", "2027-03-01", "2027-05-28", "not_covered", "", None, {"permit": "other"},
          also=("elsewhere",), absent="rules_unchecked rules_changed card_lost"),
    # ------------------------------------------------------------------------------------------------------------ others
    Story("the older window opens", "2026-09-05", "2027-03-05", "apply_from", "", 180, also=("older_window_open",)),
    Story("the older window opens tomorrow", "2026-09-04", "2027-03-05", "apply_from", "", 181, absent="older_window_open"),
    Story("a gap", "2026-11-30", "2018-09-30", "apply_in_writing", "apply_in_writing today", -2984, also=("gap_letter",)),
    Story("no gap", "2026-11-30", "2018-10-01", "apply_in_writing", "apply_in_writing today", -2983, absent="gap_letter"),
    Story("no date on the card, on a Sunday", "2026-11-29", "unknown", "find_out_first", "find_out today", None, also=("card_lost",)),
    Story("the rules change tomorrow", "2026-06-11", "2026-09-12", ONLINE, "apply_online by 2026-09-11", 92,
          absent="rules_changed decision_after_expiry allowances", dates="apply_from 2026-03-12"),
    Story("the rules change today", "2026-06-12", "2026-09-12", ONLINE, "apply_online by 2026-09-11", 91,
          also=("rules_changed", "allowances"), dates="apply_from 2026-06-12"),
    Story("back after the card has ended", "2026-12-07", "2027-03-05", ONLINE, "apply_online by 2027-03-04", 87,
          {"travel": "yes", "return_on": "2027-03-06", "travel_document": "unsure"},
          also=("travel_visa", "travel_document_needed", "travel_home_country"), absent="travel_ok travel_return_unknown"),
    Story("back on the card's last day", "2026-12-07", "2027-03-05", ONLINE, "apply_online by 2027-03-04", 87,
          {"travel": "yes", "return_on": "2027-03-05", "travel_document": "yes"}, also=("travel_ok",), absent="travel_visa"),
)  # fmt: skip


def _given(story: Story) -> dict[str, object]:
    given = {**ALL_IS_WELL, "expires_on": story.expires_on, **story.different}
    return {key: value for key, value in given.items() if key not in ("may_work", "held_5_years", "civic_integration")}


def _dates(given: dict[str, object]) -> dict[str, object]:
    """Return the answers with dates in place of their ISO forms, as the oracle takes them."""
    days = {key: str(given[key]) for key in ("expires_on", "received_on", "return_on") if key in given}
    return given | {key: day if day == "unknown" else date.fromisoformat(day) for key, day in days.items()}


Summary = tuple[str, str, int | None, list[str], dict[str, str]]


def _by_oracle(story: Story) -> Summary:
    judged = Judged(_dates(_given(story)), date.fromisoformat(story.today), story.rules)
    lines = [f"{name} {due[0]} {due[1]}" if due else name for name, _, due in judged.findings]
    dates = {name: str(day) for name, day in judged.dates.items()}
    return judged.outcome, judged.next_step or "", judged.days_left, lines, dates


def _by_program(story: Story) -> Summary:
    today = date.fromisoformat(story.today)
    verdict = assess(read_answers(_given(story), today), today, BY_ID[story.rules] if story.rules else None)
    dues = {f.id: f" {f.due.relation} {f.due.day}" if f.due else "" for f in verdict.findings}
    first = verdict.next_step.id if verdict.next_step else ""
    dates = {name: str(day) for name, day in verdict.dates.known().items()}
    return verdict.outcome, first, verdict.days_left, [f"{f.id}{dues[f.id]}" for f in verdict.findings], dates


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@pytest.mark.parametrize("judge", [_by_oracle, _by_program], ids=["oracle", "program"])
def test_what_is_told_is_what_the_contract_says(judge, story: Story) -> None:
    outcome, first, left, lines, dates = judge(story)
    assert (outcome, left) == (story.outcome, story.left)
    names = {line.split()[0]: line for line in lines}
    assert names.get(first, "").replace(f" today {story.today}", " today") == story.first
    for line in story.also:
        assert names[line.split()[0]].startswith(line), names[line.split()[0]]
    assert not names.keys() & set(story.absent.split())
    words = story.dates.split()
    assert dict(zip(words[::2], words[1::2], strict=True)).items() <= dates.items()


def test_the_stories_answer_what_is_asked() -> None:
    """A story with a missing answer would be judged as somebody else."""
    for story in STORIES:
        given = _given(story)
        assert given.keys() <= ASKED_IF.keys()
        missing = [
            key for key in asked(_dates(given), date.fromisoformat(story.today), story.rules) if key not in given
        ]
        assert not missing, story.name
