"""What was typed or read, before it is an answer.

A date as the contract writes it, and how anything at all is shown back.

Without pydantic, which a command that only reads its arguments need not wait for.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=4096)
def read_date(value: str) -> date | None:
    """Read a date written exactly YYYY-MM-DD in ASCII digits (RFC 3339 full-date) in 2000-01-01 … 2099-12-31.

    Returns None for anything else: `date.fromisoformat` alone would also take 20261123 and 2026-W48-1.
    """
    if not _ISO_DATE.fullmatch(value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def printable(value: object, longest: int = 60) -> str:
    """Return a value from outside as one short line without control characters, safe to show on a terminal."""
    if isinstance(value, (list, dict)):
        return "[…]" if isinstance(value, list) else "{…}"  # what is inside is of no use, and may be long
    text = _IN_JSON[value] if value is None or isinstance(value, bool) else str(value)
    clean = "".join(c if c.isprintable() else "�" for c in text[: longest + 1])
    if not clean:
        return '""'
    return clean if len(clean) <= longest else clean[:longest] + "…"


_IN_JSON = {None: "null", True: "true", False: "false"}
