"""Terminals that several tests sit before, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.terminal_ui.sitting import SIZES, Sitting, sitting


@pytest.fixture(scope="module")
def before() -> Iterator[Callable[[str], Sitting]]:
    """Sit down before a terminal of a size, each the first time only: `goes_to` leaves nothing of what was done there."""
    taken: dict[str, Sitting] = {}
    with ExitStack() as open_ones:
        yield lambda size: taken.get(size) or taken.setdefault(size, open_ones.enter_context(sitting(SIZES[size])))
