"""How a kiosk fares: `uv run poe bench kiosk_faults [VISITORS]` (200 if not said). Never collected by pytest.

Tries every fault on a visit that has typed a pattern, then serves many visitors in a row, and prints:
- faults tried and survived: survived is a next visitor served within some seconds by another process, with nothing at
  all on the screen, in the scrollback and in the title when it starts (not only once it has drawn over them), nothing
  of the pattern afterwards, and nothing of it in the memory of the supervisor and of the next visit;
- seconds from the fault, or the end key, until the next visitor can start: median and longest;
- resident memory of the supervisor after the first and after the last visitor.
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.kiosk.terminal import Terminal, memory_holds, resident
from tests.kiosk.visitors import END, PATTERN, nothing_left, type_pattern

LONGEST = 10.0  # seconds until the next visitor can start
Fault = Callable[[Terminal, int], object]


def killed(number: int) -> Fault:
    """Return a fault: a signal to the visit."""
    return lambda _terminal, visit: os.kill(visit, number)


def sent(data: bytes) -> Fault:
    """Return a fault: bytes from the keyboard, and then somebody who ends the visit."""

    def fault(terminal: Terminal, visit: int) -> None:
        terminal.send(data)
        while visit in terminal.processes():
            terminal.send(END)
            time.sleep(0.1)

    return fault


def resized(rows: int, columns: int) -> Fault:
    """Return a fault: a window of that size, and somebody who ends the visit."""

    def fault(terminal: Terminal, visit: int) -> None:
        terminal.draw = False
        terminal.resize(rows, columns)
        terminal.send(END)
        terminal.wait(lambda: visit not in terminal.processes())
        terminal.draw_again()
        terminal.resize(24, 80)

    return fault


FAULTS: dict[str, Fault] = {
    "end key": sent(b""),
    **{
        name: killed(getattr(signal, name))
        for name in ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGSTOP", "SIGSEGV", "SIGALRM"]
    },
    "bad UTF-8": sent(b"\xff\xc3(\xe2\x82"),
    "1 MB paste": sent(b"\x1b[200~" + b"A" * 1_000_000 + b"\x1b[201~"),
    "1 MB of keys": sent(b"A1" * 500_000),
    "escape flood": sent(b"\x1b" * 200_000),
    "mouse flood": sent(b"\x1b[<0;1;1M" * 50_000),
    "paste without end": sent(b"\x1b[200~" + b"C" * 100_000),
    "size of 20000": sent(b"\x1b[48;20000;20000;1;1t"),
    "no pixels": sent(b"\x1b[48;24;80;0;0t\x1b[<35;10;10M"),
    "no letter": sent(b"\x1b[99999999u"),
    "1 x 1 window": resized(1, 1),
    "500 x 1000 window": resized(1000, 500),
}


def try_fault(fault: Fault) -> float | None:
    """Return the seconds until the next visitor can start, or None when something was left or nobody is served."""
    terminal = Terminal()
    try:
        visit = type_pattern(terminal)
        before = time.monotonic()
        fault(terminal, visit)
        terminal.wait_welcome(before=visit)
        took = time.monotonic() - before
        pids = [terminal.process.pid, *terminal.processes()]
        assert took < LONGEST
        clean = (
            bool(terminal.between)
            and nothing_left(terminal, PATTERN)
            and not any(memory_holds(pid, PATTERN.encode()) for pid in pids)
        )
    except AssertionError:
        return None
    finally:
        terminal.close()
    return took if clean else None


def many(visitors: int) -> tuple[list[float], int, int]:
    """Return the seconds between visitors, and the supervisor's memory in kB after the first and after the last."""
    terminal, took, sizes = Terminal(), [], []
    try:
        terminal.wait_welcome()
        for _number in range(visitors):
            visit = terminal.visit()
            terminal.send("\r")
            terminal.wait("Choose your language")
            before = time.monotonic()
            terminal.send(END)
            terminal.wait_welcome(before=visit)
            took.append(time.monotonic() - before)
            sizes.append(resident(terminal.process.pid))
    finally:
        terminal.close()
    return took, sizes[0], sizes[-1]


def main() -> None:
    """Print the figures."""
    results = {name: try_fault(fault) for name, fault in FAULTS.items()}
    for name, took in results.items():
        print(f"{name:20} {'NOT SURVIVED' if took is None else f'{took:.2f} s'}")
    survived = [took for took in results.values() if took is not None]
    print(
        f"faults: {len(results)} tried, {len(survived)} survived; next visitor after "
        f"{statistics.median(survived):.2f} s (median)"
    )
    visitors = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    took, first, last = many(visitors)
    print(
        f"{visitors} visitors in a row: next after {statistics.median(took):.2f} s (median), {max(took):.2f} s "
        "(longest)"
    )
    print(f"supervisor: {first} kB after the first, {last} kB after the last")


if __name__ == "__main__":
    main()
