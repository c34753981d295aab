"""Whole visits in Debian's Chromium: on a telephone, at a desk, by keyboard alone, to paper and to files."""

from __future__ import annotations

import json
import os
import re
import time
from base64 import b64decode
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, writer
from tests.builders import THOROUGH, USUAL_LANGUAGES, thorough
from tests.strategies import applicants_by_rules
from tests.web import browser
from tests.web.browser import DESK, PHONE, Browser, Server
from tests.web.in_browser import ANSWERED, COLOURED, SOMEBODY, TODAY, at_result, fits, look, private, shot, visit

CLOSELY = {"start", "problem", "confirm", "result", "take", "leave"}
"""Pages with a control of each kind, which are looked at closely even in a hurry."""


@pytest.mark.parametrize("code", USUAL_LANGUAGES if THOROUGH else ["ar"])
def test_a_whole_visit_on_a_telephone(chromium: Browser, server: Server, axe: str, code: str) -> None:
    """Every kind of page, looked at closely; what it stores and asks for; the verdict."""

    def seen(name: str) -> None:
        if THOROUGH or name.partition("-")[2] in CLOSELY:
            look(chromium, axe, name, colours=code in COLOURED)
        else:
            fits(chromium)

    chromium.resize(PHONE)
    chromium.complaints()
    chromium.driver.get(server.address)
    if code == "ar":  # the same page for all
        seen("languages")
    chromium.wait("document.documentElement.dataset.engine === 'ready'")
    chromium.press(f"a[data-lang={code}]", "start")
    seen(f"{code}-start")
    chromium.press("[value=start]", "permit")
    chromium.driver.find_element("css selector", "[value=answer]").click()
    chromium.wait("document.getElementById('problem')")
    seen(f"{code}-problem")
    for key, value, following in ANSWERED:
        fits(chromium)
        if key == "expires_on":
            seen(f"{code}-date")
            chromium.driver.find_element("id", "typed").send_keys("20-01-2027")
            chromium.driver.find_element("css selector", "[value=answer]").click()
            chromium.wait("document.querySelector('[value=confirm]')")
            seen(f"{code}-confirm")
            chromium.press("[value=confirm]", following)
        else:
            chromium.answer(key, value, following)
    seen(f"{code}-check")
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
    seen(f"{code}-result")
    chromium.wait("navigator.serviceWorker.controller !== null")
    asked_for = len(server.seen)
    chromium.press("[value=take]", "take")
    seen(f"{code}-take")
    for name in ("code", "detailed code"):
        chromium.press(f"[value='{name}']", "code")
        seen(f"{code}-{name}")
        chromium.press("main [value=back]", "take")
    chromium.press("main [value=back]", "result")
    for name in ("leave", "again"):
        chromium.press(f"[value={name}]", name)
        seen(f"{code}-{name}")
        chromium.press("main [value=back]", "result")
    chromium.press("[value=language]", "language")
    seen(f"{code}-language")
    chromium.press(f"[name=beside][value={'ar' if code != 'ar' else 'nl'}]", "result")
    seen(f"{code}-beside")
    private(chromium, server)
    chromium.press("[value=leave]", "leave")
    chromium.press("[value=end]", "ended")
    seen(f"{code}-ended")
    assert server.seen[asked_for:] == []
    assert chromium.complaints() == []


@thorough
@pytest.mark.parametrize("code", ["ar"])
def test_a_whole_visit_at_a_desk(chromium: Browser, server: Server, code: str) -> None:
    chromium.resize(DESK)
    visit(chromium, server, code)
    fits(chromium)
    shot(chromium, f"desk-{code}-result")
    private(chromium, server)
    chromium.resize(PHONE)


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


PRINTED = (
    "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility() && "
    "one.getBoundingClientRect().height > 4).map((one) => one.tagName)"
)


def printed(browser: Browser, selector: str) -> list[str]:
    """Return the tags of what a printer would print of some elements."""
    browser.cdp("Emulation.setEmulatedMedia", media="print")
    tags = browser.js(PRINTED, selector)
    browser.cdp("Emulation.setEmulatedMedia", media="")
    return tags


@thorough
def test_a_question_is_printed_as_it_is_and_a_result_as_its_sheet(chromium: Browser, server: Server) -> None:
    chromium.open(f"{server.address}ar.html")
    chromium.press("[value=start]", "permit")
    assert printed(chromium, "h1, .option, button, .paper") == ["H1", *["LABEL"] * 4]
    at_result(chromium, server, "ar")
    assert set(printed(chromium, ".paper, main > :not(.paper), header, footer")) == {"DIV"}
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
        button = chromium.driver.find_element("css selector", f"[name=take][value={way}]")
        chromium.js("arguments[0].scrollIntoView({ block: 'end' })", button)
        height = chromium.js("return scrollY")
        button.click()
        chromium.wait(
            f"document.getElementById('told').textContent.includes({name!r})"
        )  # it is told, and nothing jumps
        assert chromium.js("return [document.activeElement.value, scrollY]") == [way, height]
        until = time.monotonic() + 20
        while not (tmp_path / name).exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert (tmp_path / name).read_bytes() == writer(form)(sheet)


PEOPLE = 200 if THOROUGH else 25
JUDGE = """
const [folder, plan, requests, done] = arguments, answers = [], { port1, port2 } = new MessageChannel();
const loader = new Worker(folder + "loader.js"), worker = new Worker(folder + "worker.js", { type: "module" });
worker.onmessage = ({ data }) => {
  if (data.failed) done("failed");
  if (data.file) answers.push(data.file.content);
  if (answers.length === requests.length) done(answers);
  else if (!data.alive) worker.postMessage({ ...requests[answers.length], whole: true });
};
loader.postMessage({ port: port1, plan, language: "nl" }, [port1]);
worker.postMessage({ port: port2, plan, language: "nl" }, [port2]);
"""


def test_people_are_judged_as_check_judges_them(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """The engine in the browser, by both editions; in Python 3.11 here, in 3.14 there."""
    people: list[tuple[dict[str, object], str, str, bytes]] = []

    @settings(
        max_examples=PEOPLE,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(applicants_by_rules())
    def collect(case: tuple[Answers, date, Edition | None]) -> None:
        answers, today, rules = case
        written = writer("json")(Sheet(assess(answers, today, rules), (Localizer("nl"),)))
        given_ = answers.model_dump(mode="json", exclude_none=True)
        people.append((given_, today.isoformat(), rules.id if rules else "auto", written))

    collect()
    assert len(people) >= PEOPLE
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
    code = next(site.glob("code-*"))
    (tmp_path / "code").symlink_to(code)
    plan = re.search("const PLAN = (.*);", (code / "app.js").read_text(encoding="utf-8"))
    assert plan
    with browser.served(tmp_path, headers=False) as server:
        chromium.driver.set_script_timeout(120)
        chromium.driver.get(server.address + "blank.html")
        answers = chromium.driver.execute_async_script(JUDGE, server.address + "code/", json.loads(plan[1]), requests)
    assert [b64decode(answer) for answer in answers] == [written for *_rest, written in people]


SETS_THE_DAY = """
new MutationObserver((_changes, watch) => {
  if (document.body) { document.body.dataset.today = "%s"; watch.disconnect(); }
}).observe(document, { childList: true, subtree: true });
"""


@pytest.mark.parametrize(
    ("today", "warning", "asks"),
    [
        ("2027-02-28", "", True),
        ("2027-03-01", "They may have changed. Look", True),
        ("2028-02-28", "They may have changed. Look", True),
        ("2028-02-29", "They may have changed, so", False),
    ],
)
def test_the_start_page_warns_once_nobody_has_checked_the_rules_and_offers_no_questions_once_they_are_too_old(
    chromium: Browser, server: Server, today: str, warning: str, asks: bool
) -> None:
    with chromium.before_pages(SETS_THE_DAY % today):
        chromium.driver.get(f"{server.address}en.html")
        chromium.wait("document.documentElement.dataset.script === ''")
        seen = chromium.js("return document.querySelector('main').innerText")
        leads_to = chromium.js("document.querySelector('main form button').click(); return document.body.innerText")
    assert ("Which residence permit do you have now?" in leads_to) is asks
    assert seen.count("They may have changed") == bool(warning)
    assert warning in seen
    of_questions = ("Answer some questions.", "About 3 minutes", "Have your card ready", "Start now")
    assert [words in seen for words in of_questions] == [asks] * 4
    assert ("See what to do" in seen) is not asks
    assert ("your answers are gone" in seen) is asks
    assert seen.count("nothing is sent to anyone") == seen.count("No name, no number") == 1
