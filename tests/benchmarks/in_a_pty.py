"""A program in a pseudo-terminal of 80 by 24 that answers as xterm does, and is read without pause."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path

# What programs ask at their start, and what xterm 379 says to it.
ANSWERS = {
    rb"\x1b\[c": b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
    rb"\x1b\[>c": b"\x1b[>41;379;0c",
    rb"\x1b\[>q": b"\x1bP>|XTerm(379)\x1b\\",
    rb"\x1b\[8\$p": b"\x1b[8;0$y",
    rb"\x1b\[\?(\d+)\$p": b"\x1b[?%s;0$y",
    rb"\x1b\[6n": b"\x1b[1;1R",
}
QUESTION = re.compile(b"|".join(b"(?:%s)" % each for each in ANSWERS))
LONGEST = 16  # bytes of a question: so much of what came before may be the beginning of one
CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|.)", re.DOTALL)


class Program:
    """A program that runs in a terminal.

    Attributes:
        pid: its process id.
        started: when it was started (time.perf_counter).
        last_read: when the last bytes came.
        sent: everything that it has written.
        code: its exit code, once `wait` has seen it go.
    """

    def __init__(self, command, environ=None, size=(80, 24)):
        env = {
            "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environ or {}),
        }  # fmt: skip
        self.started = self.last_read = time.perf_counter()
        self.sent = bytearray()
        self._asked = 0
        self.code = None
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execve(command[0], command, env)

    def _read(self, timeout):
        """Read what comes within some seconds, answer what is asked; returns whether anything came."""
        if not select.select([self._terminal], [], [], max(0.0, timeout))[0]:
            return False
        try:
            chunk = os.read(self._terminal, 65536)
        except OSError:  # Linux returns EIO when the program has gone
            chunk = b""
        if not chunk:
            message = f"the program left after {self.text()[-2000:]}"
            raise EOFError(message)
        unread = max(self._asked, len(self.sent) - LONGEST)
        self.sent += chunk
        self.last_read = time.perf_counter()
        for question in QUESTION.finditer(self.sent, unread):
            self._asked = question.end()
            for pattern, answer in ANSWERS.items():
                if (asked := re.fullmatch(pattern, question[0])) is not None:
                    os.write(self._terminal, answer % asked.groups() if asked.groups() else answer)
        return True

    def text(self, start=0):
        """Return what was written since a place, without the controls."""
        return CONTROL.sub(b"", self.sent[start:]).decode("utf-8", "replace")

    def until(self, *words, timeout=30.0, start=0):
        """Read until all these words have been written; returns when the last of them came."""
        deadline = time.perf_counter() + timeout
        while not all(word in self.text(start) for word in words):
            if time.perf_counter() > deadline:
                message = f"{words} did not come, but {self.text(start)[-2000:]}"
                raise TimeoutError(message)
            self._read(deadline - time.perf_counter())
        return self.last_read

    def until_true(self, condition, seconds, showing=str):
        """Read until a condition holds; what `showing` returns is told when it does not within so many seconds."""
        deadline = time.perf_counter() + seconds
        while not condition():
            if time.perf_counter() > deadline:
                message = "it did not come, but\n" + "\n".join(showing())
                raise TimeoutError(message)
            self._read(0.5)

    def wait(self, seconds):
        """Read until the program has gone; returns its exit code."""
        deadline = time.perf_counter() + seconds
        try:
            while time.perf_counter() < deadline:
                self._read(0.5)
        except EOFError:
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code

    def until_quiet(self, seconds=0.08):
        """Read until nothing has come for a while; returns when the last bytes came."""
        while self._read(seconds):
            pass
        return self.last_read

    def until_changed(self, seconds=3.0):
        """Read until something has come, and then nothing for a while; a page listens only once it has been drawn."""
        self._read(seconds)
        return self.until_quiet(0.4)

    def write(self, keys):
        """Press keys; returns when."""
        pressed = time.perf_counter()
        os.write(self._terminal, keys)
        return pressed

    def resize(self, columns, rows):
        """Change the size of the terminal."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resident(self):
        """Return the resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def end(self):
        """Stop it, however it is."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)
