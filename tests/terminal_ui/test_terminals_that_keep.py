"""In real terminals without an alternate screen nothing of a visit is left, on them or above them, however it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from tests.benchmarks.in_a_pty import Program
from tests.kiosk.terminal import children
from tests.terminal_ui.test_pty_visit import COMMAND

PATIENCE = 20.0
WIZARD = f"{COMMAND} --lang nl --today 2026-09-01"
TYPED, DRAWN = "14 2 2027", ("2027", "verblijf", "antwoord")
"""A date, and words of which each page of the visit has one."""
SHELL = ["/bin/sh"]
PROMPT = "ready-for-more"
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PS1": f"{PROMPT} ", "HOME": "/nonexistent",
    "SHELL": "/bin/sh",
}  # fmt: skip


class Kept(ABC):
    """A terminal with a shell in it, in which wizards are started one after the other."""

    process: int
    """The process id of the shell."""

    @abstractmethod
    def write(self, keys: str) -> None:
        """Press keys."""

    @abstractmethod
    def everything(self) -> str:
        """Return what a person could find: the screen and the scrollback above it."""

    @abstractmethod
    def resize(self, columns: int, rows: int) -> None:
        """Change the size."""

    def waits_for(self, *words: str, without: tuple[str, ...] = ()) -> str:
        """Wait until all these words are there, and others are not; return all that is there."""
        until = time.monotonic() + PATIENCE
        while True:
            found = self.everything()
            if all(word in found for word in words) and not any(word in found for word in without):
                return found
            assert time.monotonic() < until, f"waited in vain for {words} without {without}:\n{found}"
            time.sleep(0.1)

    def visit(self) -> None:
        """Start a wizard, and answer up to a date that is being typed."""
        self.write(f"{WIZARD}\r")
        self.waits_for("Begin nu")
        self.write("\r")
        self.waits_for("Welke verblijfsvergunning")
        self.write("1\r")
        self.waits_for("nog 9 vragen")
        self.write(TYPED)
        self.waits_for("2027")

    def wizard(self) -> int:
        """Return the process id of the wizard."""
        return children(self.process)[-1]

    def is_clean(self) -> None:
        """Wait for the shell, and check that it is all that is there."""
        self.waits_for(PROMPT, without=DRAWN)


class InScreen(Kept):
    """GNU screen with a client."""

    def __init__(self, folder: Path) -> None:
        self._copy, self._name = folder / "copy", f"kept-{os.getpid()}"
        rights = folder / "sockets"
        rights.mkdir(0o700)
        self._environ = {**ENVIRONMENT, "SCREENDIR": str(rights), "TERM": "xterm-256color"}
        screen = shutil.which("screen")
        assert screen is not None
        self._client = Program([screen, "-c", "/dev/null", "-S", self._name, *SHELL], self._environ)
        self._client.until(PROMPT, timeout=PATIENCE)
        server = children(self._client.pid)
        self.process = children(server[0])[0]

    def command(self, *words: str) -> None:
        subprocess.run(["screen", "-S", self._name, "-p", "0", "-X", *words], env=self._environ, check=True)

    def write(self, keys: str) -> None:
        self._client.write(keys.encode())

    def everything(self) -> str:
        self._client.until_quiet()
        self._copy.unlink(missing_ok=True)
        self.command("hardcopy", "-h", str(self._copy))
        until = time.monotonic() + PATIENCE
        while not self._copy.exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.05)  # while it is written
        return self._copy.read_text(encoding="utf-8", errors="replace")

    def resize(self, columns: int, rows: int) -> None:
        self._client.resize(columns, rows)

    def close(self) -> None:
        self.command("quit")
        self._client.end()


class InTmux(Kept):
    """tmux without a client, its alternate screen off."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        self._tmux("new-session", "-d", "-x", "80", "-y", "24", "exec /bin/sh")
        self._tmux("set-option", "-g", "alternate-screen", "off")
        self._tmux("set-option", "-g", "window-size", "manual")
        self.process = int(self._tmux("display-message", "-p", "#{pane_pid}"))
        self.waits_for(PROMPT)

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *words]
        return subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout

    def write(self, keys: str) -> None:
        self._tmux("send-keys", "-l", keys)

    def everything(self) -> str:
        return self._tmux("capture-pane", "-p", "-S", "-")

    def resize(self, columns: int, rows: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def close(self) -> None:
        self._tmux("kill-server")


class InMosh(Kept):
    """mosh on loopback; it keeps no scrollback."""

    def __init__(self) -> None:
        command = ["mosh-server", "new", "-i", "127.0.0.1", "--", *SHELL]
        started = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)
        port, key = re.findall(r"MOSH CONNECT (\d+) (\S+)", started.stdout)[0]
        self._server = int(re.findall(r"pid = (\d+)", started.stderr)[0])
        client = shutil.which("mosh-client")
        assert client is not None
        self._client = Program([client, "127.0.0.1", port], {**ENVIRONMENT, "MOSH_KEY": key})
        self._screen, self._read = pyte.Screen(80, 24), 0
        self._stream = pyte.ByteStream(self._screen)
        self.waits_for(PROMPT)
        self.process = children(self._server)[0]

    def write(self, keys: str) -> None:
        self._client.write(keys.encode())

    def everything(self) -> str:
        self._client.until_quiet()
        new = bytes(self._client.sent[self._read :])
        self._read += len(new)
        self._stream.feed(new)
        return "\n".join(self._screen.display)

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._client.resize(columns, rows)

    def close(self) -> None:
        self._client.end()
        os.kill(self._server, signal.SIGTERM)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InScreen]:
    terminal = InScreen(tmp_path_factory.mktemp("screen"))
    yield terminal
    terminal.close()


@pytest.fixture(scope="module")
def tmux(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InTmux]:
    terminal = InTmux(tmp_path_factory.mktemp("tmux"))
    yield terminal
    terminal.close()


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} not installed; .ci/run installs it")


@needs("screen")
def test_in_gnu_screen_it_is_said_before_the_first_answer_and_nothing_is_left(screen: InScreen) -> None:
    screen.write(f"{WIZARD}\r")
    screen.waits_for("altscreen on", "~/.screenrc", "Begin nu")
    screen.write("\x11")  # ctrl+q
    screen.is_clean()
    screen.visit()
    screen.write("\x11")
    screen.waits_for("Nu stoppen?")
    screen.write("2\r")
    screen.is_clean()


@needs("screen")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_in_gnu_screen_a_signal_after_a_change_of_size_leaves_nothing(screen: InScreen, number: int) -> None:
    screen.visit()
    screen.resize(70, 20)
    time.sleep(0.3)
    screen.waits_for("2027")
    os.kill(screen.wizard(), number)
    screen.waits_for(PROMPT)
    screen.resize(80, 24)  # what was pushed into the scrollback would come down again
    screen.is_clean()


@needs("screen")
@pytest.mark.parametrize("option", ["--private", "--kiosk"])
def test_in_gnu_screen_a_shared_computer_is_refused_with_the_line_that_helps(screen: InScreen, option: str) -> None:
    screen.write(f"clear; {COMMAND} {option} --lang nl\r")
    screen.waits_for(f"{option} kan hier niet alles wissen", "altscreen on")
    screen.write("clear\r")
    screen.waits_for(PROMPT)


@needs("screen")
def test_in_gnu_screen_with_its_alternate_screen_nothing_needs_to_be_said(screen: InScreen) -> None:
    screen.command("altscreen", "on")
    try:
        screen.write(f"{WIZARD}\r")
        found = screen.waits_for("Begin nu")
        screen.write("\x11")
        screen.waits_for(PROMPT, without=("Begin nu",))
    finally:
        screen.command("altscreen", "off")
    assert "altscreen on" not in found


@needs("tmux")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_in_tmux_without_an_alternate_screen_nothing_is_left(tmux: InTmux, number: int) -> None:
    tmux.visit()
    tmux.resize(70, 20)
    time.sleep(0.3)
    tmux.waits_for("2027")
    os.kill(tmux.wizard(), number)
    tmux.waits_for(PROMPT)
    tmux.resize(80, 24)
    tmux.is_clean()


@needs("tmux")
def test_in_tmux_without_an_alternate_screen_a_private_visit_leaves_nothing(tmux: InTmux) -> None:
    tmux.write(f"{COMMAND} --private --lang nl\r")
    tmux.waits_for("Begin nu")
    tmux.write("\r")
    tmux.waits_for("Welke verblijfsvergunning")
    tmux.write("1\r")
    tmux.waits_for("nog 9 vragen")
    tmux.write(TYPED)
    tmux.waits_for("2027")
    tmux.resize(70, 20)
    time.sleep(0.3)
    tmux.write("\x1b[20~")  # F9
    tmux.waits_for(PROMPT)
    tmux.resize(80, 24)
    tmux.is_clean()


@needs("mosh-server", "mosh-client")
def test_over_mosh_nothing_is_left() -> None:
    mosh = InMosh()
    try:
        mosh.visit()
        mosh.resize(70, 20)
        mosh.waits_for("2027")
        os.kill(mosh.wizard(), signal.SIGTERM)
        mosh.is_clean()
    finally:
        mosh.close()
