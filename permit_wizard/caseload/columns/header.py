"""Which rows of a tab name its columns: one row, or two where a group's name is above the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from permit_wizard.caseload.columns.cell_words import closed_words, expired_words, sent_words, uncertain_words
from permit_wizard.caseload.columns.header_phrases import meaning
from permit_wizard.caseload.columns.list_columns import written_columns
from permit_wizard.caseload.columns.mapping import NAMED, key_of, score
from permit_wizard.caseload.columns.vocabulary import (
    normalize,
)
from permit_wizard.caseload.read.cells import blank
from permit_wizard.caseload.read.table import MOST_COLUMNS, Line, too_large
from permit_wizard.core.text import _

LOOKED_THROUGH = 60
"""Lines in which the header must be; those of a template's list of names come before it."""


_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")


class Header(NamedTuple):
    """The header of a table.

    Attributes:
        first: the number of its first row; 0 where no row holds the names.
        last: the number of its last row.
        names: the name of each column.
    """

    first: int
    last: int
    names: Sequence[str]


def find_header(lines: Sequence[Line], own: Mapping[str, str]) -> Header | None:
    """Return the header among the first lines of a tab: the one that names most columns that are known.

    Args:
        lines: the lines from the beginning.
        own: keys by normalized name, given by a person.

    Raises:
        BadTable: a line has more columns than can be read.
    """
    rows = [(line, _names(line)) for line in lines[:LOOKED_THROUGH] if line.problem is None]
    ours = [written_columns(names) for _line, names in rows]
    marked = next((at for at, found in enumerate(ours) if found), None)
    if marked is not None:  # we wrote our titles there: what we wrote below them may look like names of columns, too
        first = max(0, marked - 1)
        rows, ours = rows[first : marked + 2], ours[first : marked + 2]
        singles = [rows[marked - first]]
    else:
        singles = [row for row in rows if not _has_date(row[0])] or rows
    best: Header | None = None
    most = 0
    for line, names in singles:
        found = score(_without(names, written_columns(names)), own)
        if found > most and (found >= NAMED or sum(map(bool, names)) > 1):
            best, most = Header(line.number, line.number, names), found
    for ((upper, above), upper_ours), ((lower, below), lower_ours) in pairwise(zip(rows, ours, strict=True)):
        written = upper_ours | lower_ours
        if lower.number != upper.number + 1:
            continue
        if not _is_group_row(_without(above, written), _without(below, written), own):
            continue
        names = _joined(above, below, own, written)
        found = score(_without(names, written), own)
        if found > most:
            best, most = Header(upper.number, lower.number, names), found
    return best


def _without(names: Sequence[str], places: set[int]) -> list[str]:
    return ["" if at in places else name for at, name in enumerate(names)]


def _has_date(line: Line) -> bool:
    """Return whether a row holds a date, as rows of people do and headers do not."""
    return any(
        isinstance(cell, date) or (isinstance(cell, str) and _DATE.search(cell) is not None) for cell in line.cells
    )


def guess_header(lines: Sequence[Line]) -> Header | None:
    """Return the first row of text only that has dates or numbers below it, for a tab in which no name is known."""
    rows = [line for line in lines[:LOOKED_THROUGH] if line.problem is None]
    first = next((line for line in rows if sum(map(bool, _names(line))) > 1), None)
    if first is None or not _all_text(first) or any(map(_is_value, first.cells)):
        return None
    below = (cell for line in rows if line.number > first.number for cell in line.cells)
    return Header(first.number, first.number, _names(first)) if any(map(_is_value, below)) else None


def _names(line: Line) -> list[str]:
    cells = line.cells
    if len(cells) > MOST_COLUMNS:
        raise too_large(_("{n} columns", n=MOST_COLUMNS))
    names = ["" if cell is None else str(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _is_group_row(above: Sequence[str], below: Sequence[str], own: Mapping[str, str]) -> bool:
    """Return whether a row can name groups of the columns that the next row names.

    Fewer names, no number, and no cell of a person. A word such as "aangevraagd" may be the name of a column as well as
    a cell below it: it is a cell where both rows hold it, or where no column is called that.
    """
    named = [sum(map(bool, names)) for names in (above, below)]
    if named[0] == 1 and named[1] > 2 and above[0]:  # a title over a whole table
        return False
    upper, lower = ({normalize(name) for name in names if name} for names in (above, below))
    cells = (upper | lower) & (expired_words() | closed_words() | sent_words() | uncertain_words())
    cells = {name for name in cells if name in upper & lower or not key_of(name, own)}
    return not cells and 0 < named[0] < named[1] and not any(map(str.isdecimal, "".join((*above, *below))))


def _all_text(line: Line) -> bool:
    cells = [cell for cell in line.cells if not blank(cell)]
    return bool(cells) and all(isinstance(cell, str) for cell in cells)


def _is_value(cell: object) -> bool:
    if isinstance(cell, (date, int, float)):
        return True
    return isinstance(cell, str) and any(map(str.isdecimal, cell))


def _joined(above: Sequence[str], below: Sequence[str], own: Mapping[str, str], written: set[int]) -> list[str]:
    """Return the names of columns whose group is named in the row above, over the first of them."""
    names: list[str] = []
    group = ""
    for at in range(max(len(above), len(below))):
        upper = above[at] if at < len(above) else ""
        lower = below[at] if at < len(below) else ""
        if at in written:
            names.append(lower or upper)
            group = ""
            continue
        group = upper or group
        both = f"{group} {lower}".strip() if lower else upper
        known = lower and (key_of(normalize(lower), own) or meaning(normalize(lower)))
        names.append(lower if known or not lower or group == lower else both)
        if not lower:
            names[-1] = upper
    return names
