"""`detect`, replayed with what terminals answered."""

import pytest

from permit_wizard.rtl.terminal.recognition import Advice, Evidence, detect, probe, query
from permit_wizard.rtl.unicode.direction import Mode

# Recorded from Debian 12's packages under Xvfb, the terminal's own environment variables with them. Those marked *
# could not be run where the others were, and are as their documentation and shared tables give them.
RECORDED = {
    "xterm 379": (
        "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
        {"TERM": "xterm"},
        ("XTerm(379)", Mode.VISUAL, True, None),
    ),
    "VTE 0.70": (
        "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c",
        {"TERM": "xterm-256color", "VTE_VERSION": "7006"},
        ("VTE", Mode.VISUAL, True, None),
    ),
    "VTE left in explicit mode*": (
        "\x1b[8;2$y\x1b[>65;8000;1c\x1b[?65;1;9c",
        {"TERM": "xterm-256color"},
        ("VTE", Mode.VISUAL, True, None),
    ),
    "Konsole 22.12": (
        "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c",
        {"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"},
        ("Konsole 22.12.3", Mode.WORDS_LRM, True, None),
    ),
    "Konsole over ssh, without its variable": (
        "\x1b[>1;115;0c\x1b[?62;1;4c",
        {"TERM": "xterm-256color"},
        ("Konsole", Mode.WORDS_LRM, True, None),
    ),
    "QTerminal 1.2": (
        "\x1b[>0;115;0c\x1b[?1;2c",
        {"TERM": "xterm-256color"},
        ("QTerminal", Mode.SPLIT, True, None),
    ),
    "kitty 0.26": (
        "\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c",
        {"TERM": "xterm-kitty"},
        ("kitty(0.26.5)", Mode.WORDS, True, Advice.KITTY_FORCE_LTR),
    ),
    "alacritty 0.11": (
        "\x1b[>0;1700;1c\x1b[?6c",
        {"TERM": "alacritty"},
        ("alacritty", Mode.VISUAL, True, None),
    ),
    "alacritty 0.15*": (
        "\x1b[8;0$y\x1b[>0;2500;1c\x1b[?6c",
        {"TERM": "alacritty"},
        ("alacritty", Mode.VISUAL, True, None),
    ),
    "foot 1.13": (
        "\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c",
        {"TERM": "foot"},
        ("foot(1.13.1)", Mode.VISUAL, True, None),
    ),
    "st 0.9": ("\x1b[?6c", {"TERM": "st-256color"}, ("st-256color", Mode.VISUAL, True, None)),
    "urxvt 9.30": (
        "\x1b[>85;95;0c\x1b[?1;2c",
        {"TERM": "rxvt-unicode-256color"},
        ("rxvt-unicode-256color", Mode.VISUAL, True, None),
    ),
    "mlterm 3.9": (
        "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
        {"TERM": "mlterm", "MLTERM": "3.9.0"},
        ("mlterm", Mode.VISUAL, True, None),
    ),
    "PuTTY 0.78 (pterm)": (
        "\x1b[>0;136;0c\x1b[?6c",
        {"TERM": "xterm"},
        ("PuTTY", Mode.VISUAL, False, Advice.PUTTY_DISABLE_BIDI),
    ),
    "tmux 3.3a": (
        "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c",
        {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TMUX": "socket,1,0"},
        ("tmux 3.3a", Mode.VISUAL, True, Advice.TMUX_PASSTHROUGH),
    ),
    "xterm.js 5.5 and 6.0": (
        "\x1b[8;0$y\x1b[>0;276;0c\x1b[?1;2c",
        {"TERM": "xterm-256color"},
        ("xterm.js", Mode.SPLIT, True, None),
    ),
    "xterm.js of textual-serve": (
        "",
        {"TERM": "xterm-256color", "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"},
        ("xterm.js", Mode.SPLIT, True, None),
    ),
    "Linux console": ("", {"TERM": "linux"}, ("Linux", Mode.VISUAL, False, Advice.LINUX_CONSOLE)),
    "dumb": ("", {"TERM": "dumb"}, ("dumb", Mode.OFF, False, Advice.DUMB_TERMINAL)),
    "Apple Terminal*": (
        "",
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        ("Apple Terminal", Mode.VISUAL, False, Advice.APPLE_TERMINAL),
    ),
    "reorders and cannot be told*": ("\x1b[8;3$y\x1b[?62c", {"TERM": "xterm"}, ("xterm", Mode.WORDS_LRM, True, None)),
    "nothing at all": ("", {}, ("", Mode.VISUAL, True, None)),
}


@pytest.mark.parametrize("recorded", RECORDED.values(), ids=RECORDED.keys())
def test_detect(recorded):
    reply, env, expected = recorded
    found = detect(env, reply)
    assert (found.name, found.mode, found.ok, found.advice) == expected
    assert bool(found.start) == bool(found.stop)


def test_vte_is_told_and_cleared_and_put_back():
    found = detect(RECORDED["VTE 0.70"][1], RECORDED["VTE 0.70"][0])
    assert found.start == "\x1b[8l\x1b[H\x1b[2J"
    assert found.stop == "\x1b[8h"


def test_mlterm_has_a_switch_of_its_own():
    found = detect(RECORDED["mlterm 3.9"][1], RECORDED["mlterm 3.9"][0])
    assert "use_ctl=false" in found.start
    assert "use_ctl=true" in found.stop


@pytest.mark.parametrize(
    ("outer", "mode", "advice", "sends"),
    [
        ("xterm-256color ", Mode.VISUAL, Advice.TMUX_PASSTHROUGH, True),  # VTE 0.70 leaves the type empty
        ("xterm-256color VTE(7600)", Mode.VISUAL, Advice.TMUX_PASSTHROUGH, True),
        ("xterm-256color Konsole 22.12.3", Mode.WORDS_LRM, None, False),
        ("xterm-kitty kitty(0.26.5)", Mode.WORDS, Advice.KITTY_FORCE_LTR, False),
        ("xterm XTerm(379)", Mode.VISUAL, None, False),
    ],
)
def test_what_tmux_runs_in(outer, mode, advice, sends):
    reply, env, _ = RECORDED["tmux 3.3a"]
    found = detect(env, reply, outer)
    assert (found.mode, found.advice, bool(found.start)) == (mode, advice, sends)
    if sends:
        assert found.start == "\x1bPtmux;\x1b\x1b[8l\x1b\x1b[H\x1b\x1b[2J\x1b\\"
        assert found.stop == "\x1bPtmux;\x1b\x1b[8h\x1b\\"


@pytest.mark.parametrize(
    ("outer", "ok", "advice"),
    [
        ("xterm-256color  passthrough=0", False, Advice.TMUX_PASSTHROUGH),  # recorded from 3.3a in VTE 0.70
        ("xterm-256color  passthrough=1", True, None),
        ("xterm-256color VTE(7600) passthrough=off", False, Advice.TMUX_PASSTHROUGH),
        ("xterm-256color VTE(7600) passthrough=all", True, None),
        ("xterm-256color  passthrough=", True, Advice.TMUX_PASSTHROUGH),  # 3.2 has no such option
        ("xterm XTerm(379) passthrough=0", True, None),
    ],
)
def test_tmux_is_asked_whether_it_lets_through(outer, ok, advice):
    reply, env, _ = RECORDED["tmux 3.3a"]
    found = detect(env, reply, outer)
    assert (found.mode, found.ok, found.advice) == (Mode.VISUAL, ok, advice)
    assert found.evidence is (Evidence.ANSWER if ok else Evidence.NOTHING)
    assert "passthrough" not in found.name
    chosen = detect(env, reply, outer, Mode.WORDS_LRM)
    assert (chosen.mode, chosen.ok, chosen.advice) == (Mode.WORDS_LRM, True, advice)


@pytest.mark.parametrize("setting", [mode for mode in Mode if mode is not Mode.AUTO])
@pytest.mark.parametrize("name", ["VTE 0.70", "Konsole 22.12", "PuTTY 0.78 (pterm)", "nothing at all"])
def test_a_setting_wins(name, setting):
    reply, env, _ = RECORDED[name]
    found = detect(env, reply, setting=setting)
    assert (found.mode, found.evidence, found.ok, found.advice) == (setting, Evidence.SETTING, True, None)
    if setting in (Mode.TERMINAL, Mode.OFF):
        assert not found.start


def test_a_setting_does_not_teach_the_linux_console_to_read():
    assert not detect({"TERM": "linux"}, "", setting=Mode.VISUAL).ok


@pytest.mark.parametrize(
    "env", [{}, {"TERM": "linux"}, {"TERM": "dumb"}, {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}]
)
def test_some_are_never_asked(env):
    assert query(env, timeout=60) == ""
    assert probe(env).evidence in (Evidence.ENVIRONMENT, Evidence.NOTHING)
