"""How a result fits a window: the window shows what `plan` returns, for every outcome, language and size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.editions import IND_2019
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.questions import FURTHER as FURTHER_QUESTIONS
from permit_wizard.core.rules import assess
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.terminal_ui.drawing.model import Result
from permit_wizard.terminal_ui.drawing.plan import AIRY, ROOMY, plan, row_of
from permit_wizard.terminal_ui.drawing.rows import Opening
from permit_wizard.terminal_ui.drawing.ticket import body_rows
from permit_wizard.terminal_ui.result_view import result_of
from permit_wizard.terminal_ui.screens.fitted import frame_of
from permit_wizard.terminal_ui.screens.result import ResultScreen
from permit_wizard.terminal_ui.widgets.foot import Foot
from permit_wizard.visit.pages import page
from permit_wizard.visit.state import Visit
from tests.builders import USUAL_LANGUAGES, some
from tests.terminal_ui.visiting import EVERYTHING, TODAY, WAITING, visit

SIZES = [(80, 24), (60, 20), (100, 30), (120, 40), (160, 50), (200, 60)]
READY = {**EVERYTHING, "digid": "with_sms", "travel": "no"}
OUTCOMES: dict[Outcome, dict[str, object]] = {  # somebody for each, with much to read
    Outcome.NOT_COVERED: {"permit": "other"},
    Outcome.RENEW_DOCUMENT: {"permit": "permanent_asylum"},
    Outcome.FIND_OUT_FIRST: {"permit": "temporary_asylum", "expires_on": "unknown"},
    Outcome.REFUSED: {"permit": "temporary_asylum", "expires_on": "2026-11-23", "applied": "refused"},
    Outcome.WAIT_FOR_DECISION: {**WAITING, "received_on": "unknown"},
    Outcome.NEW_PERMIT: {**EVERYTHING, "main_residence": "no"},
    Outcome.GET_ADVICE: {**EVERYTHING, "main_residence": "unsure", "abroad_over_3_months": "yes",
                         "reason_applies": "no", "information_correct": "unsure", "convictions": "yes"},
    Outcome.APPLY_FROM: {**EVERYTHING, "expires_on": "2027-05-15", "return_on": "2027-06-30"},
    Outcome.APPLY_ONLINE: READY,
    Outcome.APPLY_IN_WRITING: {**READY, "expires_on": "2026-08-20"},
}  # fmt: skip
PERSONS: dict[str, dict[str, object]] = {  # the fourteen of whom the look was measured, and their like
    **{outcome.value: answers for outcome, answers in OUTCOMES.items()},
    "online without DigiD": {**EVERYTHING, "digid": "no"},
    "DigiD late": {**EVERYTHING, "expires_on": "2026-09-03", "digid": "no"},
    "last day in time": {**READY, "expires_on": "2026-09-02"},
    "last day": {**READY, "expires_on": "2026-09-01"},
    "waiting": WAITING,
    "waiting too long": {**WAITING, "received_on": "2026-06-15"},
    "permanent": {**WAITING, "applied": "permanent"},
}


def visit_of(name: str) -> Visit:
    """Return the visit of a person at their result."""
    rules = IND_2019 if name == Outcome.NEW_PERMIT else None
    return Visit(TODAY, read_answers(PERSONS[name], TODAY), "result", language="en", rules=rules)


def result_for(name: str, language: str, beside: str | None = None) -> Result:
    """Return the result of a person ready to draw."""
    return result_of(page(visit_of(name)), BilingualText.of(language, beside))


def test_the_persons_have_every_outcome() -> None:
    for outcome, answers in OUTCOMES.items():
        rules = IND_2019 if outcome is Outcome.NEW_PERMIT else None
        assert assess(read_answers(answers, TODAY), TODAY, rules).outcome is outcome
    assert set(OUTCOMES) == set(Outcome) - {Outcome.RULES_TOO_OLD}


FURTHER = {question.key for question in FURTHER_QUESTIONS}
TOO_TALL_AT_60X20 = {"en": 0, "nl": 3, "fr": 7, "ar": 4, "ti": 0, "tr": 8, "fa": 4}
"""Of the seventeen persons, at most so many; of a language that is not here, less than half."""


def first_seen(name: str, language: str) -> Result:
    """Return the result that a person gets at first: in their language, and with further questions on offer."""
    answers = {key: value for key, value in PERSONS[name].items() if key not in FURTHER}
    visit = replace(visit_of(name), given=read_answers(answers, TODAY), language=language)
    return result_of(page(visit), BilingualText.of(language))


@pytest.mark.parametrize("language", languages())
def test_a_result_is_on_one_screen(language: str) -> None:
    """At 80x24 everybody's in every language, at first and with all questions answered; at 60x20 most people's."""
    too_tall: dict[tuple[int, int], set[str]] = {}
    for width, height in ((80, 24), (60, 20)):
        column = frame_of(width, panel=False).column
        too_tall[width, height] = {
            f"{name} +{layout.needed - layout.available}"
            for name in PERSONS
            for result in (first_seen(name, language), result_for(name, language))
            if not (layout := plan(result, column, height, opened={})).fits
        }
    assert not too_tall[80, 24], too_tall
    names = {each.partition(" +")[0] for each in too_tall[60, 20]}
    assert len(names) <= TOO_TALL_AT_60X20.get(language, len(PERSONS) // 2), too_tall


@pytest.mark.parametrize("language", languages())
def test_every_short_line_is_a_line(language: str) -> None:
    for name in PERSONS:
        for outer in result_for(name, language).rows:
            for row in (outer, *outer.inside):
                assert "\n" not in row.brief


def test_nothing_is_said_twice_and_the_days_are_counted_once() -> None:
    for name in PERSONS:
        result = result_for(name, "en")
        ticket = result.ticket
        assert ticket.day or ticket.rest, name
        briefs = [row.brief for row in result.rows]
        assert len(set(briefs)) == len(briefs), name
        if result.marks:
            assert sum(mark.words != "" for mark in result.marks) == len(result.marks) - any(
                not mark.words for mark in result.marks
            )
        planned = [row for row in result.rows if row.look.is_planned]
        assert planned, name
        assert planned[0].look.value == "today", (name, planned[0])


@pytest.mark.parametrize(
    ("expires_on", "number", "caption", "day"),
    [
        ("2026-09-03", "1", "day left", "Wednesday 2 September 2026"),
        ("2026-09-02", "!", "", "Tuesday 1 September 2026"),  # today is the last day in time
        ("2026-09-01", "!", "", "Tuesday 1 September 2026"),
        ("2026-08-31", "1", "day ago", "Monday 31 August 2026"),
    ],
)
def test_the_ticket_counts_the_last_days_and_names_the_one_that_counts(
    expires_on: str, number: str, caption: str, day: str
) -> None:
    answers = read_answers({**READY, "expires_on": expires_on}, TODAY)
    ticket = result_of(page(Visit(TODAY, answers, "result", language="en")), BilingualText.of("en")).ticket
    assert (ticket.number, str(ticket.caption), ticket.urgent) == (number, caption, True)
    assert day in str(ticket.day)


PASSED = {"last day", "waiting too long"}
"""Persons whose ticket names a day that has passed, or is today, as its words make clear."""


@pytest.mark.parametrize("language", languages())
def test_a_day_to_come_says_what_it_is_where_rows_are_scarce(language: str) -> None:
    """Below "Wait, then apply", a day by itself could be the first one or the last."""
    bare = {
        name
        for name in PERSONS
        if (ticket := result_for(name, language).ticket).day
        and [row.plain for row in body_rows(replace(ticket, verb="…"), 200, slim=True)][1:] == [ticket.day]
    }
    assert bare <= PASSED


def test_rows_open_by_themselves_while_there_is_room_and_reasons_only_by_hand() -> None:
    for name in PERSONS:
        result = result_for(name, "en")
        for width, height in SIZES:
            column = frame_of(width, panel=True).column
            layout = plan(result, column, height)
            assert layout.needed <= layout.available or not layout.opened
            assert all(opening is not Opening.ALL for opening in layout.opened.values())
            assert layout.opened or height < ROOMY, (name, width, height)
            can_open = [row.id for row in result.rows if row.text and not row.look.is_fold]
            assert list(layout.opened) == can_open[: len(layout.opened)], (name, width, height)  # the first of them
            if layout.opened and height < AIRY:  # blank rows do not go for it
                assert layout.level == plan(result, column, height, opened={}).level, (name, width, height)


def test_opening_by_hand_keeps_the_ticket_and_gives_up_the_track_last() -> None:
    result = result_for("get_advice", "en")
    column = frame_of(80, panel=False).column
    closed = plan(result, column, 24, opened={})
    first = result.rows[0]
    opened = plan(result, column, 24, opened={first.id: Opening.ALL})
    assert opened.ticket >= 2
    assert opened.needed > closed.needed or opened.level != closed.level
    assert row_of(result, first.id) is first
    with pytest.raises(StopIteration):
        row_of(result, "no such row")


@pytest.mark.parametrize("language", USUAL_LANGUAGES)
async def test_the_window_does_what_the_plan_says(language: str) -> None:
    """Everybody in every window, in one of the languages; in CI in all languages in the two usual windows."""
    many, mine = len(USUAL_LANGUAGES), USUAL_LANGUAGES.index(language)
    in_all = 2 if many == len(languages()) else 0
    async with visit(language) as person:
        for n, size in enumerate(some(SIZES, 3)):
            await person.pilot.resize_terminal(*size)
            for name in [name for i, name in enumerate(PERSONS) if n < in_all or (i + n) % many == mine]:
                person.app.visit = replace(person.app.visit, rules=visit_of(name).rules)
                await person.go_to("result", PERSONS[name])
                screen = person.app.screen
                assert isinstance(screen, ResultScreen)
                column, layout = screen.query_one("#column"), screen.layout_
                where = (name, size, layout, person.screen)
                assert (column.max_scroll_y == 0) == layout.fits, where
                assert screen.query_one(Foot).more == (not layout.fits), where
                assert screen.query_one("#letters").region.bottom <= size[1] - 1, where
                assert screen.query_one("#ticket").region.height == layout.ticket + 2 * layout.edges, where
                rows = screen.query_one("#rows")
                assert rows.region.width == layout.width, where
                assert all(len(row) <= size[0] for row in person.screen.split("\n")), where
