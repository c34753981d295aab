"""The page of the result: today's step first, what to say on the telephone, and warnings before a loss."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest

from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.rules import assess
from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import NOTHING_TO_DO, READ_OUT, words_to_say
from permit_wizard.visit.result_page import next_step_block
from permit_wizard.web.frame import NOTHING_IS_SAVED
from tests.builders import ALL_IS_WELL, EXPIRES, TODAY, applicant
from tests.web.visiting import Visitor

PHONES = {"digid": "without_sms", "information_correct": "unsure"}
PAIRS = [*((code, None) for code in languages()), ("ar", "nl"), ("nl", "ti"), ("fr", "ar")]


def at_result(language: str, beside: str | None = None) -> Visitor:
    person = Visitor(TODAY, language)
    person.visit["beside"] = beside
    person.give_all(applicant(**PHONES))
    person.press("go", "result")
    return person


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())


def plain(text: str) -> str:
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


@pytest.mark.parametrize(("language", "beside"), PAIRS)
def test_what_to_do_today_is_before_all_else(language: str, beside: str | None) -> None:
    html = at_result(language, beside).answer["html"]
    order = [html.index(part) for part in ('class="banner', 'class="now"', 'class="timeline"', 'class="findings"')]
    assert order == sorted(order)
    section = html[order[1] : order[2]]
    today = next_step_block(assess(applicant(**PHONES), TODAY))
    for localizer in map(Localizer, filter(None, (language, beside))):
        assert plain(localizer(today.heading)) in words(section)
        assert today.action is None or plain(localizer(today.action)) in words(section)


@pytest.mark.parametrize("language", languages())
def test_where_nothing_is_to_be_done_today_the_box_says_so(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("permit_wizard.core.verdict.Verdict.next_step", None)
    box = at_result(language).answer["html"].partition('class="now"')[2].partition("</section>")[0]
    assert Localizer(language)(NOTHING_TO_DO) in box


@pytest.mark.parametrize(("language", "beside"), PAIRS)
def test_somebody_who_is_told_to_phone_is_told_what_to_say(language: str, beside: str | None) -> None:
    """In Dutch, which is what is spoken there, and below it in each language of the reader; never twice."""
    person = at_result(language, beside)
    verdict = assess(applicant(**PHONES), TODAY)
    told = {finding.id: to_say(finding) for finding in verdict.findings}
    assert len([sentences for sentences in told.values() if sentences]) >= 1
    for id_, sentences in told.items():
        item = person.answer["html"].partition(f'<li id="{id_}"')[2]
        item = re.split('<li id="|<div class="paper', item)[0]
        lines = re.findall(r'<li><b lang="nl" dir="ltr">(.*?)</b>(.*?)</li>', item)
        assert [words(dutch) for dutch, _meant in lines] == [plain(Localizer("nl")(text)) for text in sentences]
        readers = [code for code in (language, beside) if code not in (None, "nl")]
        for text, (_dutch, meant) in zip(sentences, lines, strict=True):
            spans = re.findall(r'<span lang="(\w+)" dir="(\w+)">(.*?)</span>', meant)
            assert [(code, turned) for code, turned, _words in spans] == [
                (code, languages()[code].direction) for code in readers
            ]
            assert [words(said) for *_rest, said in spans] == [
                plain(Localizer(code)(text, DateForm.FULL)) for code in readers
            ]
        assert (plain(Localizer(language).line(READ_OUT)) in words(item)) == bool(sentences)


def to_say(finding: Finding) -> list[Text]:
    return words_to_say(finding, applicant(**PHONES).expires_on) if finding.kind is Kind.STEP else []


@pytest.mark.parametrize("language", languages())
def test_that_reloading_loses_all_is_said_beforehand_on_every_page(language: str) -> None:
    said = plain(Localizer(language).line(NOTHING_IS_SAVED))
    person = Visitor(TODAY, language)
    assert said in person.page.text()  # the start page
    person.press("do", "start")
    for key, value in ((key, value) for key, value in ALL_IS_WELL.items() if not BY_KEY[key].further):
        assert said in person.page.text(), key
        person.give(key, str(value))
    for place in ("check", "result", "take", "code"):
        person.send(go=place)
        assert said in person.page.text(), place


@pytest.mark.parametrize(("days", "tone"), [(3, "good"), (2, "good"), (1, None), (0, None), (-1, "warn")])
def test_the_days_left_warn_when_there_are_none(days: int, tone: str | None) -> None:
    person = Visitor(EXPIRES - timedelta(days))
    person.give_all(applicant(EXPIRES - timedelta(days)))
    person.press("go", "result")
    found = re.search(r'<p class="left (\w+)">', person.answer["html"])
    assert (found and found[1]) == tone
