"""The fixtures that the tests of commands share."""

from __future__ import annotations

import pytest

from tests.command_line.checking import LOCALE, Typed


@pytest.fixture
def check(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Typed:
    return Typed(capfdbinary, monkeypatch)


@pytest.fixture
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language is chosen by the environment."""
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)
