"""The fixture that the tests of commands share."""

from __future__ import annotations

import pytest

from tests.command_line.checking import Typed


@pytest.fixture
def check(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return Typed(capfdbinary, monkeypatch)
