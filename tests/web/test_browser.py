"""Whole visits in Debian's Chromium; skipped only where there is no browser, and never in CI.

With PERMIT_WIZARD_SHOTS set to a folder, every page is photographed, to be looked at.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from permit_wizard.core.flow import asked
from permit_wizard.core.rules import assess
from permit_wizard.language.i18n import Localizer, languages
from tests.builders import applicant
from tests.web import browser as real
from tests.web.browser import DESK, PHONE, Browser, Server

pytestmark = pytest.mark.skipif(
    bool(real.missing()) and not os.environ.get("CI"), reason=real.missing() or "all is here"
)

TODAY = date.fromisoformat(real.TODAY)
SOMEBODY = applicant(
    TODAY, expires_on=date(2027, 1, 20), digid="without_sms", may_work="yes", information_correct="unsure"
)
STORED = """
const done = arguments[0];
Promise.all([indexedDB.databases(), caches.keys(), navigator.storage.estimate()]).then(([bases, kept]) => done({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, bases: bases.length,
  kept: kept.filter((name) => !name.startsWith("permit-wizard-")), url: location.href, state: JSON.stringify(history.state),
  title: document.title, entries: performance.getEntriesByType("resource").map((entry) => entry.name),
}));
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, made once for all workers."""
    shared = tmp_path_factory.getbasetemp().parent / "site-of-all-workers"
    try:
        shared.mkdir()
    except FileExistsError:
        until = time.monotonic() + 200
        while not (shared / "made").exists():
            assert time.monotonic() < until
            time.sleep(0.2)
        if (shared / "made").read_text() != "yes":
            pytest.skip("no site could be made")
        return shared / "site"
    made = "no"
    try:
        real.make_site(shared / "site")
        made = "yes"
    finally:
        (shared / "made").write_text(made)
    return shared / "site"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    with real.served(site) as server:
        yield server


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.driver.quit()


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


def visit(browser: Browser, server: Server, code: str, name: str) -> None:
    """From the first page to the result."""
    browser.driver.get(server.address)
    browser.press(f"a[data-lang={code}]", "start") if browser.place else browser.driver.find_element(
        "css selector", f"a[data-lang={code}]"
    ).click()
    fits(browser)
    browser.driver.find_element("css selector", "[value=start]").click()
    browser.wait("document.getElementById('app').dataset.place === 'permit'")
    given = SOMEBODY.model_dump(mode="json", exclude_none=True)
    keys = [question.key for question in asked(SOMEBODY, TODAY)]
    for key, following in zip(keys, [*keys[1:], "check"], strict=True):
        fits(browser)
        shot(browser, f"{name}-{key}")
        browser.answer(key, given[key], following)
    fits(browser)
    shot(browser, f"{name}-check")
    browser.press("[name=go][value=result]", "result")
    fits(browser)
    shot(browser, f"{name}-result")


@pytest.mark.parametrize(("code", "size"), [*((code, PHONE) for code in languages()), ("ar", DESK)])
def test_a_whole_visit(chromium: Browser, server: Server, code: str, size: tuple[int, int]) -> None:
    chromium.resize(size)
    chromium.complaints()
    name = f"{code}-{size[0]}"
    visit(chromium, server, code, name)
    verdict = assess(SOMEBODY, TODAY)
    assert chromium.js("return document.documentElement.dir") == languages()[code].direction
    assert chromium.js("return document.activeElement.tagName") == "H1"
    shown = chromium.js("return [...document.querySelectorAll('.findings > li')].map(e => e.id)")
    assert sorted(shown) == sorted(finding.id for finding in verdict.findings)
    said = Localizer(code, isolate=False)(verdict.title)
    assert said in chromium.js("return document.querySelector('h1').textContent")
    chromium.wait("navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true)")
    asked_for = len(server.seen)
    chromium.press("[value=take]", "take")
    fits(chromium)
    shot(chromium, f"{name}-take")
    chromium.press("[value=code]", "code")
    shot(chromium, f"{name}-code")
    stored = chromium.driver.execute_async_script(STORED)
    assert (stored["local"], stored["session"], stored["cookie"], stored["bases"], stored["kept"]) == (0, 0, "", 0, [])
    assert stored["url"] == server.address
    assert json.loads(stored["state"]).keys() == {"step"}
    assert all(entry.startswith(server.address) for entry in stored["entries"])
    assert server.seen[asked_for:] == []
    assert chromium.complaints() == []
