"""Opening a file in the desktop's own program for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from permit_wizard.core.system import is_windows

START = "start"
"""Windows itself, which has no program for it that could be named."""


def opener(environ: Mapping[str, str]) -> str | None:
    """Return the program that opens files on this desktop.

    None without a desktop: over ssh, on a text console, in a container.
    """
    if is_windows():
        return START
    if sys.platform == "darwin":
        return shutil.which("open")
    seen = environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY")
    return shutil.which("xdg-open") if seen else None


def open_with(program: str, path: Path) -> bool:
    """Start a program with a file, without waiting for it; return whether it started."""
    nothing = subprocess.DEVNULL
    try:
        if is_windows():
            cast("Any", os).startfile(path)
            return True
        subprocess.Popen(  # noqa: S603 - the system's own opener, with a file that was just written
            [program, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return False
    return True
