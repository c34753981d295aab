"""What must not reach Textual from a terminal: a byte that is no UTF-8, and an answer that comes late.

Textual 8.2.8 dies of such a byte (its issue 6456). An answer to what the program asked before it started can come after
it has stopped waiting, over a slow line for example, and one that names the cursor's place looks like F3.
"""

from __future__ import annotations

import codecs
import re
import sys
from typing import Any, cast

_ANSWER = re.compile(
    r"\x1b\[\d+;\d+R"  # CPR: the place of the cursor
    r"|\x1b\[[?>][\d;]*c"  # DA1 and DA2: the terminal's attributes
    r"|\x1b\[8;\d+\$y"  # DECRPM: its mode 8
    r"|\x1bP>\|[^\x1b\x07]{0,200}\x1b\\"  # XTVERSION: its name
)
_BEGUN = re.compile(r"\x1b(\[[?>]?[\d;]{0,20}\$?|P[^\x1b\x07]{0,200}\x1b?)$")
"""The beginning of an answer, at the end of what has come; not ESC alone, which is a key."""


class KeyboardDecoder:
    """Decodes what comes from the keyboard, without the answers that are in it.

    Args:
        encoding: the encoding; what is not in it becomes U+FFFD.
    """

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._begun = ""

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT001, FBT002, RUF100 - the codecs' signature
        """Return the keys in these bytes; what may be the beginning of an answer waits for the next ones."""
        text = _ANSWER.sub("", self._begun + self._decoder.decode(data, final))
        begun = None if final or not data else _BEGUN.search(text)
        self._begun = "" if begun is None else begun[0]
        return text[: len(text) - len(self._begun)]


def forgive_bytes() -> None:
    """Let Textual read through `KeyboardDecoder`: it takes its decoder from a name in the driver's module.

    Private in Textual 8.2.8, pinned by a test.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> Any:
        return lambda: KeyboardDecoder(encoding)

    linux_driver.getincrementaldecoder = cast("Any", decoder)  # pyright: ignore[reportPrivateImportUsage]
