"""The formats: what text and JSON say of a verdict."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from permit_wizard.core.answers import Answers
from permit_wizard.core.questions import QUESTIONS
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import FSI, LRI, PDI, Localizer
from permit_wizard.outputs import FORMATS, Sheet, json_object, plain_text, writer
from tests.builders import TODAY, applicant
from tests.strategies import applicants


def sheet(answers: Answers, today: date = TODAY, *codes: str) -> Sheet:
    return Sheet(assess(answers, today), tuple(Localizer(code) for code in codes or ("en",)))


def text(page: Sheet, width: int = plain_text.WIDTH) -> str:
    return plain_text.write(page, width).decode()


def test_text_says_what_to_do_by_when_and_why() -> None:
    page = text(sheet(applicant(digid="without_sms")), 200)
    first, second, third, *_rest = page.splitlines()
    assert first == "Apply online now"
    assert second == "The IND must have your application by 19 May 2026 (19-05-2026)."
    assert third == "Today, Monday 2 March 2026. 78 days left to apply"
    assert (
        "1. Switch on the SMS code (sms-controle) of your DigiD, at mijn.digid.nl.\n   When: by 14 May 2026. You get "
        in page
    )
    assert "; DigiD: I have DigiD, but without SMS code and without the app; " in page
    assert re.search(r"still phone for help\. \[1\]\n", page)
    assert "Pages of the IND, in English: [1] DigiD with SMS code, [2] " in page
    assert page.index("What to do now") < page.index("Good to know")
    assert "Please note" not in page  # there are none


def test_text_ends_with_what_it_is_and_where_help_is() -> None:
    for answers in (applicant(), applicant(permit="other"), applicant(permit="unsure"), applicant(convictions="yes")):
        end = text(sheet(answers)).rsplit("\n\n", 1)[1]
        assert "not legal advice" in end
        assert all(name in end for name in ("VluchtelingenWerk", "Juridisch Loket", "IND"))


def test_two_languages_are_one_after_the_other() -> None:
    answers = applicant()
    both = text(sheet(answers, TODAY, "nl", "en"))
    assert both == text(sheet(answers, TODAY, "nl")) + "\n" + text(sheet(answers, TODAY, "en"))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_the_missing_answer_is_asked_for_in_words(question: object) -> None:
    for code in languages():
        page = plain_text.missing(question, Localizer(code)).decode()  # pyright: ignore[reportArgumentType]
        assert len(page.splitlines()) >= 4


@given(applicants(), st.sampled_from(sorted(languages())), st.integers(40, 120))
def test_text_keeps_to_its_width_and_closes_every_isolate_in_its_line(
    case: tuple[Answers, date], code: str, width: int
) -> None:
    for line in text(sheet(*case, code), width).splitlines():
        assert line.count(PDI) == line.count(LRI) + line.count(FSI)
        assert line == line.rstrip()
        assert cell_len(line) <= width or " " not in line.strip()  # only a single word may be longer


@given(applicants(), st.sampled_from(sorted(languages())))
def test_json_is_the_verdict_in_one_language_without_isolates(case: tuple[Answers, date], code: str) -> None:
    page = sheet(*case, code)
    raw = json_object.write(page)
    found = json.loads(raw)
    verdict: Verdict = page.verdict
    assert raw == json_object.write(page)
    assert found["schema"] == json_object.SCHEMA == 3
    assert found["outcome"] == verdict.outcome
    assert found["dates"] == {name: day.isoformat() for name, day in verdict.dates.known().items()}
    assert [finding["id"] for finding in found["findings"]] == [finding.id for finding in verdict.findings]
    for finding in found["findings"]:
        assert sorted(finding.keys() - {"due"}) == ["because", "brief", "detail", "id", "kind", "message", "source"]
        for words in (finding["brief"], finding["message"], finding["detail"] or ""):
            assert "\n" not in words
            assert not set(words) & {LRI, FSI, PDI}
    due = {f.id: {f.due.relation.value: f.due.day.isoformat()} for f in verdict.findings if f.due}
    assert {finding["id"]: finding["due"] for finding in found["findings"] if "due" in finding} == due
    assert found["rules"]["edition"] == verdict.edition.id


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_language(name: str) -> None:
    for code in languages():
        assert writer(name)(sheet(applicant(), TODAY, code)).decode()
