"""Applies mutations to copies of the tree and reports what survived; see the package."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import signal
import site
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tests.mutations import ROOT, Mutation
from tests.mutations.rooms import tests_for
from tests.mutations.small_changes import Change, changes, chosen
from tests.mutations.table import ALL

COPIED = ("permit_wizard", "tests", "locales", "pyproject.toml", "README.md", "LICENSE")
PATIENCE = 150  # seconds a test may take; what is broken may hang
A_TEST = 60  # seconds after which one test has failed, where all tests of a room are run
PASSED, FAILED = 0, 1  # pytest's exit codes
DIED, SURVIVED, UNDECIDED = "died", "SURVIVED", "UNDECIDED"  # what becomes of a change


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
        self._writes = 0

    def run(self, *tests: str, patience: float | None = None, a_test: int = PATIENCE) -> tuple[int | None, str]:
        """Run tests until one fails.

        Args:
            tests: files, or pytest's names, below tests/.
            patience: seconds that all may take; None for `PATIENCE` for each.
            a_test: seconds after which one test has failed, not counting its fixtures: making the site takes minutes.

        Returns:
            pytest's exit code, or None if they took too long; and the name of the test that failed, or "".
        """
        options = ["-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib",
                   "-o", f"timeout={a_test}", "-o", "timeout_func_only=true"]  # fmt: skip
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                [self.python, "-m", "pytest", *options, *(f"tests/{test}" for test in tests)],
                cwd=self.root, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
                env={**os.environ, "VIRTUAL_ENV": ""},
            )  # fmt: skip
            code: int | None = None
            try:
                code = process.wait(PATIENCE * len(tests) if patience is None else patience)
            except subprocess.TimeoutExpired:
                pass
            finally:
                with contextlib.suppress(ProcessLookupError):  # of a test that was ended, programs may be left
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            output.seek(0)
            return code, _failed(output.read().decode(errors="replace"))

    def written(self, *files: Path) -> None:
        """Give changed files a time of their own, so that Python never takes what it compiled for another text."""
        self._writes += 1
        for file in files:
            os.utime(file, (self._writes * 60, self._writes * 60))

    def judge(self, mutation: Mutation) -> str:
        """Return what became of a mutation."""
        try:
            before = mutation.apply(self.root)
        except (OSError, ValueError) as error:
            return f"OUT OF DATE ({error})"
        self.written(*before)
        try:
            code, _test = self.run(mutation.test)
        finally:
            for file, text in before.items():
                file.write_text(text, encoding="utf-8")
            self.written(*before)
        if code is None or code == FAILED:
            return "killed"
        return "SURVIVED" if code == PASSED else f"NOT TRIED (pytest says {code})"

    def try_change(self, change: Change, patience: float) -> tuple[str, str]:
        """Return what became of a change that was chosen at random, and the test that failed or "".

        Args:
            change: the change.
            patience: seconds that all tests of its room may take.
        """
        before = change.apply(self.root)
        file = self.root / change.file
        self.written(file)
        try:
            code, test = self.run(*tests_for(change), patience=patience, a_test=A_TEST)
        finally:
            file.write_text(before, encoding="utf-8")
            self.written(file)
        if code is None:
            return UNDECIDED, ""
        return (SURVIVED if code == PASSED else DIED), test


def _failed(output: str) -> str:
    """Return the name of the test that failed, from pytest's summary."""
    found = re.search(r"^(?:FAILED|ERROR) tests/(\S+?(?:\[.*?\])?)(?: - .*)?$", output, re.MULTILINE)
    return found[1] if found else ""


class Copies:
    """Copies of the tree for threads.

    Args:
        folder: an empty one.
        count: how many.
    """

    def __init__(self, folder: str, count: int) -> None:
        self._free = Queue[Copy]()
        for number in range(count):
            self._free.put(Copy(Path(folder) / str(number)))

    @contextlib.contextmanager
    def borrow(self) -> Iterator[Copy]:
        """Have a copy alone."""
        one = self._free.get()
        try:
            yield one
        finally:
            self._free.put(one)


def main() -> int:
    """Try them all; returns 1 when one survived, or a test fails without any."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("-j", type=int, default=1, metavar="N", help="how many at a time")
    parser.add_argument(
        "--random", type=int, metavar="N", help="make N small changes that are chosen at random instead"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="chooses which (default: 0)")
    parser.add_argument(
        "--patience", type=float, default=300, metavar="SECONDS", help="for the tests of a room (default: 300)"
    )
    parser.add_argument("words", nargs="*", metavar="WORD", help="only mutations whose name or route holds a word")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        copies = Copies(folder, args.j)
        if args.random is not None:
            made = chosen(args.random, args.seed, changes())
            return try_changes([change for change in made if _is_wanted(change.name, args.words)], copies, args)
        return try_mutations([m for m in ALL if _is_wanted(f"{m.of} {m.name}", args.words)], copies, args)


def _is_wanted(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


def try_mutations(mutations: list[Mutation], copies: Copies, args: argparse.Namespace) -> int:
    """Try named mutations, each with the test that is to kill it."""
    began = time.monotonic()

    def judge(mutation: Mutation) -> str:
        with copies.borrow() as copy:
            result = copy.judge(mutation)
        print(f"{result:10} {mutation.of:9} {mutation.name}  ({mutation.test})", flush=True)
        return result

    with ThreadPoolExecutor(args.j) as pool:
        results = list(pool.map(judge, mutations))
    with copies.borrow() as copy:
        whole, _test = copy.run(*sorted({mutation.test for mutation in mutations}))
    killed = results.count("killed")
    print(f"{len(results)} mutations, {killed} killed; {time.monotonic() - began:.0f} s")
    if whole != PASSED:
        print(f"but a test fails without any mutation (pytest says {whole})")
    return int(killed < len(results) or whole != PASSED)


def try_changes(made: list[Change], copies: Copies, args: argparse.Namespace) -> int:
    """Try small changes, each with the tests of its room; then each failed test again, without any change."""
    began = time.monotonic()

    def judge(change: Change) -> tuple[str, str]:
        with copies.borrow() as copy:
            fate, test = copy.try_change(change, args.patience)
        print(f"{fate:9} {change.name}  ({test})", flush=True)
        return fate, test

    with ThreadPoolExecutor(args.j) as pool:
        results = list(pool.map(judge, made))
        tests = sorted({test for _fate, test in results if test})

        def fails(test: str) -> bool:
            with copies.borrow() as copy:
                return copy.run(test, a_test=A_TEST)[0] != PASSED

        failing = {test for test, failed in zip(tests, pool.map(fails, tests), strict=True) if failed}
    counts: dict[str, Counter[str]] = {}
    for change, (fate, test) in zip(made, results, strict=True):
        if test in failing:
            print(f"{UNDECIDED} {change.name}  ({test} fails without it, too)")
        counts.setdefault(change.room or "cli", Counter())[UNDECIDED if test in failing else fate] += 1
    for room, count in [*sorted(counts.items()), ("all rooms", sum(counts.values(), Counter[str]()))]:
        print(f"{room:13}", *(f"{count[fate]:3} {fate}" for fate in (DIED, SURVIVED, UNDECIDED)))
    print(f"seed {args.seed}; {time.monotonic() - began:.0f} s")
    return int(any(count[DIED] < count.total() for count in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
