"""The pages that no visit passes.

Those that a server sends, with script and without, the rules on one page, the poster.
"""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.web.build import poster
from tests.builders import THOROUGH, USUAL_LANGUAGES
from tests.web.browser import PHONE, Browser, Server
from tests.web.in_browser import COLOURED, accessible, at_result, fits, look, preferring, shot


@pytest.mark.parametrize("code", USUAL_LANGUAGES if THOROUGH else ["ar"])
def test_pages_that_a_server_sends(chromium: Browser, server: Server, axe: str, code: str) -> None:
    chromium.resize(PHONE)
    chromium.driver.get(f"{server.address}{code}.html")
    chromium.js("delete document.documentElement.dataset.script")  # as a browser without script shows it
    assert chromium.js("return document.querySelector('.without-script').checkVisibility()")
    look(chromium, axe, f"{code}-without-script", colours=code in COLOURED)
    chromium.driver.get(f"{server.address}rules-{code}.html")
    accessible(chromium, axe, f"{code}-rules", themes=("light",) if code in COLOURED else ())  # white in every theme
    for size in ((320, 256), PHONE):
        chromium.resize(size)
        fits(chromium)
    shot(chromium, f"{code}-rules")


@pytest.mark.parametrize("codes", [tuple(languages()), ("ti",)])
def test_the_poster_is_one_page_of_paper(chromium: Browser, axe: str, tmp_path: Path, codes: tuple[str, ...]) -> None:
    (tmp_path / poster.NAME).write_text(poster.poster("https://wizard.example.org/permit", codes, 6), encoding="utf-8")
    chromium.resize((900, 1200))
    chromium.driver.get((tmp_path / poster.NAME).as_uri())
    accessible(chromium, axe, "poster", themes=("light",))
    overflowing = (
        "return [...document.querySelectorAll('body, main, .all, section')]"
        ".filter(e => e.scrollHeight > e.clientHeight + 1).length"
    )
    assert chromium.js(overflowing) == 0
    pdf = b64decode(chromium.cdp("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    shot(chromium, f"poster-{len(codes)}")
    chromium.resize(PHONE)


def test_the_browser_asks_before_answers_are_lost_by_reloading(chromium: Browser, server: Server) -> None:
    preferring(chromium)
    asked = (
        "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); "
        "return event.defaultPrevented"
    )
    chromium.open(f"{server.address}en.html")
    assert not chromium.js(asked)  # nothing is lost yet
    at_result(chromium, server, "en")
    assert chromium.js(asked)
    assert chromium.js("return getComputedStyle(document.documentElement).overscrollBehaviorY") == "contain"
    chromium.press("[value=leave]", "leave")
    chromium.press("[value=end]", "ended")
    assert not chromium.js(asked)
