"""A compiled catalogue whose messages are looked up in the file's own order.

gettext's reader makes a dictionary of them all: half a megabyte a language, for a first page of twenty. The format is
GNU gettext's (`info gettext`, "The Format of GNU MO Files"); its originals are sorted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from gettext import NullTranslations, c2py
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap

_MAGIC = 0x950412DE
_FORMS = re.compile(rb"plural\s*=([^;\n]*)")
_END = b"\0"  # between the singular and the plural, and between the forms of a translation


class Catalogue(NullTranslations):
    """The messages of one language.

    Args:
        content: what is in a `.mo` file, as Babel writes it: numbers with their lowest byte first, originals sorted.

    Raises:
        ValueError: it is no such file.
    """

    def __init__(self, content: bytes | mmap) -> None:
        super().__init__()
        magic, _version, self._count, self._originals, self._translations = unpack_from("<5I", content)
        if magic != _MAGIC:
            message = "no compiled catalogue"
            raise ValueError(message)
        self._content = content
        self._found: dict[str, tuple[str, ...]] = {}
        header = _FORMS.search(self._search(b"") or b"")
        self._form: Callable[[int], int] = c2py(header[1].decode().strip() if header else "n != 1")

    def gettext(self, message: str) -> str:
        """Return a message in this language; where it has none, the message itself."""
        forms = self._forms(message)
        return forms[0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of a message for a number; where it has none, one of the two in English."""
        forms = self._forms(msgid1)
        if forms:
            return forms[self._form(n)]
        return msgid1 if n == 1 else msgid2

    def _forms(self, message: str) -> tuple[str, ...]:
        known = self._found.get(message)
        if known is None:
            found = self._search(message.encode())
            known = self._found[message] = () if found is None else tuple(found.decode().split("\0"))
        return known

    def _search(self, message: bytes) -> bytes | None:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            original = self._entry(self._originals, middle).partition(_END)[0]
            if original == message:
                return self._entry(self._translations, middle)
            if original < message:
                low = middle + 1
            else:
                high = middle
        return None

    def _entry(self, table: int, number: int) -> bytes:
        length, start = unpack_from("<2I", self._content, table + 8 * number)
        return self._content[start : start + length]


def read_catalogue(file: Path) -> Catalogue:
    """Return the catalogue in a file; raises OSError and ValueError.

    It has pages of its own, which the system gets back as soon as nobody needs it: what is freed among small objects
    stays with the process. It is a copy: the file may be replaced while the program runs.
    """
    if sys.platform == "emscripten":  # where the memory of a page is one piece
        return Catalogue(file.read_bytes())
    from mmap import mmap

    content = mmap(-1, file.stat().st_size)
    with file.open("rb", buffering=0) as stream:
        stream.readinto(content)
    return Catalogue(content)
