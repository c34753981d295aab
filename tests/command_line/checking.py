"""Runs `permit-wizard check` in this process, as if typed, and what it is given."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from permit_wizard.cli import main
from tests.builders import ALL_IS_WELL, TODAY

WELL = {key: str(value) for key, value in ALL_IS_WELL.items()}
COMPLETE = json.dumps(WELL)
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "PERMIT_WIZARD_LANG")
"""The variables by which a language is chosen."""
OLDER_RULES = {"check_again_by": None, "checked_on": "2026-11-23", "edition": "ind-2019", "rely_until": None}


class Typed:
    """Runs `permit-wizard check` in this process, as if typed."""

    def __init__(self, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        self._captured = capfdbinary
        self._monkeypatch = monkeypatch
        for name in LOCALE:
            monkeypatch.delenv(name, raising=False)

    def __call__(self, *options: str, given: str | bytes = b"") -> tuple[int, str, str]:
        raw = given.encode() if isinstance(given, str) else given
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = main(["check", "--today", TODAY.isoformat(), *options])
        out, err = self._captured.readouterr()
        return code, out.decode(), err.decode()


def lines_of(text: str) -> list[dict[str, Any]]:
    assert not text or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]
