"""Opening a file in the desktop's own program for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_OPENERS = {"darwin": "open", "win32": "explorer"}


def opener(environ: Mapping[str, str]) -> str | None:
    """Return the program that opens files on this desktop.

    None without a desktop: over ssh, on a text console, in a container.
    """
    if sys.platform in _OPENERS:
        return shutil.which(_OPENERS[sys.platform])
    seen = environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY")
    return shutil.which("xdg-open") if seen else None


def open_with(program: str, path: Path) -> bool:
    """Start a program with a file, without waiting for it; return whether it started."""
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 - the system's own opener, with a file that was just written
            [program, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return False
    return True
