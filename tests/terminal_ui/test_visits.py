"""Visits, from the first key to the result, as people make them."""

from __future__ import annotations

from datetime import date

import pytest

from permit_wizard.terminal_ui.drawing.rows import Opening
from permit_wizard.terminal_ui.screens.dialogs import Dialog
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.result import RowList
from permit_wizard.visit.events import Go
from tests.terminal_ui.visiting import EVERYTHING, WIDE, visit


async def test_somebody_in_time_is_told_to_apply_online() -> None:
    async with visit(language=None) as person:
        await person.choose(2)  # English
        assert person.sees("Nothing is saved", "Today is Tuesday 1 September 2026 (01-09-2026)")
        await person.press("enter")  # start
        await person.choose(1)  # temporary asylum permit
        await person.date("23-11-2026")
        await person.choose(1)  # not applied yet
        await person.choose(
            1, 2, 1, 1, 2
        )  # lives here, was not away, reason applies, information correct, no convictions
        await person.choose(1)  # DigiD with SMS
        await person.choose(2)  # no journey
        assert person.sees("Check your answers", "Valid until 23-11-2026")
        await person.press("enter")
        assert person.place == "result"
        assert person.sees("days left", "Last day in time", "Apply online", "Sunday 22 November 2026 (22-11-2026)")


@pytest.mark.parametrize("digits", ["٢١", "۲۱", "፪፩"])
async def test_answers_are_chosen_with_the_digits_of_ones_own_script(digits: str) -> None:
    async with visit(language=None) as person:
        await person.press(digits[0], "enter")  # English
        await person.press("enter")  # start
        assert person.place == "permit"
        await person.press(digits[1])
        assert person.app.screen.query_one(Choices).chosen == 0
        await person.press("enter")
        assert person.place == "expires_on"


async def test_somebody_whose_card_expired_is_sent_to_the_written_form_and_to_help() -> None:
    async with visit(today=date(2026, 12, 1), size=(80, 60)) as person:
        await person.press("enter")
        await person.choose(1)
        await person.date("23112026")
        await person.choose(1, 1, 2, 1, 1, 2, 2)
        await person.press("enter")
        assert person.sees("days ago", "Your card expired on", "Monday 23 November 2026", "Get legal help")


async def test_somebody_without_the_date_at_hand_is_told_where_to_find_it() -> None:
    async with visit(size=(80, 40)) as person:
        await person.press("enter")
        await person.choose(1)
        await person.press("down", "enter")  # I cannot find the date
        assert person.place == "check"
        await person.press("enter")
        assert person.sees("find", "VluchtelingenWerk", "Juridisch Loket")


async def test_f2_switches_the_language_in_the_middle_of_typing_and_loses_nothing() -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.type("23-11-20")
        await person.press("f2", "1", "enter")
        assert person.app.localizer.language.code == "nl"
        assert person.sees("Tot en met welke dag") or person.sees("geldig tot")
        await person.type("26")
        await person.press("enter", "enter")
        assert person.answers["expires_on"] == "2026-11-23"


async def test_f2_keeps_the_cursor_on_an_option_that_is_not_yet_confirmed() -> None:
    async with visit() as person:
        await person.press("enter", "3", "f2", "4", "enter")  # the third option, then Arabic
        assert person.app.localizer.rtl
        assert person.app.screen.query_one(Choices).chosen == 2
        assert "permit" not in person.answers


async def test_every_key_of_the_foot_works_while_typing_a_date() -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.press("f1")
        assert person.sees("All other dates follow from this one")
        await person.press("f4")
        assert person.app.theme == "light"


async def test_esc_goes_back_and_the_answer_is_still_there() -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.press("escape")
        assert person.place == "permit"
        assert person.app.screen.query_one(Choices).chosen == 0
        await person.press("escape", "escape")
        assert person.place == "language", person.screen


async def test_esc_from_the_confirmation_goes_back_to_what_was_typed() -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.type("23 11 26")
        await person.press("enter")
        assert person.sees("Is this the date on your card?", "Monday", "23 November 2026 (23-11-2026)")
        await person.press("escape")
        assert person.sees("23 11 26", "Type the date")
        assert not person.sees("Is this the date on your card?")


async def test_a_date_refused_at_the_second_look_can_be_typed_again() -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.type("23-11-2027")
        await person.press("enter")
        assert person.sees("Is this the date on your card?", "Tuesday", "23 November 2027")
        assert "expires_on" not in person.answers
        await person.press(*["backspace"] * 4)
        assert not person.sees("Is this the date on your card?")
        await person.date("2026")
        assert person.answers["expires_on"] == "2026-11-23"


async def test_enter_on_nothing_says_what_to_do() -> None:
    async with visit() as person:
        await person.press("enter", "enter")
        assert person.place == "permit"
        assert person.sees("! Choose one answer.")
        await person.press("1")
        assert not person.sees("! Choose one answer")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the date: day, month, year."),
        ("31-02-2027", "This day does not exist."),
        ("12-2027", "This is not a full date yet."),
        ("1-1-1980", "The year must be from 2000 to 2099."),
    ],
)
async def test_a_wrong_date_gets_one_clear_sentence(typed: str, said: str) -> None:
    async with visit() as person:
        await person.press("enter")
        await person.choose(1)
        await person.type(typed)
        await person.press("enter")
        assert person.place == "expires_on"
        assert person.sees(said)


async def test_the_ind_cannot_have_received_it_tomorrow() -> None:
    async with visit() as person:
        await person.go_to(
            "received_on", {"permit": "temporary_asylum", "expires_on": "2026-11-23", "applied": "extension"}
        )
        await person.type("2-9-2026")
        await person.press("enter")
        assert person.sees("The IND cannot have received it after today")


async def test_changing_an_answer_returns_to_the_check_page_after_what_became_necessary() -> None:
    async with visit() as person:
        await person.go_to("check", {**EVERYTHING, "travel": "no"})
        rows = [fact.key for fact in person.app.screen.facts]
        await person.press(*str(rows.index("travel") + 1), "enter")
        assert person.place == "travel"
        await person.choose(1)  # yes: the way back and the travel document become necessary
        assert person.place == "check"  # both were answered before, and their answers were kept


async def test_changing_an_answer_asks_what_was_never_asked_before() -> None:
    answers = {k: v for k, v in EVERYTHING.items() if k not in ("return_on", "travel_document")}
    async with visit() as person:
        await person.go_to("check", {**answers, "travel": "no"})
        person.app.do(Go("travel"))
        await person.pilot.pause()
        await person.choose(1)
        assert person.place == "return_on"
        await person.press("down", "enter")
        assert person.place == "travel_document"
        await person.choose(1)
        assert person.place == "check"


async def test_esc_while_changing_returns_to_the_check_page() -> None:
    async with visit() as person:
        await person.go_to("check", EVERYTHING)
        person.app.do(Go("convictions"))
        await person.pilot.pause()
        await person.press("escape")
        assert person.place == "check"
        assert person.answers["convictions"] == "no"


async def test_leaving_asks_once_and_staying_changes_nothing() -> None:
    async with visit() as person:
        await person.go_to("digid", EVERYTHING)
        await person.press("ctrl+q")
        assert person.sees("Leave now?", "Nothing is saved")
        await person.press("enter")  # stay
        assert person.place == "digid"
        await person.press("ctrl+q", "2", "enter")
        assert person.app._exit


async def test_start_again_forgets_every_answer_after_asking() -> None:
    async with visit(size=(80, 60)) as person:
        await person.go_to("result", EVERYTHING)
        await person.press("3")  # a step, not "start again"
        assert person.place == "result"
        await person.press("c")
        assert person.sees("Start again?", "Then your answers are gone.")
        await person.press("enter")
        assert (person.place, person.answers["permit"]) == ("result", "temporary_asylum")
        await person.press("c", "2", "enter")
        assert person.place == "start"
        assert person.answers == {}


async def test_a_finding_opens_to_show_the_answers_and_the_heading() -> None:
    async with visit(size=(80, 60)) as person:
        await person.go_to("result", EVERYTHING)
        rows = person.app.screen.query_one(RowList)
        rows.cursor = rows.ids.index("apply_online")
        await person.press("enter")
        if rows.opening_of("apply_online") is Opening.CLOSED:  # it was open already, with all there is
            await person.press("enter")
        assert person.sees(
            "You answered “Valid until”: 23-11-2026", "IND page, in English: “Renew asylum residence document”"
        )
        assert person.sees("Apply online now")  # the banner has not been pushed away


async def test_a_digit_and_enter_open_a_step_as_they_choose_an_answer() -> None:
    """Everywhere else Enter follows a number: here it must not close at once what the number has opened."""
    reason = "You answered “Valid until”"
    async with visit() as person:
        await person.go_to("result", {**EVERYTHING, "digid": "with_sms", "travel": "no"})
        await person.press("1")
        assert (person.sees(reason), person.sees("Enter Close")) == (True, False)
        await person.press("enter")
        assert person.sees(reason, "Enter Close")
        await person.press("enter")
        assert (person.sees(reason), person.sees("Enter Open")) == (False, True)
        for keys in (("1", "1"), ("1", "down", "up", "enter"), ("1", "escape")):
            await person.press(*keys)
            assert (person.sees(reason), person.sees("Enter Open")) == (False, True), keys


async def test_the_result_speaks_another_language_with_the_same_finding_open() -> None:
    async with visit(size=(80, 60)) as person:
        await person.go_to("result", EVERYTHING)
        await person.press("down", "enter")
        opened = person.app.screen.query_one(RowList).current
        await person.press("f2", "1", "enter")
        assert person.app.localizer.language.code == "nl"
        rows = person.app.screen.query_one(RowList)
        assert rows.current == opened
        assert rows.opening_of(opened) is Opening.ALL


async def test_wide_windows_show_the_answers_so_far_and_the_dates() -> None:
    async with visit(size=WIDE) as person:
        await person.go_to("applied", {"permit": "temporary_asylum", "expires_on": "2026-11-23"})
        assert person.sees("Your answers so far", "23-11-2026", "Your dates", "Last day of card", "questions left")


async def test_two_dialogs_never_lie_on_each_other() -> None:
    async with visit() as person:
        await person.press("enter", "f2", "ctrl+q", "f2")
        assert sum(isinstance(screen, Dialog) for screen in person.app.screen_stack) == 1


@pytest.mark.parametrize("digits", ["٢", "2", "२"])
async def test_digits_of_any_script_choose(digits: str) -> None:
    async with visit() as person:
        await person.press("enter", digits)
        assert person.app.screen.query_one(Choices).chosen == 1
