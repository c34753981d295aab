"""Whole visits in Debian's Chromium; skipped only where there is no browser, and never in CI.

With PERMIT_WIZARD_SHOTS set to a folder, every page is photographed, to be looked at.
"""

from __future__ import annotations

import json
import os
import re
import time
from base64 import b64decode
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked
from permit_wizard.core.rules import assess
from permit_wizard.language.i18n import Localizer, languages
from permit_wizard.outputs import Sheet, writer
from permit_wizard.web import shell
from permit_wizard.web.visit_pages import BRAND
from tests.builders import applicant
from tests.strategies import applicants_by_rules
from tests.web import browser as real
from tests.web.browser import DESK, PHONE, Browser, Server

pytestmark = pytest.mark.skipif(
    bool(real.missing()) and not os.environ.get("CI"), reason=real.missing() or "all is here"
)

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


AXE = """
const done = arguments[0];
axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  done(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])), (error) => done([String(error)]));
"""


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return real.axe(tmp_path_factory.mktemp("axe"))


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


@pytest.mark.parametrize("code", list(languages()))
def test_a_whole_visit_on_a_telephone(chromium: Browser, server: Server, axe: str, code: str) -> None:
    """Every kind of page, looked at closely; what it stores and asks for; the verdict."""
    chromium.resize(PHONE)
    chromium.complaints()
    chromium.driver.get(server.address)
    look(chromium, axe, f"{code}-languages")
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    chromium.press(f"a[data-lang={code}]", "start")
    look(chromium, axe, f"{code}-start")
    chromium.press("[value=start]", "permit")
    chromium.driver.find_element("css selector", "[value=answer]").click()
    chromium.wait("document.getElementById('problem')")
    look(chromium, axe, f"{code}-problem")
    for key, value, following in ANSWERED:
        fits(chromium)
        if key == "expires_on":
            look(chromium, axe, f"{code}-date")
            chromium.driver.find_element("id", "typed").send_keys("20-01-2027")
            chromium.press("[value=answer]", "expires_on confirm")
            look(chromium, axe, f"{code}-confirm")
            chromium.press("[value=confirm]", following)
        else:
            chromium.answer(key, value, following)
    look(chromium, axe, f"{code}-check")
    chromium.press("[name=go][value=result]", "result")
    verdict = assess(SOMEBODY, TODAY)
    assert chromium.js("return document.documentElement.dir") == languages()[code].direction
    assert chromium.js("return document.activeElement.tagName") == "H1"
    shown = chromium.js("return [...document.querySelectorAll('.findings > li')].map(e => e.id)")
    assert sorted(shown) == sorted(finding.id for finding in verdict.findings)
    assert Localizer(code, isolate=False)(verdict.title) in chromium.js(
        "return document.querySelector('h1').textContent"
    )
    chromium.js("for (const opened of document.querySelectorAll('details')) opened.open = true")
    look(chromium, axe, f"{code}-result")
    chromium.wait("navigator.serviceWorker.controller !== null")
    asked_for = len(server.seen)
    for name in ("take", "code"):
        chromium.press(f"[value={name}]", name)
        look(chromium, axe, f"{code}-{name}")
    chromium.press("[name=go][value=take]", "take")
    chromium.press("[name=go][value=result]", "result")
    for name in ("leave", "again"):
        chromium.press(f"[value={name}]", name)
        look(chromium, axe, f"{code}-{name}")
        chromium.press("[name=go][value=result]", "result")
    chromium.press("[value=language]", "language")
    look(chromium, axe, f"{code}-language")
    chromium.press(f"[name=beside][value={'ar' if code != 'ar' else 'nl'}]", "result")
    look(chromium, axe, f"{code}-beside")
    private(chromium, server)
    assert server.seen[asked_for:] == []
    assert chromium.complaints() == []


@pytest.mark.parametrize("code", ["ar"])
def test_a_whole_visit_at_a_desk(chromium: Browser, server: Server, code: str) -> None:
    chromium.resize(DESK)
    visit(chromium, server, code)
    fits(chromium)
    shot(chromium, f"desk-{code}-result")
    private(chromium, server)
    chromium.resize(PHONE)


def at_result(browser: Browser, server: Server, code: str = "nl") -> None:
    """Go to the result by the shortest way."""
    browser.open(f"{server.address}{code}.html")
    browser.press("[value=start]", "permit")
    browser.answer("permit", "other", "check")
    browser.press("[name=go][value=result]", "result")


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


def test_by_keyboard_alone(chromium: Browser, server: Server) -> None:
    chromium.open(f"{server.address}en.html")
    keys = ActionChains(chromium.driver)
    for _ in range(20):
        keys.send_keys(Keys.TAB).perform()
        keys.reset_actions()
        if chromium.js("return document.activeElement.value === 'start'"):
            break
    keys.send_keys(Keys.ENTER).perform()
    chromium.wait("document.getElementById('app').dataset.place === 'permit'")
    keys.reset_actions()
    keys.send_keys(Keys.TAB, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER).perform()  # the third answer: another permit
    chromium.wait("document.getElementById('app').dataset.place === 'check'")
    assert chromium.js("return document.activeElement.tagName") == "H1"


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


def test_the_sheet_takes_one_or_two_pages_of_paper(chromium: Browser, server: Server) -> None:
    visit(chromium, server, "ar")
    for beside in ("", "nl"):
        if beside:
            chromium.press("[value=language]", "language")
            chromium.press(f"[name=beside][value={beside}]", "result")
            shot(chromium, "ar-nl-result")
        pdf = b64decode(chromium.cdp("Page.printToPDF", preferCSSPageSize=True)["data"])
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
        if folder := os.environ.get("PERMIT_WIZARD_SHOTS"):
            (Path(folder) / f"sheet-{beside or 'ar'}.pdf").write_bytes(pdf)


def test_files_are_downloaded_and_hold_what_the_formats_write(
    chromium: Browser, server: Server, tmp_path: Path
) -> None:
    chromium.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    visit(chromium, server, "en")
    chromium.press("[value=take]", "take")
    sheet = Sheet(assess(SOMEBODY, TODAY), (Localizer("en"),))
    for way, form, name in (("json", "json", "page.json"), ("ics", "ics", "dates.ics"), ("html", "html", "page.html")):
        chromium.driver.find_element("css selector", f"[name=take][value={way}]").click()
        until = time.monotonic() + 20
        while not (tmp_path / name).exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert (tmp_path / name).read_bytes() == writer(form)(sheet)


JUDGE = """
const [worker_at, requests, done] = arguments, worker = new Worker(worker_at, { type: "module" }), answers = [];
worker.onmessage = ({ data }) => {
  if (data.failed) done("failed");
  if (data.file) answers.push(data.file.content);
  if (answers.length === requests.length) done(answers); else worker.postMessage(requests[answers.length]);
};
"""


def test_two_hundred_people_are_judged_as_check_judges_them(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """The engine in the browser, by both editions; in Python 3.11 here, in 3.14 there."""
    people: list[tuple[dict[str, object], str, str, bytes]] = []

    @settings(
        max_examples=200, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(applicants_by_rules())
    def collect(case: tuple[Answers, date, Edition | None]) -> None:
        answers, today, rules = case
        written = writer("json")(Sheet(assess(answers, today, rules), (Localizer("nl"),)))
        given_ = answers.model_dump(mode="json", exclude_none=True)
        people.append((given_, today.isoformat(), rules.id if rules else "auto", written))

    collect()
    assert len(people) >= 200
    requests = [
        {
            "visit": {"language": "nl", "place": "take", "answers": answers},
            "form": {"take": "json"},
            "now": 0,
            "today": today,
            "rules": rules,
        }
        for answers, today, rules, _written in people
    ]
    page = tmp_path / "blank.html"
    page.write_text("<!doctype html><title>blank</title>", encoding="utf-8")
    (tmp_path / "code").symlink_to(next(site.glob("code-*")))
    with real.served(tmp_path, headers=False) as server:
        chromium.driver.set_script_timeout(120)
        chromium.driver.get(server.address + "blank.html")
        answers = chromium.driver.execute_async_script(JUDGE, server.address + "code/worker.js", requests)
    assert [b64decode(answer) for answer in answers] == [written for *_rest, written in people]


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
