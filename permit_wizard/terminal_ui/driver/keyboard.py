"""A byte from the keyboard that is no UTF-8 must not end a visit: Textual 8.2.8 dies of it (its issue 6456)."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import Any, cast


def forgive_bytes() -> None:
    """Let Textual read such a byte as U+FFFD: it takes its decoder from a name in the driver's module (a test pins it)."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> Any:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = cast("Any", decoder)  # pyright: ignore[reportPrivateImportUsage]
