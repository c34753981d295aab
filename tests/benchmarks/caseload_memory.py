"""How much memory and time a caseload takes.

`uv run poe bench caseload_memory [ROWS …] [--format FORMAT] [--people KIND]`.

Writes a made-up caseload to a temporary file, runs the command on it in a process of its own and prints that process's
peak resident size, and how long the processor was busy with it, which others on the machine change less. What a row
costs is the difference between two sizes. The kinds of people:

- complete: all answers, most people alike but for the date; a row in a hundred is bad, one in fifty incomplete;
- centre: what a centre keeps, in Dutch: a name, the date, who helps, a telephone, a remark; an application now and
  then;
- distinct: every question that is asked is answered by chance, so that hardly two people are alike.

`--floor` also measures Polars on the same file, doing only the dates and the sorting, on one processor: `uv run --with
polars python -m tests.benchmarks.caseload_memory 1000000 --floor`. Polars is no dependency of this project.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from permit_wizard.core.answers import KEYS
from tests.benchmarks.check_speed import applicant

TODAY = date(2026, 3, 2)
PLAIN = {
    "permit": "temporary_asylum",
    "applied": "no",
    "main_residence": "yes",
    "abroad_over_3_months": "no",
    "reason_applies": "yes",
    "information_correct": "yes",
    "convictions": "no",
    "digid": "with_sms",
    "may_work": "yes",
    "travel": "no",
    "held_5_years": "no",
}


def complete(chance: random.Random, rows: int) -> Iterator[list[str]]:
    yield ["ref", *KEYS]
    for number in range(rows):
        cells = {**PLAIN, "expires_on": (TODAY + timedelta(chance.randrange(-90, 720))).strftime("%d-%m-%Y")}
        if number % 50 == 0:
            del cells["travel"]
        if number % 100 == 7:
            cells["convictions"] = "perhaps"
        yield [f"2026-{number:07}", *(cells.get(key, "") for key in KEYS)]


def centre(chance: random.Random, rows: int) -> Iterator[list[str]]:
    yield ["Naam", "Geldig tot", "Aangevraagd", "Begeleider", "Telefoon", "Notitie"]
    for number in range(rows):
        day = (TODAY + timedelta(chance.randrange(-60, 1000))).strftime("%d-%m-%Y")
        applied = chance.choice(["", "", "nee", "ja verlenging"])
        note = f"gebeld op {chance.randrange(1, 28)}-2" if chance.random() < 0.3 else ""
        yield [
            f"Naam {number}",
            day,
            applied,
            chance.choice(["Kees", "Els", "Mo"]),
            f"06{chance.randrange(10**8):08}",
            note,
        ]


def distinct(chance: random.Random, rows: int) -> Iterator[list[str]]:
    yield ["ref", *KEYS]
    for number in range(rows):
        given = applicant(chance, TODAY)
        yield [f"2026-{number:07}", *(given.get(key, "") for key in KEYS)]


KINDS: dict[str, Callable[[random.Random, int], Iterator[list[str]]]] = {
    "complete": complete,
    "centre": centre,
    "distinct": distinct,
}


POLARS = """
import polars, sys
people = polars.read_csv(sys.argv[1], separator=";", infer_schema=False)
day = polars.col("expires_on").str.to_date("%d-%m-%Y", strict=False).fill_null(
    polars.col("expires_on").str.to_date("%Y-%m-%d", strict=False))
people.with_columns(day).sort("expires_on", nulls_last=True).write_csv("/dev/null", separator=";", include_bom=True)
"""
"""What no program can do without, as fast as it is known to be done."""

LIST = "import sys; from permit_wizard.cli import main; main(sys.argv[1:])"
USED = """
import resource
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def measured(script: str, *arguments: str) -> str:
    """Run a script in a process of its own, and return its peak memory and how long it took."""
    start = time.monotonic()
    environ = {**os.environ, "POLARS_MAX_THREADS": "1"}
    command = [sys.executable, "-c", script + USED, *arguments]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, env=environ)
    peak, busy = (float(figure) for figure in done.stderr.decode().split()[-2:])
    return f"{peak / 1024:6.1f} MB peak, {time.monotonic() - start:6.1f} s, of which the processor {busy:6.1f} s"


def write(path: Path, rows: int, kind: str = "complete") -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(";".join(cells) + "\n" for cells in KINDS[kind](random.Random(5), rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--format", default="csv")
    parser.add_argument("--people", choices=KINDS, default="complete")
    parser.add_argument("--floor", action="store_true", help="also measure Polars on the same file")
    args = parser.parse_args()
    for rows in args.rows:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "caseload.csv")
            write(path, rows, args.people)
            day = ("--today", str(TODAY), "--lang", "en", "--format", args.format)
            print(f"{rows:>9} rows: {measured(LIST, 'caseload', str(path), *day)}", flush=True)
            if args.floor:
                print(f"   Polars alone: {measured(POLARS, str(path))}", flush=True)


if __name__ == "__main__":
    main()
