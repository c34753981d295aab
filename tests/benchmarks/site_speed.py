"""How long somebody waits for the pages: `uv run poe bench site_speed`. Needs Chromium, npm and pip.

From the click on the address to a first question that can be answered, pressing "start" at once: with nothing cached,
again, and without a network; beside it what Pyodide alone needs to start, from its own package, in the same browser and
the same run. Then what a page takes after a press: of somebody who presses start at once, and of somebody who reads the
start page for some seconds first. With `--slow`, the same on a slow line (the server sends no faster than 3G: 1.6
Mbit/s, 150 ms a request) and on a slow telephone: the browser's processes stand still for three quarters of the time,
in turns of ten milliseconds, since the browser's own throttling does not reach a worker. What is compressed is as the
worker takes it from a server that sends everything as it is.
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from permit_wizard.web.build import pyodide as parts
from tests.web import browser as real
from tests.web.browser import Browser, Server
from tests.web.test_browser import ANSWERED

ROUNDS = 5
SLOWER, BEAT = 4, 0.010
READING = 6.0  # seconds that somebody looks at the start page
ALONE = """
import { loadPyodide } from "./pyodide.mjs";
const info = {
  abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", version: "314.0.7", python: "3.14.2",
};
await loadPyodide({ lockFileContents: { info, packages: {} }, packageBaseUrl: "./" });
postMessage({ ready: true });
"""
START_ALONE = """
const done = arguments[0], worker = new Worker("alone.js", { type: "module" });
worker.onmessage = () => { worker.terminate(); done(performance.now()); };
"""

SPIN = (
    "const began = performance.now(); let sum = 0; for (let i = 0; i < 3e8; i++) sum += i & 7; "
    "return performance.now() - began + sum * 1e-20"
)
PAINTED = "return performance.getEntriesByName('first-contentful-paint')[0].startTime"


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


@contextmanager
def slowed(browser: Browser) -> Iterator[None]:
    """Let the browser's page and its workers run for a quarter of the time."""
    done = threading.Event()

    def beat() -> None:
        while not done.is_set():
            pids = renderers(browser.driver.service.process.pid)
            until = time.monotonic() + 0.2  # then look again: a page may be moved to another process
            while time.monotonic() < until:
                tell(pids, signal.SIGSTOP)
                time.sleep(BEAT * (SLOWER - 1) / SLOWER)
                tell(pids, signal.SIGCONT)
                time.sleep(BEAT / SLOWER)

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def tell(pids: list[int], what: signal.Signals) -> None:
    """Send a signal to each process that is still there."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, what)


def renderers(driver: int) -> list[int]:
    """Return the processes that draw pages, below the driver's."""
    parents, drawing = dict[int, int](), list[int]()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if b"--type=renderer" in (folder / "cmdline").read_bytes():
                drawing.append(int(folder.name))

    def below(pid: int) -> bool:
        return pid == driver or (pid in parents and below(parents[pid]))

    return [pid for pid in drawing if below(pid)]


def pages(browser: Browser) -> list[float]:
    """Return the milliseconds from each press to its page, through one visit."""
    browser.js(
        "globalThis.took = []; addEventListener('submit', () => globalThis.pressed = performance.now(), true);"
        "new MutationObserver(() => took.push(performance.now() - "
        "pressed)).observe(document.getElementById('app'), { attributes: true })"
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
        site = real.make_site(folder / "site", quick=False)
        code = next(site.glob("code-*"))
        brotli = sum(path.stat().st_size for path in code.glob("*.br"))
        print(f"over the wire, from a server that sends what is compressed with brotli: {brotli / 1e6:.2f} MB")
        print(f"on the disk: {sum(p.stat().st_size for p in site.rglob('*') if p.is_file()) / 1e6:.1f} MB")
        cold, warm, bare, took, read = (list[float]() for _ in range(5))
        plain = 0
        with real.served(site) as server, real.served(alone) as pyodide:
            for number in range(ROUNDS):
                browser = Browser(folder / f"profile-{number}")
                browser.driver.set_script_timeout(60)
                pyodide_alone(browser, pyodide.address)  # the browser's own first use is nobody's
                bare.append(pyodide_alone(browser, pyodide.address))
                server.sent = 0
                cold.append(first_question(browser, server.address + "nl.html"))
                plain = server.sent
                took += pages(browser)
                browser.wait("navigator.serviceWorker.controller !== null")
                warm.append(first_question(browser, server.address + "nl.html"))
                read += after_reading(browser, server.address)
                browser.driver.quit()
        print(f"over the wire until the first question, from a server that compresses nothing: {plain / 1e6:.2f} MB")
        print(f"Pyodide alone: {told(bare)}")
        print(
            f"first question, nothing cached: {told(cold)}, "
            f"{statistics.median(cold) / statistics.median(bare):.2f}× Pyodide alone"
        )
        print(f"first question, cached: {told(warm)}, {statistics.median(warm) / statistics.median(bare):.2f}×")
        print(
            f"a page after a press, by whoever starts at once: {pressed(took)}; by whoever reads the start page: "
            f"{pressed(read)}"
        )
        if "--slow" in sys.argv:
            slow(site, folder)
        person_on_3g(site, folder)


def person_on_3g(site: Path, folder: Path) -> None:
    """Measure one person on 3G who looks for six seconds at every page, and name the weight of each part."""
    browser = Browser(folder / "profile-person")
    waits: list[float] = []

    def waited(press: Callable[[], None]) -> None:
        began = time.perf_counter()
        press()
        waits.append(time.perf_counter() - began)
        time.sleep(READING)

    def type_the_date() -> None:
        browser.driver.find_element("id", "typed").send_keys("20-01-2027")
        browser.driver.find_element("css selector", "[value=answer]").click()
        browser.wait("document.querySelector('[value=confirm]')")

    with real.served(site) as server:
        server.bytes_a_second, server.delay, server.brotli = 200_000, 0.15, True
        began = time.perf_counter()
        browser.driver.get(server.address + "nl.html")
        time.sleep(READING)
        waited(lambda: browser.press("[value=start]", "permit"))
        first = time.perf_counter() - began - READING
        waited(lambda: browser.answer("permit", "temporary_asylum", "expires_on"))
        waited(type_the_date)
        waited(lambda: browser.press("[value=confirm]", "applied"))
        browser.answer("applied", "no", "main_residence")
        whole = time.perf_counter() - began
    browser.driver.quit()
    print(f"a person on 3G: first question {first:.1f} s, waits {sum(waits):.1f} s, question 3 answered {whole:.1f} s")
    code = next(site.glob("code-*"))
    for path in sorted(code.glob("*.br"), key=lambda path: -path.stat().st_size):
        print(f"{path.name.removesuffix('.br')}: {path.stat().st_size / 1000:.0f} kB")


def slow(site: Path, folder: Path) -> None:
    """Measure with a slow telephone, then with a slow line as well."""
    for line, brotli in ((False, False), (True, False), (True, True)):
        Server.bytes_a_second, Server.delay, Server.brotli = *((200_000, 0.15) if line else (0, 0.0)), brotli
        what = "a slow telephone" + (" on 3G" if line else "") + (", a server with brotli" if brotli else "")
        with real.served(site) as server:
            browser = Browser(folder / f"profile-slow-{line}-{brotli}")
            quick = browser.js(SPIN)
            with slowed(browser):
                print(f"{what} ({browser.js(SPIN) / quick:.1f}× slower)", end=": ")
                first = first_question(browser, server.address + "nl.html")
                print(f"start page {browser.js(PAINTED) / 1000:.1f} s, first question, nothing cached: {first:.0f} s")
                print(f"{what}: a page after a press: {pressed(pages(browser))}")
                browser.wait("navigator.serviceWorker.controller !== null")
                print(f"{what}, cached: first question {first_question(browser, server.address + 'nl.html'):.1f} s")
                print(f"{what}, cached: a page after a press: {pressed(after_reading(browser, server.address))}")
            browser.driver.quit()


def after_reading(browser: Browser, address: str) -> list[float]:
    """Return what the pages of a visit take once the start page has been read."""
    browser.open(address + "nl.html")
    time.sleep(READING)
    browser.press("[value=start]", "permit")
    return pages(browser)


def pressed(took: list[float]) -> str:
    """Return a median and the slowest tenth."""
    return f"median {statistics.median(took):.0f} ms, slowest tenth {sorted(took)[-len(took) // 10]:.0f} ms"


def told(seconds: list[float]) -> str:
    """Return a median and the range."""
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


if __name__ == "__main__":
    main()
