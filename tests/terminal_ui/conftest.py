"""Terminals that several tests sit before, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.terminal_ui.sitting import SIZES, Sitting, sitting


@pytest.fixture(scope="module")
def before() -> Iterator[Callable[[str], Sitting]]:
    """Return a sitter for terminals of each size, started once; `goes_to` resets what was done there."""
    taken: dict[str, Sitting] = {}
    with ExitStack() as open_ones:
        yield lambda size: taken.get(size) or taken.setdefault(size, open_ones.enter_context(sitting(SIZES[size])))
