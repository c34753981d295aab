"""The title, the first row and the ticket of a result tell one story: what the title says to do is what comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.days import Day, Mark, Relation
from permit_wizard.core.finding import Kind
from permit_wizard.core.rules import assess
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import DAYS, day_line
from permit_wizard.outputs.paper import paper_of
from permit_wizard.terminal_ui.result_view import result_of
from permit_wizard.visit.pages import page
from permit_wizard.visit.state import Visit
from tests.builders import ALL_IS_WELL
from tests.core.samples import sample_verdicts, texts
from tests.terminal_ui.test_plan import PERSONS, visit_of
from tests.test_every_edge import PEOPLE, person

HELP, PHONE, ONLINE, POST = "get_legal_help", "ask_written_form", "apply_online", "apply_by_post"
DIGID = {"digid_add_sms", "digid_request"}
FIRST_STEPS: dict[str, set[str]] = {
    "Ask what the rules are now": {"ask_rules"},
    "Look up your own permit, or ask for help": set(),
    "Your right to stay does not run out. Renew the card in time": set(),
    "First find out which permit you have, and until when": {"find_out"},
    "First find the date until which your card is valid": {"find_out"},
    "Get legal help at once, with the letter of the IND": {"refused_letter"},
    "Get legal help now: you may need a new permit": {HELP},
    "Ask the IND today, and apply for the new card too": {"ask_about_application"},
    "Ask the IND, and apply for the new card too": {"ask_about_application"},
    "Apply for the new card too, today": {"apply_as_well"},
    "Your application came early: ask the IND": {"ask_about_application"},
    "Ask the IND what happens to your application": {"ask_about_application"},
    "The decision is late: phone the IND": {"decision_overdue"},
    "You have applied. Ask when the IND received it": {"confirm_receipt"},
    "You have applied. Get free legal help soon": {HELP},
    "You have applied. Now you wait for the decision": set(),
    "First get free legal help, then apply": {HELP},
    "Apply by post today": {POST},
    "Apply by post now": {POST},
    "Apply now, by post or online": DIGID,
    "Apply by post today: DigiD may come too late": {POST, PHONE},  # "Send it by post today, then phone the IND"
    "Apply by post today, and phone the IND": {PHONE},
    "Apply by post today, and phone for help": {PHONE},
    "Ask the IND: DigiD may come too late": {PHONE, *DIGID},
    "Ask the IND how to apply in time, and get free legal help": {PHONE, HELP, *DIGID},
    "Apply now, and get free legal help": {ONLINE, POST, PHONE},
    "Get free legal help, then apply in time": {HELP},
    "Apply online today": {ONLINE},
    "Apply today, on paper": {"apply_in_writing"},
    "Apply today, and get free legal help": {"apply_in_writing"},
    # the ticket counts the days to apply, which the title names; DigiD is the way there
    "Apply online now": {ONLINE, *DIGID},
    "Wait, then apply online": DIGID,
    "Wait, then apply by post or online": DIGID,
    "Get free legal help now, and apply in time": {HELP, *DIGID},
}
"""By title, the steps of which one comes first; no step where nothing has to be done today."""


def shown_for(name: str, code: str) -> Visit:
    if name in PEOPLE:
        answers, today, _verdict = person(name)
        return Visit(today, answers, "result", language=code)
    return replace(visit_of(name), language=code)


def test_what_the_title_says_comes_first() -> None:
    seen: set[str] = set()
    for verdict in sample_verdicts():
        title, step = verdict.title.message, verdict.next_step
        seen.add(title)
        first = FIRST_STEPS[title]
        assert step.id in first if step is not None else not first or title == "Wait, then apply online", (title, step)
    assert set(FIRST_STEPS) - seen <= {"Apply by post today", "Apply now, by post or online"}


def test_an_application_that_legal_help_comes_before_is_not_for_now() -> None:
    for verdict in sample_verdicts():
        step, title = verdict.next_step, verdict.title.message
        if step is not None and step.id == HELP:
            assert "help" in title.casefold() or _asks_the_ind(verdict), title
            assert not title.startswith(("Apply online", "Apply by post", "Wait")), title


def today_is_before_the_decision(verdict: Verdict) -> bool:
    by = verdict.dates.decision_by
    return by is not None and verdict.today <= by


def _asks_the_ind(verdict: Verdict) -> bool:
    return verdict.title.message.startswith("Ask the IND")


@pytest.mark.parametrize("code", languages())
def test_the_first_row_names_what_to_do_and_the_ticket_its_day(code: str) -> None:
    how = BilingualText.of(code, None)(_("How to do this"))
    for name in dict.fromkeys([*PERSONS, *PEOPLE]):
        bilingual = BilingualText.of(code, None)
        shown = page(shown_for(name, code))
        assert shown.verdict is not None
        result = result_of(shown, bilingual)
        assert how not in [row.brief for row in result.rows], name
        label = result.ticket.label
        first_help = shown.verdict.title.message == "First get free legal help, then apply"
        assert (label == bilingual(DAYS[Day.HELP_BY])) == first_help, (name, label)
        if label == bilingual(DAYS[Day.DECISION_BY]):
            assert today_is_before_the_decision(shown.verdict)


def test_what_has_to_be_done_later_is_not_under_now() -> None:
    now = {"What to do now", "What to do later"}
    for verdict in sample_verdicts()[::7]:
        for section in paper_of(verdict).sections:
            if section.kind is Kind.STEP:
                assert section.heading.message in now
                assert (section.heading.message == "What to do later") == (verdict.next_step is None)
        later = verdict.next_step is None
        assert not later or not any("What to do now" in text.message for text in texts(verdict)), verdict.outcome


def test_a_day_by_rules_that_are_not_followed_allows_nothing() -> None:
    """Two answers to one question: wait, and "you can apply since that day"."""
    older = Mark(Day.OLDER_APPLY_FROM, date(2026, 9, 8), passed=True)
    followed = Mark(Day.APPLY_FROM, date(2026, 9, 8), passed=True)
    english = Localizer("en")
    assert "You can apply" not in english(day_line(older))
    assert "You can apply since that day" in english(day_line(followed))


def test_people_without_digid_are_told_of_both_ways_where_digid_comes_first() -> None:
    today = date(2026, 12, 7)
    verdict = assess(read_answers({**ALL_IS_WELL, "expires_on": "2027-01-08", "digid": "no"}, today), today)
    assert verdict.next_step is not None
    assert (verdict.next_step.id, verdict.title.message) == ("digid_request", "Apply now, by post or online")


def test_a_short_line_says_today_only_of_what_is_due_today() -> None:
    said: set[str] = set()
    for verdict in sample_verdicts():
        for step in verdict.of_kind(Kind.STEP):
            if "today" in step.brief.message:
                said.add(step.id)
                assert step.due is not None
                assert step.due.relation is Relation.TODAY, step
    assert said
