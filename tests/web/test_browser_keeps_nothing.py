"""What is left in a browser, and what it can do without: a network, headers, script, anybody there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selenium.webdriver import Keys

from permit_wizard.language.localizer import Localizer
from permit_wizard.visit.first_pages import NOT_ERASED
from permit_wizard.web.build import documents
from permit_wizard.web.frame import BRAND
from tests.builders import thorough
from tests.web import browser
from tests.web.accessibility_tree import tree
from tests.web.browser import Browser, Server
from tests.web.in_browser import at_result, shot
from tests.web.versions import kiosk_version


def test_back_and_forward_of_the_browser_go_page_by_page_and_hold_no_answer(chromium: Browser, server: Server) -> None:
    chromium.open(f"{server.address}en.html")
    chromium.press("[value=start]", "permit")
    chromium.answer("permit", "temporary_asylum", "expires_on")
    chromium.driver.find_element("id", "typed").send_keys("20 jan")
    for move, place in ((chromium.driver.back, "permit"), (chromium.driver.forward, "expires_on")):
        move()
        chromium.wait(f"document.getElementById('app').dataset.place === {place!r}")
    field = chromium.driver.find_element("id", "typed")
    assert field.get_attribute("value") == "20 jan"  # what was typed halfway is not lost
    field.send_keys(Keys.END, " 2027")
    chromium.wait("document.getElementById('on-card').textContent === '20-01-2027'")  # echoed while it is typed
    chromium.driver.find_element("css selector", "[value=answer]").click()
    chromium.wait("document.querySelector('[value=confirm]')")
    chromium.press("[value=confirm]", "applied")
    for place in ("expires_on", "permit", "start"):  # a date and its confirmation are one step
        chromium.driver.back()
        chromium.wait(f"document.getElementById('app').dataset.place === {place!r}")
    chromium.driver.forward()
    chromium.wait("document.getElementById('app').dataset.place === 'permit'")
    assert chromium.js("return document.querySelector('[value=temporary_asylum]').checked")
    history = chromium.cdp("Page.getNavigationHistory")
    ours = history["entries"][-4:]  # from the end: a browser keeps fifty, and forgets the first of them
    assert history["currentIndex"] == len(history["entries"]) - 3  # on the second of our four
    assert {entry["url"] for entry in ours} == {f"{server.address}en.html"}
    titles = [entry["title"] for entry in ours]
    assert titles[0] == Localizer("en").line(BRAND)
    assert len(set(titles)) == len(titles)  # each page has its own, which gives nothing away
    assert all(re.fullmatch(r"Question \d+ of about \d+", title) for title in titles[1:])


def test_after_the_end_nothing_is_left_to_go_back_to(chromium: Browser, server: Server) -> None:
    at_result(chromium, server)
    chromium.press("[value=leave]", "leave")
    chromium.press("[value=end]", "ended")
    chromium.driver.back()
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    assert chromium.place == ""  # the page as the server sends it
    at_result(chromium, server)
    chromium.driver.get("about:blank")  # a page kept whole by the browser would come back with its answers
    chromium.driver.back()
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    assert chromium.js("return document.querySelectorAll('.findings').length") == 0


def test_a_kiosk_erases_everything_when_nobody_is_there(chromium: Browser, site: Path, tmp_path: Path) -> None:
    kiosk_version(site, tmp_path)
    chromium.complaints()
    with browser.served(tmp_path) as server:
        chromium.open(server.address + "ar.html")
        chromium.press("[value=start]", "permit")
        chromium.answer("permit", "other", "check")
        chromium.js("const now = Date.now; globalThis.later = 0; Date.now = () => now() + later * 1000; later = 181")
        words = chromium.wait("document.querySelector('dialog[open] [data-seconds]')?.textContent")
        assert re.search(r"\d\d", words)
        shot(chromium, "ar-idle")
        dialog, status = (next(node for node in tree(chromium) if node.role == role) for role in ("dialog", "status"))
        heading = chromium.js("return document.querySelector('dialog h2').textContent")
        assert (dialog.name, dialog.states["modal"]) == (heading, True)
        assert (status.states["live"], bool(re.search("60", status.text))) == ("polite", True)  # and not every second
        chromium.js("later = 181 + 25")
        chromium.wait("document.querySelector('dialog [role=status]').dataset.left === '60'")
        chromium.js("later = 181 + 45")
        chromium.wait("document.querySelector('dialog [role=status]').dataset.left === '30'")
        chromium.driver.find_element("css selector", "dialog button").click()
        chromium.wait("!document.querySelector('dialog')")
        assert chromium.place == "check"
        chromium.js("later = 181 + 45 + 242")
        ended_until_touched(chromium, "ar")
        chromium.press("[value=start]", "permit")
        assert not chromium.js("return document.querySelector(':checked')")
        chromium.driver.find_element("css selector", "header [value=end]").click()
        ended_until_touched(chromium, "ar")
        chromium.driver.back()  # into what the visitor before did
        chromium.wait("document.getElementById('app').dataset.place !== 'ended'")
        chromium.wait("document.documentElement.dataset.engine === 'ready'")
        assert chromium.place in ("", "start")
        assert not chromium.js("return document.querySelector(':checked')")
        assert chromium.complaints() == []


def ended_until_touched(chromium: Browser, code: str) -> None:
    """A new page tells what may remain, until it is touched anywhere; what appears under the finger is not pressed."""
    chromium.wait(
        "document.getElementById('app').dataset.place === 'ended' && "
        "document.documentElement.dataset.engine === 'ready' && globalThis.later === undefined"
    )
    shot(chromium, f"{code}-kiosk-ended")
    assert Localizer(code, isolate=False).line(NOT_ERASED) in chromium.js("return document.body.innerText")
    assert chromium.js("return [document.documentElement.lang, JSON.stringify(history.state)]") == [code, '{"step":0}']
    assert chromium.js("return [...document.querySelectorAll('input')].length") == 0
    chromium.driver.find_element("css selector", "header button[name=go]").click()
    assert chromium.place == ""
    assert chromium.js("return document.title") == Localizer("ar").line(BRAND)


@thorough
def test_it_works_without_a_network_once_it_was_there(chromium: Browser, site: Path) -> None:
    with browser.served(site) as server:
        chromium.open(server.address)
        chromium.wait("navigator.serviceWorker.controller !== null")
        address = server.address
    chromium.driver.get(address + "ti.html")  # nobody answers there any more
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    chromium.press("[value=start]", "permit")
    assert chromium.js("return document.documentElement.lang") == "ti"


@thorough
def test_a_server_without_headers_of_ours_will_do(chromium: Browser, site: Path) -> None:
    with browser.served(site, headers=False) as server:
        at_result(chromium, server)


@pytest.mark.parametrize("compresses", [True, pytest.param(False, marks=thorough)])
def test_a_server_that_has_brotli_sends_nothing_twice(chromium: Browser, site: Path, compresses: bool) -> None:
    """In place of a file, or a copy that is asked for by its name: the usual one with settings of ours."""
    with browser.served(site) as server:
        server.brotli, server.names_copies = compresses, True
        at_result(chromium, server)
        chromium.wait("navigator.serviceWorker.controller !== null")
        address, sent = server.address, server.sent
        assert not [path for path in server.seen if path.endswith(".packed")]
        large = [path for path in server.seen if path.endswith("wasm" if compresses else "wasm.br")]
    assert len(large) <= 3  # asked about, loaded, and taken from the browser's own cache or asked about again
    assert sent <= (6_000_000 if compresses else 9_000_000)  # the code, and the rules for people without a network
    chromium.driver.get(address + "ar.html")
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    chromium.press("[value=start]", "permit")


def test_without_script_each_language_can_be_read_and_says_what_to_do(chromium: Browser, server: Server) -> None:
    chromium.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.driver.get(server.address)
        chromium.driver.find_element("css selector", "a[lang=ti]").click()
        assert chromium.driver.current_url == server.address + "ti.html"
        shown = chromium.driver.find_element("css selector", ".without-script")
        assert shown.is_displayed()
        assert Localizer("ti")(documents.NO_SCRIPT) in shown.text
        assert not chromium.driver.find_element("css selector", "[value=start]").is_displayed()
        shown.find_element("css selector", "a").click()
        assert chromium.driver.current_url == server.address + "rules-ti.html"
    finally:
        chromium.cdp("Emulation.setScriptExecutionDisabled", value=False)
