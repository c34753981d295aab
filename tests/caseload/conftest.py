"""The fixtures that the tests of `caseload ask` share."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from permit_wizard.cli import main
from tests.caseload.opening import DAY, SHEET, Typed


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(SHEET)
    return path


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Typed:
    """Runs `caseload` line by line, with what is typed."""

    def run(*options: str, lines: list[str]) -> tuple[int, str, str]:
        typed = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()))
        monkeypatch.setattr(sys, "stdin", typed)
        code = main(["caseload", *options, *DAY, "--lang", "nl"])
        return code, *capfd.readouterr()

    return run
