"""What leads out of the page: calls, links, other apps, a voice. Each only on a press, none at a kiosk."""

from __future__ import annotations

from pathlib import Path

from permit_wizard.core.rules import assess
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, writer
from permit_wizard.visit.first_pages import OFFICIAL
from tests.builders import thorough
from tests.web.browser import Browser, Server, served
from tests.web.in_browser import SOMEBODY, TODAY, at_result, visit
from tests.web.versions import kiosk_version

A_TELEPHONE = """
globalThis.handed = []; globalThis.heard = []; globalThis.asked = []; globalThis.isHolding = false;
addEventListener("beforeunload", (event) => asked.push(event), true);
Object.defineProperty(navigator, "share", { value: async ({ text }) => { handed.push(["share", text]); } });
const writeText = async (text) => { handed.push(["copy", text]); };
Object.defineProperty(navigator, "clipboard", { value: { writeText } });
const known = { "nl-NL": true, "ar-SA": true, "en-GB": true, "fr-FR": false };
const voices = Object.entries(known).map(([lang, localService]) => ({ lang, localService }));
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(globalThis, "speechSynthesis", { value: {
  getVoices: () => voices,
  speak(words) {
    const marked = [...document.querySelectorAll("[data-spoken]")].map((one) => one.innerText);
    heard.push({ text: words.text, lang: words.lang, local: words.voice.localService, marked });
    this.now = words;
    if (!isHolding) setTimeout(() => words.onend());
  },
  cancel() { const { now } = this; this.now = null; now?.onerror(); },
} });
"""
"""A browser with voices, with "share" and with a clipboard, that notes what they are asked for."""


def plain(text: str) -> str:
    return " ".join(text.split())


def test_a_page_is_read_aloud_by_voices_of_this_device_alone(chromium: Browser, server: Server) -> None:
    with chromium.before_pages(A_TELEPHONE):
        chromium.driver.get(f"{server.address}ar.html")
        chromium.wait("document.querySelector('.listen')?.checkVisibility()")
        assert chromium.js("return heard") == []  # never by itself
        words = chromium.js("return document.querySelector('.listen').textContent")
        chromium.driver.find_element("css selector", ".listen").click()
        chromium.wait(f"heard.length > 5 && document.querySelector('.listen').textContent === {words!r}")
        heard = chromium.js("return heard")
        assert all(one["local"] and one["marked"] == [one["text"]] for one in heard)
        assert {one["lang"] for one in heard} == {"ar-SA", "nl-NL"}  # the official name of the page is Dutch
        assert [plain(one["text"]) for one in heard if one["lang"] == "nl-NL"] == [OFFICIAL.words]
        shown = plain(chromium.js("return document.querySelector('main').innerText"))
        places = [shown.index(plain(one["text"])) for one in heard]
        assert places == sorted(places)
        chromium.js("isHolding = true; heard.length = 0")
        chromium.driver.find_element("css selector", ".listen").click()
        chromium.wait("heard.length === 1")
        chromium.press("[value=start]", "permit")  # leaving the page
        assert chromium.js("return [heard.length, document.querySelectorAll('[data-spoken]').length]") == [1, 0]
        chromium.driver.find_element("css selector", ".listen").click()
        chromium.wait("heard.length === 2")
        chromium.driver.find_element("css selector", ".listen").click()  # the same button stops
        assert chromium.js("return document.querySelectorAll('[data-spoken]').length") == 0
        for without in ("fr", "ti"):  # no voice but one that sends the words to its maker; none at all
            chromium.driver.get(f"{server.address}{without}.html")
            chromium.wait("document.querySelector('.listen')")
            assert not chromium.js("return document.querySelector('.listen').checkVisibility()")


def test_calls_links_share_and_copy_lose_no_answer_and_happen_on_a_press_alone(
    chromium: Browser, server: Server
) -> None:
    with chromium.tab(), chromium.before_pages(A_TELEPHONE):
        visit(chromium, server, "en")
        handle, before = chromium.driver.current_window_handle, set(chromium.driver.window_handles)
        chromium.js(
            "for (const link of document.querySelectorAll('main a[href^=http]')) link.href = arguments[0]",
            f"{server.address}rules-en.html",
        )
        chromium.driver.find_element("css selector", "main a[href^=http]").click()
        (other,) = set(chromium.driver.window_handles) - before
        chromium.driver.switch_to.window(other)
        chromium.wait("location.pathname === '/rules-en.html'")
        assert chromium.js("return window.opener === null && document.referrer === ''")
        chromium.driver.close()
        chromium.driver.switch_to.window(handle)
        assert chromium.place == "result"
        chromium.press("[value=take]", "take")
        assert chromium.js("return [handed, heard]") == [[], []]
        text = writer("text")(Sheet(assess(SOMEBODY, TODAY), (Localizer("en"),))).decode()
        for hand in ("copy", "share"):
            chromium.driver.find_element("css selector", f"[data-hand={hand}]").click()
            chromium.wait("handed.length > 0")
            assert chromium.js("return handed.splice(0)") == [[hand, text]]
        chromium.js("handed.length = 0")
        chromium.driver.find_element("css selector", "[data-hand=copy]").click()
        chromium.wait("document.getElementById('told').textContent.startsWith('Copied')")
        assert (
            chromium.js(
                "return document.getElementById('told').role ?? document.getElementById('told').getAttribute('role')"
            )
            == "status"
        )
        assert chromium.js("return document.activeElement.dataset.hand") == "copy"
        assert chromium.place == "take"
        chromium.press("main [value=back]", "result")
        chromium.driver.find_element("css selector", "main a[href^='tel:']").click()
        chromium.wait("asked.length > 0")  # a browser asks the page for a call as well
        assert not chromium.js("return asked.some((event) => event.defaultPrevented)")  # so no dialog opened
        assert chromium.place == "result"
        chromium.js(
            "document.querySelector('[value=take]').click()"
        )  # the browser now asks for an app, and takes no keys
        chromium.wait("document.getElementById('app').dataset.place === 'take'")


@thorough
def test_where_a_browser_has_neither_nothing_is_offered(chromium: Browser, server: Server) -> None:
    without = (
        "delete Navigator.prototype.share; delete Navigator.prototype.clipboard; delete globalThis.speechSynthesis"
    )
    with chromium.before_pages(without):
        at_result(chromium, server, "en")
        chromium.press("[value=take]", "take")
        assert not chromium.js(
            "return [...document.querySelectorAll('[data-hand], .listen')].some((one) => one.checkVisibility())"
        )
        assert chromium.complaints() == []


@thorough
def test_a_kiosk_calls_nobody_reads_nothing_aloud_and_hands_nothing_on(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    out = (
        "const ways = 'a[href], .listen, [data-hand], [value$=html], [value$=ics], [value=text], [value=json]';"
        "return [...document.querySelectorAll(ways)].filter((one) => one.checkVisibility()).map((one) => one.outerHTML)"
    )
    kiosk_version(site, tmp_path, printing=True)
    with served(tmp_path) as server, chromium.before_pages(A_TELEPHONE):
        chromium.driver.get(f"{server.address}nl.html")
        at_result(chromium, server, "nl")
        assert chromium.js(out) == []
        chromium.press("[value=take]", "take")
        assert chromium.js(out) == []
        assert chromium.js("globalThis.printed = 0; globalThis.print = () => { printed++; }; return 1")
        chromium.driver.find_element("css selector", "[value=print]").click()
        chromium.wait("printed === 1")
        assert chromium.js("return [handed, heard]") == [[], []]
