"""What is looked at on every page, and the ways through them.

With PERMIT_WIZARD_SHOTS set to a folder, every page is photographed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from permit_wizard.core.answers import read_answers
from permit_wizard.core.flow import asked
from tests.builders import applicant
from tests.web import browser as real
from tests.web.browser import DESK, ENLARGED, NARROW, PHONE, Browser, Server

TODAY = date.fromisoformat(real.TODAY)
_ANSWERS = applicant(TODAY, expires_on=date(2027, 1, 20), digid="without_sms", information_correct="unsure")
_KEYS = [question.key for question in asked(_ANSWERS, TODAY)]
_GIVEN = {key: value for key, value in _ANSWERS.model_dump(mode="json", exclude_none=True).items() if key in _KEYS}
SOMEBODY = read_answers(_GIVEN, TODAY)
"""Answers to what is asked, and to nothing else."""

ANSWERED = [(key, _GIVEN[key], following) for key, following in zip(_KEYS, [*_KEYS[1:], "check"], strict=True)]
STORED = """
const done = arguments[0];
Promise.all([indexedDB.databases(), caches.keys()]).then(([bases, kept]) => done({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, bases: bases.length,
  kept: kept.filter((name) => !name.startsWith("permit-wizard ")), url: location.href,
  state: JSON.stringify(history.state), title: document.title,
  entries: performance.getEntriesByType("resource").map((entry) => entry.name),
}));
"""


COLOURED = ("nl", "ar")
"""Languages in which colours are looked at: one from left to right, one from right to left."""


def shot(browser: Browser, name: str) -> None:
    folder = os.environ.get("PERMIT_WIZARD_SHOTS")
    if folder:
        browser.shoot(Path(folder) / f"{name}.png")


PRESSED = "button, a, summary, .option, input:not(.option input)"


TORN = """
const middle = (box) => (box.top + box.bottom) / 2, last = document.createRange();
return [...document.querySelectorAll("bdi.short")].filter((one) => {
  const before = one.previousSibling, [first] = one.getClientRects();
  if (!first || before?.nodeType !== Node.TEXT_NODE || !/[(“«]$/.test(before.data)) return false;
  last.setStart(before, before.length - 1);
  last.setEnd(before, before.length);
  return Math.abs(middle(last.getBoundingClientRect()) - middle(first)) > 12;
}).map((one) => one.parentElement.innerText);
"""
"""Brackets at the end of a line, while what they hold is on the next one."""


def fits(browser: Browser) -> None:
    """Nothing scrolls sideways, and every control is as large as a thumb (WCAG 2.2, 1.4.10 and 2.5.5)."""
    wide = browser.js(
        "return [...document.querySelectorAll('html, body, body *')].filter(e => !e.closest('.unseen, .paper') && "
        "e.scrollWidth > e.clientWidth + 1 && (e === document.documentElement || getComputedStyle(e).overflowX "
        "!== 'visible'))"
        ".map(e => [e.outerHTML.slice(0, 120), e.scrollWidth, e.clientWidth])"
    )
    assert wide == [], (browser.place, wide)
    small = browser.js(
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent).map(e => [e.innerText, "
        "e.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 44 || box.width < 44).map(([words, box]) => [words, box.width, box.height])",
        PRESSED,
    )
    assert small == [], (browser.place, small)
    torn = browser.js(TORN)
    assert torn == [], (browser.place, torn)


def preferring(browser: Browser, **wishes: str) -> None:
    """Set what a person prefers, as the system tells the browser; nothing given means that nothing is preferred."""
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in wishes.items()]
    browser.cdp("Emulation.setEmulatedMedia", features=features)


AXE = """
const done = arguments[0], left = ["experimental", "deprecated", "wcag2aaa"];
const names = axe.getRules().filter(({ tags }) => !tags.some((tag) => left.includes(tag))).map(({ ruleId }) => ruleId);
const themed = ["color-contrast", "link-in-text-block"];
const rules = Object.fromEntries(names.map((name) => [name, { enabled: !themed.includes(name) }]));
axe.run(document, { resultTypes: ["violations"], rules }).then(({ violations }) =>
  done(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])), (error) => done([String(error)]));
"""
CONTRAST = """
const done = arguments[0], kept = new Map(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  kept.set(node, node.data);
  node.data = node.data.replace(/\\p{Letter}/gu, "x");
}
const restored = (result) => { for (const [node, words] of kept) node.data = words; done(result); };
const rule = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
axe.run(document, { runOnly: rule, resultTypes: ["violations", "passes"] }).then(({ violations, passes }) =>
  restored([violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]),
    passes.flatMap(({ nodes }) => nodes).length]),
  (error) => restored([String(error), 0]));
"""
"""The rules whose result depends on the theme, with Latin letters instead of all others.

axe-core takes the joined letters of Arabic for icons and skips their colours, so the checked places are counted.
"""


def accessible(browser: Browser, axe: str, name: str, themes: Sequence[str] = ("dark", "light")) -> None:
    """axe-core finds nothing, by all rules except experimental ones and AAA; colour rules in each theme."""
    if not browser.js("return 'axe' in window"):
        browser.js(axe)
    for theme in themes:
        preferring(browser, prefers_color_scheme=theme)
        found, places = browser.driver.execute_async_script(CONTRAST)
        assert found == [], (name, theme, found)
        assert places >= 5, (name, theme, places)
    found = browser.driver.execute_async_script(AXE)
    assert found == [], (name, found)


WITHOUT_COLOURS = """
const shown = (selector) =>
  [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility() && !e.closest(".paper"));
const say = (e) => e.outerHTML.slice(0, 100), style = getComputedStyle, faults = [];
if (!matchMedia("(forced-colors: active)").matches) faults.push("no forced colours");
const probe = document.createElement("p"), ink = (name) => { probe.style.color = name; return style(probe).color; };
document.body.append(probe);
const inks = ["CanvasText", "Highlight", "ButtonText"].map(ink), canvas = ink("Canvas");
for (const e of shown("button, a.button, .option, .banner, .when, .card, mark, .now, #typed, .problem, dialog"))
  if (parseFloat(style(e).borderTopWidth) < 1 || style(e).borderTopStyle === "none"
    || style(e).borderTopColor === canvas) faults.push(["no edge", say(e)]);
for (const e of shown(".option:has(:checked)"))
  if (style(e).outlineStyle === "none") faults.push(["chosen, and looks like the others", say(e)]);
for (const e of shown("svg:not(.code) path")) {
  const drawn = style(e).stroke !== "none" ? style(e).stroke : style(e).fill;
  if (!inks.includes(drawn)) faults.push(["drawn in a colour that nobody chose", say(e), drawn]);
}
for (const e of shown("svg.code path"))
  if (style(e).fill !== (e.matches(".ink") ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)"))
    faults.push(["no code to scan", say(e)]);
probe.remove();
return faults;
"""
MOVING = """
const all = [...document.querySelectorAll("*")].map((e) => getComputedStyle(e));
// a delay alone moves nothing
const moving = document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 0);
return [moving.length, ...all.filter((s) => (s.animationName !== "none" && s.animationDuration !== "0s")
  || !/^0s(, 0s)*$/.test(s.transitionDuration) || s.scrollBehavior === "smooth")];
"""


LARGER = "document.documentElement.style.fontSize = arguments[0]"
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`);
document.adoptedStyleSheets = arguments[0] ? [sheet] : [];
"""
"""What a reader may set (WCAG 2.2, 1.4.12)."""


def look(browser: Browser, axe: str, name: str, *, colours: bool = True) -> None:
    """Look at a page of a new kind.

    1280 by 1024 pixels at 400 % (WCAG 2.2, 1.4.10) and as they are; text of twice the size on a narrow telephone
    (1.4.4), and text that a reader spaces out (1.4.12); axe-core; and where `colours` is set, which no language
    changes, both themes, forced colours and motion.
    """
    for size in (DESK, ENLARGED):
        browser.resize(size)
        fits(browser)
    browser.resize(NARROW)
    browser.js(LARGER, "200%")
    fits(browser)
    browser.js(LARGER, "")
    browser.js(SPACED, True)
    fits(browser)
    browser.js(SPACED, False)
    if colours:
        preferring(browser, forced_colors="active")
        faults = browser.js(WITHOUT_COLOURS)
        assert faults == [], (name, faults)
        preferring(browser, prefers_reduced_motion="reduce")
        assert browser.js(MOVING) == [0], name
    browser.resize(PHONE)
    accessible(browser, axe, name, themes=("dark", "light") if colours else ())
    fits(browser)
    shot(browser, name)


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
    """Only the code is stored, and the address and the history contain nothing."""
    stored = browser.driver.execute_async_script(STORED)
    assert (stored["local"], stored["session"], stored["cookie"], stored["bases"], stored["kept"]) == (0, 0, "", 0, [])
    assert stored["url"] == server.address
    assert json.loads(stored["state"]).keys() == {"step"}
    assert all(entry.startswith(server.address) for entry in stored["entries"])


def at_result(browser: Browser, server: Server, code: str = "nl") -> None:
    """Go to the result by the shortest way."""
    browser.open(f"{server.address}{code}.html")
    browser.press("[value=start]", "permit")
    browser.answer("permit", "other", "check")
    browser.press("[name=go][value=result]", "result")
