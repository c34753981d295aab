"""What is looked at on every page, and the ways through them; with PERMIT_WIZARD_SHOTS set to a folder, every page is photographed."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from permit_wizard.core.flow import asked
from tests.builders import applicant
from tests.web import browser as real
from tests.web.browser import PHONE, Browser, Server

TODAY = date.fromisoformat(real.TODAY)
SOMEBODY = applicant(
    TODAY, expires_on=date(2027, 1, 20), digid="without_sms", may_work="yes", information_correct="unsure"
)
_KEYS = [question.key for question in asked(SOMEBODY, TODAY)]
_GIVEN = SOMEBODY.model_dump(mode="json", exclude_none=True)
ANSWERED = [(key, _GIVEN[key], following) for key, following in zip(_KEYS, [*_KEYS[1:], "check"], strict=True)]
STORED = """
const done = arguments[0];
Promise.all([indexedDB.databases(), caches.keys(), navigator.storage.estimate()]).then(([bases, kept]) => done({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, bases: bases.length,
  kept: kept.filter((name) => !name.startsWith("permit-wizard-")), url: location.href, state: JSON.stringify(history.state),
  title: document.title, entries: performance.getEntriesByType("resource").map((entry) => entry.name),
}));
"""


def shot(browser: Browser, name: str) -> None:
    folder = os.environ.get("PERMIT_WIZARD_SHOTS")
    if folder:
        browser.shoot(Path(folder) / f"{name}.png")


def fits(browser: Browser) -> None:
    """Nothing is to be scrolled sideways, and whatever can be pressed is as large as a thumb (WCAG 2.2, 1.4.10 and 2.5.8)."""
    wide = browser.js("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], (browser.place, wide)
    small = browser.js(
        "return [...document.querySelectorAll('button, .option, summary, #app input#typed')].filter(e => e.offsetParent)"
        ".map(e => [e.innerText, e.getBoundingClientRect().height]).filter(([, height]) => height < 44)"
    )
    assert small == []


AXE = """
const done = arguments[0];
axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  done(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])), (error) => done([String(error)]));
"""


def look(browser: Browser, axe: str, name: str) -> None:
    """Look at a page of a new kind: axe-core in both themes, and 320 pixels of width, which is 1280 at 400 % (WCAG 2.2, 1.4.10)."""
    if not browser.js("return 'axe' in window"):
        browser.js(axe)
    browser.resize((320, 640))
    fits(browser)
    for theme in ("dark", "light"):
        browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        assert browser.driver.execute_async_script(AXE) == [], (name, theme)
    shot(browser, name)
    browser.resize(PHONE)
    fits(browser)


def visit(browser: Browser, server: Server, code: str) -> None:
    """From the first page to the result, without looking around."""
    browser.driver.get(server.address)
    browser.driver.find_element("css selector", f"a[data-lang={code}]").click()
    browser.driver.find_element("css selector", "[value=start]").click()
    browser.wait("document.getElementById('app').dataset.place === 'permit'")
    for key, value, following in ANSWERED:
        browser.answer(key, value, following)
    browser.press("[name=go][value=result]", "result")


def private(browser: Browser, server: Server) -> None:
    """Nothing is kept anywhere but the code, and the address and the history say nothing."""
    stored = browser.driver.execute_async_script(STORED)
    assert (stored["local"], stored["session"], stored["cookie"], stored["bases"], stored["kept"]) == (0, 0, "", 0, [])
    assert stored["url"] == server.address
    assert json.loads(stored["state"]).keys() == {"step"}
    assert all(entry.startswith(server.address) for entry in stored["entries"])


def at_result(browser: Browser, server: Server, code: str = "nl") -> None:
    """Go to the result by the shortest way."""
    browser.open(f"{server.address}{code}.html")
    browser.press("[value=start]", "permit")
    browser.answer("permit", "other", "check")
    browser.press("[name=go][value=result]", "result")
