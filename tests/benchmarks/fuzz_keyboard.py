"""Sends what a terminal might to a visit's keyboard, by a grammar: `uv run poe bench fuzz_keyboard [SECONDS]` (600).

Never collected by pytest. Streams of the grammar (tests/kiosk/keyboard_grammar.py), cut anywhere, go through the
decoder into Textual's own parser, and what comes out as text into the date field's own reading. Each is judged by what
comes out, by time and by memory. Prints how many there were and what was found.
"""

from __future__ import annotations

import resource
import sys
import time
import warnings
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual import events

from permit_wizard.core.dates.problems import without_controls
from permit_wizard.core.dates.reading import LONGEST, read_day
from tests.kiosk.keyboard_grammar import chunks, streams
from tests.kiosk.test_keyboard import HARMLESS, Keyboard

SLOWEST = 2.0  # seconds one stream may take on a busy machine; a usual one takes some milliseconds
MORE = 64 << 10  # kB of memory that the whole run may take more than its first thousand streams


def main() -> int:
    """Fuzz, and return 1 when something was found."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    tried = {"streams": 0, "bytes": 0, "events": 0}
    found: list[str] = []
    slowest, first = 0.0, 0

    def judge(stream: bytes, cuts: list[int], waits: list[float], pastes: bool) -> None:
        typing, typed = Keyboard(pastes=pastes), ""
        for number, part in enumerate(chunks(stream, cuts)):
            for event in typing.types(part, wait=waits[number % len(waits)]):
                tried["events"] += 1
                assert isinstance(event, (*HARMLESS, events.Paste) if pastes else HARMLESS), event
                if isinstance(event, events.MouseEvent):
                    assert max(abs(event.x), abs(event.y)) < 99_999, event
                elif isinstance(event, events.Paste):
                    typed += event.text
                elif isinstance(event, events.Key) and event.is_printable:
                    typed += event.character or ""
        typed = without_controls(typed)[:LONGEST]
        read_day(typed, date(2026, 11, 23))
        typed.encode()

    @settings(max_examples=100, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(
        streams,
        st.lists(st.integers(0, 4000), max_size=8),
        st.lists(st.sampled_from([0.0, 0.05, 0.2, 3.0]), min_size=1, max_size=4),
        st.booleans(),
    )
    def round_of(stream: bytes, cuts: list[int], waits: list[float], pastes: bool) -> None:
        nonlocal slowest
        began = time.perf_counter()
        judge(stream, cuts, waits, pastes)
        slowest = max(slowest, time.perf_counter() - began)
        tried["streams"] += 1
        tried["bytes"] += len(stream)

    until = time.monotonic() + seconds
    while time.monotonic() < until and len(found) < 10:
        try:
            round_of()
        except Exception as error:  # noqa: BLE001 - whatever it is, it was found
            found.append(f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}"[:500])
            print("found:", found[-1], flush=True)
        first = first or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first
    print(
        f"{tried['streams']} streams, {tried['bytes']} bytes, {tried['events']} events; slowest {slowest:.3f} s; "
        f"{more} kB more"
    )
    return int(bool(found) or slowest > SLOWEST or more > MORE)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
