"""What a terminal keeps is found by its answers, as real terminals gave them, and by signs where it gives none."""

from __future__ import annotations

import pytest

from permit_wizard.rtl import detect
from permit_wizard.terminal.memory import Keeps, can_be_erased, erasure, keeps, warning

RETURNED, STAYED = "\x1b[2;1R\x1b[24;80R\x1b[2;1R", "\x1b[2;1R\x1b[24;80R\x1b[24;80R"
SCREEN, TMUX, MOSH = (
    "\x1b[>83;40900;0c\x1b[?1;2c",
    "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c",
    "\x1b[>1;10;0c\x1b[?62c",
)
XTERM, SERIAL = "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c", "\x1b[?1;0c"
IN_SCREEN, IN_TMUX = {"TERM": "screen", "STY": "1.a"}, {"TERM": "screen-256color", "TMUX": "/tmp/x,1,0"}


@pytest.mark.parametrize(
    ("env", "reply", "kept"),
    [
        (IN_SCREEN, STAYED + SCREEN, Keeps.SCREEN_SESSION),
        (IN_SCREEN, RETURNED + SCREEN, Keeps.NOTHING),
        ({"TERM": "xterm"}, STAYED + SCREEN, Keeps.SCREEN_SESSION),  # over ssh, without STY
        (IN_SCREEN, "", Keeps.SCREEN_SESSION),  # no answer in time
        ({"TERM": "screen.xterm-256color"}, "", Keeps.SCREEN_SESSION),
        (IN_TMUX, "", Keeps.NOTHING),
        (IN_TMUX, STAYED + TMUX, Keeps.SCREEN),
        (IN_TMUX, RETURNED + TMUX, Keeps.NOTHING),
        ({"TERM": "xterm"}, STAYED + MOSH, Keeps.SCREEN),
        ({"TERM": "xterm"}, STAYED + XTERM, Keeps.SCREEN),  # with titeInhibit
        ({"TERM": "xterm"}, RETURNED + XTERM, Keeps.NOTHING),
        ({"TERM": "vt100"}, STAYED + SERIAL, Keeps.UNKNOWN),
        ({"TERM": "vt100"}, "\x1b[24;80R" * 3 + SERIAL, Keeps.NOTHING),  # from the last cell nothing can be told
        ({"TERM": "linux"}, "", Keeps.SCREEN),
        ({"TERM": "xterm-256color"}, "", Keeps.NOTHING),
        ({}, "", Keeps.NOTHING),
    ],
)
def test_what_a_terminal_keeps(env: dict[str, str], reply: str, kept: Keeps) -> None:
    assert keeps(env, reply) is kept
    assert keeps(env, detect(env, reply).reply) is kept
    assert (warning(kept) is None) == can_be_erased(kept)


def test_every_row_is_erased_and_the_scrollback_only_after_a_change_of_size() -> None:
    assert erasure(Keeps.NOTHING, 24, resized=True) == ""
    erased = erasure(Keeps.SCREEN, 24, resized=False)
    assert erased.count("\x1b[2K") == 24
    assert "\x1b[24;1H\x1b[2K" in erased
    assert "\x1b[2J" not in erased  # GNU screen and tmux push what that clears into their scrollback
    assert "\x1b[3J" not in erased
    assert "\x1b[3J" in erasure(Keeps.SCREEN, 24, resized=True)
    assert "\x1b[3J" in erasure(Keeps.UNKNOWN, 24, resized=True)
    assert erasure(Keeps.SCREEN_SESSION, 24, resized=True).count("\n") >= 100_000
    assert erasure(Keeps.SCREEN, None, resized=False).count("\x1b[2K") > 200
