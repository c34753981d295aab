"""A saved page, opened by the desktop's own program.

Only where there is a desktop, and never by a browser for terminals.

Nothing is waited for: a browser may run for days.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Any, cast

from permit_wizard.core.system import is_windows
from permit_wizard.core.text import Text, _

_OPENERS = {"linux": "xdg-open", "darwin": "open"}
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


class CannotOpen(Exception):
    """Nothing was opened.

    Attributes:
        reason: one sentence about it, and what to do instead.
    """

    def __init__(self) -> None:
        self.reason: Text = _("The browser could not be started. Open the file yourself.")
        super().__init__(self.reason.message)


def has_desktop(environ: Mapping[str, str]) -> bool:
    """Return whether a page can be opened here.

    There is a display, this side of it, and the program that opens files on it.

    Args:
        environ: the environment.
    """
    if is_windows():
        return "SSH_CONNECTION" not in environ
    opener = _OPENERS.get(sys.platform)
    far_away = "SSH_CONNECTION" in environ or "web_driver" in environ.get("TEXTUAL_DRIVER", "")
    display = sys.platform == "darwin" or any(environ.get(name) for name in _DISPLAYS)
    return opener is not None and display and not far_away and shutil.which(opener) is not None


def open_page(path: Path) -> None:
    """Hand a page to the desktop.

    Args:
        path: where it was saved; the user named it, so it may be an argument.

    Raises:
        CannotOpen: the program that opens files is not there, or cannot be started.
    """
    if is_windows():
        _start_on_windows(path)
        return
    opener = shutil.which(_OPENERS.get(sys.platform, ""))
    if opener is None:
        raise CannotOpen
    silent = subprocess.DEVNULL
    try:
        # `opener` is an absolute path; it writes nothing over the screen, and a browser outlives the wizard
        argv = [opener, str(path)]
        process = subprocess.Popen(argv, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)  # noqa: S603
    except OSError as error:
        raise CannotOpen from error
    Thread(target=process.wait, daemon=True).start()  # so that it leaves nothing behind in the table of processes


def _start_on_windows(path: Path) -> None:
    try:
        cast("Any", os).startfile(path)
    except OSError as error:
        raise CannotOpen from error
