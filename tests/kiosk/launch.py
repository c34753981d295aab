"""Makes the pty its controlling terminal, which `pty.fork` would do but may not beside threads, and becomes a kiosk."""

import fcntl
import json
import os
import signal
import sys
import termios
from pathlib import Path

fcntl.ioctl(0, termios.TIOCSCTTY, 0)
for number in json.loads(sys.argv[1]):
    signal.signal(number, signal.SIG_IGN)
if sys.argv[2] == "--":
    os.execvp(sys.argv[3], sys.argv[3:])

from permit_wizard.kiosk.settings import Settings  # noqa: E402
from permit_wizard.kiosk.supervisor import COMMAND, Supervisor  # noqa: E402

options = json.loads(sys.argv[2])
phrase = options.pop("staff_phrase", None)
settings = Settings(**options)
if phrase:
    settings = settings.with_staff(settings.staff_key, phrase)
breaks = json.loads(sys.argv[3])  # or the path of the Python that runs it
python = [breaks] if isinstance(breaks, str) else COMMAND[:1]
broken = [*python, *COMMAND[1:-3], str(Path(__file__).with_name("broken_visit.py"))]
sys.exit(Supervisor(settings, os.environ, broken if breaks else COMMAND).run())
