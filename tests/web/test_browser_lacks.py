"""What a browser lacks: a network for now, a screen in front, module workers, a web address, money for data."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_wizard.language.localizer import Localizer
from permit_wizard.web.build import documents
from tests.builders import thorough
from tests.web.browser import Browser, Server, served
from tests.web.versions import another_version, kiosk_version, light_version

READY = "document.documentElement.dataset.engine === 'ready'"
HIDES = """
Object.defineProperty(document, "hidden", { configurable: true, get: () => arguments[0] });
document.dispatchEvent(new Event("visibilitychange"));
"""
OLD_BROWSERS = {
    "no WebAssembly": "delete globalThis.WebAssembly",
    "no exceptions in WebAssembly": "WebAssembly.validate = () => false",
    "no module workers": "globalThis.Worker = class { constructor() {} }",
    "workers that throw": "globalThis.Worker = class { constructor() { throw new Error(); } }",
    "no 64-bit numbers": "delete globalThis.BigInt64Array",
}


def typed(browser: Browser) -> str:
    return browser.js("return document.getElementById('typed').value")


def test_while_the_page_is_hidden_the_engine_is_given_back_and_the_answers_stay(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    quick = another_version(site, tmp_path / "site", "h", {"app.js": ("AWAY = 60_000", "AWAY = 100")})
    with served(quick) as server:
        chromium.open(f"{server.address}en.html")
        chromium.press("[value=start]", "permit")
        chromium.answer("permit", "temporary_asylum", "expires_on")
        chromium.driver.find_element("id", "typed").send_keys("20 1 20")
        chromium.wait("document.getElementById('on-card').textContent !== ''")
        chromium.driver.execute_script(HIDES, True)  # a call, or another app
        chromium.wait("document.documentElement.dataset.engine === undefined")
        assert (chromium.place, typed(chromium)) == ("expires_on", "20 1 20")
        chromium.driver.execute_script(HIDES, False)
        chromium.wait(READY)
        assert typed(chromium) == "20 1 20"
        chromium.driver.find_element("id", "typed").send_keys("27")
        chromium.wait("document.getElementById('on-card').textContent === '20-01-2027'")
        chromium.driver.find_element("css selector", "[value=answer]").click()
        chromium.wait("document.querySelector('[value=confirm]')")
        chromium.press("[value=confirm]", "applied")
        chromium.driver.execute_script(HIDES, True)
        chromium.wait("document.documentElement.dataset.engine === undefined")
        chromium.driver.execute_script(HIDES, False)
        chromium.answer("applied", "no", "main_residence")  # at once: it is taken when the engine is here again


def test_before_the_engine_is_there_people_answer_go_back_and_choose_a_language(chromium: Browser, site: Path) -> None:
    with served(site) as server:
        server.wrong = {"engine.zip": "hang"}
        chromium.driver.get(f"{server.address}en.html")
        chromium.press("[value=start]", "permit")
        chromium.answer("permit", "temporary_asylum", "expires_on")
        chromium.driver.back()
        chromium.wait("document.getElementById('app').dataset.place === 'permit'")
        chromium.press("[value=language]", "language")
        chromium.press("[name=lang][value=ar]", "permit")
        assert chromium.js("return [document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        assert chromium.js("return document.querySelector('[value=temporary_asylum]').checked")
        chromium.answer("permit", "temporary_asylum", "expires_on")
        chromium.press("[data-back]", "permit")  # the page's own way back
        chromium.answer("permit", "temporary_asylum", "expires_on")
        chromium.driver.find_element("id", "typed").send_keys("20 1 20")
        assert chromium.js("return document.documentElement.dataset.engine ?? ''") in ("", "stuck")
        server.gate.set()
        chromium.wait(READY)
        chromium.wait("document.getElementById('on-card').textContent !== ''")
        assert (typed(chromium), chromium.js("return document.activeElement.id")) == ("20 1 20", "typed")
        chromium.driver.find_element("id", "typed").send_keys("27")
        chromium.driver.find_element("css selector", "[value=answer]").click()
        chromium.wait("document.querySelector('[value=confirm]')")
        chromium.press("[value=confirm]", "applied")
        chromium.driver.back()
        chromium.wait("document.getElementById('app').dataset.place === 'expires_on'")


@thorough
def test_at_a_kiosk_people_can_leave_before_the_engine_is_there_and_what_they_pressed_is_forgotten(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    kiosk_version(light_version(site, tmp_path / "light", "k"), tmp_path / "kiosk")
    with served(tmp_path / "kiosk") as server:
        server.wrong = {"engine.zip": "hang"}
        chromium.driver.get(f"{server.address}nl.html")
        chromium.press("[value=start]", "permit")
        chromium.driver.find_element("css selector", "[name=answer][value=other]").click()
        chromium.driver.find_element("css selector", "[value=answer]").click()
        chromium.wait("document.querySelector('[data-wait]')")  # where it leads only the engine can tell
        chromium.driver.find_element("css selector", "header [value=end]").click()
        chromium.wait("document.getElementById('app').dataset.place === 'ended'")
        chromium.driver.find_element("css selector", "h1").click()
        chromium.wait("!document.getElementById('app').dataset.place")
        server.gate.set()
        chromium.wait(READY)
        chromium.press("[value=start]", "permit")
        assert not chromium.js("return document.querySelector(':checked')")


def test_with_little_data_the_price_comes_first_and_nothing_loads_before_start(
    chromium: Browser, server: Server
) -> None:
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    with chromium.before_pages(saving):
        seen = len(server.seen)
        chromium.driver.get(f"{server.address}fr.html")
        cost = chromium.wait(
            "[...document.querySelectorAll('[data-cost]')].find((one) => one.checkVisibility())?.innerText"
        )
        assert any(word.isdigit() for word in cost.split())
        assert not [path for path in server.seen[seen:] if path.endswith((".wasm", ".zip", ".packed"))]
        chromium.press("[value=start]", "permit")
        chromium.wait(READY)
    chromium.driver.get(f"{server.address}fr.html")
    assert not chromium.js("return document.querySelector('[data-cost]').checkVisibility()")


@pytest.mark.parametrize("lacks", OLD_BROWSERS)
def test_an_old_browser_shows_a_page_of_words_with_the_way_to_the_rules(
    chromium: Browser, server: Server, lacks: str
) -> None:
    with chromium.before_pages(OLD_BROWSERS[lacks]):
        chromium.driver.get(f"{server.address}ar.html")
        shown = chromium.driver.find_element("css selector", ".without-script")
        assert shown.is_displayed()
        assert shown.find_element("css selector", "a[href='rules-ar.html']").is_displayed()
        assert not chromium.driver.find_element("css selector", "[value=start]").is_displayed()
    chromium.complaints()


def test_a_page_that_is_opened_from_a_file_names_that(chromium: Browser, site: Path) -> None:
    chromium.driver.get((site / "ti.html").as_uri())
    shown = chromium.driver.find_element("css selector", ".without-script").text
    assert Localizer("ti").line(documents.FROM_A_FILE) in shown
    assert Localizer("ti").line(documents.NO_SCRIPT) not in shown
    assert chromium.driver.find_element("css selector", ".without-script a[href='rules-ti.html']").is_displayed()
    chromium.complaints()
