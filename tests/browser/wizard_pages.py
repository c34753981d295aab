"""Walks through the wizard in a real browser.

`uv run --group test python tests/browser/wizard_pages.py --shots FOLDER`.

Needs Chromium and its driver (Debian: `apt-get install chromium chromium-driver fonts-dejavu-core fonts-noto-extra`),
and is no part of the test suite for that. Once with WebGL and once without, in every language: every kind of screen is
photographed, to be looked at. By itself it finds what was fetched from elsewhere, what the browser complained of, and
whether xterm.js drew with the page's fonts.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

sys.path.insert(0, str(Path(__file__).parent.parent.parent))  # run as a script

from aiohttp import web

from permit_wizard.core.questions import BY_KEY
from permit_wizard.language.languages import languages
from permit_wizard.tools.browser_page import HOST, application
from tests.terminal_ui.visiting import EVERYTHING

SECRET = "look"
WIZARD = [sys.executable, "-m", "permit_wizard", "--today", "2026-09-01"]
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--window-size=980,640"),
)
DRAWN_BY = {
    "webgl": ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    "text": ("--disable-3d-apis",),
}
PAUSE = 0.45
"""Seconds after a key; longer than the wizard needs, on a busy machine too."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the wizard and return the address of the page."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    import socket

    listener = socket.create_server((HOST, 0))
    port = listener.getsockname()[1]

    async def start() -> None:
        runner = web.AppRunner(application(WIZARD, port, SECRET), access_log=None)
        await runner.setup()
        await web.SockSite(runner, listener).start()

    asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    yield f"http://{HOST}:{port}/{SECRET}/"
    loop.call_soon_threadsafe(loop.stop)


def answers() -> list[str]:
    """Return the keys that answer every question between the second one and the result."""
    keys: list[str] = []
    for key, value in EVERYTHING.items():
        question = BY_KEY[key]
        if key in ("permit", "expires_on") or question.further:
            continue
        if question.is_date:
            keys += [Keys.ARROW_DOWN, Keys.ENTER]  # "I do not know"
        else:
            keys += [str([str(option.value) for option in question.options].index(str(value)) + 1), Keys.ENTER]
    return keys


def visit(number: int) -> Iterator[tuple[list[str], str]]:
    """Give the keys to press, and the name of the screen that they lead to."""
    yield [str(number)], "language"
    yield [Keys.F5], "bidi"
    yield [Keys.ESCAPE, Keys.ENTER], "start"
    yield [Keys.ENTER, "1"], "choice"
    yield [Keys.F1], "why"
    yield [Keys.F1, Keys.ENTER, *"23-11-2026"], "date"
    yield [Keys.ENTER], "confirmation"
    yield [Keys.ENTER, *answers()], "check"
    yield [Keys.F2], "F2"
    yield [Keys.ESCAPE, "ctrl+q"], "leave"
    yield [Keys.ESCAPE, Keys.ENTER], "result"
    yield [Keys.PAGE_DOWN], "result-2"
    yield [Keys.PAGE_DOWN], "result-3"


def press(browser: Chrome, key: str) -> None:
    chain = ActionChains(browser)
    if key.startswith("ctrl+"):
        chain.key_down(Keys.CONTROL).send_keys(key[5:]).key_up(Keys.CONTROL)
    else:
        chain.send_keys(key)
    chain.perform()
    time.sleep(PAUSE)


def walk(address: str, flags: tuple[str, ...], number: int, shots: Path) -> list[str]:
    """Walk through once; return what went wrong."""
    options = ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    browser = Chrome(options, Service(shutil.which("chromedriver")))
    try:
        browser.get(address)
        WebDriverWait(browser, 20).until(
            lambda _: "-first-byte" in browser.find_element("tag name", "body").get_attribute("class")
        )
        time.sleep(2)
        for keys, name in visit(number):
            for key in keys:
                press(browser, key)
            time.sleep(PAUSE)
            browser.save_screenshot(str(shots / f"{name}.png"))
        fetched: list[str] = browser.execute_script(
            "return performance.getEntriesByType('resource').map(entry => entry.name)"
        )
        faces: list[str] = browser.execute_script("return [...document.fonts].map(face => face.status)")
        wrong = [f"fetched {name}" for name in fetched if not name.startswith((address, address.replace("http", "ws")))]
        wrong += [
            f"the browser says: {entry['message']}" for entry in browser.get_log("browser") if entry["level"] != "INFO"
        ]
        wrong += [] if set(faces) == {"loaded"} else [f"fonts: {faces}"]
        # Leave without being asked whether the answers may go.
        for key in ("ctrl+q", "2", Keys.ENTER):
            press(browser, key)
        WebDriverWait(browser, 10).until(
            lambda _: "-closed" in browser.find_element("tag name", "body").get_attribute("class")
        )
        browser.save_screenshot(str(shots / "closed.png"))
        return wrong
    finally:
        browser.quit()


def main() -> int:
    """Walk through in every language; return 1 if anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=Path, required=True)
    parser.add_argument("--lang", choices=tuple(languages()), action="append")
    args = parser.parse_args()
    found = 0
    with served() as address:
        for how, flags in DRAWN_BY.items():
            for number, code in enumerate(languages(), start=1):
                if args.lang and code not in args.lang:
                    continue
                shots = args.shots / how / code
                shots.mkdir(parents=True, exist_ok=True)
                wrong = walk(address, flags, number, shots)
                found += len(wrong)
                print(how, code, "as it should be" if not wrong else "\n  ".join(["", *wrong]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
