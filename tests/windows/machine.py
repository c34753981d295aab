"""Starts the program on the simulated Windows: with pipes, or before a console."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.in_a_pty import Program
from tests.terminal_ui.test_pty_visit import Reader

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.windows.simulated"]
DUTCH, ARABIC, GERMAN = 0x0413, 0x2801, 0x0407  # LANGID of Dutch (Netherlands), Arabic (Syria), German


def _environ(environ: dict[str, str] | None, like: dict[str, Any]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "SIMULATED": json.dumps(like), **(environ or {})}


def run(
    *argv: str, given: bytes = b"", environ: dict[str, str] | None = None, folder: Path | None = None, **like: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run a command with pipes, as a program or PowerShell does."""
    return subprocess.run(
        [*COMMAND, *argv],
        input=given,
        capture_output=True,
        check=False,
        cwd=folder or ROOT,
        env=_environ(environ, like),
    )


@contextmanager
def before_a_console(language: str, *argv: str, environ: dict[str, str] | None = None, **like: Any) -> Iterator[Reader]:
    """Sit before a console in which the program was started."""
    program = Program([*COMMAND, *argv], _environ(environ, like))
    try:
        yield Reader(program, language)
    finally:
        program.end()
