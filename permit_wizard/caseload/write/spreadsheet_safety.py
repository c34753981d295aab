"""Cells in which no spreadsheet finds a formula."""

from __future__ import annotations

import re
from functools import lru_cache

# Where a spreadsheet may see a formula: at the beginning of a cell, or behind what another country's spreadsheet takes
# for the end of one
_RUN_BY_SPREADSHEETS = re.compile(r"""(^|[,;|])([\s"']*)(?<!')(?=[=+\-@＝＋－＠])""")
_SIGNS = re.compile("[=+\\-@＝＋－＠]")
_HARMLESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .:/_-]*")
"""Most cells: no sign that begins a formula at the beginning, and nothing behind which a cell could begin."""

_BREAKS = re.compile("[\t\r\n\v\f]+")


def neutral(cell: str) -> str:
    """Return a cell without formulas (OWASP, "CSV injection"): an apostrophe before each character that starts one.

    A sign that has one already keeps it, so that what was written can be read and written again. That holds behind
    every separator too, since a file with commas may be opened where semicolons separate. Tabs and ends of lines, which
    end a cell everywhere, become spaces.
    """
    if _HARMLESS.fullmatch(cell):
        return cell
    if not cell.isprintable():
        cell = _BREAKS.sub(" ", cell)
    return cell if _SIGNS.search(cell) is None else _RUN_BY_SPREADSHEETS.sub(r"\1\2'", cell)


harmless = lru_cache(8192)(neutral)
"""The same, remembered: for cells that many rows have."""
