"""CSV as a tab: commas, semicolons, tabs, or any separator that a `sep=` line names.

Cells in quotes may hold line breaks. A quote that is never closed spoils its own line and no other.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import islice

from permit_wizard.caseload.read.table import Book, Line, Score, Tab
from permit_wizard.caseload.read.text_decoding import LONGEST_LINE, TextFile
from permit_wizard.core.text import _

_LOOKED_THROUGH = 60
"""Lines in which the separator is looked for."""

_LINES_A_ROW = 50
_DELIMITERS = (";", ",", "\t", "|")
_SEPARATOR_LINE = re.compile(r'\s*"?sep=(.)"?[\s,;]*', re.IGNORECASE)


def open_csv(text: TextFile, score: Score) -> Book:
    """Return a CSV file as a book of one tab.

    Args:
        text: the file.
        score: returns how many known columns a line names; the separator with the best line is taken.
    """
    delimiter, named = separator_of(text, score)
    skipped = 1 if named else 0

    def lines_of() -> Generator[Line]:
        with closing(text.lines()) as every_line:
            yield from islice(records(every_line, delimiter), skipped, None)

    return Book([Tab(lines_of, strict=True)])


def separator_of(text: TextFile, score: Score) -> tuple[str, bool]:
    """Return the separator of a CSV file, and whether a line of it names it.

    Args:
        text: the file.
        score: returns how many known columns a line names; the separator with the best line is taken.
    """
    with closing(text.lines()) as lines:
        head = list(islice(lines, _LOOKED_THROUGH))
    named = next((_SEPARATOR_LINE.fullmatch(line) for _number, line in head if line and line.strip()), None)
    if named:
        return named[1], True
    return max(_DELIMITERS, key=lambda sign: _fitness(head, sign, score)), False


def _fitness(head: list[tuple[int, str | None]], delimiter: str, score: Score) -> tuple[int, int]:
    """Return how well a separator fits: the known columns of its best line, and how many cells most lines have."""
    best, widths = 0, Counter[int]()
    for line in records(iter(head), delimiter):
        cells = ["" if cell is None else str(cell).strip() for cell in line.cells]
        best = max(best, score(cells))
        widths[len(cells)] += len(cells) > 1
    return best, max(widths, key=lambda width: widths[width] * width, default=0)


def records(lines: Iterator[tuple[int, str | None]], delimiter: str) -> Iterator[Line]:
    """Yield lines of cells; a cell in quotes may hold line breaks, unless its quote is never closed."""
    again: deque[tuple[int, str | None]] = deque()  # lines that were taken for the rest of a cell, and are not
    while True:
        number, line = again.popleft() if again else next(lines, (0, None))
        if not number:
            return
        if line is None:
            yield Line(number, problem=_("the line is too long: at most {n} characters can be read", n=LONGEST_LINE))
        elif '"' not in line:
            yield Line(number, line.split(delimiter))
        else:
            taken: list[tuple[int, str | None]] = []
            try:
                cells = next(
                    csv.reader(_feed(line, lines, again, taken), delimiter=delimiter, strict=True), list[str]()
                )
                yield Line(number, cells)
            except csv.Error:
                again.extendleft(reversed(taken))
                yield Line(number, problem=_("a quote is opened and not closed in this line"))


def _feed(
    line: str,
    lines: Iterator[tuple[int, str | None]],
    again: deque[tuple[int, str | None]],
    taken: list[tuple[int, str | None]],
) -> Iterator[str]:
    yield line + "\n"
    size = len(line)
    while len(taken) < _LINES_A_ROW:
        more = again.popleft() if again else next(lines, None)
        if more is None:
            return
        taken.append(more)
        if more[1] is None or (size := size + len(more[1])) > LONGEST_LINE:
            return
        yield more[1] + "\n"
