"""Kills a process in the middle of writing back, again and again: the sheet has to be the old or the new one, whole.

Run: `uv run python -m tests.benchmarks.kill_write_back 100`
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.caseload.test_write_back import killed_while_writing


def main() -> None:
    """Kill as often as the argument says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        old = killed_while_writing(Path(folder), times)
    print(f"{times} kills: {old} left the old sheet, {times - old} the new one, all whole")


if __name__ == "__main__":
    main()
