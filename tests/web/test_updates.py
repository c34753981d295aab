"""Always the newest version, always an answer: updates, broken deployments, bad lines, two sites on one server."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from permit_wizard.language.localizer import Localizer
from permit_wizard.web.frame import STILL_HERE
from tests.builders import THOROUGH, thorough
from tests.web import browser as real
from tests.web.browser import Browser
from tests.web.test_browser_lacks import HIDES
from tests.web.versions import another_version, light_version, rewrite, sized

READY = "document.documentElement.dataset.engine === 'ready'"
INSTALLED = """
const [version, done] = arguments;
Promise.all([caches.keys(), navigator.serviceWorker.getRegistration()]).then(([names, found]) => done(
  found && names.some((name) => name.endsWith(` ${found.scope} ${version}`)) && !found?.installing && !found?.waiting
  && found?.active?.state === "activated"));
"""
KEPT = """
const done = arguments[0];
caches.keys().then((names) => done(names.map((name) => name.at(-1)).sort()));
"""
FORGET = """
const done = arguments[0];
caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(done);
"""
WITHOUT = """
const [version, done] = arguments;
const isOfIt = (name) => name.at(-1) === version;
caches.keys().then((names) => Promise.all(names.filter(isOfIt).map((name) => caches.delete(name)))).then(done);
"""
SHOWN = "[...document.querySelectorAll('.stuck')].some((one) => one.checkVisibility({ visibilityProperty: true }))"


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


@thorough
def test_after_an_update_all_pages_and_the_engine_are_of_the_new_version_without_a_network(
    chromium: Browser, real_versions: tuple[Path, Path]
) -> None:
    update(chromium, *real_versions, "")
    chromium.press("[value=start]", "permit")
    chromium.answer("permit", "other", "check")


@pytest.mark.parametrize(
    "told", [*(["max-age=600", "no-cache", ""] if THOROUGH else []), "max-age=31536000, immutable"]
)
def test_the_next_visit_is_of_the_new_version_whatever_the_server_tells_of_caching(
    chromium: Browser, versions: tuple[Path, Path, Path], told: str
) -> None:
    update(chromium, *versions[:2], told)
    chromium.press("[value=start]", "permit")


@thorough
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


def with_answers_and_no_engine(browser: Browser, server: real.Server, code: str) -> None:
    """Answer the first question of version "a", and be away until the engine was given back."""
    server.brotli = True
    browser.open(f"{server.address}{code}.html")
    browser.press("[value=start]", "permit")
    browser.answer("permit", "temporary_asylum", "expires_on")
    installed(browser, "a")
    browser.js(HIDES, True)
    browser.wait(f"!({READY})")


@thorough
@pytest.mark.parametrize("online", [True, False])
def test_a_page_that_is_two_versions_old_hands_its_answers_to_the_newest_engine(
    chromium: Browser, site: Path, versions: tuple[Path, Path, Path], tmp_path: Path, online: bool
) -> None:
    """Its own code is gone from the server and from what is kept, and the engine was given back meanwhile."""
    old = another_version(site, tmp_path / "a", "a", {"app.js": ("AWAY = 60_000", "AWAY = 100")})
    newest = another_version(site, tmp_path / "c", "c")
    with ExitStack() as stack:
        server = stack.enter_context(real.served(old))
        with_answers_and_no_engine(chromium, server, "en")
        with chromium.tab():
            for version, name in ((versions[1], "2"), (newest, "c")):
                server.folder = version
                chromium.open(server.address + "en.html")
                installed(chromium, name)
        assert chromium.driver.execute_async_script(KEPT) == ["2", "c"]
        if not online:
            stack.close()
            chromium.cdp("Network.clearBrowserCache")
        chromium.js(HIDES, False)
        chromium.wait(READY)
        assert chromium.js("return document.title[0]") != "c"  # the page is the one with the answers
        chromium.answer("expires_on", "2027-01-20", "applied")
        chromium.answer("applied", "no", "main_residence")
        assert not chromium.js(f"return {SHOWN}")


def test_an_old_page_with_a_newer_engine_does_not_load_all_documents_again(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    """It would, if it named its own version to the browser as the one to keep."""
    old, new = (light_version(site, tmp_path / name, name) for name in "ln")
    code = next(old.glob("code-*"))
    script = (code / "app.js").read_text(encoding="utf-8")
    rewrite(code, "app.js", script.replace("AWAY = 60_000", "AWAY = 100"))
    sized(old)
    with real.served(old) as server:
        chromium.open(server.address + "en.html")
        installed(chromium, "l")
        chromium.js(HIDES, True)
        chromium.wait(f"!({READY})")
        with chromium.tab():
            server.folder = new
            chromium.open(server.address + "en.html")
            installed(chromium, "n")
        server.wrong = {"code-l": 404}
        chromium.driver.execute_async_script(WITHOUT, "l")
        chromium.cdp("Network.clearBrowserCache")
        server.seen.clear()
        chromium.js(HIDES, False)
        chromium.wait(READY)
        time.sleep(0.5)  # for what should not come
        assert [path for path in server.seen if "sw.js" in path or ".html" in path] == []
    chromium.complaints()


def test_where_no_engine_comes_any_more_the_answers_stay_and_the_notice_names_that(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    old = another_version(site, tmp_path / "a", "a", {"app.js": ("AWAY = 60_000", "AWAY = 100")})
    with chromium.tab(), real.served(old) as server:
        with_answers_and_no_engine(chromium, server, "nl")
        chromium.driver.execute_async_script(FORGET)
        chromium.cdp("Network.clearBrowserCache")
        server.wrong = {"code-": 404, "newest": 404}
        chromium.js(HIDES, False)
        chromium.wait(SHOWN)
        again = ".stuck:not([hidden]) [href='?kept']"
        for _try in range(2):
            assert chromium.js(f"return {SHOWN}")
            assert Localizer("nl").line(STILL_HERE) in chromium.js("return document.body.innerText")
            chromium.driver.find_element("css selector", again).click()
            chromium.wait(f"document.documentElement.dataset.engine === 'failed' && {SHOWN}")
            assert chromium.place == "expires_on"
        server.wrong = {}
        chromium.driver.find_element("css selector", again).click()
        chromium.wait(READY)
        chromium.answer("expires_on", "2027-01-20", "applied")
        assert not chromium.js(f"return {SHOWN}")


def test_without_a_network_an_address_that_is_not_kept_leads_to_a_page_that_is(
    chromium: Browser, versions: tuple[Path, Path, Path]
) -> None:
    with real.served(versions[0]) as server:
        server.brotli = True
        chromium.open(server.address + "en.html")
        installed(chromium, "1")
        chromium.driver.get(server.address + "no-such-page")
        assert mark(chromium) == ""  # the server answers: its own page may be about something else
        address = server.address
    for asked, shown in {
        "ar.html?from=poster": "ar.html", "index.html?x": "index.html", "?lang=tr": "",
        "ar": "ar", "TR.html": "tr.html", "fr/": "fr.html", "fr/index.html": "fr.html", "ti/questions?x=1": "ti.html",
        "rules-nl.html/": "rules-nl.html", "rules-nl.htm": "rules-nl.html", "nothing": "", "old/index.php?page=nl": "",
        "poster.html": "", "nothing?kept": "", "%F0%9F%98%80/..%2f": "",
    }.items():  # fmt: skip
        chromium.driver.get(address + asked)
        assert mark(chromium) == "1", asked
        assert chromium.js("return location.origin + location.pathname") == address + shown, asked


def test_pages_of_others_below_the_site_get_what_they_ask_for(chromium: Browser, site: Path, tmp_path: Path) -> None:
    light = light_version(site, tmp_path / "site", "k")
    for name in ("index.html", "part.html"):
        (light / "news").mkdir(exist_ok=True)
        (light / "news" / name).write_text(f"<title>{name}</title>", encoding="utf-8")
    with real.served(light, headers=False) as server:
        chromium.open(server.address + "en.html")
        installed(chromium, "k")
        chromium.driver.get(server.address + "news/")
        asks = "const [name, done] = arguments; fetch(name).then(({ status }) => done(status), () => done(0))"
        found = [chromium.driver.execute_async_script(asks, name) for name in ("part.html", "no-such-part")]
        assert found == [200, 404]
    chromium.complaints()


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
