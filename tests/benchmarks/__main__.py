"""Run one benchmark by its name: `uv run poe bench NAME [ARGUMENT …]`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HELPERS = {"__main__", "bare_app", "in_a_pty"}


def main() -> int:
    """Run the module that the first argument names; the others are its own."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem not in HELPERS)
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        print("Name one of:", *names, file=sys.stderr)
        return 2
    name = sys.argv.pop(1)
    runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
