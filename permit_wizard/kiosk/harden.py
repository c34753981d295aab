"""Hardens a process: its environment, memory and error output stay private.

Everything here runs before Textual is imported: Textual reads TEXTUAL_* once, and some of them write keystrokes to
files.
"""

from __future__ import annotations

import ctypes
import logging
import os
import resource
import signal
import sys
import threading
import warnings
from collections.abc import Mapping, MutableMapping
from typing import Any, NamedTuple

# What the screens and permit_wizard.rtl ask about the terminal; nothing else. Not COLUMNS and LINES: they freeze the
# size.
ALLOWED = (
    "TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION",
    "MLTERM", "TMUX",
    "STY",
)  # fmt: skip
_LONGEST = 200  # characters of a value; none of the above is longer in earnest

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4  # linux/prctl.h
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4  # linux/mman.h (asm-generic)
_ENOUGH_TO_LOCK = 1 << 30  # bytes; under a smaller limit a later allocation could fail and end the visit
_CAP_IPC_LOCK = 14
MEMORY = 256 << 20  # bytes of data a visit may hold; it needs about 60 MB. Two run side by side under the unit's limit


class Locked(NamedTuple):
    """What the operating system granted.

    Attributes:
        undumpable: no core file, and no other process of this user may read the memory.
        in_memory: the memory never goes to swap.
    """

    undumpable: bool
    in_memory: bool


def allowed_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a visit: only needed variables, printable and short."""
    return {
        name: value
        for name in ALLOWED
        if (value := environ.get(name)) is not None and value.isprintable() and len(value) <= _LONGEST
    }


def clean_environment(environ: MutableMapping[str, str]) -> None:
    """Remove everything else from this process's own environment."""
    kept = allowed_environment(environ)
    for name in list(environ):
        if name not in kept:
            del environ[name]


def lock_down(*, memory: bool = True) -> Locked:
    """Keep the memory out of core files, other processes and swap; make new files private to this user.

    Args:
        memory: also limit it.
    """
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        limit_memory()
    libc = ctypes.CDLL(None, use_errno=True)
    undumpable = libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
    in_memory = _may_lock_memory() and libc.mlockall(_MCL_CURRENT | _MCL_FUTURE | _MCL_ONFAULT) == 0
    return Locked(undumpable, in_memory)


def limit_memory() -> None:
    """Limit the memory: the process dies before it fills the machine, and the next visitor gets a new one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _may_lock_memory() -> bool:
    """Return whether memory can be locked without a limit that would fail later."""
    soft = resource.getrlimit(resource.RLIMIT_MEMLOCK)[0]
    if soft == resource.RLIM_INFINITY or soft >= _ENOUGH_TO_LOCK:
        return True
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib would be one more import
            effective = next(line.split()[1] for line in status if line.startswith("CapEff"))
    except (OSError, StopIteration):
        return False
    return bool(int(effective, 16) >> _CAP_IPC_LOCK & 1)


def die_with_parent() -> None:
    """Get SIGHUP when the supervisor is gone, whatever killed it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGHUP, 0, 0, 0)


def say_nothing() -> None:
    """Keep exceptions, warnings and log lines off the terminal: they can quote an answer."""

    def nothing(*_about: Any) -> None:
        """Do nothing."""

    sys.excepthook = nothing
    sys.unraisablehook = nothing
    threading.excepthook = nothing
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    sys.dont_write_bytecode = True
