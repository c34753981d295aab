"""What the screens cost beside a bare Textual app: first screen, a key, memory. Run it, pytest does not.

    uv run poe bench screen_speed [RUNS] [VISIT ...]

Every program is started in turn, RUNS times, in a terminal that answers as xterm does, so that whatever else the
machine is doing falls on all of them alike. Medians; a ratio is that of the medians of one run of this benchmark.

- first: from the start of the process to the last of the words that its first screen ends with.
- key: from the key's byte to the last byte of the change (nothing follows for 80 ms). On the first screen, one option
  down.
- memory: resident, when the first screen is and all is quiet; and at a question, for a wizard that has walked to
  one, against the same bare app with a pydantic model of sixteen fields.
"""

import statistics
import sys
from pathlib import Path

from tests.benchmarks.in_a_pty import Program

BIN = Path(sys.executable).parent
WIZARD = [str(BIN / "permit-wizard")]
BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
UP, DOWN, ENTER = b"\x1b[A", b"\x1b[B", b"\r"
LIMITS = {"first": 1.2, "key": 1.15, "bytes": 3.0, "memory": 1.15}
KEYS = 6
BASES = ("bare", "model")

# Command; the words its first screen is complete with; keys that lead to a question with options; words of that
# question.
VISITS = {
    "bare": (BARE, ("Tigrinya", "Leave"), (), ()),
    "model": ([*BARE, "model"], ("Tigrinya", "Leave"), (), ()),
    "language": (WIZARD, ("Ctrl+Q", "Begin", "↵"), (b"2" + ENTER, ENTER), ("○", "F1", "Ctrl+Q")),
    **{
        name: ([*WIZARD, *options.split()], ("Ctrl+Q", "↵"), (ENTER,), ("○", "F1", "Ctrl+Q"))
        for name, options in {
            **{f"start {code}": f"--lang {code}" for code in ("nl", "en", "fr", "ar", "ti")},
            "today en": "--lang en --today 2026-09-01",
        }.items()
    },
}


def key_times(program):
    """Return the milliseconds and the bytes of a few keys, down and up."""
    took, size = [], []
    program.write(DOWN)  # the first may have to choose anything at all
    program.until_quiet(0.3)
    for i in range(KEYS):
        before = len(program.sent)
        pressed = program.write(UP if i % 2 else DOWN)
        took.append((program.until_quiet() - pressed) * 1000)
        size.append(len(program.sent) - before)
    return took, size


def once(command, first, way, question):
    """Visit a program once; returns its figures."""
    program = Program(command)
    try:
        figures = {"first": [(program.until(*first) - program.started) * 1000]}
        program.until_quiet(0.4)
        figures["memory"] = [program.resident()]
        if way == () or len(way) == 2:  # the start page has a button only
            figures["key"], figures["bytes"] = key_times(program)
        for keys in way:
            before = len(program.sent)
            program.write(keys)
            program.until_quiet(0.4)
        if way:
            program.until(*question, start=before)
            figures["memory at a question"] = [program.resident()]
            figures["key at a question"], figures["bytes at a question"] = key_times(program)
    finally:
        program.end()
    return figures


def main(runs, names):
    """Print the medians and what they come to."""
    visits = {name: VISITS[name] for name in names}
    measured = {name: {} for name in visits}
    for visit in visits.values():
        once(*visit)  # bytecode is written, files are read
    for _run in range(runs):
        for name, visit in visits.items():
            for what, values in once(*visit).items():
                measured[name].setdefault(what, []).extend(values)
    bare = {what: statistics.median(values) for what, values in measured["bare"].items()}
    model = statistics.median(measured["model"]["memory"])
    for name, figures in measured.items():
        for what, values in figures.items():
            middle, limit = statistics.median(values), LIMITS[what.split()[0]]
            base = model if what == "memory at a question" else bare[what.split()[0]]
            verdict = "" if name in BASES else f"  limit {limit}: {'ok' if middle / base <= limit else 'TOO MUCH'}"
            print(f"{name:9} {what:21} {middle:8.1f}  min {min(values):8.1f}  {middle / base:5.2f}×{verdict}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        int(arguments[0]) if arguments else 15,
        [*BASES, *(arguments[1:] or [name for name in VISITS if name not in BASES])],
    )
