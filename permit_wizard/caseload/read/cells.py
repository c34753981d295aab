"""What a cell holds, as one line of text that can be shown anywhere."""

from __future__ import annotations

import re
from datetime import date, datetime

from permit_wizard.core.iso_date import printable

LONGEST_REF = 200
"""Characters; what is longer is cut."""

# C0 and C1 controls, line and paragraph separators, direction marks and the byte order mark: nothing a ref can need
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BLANK = re.compile("[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")


_NOTHING = frozenset({"", "-", "--", "–", "—", "/", "."})
"""What people write in a cell that is to be empty."""


def is_nothing(cell: str) -> bool:
    """Return whether a cell (stripped) is empty, or holds a dash that means so."""
    return cell in _NOTHING


def blank(cell: object) -> bool:
    """Return whether a cell is empty, or holds a dash that means so."""
    if cell.__class__ is str:
        return cell.strip() in _NOTHING  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    return cell is None


def clean(ref: object) -> str:
    """Return a ref as it was given, without what cannot be seen and could only do harm on a terminal or in a file."""
    ref = shown(ref)
    return ref if len(ref) <= LONGEST_REF else ref[:LONGEST_REF] + "…"


def shown(cell: object) -> str:
    """Return a cell as one line of text: numbers and dates as people write them."""
    if isinstance(cell, str):
        return (cell if cell.isprintable() else _UNSEEN.sub("", _BLANK.sub(" ", cell))).strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return printable(cell)


def day_or_text(cell: object) -> str | date:
    """Return a cell that holds a day as that day, and any other as one line of text.

    "" for one that is empty, or holds a dash.
    """
    if isinstance(cell, str):
        text = shown(cell)
        return "" if is_nothing(text) else text
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return shown(cell) if cell.hour or cell.minute or cell.second else cell.date()
    return cell if isinstance(cell, date) else shown(cell)
