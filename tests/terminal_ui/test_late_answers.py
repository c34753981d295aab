"""An answer of the terminal that comes after the program has stopped waiting is no key."""

from __future__ import annotations

import pytest

from permit_wizard.terminal_ui.driver.keyboard import KeyboardDecoder

ANSWERS = [
    b"\x1b[1;1R", b"\x1b[1;2R", b"\x1b[24;80R", b"\x1b[8;0$y", b"\x1b[?62;22c", b"\x1b[>83;40900;0c",
    b"\x1bP>|XTerm(379)\x1b\\",
]  # fmt: skip
KEYS = [
    b"\x1b",
    b"\x1bOR",
    b"\x1b[A",
    b"\x1b[1;5A",
    b"\x1b[13~",
    b"\x1b[<0;10;10M",
    b"\x1b[?2026;1$y",
    b"a",
    b"[",
    b"1;2R",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_key_however_it_is_cut(answer: bytes) -> None:
    for at in range(2, len(answer) + 1):  # an ESC that comes alone is the key
        decoder = KeyboardDecoder("utf-8")
        assert decoder.decode(b"x" + answer[:at]) + decoder.decode(answer[at:] + b"y") == "xy", at


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_passed_on(key: bytes) -> None:
    assert KeyboardDecoder("utf-8").decode(key) == key.decode()


def test_a_byte_that_is_no_utf_8_is_a_sign_of_it() -> None:
    decoder = KeyboardDecoder("utf-8")
    assert decoder.decode(b"\xff\xe2\x82") + decoder.decode(b"\xac") == "\ufffd€"


def test_at_the_end_nothing_is_held_back() -> None:
    decoder = KeyboardDecoder("utf-8")
    assert decoder.decode(b"\x1b[1") == ""
    assert decoder.decode(b"", final=True) == "\x1b[1"
