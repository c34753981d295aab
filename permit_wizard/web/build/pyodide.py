"""The parts that are not ours: Pyodide from npm, wheels from PyPI, each in one version and checked by its hash.

The clients are the machine's own (`clients`), which find their own sources.
"""

from __future__ import annotations

import tarfile
from base64 import b64decode
from dataclasses import dataclass
from hashlib import sha512
from pathlib import Path

from permit_wizard.core.text import _
from permit_wizard.web.build import tools
from permit_wizard.web.build.tools import NoParts

PYODIDE = "pyodide@314.0.7"
PYODIDE_SHA512 = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
PLATFORM = (
    "pyemscripten_2026_0_wasm32",
    "3.14",
    "cp",
    "cp314",
)  # platform, Python, implementation, ABI of that Pyodide
WHEELS = Path(__file__).with_name("wheels.txt")

_FROM_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "package.json")


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
        NoParts: a program is missing or fails, or what it brought is something else.
    """
    tools.check()
    wheels, pyodide = folder / "wheels", folder / "pyodide"
    platform, python, implementation, abi = PLATFORM
    tools.bring(
        [*tools.pip(), "download", "--quiet", "--retries", "2", "--disable-pip-version-check", "--no-deps",
        "--only-binary=:all:",
         "--platform", platform, "--python-version", python, "--implementation", implementation, "--abi", abi,
         "--require-hashes", "--requirement", str(WHEELS), "--dest", str(wheels)],
        "pip", folder)  # fmt: skip
    tools.bring(
        [*tools.npm(), "pack", PYODIDE, "--loglevel=error", "--fetch-retries=1", "--pack-destination", str(folder)],
        "npm", folder)  # fmt: skip
    packed = next(folder.glob("pyodide-*.tgz"), None)
    if packed is None or sha512(packed.read_bytes()).digest() != b64decode(PYODIDE_SHA512):
        raise NoParts(_("{part} is not what was expected: its hash is different. Nothing was written.", part=PYODIDE))
    pyodide.mkdir()
    with tarfile.open(packed) as archive:
        for name in _FROM_PYODIDE:
            member = archive.extractfile(f"package/{name}")
            if member is not None:
                (pyodide / name).write_bytes(member.read())
    return Parts(pyodide, tuple(sorted(wheels.glob("*.whl"))))
