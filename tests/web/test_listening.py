"""Hearing a page as people recorded it, where the device has no voice for its language."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import NOT_ALL_HEARD, heard
from permit_wizard.visit.first_pages import TITLE
from permit_wizard.web.build import documents
from tests.builders import thorough
from tests.web import browser as real
from tests.web.browser import Browser
from tests.web.in_browser import accessible, fits
from tests.web.test_browser_lacks import HIDES
from tests.web.test_updates import installed
from tests.web.tones import all_recorded, tone
from tests.web.versions import another_version, light_version, with_recordings

WITHOUT_VOICES = """
delete globalThis.speechSynthesis;
globalThis.played = []; globalThis.marked = []; globalThis.closing = 0;
const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = function () {
  played.push(this);
  if (document.querySelector("[data-unheard]")) closing++;
  if (globalThis.isSlow) this.playbackRate = 0.0625; // seconds for each, so that there is something to stop
  return play.call(this);
};
const markings = (changes) => changes.map(({ target }) => target).filter(({ dataset }) => "spoken" in dataset);
new MutationObserver((changes) => { marked = [...new Set([...marked, ...markings(changes)])]; })
  .observe(document, { attributeFilter: ["data-spoken"], subtree: true });
"""
LISTEN = "document.querySelector('.listen')"
IS_OVER = f"{LISTEN}.textContent === 'ስምዑ' && !document.querySelector('[data-spoken]')"


@pytest.fixture(scope="module")
def recorded_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    known = {"ti": all_recorded("ti"), "fa": all_recorded("fa", TITLE)}
    return with_recordings(another_version(site, tmp_path_factory.mktemp("recorded") / "site", "e"), known)


def listen(browser: Browser) -> None:
    browser.js("played.length = 0; marked.length = 0")
    browser.driver.find_element("css selector", ".listen").click()


@thorough
def test_recordings_are_loaded_once_they_are_asked_for_and_heard_without_a_network(
    chromium: Browser, recorded_site: Path, axe: str
) -> None:
    (name,) = (f"audio/{path.name}" for path in recorded_site.glob("audio/ti-*"))
    say = Localizer("ti", isolate=False)
    with real.served(recorded_site) as server, chromium.before_pages(WITHOUT_VOICES):
        chromium.open(server.address + "fa.html")  # a title that nobody recorded
        assert not chromium.js(f"return {LISTEN}.checkVisibility()")
        chromium.open(server.address + "ti.html")
        installed(chromium, "e")
        assert chromium.js(f"return {LISTEN}.textContent") == "ስምዑ (1 MB ይጽዓን)"
        assert [path for path in server.seen if "audio" in path] == []
        listen(chromium)
        chromium.wait(IS_OVER)
        assert [path for path in server.seen if "audio" in path] == [f"/{name}"]
        marked = chromium.js("return marked.map((one) => one.innerText)")
        shown = chromium.js("return document.querySelector('main').innerText")
        places = [shown.index(words) for words in marked]
        assert len(places) > 8
        assert places == sorted(places)
        unheard = chromium.js("return [...document.querySelectorAll('[data-unheard]')].map((one) => one.innerText)")
        assert ["0800" in words for words in unheard] == [True]  # the line with telephone numbers has values
        assert heard(chromium.js("return document.getElementById('told').textContent")) == heard(say(NOT_ALL_HEARD))
        assert chromium.js("return closing") == 1  # and it was heard, by people who cannot read it
        chromium.driver.find_element("id", "told").click()  # it covers the button
        chromium.press("[value=start]", "permit")
        listen(chromium)
        chromium.wait(IS_OVER)
        assert chromium.js("return [told.textContent, document.querySelectorAll('[data-unheard]').length]") == ["", 0]
        chromium.js("globalThis.isSlow = true")
        listen(chromium)
        chromium.wait("played.length === 1")
        chromium.press("[value=back]", "start")  # leaving
        assert chromium.js("return [played.length, played[0].paused]") == [1, True]
        chromium.js("globalThis.isSlow = false")
        assert chromium.js("return document.querySelectorAll('[data-spoken]').length") == 0
        chromium.press("[value=start]", "permit")
        chromium.answer("permit", "other", "check")
        chromium.press("[name=go][value=result]", "result")
        listen(chromium)
        chromium.wait(IS_OVER)
        chromium.driver.find_element("id", "told").click()
        assert chromium.js("return document.querySelectorAll('[data-unheard]').length") > 2
        accessible(chromium, axe, "listened")
        fits(chromium)
        assert len([path for path in server.seen if "audio" in path]) == 1
        address = server.address
    chromium.cdp("Network.clearBrowserCache")
    with chromium.before_pages(WITHOUT_VOICES):
        chromium.driver.get(address + "ti.html")
        chromium.wait(f"{LISTEN}?.checkVisibility()")
        listen(chromium)
        chromium.wait("played.length > 3")
    chromium.complaints()


@pytest.mark.parametrize("fault", [pytest.param(503, marks=thorough), pytest.param("html", marks=thorough), "stall"])
def test_recordings_that_do_not_come_are_reported(
    chromium: Browser, site: Path, tmp_path: Path, fault: int | str
) -> None:
    light = with_recordings(light_version(site, tmp_path / "site", "f"), {"ti": all_recorded("ti")})
    failed = Localizer("ti", isolate=False)(documents.RECORDINGS_FAILED)
    with real.served(light) as server, chromium.before_pages(WITHOUT_VOICES):
        server.wrong = {".bin": fault}
        chromium.open(server.address + "ti.html")
        listen(chromium)
        chromium.wait("document.getElementById('told').textContent")
        chromium.wait(f"document.getElementById('told').textContent.trim() === {failed!r}", 10)
        assert chromium.js(f"return [{LISTEN}.textContent, played.length]") == ["ስምዑ (1 MB ይጽዓን)", 0]
        server.wrong = {}
        server.gate.set()
        listen(chromium)
        chromium.wait("played.length > 3")
    chromium.complaints()


def failed_in(browser: Browser, code: str) -> None:
    """Wait until it is reported that recordings do not come."""
    failed = Localizer(code, isolate=False)(documents.RECORDINGS_FAILED)
    browser.wait(f"document.getElementById('told').textContent.trim() === {failed!r}", 20)


def test_recordings_that_were_half_uploaded_are_heard_once_they_are_whole(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    """What was kept of them is not heard, and does not stay."""
    light = with_recordings(light_version(site, tmp_path / "site", "g"), {"ti": all_recorded("ti")})
    (file,) = light.glob("audio/*.bin")
    whole = file.read_bytes()
    file.write_bytes(whole[:-9])
    with real.served(light) as server, chromium.before_pages(WITHOUT_VOICES):
        server.cache_control = "max-age=31536000, immutable"
        chromium.open(server.address + "ti.html")
        installed(chromium, "g")
        listen(chromium)
        failed_in(chromium, "ti")
        file.write_bytes(whole)
        listen(chromium)
        chromium.wait("played.length > 3", 20)
    chromium.complaints()


def test_an_old_page_hears_what_the_newest_version_has(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """Its own recordings, and what brings them, are gone from the server."""
    longer = tone(0.1)
    known = all_recorded("ti")
    other = known._replace(content=longer, places={mark: (0, len(longer), "audio/wav") for mark in known.places})
    old, new = (
        with_recordings(light_version(site, tmp_path / mark, mark), {"ti": one})
        for mark, one in (("h", known), ("i", other))
    )
    with real.served(old) as server, chromium.before_pages(WITHOUT_VOICES):
        chromium.open(server.address + "ti.html")
        installed(chromium, "h")
        server.folder = new
        chromium.driver.execute_async_script(EMPTIED)
        chromium.cdp("Network.clearBrowserCache")
        listen(chromium)
        failed_in(chromium, "ti")
        listen(chromium)
        chromium.wait("played.length > 3", 20)
    chromium.complaints()


SPEECH = "globalThis.speechSynthesis = { getVoices: () => [], cancel() {} };"


def test_listening_ends_with_what_it_reads_and_nothing_of_it_stays(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    known = all_recorded("ti")
    large = known._replace(content=known.content + bytes(300_000))  # so that it says how much is here
    light = with_recordings(light_version(site, tmp_path / "site", "j"), {"ti": large})
    with real.served(light) as server, chromium.before_pages(WITHOUT_VOICES + SPEECH):
        server.wrong = {"engine.zip": "hang"}
        chromium.driver.get(server.address + "ti.html")
        chromium.wait(f"{LISTEN}?.checkVisibility()")
        chromium.js(f"{LISTEN}.click(); {HIDES}", True)  # another app, while they are loading
        assert chromium.js("return [told.textContent, played.length]") == ["", 0]
        chromium.js(HIDES, False)
        chromium.press("[value=start]", "permit")
        chromium.js("globalThis.isSlow = true")
        listen(chromium)
        chromium.wait("played.length === 1")
        stop = chromium.js(f"return {LISTEN}.textContent")
        chromium.js("speechSynthesis.onvoiceschanged()")
        assert chromium.js(f"return {LISTEN}.textContent") == stop
        server.gate.set()  # the engine comes, and draws the page again
        chromium.wait("document.querySelector('h1').textContent === 'light'")
        assert chromium.js("return [played.length, played[0].paused, played[0].readyState]") == [1, True, 0]
    chromium.complaints()


KEPT = """
const [version, done] = arguments;
const named = (suffix) => (keys) => keys.filter((key) => key.endsWith(suffix));
caches.keys().then(named(version)).then(([name]) => caches.open(name)).then((cache) => cache.keys())
  .then((all) => done(all.filter(({ url }) => url.includes("/audio/")).length));
"""
EMPTIED = "caches.keys().then((all) => Promise.all(all.map((one) => caches.delete(one)))).then(arguments[0])"
"""As a browser does that is short of room; what it loaded may still be in its own cache."""


@thorough
def test_a_new_version_keeps_what_was_heard_and_loads_nothing_else(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    known = {"ti": all_recorded("ti"), "fa": all_recorded("fa", TITLE)}
    versions = [with_recordings(light_version(site, tmp_path / mark, mark), known) for mark in "123"]
    with real.served(versions[0]) as server, chromium.before_pages(WITHOUT_VOICES):
        chromium.open(server.address + "ti.html")
        installed(chromium, "1")
        listen(chromium)
        chromium.wait("played.length > 3")
        for mark, version in zip("23", versions[1:], strict=True):
            server.folder = version
            chromium.open(server.address + "ti.html")
            installed(chromium, mark)
            assert chromium.driver.execute_async_script(KEPT, mark * 12) == 1
            chromium.driver.execute_async_script(EMPTIED)
        assert len([path for path in server.seen if "audio" in path]) == 1
    chromium.complaints()
