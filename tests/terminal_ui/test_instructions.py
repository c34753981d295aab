"""The keys that a page names do what it promises, in a real terminal, in several languages and sizes.

A key that the foot names and `DOES` does not know, or a sentence that names a key and `SENTENCES` does not know, fails
the suite: it is an instruction that nobody has followed yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import _
from permit_wizard.terminal_ui.screens.dialogs import CHOOSE
from tests.builders import ROOT, THOROUGH
from tests.terminal_ui.feet import CHECK, DOES, LANGUAGES_TITLE, PERMIT, START, TAKE, Page
from tests.terminal_ui.sitting import SIZES, Place, Sitting, sitting
from tests.terminal_ui.visiting import EVERYTHING

LANGUAGES = (
    {size: ["en", "ar", "ti"] for size in SIZES} if THOROUGH else {"80x24": ["ar"], "60x20": ["ti"], "120x34": ["fr"]}
)
"""Languages by size: all of them everywhere, or, in a hurry, one of each direction and the longest words."""


def _question(key: str, before: str | None, answers: dict[str, object], draft: dict[str, object] | None = None) -> Page:
    earlier = BY_KEY[before].title if before else START
    return Page(Place(key, answers, draft), BY_KEY[key].title, earlier, BY_KEY[key].why)


PAGES = {
    "start": Page(Place("start", {}), START, None),
    "first question": _question("permit", None, {}),
    "longest question": _question("digid", "convictions", EVERYTHING),
    "date, empty": _question("expires_on", "permit", PERMIT),
    "date, typed": _question("expires_on", "permit", PERMIT, {"typed": "23-11-2026"}),
    "check, shortest": Page(Place("check", {"permit": "other"}), CHECK, BY_KEY["permit"].title),
    "check, longest": Page(Place("check", EVERYTHING), CHECK, BY_KEY["travel_document"].title),
    "take along": Page(Place("take", EVERYTHING), TAKE, None),
}
ANYWHERE = {"F2", "F3", "F4", "Ctrl+Q"}  # the app's own keys, the same on every page
WITH_ALL_KEYS = {  # where these are pressed too: in a hurry, at the smallest size on every kind of page
    size: {"longest question", "check, longest", "date, typed"} if THOROUGH or size == "60x20" else {"longest question"}
    for size in SIZES
}


def _arrows_move_a_visible_mark(person: Sitting) -> None:
    moved = False  # at one end of a page with one control there is nowhere to go
    for key in ("↓", "↑"):
        before = person.cursor, person.rows
        person.presses(key)
        assert not person.focus_fault(), (person.focus_fault(), person.rows)
        moved = moved or (person.cursor, person.rows) != before or "↵" in person.rows[person.cursor[1]]
    assert moved, person.rows


@pytest.mark.parametrize("size", SIZES)
def test_every_key_that_a_foot_names_does_what_it_says(before: Callable[[str], Sitting], size: str) -> None:
    person = before(size)
    for language in LANGUAGES[size]:
        for name, page in PAGES.items():
            person.goes_to(page.place, language)
            assert person.sees(page.shown), (name, language, person.rows)
            assert not person.focus_fault(), (name, language, person.focus_fault(), person.rows)
            named = person.named_keys()
            assert {"Esc", "F2", "Ctrl+Q"} <= set(named), (name, language, person.foot)
            _arrows_move_a_visible_mark(person)
            for key in sorted(named, key="Esc".__eq__):  # "back" last: it leaves the page
                if key not in ANYWHERE or name in WITH_ALL_KEYS[size]:
                    DOES[key](person, page)


@pytest.mark.parametrize("size", SIZES)
def test_check_page_says_how_to_change_an_answer_and_so_it_is(before: Callable[[str], Sitting], size: str) -> None:
    """Type its number, then Enter: for the first answer as for the last; Esc goes back to where one came from."""
    person = before(size)
    for language in LANGUAGES[size]:
        for number in (1, 10):
            person.goes_to(Place("check", EVERYTHING), language)
            person.presses(*str(number))
            assert person.sees(CHECK), person.rows
            assert not person.focus_fault(), (person.focus_fault(), person.rows)
            person.presses("Enter")
            asked = [question for question in BY_KEY.values() if question.key in EVERYTHING]
            assert person.sees(asked[number - 1].title), (number, person.rows)
            person.presses("Esc")
            assert person.sees(CHECK), person.rows


def test_what_was_typed_and_not_confirmed_is_there_after_esc_and_back(before: Callable[[str], Sitting]) -> None:
    person = before("80x24")
    person.goes_to(Place("expires_on", PERMIT), "en")
    person.presses(*"23-11-20")
    person.presses_esc_alone()
    assert person.sees(BY_KEY["permit"].title)
    person.presses("Enter")
    assert any("23-11-20 " in row for row in person.rows), person.rows
    assert not person.focus_fault(), (person.focus_fault(), person.rows)


def test_a_number_that_no_answer_has_is_told_and_a_wrong_date_is_told_once(before: Callable[[str], Sitting]) -> None:
    person = before("80x24")
    person.goes_to(Place("digid", EVERYTHING), "en")
    person.presses("7")
    assert any("There is no number 7 here. Press a number from 1 to 5." in row for row in person.rows), person.rows
    person.presses("2")
    assert not any("There is no number 7" in row for row in person.rows)
    person.goes_to(Place("expires_on", PERMIT), "en")
    person.presses(*"31-02-2027", "Enter")
    assert " ".join(person.rows).count("This day does not exist.") == 1, person.rows
    assert not person.focus_fault(), (person.focus_fault(), person.rows)


def test_the_languages_speak_the_one_under_the_cursor_and_esc_keeps_the_chosen_one(
    before: Callable[[str], Sitting],
) -> None:
    person = before("80x24")
    person.goes_to(Place("start", {}), "ti")
    person.presses("Esc")
    assert person.rows[0].rstrip().endswith("ትግርኛ ▾"), person.rows
    for _language in range(4):
        person.presses("↑")
    assert person.rows[0].rstrip().endswith("Nederlands ▾")
    assert "Vergunningwijzer" in person.rows[0]
    assert "Kies uw taal" in person.rows[2]
    assert "Kleuren" in person.foot
    assert "F5" not in person.foot
    person.presses("↓", "↓", "↓")
    assert "F5" in person.foot
    assert not person.focus_fault(), (person.focus_fault(), person.rows)


def test_leaving_the_result_offers_to_take_it_along_until_that_was_done() -> None:
    with sitting(SIZES["80x24"]) as person:
        person.goes_to(Place("result", EVERYTHING), "en")
        for _looked_only in range(2):
            person.presses("Ctrl+Q", "3", "Enter")
            assert person.sees(_("Paper, a file or a photo stays. Think of who else may see it."))
            person.presses("Esc")
        person.presses("A", "5", "Enter")
        assert person.sees(_("Scan it with your phone."))
        person.presses("Esc", "Esc", "Ctrl+Q")
        assert person.sees(_("Leave now?"))
        assert not any(re.search(r"┃ +3 {4}\S", row) for row in person.rows), person.rows
        person.types_and_goes("2")
        person.types_and_goes("Enter")
        assert person.leaves() == 0


def test_each_question_over_a_page_says_how_to_answer_it_and_so_it_is(before: Callable[[str], Sitting]) -> None:
    person = before("60x20")
    for key, title, chosen, after in (
        ("F2", LANGUAGES_TITLE, "3", "Français ▾"),
        ("F3", _("Which language do you want beside this one?"), "1", "English · Nederlands ▾"),
    ):
        person.goes_to(Place("start", {}), "en")
        person.presses(key)
        assert person.sees(title), person.rows
        assert person.sees(CHOOSE), person.rows
        assert {sum(edge in row for row in person.rows) for edge in ("┏", "┗")} == {1}, person.rows
        person.presses("Esc")
        assert not person.sees(title), person.rows
        person.presses(key, chosen, "Enter")
        assert after in person.rows[0]
    assert person.rows[0].rstrip().endswith("English · Nederlands ▾")
    person.presses("F3")  # "to hide it later, press F3 again"
    assert person.rows[0].rstrip().endswith("English ▾"), person.rows
    person.goes_to(Place("take", EVERYTHING), "en")
    while not person.sees(CHOOSE):
        person.presses("PageDown")
    person.presses("1", "Enter")
    assert person.sees(_("Where do you want to save it? Type the name of the file."))


@pytest.mark.parametrize("typed", ["23-1", "31-02-2027"])
def test_looking_at_the_answer_below_loses_nothing_of_what_was_typed(
    before: Callable[[str], Sitting], typed: str
) -> None:
    person = before("80x24")
    person.goes_to(Place("expires_on", PERMIT), "en")
    person.presses(*typed)
    column, row = person.cursor
    assert person.rows[row][:column].endswith(typed)  # right behind the last letter, where the caret is drawn
    assert person.rows[row][column] == " "
    person.presses("↓")
    assert person.is_lit(person.cursor[1]), person.rows
    assert any(typed in row for row in person.rows), person.rows
    person.presses("↑", "Enter")
    assert sum(typed in row for row in person.rows) == 1, person.rows
    assert any(row.strip().startswith("!") for row in person.rows), person.rows
    person.presses("↓", "Enter")  # and with Enter it is chosen
    assert person.sees(CHECK) or not any(typed in row for row in person.rows)


def test_arrows_bring_every_row_of_a_long_result_into_sight(before: Callable[[str], Sitting]) -> None:
    person = before("60x20")
    seen: dict[str, set[str]] = {"PageDown": set(), "↓": set()}
    for key, rows in seen.items():
        person.goes_to(Place("result", EVERYTHING, beside="nl"), "en")
        for _press in range(60):
            rows |= {row.strip(" ▸▾▂▃▄▅▆▇█▁┃") for row in person.rows[1:-1]}
            if "↓" not in person.foot:
                break
            person.presses(key)
    assert len(seen["PageDown"]) > 15
    assert seen["PageDown"] - seen["↓"] == set()


def test_the_code_is_whole_on_the_smallest_window_it_fits_or_its_item_says_why_not(
    before: Callable[[str], Sitting],
) -> None:
    person = before("60x20")
    person.goes_to(Place("take", EVERYTHING), "en")
    person.presses("6", "Enter")
    assert any("The window is too small for the code" in row for row in person.rows), person.rows
    person = before("80x24")
    person.goes_to(Place("take", EVERYTHING), "en")
    person.presses("6", "Enter")
    assert sum("▀" in row for row in person.rows) >= 19, person.rows
    assert "more" not in person.foot


SENTENCES = {  # each sentence of a page that names a key, and the test above, or in another file, that follows it
    "All correct? Press Enter. To change an answer, type its number, then press Enter.": "the check page",
    "To hide it later, press F3 again.": "each question over a page",
    "Type a number, then press Enter. Esc goes back.": "each question over a page",
    "Press Enter to use the name {file}.": "test_take_along",
    "There is no number {number} here. Press a number from 1 to {last}.": "a number that no answer has",
    "There is no number {number} here. Press 1.": "visit/test_lines.py, as no page of the screen has one answer",
    "Press Enter to begin": "test_visits",
    "Choose one answer: press its number.": "test_bidi_page",
    "To quit and forget your answers, press {key} again.": "test_covered",
}


def test_every_sentence_on_a_page_that_names_a_key_has_been_followed() -> None:
    template = (ROOT / "locales" / "permit_wizard.pot").read_text(encoding="utf-8")
    found: set[str] = set()
    for entry in template.split("\n\n"):
        places = re.findall(r"^#: (.*)$", entry, re.MULTILINE)
        if any("permit_wizard/terminal_ui/" in place for place in places):
            words = "".join(re.findall(r'^(?:msgid )?"(.*)"$', entry.partition("msgstr")[0], re.MULTILINE))
            if re.search(r"\b([Pp]ress|[Aa]rrow|Esc|Enter|F\d+|Ctrl)\b", words):
                found.add(words)
    assert found - set(SENTENCES) == set()
