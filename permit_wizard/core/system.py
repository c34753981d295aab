"""Which system this is, where that changes what is true: access to files, names, and what an error number means."""

from __future__ import annotations

import sys

__all__ = ["is_windows"]


def is_windows() -> bool:
    """Return whether this is Windows."""
    return sys.platform == "win32"
