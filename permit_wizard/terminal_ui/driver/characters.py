"""Characters that are where they are written, whatever a terminal or the program reorders around them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import cell_len

_RUNS_LEFT: Final = frozenset({"R", "AL", "AN", "RLI", "LRI", "FSI", "PDI", "RLE", "LRE", "RLO", "LRO", "PDF"})


@lru_cache(1024)
def keeps_place(character: str) -> bool:
    """Return whether a character is one cell, in the order in which it is written, whatever follows it."""
    return cell_len(character) == 1 and unicodedata.bidirectional(character) not in _RUNS_LEFT
