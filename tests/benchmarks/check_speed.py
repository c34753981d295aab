"""How fast `permit-wizard check` is: `uv run poe bench check_speed`. Never collected by pytest.

Prints medians and ratios of one run, since seconds differ from machine to machine:
- one applicant, from start to exit, against importing pydantic and validating the same file with a model of sixteen
  fields;
- a line with ids, against reading the same line, validating it with the program's model and writing a fixed object;
- the same with messages, in lines a second, and how much the memory grows with ten times the lines.

People are generated again for each line, since a file that repeats people flatters any cache.
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
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.core.ways import choices_of
from tests.oracle import ASKED_IF, in_force

TODAY = date(2026, 11, 23)
FEW, MANY = 20_000, 100_000
CHECK = [sys.executable, "-m", "permit_wizard", "check", "--today", TODAY.isoformat()]
ALLOWED_ONE, ALLOWED_LINE = 1.2, 2.5
# With bytecode on disk, as an installed program has it; some test environments switch that off.
ENVIRON = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {"LC_ALL": "C.UTF-8"}

ONE_MODEL = """
import sys
from datetime import date
from typing import Literal
from pydantic import BaseModel, ConfigDict
Known = date | Literal["unknown"]
class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    permit: Literal["temporary_asylum", "permanent_asylum", "other", "unsure"] | None = None
    expires_on: Known | None = None
    applied: Literal["no", "extension", "permanent", "refused"] | None = None
    received_on: Known | None = None
    main_residence: Literal["yes", "no", "unsure"] | None = None
    abroad_over_3_months: Literal["yes", "no", "unsure"] | None = None
    reason_applies: Literal["yes", "no", "unsure"] | None = None
    information_correct: Literal["yes", "no", "unsure"] | None = None
    convictions: Literal["yes", "no", "unsure"] | None = None
    digid: Literal["with_sms", "with_app", "without_sms", "no", "unsure"] | None = None
    travel: Literal["yes", "no"] | None = None
    return_on: Known | None = None
    travel_document: Literal["yes", "no", "unsure"] | None = None
    may_work: Literal["yes", "no", "unsure"] | None = None
    held_5_years: Literal["yes", "no", "unsure"] | None = None
    civic_integration: Literal["diploma", "exempt", "no", "unsure"] | None = None
with open(sys.argv[1], "rb") as stream:
    print(Model.model_validate_json(stream.read()))
"""

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
    """Answer every question that is asked, most often as somebody does who may renew a card soon."""
    end = today + timedelta(chance.randrange(-300, 700))
    choices, given = choices_of(today, end), dict[str, object].fromkeys(ASKED_IF)
    choices["received_on"] = ["unknown", *(today - timedelta(chance.randrange(400)) for _ in range(9))]
    choices["return_on"] = ["unknown", *(today + timedelta(chance.randrange(400)) for _ in range(9))]
    choices["expires_on"] = [end] * 9 + ["unknown"]
    usual = {"permit": "temporary_asylum", "applied": "no", "main_residence": "yes"}
    for key, asked_if in ASKED_IF.items():
        if asked_if(given, today, in_force(today)):
            given[key] = usual[key] if key in usual and chance.random() < 0.8 else chance.choice(choices[key])
    return {key: str(value) for key, value in given.items() if value is not None}


def people(number: int) -> Iterator[str]:
    """Return that many applicants as JSON, each made for this line."""
    chance = random.Random(20261123)
    return (json.dumps(applicant(chance)) for _ in range(number))


def seconds(command: list[str]) -> tuple[float, float, int]:
    """Run a command and return its elapsed time, its processor time, and its largest resident memory in KiB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRON)
    _pid, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def in_turn(commands: list[list[str]], rounds: int) -> list[float]:
    """Return the median processor time of each of several commands, run in turn, so that load affects all alike."""
    times = [[seconds(command)[1] for command in commands] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def one_person(folder: Path) -> None:
    """Measure one applicant, from start to exit."""
    one, chance = folder / "one.json", random.Random(1)
    one.write_text(json.dumps(max((applicant(chance) for _ in range(50)), key=len)), encoding="utf-8")
    model_alone = [sys.executable, "-c", ONE_MODEL, str(one)]
    commands = [model_alone, [*CHECK, str(one)], [*CHECK, "--format", "text", str(one)], [*CHECK, "--ids", str(one)]]
    model, *rest = in_turn(commands, 15)
    print(f"pydantic and one model {model * 1000:6.0f} ms of processor time")
    for name, median in zip(("check", "check --format text", "check --ids"), rest, strict=True):
        print(
            f"{name:20}{median * 1000:5.0f} ms, {median / model:.2f} times that (allowed for check: {ALLOWED_ONE:.2f})"
        )


def many_people(folder: Path) -> None:
    """Measure a line: the difference between many lines and few, so that the start does not count."""
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    everybody = list(people(MANY))
    print(f"{len(set(everybody)) / MANY:.0%} of {MANY} people differ from all others")
    few.write_text("\n".join(everybody[:FEW]) + "\n", encoding="utf-8")
    many.write_text("\n".join(everybody) + "\n", encoding="utf-8")
    validate = [sys.executable, "-c", ONLY_VALIDATE]
    ratios, rates, grown = list[float](), list[float](), list[int]()
    for _ in range(5):
        costs: list[float] = []
        for command in ([*CHECK, "--lines", "--ids"], validate):
            (_, less, small), (_, more, large) = seconds([*command, str(few)]), seconds([*command, str(many)])
            costs.append((more - less) / (MANY - FEW))
            grown.append(large - small)
        ratios.append(costs[0] / costs[1])
        rates.append(1 / costs[0])
    print(f"a line with ids: {statistics.median(ratios):.2f} times validating it and writing a fixed object", end="")
    print(f" (allowed: {ALLOWED_LINE:.2f}); {statistics.median(rates):.0f} lines a second", end="")
    print(f", {statistics.median(grown[::2])} KiB more for {MANY // FEW} times the lines")
    spent = [seconds([*CHECK, "--lines", str(few)])[1] for _ in range(3)]
    print(f"a line with messages: {FEW / statistics.median(spent):.0f} lines a second")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        one_person(Path(folder))
        many_people(Path(folder))


if __name__ == "__main__":
    main()
