"""Which tests are run for a change that was chosen at random: first those that import its module, then those of its room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from tests.mutations import ROOT
from tests.mutations.small_changes import Change

LAW: Final = ("core", "dates", "visit")
EDGES: Final = ("test_every_edge.py", "visit", "plain")
OF_ROOM: Final = {
    "": ("command_line", "test_every_edge.py", "plain", "windows"),
    "caseload": ("caseload",),
    "command_line": (
        "command_line",
        "plain",
        "caseload/test_command.py",
        "caseload/test_person.py",
        "test_every_edge.py",
    ),
    "core": (*LAW, "plain", "language"),
    "kiosk": ("kiosk",),
    "language": ("language", "outputs", "plain", "caseload/test_writing.py", "visit"),
    "outputs": (
        "outputs",
        "golden",
        "command_line/test_check.py",
        "caseload/test_writing.py",
        "terminal_ui/test_take_along.py",
    ),
    "plain": ("plain", "visit", "test_every_edge.py"),
    "review": ("outputs/test_review.py", "language"),
    "rtl": ("rtl",),
    "terminal": ("terminal", "command_line"),
    "terminal_ui": ("terminal_ui", "visit", "test_every_edge.py"),
    "tools": ("tools",),
    "visit": (*EDGES, "web/test_engine.py", "web/test_result_page.py", "terminal_ui/test_visits.py"),
    "web": ("web",),
}
"""Files and folders below tests/, in the order in which they are run: what is fast comes first."""
SLOW: Final = (
    "browser",
    "pty",
    "kiosk/test_faults",
    "kiosk/test_between",
    "web/test_browser",
    "web/test_updates",
    "web/test_broken",
)
"""Words in the names of test files that start browsers or terminals: they come last."""


def tests_for(change: Change) -> list[str]:
    """Return the test files for a change, below tests/."""
    files: list[str] = []
    for name in OF_ROOM[change.room]:
        path = ROOT / "tests" / name
        files += [_below(each) for each in sorted(path.rglob("test_*.py"))] if path.is_dir() else [name]
    module = change.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    importing = [file for file, text in _texts().items() if f"{module} import" in text or f"import {module}" in text]
    return sorted(dict.fromkeys([*importing, *files]), key=lambda file: any(word in file for word in SLOW))


def _below(path: Path) -> str:
    return str(path.relative_to(ROOT / "tests"))


@cache
def _texts() -> dict[str, str]:
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return {_below(path): path.read_text(encoding="utf-8") for path in files if "mutations" not in path.parts}
