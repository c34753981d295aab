"""Two people at one screen: every word in two languages, each in its own direction, from one verdict."""

from __future__ import annotations

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.flow import asked
from permit_wizard.core.rules import assess
from permit_wizard.language.bilingual import Bilingual, Voice, joined
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal_ui.result_rows import without
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.result import RowList
from tests.terminal_ui.test_plan import PERSONS, result_for, visit_of
from tests.terminal_ui.visiting import EVERYTHING, NARROW, TODAY, WAITING, visit

WIDE_ENOUGH, TOO_NARROW = (110, 60), (80, 80)
PAIRS = [("nl", "ar", WIDE_ENOUGH), ("ar", "nl", TOO_NARROW), ("ti", "en", WIDE_ENOUGH), ("fr", "ti", TOO_NARROW)]


@pytest.mark.parametrize(("first", "second", "size"), PAIRS, ids=str)
async def test_every_question_is_said_twice(first: str, second: str, size: tuple[int, int]) -> None:
    async with visit(first, beside=second, size=size) as person:
        mine, theirs = person.app.bilingual.localizers
        for question in asked(read_answers(EVERYTHING, TODAY), TODAY)[::3]:
            await person.go_to(question.key, EVERYTHING)
            for text in (question.title, question.hint):
                drawn = [child.text for child in person.app.screen.query("Words")]
                assert any(
                    words == mine(text) and words.second.words == theirs(text)
                    for words in drawn
                    if isinstance(words, Bilingual) and words.second
                )


async def test_a_label_is_said_one_language_under_the_other_at_every_size() -> None:
    for size, same_row in ((WIDE_ENOUGH, False), (TOO_NARROW, False)):
        async with visit("nl", beside="en", size=size) as person:
            await person.go_to("digid", EVERYTHING)
            rows = person.screen.split("\n")
            dutch = next(i for i, row in enumerate(rows) if "Ja, met sms" in row)
            english = next(i for i, row in enumerate(rows) if "Yes, with SMS code" in row)
            assert (dutch == english) is same_row


@pytest.mark.parametrize(("first", "second"), [("en", "ar"), ("ar", "ti"), ("fa", "nl"), ("nl", "tr")])
async def test_a_dutch_term_is_once_with_its_answer(first: str, second: str) -> None:
    terms = "vernieuwen", "afwijzing"  # the longer one is wrapped on the page of all answers
    async with visit(first, beside=second) as person:
        await person.go_to("applied", EVERYTHING)
        assert [person.screen.count(term) for term in terms] == [1, 1], person.screen
        for value, term in zip(("extension", "refused"), terms, strict=True):
            await person.go_to("check", {**WAITING, "applied": value})
            assert person.screen.count(term) == 1, person.screen


async def test_the_option_under_the_cursor_is_in_sight_in_the_lowest_window() -> None:
    async with visit("fr", beside="ti", size=NARROW) as person:
        await person.go_to("digid", {**EVERYTHING, "digid": None})
        await person.settle()
        for key, digit in (("5", 5), ("1", 1), *(("down", digit) for digit in (2, 3, 4, 5)), ("up", 4)):
            await person.press(key)
            await person.settle()
            rows = person.screen.split("\n")
            assert "↵" in person.screen, rows
            assert rows[person.app.cursor_position.y].split()[0] == str(digit), rows


async def test_arabic_beside_dutch_runs_to_the_right_edge_of_its_own_column() -> None:
    async with visit("nl", beside="ar", size=WIDE_ENOUGH) as person:
        await person.go_to("main_residence", EVERYTHING)
        row = next(row for row in person.screen.split("\n") if "1    Ja" in row)
        assert row.index("Ja") < 20
        assert len(row.rstrip()) > 85  # "yes" in Arabic is at the far right, not where the column begins


async def test_f3_shows_a_second_language_and_takes_it_away_and_loses_nothing() -> None:
    async with visit("nl", size=WIDE_ENOUGH) as person:
        await person.press("enter", "3")
        await person.press("f3", "1", "enter")  # the first of the others: English
        assert person.sees("Welke verblijfsvergunning", "Which residence permit")
        assert person.app.screen.query_one(Choices).chosen == 2
        await person.press("f3")
        assert not person.sees("Which residence permit")
        assert person.app.screen.query_one(Choices).chosen == 2


async def test_the_result_comes_from_one_verdict_in_two_languages() -> None:
    async with visit("nl", beside="ti", size=WIDE_ENOUGH) as person:
        await person.go_to("result", EVERYTHING)
        verdict = assess(person.app.answers, person.app.visit.today)
        result = person.app.screen.query_one(RowList).result
        rows = {row.id: row for outer in result.rows for row in (outer, *outer.inside)}
        assert {finding.id for finding in verdict.findings} <= set(rows)
        for finding in verdict.findings:
            said = [joined("\n", [rows[finding.id].brief, *rows[finding.id].text]).voices[n].words for n in (0, 1)]
            for words, localizer in zip(said, person.app.bilingual.localizers, strict=True):
                headline = localizer(finding.message).partition("\n")[0]
                assert (
                    without(localizer(finding.brief), headline, localizer) in words
                )  # the row has that sentence already


@pytest.mark.parametrize("second", [code for code in languages() if code != "nl"])
def test_what_the_first_reader_has_read_in_the_row_is_still_there_for_the_second(second: str) -> None:
    for name in PERSONS:
        shown = {row.id: row for outer in result_for(name, "nl", second).rows for row in (outer, *outer.inside)}
        say = Localizer(second)
        for finding in assess(visit_of(name).given, TODAY, visit_of(name).rules).findings:
            row = shown.get(finding.id)
            if row is None:  # in the ticket
                continue
            theirs = " ".join(part.second.words for part in (row.brief, *row.text) if part.second is not None)
            for text in (finding.message, finding.detail):
                if text is not None:
                    assert without(say(finding.brief), say(text).partition("\n")[0], say) in theirs, (name, finding.id)


async def test_the_second_language_can_become_the_first_one() -> None:
    async with visit("nl", beside="ar", size=WIDE_ENOUGH) as person:
        await person.press("enter", "f2", "4", "enter")  # Arabic
        assert person.app.localizer.rtl
        assert person.app.bilingual.second is None  # one language beside itself adds nothing


def test_what_is_joined_and_parted_keeps_both_voices() -> None:
    text = Bilingual("Kop\nrest", second=Voice("Head\nthe rest", rtl=False))
    head, rest = text.parted()
    assert (head, head.second) == ("Kop", Voice("Head", rtl=False))
    assert rest.voices[1].words == "the rest"
    both = joined(": ", [head, "23-11-2026"])
    assert [voice.words for voice in both.voices] == ["Kop: 23-11-2026", "Head: 23-11-2026"]


async def test_the_row_that_is_open_stays_in_sight_when_a_language_comes_and_goes() -> None:
    async with visit(size=NARROW) as person:
        await person.go_to("result", EVERYTHING)
        await person.press("2")
        await person.settle()
        for keys in (["f3", "1", "enter"], ["f3"]):  # built again each time, and scrolled more than once
            await person.press(*keys)
            await person.settle()
            assert "▾" in person.screen.split("\n")[person.app.cursor_position.y], person.screen
