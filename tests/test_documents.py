"""Documents, tasks and tools that nobody runs every day: what they name exists."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from permit_wizard import __version__
from tests.builders import ROOT

DOCUMENTS = sorted(
    path for folder in ("permit_wizard", "locales", "tests", ".ci", ".github") for path in (ROOT / folder).rglob("*.md")
) + sorted(ROOT.glob("*.md"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
TOOLS = ("tests/benchmarks", "tests/browser", "tests/mutations")


def anchor(heading: str) -> str:
    """Return a heading's name in a link, as code hosts form it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, wanted = link.partition("#")
        target = (document.parent / name) if name else document
        assert target.exists(), link
        if wanted:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert wanted in {anchor(heading) for heading in headings}, link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_task_extra_and_group_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert set(re.findall(r"uv run (?:--group \w+ )?poe ([a-z-]+)", text)) <= set(PROJECT["tool"]["poe"]["tasks"])
    assert set(re.findall(r"--group (\w+)", text)) <= set(PROJECT["dependency-groups"])
    assert set(re.findall(r"--extra (\w+)", text)) <= set(PROJECT["project"]["optional-dependencies"])


def test_the_readme_stays_short() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert len(text.split()) <= 1200


def test_one_version_is_named_everywhere() -> None:
    assert PROJECT["project"]["version"] == __version__
    released = re.findall(r"^## (\d+\.\d+\.\d+) - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert released[0] == __version__
    assert f"permit_wizard-{__version__}-py3" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_tool_of_the_tests_can_be_imported() -> None:
    """They are no part of the suite, and would break unseen when a module moves."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for folder in TOOLS
        for path in sorted((ROOT / folder).glob("*.py"))
        if not path.stem.startswith("_")
    ]
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"
    run = subprocess.run([sys.executable, "-c", code, *modules], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
