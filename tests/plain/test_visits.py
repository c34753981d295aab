"""Whole visits, and what people do in the middle of one."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import edition_on
from permit_wizard.core.questions import EXPIRES_ON, FURTHER, PERMIT, RECEIVED_ON
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet
from permit_wizard.outputs.json_object import write
from permit_wizard.plain import render
from tests.plain.visits import (
    CONFIRM,
    ENTER,
    LAST_LANGUAGE,
    LEAVE,
    ONLINE,
    TODAY,
    assert_plain,
    chosen,
    lines_at,
    result_of,
    through_a_pipe,
    through_a_terminal,
    unwrapped,
    visit,
    way_to_check,
    whole_visit,
)
from tests.strategies import applicants

TO_EXPIRY = [chosen("en"), ENTER, "1"]
SAY = Localizer("en")


# ------------------------------------------------------------------------------------------------------- whole visits


@pytest.mark.parametrize("language", languages())
def test_a_whole_visit_through_a_pipe_ends_with_the_result(language: str) -> None:
    visited = through_a_pipe("\n".join(whole_visit(language, ONLINE)).encode())

    assert visited.code == 0
    assert visited.err == ""
    assert "".join(result_of(language, ONLINE).split()) in unwrapped(visited.out)


@pytest.mark.parametrize("language", languages())
def test_a_whole_visit_at_a_terminal_shows_plain_lines_only(language: str) -> None:
    visited = through_a_terminal("".join(f"{line}\n" for line in whole_visit(language, ONLINE)).encode(), LAST_LANGUAGE)

    assert visited.code == 0
    assert visited.err == ""
    assert Localizer(language)(PERMIT.title).split()[0] in visited.out
    assert_plain(visited.out)


@given(applicants(), st.sampled_from([*languages()]))
@settings(max_examples=60)
def test_the_same_answers_give_the_same_verdict_as_assess_and_check(
    applicant: tuple[Answers, date], language: str
) -> None:
    answers, today = applicant[0].model_copy(update=dict.fromkeys(question.key for question in FURTHER)), applicant[1]
    visited = visit(whole_visit(language, answers, today), today=today)
    localizer = Localizer(language, isolate=False)  # as JSON has it
    checked = json.loads(write(Sheet(assess(answers, today), (localizer,))))

    assert visited.code == 0
    assert f"\n\n{result_of(language, answers, today)}\n\n" in visited.out
    lines = re.sub("[\u2066\u2068\u2069]", "", visited.out).replace("\u00a0", " ").splitlines()
    said = {re.sub(r"^\d+\. ", "", line) for line in lines} - {""}
    for finding in checked["findings"]:
        words = finding["brief" if finding["kind"] == "info" else "message"]
        message = words.replace("\u00a0", " ")  # programs are given a telephone number with plain spaces
        assert any(line.startswith(message) for line in said)  # what follows a warning is on its line


def test_every_text_line_fits_a_narrow_terminal() -> None:
    for language in languages():
        out = visit(whole_visit(language, ONLINE), width=40).out
        assert all(cell_len(row) <= 40 or " " not in row for row in out.splitlines())


def test_a_translation_that_nobody_checked_says_so_in_its_own_words() -> None:
    for language in languages().values():
        out = visit([], language=language.code).out
        assert (language.unreviewed in out) is not language.reviewed


# ------------------------------------------------------------------------------------------------- in the middle of one


def test_back_leads_to_the_question_before_and_enter_keeps_its_answer() -> None:
    out = visit([*TO_EXPIRY, "b", ENTER, "b", "b", "b", "2", ENTER], language=None).out

    assert (
        out.count(SAY(PERMIT.title)) == 3
    )  # from the start page Enter leads to the first open question, as on every edge
    assert out.count(lines_at("language", Answers())[1]) == 2  # back from the start page


def test_why_says_why_we_ask_and_under_which_heading() -> None:
    for mark in ("?", "w", "؟", "፧"):
        out = visit([*TO_EXPIRY, mark]).out
        assert f"{SAY(EXPIRES_ON.why)}\n" in out
        assert str(edition_on(TODAY).named(EXPIRES_ON.source)) in out


def test_another_language_keeps_the_answers_and_the_question() -> None:
    out = visit([*TO_EXPIRY, "l", chosen("ar"), "b"]).out

    assert out.count(Localizer("ar")(EXPIRES_ON.title)) >= 1
    assert "\u2066" in out  # Arabic isolates its values
    assert out.rstrip().endswith(Localizer("ar")(render.which_number(4)))


def test_check_shows_what_is_answered_and_what_is_not_and_goes_on() -> None:
    out = visit([*TO_EXPIRY, "5.3.27", CONFIRM, "c", ENTER]).out
    answers = Answers(permit=ONLINE.permit, expires_on=ONLINE.expires_on)

    assert "\n".join(lines_at("check", answers)) in out
    assert out.rstrip().endswith("\n".join(lines_at("applied", answers)))


def test_back_from_the_check_page_leads_to_where_one_was() -> None:
    out = visit([*TO_EXPIRY, "c", "b"]).out

    assert out.count(SAY(EXPIRES_ON.title)) == 2


def test_repeat_reads_the_whole_page_and_the_commands_again() -> None:
    out = visit([*TO_EXPIRY, "r"]).out
    page = lines_at("expires_on", Answers(permit=ONLINE.permit))

    assert out.endswith("\n".join([*page, *render.command_lines(SAY)]) + "\n")


def test_leaving_asks_first_where_answers_would_be_lost() -> None:
    assert visit([chosen("en"), "q"]).code == 1
    assert visit(["q"]).code == 1
    stayed = visit([*TO_EXPIRY, "q", "x", "1", "q", "2"])
    assert stayed.code == 1
    assert stayed.err == ""
    assert stayed.out.count(SAY(EXPIRES_ON.title)) == 2
    assert visit([*TO_EXPIRY, "q", "q"]).code == 1


def test_changing_an_answer_asks_only_what_became_necessary_and_returns_to_the_check_page() -> None:
    wrong_turn = ["10", "2"]  # no journey after all
    out = visit([chosen("en"), *way_to_check(ONLINE), *wrong_turn, "10", "1", ENTER, LEAVE], width=0)
    later = ONLINE.answered("travel", "no", TODAY)

    assert "\n".join(lines_at("check", later)) in out.out
    assert result_of("en", ONLINE) in out.out  # the journey's other answers were not lost


def test_a_change_can_be_taken_back() -> None:
    out = visit([chosen("en"), *way_to_check(ONLINE), "1", "b", ENTER, LEAVE])

    assert out.code == 0
    assert result_of("en", ONLINE) in out.out


def test_after_the_result_an_answer_can_be_changed_and_all_be_begun_again() -> None:
    to_result = [chosen("en"), *way_to_check(ONLINE), ENTER]
    changed = ONLINE.answered("digid", "with_sms", TODAY)

    out = visit([*to_result, "c", "9", "1", ENTER, "l", chosen("nl"), "n", "2", ENTER, "3", ENTER, LEAVE])

    assert result_of("en", changed) in out.out
    assert result_of("nl", changed) in out.out
    assert result_of("nl", Answers(permit="other")) in out.out  # pyright: ignore[reportArgumentType]
    assert out.code == 0


# ---------------------------------------------------------------------------------------------------------------- dates


def test_a_date_is_read_back_and_enter_or_yes_takes_it() -> None:
    assert "Saturday 15 May 2027 (15-05-2027)" in visit([*TO_EXPIRY, "150527"]).out
    for yes in (ENTER, "1", "yes", "YES", "160527\n1", "160527\n", "7\n"):
        assert SAY(EXPIRES_ON.title) not in visit([*TO_EXPIRY, "150527", yes]).err
    for other in ("2", "no", "b", "31-02-2027", "what"):
        assert SAY(EXPIRES_ON.title) in visit([*TO_EXPIRY, "150527", other, ENTER]).err


@pytest.mark.parametrize("typed", ["1-1-2014", "24-11-2040"])
def test_an_unusual_year_is_asked_about_and_enter_alone_does_not_take_it(typed: str) -> None:
    asks = "Is this really the year on your card?"
    assert asks in visit([*TO_EXPIRY, typed]).out
    assert SAY(EXPIRES_ON.title) in visit([*TO_EXPIRY, typed, ENTER, typed, ENTER]).err
    assert SAY(EXPIRES_ON.title) not in visit([*TO_EXPIRY, typed, "1"]).err
    assert SAY(EXPIRES_ON.title) not in visit([*TO_EXPIRY, typed, "2", "5-3-27", ENTER]).err
    assert asks not in visit([*TO_EXPIRY, "23-11-2032"]).out


def test_days_that_cannot_be_are_explained_for_people() -> None:
    waiting = [*TO_EXPIRY, "5-3-27", CONFIRM, "2"]
    asked = visit(waiting).out.split(SAY(RECEIVED_ON.title))[1]
    example = re.findall(r"For example (\d\d-\d\d-\d{4})", asked)[0]
    assert "still to come" not in visit([*waiting, example]).out  # what is there as an example is taken
    for typed in ("24-11-2026", "24 november 2026", "٢٤-١١-٢٠٢٦"):
        out = visit([*waiting, typed]).out
        assert "23 November 2026 (23-11-2026)" in out.split(SAY(RECEIVED_ON.title))[1]
        assert "received_on" not in out
