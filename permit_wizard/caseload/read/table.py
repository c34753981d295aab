"""What a file is once it has been read: tabs, lines and cells, whatever the format; and how much of them is taken."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from permit_wizard.core.text import ExplainedError, Text, _

MOST_ROWS = 2_000_000
"""Rows of all tabs together."""

MOST_COLUMNS = 16_384
"""Columns of a tab: what Excel has."""

MOST_CELLS = 25_000_000
"""Cells of all tabs together that a spreadsheet may hold in memory, empty ones between them counted."""

LARGEST_UNPACKED = 1 << 30
"""Bytes of all parts of a package together: a zip of a few kilobytes can unpack to more than a machine holds."""

MOST_REPEATED = 1000
"""Equal rows that an OpenDocument sheet may write as one."""

Score: TypeAlias = Callable[[Sequence[str]], int]
"""Returns how many of the names in a line are names of columns that are known."""


Merged: TypeAlias = Sequence[tuple[tuple[int, int], tuple[int, int]]]
"""Merged cells of a tab."""


class BadTable(ExplainedError):
    """A file that cannot be a caseload, or an option that does not fit it.

    Attributes:
        reason: one sentence that names what is wrong and what can be used.
    """


class Line(NamedTuple):
    """One line of a tab.

    Attributes:
        number: its line in the file or row in the sheet, from 1; in a JSON array its place.
        cells: its cells in the order of the columns, or by name. Cells are text, numbers, dates or None; bool only from
            JSON.
        problem: why it cannot be read; there are no cells then.
        tab: the name of the tab of a workbook; "" in files that have none.
    """

    number: int
    cells: Sequence[object] | Mapping[str, object] = ()
    problem: Text | None = None
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet of a file; its lines can be gone through more than once.

    Attributes:
        lines: starts at its first line.
        title: what it is called; "" in a file without tabs.
        hidden: whether the program that made it hides it.
        names: the names of the columns, where the format itself has them; then no line holds them.
        keyed: whether each line names its own cells (JSON).
        strict: whether a line with more cells than the header is to be doubted: in CSV a separator too many shifts what
            follows.
        merged: first row and column, last row and column of each merged cell, from 0; the lines have them filled
            already.
        day_shift: days to add to the number of a day, in workbooks that count from 1904.
    """

    lines: Callable[[], Generator[Line]]
    title: str = ""
    hidden: bool = False
    names: Sequence[str] | None = None
    keyed: bool = False
    strict: bool = False
    day_shift: int = 0
    merged: Merged = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A file that has been opened.

    Attributes:
        tabs: its sheets, hidden ones included; at least one, unless it has none at all.
        without_result: formulas whose result the file does not hold.
    """

    tabs: Sequence[Tab] = field(default=())
    without_result: int = 0


@contextmanager
def readable(broken: tuple[type[Exception], ...]) -> Generator[None]:
    """Turn a reader's exceptions into one that calls the file damaged.

    Raised outside the except block, or a traceback would show cells.

    Args:
        broken: what the reader raises for a damaged file.

    Raises:
        BadTable: the file is damaged.
    """
    damaged = False
    try:
        yield
    except broken:
        damaged = True
    if damaged:
        raise damaged_file()


def damaged_file() -> BadTable:
    """Return that a file is damaged, and what to do."""
    return BadTable(_("This file is damaged. Download it again, or open and re-save it."))


def too_large(what: Text) -> BadTable:
    """Return that a file holds more than is read.

    Args:
        what: the bound that it exceeds.
    """
    return BadTable(
        _(
            "This file is too large: at most {what} can be read. Save the list alone as {extension}.",
            what=what,
            extension=".csv",
        )
    )


def too_many_rows() -> BadTable:
    """Return that a file has too many rows."""
    return too_large(_("{n} rows", n=MOST_ROWS))


def too_many_cells() -> BadTable:
    """Return that a file has too many cells."""
    return too_large(_("{n} cells", n=MOST_CELLS))


def too_many_bytes() -> BadTable:
    """Return that a file unpacks to too much."""
    return too_large(_("{n} MB once unpacked", n=LARGEST_UNPACKED >> 20))


def fill_merged(lines: Iterable[Line], merged: Merged) -> Iterator[Line]:
    """Yield lines in which a cell that is merged over rows counts for each of them.

    Args:
        lines: the lines of a tab, each with its cells in the order of the columns.
        merged: first row and column, last row and column of each merged cell, from 0.
    """
    tall = sorted(((r1, r2, c1) for (r1, c1), (r2, _c2) in merged if r2 > r1), reverse=True)
    open_cells: list[tuple[int, int, object]] = []  # last row, column, value
    for line in lines:
        row = line.number - 1
        if open_cells:
            open_cells = [cell for cell in open_cells if cell[0] >= row]
            if open_cells:
                cells = list(line.cells)
                for _last, column, value in open_cells:
                    if column < len(cells) and cells[column] in (None, ""):
                        cells[column] = value
                line = line._replace(cells=cells)  # noqa: PLW2901 - the same line, filled
        while tall and tall[-1][0] <= row:
            _first, last, column = tall.pop()
            if _first == row and column < len(line.cells):
                open_cells.append((last, column, line.cells[column]))  # pyright: ignore[reportArgumentType]
        yield line
