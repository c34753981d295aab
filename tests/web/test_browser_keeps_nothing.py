"""What is left in a browser, and what it can do without: a network, headers, script, anybody there."""

from __future__ import annotations

import re
from pathlib import Path

from permit_wizard.language.localizer import Localizer, languages
from permit_wizard.web.build import documents as shell
from permit_wizard.web.frame import BRAND
from tests.web import browser as real
from tests.web.browser import Browser, Server
from tests.web.in_browser import at_result, shot


def test_back_and_forward_of_the_browser_go_page_by_page_and_hold_no_answer(chromium: Browser, server: Server) -> None:
    chromium.open(f"{server.address}en.html")
    chromium.press("[value=start]", "permit")
    chromium.answer("permit", "temporary_asylum", "expires_on")
    chromium.driver.find_element("id", "typed").send_keys("20 jan 2027")
    chromium.wait("document.getElementById('on-card').textContent === '20-01-2027'")  # said back while it is typed
    chromium.press("[value=answer]", "expires_on confirm")
    chromium.press("[value=confirm]", "applied")
    for place in ("expires_on", "expires_on", "permit", "start"):
        chromium.driver.back()
        chromium.wait(f"document.getElementById('app').dataset.place === {place!r}")
    chromium.driver.forward()
    chromium.wait("document.getElementById('app').dataset.place === 'permit'")
    assert chromium.js("return document.querySelector('[value=temporary_asylum]').checked")
    history = chromium.cdp("Page.getNavigationHistory")
    ours = history["entries"][-5:]  # from the end: a browser keeps fifty, and forgets the first of them
    assert history["currentIndex"] == len(history["entries"]) - 4  # on the second of our five
    assert {entry["url"] for entry in ours} == {f"{server.address}en.html"}
    assert {entry["title"] for entry in ours} == {Localizer("en").line(BRAND)}


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
    code = next(site.glob("code-*")).name
    for name, text in shell.documents(shell.Site(code, tuple(languages()), real.TODAY, kiosk=True)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / code).symlink_to(site / code)
    (tmp_path / "sw.js").write_text("", encoding="utf-8")
    chromium.complaints()
    with real.served(tmp_path) as server:
        chromium.open(server.address + "ar.html")
        chromium.press("[value=start]", "permit")
        chromium.answer("permit", "other", "check")
        chromium.js("const now = Date.now; globalThis.later = 0; Date.now = () => now() + later * 1000; later = 181")
        words = chromium.wait("document.querySelector('dialog[open] [data-seconds]')?.textContent")
        assert re.search(r"\d\d", words)
        shot(chromium, "ar-idle")
        chromium.driver.find_element("css selector", "dialog button").click()
        chromium.wait("!document.querySelector('dialog')")
        assert chromium.place == "check"
        chromium.js("later = 181 + 181 + 61")
        chromium.wait(
            "!document.getElementById('app').dataset.place && document.documentElement.dataset.engine === 'ready'"
        )
        chromium.press("[value=start]", "permit")
        assert not chromium.js("return document.querySelector(':checked')")
        chromium.driver.find_element("css selector", "header [value=end]").click()
        chromium.wait(
            "!document.getElementById('app').dataset.place && document.documentElement.dataset.engine === 'ready'"
        )
        assert chromium.complaints() == []


def test_it_works_without_a_network_once_it_was_there(chromium: Browser, site: Path) -> None:
    with real.served(site) as server:
        chromium.open(server.address)
        chromium.wait("navigator.serviceWorker.controller !== null")
        address = server.address
    chromium.driver.get(address + "ti.html")  # nobody answers there any more
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    chromium.press("[value=start]", "permit")
    assert chromium.js("return document.documentElement.lang") == "ti"


def test_a_server_without_headers_of_ours_will_do(chromium: Browser, site: Path) -> None:
    with real.served(site, headers=False) as server:
        at_result(chromium, server)


def test_a_server_that_compresses_sends_nothing_twice(chromium: Browser, site: Path) -> None:
    with real.served(site) as server:
        server.brotli = True
        at_result(chromium, server)
        chromium.wait("navigator.serviceWorker.controller !== null")
        address, sent = server.address, server.sent
        assert not [path for path in server.seen if path.endswith(".packed")]
    assert sent <= 6_200_000  # six megabytes of code, and the pages of rules for whoever is without a network
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
        assert Localizer("ti")(shell.NO_SCRIPT) in shown.text
        assert not chromium.driver.find_element("css selector", "[value=start]").is_displayed()
        shown.find_element("css selector", "a").click()
        assert chromium.driver.current_url == server.address + "rules-ti.html"
    finally:
        chromium.cdp("Emulation.setScriptExecutionDisabled", value=False)


def test_without_webassembly_it_says_what_to_do_as_without_script(chromium: Browser, server: Server) -> None:
    """As in a browser that is told to be careful: script runs, WebAssembly is not there."""
    gone = chromium.cdp("Page.addScriptToEvaluateOnNewDocument", source="delete globalThis.WebAssembly")
    try:
        chromium.driver.get(server.address + "ar.html")
        assert chromium.js("return document.readyState === 'complete' && !globalThis.WebAssembly")
        assert chromium.driver.find_element("css selector", ".without-script").is_displayed()
        assert not chromium.driver.find_element("css selector", "[value=start]").is_displayed()
    finally:
        chromium.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=gone["identifier"])


def test_where_the_engine_cannot_be_loaded_the_page_says_so_and_loads_again(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    for file in [*site.glob("*.html"), *site.glob("code-*/*")]:
        if file.name not in ("engine.zip", "engine.zip.packed"):
            there = tmp_path / file.relative_to(site)
            there.parent.mkdir(exist_ok=True)
            there.symlink_to(file)
    with real.served(tmp_path) as server:
        chromium.driver.get(server.address + "ti.html")
        chromium.wait("document.documentElement.dataset.engine === 'failed'")
        shown = chromium.driver.find_element("css selector", "[data-failed]")
        assert shown.is_displayed()
        assert " ".join(Localizer("ti").line(shell.FAILED).split()) in " ".join(shown.text.split())
        chromium.js("globalThis.same = true")
        chromium.driver.find_element("css selector", "[value=start]").click()
        chromium.wait("!globalThis.same")
        chromium.complaints()
