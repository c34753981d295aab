"""Walking away, staff, and one person at home."""

import termios

from tests.kiosk.visitors import END, F12, PATTERN, nothing_left, type_from_start, type_pattern


def test_countdown_hides_the_answers_and_any_key_goes_on(start):
    terminal = start(settings={"idle": 1.5, "grace": 60})
    visit = type_pattern(terminal)
    terminal.wait("Are you still there?")
    terminal.wait("Not erased: paper")
    terminal.wait(lambda: PATTERN not in terminal.text(), "hidden answers")
    assert "Erase and stop" in terminal.text()
    terminal.send("7")
    terminal.wait(PATTERN)
    assert PATTERN + "7" not in terminal.text()
    assert terminal.visit() == visit


def test_who_walked_away_is_forgotten(start):
    terminal = start(settings={"idle": 1.5, "grace": 1})
    visit = type_pattern(terminal)
    terminal.wait_welcome(before=visit)
    assert nothing_left(terminal, PATTERN)


def test_staff_leave_by_key_and_phrase_only(start):
    terminal = start(settings={"staff_key": "f12", "staff_phrase": "open the hall"})
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


def test_a_staff_key_without_a_phrase_is_an_ordinary_key(start):
    terminal = start()
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
