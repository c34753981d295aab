"""The only setting that is kept after a visit, and only if the reader agrees: how this terminal wants Arabic.

It is no answer and tells nothing of a person. A kiosk gets no `BidiSetting`, so it can remember nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from permit_wizard.core.regular_file import read_regular
from permit_wizard.core.system import is_windows

__all__ = ["BidiSetting", "bidi_setting"]

_LONGEST = 100  # bytes that are read of the file; a mode has at most nine


@dataclass(frozen=True, slots=True)
class BidiSetting:
    """A file with one word in it: a value of `--bidi`.

    Attributes:
        path: the file, which need not exist.
        shown: the same as a person would write it.
    """

    path: Path
    shown: str

    def read(self) -> str | None:
        """Return the content of the file, or None if it does not exist or cannot be read."""
        try:
            return read_regular(self.path, _LONGEST).decode(errors="replace").strip() or None
        except OSError:
            return None

    def write(self, mode: str) -> None:
        """Write a mode, for the owner's eyes alone (0600), all of it or nothing.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        new.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
                if hasattr(os, "fchmod"):
                    os.fchmod(stream.fileno(), 0o600)  # a umask may have taken the owner's own rights away
                stream.write(f"{mode}\n")
            new.replace(self.path)
        finally:
            new.unlink(missing_ok=True)


def bidi_setting(environ: Mapping[str, str]) -> BidiSetting | None:
    """Return where the setting is kept.

    `permit_wizard/bidi` in the configuration folder of the XDG Base Directory Specification; on Windows, which sets no
    HOME, in the folder that APPDATA names.

    Args:
        environ: the environment.

    Returns:
        None when the environment names no home.
    """
    roaming = environ.get("APPDATA", "")
    if is_windows() and roaming:
        return BidiSetting(Path(roaming) / "permit_wizard" / "bidi", r"%APPDATA%\permit_wizard\bidi")
    home, config = environ.get("HOME", ""), environ.get("XDG_CONFIG_HOME", "")
    if not config.startswith("/"):  # the specification has relative paths ignored
        if not home.startswith("/"):
            return None
        config = f"{home.rstrip('/')}/.config"
    path = Path(config) / "permit_wizard" / "bidi"
    inside = home.startswith("/") and path.is_relative_to(home)
    return BidiSetting(path, f"~/{path.relative_to(home)}" if inside else str(path))
