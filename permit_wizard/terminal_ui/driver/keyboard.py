"""A byte from the keyboard that is no UTF-8 must not end a visit: Textual 8.2.8 dies of it (its issue 6456)."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import Any, cast


def forgive_bytes() -> None:
    """Decode invalid bytes as U+FFFD; Textual reads its decoder from its driver module (a test pins it)."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> Any:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = cast("Any", decoder)  # pyright: ignore[reportPrivateImportUsage]
