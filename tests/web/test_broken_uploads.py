"""What is broken or half uploaded on a server never takes the place of what works, and is told with what to do."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from permit_wizard.web.build.site import STATIC
from tests.builders import some
from tests.web import browser as real
from tests.web.browser import Browser
from tests.web.test_updates import KEPT, READY, SHOWN, installed, mark
from tests.web.versions import light_version

RENEWED = """
const done = arguments[0], over = (worker) => new Promise((end) => {
  const look = () => ["activated", "redundant"].includes(worker.state) && end();
  worker.addEventListener("statechange", look);
  look();
});
navigator.serviceWorker.getRegistration().then((found) => found.update()).then(({ installing, waiting }) =>
  installing ?? waiting).then(async (worker) => { await over(worker); done(worker.state); })
  .catch((error) => done(String(error)));
"""
KEPT_WHOLE = """
const done = arguments[0], names = (all) => Promise.all(all.map(async (name) => [name,
  await (await caches.open(name)).match("./")]));
caches.keys().then(names).then((all) => done(all.filter(([, page]) => page).map(([name]) => name.at(-1)).sort()));
"""


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


BROKEN_OFF = """
const [version, done] = arguments;
Promise.all([caches.keys(), navigator.serviceWorker.getRegistration()]).then(([names, found]) => done(
  names.some((name) => name.endsWith(version)) && !found?.installing));
"""


def test_installations_that_are_broken_off_do_not_pile_up(chromium: Browser, site: Path, tmp_path: Path) -> None:
    one, *others = (light_version(site, tmp_path / name, name) for name in "1234")
    with real.served(one) as server:
        server.brotli = True
        chromium.open(server.address + "en.html")
        installed(chromium, "1")
        server.wrong = {"newest.js": 404}
        for name, version in zip("234", others, strict=True):
            server.folder = version
            chromium.open(server.address + "en.html")
            until = time.monotonic() + 30
            while not chromium.driver.execute_async_script(BROKEN_OFF, name * 12):
                assert time.monotonic() < until, name
                time.sleep(0.05)
        assert chromium.driver.execute_async_script(KEPT) == ["1", "3", "4"]
    chromium.complaints()


@pytest.mark.parametrize("ending", [".packed", ""])
def test_half_of_a_file_is_not_kept_and_the_version_that_works_stays(
    chromium: Browser, site: Path, tmp_path: Path, ending: str
) -> None:
    """While a version is being uploaded, a server sends what there is of a file, with a good status."""
    one, two = (light_version(site, tmp_path / mark, mark) for mark in "12")
    half = next(two.glob("code-*")) / f"{'engine.zip' if ending else 'loader.js'}{ending}"
    os.utime(two / "sw.js", (time.time() + 90,) * 2)  # to a server, files of one second and one length are the same
    whole = half.read_bytes()
    rewritten = half.with_name("half")
    rewritten.write_bytes(whole[: len(whole) // 2])
    rewritten.replace(half)
    with real.served(one) as server:
        chromium.open(server.address + "en.html")
        installed(chromium, "1")
        server.folder = two
        chromium.driver.get(server.address + "en.html")
        assert chromium.driver.execute_async_script(RENEWED) == "redundant"  # refused, not unseen
        assert "2" not in chromium.driver.execute_async_script(KEPT_WHOLE)
        half.write_bytes(whole)
        chromium.cdp("Network.clearBrowserCache")
        chromium.open(server.address + "en.html")
        assert mark(chromium) == "2"
        installed(chromium, "2")
    chromium.complaints()


def test_how_long_nothing_may_come_before_it_is_told() -> None:
    assert "SILENCE = 9_000" in (STATIC / "page" / "engine.js").read_text(encoding="utf-8")
    assert "PATIENCE = 4000" in (STATIC / "sw.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "fault"),
    some([("engine.zip", 404), ("pyodide.asm.wasm", 404), ("pyodide.asm.wasm", "html"), ("engine.zip", "stall"),
    ("pyodide.asm.wasm", "hang"),
     ("app.js", 404), ("app.js", "html"), ("worker.js", 404), ("loader.js", 404), ("style.css", 404),
     ("pyodide.asm.js", 404), ("pyodide.asm.js", "octets"), ("worker.js", "octets"), ("loader.js", "octets")], 2),
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
