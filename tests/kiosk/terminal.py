"""A terminal with a kiosk in it: a real pty, a screen with scrollback (pyte), and what runs there."""

import contextlib
import fcntl
import json
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pyte

HERE = Path(__file__).parent
PATIENCE = 30.0  # seconds a condition may take on a busy machine; it is seldom a tenth of that
# pyte prints what it does not know: private CSI, DECRQM, DECSTR, and string controls
UNKNOWN = re.compile(
    rb"\x1b\[[<=>][\d;]*[a-zA-Z]|\x1b\[\??[\d;]*\$p|\x1b\[!p|\x1b\](52|22);[^\x1b\x07]*(\x1b\\|\x07)|(\x1b\[?[\d;?]*)?\x18\x1b\\"
)
START = b"\x1b[?2026$p"  # Textual asks this once, at the start of a visit
UNFINISHED = re.compile(rb"(\x1b\[?[\d;?]*)?\x18\x1b?$|\x1b(\][^\x07\x1b]{0,200}\x1b?|[^\x1b]{0,40})$")  # held back

LANGUAGES = "Vertaling nog niet gecontroleerd"
"""What is on the page of the languages, in any language, and nowhere else."""


class Screen(pyte.HistoryScreen):
    """One screen for both buffers, so that what is not wiped off either stays to be found, and its scrollback."""

    def everything(self):
        """All that a person could still find: the screen, the scrollback above it, the title."""
        above = "\n".join("".join(line[x].data for x in range(self.columns)) for line in self.history.top)
        return "\n".join([*self.display, above, self.title, self.icon_name])


class Terminal:
    """A kiosk in a pty.

    Args:
        command: the program; by default a kiosk with the settings.
        settings: what differs from the kiosk's usual settings.
        breaks: run visits that can be broken (broken_visit.py); a path: with the Python that is found there.
        environ: variables besides TERM.
        ignore: signals that are ignored from the start.
    """

    def __init__(self, command=None, *, settings=None, breaks=False, environ=None, ignore=(), rows=24, columns=80):
        self.screen = Screen(columns, rows, history=2000)
        self._stream, self.draw, self._rest = pyte.ByteStream(self.screen), True, b""  # draw: keep the screen
        self.last, self.written = b"", 0
        self._starts = self._welcomed = 0
        self.between = []  # what could be found each time a visit started, before it drew anything
        self._changed = threading.Condition()
        self.master, end = os.openpty()
        self._size(rows, columns)
        launch = [sys.executable, str(HERE / "launch.py"), json.dumps([int(n) for n in ignore])]
        kiosk = [json.dumps(settings or {}), json.dumps(breaks)] if command is None else ["--", *command]
        env = {"TERM": "xterm-256color", "PATH": os.environ["PATH"], **(environ or {})}
        self.process = subprocess.Popen(
            [*launch, *kiosk], stdin=end, stdout=end, stderr=end, env=env, start_new_session=True
        )
        os.close(end)
        self._vanished = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # ------------------------------------------------------------------------------------------------ what is seen
    def _read(self):
        while not self._vanished:
            try:
                if not select.select([self.master], [], [], 0.1)[0]:
                    continue
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            if b"\x1b[c" in data:  # who are you?
                with contextlib.suppress(OSError):
                    os.write(self.master, b"\x1b[?62;22c")
            with self._changed:
                self.written += len(data)
                self._starts += (self.last[-len(START) + 1 :] + data).count(START)
                self.last = (self.last + data)[-200_000:]
                if self.draw:
                    self._draw(data)
                self._changed.notify_all()

    def _draw(self, data):
        *visits, data = (self._rest + data).split(START)
        for ended in visits:
            self._stream.feed(UNKNOWN.sub(b"", ended))
            self.between.append(self.screen.everything())
        data = UNKNOWN.sub(b"", data)
        cut = UNFINISHED.search(data)
        at = cut.start() if cut else len(data)
        self._rest = data[at:]
        self._stream.feed(data[:at])

    def text(self):
        with self._changed:
            return "\n".join(self.screen.display)

    def everything(self):
        with self._changed:
            return self.screen.everything()

    def wait(self, condition, what=None):
        """Wait until the screen shows a text, or something else holds."""
        sees = (lambda: condition in self.text()) if isinstance(condition, str) else condition
        until = time.monotonic() + PATIENCE
        while not sees():
            assert time.monotonic() < until, f"waited in vain for {what or condition!r}\n{self.text()}"
            with self._changed:
                self._changed.wait(0.05)

    # ---------------------------------------------------------------------------------------------- what is done
    def send(self, keys):
        data = keys if isinstance(keys, bytes) else keys.encode()
        while data:
            data = data[os.write(self.master, data) :]

    def _size(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, rows, columns):
        with self._changed:
            self.screen.resize(rows, columns)
        self._size(rows, columns)

    def vanish(self):
        """Take the terminal away. The reader must be gone before: it would read what gets the same number."""
        if not self._vanished:
            self._vanished = True
            self._reader.join()
            os.close(self.master)

    def close(self):
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait(PATIENCE)
        self.vanish()

    # ------------------------------------------------------------------------------------------------ who runs
    def processes(self):
        """The supervisor's children, oldest first: the visit that runs, and the one that waits."""
        return children(self.process.pid)

    def visit(self):
        """The process of the visitor: the one whose terminal shows something."""
        return self.processes()[0]

    def draw_again(self):
        """Draw from here on, beginning with an empty screen: what was sent meanwhile is not known to it."""
        with self._changed:
            if not self.draw:
                self.screen.reset()
                self._rest = b""
            self.draw = True

    def wait_welcome(self, before=None):
        """Wait until the next visitor is welcomed by another process."""
        self.wait(lambda: before not in self.processes(), "another process")
        self.wait(lambda: before is None or self._starts > self._welcomed, "a visit that starts")
        self.wait(lambda: is_welcome(self.text()), "the welcome")
        self._welcomed = self._starts

    def wait_end(self):
        self.process.wait(PATIENCE)
        return self.process.returncode


def is_welcome(text):
    """Whether the welcome is there, and all of the page before it gone."""
    return "1 Nederlands   2 English" in text and LANGUAGES not in text and "Erase and stop" not in text


def children(pid):
    """The living children of a process, oldest first."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append((int(fields[19]), int(status.parent.name)))
    return [number for _started, number in sorted(found)]


def memory_holds(pid, pattern):
    """Whether a process's memory holds a pattern, in any of Python's ways to store text."""
    text = pattern.decode()
    forms = [pattern, text.encode("utf-16-le"), text.encode("utf-32-le")]
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            area, rights = line.split()[:2]
            if "r" not in rights or line.rstrip().endswith(("[vvar]", "[vsyscall]", "[vdso]")):
                continue
            start, end = (int(part, 16) for part in area.split("-"))
            with contextlib.suppress(OSError, ValueError, OverflowError):
                memory.seek(start)
                data = memory.read(end - start)
                if any(form in data for form in forms):
                    return True
    return False


def resident(pid):
    """Resident memory in kB."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1])
