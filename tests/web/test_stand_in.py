"""The browser's stand-in for pydantic: one digest of odd values and of every path, equal to the one with pydantic."""

from __future__ import annotations

import os
import subprocess
import sys

from permit_wizard.web.build.archives import STAND_IN
from tests.builders import THOROUGH

STEP = (
    "18" if THOROUGH else "36"
)  # days from one to the next; `python -m tests.web.answers_digest 1` walks all of them, in some minutes


def test_the_stand_in_takes_and_refuses_what_pydantic_does() -> None:
    command = [sys.executable, "-m", "tests.web.answers_digest", STEP]
    environments = (os.environ, {**os.environ, "PYTHONPATH": str(STAND_IN)})
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for environment in environments
    ]
    (count, real, path), (other_count, stand_in, other_path) = (one.communicate()[0].split() for one in running)
    assert str(STAND_IN) in other_path
    assert str(STAND_IN) not in path
    assert int(count) > 500_000 // int(STEP)
    assert (count, real) == (other_count, stand_in)
