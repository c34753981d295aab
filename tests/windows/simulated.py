"""The program on a Windows that is simulated. This is the one place that lists what is removed, and what is put there.

    python -m tests.windows.simulated ARGUMENTS

What ran here has not run on Windows. Python's own modules for Windows, its paths (drive letters, backslashes) and the
real console are missing; below them, Textual's driver for Windows and our calls of Windows run as they are.

The variable SIMULATED chooses what this Windows is like, in JSON:

    console   "old" for a console before Windows 10, which refuses control sequences; "none" for no console
    shown     the display language (LANGID), "region": the name of the regional setting
    locked    a file that another program has open
    started   a file to which is written what the desktop was asked to open
"""

from __future__ import annotations

import asyncio
import builtins
import ctypes
import ctypes.wintypes
import errno
import io
import json
import os
import pathlib
import select
import signal
import subprocess  # noqa: F401 - imported as on Linux: it cannot start anything as Windows does
import sys
import tempfile  # noqa: F401 - likewise
import termios
import tty
import types
import zoneinfo
from typing import Any

# ------------------------------------------------------------------------------------------------------ what is removed

MODULES = ("termios", "fcntl", "pty", "tty", "resource", "pwd", "grp", "readline", "curses", "syslog", "tzdata")
"""`tzdata` is a dependency on Windows; without it the program still has to find the day."""
OF_OS = (
    "chown", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getuid",
    "getxattr", "killpg", "listxattr", "mkfifo", "mknod", "nice", "openpty", "posix_spawn", "pread", "pwrite",
    "sched_getaffinity", "set_blocking", "setsid", "setxattr", "statvfs", "sysconf", "tcgetpgrp", "ttyname", "uname",
    "O_CLOEXEC", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_TMPFILE",
)  # fmt: skip
OF_SELECT = ("poll", "POLLERR", "POLLHUP", "POLLIN", "POLLNVAL", "POLLOUT")
SIGNALS = (
    "SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU",
    "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGXCPU",
)  # fmt: skip
OF_SIGNAL = ("alarm", "pthread_sigmask", "setitimer", "sigwait", "siginterrupt")
VARIABLES = (
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "TERM",
    "COLORTERM",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "TZ",
)

# -------------------------------------------------------------------------------------------- what Windows has instead

CTRL_BREAK = signal.SIGUSR1
"""The signal of this Linux that is SIGBREAK there, for a test to send."""

_LIKE: dict[str, Any] = json.loads(os.environ.pop("SIMULATED", "{}"))
_STREAMS = {-10: 0, -11: 1, -12: 2}  # STD_INPUT_HANDLE and its like
_HANDLE = 0x7FFF00000000  # needs 64 bits, as a real one may
_LINE_INPUT, _ECHO_INPUT, _VIRTUAL_TERMINAL, _INVALID = 0x0002, 0x0004, 0x0004, 0
_KEY_EVENT, _WAIT_TIMEOUT = 0x0001, 0x0102
_ACCESS_DENIED, _SHARING_VIOLATION, _ALREADY_EXISTS = 5, 32, 183  # Windows system error codes
_REALPATH, _ISDIR = os.path.realpath, os.path.isdir


def _number(value: Any) -> int:
    return int(getattr(value, "value", value) or 0)


class _Console:
    """The console, at the level of kernel32: a pseudo-terminal is behind it."""

    def __init__(self) -> None:
        self.modes = {0: 0x01F7, 1: 0x0003, 2: 0x0003}
        self._decoder = __import__("codecs").getincrementaldecoder("utf-8")("replace")
        self._tcgetattr, self._tcsetattr, self._setraw = termios.tcgetattr, termios.tcsetattr, tty.setraw
        self._cooked: Any = None

    def _stream(self, handle: Any) -> int | None:
        descriptor = _number(handle) - _HANDLE
        known = descriptor in self.modes and os.isatty(descriptor) and _LIKE.get("console") != "none"
        return descriptor if known else None

    def GetStdHandle(self, which: Any) -> int:  # noqa: N802 - as Windows has it
        signed = ctypes.c_int32(_number(which)).value
        return _HANDLE + _STREAMS[signed]

    def GetConsoleMode(self, handle: Any, mode: Any) -> int:  # noqa: N802
        descriptor = self._stream(handle)
        if descriptor is None:
            return _INVALID
        getattr(mode, "_obj", mode).value = self.modes[descriptor]
        return 1

    def SetConsoleMode(self, handle: Any, mode: Any) -> int:  # noqa: N802
        descriptor, wanted = self._stream(handle), _number(mode)
        if descriptor is None or (
            descriptor and wanted & _VIRTUAL_TERMINAL and _LIKE.get("console") == "old"
        ):  # ERROR_INVALID_PARAMETER
            return _INVALID
        self.modes[descriptor] = wanted
        if descriptor == 0:
            self._obey(raw=not wanted & (_LINE_INPUT | _ECHO_INPUT))
        return 1

    def _obey(self, *, raw: bool) -> None:
        if raw and self._cooked is None:
            self._cooked = self._tcgetattr(0)
            self._setraw(0)
        elif not raw and self._cooked is not None:
            self._tcsetattr(0, termios.TCSANOW, self._cooked)
            self._cooked = None

    def WaitForMultipleObjects(self, count: int, handles: Any, _all: Any, timeout: Any) -> int:  # noqa: N802
        assert (count, _number(handles[0]) - _HANDLE) == (1, 0), "only the keyboard is waited for"
        return 0 if select.select([0], [], [], _number(timeout) / 1000)[0] else _WAIT_TIMEOUT

    def ReadConsoleInputW(self, _handle: Any, records: Any, _most: int, count: Any) -> int:  # noqa: N802
        typed = self._decoder.decode(os.read(0, 512))
        for place, (letter, down) in enumerate((letter, down) for letter in typed for down in (1, 0)):
            record = records._obj[place]
            record.EventType = _KEY_EVENT
            record.Event.KeyEvent.bKeyDown = down
            record.Event.KeyEvent.wVirtualKeyCode = 0x41
            record.Event.KeyEvent.dwControlKeyState = 0
            record.Event.KeyEvent.uChar.UnicodeChar = letter
        count._obj.value = 2 * len(typed)
        return 1

    def CreateWaitableTimerExW(self, *_how: Any) -> int:  # noqa: N802 - refused: Textual then sleeps as elsewhere
        return 0

    def GetUserDefaultUILanguage(self) -> int:  # noqa: N802
        return int(_LIKE.get("shown", 0))

    def GetUserDefaultLocaleName(self, buffer: Any, _size: Any) -> int:  # noqa: N802
        buffer.value = _LIKE.get("region", "")
        return len(buffer.value) and len(buffer.value) + 1


class _Function:
    """A function of a library, which has types of its arguments."""

    def __init__(self, name: str, run: Any) -> None:
        self.name, self.run, self.argtypes, self.restype = name, run, None, None

    def __call__(self, *arguments: Any) -> Any:
        if self.run is None:
            raise NotImplementedError(self.name)
        return self.run(*arguments)


class _WinDLL:
    """A library of Windows."""

    _console = _Console()

    def __init__(self, name: str, **_options: Any) -> None:
        self._name = name

    def __getattr__(self, name: str) -> _Function:
        if name.startswith("_"):
            raise AttributeError(name)
        found = _Function(name, getattr(self._console, name, None) if self._name == "kernel32" else None)
        setattr(self, name, found)
        return found


def _refused(path: Any, code: int, number: int = errno.EACCES, *, told: bool = True) -> OSError:
    error = OSError(number, "Access is denied", os.fspath(path))
    if told:
        error.winerror = code  # type: ignore[attr-defined]
    return error


def _is_open(path: Any) -> bool:
    """Return whether anybody has a file open: this process, or the other program."""
    wanted = _REALPATH(path)
    if _LIKE.get("locked") and wanted == _REALPATH(_LIKE["locked"]):
        return True
    return any(os.path.lexists(link) and _REALPATH(link) == wanted for link in pathlib.Path("/proc/self/fd").iterdir())


def _files() -> None:
    """Files as Windows has them: what is open can be neither replaced nor deleted, and a folder cannot be opened."""
    replace, unlink, open_low, open_high = os.replace, os.unlink, os.open, io.open

    def replaced(old: Any, new: Any, **options: Any) -> None:
        for path in (old, new):
            if os.path.lexists(path) and _is_open(path):
                raise _refused(new, _ACCESS_DENIED)
        replace(old, new, **options)

    def renamed(old: Any, new: Any, **options: Any) -> None:
        if os.path.lexists(new):
            raise _refused(new, _ALREADY_EXISTS, errno.EEXIST)
        replaced(old, new, **options)

    def deleted(path: Any, **options: Any) -> None:
        if _is_open(path):
            raise _refused(path, _SHARING_VIOLATION)
        unlink(path, **options)

    def opened(path: Any, *arguments: Any, **options: Any) -> Any:
        # the C library knows the error number alone; `os` makes no difference
        named = not isinstance(path, int) and "opener" not in options  # tempfile opens something else
        if named and (_ISDIR(path) or _locked(path)):
            raise _refused(path, _ACCESS_DENIED, told=False)
        return (open_low if options.pop("low", False) else open_high)(path, *arguments, **options)

    def _locked(path: Any) -> bool:
        return bool(_LIKE.get("locked")) and _REALPATH(path) == _REALPATH(_LIKE["locked"])

    os.replace, os.rename = replaced, renamed
    os.unlink = os.remove = deleted
    io.open = builtins.open = opened  # type: ignore[assignment]
    os.open = lambda path, *arguments, **options: opened(path, *arguments, low=True, **options)
    os.startfile = lambda path: pathlib.Path(_LIKE["started"]).write_text(str(path), encoding="utf-8")  # type: ignore[attr-defined]


def _no_signal_handlers(*_arguments: Any) -> None:
    raise NotImplementedError


def simulate() -> None:
    """Make a Windows of this process, as far as that goes."""
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for module, names in ((os, OF_OS), (select, OF_SELECT), (signal, (*SIGNALS, *OF_SIGNAL))):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    for name in VARIABLES:
        os.environ.pop(name, None)
    zoneinfo.reset_tzpath([])
    os.environ["OS"] = "Windows_NT"
    sys.platform, os.name = "win32", "nt"
    pathlib.Path.__new__ = lambda _cls, *parts, **_no: pathlib.PosixPath._from_parts(parts)  # type: ignore[attr-defined, assignment]
    sys.getwindowsversion = lambda: types.SimpleNamespace(major=10, minor=0, build=19045)  # type: ignore[attr-defined]
    ctypes.WinDLL = _WinDLL  # type: ignore[attr-defined]
    ctypes.windll = ctypes.LibraryLoader(_WinDLL)  # type: ignore[attr-defined]
    msvcrt = types.ModuleType("msvcrt")
    msvcrt.get_osfhandle = lambda descriptor: _HANDLE + descriptor  # type: ignore[attr-defined]
    sys.modules["msvcrt"] = msvcrt
    signal.SIGBREAK = CTRL_BREAK  # type: ignore[attr-defined]
    asyncio.SelectorEventLoop.add_signal_handler = _no_signal_handlers  # type: ignore[method-assign]
    _files()


if __name__ == "__main__":
    simulate()
    if sys.argv[1:2] == ["-c"]:  # a script, as in `python -c`
        script, sys.argv = sys.argv[2], sys.argv[2:]
        exec(compile(script, "<simulated>", "exec"), {"__name__": "__main__"})
    else:
        from permit_wizard.__main__ import main

        code = main()
        if _LIKE.get("modes"):  # the console as it was left, for a test to compare
            pathlib.Path(_LIKE["modes"]).write_text(json.dumps(_WinDLL._console.modes), encoding="utf-8")
        sys.exit(code)
