"""Blank rows where there is room for them, none where there is not: worked out before anything is drawn.

A question must fit 24 rows in every language, some of which need twice the lines of others; and a page that first
overflows and then tightens flickers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """One part of a page.

    Attributes:
        rows: the rows that it takes.
        gap: how much a blank row above it is wanted: 0 not at all, higher numbers are given up later.
        inner: rows that it could use inside itself (around and between answers), the most first; these are the first to
            go.
    """

    rows: int
    gap: int
    inner: tuple[int, ...] = ()


class Spacing(NamedTuple):
    """Which rows a page can afford: a blank one above each block, and how many inside each."""

    above: list[bool]
    inside: list[int]


def spread(blocks: Sequence[Block], available: int) -> Spacing:
    """Return the rows that fit into `available` rows together with the blocks, the most wanted first.

    A wish is granted for all blocks of one rank or for none, so that a page looks even.
    """
    left = available - sum(block.rows for block in blocks)
    above, inside = [False] * len(blocks), [0] * len(blocks)
    for rank in sorted({block.gap for block in blocks} - {0}, reverse=True):
        wanted = [i for i, block in enumerate(blocks) if block.gap == rank]
        if len(wanted) <= left:
            left -= len(wanted)
            for i in wanted:
                above[i] = True
    for i, block in enumerate(blocks):
        inside[i] = next((rows for rows in block.inner if rows <= left), 0)
        left -= inside[i]
    return Spacing(above, inside)
