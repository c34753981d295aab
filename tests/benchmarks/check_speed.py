"""How fast `permit-wizard check` is: `uv run poe bench check_speed`. Never collected by pytest.

Prints medians and ratios of one run, since seconds differ from machine to machine:
- one applicant, from start to exit, against importing pydantic and making one model;
- JSON Lines with ids, and with messages, in lines a second, and how much the memory grows with ten times the lines;
- a line with ids, against validating the same line with one pydantic model of sixteen fields and writing a fixed JSON
  object.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from permit_wizard.core.answers import read_answers
from permit_wizard.core.flow import next_question

TODAY = date(2026, 11, 23)
CHECK = [sys.executable, "-m", "permit_wizard", "check", "--today", TODAY.isoformat()]
ONE_MODEL = [sys.executable, "-c", "import pydantic\nclass Model(pydantic.BaseModel):\n    x: int = 1\nModel()"]

ONLY_VALIDATE = """
import json, sys
from permit_wizard.core.answers import Answers
out = sys.stdout.buffer
fixed = {
    "dates": {"apply_from": "2026-08-23"},
    "findings": ["digid_ready", "apply_online", "collect"],
    "outcome": "apply_online",
}
with open(sys.argv[1], "rb") as stream:
    while lines := stream.readlines(65536):
        for line in lines:
            Answers.model_validate(json.loads(line))
            out.write(json.dumps(fixed).encode() + bytes([10]))
"""


def applicant(chance: random.Random, today: date = TODAY) -> dict[str, str]:
    """Answer every question that is asked, most often as somebody does who may extend a temporary permit."""
    given: dict[str, str] = {}
    while question := next_question(read_answers(given, today), today):
        if question.is_date:
            span = range(-400, 1) if question.key == "received_on" else range(400)
            days = chance.choice(range(-300, 700) if question.key == "expires_on" else span)
            unknown = chance.random() < 0.1
            given[question.key] = "unknown" if unknown else (today + timedelta(days=days)).isoformat()
        elif question.key in ("permit", "applied", "main_residence") and chance.random() < 0.8:
            given[question.key] = {"permit": "temporary_asylum", "applied": "no", "main_residence": "yes"}[question.key]
        else:
            given[question.key] = chance.choice(question.options).value
    return given


def lines(number: int, path: Path) -> None:
    """Write that many applicants as JSON Lines."""
    chance = random.Random(20261123)
    people = [json.dumps(applicant(chance)) for _ in range(2000)]
    with path.open("w", encoding="utf-8") as stream:
        for position in range(number):
            stream.write(people[position % len(people)] + "\n")


def seconds(command: list[str]) -> tuple[float, float, int]:
    """Run a command and return its elapsed time, its processor time, and its largest resident memory in KiB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"})
    _pid, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def in_turn(commands: list[list[str]], rounds: int) -> list[float]:
    """Return the median elapsed time of each command; they run in turn, so that load affects all alike."""
    times = [[seconds(command)[0] for command in commands] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, few, many = (Path(folder) / name for name in ("one.json", "few.jsonl", "many.jsonl"))
        chance = random.Random(1)
        one.write_text(json.dumps(max((applicant(chance) for _ in range(50)), key=len)), encoding="utf-8")
        commands = [ONE_MODEL, [*CHECK, str(one)], [*CHECK, "--format", "text", str(one)], [*CHECK, "--ids", str(one)]]
        model, *rest = in_turn(commands, 15)
        print(f"one pydantic model {model * 1000:6.0f} ms")
        for name, median in zip(("check", "check --format text", "check --ids"), rest, strict=True):
            print(f"{name:20}{median * 1000:5.0f} ms, {median / model:.2f} times that (allowed for check: 1.30)")

        lines(20_000, few)
        lines(200_000, many)
        for options in (["--lines", "--ids"], ["--lines"]):
            rates: list[float] = []
            for _ in range(3):
                _elapsed, small, memory = seconds([*CHECK, *options, str(few)])
                if options[-1] == "--ids":
                    _elapsed, large, grown = seconds([*CHECK, *options, str(many)])
                    rates.append(180_000 / (large - small))
                    memory = grown - memory
                else:
                    rates.append(20_000 / small)
            print(f"{' '.join(options):20}{statistics.median(rates):7.0f} lines a second", end="")
            print(f", {memory} KiB more for ten times the lines" if options[-1] == "--ids" else "")

        ratios: list[float] = []
        for _ in range(5):
            ids, validated = (
                seconds([*command, str(many)])[1] - seconds([*command, str(few)])[1]
                for command in ([*CHECK, "--lines", "--ids"], [sys.executable, "-c", ONLY_VALIDATE])
            )
            ratios.append(ids / validated)
        print(
            f"a line with ids: {statistics.median(ratios):.2f} times validating it and writing a fixed object "
            "(allowed: 2.50)"
        )


if __name__ == "__main__":
    main()
