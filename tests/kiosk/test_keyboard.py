"""What the keyboard sends, made harmless: keys, the mouse and the focus go through, all else does not."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY

from permit_wizard.kiosk import keyboard
from tests.kiosk.keyboard_grammar import chunks, streams

HARMLESS = (events.Key, events.MouseEvent, events.AppFocus, events.AppBlur, messages.TerminalSupportsSynchronizedOutput)


class Keyboard:
    """A keyboard in front of Textual's own parser, in a time of its own."""

    def __init__(self, *, pastes=False):
        self.moment = 0.0
        self.guard = keyboard.GuardedDecoder(lambda: None, lambda: self.moment, pastes=pastes)
        self.parser = XTermParser()

    def types(self, data, wait=0.0):
        self.moment += wait
        let = self.guard.decode(data if isinstance(data, bytes) else data.encode())
        return list(self.parser.feed(let)) if let else []


def names(happened):
    return [event.key for event in happened if isinstance(event, events.Key)]


def all_of(happened):
    return [
        (event.key, event.character) if isinstance(event, events.Key)
        else (event.button, event.x, event.y) if isinstance(event, events.MouseEvent)
        else event.text if isinstance(event, events.Paste) else type(event)
        for event in happened
    ]  # fmt: skip


def test_a_bad_byte_becomes_a_sign_and_a_cut_letter_is_whole():
    guard = keyboard.GuardedDecoder(lambda: None)
    assert guard.decode(b"a\xffb") == "a�b"
    assert guard.decode("ም".encode()[:1]) + guard.decode("ም".encode()[1:]) == "ም"


@pytest.mark.parametrize(
    ("sent", "key"),
    [("\x1b[A", "up"), ("\x1bOP", "f1"), ("\x1b[[B", "f2"), ("\x1b[20~", "f9"), ("\x1b[24~", "f12"),
    ("\x1b[Z", "shift+tab"),
     ("\x1b[1;5D", "ctrl+left"), ("\x1b[3~", "delete"), ("\x1b[97;;97u", "a"), ("\x1b[13u", "enter"),
     ("\x1b[9;2u", "shift+tab"),
     ("\x1b[57376u", "f13"), ("\x1b[4613;;4613u", "ህ"), ("\r", "enter"), ("\x7f", "backspace"), ("ح", "ح")],
)  # fmt: skip
def test_keys_of_every_kind_of_terminal_go_through(sent, key):
    assert names(Keyboard().types(sent)) == [key]
    for cut in range(1, len(sent)):
        typing = Keyboard()
        assert names(typing.types(sent[:cut]) + typing.types(sent[cut:])) == [key]


def test_the_mouse_and_the_focus_go_through():
    assert all_of(Keyboard().types("\x1b[<0;5;7M\x1b[<65;5;7M\x1b[I")) == [(1, 4, 6), (0, 4, 6), events.AppFocus]


@pytest.mark.parametrize(
    "sent",
    ["\x1b[48;20000;20000;1;1t", "\x1b[99999999u", "\x1b[48;24;80;0;0t", "\x1b[97:65;5u", "\x1b[55296u",
    "\x1b[5;9999999999u",
     "\x1b[?2048;1$y", "\x1b[24;80R", "\x1b[1;5R", "\x1b[?62;22c", "\x1b]52;c;YQ==\x07", "\x1bP>|XTerm(379)\x1b\\",
     "\x1b[<0;-1;5M", "\x1b[<0;0;5M",
     "\x1b[<99999;1;1M", "\x1b[M !!", "\x1b[97;1;7u", "\x1bx", "\x1b[" + "1;" * 40 + "t"],
)  # fmt: skip
def test_what_no_key_sends_changes_nothing(sent):
    typing = Keyboard()
    assert all_of(typing.types(sent + "7")[-1:]) == [("7", "7")]
    for cut in range(2, len(sent)):
        typing = Keyboard()
        happened = typing.types(sent[:cut]) + typing.types(sent[cut:]) + typing.types("7")
        assert names(happened) == ["7"], cut


def test_escape_is_a_key_as_soon_as_nothing_follows_and_never_alt():
    typing = Keyboard()
    assert names(typing.types("\x1b") + typing.types("1", wait=0.05)) == ["escape", "1"]
    assert names(typing.types("\x1b\x1b[A", wait=1)) == ["escape", "up"]
    assert names(typing.types("\x1b1", wait=1)) == []
    assert names(typing.types("\x1b[", wait=1) + typing.types("1", wait=1)) == ["1"]
    assert keyboard.ESCAPE == ESCAPE_DELAY


@pytest.mark.parametrize("text", ["15-05-2027", "1" * 5000, "\x1b[A\x1b[20~", "\x1b]", "\x1b[200~again"])
def test_in_a_hall_nothing_is_pasted(text):
    typing = Keyboard()
    assert all_of(typing.types(f"\x1b[200~{text}\x1b[201~7")) == [("7", "7")]


def test_at_home_a_short_paste_arrives_without_control_characters_and_a_long_one_does_not():
    typing = Keyboard(pastes=True)
    assert all_of(typing.types(b"\x1b[200~15-05\x1b[31m-\x072027\x1b[201~7")) == ["15-05-2027", ("7", "7")]
    assert all_of(typing.types(b"\x1b[200~" + b"1" * 201 + b"\x1b[201~7")) == [("7", "7")]


@pytest.mark.parametrize("pastes", [False, True])
def test_a_paste_that_never_ends_ends_after_a_while(pastes):
    typing = Keyboard(pastes=pastes)
    assert typing.types("\x1b[200~never") == []
    happened = [event for event in typing.types("x", wait=5) if isinstance(event, events.Key)]
    assert names(happened) == ["x"]


def test_a_flood_of_keys_is_cut_and_time_gives_room_again():
    typing = Keyboard()
    assert len(typing.guard.decode(b"1" * 100_000)) == keyboard.BURST
    assert typing.guard.decode(b"1") == ""
    typing.moment = 1.0
    assert typing.guard.decode(b"1") == "1"


def test_a_flood_never_lets_half_a_sequence_through():
    assert Keyboard().guard.decode(b"1" * (keyboard.BURST - 2) + b"\x1b[20~") == "1" * (keyboard.BURST - 2)


def test_an_empty_read_means_that_the_terminal_is_gone():
    gone = []
    guard = keyboard.GuardedDecoder(lambda: gone.append(True))
    guard.decode(b"", final=True)
    assert not gone
    guard.decode(b"")
    assert gone


@given(streams, st.booleans())
def test_whatever_is_sent_is_a_few_harmless_events(stream, pastes):
    for event in Keyboard(pastes=pastes).types(stream) if stream else ():
        assert isinstance(event, (*HARMLESS, events.Paste) if pastes else HARMLESS)
        if isinstance(event, events.MouseEvent):
            assert 0 <= event.x < 99_999
            assert 0 <= event.y < 99_999
        if isinstance(event, events.Key) and event.character:
            event.character.encode()


@given(streams, st.lists(st.integers(0, 2000), max_size=6))
def test_cutting_a_stream_anywhere_changes_nothing(stream, cuts):
    parts = chunks(stream, cuts)
    letters = codecs.getincrementaldecoder("utf-8")(errors="replace")  # half a letter at an end is not seen yet
    assume(
        not any(letters.decode(part).endswith("\x1b") for part in parts)
    )  # ESC there is a key, or the beginning of one
    whole, cut = Keyboard(), Keyboard()
    assert all_of(event for part in parts for event in cut.types(part)) == all_of(whole.types(stream) if stream else [])
