"""The pages that the browser shows before the engine has come.

Drawn by the engine itself, with where each press leads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple

from permit_wizard.core import json_text
from permit_wizard.web.engine import turn

PLACES = ("start", "permit", "expires_on", "language", "leave", "ended")
"""The places that are drawn beforehand. The next ones depend on the day, or on a date that only the engine can read."""

LARGEST = 1000
"""States of all languages; more would mean that something changes with every press."""


class Settings(NamedTuple):
    """What the site sends with every request.

    Attributes:
        today: the day on which the pages are drawn, as YYYY-MM-DD.
        rules: the id of an edition, or "auto".
        kiosk: whether one visitor comes after the other.
        printing: whether a kiosk has a printer.
        contact: a line about who helps here, or empty.
    """

    today: str
    rules: str
    kiosk: bool
    printing: bool
    contact: str = ""


class _Controls(HTMLParser):
    """Collects what can be pressed on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.options: list[str] = []
        self.buttons: list[tuple[str, str]] = []
        self.is_date = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "button" and "name" in given:
            self.buttons.append((given["name"], given["value"]))
        elif tag == "input" and given.get("type") == "radio":
            self.options.append(given["value"])
        elif given.get("id") == "typed":
            self.is_date = True


def early_pages(languages: Sequence[str], settings: Settings) -> dict[str, Any]:
    """Return the pages as the script reads them (`static/page/early.js`).

    Returns:
        `html`, a list of pages; `states`, a list with the index of a page, its place, language, direction and title,
        and `next`, the index of the state to which a press leads; and `first`, the state at which each language begins.
    """
    drawn = _Drawn(settings)
    first = {code: drawn.explore(code) for code in languages}
    return {"html": list(drawn.html), "states": drawn.states, "first": first}


class _Drawn:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings._asdict()
        self.html: dict[str, int] = {}
        self.states: list[dict[str, Any]] = []
        self.visits: dict[str, int] = {}
        self.followed: set[int] = set()  # by whichever language led there first: people change it on any page

    def explore(self, code: str) -> int:
        """Follow every press from the start page of a language as long as it leads to one of `PLACES`."""
        first = self.add(self.press({"language": code}, {"go": "start"}))
        waiting = [first] if first.number not in self.followed else []
        self.followed.add(first.number)
        while waiting:
            here = waiting.pop()
            for key, form in _presses(here.html):
                answer = self.press(here.visit, form)
                if answer["place"] not in PLACES:
                    continue
                following = self.add(answer)
                self.states[here.number]["next"][key] = following.number
                if following.number not in self.followed:
                    self.followed.add(following.number)
                    waiting.append(following)
        return first.number

    def press(self, visit: dict[str, Any], form: dict[str, str]) -> dict[str, Any]:
        return json_text.own(turn(json.dumps({"visit": visit, "form": form, "now": 0, **self.settings})))

    def add(self, answer: dict[str, Any]) -> _State:
        index = self.visits.setdefault(json.dumps(answer["visit"], sort_keys=True) + answer["html"], len(self.states))
        if index == len(self.states):
            if index > LARGEST:
                msg = "the pages before the engine do not end"
                raise ValueError(msg)
            drawn = self.html.setdefault(answer["html"], len(self.html))
            known = {name: answer[name] for name in ("place", "lang", "dir", "title") if name in answer}
            self.states.append({"html": drawn, **known, "next": dict[str, int]()})
        return _State(index, answer["visit"], answer["html"])


class _State(NamedTuple):
    number: int
    visit: dict[str, Any]
    html: str


def _presses(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what can be pressed on a page, as `early.js` names it and as the engine is asked.

    And the ways of the browser's own Back.
    """
    page = _Controls(html)
    for name, value in page.buttons:
        if (name, value) == ("do", "answer"):
            if not page.is_date:
                yield from ((f"answer={option}", {"do": "answer", "answer": option}) for option in page.options)
                yield "answer=", {"do": "answer"}
        elif name in ("do", "go", "lang"):
            yield f"{name}={value}", {name: value}
    for place in PLACES[:4]:
        yield f"go={place}", {"go": place}
