"""Walking away, staff, and one person at home."""

import re
import termios
import time

import pytest

from tests.kiosk.broken_visit import LATER, PLACES
from tests.kiosk.visitors import (
    END,
    F2,
    F7,
    F12,
    PATTERN,
    choose_english,
    click,
    nothing_left,
    type_from_start,
    type_pattern,
)

STAFF = {"staff_key": "f12", "staff_phrase": "open the hall"}


def erase_and_stop(terminal, how, visit):
    """End a visit by the key or by a click on its words; nothing is left of it."""
    if how == "key":
        terminal.send(END)
    else:
        click(terminal, "Erase and stop")
    terminal.wait_welcome(before=visit)
    assert nothing_left(terminal, PATTERN)


COUNTING = {"idle": 2.5, "grace": 60}  # on a busy machine a visitor takes long between two keys
WALKED_AWAY = {"idle": 2.5, "grace": 1}


def test_countdown_hides_the_answers_and_any_key_or_click_goes_on(hall):
    terminal = hall(settings=COUNTING)
    visit = type_pattern(terminal)
    for goes_on in (lambda: terminal.send("7"), lambda: click(terminal, "Are you still there?")):
        terminal.wait("Are you still there?")
        terminal.wait("Not erased: paper")
        terminal.wait(lambda: PATTERN not in terminal.text(), "hidden answers")
        assert "Erase and stop" in terminal.text()
        goes_on()
        terminal.wait(PATTERN)
        assert PATTERN + "7" not in terminal.text()
    assert terminal.visit() == visit


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_what_the_countdown_offers_does_what_it_says(hall, how):
    terminal = hall(settings=COUNTING)
    visit = type_pattern(terminal)
    terminal.wait("Are you still there?")
    erase_and_stop(terminal, how, visit)


@pytest.mark.parametrize(
    ("over", "shown", "how"),
    [(F2, "Choose your language", "key"), (F2, "Choose your language", "mouse"), (F12, "For staff", "key")]
)  # fmt: skip
def test_the_end_key_works_under_whatever_covers_the_page_and_where_it_shows_through(hall, over, shown, how):
    terminal = hall(settings=STAFF)
    visit = type_pattern(terminal)
    terminal.send(over)
    terminal.wait(shown)
    assert ("Erase and stop" in terminal.text()) == (over == F2)
    erase_and_stop(terminal, how, visit)


def test_a_key_that_is_held_down_is_nobody(hall):
    terminal = hall(settings=WALKED_AWAY)
    visit = type_pattern(terminal)

    def gone_while_held():
        terminal.send("\x1b[B")
        time.sleep(0.05)  # a keyboard repeats no faster
        return visit not in terminal.processes()

    terminal.wait(gone_while_held, "the end of the visit")
    terminal.wait_welcome(before=visit)


def test_somebody_who_walked_away_is_forgotten(hall):
    terminal = hall(settings=WALKED_AWAY)
    visit = type_pattern(terminal)
    terminal.wait_welcome(before=visit)
    assert nothing_left(terminal, PATTERN)


def test_staff_leave_by_key_and_phrase_only(start):
    terminal = start(settings=STAFF)
    type_pattern(terminal)
    terminal.send(F12)
    terminal.wait("For staff")
    terminal.send("open the door\r")
    terminal.wait(PATTERN)
    terminal.send(F12)
    terminal.wait("For staff")
    terminal.send("open the hall\r")
    assert terminal.wait_end() == 0
    assert nothing_left(terminal, PATTERN, "hall")


def try_phrase(terminal, phrase):
    terminal.send(F12)
    terminal.wait("For staff")
    terminal.send(phrase + "\r")
    terminal.wait(lambda: "For staff" not in terminal.text(), "the end of the question")


def test_three_wrong_phrases_lock_it_for_the_next_visitor(start):
    terminal = start(settings=STAFF)
    for _visitor in range(3):  # the end key must not make anybody forget how often it was
        choose_english(terminal)
        visit = terminal.visit()
        try_phrase(terminal, "open the door")
        terminal.send(END)
        terminal.wait_welcome(before=visit)
    choose_english(terminal)
    try_phrase(terminal, "open the hall")
    terminal.wait("Start now")
    assert terminal.process.poll() is None


def test_three_wrong_phrases_in_one_visit_lock_it_too(start):
    terminal = start(settings=STAFF)
    choose_english(terminal)
    for phrase in ("open the door", "open the gate", "open the safe", "open the hall"):
        try_phrase(terminal, phrase)
    terminal.wait("Start now")
    assert terminal.process.poll() is None


def test_a_staff_key_without_a_phrase_is_an_ordinary_key(hall):
    terminal = hall()
    type_pattern(terminal)
    terminal.send(F12 + "7")
    terminal.wait(PATTERN + "7")


def test_private_leaves_to_the_shell_with_a_clean_screen(start):
    terminal = start(settings={"private": True, "idle": 0, "language": "en"})
    before = termios.tcgetattr(terminal.master)
    terminal.wait("Start now")
    assert "F9  Erase and leave" in terminal.text()
    assert len(terminal.processes()) == 1
    type_from_start(terminal)
    terminal.send(END)
    assert terminal.wait_end() == 0
    terminal.wait(lambda: not terminal.everything().strip(), "a clean screen")
    assert nothing_left(terminal, PATTERN)
    after = termios.tcgetattr(terminal.master)
    assert after[3] & termios.ECHO
    assert after[3] & termios.ICANON
    assert before[6] == after[6]
    assert b"\x1b]52" not in terminal.last  # the clipboard is the person's own


def test_in_private_a_file_is_named_from_the_folder_and_home_of_who_started_it(start, tmp_path):
    home, folder = tmp_path / "home", tmp_path / "folder"
    home.mkdir()
    folder.mkdir()
    here = {"private": True, "idle": 0, "language": "en", "folder": str(folder), "home": str(home)}
    terminal = start(settings=here, breaks=True)
    terminal.wait("Start now")
    for _place in (*PLACES, *LATER):
        terminal.send(F7)
    terminal.wait("Take the result along")
    terminal.send("2\r")
    terminal.wait("Type the name of the file")
    (default,) = set(re.findall(r"~/(\w+\.\w+)", terminal.text()))
    terminal.send("\r")
    terminal.wait("Saved: ")
    assert (home / default).stat().st_size > 1000
    terminal.send("2\r")
    terminal.wait("Type the name of the file")
    terminal.send("here.html")
    terminal.wait("here.html")
    terminal.send("\r")
    terminal.wait("Saved: ")
    assert [file.name for file in folder.iterdir()] == ["here.html"]
