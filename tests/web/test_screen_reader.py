"""What a screen reader is told on a question, at an error, and on the result: roles, names, order, live regions."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.visit.result_page import next_step_block
from tests.builders import thorough
from tests.web.accessibility_tree import Node, tree
from tests.web.browser import Browser, Server
from tests.web.in_browser import ANSWERED, SOMEBODY, TODAY


def plain(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069").split())


def named(nodes: Iterable[Node], *roles: str) -> list[tuple[str, str]]:
    return [(node.role, node.name) for node in nodes if node.role in roles]


def focused(nodes: Iterable[Node]) -> Node:
    return next(node for node in nodes if node.states.get("focused"))


def live(nodes: Iterable[Node]) -> list[tuple[str, str]]:
    return [(node.states["live"], node.text) for node in nodes if "live" in node.states]


@pytest.mark.parametrize("code", [pytest.param("en", marks=thorough), "ar"])
def test_a_question_an_error_and_the_result_as_they_are_read(chromium: Browser, server: Server, code: str) -> None:
    localizer = Localizer(code, isolate=False)
    chromium.open(f"{server.address}{code}.html")
    chromium.press("[value=start]", "permit")

    question = BY_KEY["permit"]
    asked, options = (
        plain(localizer.line(question.title)),
        [plain(localizer.line(option.label)) for option in question.options],
    )
    page = tree(chromium)
    assert [node.role for node in page if node.role in ("banner", "main", "contentinfo")] == [
        "banner",
        "main",
        "contentinfo",
    ]
    assert focused(page)[:2] == ("heading", asked)
    assert named(page, "heading") == [("heading", asked)]
    group = next(node for node in page if node.role == "group")
    assert group.name == asked
    assert group.description == plain(localizer.line(question.hint))
    assert named(page, "radio") == [("radio", words) for words in options]
    assert {node.states["checked"] for node in page if node.role == "radio"} == {"false"}
    order = [role for role, _name in named(page, "heading", "radio", "button", "DisclosureTriangle")]
    assert order == ["button", "button", "heading", *["radio"] * len(options), "button", "DisclosureTriangle"]
    assert languages()[code].name in named(page, "button")[0][1]  # what is seen is part of the name
    assert all(name for _role, name in named(page, "button", "radio", "link", "DisclosureTriangle"))
    assert live(page) == []

    chromium.driver.find_element("css selector", "[value=answer]").click()
    chromium.wait("document.getElementById('problem')")
    page = tree(chromium)
    wrong = focused(page)
    assert (wrong.role, wrong.states["live"]) == ("alert", "assertive")
    assert [text for _how, text in live(page)] == [wrong.text]
    assert wrong.text.strip("! ")
    roles = [node.role for node in page]
    assert roles.index("heading") < roles.index("alert") < roles.index("radio")
    assert next(node for node in page if node.role == "group").description.endswith(wrong.text)

    chromium.answer("permit", "temporary_asylum", "expires_on")
    chromium.driver.find_element("id", "typed").send_keys("31-02")
    chromium.driver.find_element("css selector", "[value=answer]").click()
    chromium.wait("document.getElementById('problem')")
    page = tree(chromium)
    field = focused(page)
    alert = next(node for node in page if node.role == "alert")
    assert (field.role, field.states["invalid"], field.text) == ("textbox", "true", "31-02")
    assert field.name
    assert alert.text.replace(" ", "") in field.description.replace(" ", "")  # elements part its words
    assert [how for how, _text in live(page)] == ["assertive", "polite"]  # the error, and the echo of the date
    chromium.driver.find_element("id", "typed").clear()
    chromium.driver.find_element("id", "typed").send_keys("20-01-2027")
    chromium.driver.find_element("css selector", "[value=answer]").click()
    chromium.wait("document.querySelector('[value=confirm]')")
    read_back = focused(tree(chromium))  # not the question again
    assert (read_back.role, read_back.states["live"]) == ("status", "polite")
    assert "2027" in read_back.text
    chromium.press("[value=confirm]", ANSWERED[2][0])

    for key, value, following in ANSWERED[2:]:
        chromium.answer(key, value, following)
    chromium.press("[name=go][value=result]", "result")
    page, verdict = tree(chromium), assess(SOMEBODY, TODAY)
    assert focused(page)[:2] == ("heading", plain(localizer.line(verdict.title)))
    levels = [node.states["level"] for node in page if node.role == "heading"]
    assert levels == [1, *[2] * (len(levels) - 1)]
    assert plain(localizer.line(next_step_block(verdict).heading)) == named(page, "heading")[1][1]
    assert len([node for node in page if node.role == "listitem"]) >= len(verdict.findings)
    assert any(node.states["url"].startswith("tel:") for node in page if node.role == "link")
    assert all(name for _role, name in named(page, "button", "link", "DisclosureTriangle", "heading"))
    assert live(page) == []  # nothing interrupts
    chromium.press("[value=take]", "take")
    chromium.driver.find_element("css selector", "[name=take][value=json]").click()
    chromium.wait("document.getElementById('told').textContent")
    (told,) = live(tree(chromium))
    assert told[0] == "polite"
    assert "page.json" in told[1]
