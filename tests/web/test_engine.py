"""The pages without a browser: every question, the way back and forth, and the same verdict as `check`."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from datetime import date, timedelta
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import HealthCheck, given, settings

from permit_wizard.core.answers import Answers
from permit_wizard.core.clock import RELEASED
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import asked
from permit_wizard.core.questions import BY_KEY, FURTHER
from permit_wizard.core.rules import assess
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, writer
from permit_wizard.web.engine import turn
from permit_wizard.web.preload import pieces
from tests.builders import ALL_IS_WELL, TODAY, applicant
from tests.strategies import applicants_by_rules
from tests.web.visiting import Visitor

PAIRS = [*((code, None) for code in languages()), ("ar", "nl"), ("ti", "ar")]


def form_answers() -> dict[str, object]:
    """Return answers to what the form asks: not to what is offered after the result."""
    return {key: value for key, value in ALL_IS_WELL.items() if not BY_KEY[key].further}


def without_further(answers: Answers) -> Answers:
    """Return answers without those to the questions that are offered after the result."""
    return answers.model_copy(update=dict.fromkeys(question.key for question in FURTHER))


def at_result(today: date = TODAY, language: str = "en", **different: object) -> Visitor:
    person = Visitor(today, language)
    person.give_all(applicant(today, **different))
    person.press("go", "result")
    return person


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(applicants_by_rules())
def test_the_pages_ask_what_check_asks_and_come_to_its_verdict(case: tuple[Answers, date, Edition | None]) -> None:
    answers, today, rules = without_further(case[0]), *case[1:]
    person = Visitor(today, "nl", rules)
    person.press("do", "start")
    dumped = answers.model_dump(mode="json", exclude_none=True)
    for question in asked(answers, today, rules):
        assert person.place == question.key
        person.give(question.key, dumped[question.key])
    if asked(answers, today, rules):  # by rules that are too old nothing is asked
        assert person.place == "check"
        person.press("go", "result")
    assert person.place == "result"
    checked = json.loads(writer("json")(Sheet(assess(answers, today, rules), (Localizer("nl"),))))
    shown = re.findall(r'<li id="(\w+)"', person.answer["html"])
    assert sorted(shown) == sorted(finding["id"] for finding in checked["findings"])
    person.press("go", "take")
    person.press("take", "json")
    assert json.loads(b64decode(person.answer["file"]["content"])) == checked


@pytest.mark.parametrize(("language", "beside"), PAIRS)
def test_every_page_is_whole_in_every_language(language: str, beside: str | None) -> None:
    person = Visitor(TODAY, language, kiosk=True)
    person.visit["beside"] = beside
    seen: set[str] = set()

    def look() -> None:
        seen.add(person.place)
        html = person.answer["html"]
        assert (person.answer["lang"], person.answer["dir"]) == (language, languages()[language].direction)
        assert html.count('<h1 tabindex="-1"') == 1
        spoken = {code for code, _words in person.page.said}
        assert {language, beside or language} <= spoken
        html = re.sub('<p class="payload".*?</p>', "", html)  # what a code holds: an address in words
        assert not re.search(r"https?:|//|\sstyle=|\son\w+=|<script|<style|<a\b|<img|url\(", html)
        assert not re.search(
            r"[A-Z0-9-]+\.(?:NL|EU|ORG|COM)\b", person.page.text()
        )  # an address in capitals is hard to read
        for tag, attrs in person.page.elements:
            if tag in ("form", "input"):
                assert attrs["autocomplete"] == "off"
            if attrs.get("id") == "typed":
                assert (attrs["inputmode"], attrs["autocapitalize"]) == ("numeric", "off")

    person.send()
    look()
    person.press("do", "start")
    for key, value in form_answers().items():
        look()
        person.press("do", "answer")
        assert 'role="alert"' in person.answer["html"]
        look()
        if isinstance(value, date):
            person.press("do", "answer", typed=value.strftime("%d.%m.%y"))
            look()
            person.press("do", "confirm")
        else:
            person.give(key, str(value))
    for name, value in [("go", "language"), ("beside", beside or ""), ("go", "result"), ("go", "leave"),
    ("go", "result"),
                        ("go", "again"), ("go", "result"), ("go", "take"), ("take", "code"), ("go", "take"),
                        ("take", "detailed code"), ("go", "take"), ("go", "result"), ("do", "end")]:  # fmt: skip
        look()
        if (name, value) in person.page.buttons():
            person.press(name, value)
        else:
            person.send(**{name: value})
    look()
    assert person.visit["answers"] == {}
    assert {"start", "check", "result", "take", "code", "leave", "again", "language", "ended",
            "expires_on"} <= seen  # fmt: skip


def test_a_changed_answer_leads_back_by_way_of_what_became_necessary() -> None:
    person = at_result()
    person.press("go", "check")
    person.press("go", "travel")
    person.press("do", "answer", answer="yes")
    assert person.place == "return_on"
    person.press("do", "answer", unknown="yes")
    assert person.place == "travel_document"
    person.give("travel_document", "yes")
    assert person.place == "check"


def test_the_language_changes_at_any_time_and_keeps_what_was_begun() -> None:
    person = Visitor(TODAY)
    person.press("do", "start")
    person.send(go="language", answer="unsure")
    person.press("lang", "ti")
    assert (person.place, person.answer["lang"]) == ("permit", "ti")
    assert re.search(r'value="unsure"[^>]* checked', person.answer["html"])
    person.give("permit", "temporary_asylum")
    person.send(go="language", typed="3 maart 20")
    person.press("beside", "nl")
    assert 'value="3 maart 20"' in person.answer["html"]
    assert 'class="both"' in person.answer["html"]


def test_the_browsers_back_may_come_from_anywhere() -> None:
    person = at_result()
    person.send(go="expires_on")
    assert person.place == "expires_on"
    person.send(go="travel_document")  # not asked: there is no journey
    assert person.place == "check"
    person.visit["answers"].pop("permit")
    person.send(go="result")
    assert person.place == "permit"
    person.send(go="no such place")
    assert person.place == "permit"


@pytest.mark.parametrize("typed", ["", "31-02-2027", "5", "<b>&\"'", "1 1 1", "x" * 500])
def test_what_is_no_date_is_said_beside_the_line_and_stays_in_it(typed: str) -> None:
    person = Visitor(TODAY)
    person.press("do", "start")
    person.give("permit", "temporary_asylum")
    person.press("do", "answer", typed=typed)
    assert person.place == "expires_on"
    assert 'aria-invalid="true"' in person.answer["html"]
    assert ("typed", typed) in person.page.fields()


def test_a_date_is_said_back_while_it_is_typed() -> None:
    request = {
        "visit": {"language": "nl", "place": "expires_on"},
        "form": {"typed": "5 mrt 2027"},
        "now": 0,
        "peek": True,
    }
    answer = json.loads(turn(json.dumps({**request, "today": TODAY.isoformat()})))
    assert answer["card"] == "05-03-2027"
    assert "vrijdag 5 maart 2027" in re.sub("<[^>]+>", "", answer["echo"])


def test_every_file_is_what_the_formats_write() -> None:
    person = at_result(language="ar")
    person.press("go", "take")
    sheet = Sheet(assess(without_further(applicant()), TODAY), (Localizer("ar"),))
    for name, form in (("html", "html"), ("text", "text"), ("ics", "ics"), ("json", "json")):
        person.press("take", name)
        assert b64decode(person.answer["file"]["content"]) == writer(form)(sheet)
    person.press("do", "print")
    assert person.answer["print"]


def test_a_calendar_without_a_day_says_so() -> None:
    person = Visitor(TODAY)
    person.press("do", "start")
    person.give("permit", "other")
    person.press("go", "result")
    person.press("go", "take")
    person.press("take", "ics")
    assert person.answer["file"] is None
    assert 'role="alert"' in person.answer["html"]


def test_a_day_that_cannot_be_is_asked_about_once() -> None:
    early = (RELEASED - timedelta(days=9)).isoformat()
    person = Visitor(TODAY)
    del person.settings["today"]
    now = int((date.fromisoformat(early) - date(1970, 1, 1)).days) * 86_400_000
    person.settings["now"] = now
    person.send(do="start")
    assert person.place == "clock"
    person.press("go", "start")
    person.press("do", "start")
    person.press("do", "sure")
    assert person.place == "permit"


def test_a_new_day_is_told_and_a_return_that_has_passed_asked_again() -> None:
    person = at_result(travel="yes", return_on=TODAY, travel_document="yes")
    person.settings["today"] = (TODAY + timedelta(days=1)).isoformat()
    person.send()
    assert person.place == "return_on"
    person = at_result()
    person.settings["today"] = (TODAY + timedelta(days=1)).isoformat()
    person.send(go="result")
    assert "A new day has begun" in person.page.text()


def test_what_was_taken_along_yesterday_is_not_the_result_of_today() -> None:
    person = at_result()
    person.press("go", "take")
    person.press("take", "text")
    person.send(go="result")
    person.send(go="leave")
    assert ("go", "take") not in person.page.buttons()
    person.press("do", "back")
    person.settings["today"] = (TODAY + timedelta(days=1)).isoformat()
    person.send(go="leave")
    assert ("go", "take") in person.page.buttons()


def test_the_end_is_on_every_page_of_a_kiosk_and_leaves_nothing() -> None:
    person = Visitor(TODAY, kiosk=True)
    person.press("do", "start")
    person.give("permit", "other")
    person.press("do", "end")
    assert person.place == "ended"
    assert not {"other"} & set(map(str, person.visit.values()))
    assert TextIOWrapper(BytesIO(person.answer["html"].encode())).read().count("checked") == 0


@pytest.mark.parametrize("language", list(languages()))
def test_a_made_up_visit_warms_up_every_kind_of_page_and_nothing_of_it_is_kept(language: str) -> None:
    places: set[str] = set()
    for piece in pieces(language):
        answer = json.loads(turn(piece))
        assert "place" in answer or "echo" in answer
        places.add(answer.get("place", "echo"))
        assert answer.get("lang", language) == language
    assert places == {
        "permit", "echo", "expires_on", "applied", "check", "result", "take", "language", "leave", "again", "code",
    }  # fmt: skip
    assert Visitor(TODAY, language).visit["answers"] == {}


def test_that_a_date_cannot_be_found_is_ticked_only_where_that_was_answered() -> None:
    def ticked() -> list[bool]:
        return [
            "checked" in attributes for _tag, attributes in person.page.elements if attributes.get("name") == "unknown"
        ]

    person = Visitor(TODAY)
    person.give_all(applicant(TODAY, expires_on="unknown"))
    person.press("go", "expires_on")
    assert ticked() == [True]
    person.press("do", "answer", typed="20 5 2027")
    person.press("do", "confirm")
    person.press("do", "back")
    assert person.place == "expires_on"
    assert ticked() == [False]
