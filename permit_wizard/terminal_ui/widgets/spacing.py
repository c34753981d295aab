"""Blank rows where there is room for them, none where there is not: worked out before anything is drawn.

A question must fit 24 rows in five languages, some of which need twice the lines of others; and a page that first overflows and
then tightens flickers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """One part of a page.

    Attributes:
        rows: the rows that it takes.
        gap: how much a blank row above it is wanted: 0 not at all, higher numbers are given up later.
        inner: blank rows that it could use inside itself (between options); these are the first to go.
    """

    rows: int
    gap: int
    inner: int = 0


class Spacing(NamedTuple):
    """Which blank rows a page can afford: above each block, and inside each."""

    above: list[bool]
    inside: list[bool]


def spread(blocks: Sequence[Block], available: int) -> Spacing:
    """Return the blank rows that fit into `available` rows together with the blocks, the most wanted first.

    A wish is granted for all blocks of one rank or for none, so that a page looks even.
    """
    left = available - sum(block.rows for block in blocks)
    above, inside = [False] * len(blocks), [False] * len(blocks)
    for rank in sorted({block.gap for block in blocks} - {0}, reverse=True):
        wanted = [i for i, block in enumerate(blocks) if block.gap == rank]
        if len(wanted) <= left:
            left -= len(wanted)
            for i in wanted:
                above[i] = True
    for i, block in enumerate(blocks):
        if block.inner and block.inner <= left:
            left -= block.inner
            inside[i] = True
    return Spacing(above, inside)
