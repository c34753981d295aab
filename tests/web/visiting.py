"""Visits to the pages as the page itself makes them: JSON in, JSON out, and what is on the page read strictly."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

from permit_wizard.core.answers import Answers
from permit_wizard.core.editions import Edition
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import FSI, LRI, PDI
from permit_wizard.web.engine import turn

VOID = {"meta", "br", "hr", "input", "link"}
UNSAID = {"title", "style", "script"}


class Page(HTMLParser):
    """Reads HTML strictly: every element is closed, and every word has a language and a direction."""

    def __init__(self, source: str, language: str = "") -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.said: list[tuple[str, str]] = []
        self.language = language
        self.feed(source)
        self.close()
        assert not self.open
        ids = [attrs["id"] for _tag, attrs in self.elements if "id" in attrs]
        assert len(ids) == len(set(ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        if not data.strip() or self.open[-1][0] in UNSAID:
            return
        spoken = [a["lang"] for _t, a in self.open if "lang" in a and "dir" in a]
        silent = any(a.get("aria-hidden") == "true" for _t, a in self.open)
        assert silent or (spoken and spoken[-1] in languages()), data
        self.words.append(data)
        self.said.append((str(spoken[-1]) if spoken else "", data))

    def buttons(self) -> list[tuple[str, str]]:
        return [(str(a["name"]), str(a["value"])) for tag, a in self.elements if tag == "button"]

    def fields(self) -> list[tuple[str, str]]:
        return [(str(a["name"]), str(a.get("value") or "")) for tag, a in self.elements if tag == "input"]

    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class Visitor:
    """Presses only what is on the page."""

    def __init__(self, today: date, language: str = "en", rules: Edition | None = None, **settings: Any) -> None:
        self.settings = {"today": today.isoformat(), "rules": rules.id if rules else "auto", **settings}
        self.visit: dict[str, Any] = {"language": language}
        self.answer = self.send()

    def send(self, **form: str) -> dict[str, Any]:
        request = {"visit": self.visit, "form": form, "now": 0, **self.settings}
        self.answer = json.loads(turn(json.dumps(request)))
        self.visit = self.answer["visit"]
        self.page = Page(f'<body lang="{self.answer["lang"]}" dir="{self.answer["dir"]}">{self.answer["html"]}</body>')
        assert not set(self.answer["html"]) & {LRI, FSI, PDI}
        return self.answer

    @property
    def place(self) -> str:
        return self.answer["place"]

    def press(self, name: str, value: str, **typed: str) -> None:
        assert (name, value) in self.page.buttons(), (name, value, self.place)
        assert set(typed) <= {name for name, _value in self.page.fields()}
        self.send(**{name: value}, **typed)

    def give(self, key: str, value: str) -> None:
        """Answer the question of this page with a value as JSON has it."""
        assert self.place == key
        if ("answer", value) in self.page.fields():
            self.press("do", "answer", answer=value)
        elif value == "unknown":
            self.press("do", "answer", unknown="yes")
        else:
            day = date.fromisoformat(value)
            self.press("do", "answer", typed=f"{day.day} {day.month} {day.year}")
            self.press("do", "confirm")

    def give_all(self, answers: Answers) -> None:
        """From the start to the check page."""
        self.press("do", "start")
        given = answers.model_dump(mode="json", exclude_none=True)
        while self.place != "check":
            self.give(self.place, given[self.place])
