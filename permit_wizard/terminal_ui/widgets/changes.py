"""Which cells of a widget look different after a change, so that a key repaints no more than these."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import Final

from textual.content import Content
from textual.geometry import Region

_RUNS_LEFT: Final = frozenset({"R", "AL", "AN", "RLI", "LRI", "FSI", "PDI"})


def changed(before: Content, after: Content) -> list[Region] | None:
    """Return the cells in which two drawings of a widget differ, as regions of one row each.

    None where only all of it can be repainted: letters may be in another order, or take two cells.
    """
    regions: list[Region] = []
    for y, (old, new) in enumerate(zip_longest(before.split("\n"), after.split("\n"), fillvalue=Content(""))):
        if not (_is_simple(old) and _is_simple(new)):
            return None
        cells = zip_longest(_cells(old), _cells(new), fillvalue=(" ", ()))
        different = [x for x, (one, other) in enumerate(cells) if one != other]
        if different:  # one region a row: of two, Textual writes what is before the second again
            regions.append(Region(different[0], y, different[-1] + 1 - different[0], 1))
    return regions


def _is_simple(row: Content) -> bool:
    """Return whether each character is one cell, in the order in which it is written."""
    plain = row.plain
    return row.cell_length == len(plain) and not any(unicodedata.bidirectional(each) in _RUNS_LEFT for each in plain)


def _cells(row: Content) -> list[tuple[str, tuple[str, ...]]]:
    styles: list[tuple[str, ...]] = [()] * len(row.plain)
    for span in row.spans:
        for i in range(span.start, min(span.end, len(styles))):
            styles[i] = (*styles[i], str(span.style))
    return list(zip(row.plain, styles, strict=True))
