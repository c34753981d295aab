"""The only calls of Windows itself: what its console can do, and which language its user reads.

Everything here also runs elsewhere and then finds nothing. `tests/windows` replaces the calls; no real Windows was
available to try them.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, Final, cast

from permit_wizard.core.system import is_windows

__all__ = ["control_sequences", "set_line", "user_locale"]

_STD_OUTPUT: Final = -11  # STD_OUTPUT_HANDLE (GetStdHandle)
_VIRTUAL_TERMINAL: Final = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING (SetConsoleMode), from Windows 10 on


@contextmanager
def control_sequences(environ: Mapping[str, str]) -> Generator[bool]:
    """Let the console behind standard output process control sequences, and restore its mode at the end.

    A console is asked by setting the mode: SetConsoleMode refuses it before Windows 10. Windows Terminal always
    processes them; WT_SESSION is its mark.

    Args:
        environ: the environment.

    Yields:
        Whether the terminal processes control sequences: cursor, colours, the alternate screen. On other systems the
        value of TERM decides, of which Windows sets none.
    """
    if not is_windows():
        yield environ.get("TERM", "dumb") not in ("", "dumb")
        return
    if environ.get("TERM") == "dumb":  # some editors set it
        yield False
        return
    kernel32, handle, before = _output_mode()
    taken = before is not None and bool(kernel32.SetConsoleMode(handle, before | _VIRTUAL_TERMINAL))
    try:
        yield taken or bool(environ.get("WT_SESSION"))
    finally:
        if taken:
            kernel32.SetConsoleMode(handle, before)


def _output_mode() -> tuple[Any, Any, int | None]:
    """Return kernel32, the handle of standard output, and its mode, which is None where that is no console."""
    import ctypes

    try:
        kernel32 = cast("Any", ctypes).WinDLL("kernel32")
        kernel32.GetStdHandle.restype = ctypes.c_void_p  # a handle has 64 bits, and an int of C has 32
        handle = ctypes.c_void_p(kernel32.GetStdHandle(_STD_OUTPUT))
        mode = ctypes.c_ulong()
        found = kernel32.GetConsoleMode(handle, ctypes.byref(mode))
    except (AttributeError, OSError):
        return None, None, None
    return kernel32, handle, mode.value if found else None


def user_locale() -> str:
    """Return the name of the language that Windows shows its user, such as `nl_NL`; "" elsewhere, or if unknown.

    The display language is asked first: a user with Dutch menus and American dates reads Dutch. Then the regional
    setting, in the form that Windows (`nl-NL`) or the C library (`Dutch_Netherlands.1252`) has it.
    """
    if not is_windows():
        return ""
    import ctypes
    import locale

    try:
        kernel32 = cast("Any", ctypes).WinDLL("kernel32")
        shown = locale.windows_locale.get(kernel32.GetUserDefaultUILanguage() & 0xFFFF)
        if shown:
            return shown
        name = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
        if kernel32.GetUserDefaultLocaleName(name, len(name)):
            return name.value
    except (AttributeError, OSError):
        pass
    return locale.setlocale(locale.LC_CTYPE) or ""


def set_line(variable: str, value: str) -> str:
    """Return the line that a user types to set an environment variable, for this system's shells."""
    # `setx` works in PowerShell and in the Command Prompt alike, for every window opened afterwards
    return f"setx {variable} {value}" if is_windows() else f"export {variable}={value}"
