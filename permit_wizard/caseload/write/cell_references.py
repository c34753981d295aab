"""References to cells as spreadsheets write them: `B7`, `A1:F51`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576
"""What Excel and LibreOffice have on a tab."""

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.IGNORECASE)


class Range(NamedTuple):
    """A rectangle of cells, its edges included; rows and columns count from 1."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int

    def __str__(self) -> str:
        first, last = f"{letters(self.first_column)}{self.first_row}", f"{letters(self.last_column)}{self.last_row}"
        return first if first == last else f"{first}:{last}"


@cache
def letters(column: int) -> str:
    """Return the letters of a column, from 1: A … Z, AA and so on."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def column_number(name: str) -> int:
    """Return the number of a column from its letters, from 1."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def parse_range(written: str) -> Range | None:
    """Return a range such as `A1:F51`, or `A1` alone; None where it is none."""
    found = _RANGE.fullmatch(written.strip())
    if found is None:
        return None
    first, row, last, last_row = found[1], found[2], found[3] or found[1], found[4] or found[2]
    return Range(column_number(first), int(row), column_number(last), int(last_row))
