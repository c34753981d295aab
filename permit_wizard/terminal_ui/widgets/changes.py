"""Which cells of a widget look different after a change, so that a key repaints no more than these."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region

from permit_wizard.rtl import Direction
from permit_wizard.rtl.unicode.bidi import paragraph_level
from permit_wizard.terminal_ui.driver.characters import keeps_place

_EMPTY = Content("")
_WORTH = 24  # equal cells between two different ones from which it takes fewer bytes to leave them out


def changed(before: Content, after: Content, width: int, base: Direction = Direction.AUTO) -> list[Region]:
    """Return the cells in which two drawings of a widget differ, as regions of one row each.

    Where letters may be in another order than they are written, or take two cells or none, that is all of the longer
    row but for what both begin with.

    Args:
        before: one drawing.
        after: the other.
        width: cells of the widget.
        base: the direction of the widget.
    """
    regions: list[Region] = []
    for y, (old, new) in enumerate(zip_longest(before.split("\n"), after.split("\n"), fillvalue=_EMPTY)):
        if old.plain == new.plain and old.spans == new.spans:
            continue
        needed = max(old.cell_length, new.cell_length)
        if needed > width:  # Textual breaks it where it likes
            regions.append(Region(0, y, width, 1))
            continue
        if _is_simple(old) and _is_simple(new) and base is not Direction.RTL:
            regions += [Region(start, y, end - start, 1) for start, end in _runs(old, new)]
            continue
        longest = min(width, needed + 1)  # a mark of direction may be at the end
        levels = {paragraph_level(row.plain, base) for row in (old, new)}
        if levels == {0}:
            same = min(_same_start(old, new), longest - 1)
            regions.append(Region(same, y, longest - same, 1))
        elif levels == {1}:
            regions.append(Region(width - longest, y, longest, 1))
        else:
            regions.append(Region(0, y, width, 1))
    return regions


def _is_simple(row: Content) -> bool:
    """Return whether each character is one cell, in the order in which it is written."""
    plain = row.plain
    return plain.isascii() or all(map(keeps_place, plain))


def _runs(old: Content, new: Content) -> list[tuple[int, int]]:
    """Return where two simple rows differ: from which cell, and up to which."""
    cells = zip_longest(_cells(old), _cells(new), fillvalue=(" ", ()))
    runs: list[tuple[int, int]] = []
    for x, (one, other) in enumerate(cells):
        if one != other:
            if runs and x - runs[-1][1] < _WORTH:
                runs[-1] = runs[-1][0], x + 1
            else:
                runs.append((x, x + 1))
    return runs


def _same_start(old: Content, new: Content) -> int:
    """Return how many cells both rows begin with, of characters that stay in their place whatever follows."""
    count = 0
    for (one, style), (other, other_style) in zip(_cells(old), _cells(new), strict=False):
        if one != other or style != other_style or not keeps_place(one):
            break
        count += 1
    return count


def _cells(row: Content) -> list[tuple[str, tuple[str, ...]]]:
    plain = row.plain
    styles: list[tuple[str, ...]] = [()] * len(plain)
    for start, end, style in row.spans:
        said = str(style)
        for i in range(start, min(end, len(plain))):
            styles[i] = (*styles[i], said)
    return list(zip(plain, styles, strict=True))
