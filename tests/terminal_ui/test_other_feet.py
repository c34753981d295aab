"""Each key in a footer works, on the pages that test_instructions.py leaves out; one terminal a size."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _
from tests.builders import THOROUGH
from tests.terminal_ui.feet import CHECK, DOES, LANGUAGES_TITLE, PERMIT, TAKE, Page
from tests.terminal_ui.sitting import SIZES, Place, Sitting, sitting
from tests.terminal_ui.visiting import EVERYTHING, TODAY, WIDE, visit

LINES, SCAN = _("Which line reads right?"), _("Scan it with your phone.")
CONFIRM = {"typed": "23-11-2026", "found": "2026-11-23"}
RESULT = Place("result", EVERYTHING)
AGAIN = _("Start again?")

PAGES = {
    "confirm": (Place("expires_on", PERMIT, CONFIRM), _("Is this the date on your card?"), _("Type the date")),
    "code": (Place("code", EVERYTHING, {"about": "code"}), SCAN, TAKE),
    "bidi": (Place("bidi", {}), LINES, LANGUAGES_TITLE),
    "bidi, chosen": (Place("bidi", {}, {"line": 1}), _("Line {number} is used from now on", number="2"), LINES),
    "result": (RESULT, _("Apply online now"), CHECK),
}
LANGUAGE = {"confirm": "ti", "code": "en", "bidi": "ar", "bidi, chosen": "en", "result": "ti"}
KEYS_TOO = {"confirm": {"F1"}, "code": {"F2"}, "bidi": {"F3"}, "bidi, chosen": {"F4"}, "result": {"Ctrl+Q"}}
"""The app's own keys work alike everywhere (test_instructions.py presses them all): tried once here."""
ELSEWHERE = {"bidi": {"Ctrl+Q"}, "code": {"F4"}}
"""Not tried here: one quits at once (a test below tries it); a code covers the ground that would change."""
WHERE = [
    (name, size, language)
    for name in PAGES
    for size in (SIZES if THOROUGH else ["80x24"])
    for language in (("en", "ar", "ti") if THOROUGH else (LANGUAGE[name],))
    if (name, size) != ("code", "60x20")  # too small for it, which test_instructions.py reads
]


@pytest.fixture
def person(before: Callable[[str], Sitting]) -> Sitting:
    return before("80x24")


@pytest.mark.parametrize(("name", "size", "language"), WHERE)
def test_each_key_of_the_foot_does_what_it_says(
    before: Callable[[str], Sitting], name: str, size: str, language: str
) -> None:
    person = before(size)
    place, shown, led_here = PAGES[name]
    page = Page(place, shown, led_here, BY_KEY["expires_on"].why if name == "confirm" else None)
    person.goes_to(place, language)
    assert person.sees(shown), person.rows
    assert name == "code" or not person.focus_fault(), (person.focus_fault(), person.rows)
    known = set(DOES) | set(LETTERS)
    assert set(person.named_keys()) <= known, (person.foot, known)
    others = DOES.keys() - {"Esc"} - ELSEWHERE.get(place.place, set[str]())
    for key in sorted(others if THOROUGH else KEYS_TOO[name]):
        if key in person.named_keys():
            person.goes_to(place, language)
            DOES[key](person, page)
    person.goes_to(place, language)
    DOES["Esc"](person, page)


LETTERS: dict[str, Text] = {"Enter": TAKE, "A": TAKE, "B": CHECK, "C": AGAIN}


def test_letters_of_the_result_go_where_its_foot_and_menu_say(person: Sitting) -> None:
    for language, key, leads_to in (("en", "A", TAKE), ("ti", "b", CHECK), ("en", "c", AGAIN), ("ar", "ب", CHECK)):
        person.goes_to(RESULT, language)
        assert all(any(f" {letter} " in row for row in person.rows[-3:]) for letter in "AB"), person.rows
        person.presses(key)
        assert person.sees(leads_to), (key, person.rows)


def test_a_digit_opens_the_step_with_that_number_and_one_too_many_is_told(person: Sitting) -> None:
    person.goes_to(RESULT, "en")
    person.presses("9")
    assert any("There is no number 9 here" in row for row in person.rows), person.rows
    person.presses("1")
    assert any("You answered" in row for row in person.rows), person.rows
    assert not any("There is no number" in row for row in person.rows)
    assert not person.focus_fault(), (person.focus_fault(), person.rows)
    person.goes_to(RESULT, "ar")
    person.presses("٢", "↓")
    assert not person.focus_fault(), (person.focus_fault(), person.rows)


def test_enter_and_the_arrow_onwards_open_what_to_do_today(person: Sitting) -> None:
    for language, key in (("en", "Enter"), ("en", "→"), ("ar", "←")):
        person.goes_to(RESULT, language)
        closed = person.rows
        person.presses(key)
        assert person.rows != closed
        assert any("▾" in row for row in person.rows[1:]), person.rows
        assert not person.focus_fault(), (person.focus_fault(), person.rows)


def test_the_languages_find_out_how_arabic_is_shown_and_are_left_at_once() -> None:
    with sitting((80, 24)) as somebody:
        somebody.goes_to(Place("language", {}, {"chosen": 3}), "ar")
        assert somebody.named_keys() == ["F5", "Ctrl+Q", "F4"], somebody.foot  # from right to left
        DOES["F4"](somebody, Page(Place("language", {}), LANGUAGES_TITLE, None))
        somebody.presses("F5")
        assert somebody.sees(LINES), somebody.rows
        somebody.presses("Esc")
        somebody.types_and_goes("Ctrl+Q")
        assert somebody.leaves() == 0


def test_end_and_home_go_to_the_first_and_the_last_row_of_the_result(person: Sitting) -> None:
    person.goes_to(RESULT, "en")
    top = person.cursor
    person.presses("End")
    assert person.cursor[1] > top[1]
    person.presses("Enter")  # the last row represents several
    assert "↓" in person.foot
    person.presses("Home")
    assert person.is_lit(person.cursor[1])


def test_what_to_say_is_one_key_away_and_esc_comes_back(person: Sitting) -> None:
    person.goes_to(Place("result", {"permit": "other"}), "en")
    assert any(" E  What to say" in row for row in person.rows), person.rows
    before = person.rows
    person.presses("e")
    assert any("Goedendag" in row for row in person.rows), person.rows
    assert any("Hello" in row for row in person.rows), person.rows
    person.presses("Esc")
    assert person.rows == before


def test_further_questions_are_one_key_away(person: Sitting) -> None:
    answers = {
        key: value for key, value in EVERYTHING.items() if key not in ("may_work", "held_5_years", "civic_integration")
    }
    person.goes_to(Place("result", answers), "en")
    assert any(" D  2 more questions" in row for row in person.rows), person.rows
    person.presses("d")
    assert person.sees(BY_KEY["may_work"].title), person.rows
    person.presses("1", "Enter", "2", "Enter")
    assert person.sees(_("Apply online now")), person.rows
    assert not any("more questions" in row for row in person.rows[-4:]), person.rows


def test_esc_from_take_along_leads_back_to_where_one_was(person: Sitting) -> None:
    person.goes_to(RESULT, "en")
    person.presses("2")
    person.presses("↓")
    before = person.rows, person.cursor
    person.presses("A")
    assert person.sees(TAKE)
    person.presses("Esc")
    assert (person.rows, person.cursor) == before


def test_a_result_after_a_changed_answer_has_not_been_taken_along(person: Sitting) -> None:
    person.goes_to(RESULT, "en")
    person.presses("A", "5", "Enter", "Esc", "Esc", "Ctrl+Q")
    assert not any(re.search(r"┃ +3 {4}\S", row) for row in person.rows), person.rows
    person.presses("Esc", "B", "8", "Enter", "1", "Enter", "Enter", "Ctrl+Q")
    assert person.sees(_("Leave now?"))
    assert any(re.search(r"┃ +3 {4}\S", row) for row in person.rows), person.rows


async def test_beside_a_result_that_no_answer_counts_for_are_no_answers() -> None:
    for today, shown in ((TODAY, True), (date(2028, 2, 29), False)):
        async with visit(today=today, size=WIDE) as visitor:
            await visitor.go_to("result", EVERYTHING)
            assert visitor.sees("Your answers") is shown
