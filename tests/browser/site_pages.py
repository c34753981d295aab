"""A whole visit to the web pages in another browser.

`uv run --group test python tests/browser/site_pages.py firefox webkit --shots FOLDER`.

Debian: `apt-get install firefox-esr`, `apt-get install webkit2gtk-driver xvfb`; these are no part of the test suite.
In every language: from the first page to the result, to the exports, to the end; what is stored; and once
more without a network. Prints what is not as it should be.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))  # run as a script

from selenium import webdriver

from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from tests.browser.bidi import Firefox
from tests.web.browser import Browser, make_site, served
from tests.web.in_browser import SOMEBODY, STORED, TODAY, visit

READY = "document.documentElement.dataset.engine === 'ready'"


class OtherBrowser(Browser):
    """A browser that is driven by another driver than Chromium's."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def complaints(self) -> list[str]:
        return []


@contextmanager
def firefox() -> Iterator[tuple[Browser, str]]:
    """Start Debian's Firefox."""
    with tempfile.TemporaryDirectory() as profile:
        driver = Firefox(shutil.which("firefox-esr") or "firefox", Path(profile))
        try:
            yield OtherBrowser(driver), f"Firefox {driver.version}"
        finally:
            driver.quit()


@contextmanager
def webkit() -> Iterator[tuple[Browser, str]]:
    """Start WebKitGTK's small browser, on a screen that nobody sees."""
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1024x900x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert screen.stdout is not None
    display = f":{int(screen.stdout.readline())}"
    try:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
        options.add_argument("--automation")
        options.add_argument(f"--display={display}")
        service = webdriver.WebKitGTKService(shutil.which("WebKitWebDriver") or "", env={"DISPLAY": display})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield OtherBrowser(driver), f"WebKitGTK {driver.capabilities.get('browserVersion', '')}"
        finally:
            driver.quit()
    finally:
        screen.terminate()
        screen.wait(10)


BROWSERS: dict[str, Callable[[], Any]] = {"firefox": firefox, "webkit": webkit}


def whole_visit(browser: Browser, site: Path, code: str, shots: Path | None) -> Iterator[str]:
    """Go through the pages; yield what is wrong."""
    with served(site) as server:
        began = time.monotonic()
        visit(browser, server, code)
        yield from photographed(browser, shots, f"{code}-result")
        title = Localizer(code, isolate=False)(assess(SOMEBODY, TODAY).title)
        if title not in browser.js("return document.querySelector('h1').textContent"):
            yield f"{code}: the result is another one"
        stored = browser.driver.execute_async_script(STORED)
        if (stored["local"], stored["session"], stored["cookie"], stored["bases"], stored["kept"]) != (0, 0, "", 0, []):
            yield f"{code}: something is stored: {stored}"
        browser.press("[value=take]", "take")
        browser.press("[value=code]", "code")
        browser.driver.back()
        browser.wait("document.getElementById('app').dataset.place === 'take'")
        browser.press("main [value=back]", "result")
        browser.press("[value=leave]", "leave")
        browser.press("[value=end]", "ended")
        print(f"  {code}: {time.monotonic() - began:.1f} s")
        browser.driver.get(f"{server.address}{code}.html")
        browser.wait("navigator.serviceWorker.controller !== null")
        address = server.address
    browser.driver.get(f"{address}{code}.html")  # nobody answers there any more
    browser.wait(READY)
    browser.press("[value=start]", "permit")
    browser.answer("permit", "other", "check")


def photographed(browser: Browser, shots: Path | None, name: str) -> Iterator[str]:
    """Photograph what is seen, and yield what has to be scrolled sideways."""
    if browser.js("return document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        yield f"{name}: too wide"
    if shots is None:
        return
    driver = browser.driver
    if isinstance(driver, Firefox):
        picture = b64decode(driver.send("browsingContext.captureScreenshot", context=driver.context)["data"])
    else:
        picture = driver.get_screenshot_as_png()
    (shots / f"{name}.png").write_bytes(picture)


def main() -> int:
    """Visit in each browser; return 1 if anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("browsers", nargs="+", choices=tuple(BROWSERS))
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--site", type=Path, help="a site that was made with --today " + TODAY.isoformat())
    parser.add_argument("--lang", choices=tuple(languages()), action="append")
    args = parser.parse_args()
    found = 0
    with tempfile.TemporaryDirectory() as spare:
        site = args.site or make_site(Path(spare) / "site")
        for name in args.browsers:
            shots = None if args.shots is None else args.shots / name
            if shots is not None:
                shots.mkdir(parents=True, exist_ok=True)
            with BROWSERS[name]() as (browser, version):
                print(version)
                for code in args.lang or languages():
                    for wrong in whole_visit(browser, site, code, shots):
                        found += 1
                        print(f"  {wrong}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
