"""What the screens cost beside a bare Textual app: first screen, a key, memory. Run it, pytest does not.

    uv run poe bench screen_speed [RUNS] [VISIT ...]

Every program is started in turn, RUNS times, in a terminal that answers as xterm does, so that whatever else the
machine is doing falls on all of them alike. Medians; a ratio is that of the medians of one run of this benchmark.

- first: from the start of the process to the last of the words that its first screen ends with.
- key: from the key's byte to the last byte of the change (nothing follows for 80 ms): one option down or up.
- end: the same for an arrow that leaves the options, or what has the keys, at either end: in the bare app, where it
  goes round, at a question, on the page of a date and on the page of all answers. A key that changes nothing takes no
  time and sends nothing.
- memory: resident, when the first screen is shown and all is quiet; and at a question, for a wizard that has walked to
  one, against the same bare app with a pydantic model of sixteen fields.
"""

import statistics
import sys
from pathlib import Path
from typing import NamedTuple

from permit_wizard.language.languages import languages
from tests.benchmarks.in_a_pty import Program

BIN = Path(sys.executable).parent
WIZARD = [str(BIN / "permit-wizard")]
BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
UP, DOWN, ENTER, HOME, END = b"\x1b[A", b"\x1b[B", b"\r", b"\x1b[H", b"\x1b[F"
ALL_LANGUAGES = (DOWN,) * (len(languages()) - 1) + (UP,) * (len(languages()) - 1)
LIMITS = {"first": 1.2, "key": 1.15, "bytes": 2.0, "end": 1.15, "end_bytes": 2.0, "memory": 1.15}
KEYS = 6
BASES = ("bare", "model")


class Stop(NamedTuple):
    """A page on the way.

    Attributes:
        name: what the figures are called after; "" for the first screen.
        way: keys that lead there from the page before.
        words: what the page is complete with.
        keys: keys that are measured in turn, after the first of them was pressed once.
        ends: the same for those that leave the options: each after the keys in front of it, which are not measured.
        memory: whether the memory is measured.
    """

    name: str
    way: tuple[bytes, ...]
    words: tuple[str, ...]
    keys: tuple[bytes, ...] = ()
    ends: tuple[tuple[bytes, bytes], ...] = ()
    memory: bool = False


FIRST = ("Ctrl+Q", "↵")
ASKED = ("F1", "Ctrl+Q")
AT_QUESTION = Stop("at a question", (ENTER,), ASKED, (DOWN, UP), ((END, DOWN), (HOME, UP)), memory=True)
# Answers that lead to every kind of page: a date, and all answers.
TO_A_DATE = Stop("at a date", (b"1", ENTER), ("F1",), ends=((b"", DOWN), (b"", UP)))
TO_THE_CHECK = Stop(
    "at all answers",
    (b"15-5-27", ENTER, ENTER, *(b"1", ENTER) * 7, b"2", ENTER),  # no journey: it would ask for a date
    ("All correct?",),
    ends=((END, DOWN), (b"", UP)),
)


def _visits():
    """Return the command of each visit and its pages."""
    first = Stop("", (), ("Tigrinya", "Leave"), (DOWN, UP), ((b"", UP), (b"", DOWN)), memory=True)
    to_start = Stop("", (), FIRST)
    return {
        "bare": (BARE, (first,)),
        "model": ([*BARE, "model"], (first,)),
        "language": (
            WIZARD,
            (
                Stop("", (), FIRST, (DOWN, UP), ((END, DOWN), (HOME, UP)), memory=True),
                Stop("at a question", (*ALL_LANGUAGES, b"2", ENTER, ENTER), ASKED, (DOWN, UP), memory=True),
            ),
        ),
        **{
            name: ([*WIZARD, *options.split()], (to_start, AT_QUESTION))
            for name, options in {
                **{f"start {code}": f"--lang {code}" for code in languages()},
                "today en": "--lang en --today 2026-09-01",
            }.items()
        },
        "pages en": (
            [*WIZARD, "--lang", "en", "--today", "2026-09-01"],
            (to_start, AT_QUESTION, TO_A_DATE, TO_THE_CHECK),
        ),
    }


VISITS = _visits()


def pressed(program, key):
    """Press a key; returns the milliseconds until its last byte came, and its bytes: none of either for no change."""
    before = len(program.sent)
    when = program.write(key)
    last = program.until_quiet()
    size = len(program.sent) - before
    return max(0.0, (last - when) * 1000) if size else 0.0, size


def measure(program, stop, figures):
    """Take the figures of a page."""

    def note(what, value):
        figures.setdefault(f"{what} {stop.name}".strip(), []).append(value)

    if stop.memory:
        note("memory", program.resident())
    if stop.keys:
        program.write(stop.keys[0])  # the first may have to choose anything at all
        program.until_quiet(0.3)
        for i in range(KEYS):
            took, size = pressed(program, stop.keys[i % len(stop.keys)])
            note("key", took)
            note("bytes", size)
    for _round in range(KEYS // 2 if stop.ends else 0):
        for before, key in stop.ends:
            if before:
                program.write(before)
                program.until_quiet(0.2)
            took, size = pressed(program, key)
            note("end", took)
            note("end_bytes", size)


def once(command, stops):
    """Visit a program once; returns its figures."""
    program = Program(command)
    figures = {}
    try:
        figures["first"] = [(program.until(*stops[0].words) - program.started) * 1000]
        program.until_quiet(0.4)
        for stop in stops:
            before = len(program.sent)
            for keys in stop.way:
                before = len(program.sent)
                program.write(keys)
                program.until_quiet(0.3)
            if stop.way:
                program.until(*stop.words, start=before)
                program.until_quiet(0.3)
            measure(program, stop, figures)
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
            kind = what.split()[0]
            middle, limit = statistics.median(values), LIMITS[kind]
            base = model if what == "memory at a question" else bare[kind]
            verdict = "" if name in BASES else f"  limit {limit}: {'ok' if middle / base <= limit else 'TOO MUCH'}"
            print(f"{name:9} {what:24} {middle:8.1f}  min {min(values):8.1f}  {middle / base:5.2f}×{verdict}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        int(arguments[0]) if arguments else 15,
        [*BASES, *(arguments[1:] or [name for name in VISITS if name not in BASES])],
    )
