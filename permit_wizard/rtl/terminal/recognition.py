"""What this terminal does with right-to-left text, found by asking it; and how to stop and restore its own reordering.

Ask before Textual starts: `probe(env)` is `query`, `tmux_client` and `detect` in one. `detect` is pure. Nothing here is
prose: `Advice` and `Evidence` are ids for the program to put into its reader's language.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from permit_wizard.rtl.unicode.direction import Mode

__all__ = ["Advice", "Evidence", "Terminal", "detect", "probe", "query", "tmux_client"]

EXPLICIT_MODE: Final = "\x1b[8l"
"""ECMA-48 BDSM (mode 8) reset: the program has put the characters in visual order itself."""
IMPLICIT_MODE: Final = "\x1b[8h"
"""ECMA-48 BDSM set, the default of every terminal with this mode: the terminal reorders."""
_CLEAR: Final = "\x1b[H\x1b[2J"  # VTE keeps the mode with each row, as it is when the row is cleared or written
_WHERE: Final = b"\x1b[6n"  # CPR
# From the alternate screen (1049) the cursor comes back to where it was. Without one it stays in the last cell.
_HAS_ALTERNATE_SCREEN: Final = _WHERE + b"\x1b[?1049h\x1b[999;999H" + _WHERE + b"\x1b[?1049l" + _WHERE
# DECRQM 8, XTVERSION, DA2; DA1 last, for every terminal answers it
_QUERIES: Final = _HAS_ALTERNATE_SCREEN + b"\x1b[8$p\x1b[>q\x1b[>c\x1b[c"
_PLACE: Final = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")
_PASSTHROUGH: Final = "passthrough="
_WINDOWS: Final = "Windows_NT"  # what every Windows since NT has in the variable OS
_CANNOT_BE_ASKED: Final = ("linux", "dumb", "unknown", "")


class Advice(StrEnum):
    """What a reader can do to get better right-to-left text."""

    LINUX_CONSOLE = "linux-console"
    """The text console cannot show it: one script at a time, no joining. Use a graphical terminal."""
    DUMB_TERMINAL = "dumb-terminal"
    """TERM names a terminal that cannot position text."""
    APPLE_TERMINAL = "apple-terminal"
    """Never seen to work, and it may not be asked. Use another terminal."""
    PUTTY_DISABLE_BIDI = "putty-disable-bidi"
    """Tick 'Disable bidirectional text display' under Terminal, Features, and set `visual`: PuTTY answers as before."""
    KITTY_FORCE_LTR = "kitty-force-ltr"
    """With `force_ltr yes` in kitty.conf the setting has to be `visual`; kitty answers the same with it and without."""
    WINDOWS_CONSOLE = "windows-console"
    """Some versions reorder right-to-left text and some do not, and none can be asked: let the reader choose."""
    TMUX_PASSTHROUGH = "tmux-passthrough"
    """`set -g allow-passthrough on`, or a VTE terminal outside tmux never learns to leave the order alone."""


class Evidence(StrEnum):
    """How a terminal was recognized."""

    SETTING = "setting"
    ANSWER = "answer"
    ENVIRONMENT = "environment"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Terminal:
    """A terminal, and what it needs."""

    name: str
    """What it calls itself, such as `XTerm(379)`, or its proper name, or the value of TERM."""
    mode: Mode
    """In what order to send it text; never `AUTO`."""
    ok: bool = True
    """False if right-to-left text is wrong until the reader follows the advice, or wrong in some terminals that this
    may be."""
    advice: Advice | None = None
    evidence: Evidence = Evidence.ANSWER
    start: str = ""
    """To be written after the alternate screen has been entered."""
    stop: str = ""
    """To be written before the alternate screen is left, whatever happened."""
    untried: bool = False
    """True if no such terminal was ever seen with this package: ask readers of right-to-left text which order they see
    before they have to read any."""
    reply: str = field(default="", compare=False, repr=False)
    """What it answered; see `query`."""


def _in_explicit_mode(terminal: Terminal) -> Terminal:
    """Make a terminal leave the order of cells to us."""
    return replace(terminal, start=EXPLICIT_MODE + _CLEAR, stop=IMPLICIT_MODE)


def detect(env: Mapping[str, str], reply: str, outer: str = "", setting: Mode = Mode.AUTO) -> Terminal:
    """Recognize a terminal.

    Args:
        env: Environment variables.
        reply: What `query` returned.
        outer: What `tmux_client` returned: the terminal that tmux runs in, and whether it lets anything through.
        setting: An explicit wish wins over the mode found. `TERMINAL` and `OFF` also leave the terminal as it is.
    """
    found = replace(_recognize(env, reply, outer), reply=reply)
    if setting is Mode.AUTO:
        return found
    found = replace(found, mode=setting, evidence=Evidence.SETTING, untried=False)
    if found.advice is Advice.TMUX_PASSTHROUGH:
        found = replace(found, ok=True)
    elif found.advice not in (Advice.LINUX_CONSOLE, Advice.DUMB_TERMINAL):
        found = replace(found, ok=True, advice=None)  # who chose a mode by eye has seen to the rest
    return replace(found, start="", stop="") if setting in (Mode.TERMINAL, Mode.OFF) else found


def _recognize(env: Mapping[str, str], reply: str, outer: str) -> Terminal:
    """What `detect` does without a setting."""
    term = env.get("TERM", "")
    if "web_driver" in env.get("TEXTUAL_DRIVER", ""):
        return Terminal("xterm.js", Mode.SPLIT, evidence=Evidence.ENVIRONMENT)
    if term == "linux":
        return Terminal("Linux", Mode.VISUAL, ok=False, advice=Advice.LINUX_CONSOLE, evidence=Evidence.ENVIRONMENT)
    if term in ("dumb", "unknown"):
        return Terminal(term, Mode.OFF, ok=False, advice=Advice.DUMB_TERMINAL, evidence=Evidence.ENVIRONMENT)
    if env.get("OS") == _WINDOWS:
        return _windows_console("Windows Terminal" if env.get("WT_SESSION") else "Windows")
    version = _first(r"\x1bP>\|([^\x1b\x07]*)", reply)
    attributes = _first(r"\x1b\[>([\d;]*)c", reply)
    bidi_mode = _first(r"\x1b\[8;(\d)\$y", reply)
    if "TMUX" in env or version.startswith("tmux") or attributes.startswith("84;"):
        return _inside_tmux(version or "tmux", outer.lower())
    if "STY" in env or term.startswith("screen"):
        return Terminal("GNU screen", Mode.VISUAL, evidence=Evidence.ENVIRONMENT)
    if bidi_mode in ("1", "2"):
        return _in_explicit_mode(Terminal(version or "VTE", Mode.VISUAL))
    if bidi_mode == "3":  # permanently set
        return Terminal(version or term, Mode.WORDS_LRM)
    if version.startswith("Konsole") or attributes.startswith("1;115;") or "KONSOLE_VERSION" in env:
        return Terminal(version or "Konsole", Mode.WORDS_LRM)
    if attributes.startswith("0;115;"):
        return Terminal("QTerminal", Mode.SPLIT)
    if attributes == "0;276;0":  # fixed in its source; whether it draws with WebGL or the page's text is unknown
        return Terminal(version or "xterm.js", Mode.SPLIT)
    if version.startswith("kitty") or term == "xterm-kitty":
        return Terminal(version or "kitty", Mode.WORDS, advice=Advice.KITTY_FORCE_LTR)
    if "MLTERM" in env or attributes.startswith("24;279;"):
        ctl = "\x1b]5379;use_ctl={}\x07"  # mlterm's own: complex text layout
        return Terminal("mlterm", Mode.VISUAL, start=ctl.format("false") + _CLEAR, stop=ctl.format("true"))
    if attributes == "0;10;1":  # of Windows, from a Linux inside it or over ssh
        return _windows_console("Windows")
    if attributes.startswith("0;136;"):
        return Terminal("PuTTY", Mode.VISUAL, ok=False, advice=Advice.PUTTY_DISABLE_BIDI)
    if env.get("TERM_PROGRAM") == "Apple_Terminal":
        apple = Terminal("Apple Terminal", Mode.VISUAL, ok=False, advice=Advice.APPLE_TERMINAL)
        return replace(apple, evidence=Evidence.ENVIRONMENT)
    # Terminals without the mode ignore it, and one that has it but cannot answer is switched.
    evidence = Evidence.ANSWER if version or attributes else Evidence.NOTHING
    name = version or env.get("TERM_PROGRAM", "") or term
    return _in_explicit_mode(Terminal(name, Mode.VISUAL, evidence=evidence))


def _windows_console(name: str) -> Terminal:
    """Return a console of Windows.

    Windows Terminal and the console of Windows 11 show the cells in the order in which they come; those before them
    reordered (microsoft/terminal, issues 538, 12294 and 18659).
    """
    return Terminal(name, Mode.VISUAL, advice=Advice.WINDOWS_CONSOLE, evidence=Evidence.NOTHING, untried=True)


def _first(pattern: str, reply: str) -> str:
    """Return the first group of the first match, or an empty string."""
    match = re.search(pattern, reply)
    return match[1] if match else ""


def _inside_tmux(name: str, outer: str) -> Terminal:
    """Recognize what tmux runs in; tmux swallows mode 8, so it is passed through in DCS, with ESC doubled."""
    outer, _, passthrough = (part.strip() for part in outer.partition(_PASSTHROUGH))
    name = f"{name} / {outer}" if outer else name
    if "konsole" in outer:
        return Terminal(name, Mode.WORDS_LRM)
    if "kitty" in outer:
        return Terminal(name, Mode.WORDS, advice=Advice.KITTY_FORCE_LTR)
    if any(known in outer for known in ("xterm(", "alacritty", "foot", "rxvt", "st-256color")):
        return Terminal(name, Mode.VISUAL)

    def passed_through(sequence: str) -> str:
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"

    start, stop = passed_through(EXPLICIT_MODE + _CLEAR), passed_through(IMPLICIT_MODE)
    found = Terminal(name, Mode.VISUAL, start=start, stop=stop)
    if passthrough in ("1", "on", "all"):
        return found
    found = replace(found, advice=Advice.TMUX_PASSTHROUGH)
    if passthrough in ("0", "off"):  # wrong in VTE and right in others; which of them this is cannot be known
        return replace(found, ok=False, evidence=Evidence.NOTHING)
    return found  # before 3.3 tmux let everything through, and had no such option


def query(env: Mapping[str, str], timeout: float = 0.5) -> str:
    """Ask the controlling terminal who it is, and whether it has an alternate screen.

    It must not be in use by Textual at the time.

    Args:
        env: Environment variables. Terminals that would print the question are not asked.
        timeout: Seconds to wait for the answer to DA1, which ends the answers.

    Returns:
        The raw answers; empty when there is nothing to ask, or no answer. They begin with the place of the cursor
        before the alternate screen was entered, in its last cell, and after it was left: the first again if there is
        one.
    """
    if env.get("TERM", "") in _CANNOT_BE_ASKED or env.get("TERM_PROGRAM") == "Apple_Terminal":
        return ""  # Apple Terminal prints the p of "$p"
    if sys.platform == "win32" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return ""
    import select
    import termios
    import tty

    try:
        descriptor = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return ""
    before = termios.tcgetattr(descriptor)
    answers = b""
    deadline = time.monotonic() + timeout
    try:
        tty.setraw(descriptor, termios.TCSANOW)
        os.write(descriptor, _QUERIES)
        while (left := deadline - time.monotonic()) > 0 and not re.search(rb"\x1b\[\?[\d;]*c", answers):
            if select.select([descriptor], [], [], left)[0]:
                answers += os.read(descriptor, 1024)
        if place := _PLACE.search(answers):
            os.write(descriptor, b"\x1b[%s;%sH" % place.groups())
    finally:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
        os.close(descriptor)
    return answers.decode("latin-1")


def tmux_client(env: Mapping[str, str]) -> str:
    """Name and type of the terminal that shows this tmux session, and its option `allow-passthrough`.

    Empty outside tmux, or if tmux does not answer.
    """
    if "TMUX" not in env:
        return ""
    asked = f"#{{client_termname}} #{{client_termtype}} {_PASSTHROUGH}#{{allow-passthrough}}"
    command = ("tmux", "display-message", "-p", asked)
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=1, env=dict(env), check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout.strip()


def probe(env: Mapping[str, str], setting: Mode = Mode.AUTO, timeout: float = 0.5) -> Terminal:
    """Ask the terminal and recognize it; see `query` and `detect`."""
    return detect(env, query(env, timeout), tmux_client(env), setting)
