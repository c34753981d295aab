"""How long somebody waits for the pages: `uv run --group browser python -m tests.benchmarks.site_speed`. Needs Chromium, npm and pip.

From the click on the address to a first question that can be answered, pressing "start" at once: with nothing cached, again, and without a
network; beside it what Pyodide alone needs to start, from its own package, in the same browser and the same run. Then what a page takes
after a press, and what a slow line adds (the server sends no faster than 3G: 1.6 Mbit/s, 150 ms a request). What is compressed is as the
worker takes it from a server that sends everything as it is.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from permit_wizard.web import parts
from tests.web import browser as real
from tests.web.browser import Browser, Server
from tests.web.test_browser import ANSWERED

ROUNDS = 5
ALONE = """
import { loadPyodide } from "./pyodide.mjs";
const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", version: "314.0.7", python: "3.14.2" };
await loadPyodide({ lockFileContents: { info, packages: {} }, packageBaseUrl: "./" });
postMessage({ ready: true });
"""
START_ALONE = """
const done = arguments[0], worker = new Worker("alone.js", { type: "module" });
worker.onmessage = () => { worker.terminate(); done(performance.now()); };
"""


def first_question(browser: Browser, address: str) -> float:
    """Return the seconds until the first question can be answered."""
    began = time.perf_counter()
    browser.driver.get(address)
    browser.driver.find_element("css selector", "[value=start]").click()
    browser.wait("document.getElementById('app').dataset.place === 'permit'")
    return time.perf_counter() - began


def pyodide_alone(browser: Browser, address: str) -> float:
    """Return the seconds that Pyodide takes to start, from its own package."""
    began = time.perf_counter()
    browser.driver.get(address + "blank.html")
    browser.driver.execute_async_script(START_ALONE)
    return time.perf_counter() - began


def pages(browser: Browser) -> list[float]:
    """Return the milliseconds from each press to its page, through one visit."""
    browser.js(
        "globalThis.took = []; addEventListener('submit', () => globalThis.pressed = performance.now(), true);"
        "new MutationObserver(() => took.push(performance.now() - pressed)).observe(document.getElementById('app'), { attributes: true })"
    )
    for key, value, following in ANSWERED:
        browser.answer(key, value, following)
    browser.press("[name=go][value=result]", "result")
    return browser.js("return took")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "parts").mkdir()
        alone = parts.fetch(folder / "parts").pyodide
        (alone / "alone.js").write_text(ALONE, encoding="utf-8")
        (alone / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
        site = real.make_site(folder / "site")
        code = next(site.glob("code-*"))
        for suffix, what in ((".packed", "gzip"), (".br", "brotli")):
            sizes = [
                p.stat().st_size
                for p in code.iterdir()
                if p.suffix == suffix or (suffix == ".packed" and p.suffix == ".gz")
            ]
            print(f"over the wire, {what}: {sum(sizes) / 1e6:.2f} MB")
        print(f"on the disk: {sum(p.stat().st_size for p in site.rglob('*') if p.is_file()) / 1e6:.1f} MB")
        cold, warm, bare, took = list[float](), list[float](), list[float](), list[float]()
        with real.served(site) as server, real.served(alone) as pyodide:
            for number in range(ROUNDS):
                browser = Browser(folder / f"profile-{number}")
                browser.driver.set_script_timeout(60)
                pyodide_alone(browser, pyodide.address)  # the browser's own first use is nobody's
                bare.append(pyodide_alone(browser, pyodide.address))
                cold.append(first_question(browser, server.address + "nl.html"))
                took += pages(browser)
                browser.wait("navigator.serviceWorker.controller !== null")
                warm.append(first_question(browser, server.address + "nl.html"))
                browser.driver.quit()
        print(f"Pyodide alone: {told(bare)}")
        print(
            f"first question, nothing cached: {told(cold)}, {statistics.median(cold) / statistics.median(bare):.2f}× Pyodide alone"
        )
        print(f"first question, cached: {told(warm)}, {statistics.median(warm) / statistics.median(bare):.2f}×")
        print(
            f"a page after a press: median {statistics.median(took):.0f} ms, slowest tenth {sorted(took)[-len(took) // 10]:.0f} ms"
        )
        if "--slow" in sys.argv:
            Server.bytes_a_second, Server.delay = 200_000, 0.15
            with real.served(site) as server:
                browser = Browser(folder / "profile-slow")
                print(
                    f"first question on 3G, nothing cached: {first_question(browser, server.address + 'nl.html'):.0f} s"
                )
                browser.driver.quit()


def told(seconds: list[float]) -> str:
    """Return a median and the range."""
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


if __name__ == "__main__":
    main()
