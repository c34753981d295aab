"""Applies each mutation to a copy of the tree and reports what survived; see the package."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import site
import subprocess
import sys
import tempfile
import time
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tests.mutations import ROOT, Mutation
from tests.mutations.table import ALL

COPIED = ("permit_wizard", "tests", "locales", "pyproject.toml", "README.md", "LICENSE")
PATIENCE = 150  # seconds a test may take; what is broken may hang
PASSED, FAILED = 0, 1  # pytest's exit codes


class Copy:
    """A copy of the tree with a Python of its own, which imports the copy and not this tree.

    Args:
        folder: an empty one.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder
        for name in COPIED:
            source, target = ROOT / name, folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                shutil.copy(source, target)
        venv.create(folder / ".venv", symlinks=True)
        self.python = folder / ".venv/bin/python"
        packages = next((folder / ".venv").glob("lib/*/site-packages"))
        # A .pth line adds a folder but not the .pth files in it: so not the editable install of this tree.
        (packages / "copy.pth").write_text("\n".join([str(folder), *site.getsitepackages(), ""]))
        script = folder / ".venv/bin/permit-wizard"
        script.write_text(f"#!{self.python}\nimport sys\nfrom permit_wizard.cli import main\nsys.exit(main())\n")
        script.chmod(0o755)

    def run(self, *tests: str) -> int | None:
        """Run tests and return pytest's exit code; None when they take too long."""
        options = ["-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(
                [self.python, "-B", "-m", "pytest", *options, *(f"tests/{test}" for test in tests)],
                cwd=self.root, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "VIRTUAL_ENV": ""},
            )  # fmt: skip
            try:
                return process.wait(PATIENCE * len(tests))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return None

    def judge(self, mutation: Mutation) -> str:
        """Return what became of a mutation."""
        try:
            before = mutation.apply(self.root)
        except (OSError, ValueError) as error:
            return f"OUT OF DATE ({error})"
        try:
            code = self.run(mutation.test)
        finally:
            for file, text in before.items():
                file.write_text(text, encoding="utf-8")
        if code is None or code == FAILED:
            return "killed"
        return "SURVIVED" if code == PASSED else f"NOT TRIED (pytest says {code})"


def main() -> int:
    """Try them all; returns 1 when one survived, or a test fails without any."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("-j", type=int, default=1, metavar="N", help="how many at a time")
    parser.add_argument("words", nargs="*", metavar="WORD", help="only mutations whose name or route holds a word")
    args = parser.parse_args()
    chosen = [m for m in ALL if not args.words or any(word in f"{m.of} {m.name}" for word in args.words)]
    began, copies = time.monotonic(), Queue[Copy]()
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        for number in range(args.j):
            copies.put(Copy(Path(folder) / str(number)))

        def judge(mutation: Mutation) -> str:
            copy = copies.get()
            try:
                result = copy.judge(mutation)
            finally:
                copies.put(copy)
            print(f"{result:10} {mutation.of:9} {mutation.name}  ({mutation.test})", flush=True)
            return result

        with ThreadPoolExecutor(args.j) as pool:
            results = list(pool.map(judge, chosen))
        whole = copies.get().run(*sorted({mutation.test for mutation in chosen}))
    killed = results.count("killed")
    print(f"{len(results)} mutations, {killed} killed; {time.monotonic() - began:.0f} s")
    if whole != PASSED:
        print(f"but a test fails without any mutation (pytest says {whole})")
    return int(killed < len(results) or whole != PASSED)


if __name__ == "__main__":
    sys.exit(main())
