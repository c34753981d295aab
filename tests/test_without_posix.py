"""What works where Python has no POSIX modules, as on Windows: everything but the kiosk.

Blocked here; not run there.
"""

from __future__ import annotations

import subprocess
import sys

MISSING = ("termios", "fcntl", "pty", "resource", "pwd", "grp", "tty")
WITHOUT = f"""
import sys
for name in {MISSING!r}:
    sys.modules[name] = None
from permit_wizard.__main__ import main
"""
EVERY = """
import io, os
import permit_wizard.terminal_ui.app, permit_wizard.terminal_ui.screens.later
import permit_wizard.terminal_ui.driver.hangup, permit_wizard.outputs.delivery.files
codes = []
for argv, given in (
    (["check"], b'{"permit": "other"}'),
    (["caseload", "--format", "csv"], b"ref,permit,expires_on\\nA-1,other,\\n"),
    (["rules", "--format", "mermaid"], b""),
    (["--plain", "--lang", "nl"], b"s\\n"),
    (["doctor"], b""),
    (["bidi"], b""),
):
    sys.argv[1:], sys.stdin = argv, io.TextIOWrapper(io.BufferedReader(io.BytesIO(given)))
    codes.append(main())
print("codes", *codes)
"""
KIOSK = """
sys.platform = "linux"
from permit_wizard.command_line import kiosk
sys.stdin.isatty = sys.stderr.isatty = lambda: True
sys.argv[1:] = ["--kiosk"]
sys.exit(main())
"""


def run(script: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT + script], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )


def test_every_command_and_the_screens_do_without_posix_modules() -> None:
    done = run(EVERY)
    assert done.stderr == b""
    assert done.stdout.decode().splitlines()[-1] in ("codes 0 0 0 1 0 0", "codes 0 0 0 1 1 0")


def test_the_kiosk_says_that_it_cannot() -> None:
    done = run(KIOSK)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"permit-wizard: --kiosk needs Linux and a terminal\n"
