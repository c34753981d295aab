"""Always the newest version, always an answer: updates, broken deployments, bad lines, two sites on one server."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from permit_wizard.web.build.site import STATIC
from tests.builders import THOROUGH
from tests.web import browser as real
from tests.web.browser import Browser
from tests.web.versions import another_version, light_version

READY = "document.documentElement.dataset.engine === 'ready'"
INSTALLED = """
const [version, done] = arguments;
Promise.all([caches.keys(), navigator.serviceWorker.getRegistration()]).then(([names, found]) => done(
  names.some((name) => name.endsWith(version)) && !found?.installing && !found?.waiting
  && found?.active?.state === "activated"));
"""
SHOWN = "[...document.querySelectorAll('.stuck')].some((one) => one.checkVisibility({ visibilityProperty: true }))"


@pytest.fixture(scope="module")
def versions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    folder = tmp_path_factory.mktemp("versions")
    one, two, three = (light_version(site, folder / mark, mark) for mark in "123")
    return one, two, three


@pytest.fixture(scope="module")
def real_versions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("real-versions")
    one, two = (another_version(site, folder / mark, mark) for mark in "12")
    return one, two


def mark(browser: Browser) -> str:
    """Return the version of the document that is shown; "" for none of ours."""
    title = browser.driver.title
    return title[0] if title[:1].isdigit() else ""


def installed(browser: Browser, version: str) -> None:
    """Wait until the service worker has kept a version and works by it."""
    until = time.monotonic() + 30
    while not browser.driver.execute_async_script(INSTALLED, version * 12):
        assert time.monotonic() < until, version
        time.sleep(0.05)


def test_after_an_update_all_pages_and_the_engine_are_of_the_new_version_without_a_network(
    chromium: Browser, real_versions: tuple[Path, Path]
) -> None:
    update(chromium, *real_versions, "")
    chromium.press("[value=start]", "permit")
    chromium.answer("permit", "other", "check")


@pytest.mark.parametrize(
    "told", [*(["max-age=600", "no-cache"] if THOROUGH else []), "", "max-age=31536000, immutable"]
)
def test_the_next_visit_is_of_the_new_version_whatever_the_server_tells_of_caching(
    chromium: Browser, versions: tuple[Path, Path, Path], told: str
) -> None:
    update(chromium, *versions[:2], told)
    chromium.press("[value=start]", "permit")


def test_a_new_version_of_the_same_date_and_length_is_kept_too(
    chromium: Browser, versions: tuple[Path, Path, Path]
) -> None:
    for version in versions[:2]:
        os.utime(version / "sw.js", (1_700_000_000, 1_700_000_000))  # as an image of a container has it
    update(chromium, *versions[:2], "no-cache", days_old=0)


def update(chromium: Browser, one: Path, two: Path, told: str, days_old: int = 60) -> None:
    """Visit a site twice, updated in between, and then without a network."""
    with real.served(one) as server:
        server.cache_control, server.days_old, server.brotli = told, days_old, True
        chromium.open(server.address + "en.html")
        assert mark(chromium) == "1"
        installed(chromium, "1")
        server.folder = two
        chromium.open(server.address + "en.html")
        assert mark(chromium) == "2"
        installed(chromium, "2")
        address = server.address
    chromium.cdp("Network.clearBrowserCache")  # nobody answers any more: what the service worker keeps is all there is
    for name in ("rules-nl.html", "", "ti.html", "en.html"):
        chromium.driver.get(address + name)
        assert mark(chromium) == "2", name
    chromium.wait(READY)


def test_what_is_broken_shows_the_kept_version(chromium: Browser, versions: tuple[Path, Path, Path]) -> None:
    one, two, three = versions
    with real.served(one) as server:
        server.brotli = True
        chromium.open(server.address + "en.html")
        installed(chromium, "1")
        for fault in (503, 404):
            server.wrong = {".html": fault}
            chromium.open(server.address + "en.html")
            assert mark(chromium) == "1", fault
        server.wrong = {".html": "hang"}
        began = time.monotonic()
        chromium.open(server.address + "en.html")
        assert mark(chromium) == "1"
        assert 0.4 < time.monotonic() - began < 4
        server.gate.set()
        server.wrong = {"engine.zip": 404}  # half uploaded
        server.folder = two
        chromium.driver.get(server.address + "en.html")
        assert mark(chromium) == "2"
        chromium.wait(SHOWN)
        chromium.driver.find_element("css selector", ".stuck:not([hidden]) [href='?kept']").click()
        chromium.wait(f"document.title.startsWith('1') && {READY}")
        assert chromium.driver.current_url == server.address + "en.html"
        shutil.copy(one / "sw.js", three / "sw.js")  # of one version, with documents of another: nothing is mixed
        server.wrong, server.folder = {}, three
        chromium.open(server.address + "en.html")
        assert mark(chromium) == "3"
        address = server.address
    chromium.open(address + "en.html")
    assert mark(chromium) == "1"


def test_two_sites_on_one_server_keep_apart(
    chromium: Browser, versions: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    for name, version in zip("ab", versions, strict=False):
        (tmp_path / name).symlink_to(version)
    with real.served(tmp_path) as server:
        server.brotli = True
        for name, version in zip("ab", "12", strict=True):
            chromium.open(f"{server.address}{name}/en.html")
            installed(chromium, version)
        address = server.address
    for name, version in zip("ab", "12", strict=True):
        chromium.open(f"{address}{name}/en.html")
        assert mark(chromium) == version


def test_how_long_nothing_may_come_before_it_is_told() -> None:
    assert "SILENCE = 9_000" in (STATIC / "page" / "engine.js").read_text(encoding="utf-8")
    assert "PATIENCE = 4000" in (STATIC / "sw.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "fault"),
    [("engine.zip", 404), ("pyodide.asm.wasm", 404), ("pyodide.asm.wasm", "html"), ("engine.zip", "stall"),
    ("pyodide.asm.wasm", "hang"),
     ("app.js", 404), ("app.js", "html"), ("worker.js", 404), ("loader.js", 404), ("style.css", 404),
     ("pyodide.asm.js", 404), ("pyodide.asm.js", "octets"), ("worker.js", "octets"), ("loader.js", "octets")],
)  # fmt: skip
def test_whatever_does_not_load_it_is_told_with_what_to_do(
    chromium: Browser, versions: tuple[Path, Path, Path], part: str, fault: int | str
) -> None:
    with real.served(versions[0]) as server:
        server.brotli, server.wrong = True, {part: fault}
        chromium.driver.get(server.address + "nl.html")
        chromium.wait(SHOWN, 10)
        shown = (
            "[...document.querySelectorAll('.stuck')].find((one) => one.checkVisibility({ visibilityProperty: true }))"
        )
        ways = chromium.js(f"return [...{shown}.querySelectorAll('a')].map((link) => link.getAttribute('href'))")
        assert {"?kept", "rules-nl.html", "tel:08008020"} <= set(ways)
        assert chromium.js(f"return {shown}.querySelector('a').getBoundingClientRect().height") > (
            40 if part != "style.css" else 0
        )
        chromium.complaints()
        if fault in ("stall", "hang"):  # what comes later is taken all the same
            server.gate.set()
            chromium.wait(f"{READY} && !{SHOWN}")
            chromium.press("[value=start]", "permit")
