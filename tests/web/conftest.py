"""A site, a server and a browser, for tests in a real browser.

Skipped only where there is none, and never in CI.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from permit_wizard.web.build import pyodide
from tests.web import browser as real
from tests.web.browser import Browser, Server
from tests.web.versions import light_version


def _needs_a_browser() -> None:
    if real.missing() and not os.environ.get("CI"):
        pytest.skip(real.missing())


@pytest.fixture(scope="module")
def stand_ins(tmp_path_factory: pytest.TempPathFactory) -> pyodide.Parts:
    """Parts that only look like Pyodide."""
    folder = tmp_path_factory.mktemp("pyodide")
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (folder / name).write_bytes(name.encode())
    return pyodide.Parts(folder, ())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, made once for all workers."""
    _needs_a_browser()
    own = tmp_path_factory.getbasetemp()  # with workers, each has a folder of its own in one of this run
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "site-of-all-workers"
    try:
        shared.mkdir()
    except FileExistsError:
        until = time.monotonic() + 200
        while not (shared / "made").exists():
            assert time.monotonic() < until
            time.sleep(0.2)
        if (shared / "made").read_text() != "yes":
            pytest.skip("no site could be made: the worker that tried says why")
        return shared / "site"
    made = "no"
    try:
        real.make_site(shared / "site")
        made = "yes"
    finally:
        (shared / "made").write_text(made)
    return shared / "site"


@pytest.fixture(scope="module")
def versions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    folder = tmp_path_factory.mktemp("versions")
    one, two, three = (light_version(site, folder / mark, mark) for mark in "123")
    return one, two, three


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    with real.served(site) as server:
        yield server


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    _needs_a_browser()
    browser = Browser(tmp_path_factory.mktemp("profile"), flags=[real.COMPILED_ONCE])
    yield browser
    browser.driver.quit()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return real.axe(tmp_path_factory.mktemp("axe"))
