"""Kiosks in terminals, closed after each test whatever happens."""

import pytest

from tests.kiosk.terminal import Terminal


@pytest.fixture
def start():
    """Start a kiosk; see Terminal."""
    opened = []

    def open_one(*args, **options):
        opened.append(Terminal(*args, **options))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()
