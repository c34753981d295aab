"""One operating-system process a visitor, restarted for ever: a visit's data ends with its process.

No Textual here, and no answer ever comes here: the supervisor neither reads a key nor holds a pipe to what a visitor
types. It wipes the terminal between visitors and keeps the keyboard silent while nobody reads it.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from permit_wizard.kiosk import wipe
from permit_wizard.kiosk.harden import allowed_environment, lock_down
from permit_wizard.kiosk.presence import since_boot
from permit_wizard.kiosk.settings import CRASHED, ENDED, MISSED, STAFF, Settings

VISIT = "--kiosk-visit"  # how cli.main recognises a visit's process; no option, never in the help
COMMAND = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "permit_wizard", VISIT)

_IGNORED = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
# All other signals wait until they are asked for: one that ended us would leave a terminal that does not echo, and
# answers on it.
_WAITED_FOR = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, *_IGNORED}
_LOOK = 2.0  # seconds between looks at the terminal, should its SIGHUP be lost
_PATIENCE = 5.0  # seconds a visit has for its orderly end
_AT_ONCE = 5.0  # seconds: a visit that breaks off sooner makes the pause before the next grow
_LONGEST_PAUSE = 2.0  # seconds: who breaks visits on purpose must not keep the next visitor waiting
_HUNG_UP = 128 + signal.SIGHUP
_LANGUAGE = re.compile(rb"[a-z]{2,3}")


def pause_after(broken: int) -> float:
    """Return the seconds to wait after so many visits in a row that broke off at once.

    The machine must not be busy starting processes only.
    """
    return min(0.5 * 2.0 ** (broken - 2), _LONGEST_PAUSE) if broken > 1 else 0.0


class Leave(Exception):
    """The supervisor is to end.

    Attributes:
        code: its exit code.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class VisitProcess:
    """A visit's process, started ahead of time so that the next visitor does not wait.

    It imports all modules and then waits for the signal to begin.

    Args:
        command: the process; the number of its socket is added.
        environ: its whole environment.
    """

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs, contextlib.ExitStack() as failed:
            failed.callback(self._socket.close)
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [*command, str(theirs.fileno())], env=dict(environ), pass_fds=(theirs.fileno(),), cwd="/"
            )
            failed.pop_all()
        self._socket.setblocking(False)
        self.pid = self._process.pid
        self.began = time.monotonic()
        self.language: str | None = None
        self.misses = 0
        self._heard = b""

    def begin(self, settings: Settings) -> None:
        """Let the visit begin."""
        self.began = time.monotonic()
        try:
            self._socket.sendall(settings.to_line())
        except OSError:
            return  # it is dead already, as its exit status will show

    def status(self) -> int | None:
        """Return the exit code, negative for a signal, or None while it runs; one that was stopped is killed."""
        pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
        if not pid:
            return None
        if os.WIFSTOPPED(status):
            os.kill(self.pid, signal.SIGKILL)
            status = os.waitpid(self.pid, 0)[1]
        self._process.returncode = os.waitstatus_to_exitcode(status)  # subprocess must not wait for it again
        self.listen()
        self._socket.close()
        return self._process.returncode

    def end(self, patience: float) -> None:
        """End the process: ask it first, then kill it."""
        if self._process.returncode is None:
            for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, patience)):
                os.kill(self.pid, number)
                until = time.monotonic() + seconds
                while time.monotonic() < until:
                    if self.status() is not None:
                        return
                    time.sleep(0.02)

    def listen(self) -> None:
        """Read what the visit reports: its language (for an apology) and wrong phrases, nothing else."""
        with contextlib.suppress(OSError):
            while part := self._socket.recv(4096):
                *lines, rest = (self._heard + part).split(b"\n")
                self._heard = rest[:4096]
                self.misses += lines.count(MISSED)
                for line in lines:
                    if _LANGUAGE.fullmatch(line):
                        self.language = line.decode()


class Supervisor:
    """Serves one visitor after the other on a terminal.

    Args:
        settings: what staff decided.
        environ: the environment, of which visits get the part that is allowed.
        command: a visit's process.
        terminal: the terminal's descriptor, to read and to write.
    """

    def __init__(
        self, settings: Settings, environ: Mapping[str, str], command: Sequence[str] = COMMAND, terminal: int = 0
    ) -> None:
        self._settings, self._command, self._terminal = replace(settings, first=not settings.private), command, terminal
        self._environ = allowed_environment(environ)
        self._wiping = wipe.AT_HOME if settings.private else wipe.IN_A_KIOSK
        self._present: VisitProcess | None = None
        self._next: VisitProcess | None = None
        self._broken = 0

    def run(self) -> int:
        """Serve until staff end it (SIGTERM, or their key and phrase) or the terminal vanishes.

        Returns:
            The exit code: 0, 129 for a vanished terminal; at home also 70 after a crash.

        Raises:
            termios.error: there is no terminal.
        """
        lock_down(memory=False)  # a limit would be inherited; each visit sets its own
        before = termios.tcgetattr(self._terminal)
        for number in _IGNORED:
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # ignored by nohup, it could not be waited for
        signal.pthread_sigmask(signal.SIG_BLOCK, _WAITED_FOR)
        try:
            while True:
                self._serve()
        except Leave as leave:
            return leave.code
        finally:
            self._clear_up(before)

    def _serve(self) -> None:
        """Serve one visitor."""
        self._make_ready()
        visit = self._present = self._next or self._certainly_another()
        self._next = None
        visit.begin(self._settings)
        if not self._settings.private:
            self._next = self._another()
        code = self._wait_for(visit)
        self._make_ready()
        ended_well = code in (ENDED, STAFF, 128 + signal.SIGTERM)
        if code == STAFF:
            raise Leave(0)
        if self._settings.private:
            raise Leave(0 if ended_well else CRASHED)
        lasted = time.monotonic() - visit.began
        self._broken = self._broken + 1 if not ended_well and lasted < _AT_ONCE else 0
        self._settings = replace(self._settings, first=False, sorry=None if ended_well else visit.language)
        self._sleep(pause_after(self._broken))

    def _another(self) -> VisitProcess | None:
        """Start another visit's process, or return None where the machine has no room for one."""
        try:
            return VisitProcess(self._command, self._environ)
        except (OSError, subprocess.SubprocessError):
            return None

    def _certainly_another(self) -> VisitProcess:
        """Retry until there is another visit's process; at home, try once.

        Raises:
            Leave: a signal to leave came, or there is none at home.
        """
        while (visit := self._another()) is None:
            if self._settings.private:
                raise Leave(CRASHED)
            self._sleep(_LONGEST_PAUSE)
        return visit

    def _count_misses(self, visit: VisitProcess) -> None:
        """Count the wrong phrases of a visit where they outlive it."""
        visit.listen()
        for _miss in range(visit.misses):
            self._settings = self._settings.after_miss(since_boot())
        visit.misses = 0

    def _make_ready(self) -> None:
        """Wipe the terminal and silence the keyboard; leave if there is no terminal."""
        try:
            wipe.silence_keys(self._terminal)
        except (termios.error, OSError):
            raise Leave(_HUNG_UP) from None
        if not wipe.wipe(self._terminal, self._wiping):
            raise Leave(_HUNG_UP)
        wipe.forget_typed(self._terminal)

    def _wait_for(self, visit: VisitProcess) -> int:
        """Return how a visit ended."""
        while True:
            code = visit.status()
            self._count_misses(visit)
            if code is not None:
                return code
            self._sleep(_LOOK, or_child=True)
            if not wipe.is_there(self._terminal):
                raise Leave(_HUNG_UP)

    def _sleep(self, seconds: float, *, or_child: bool = False) -> None:
        """Wait a while, or until a process ends; a signal to leave is obeyed.

        Raises:
            Leave: SIGTERM or SIGHUP came.
        """
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            got = signal.sigtimedwait(_WAITED_FOR, left)
            if got is None or (got.si_signo == signal.SIGCHLD and or_child):
                return
            if got.si_signo == signal.SIGTERM:
                raise Leave(0)
            if got.si_signo == signal.SIGHUP:
                raise Leave(_HUNG_UP)

    def _clear_up(self, before: list[Any]) -> None:
        """End what runs, wipe, and give the keyboard back."""
        gone = not wipe.is_there(self._terminal)
        for visit in (self._present, self._next):
            if visit is not None:
                visit.end(0.0 if gone else _PATIENCE)
        wipe.wipe(self._terminal, self._wiping)
        wipe.forget_typed(self._terminal)
        try:
            termios.tcsetattr(self._terminal, termios.TCSANOW, before)
        except (termios.error, OSError):
            return  # no terminal, no keyboard
