"""Try an installed permit-wizard from outside its checkout: `python smoke.py PROGRAM VERSION`. Standard library only.

The program must find all that it needs in its own wheel: catalogues, styles, files of other kinds than Python.
"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time

TODAY = "2026-09-01"
ANSWERS = {
    "permit": "temporary_asylum",
    "expires_on": "2026-11-23",
    "applied": "no",
    "main_residence": "yes",
    "abroad_over_3_months": "no",
    "reason_applies": "yes",
    "information_correct": "yes",
    "convictions": "no",
    "digid": "with_sms",
    "may_work": "no",
    "travel": "no",
    "held_5_years": "no",
}
LANGUAGES = ("en", "nl", "fr", "ar", "ti", "tr", "fa")
PATIENCE = 60  # seconds


def run(program: str, *arguments: str, given: str = "", code: int = 0) -> str:
    """Return what the program writes to standard output."""
    done = subprocess.run(
        [program, *arguments], input=given, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode != code:
        sys.exit(f"{arguments}: exit status {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(found: str, *wanted: str) -> None:
    """End with an error unless every wanted text is in what was found."""
    for text in wanted:
        if text not in found:
            sys.exit(f"“{text}” is missing from:\n{found}")


def first_screen(program: str) -> str:
    """Start the program in a pseudo-terminal, wait for the languages, ask it to end, and return what it drew."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(program, [program])
    drawn = b""
    until = time.monotonic() + PATIENCE
    asked = False
    with contextlib.suppress(OSError):  # Linux reports the end of a terminal so
        while time.monotonic() < until:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            part = os.read(terminal, 65536)
            if not part:
                break
            drawn += part
            if not asked and b"Nederlands" in drawn and b"Fran" in drawn:
                asked = True
                os.kill(child, signal.SIGTERM)
    with contextlib.suppress(ProcessLookupError):
        if not asked:
            os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return drawn.decode(errors="replace")


def main() -> None:
    """Run the whole trial."""
    program, version = sys.argv[1:]
    expect(run(program, "--version"), version)
    answers = json.dumps(ANSWERS)
    verdict = json.loads(run(program, "check", "-", "--today", TODAY, given=answers))
    expect(str(verdict["outcome"]), "apply_online")
    as_text = ("check", "-", "--today", TODAY, "--format", "text", "--lang")
    headlines = {run(program, *as_text, language, given=answers).splitlines()[0] for language in LANGUAGES}
    if len(headlines) != len(LANGUAGES):
        sys.exit(f"A catalogue is missing: {headlines}")
    expect(run(program, "--plain", "--lang", "nl", "--today", TODAY, given="\n" * 3, code=1), "verblijfsvergunning")
    screen = first_screen(program)
    expect(screen, "\x1b[?1049h", "Nederlands", "ትግርኛ", "\x1b[?1049l")
    print("The wheel works outside the checkout: check, --plain, the first screen.")


if __name__ == "__main__":
    main()
