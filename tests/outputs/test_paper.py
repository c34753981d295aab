"""A result on paper: how long it is, that nothing that matters is left out, and what its numbers refer to."""

from __future__ import annotations

import re
from functools import cache

import pytest

from permit_wizard.core.editions import EDITIONS, IND_2019
from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.rules import assess
from permit_wizard.core.source import LAWS
from permit_wizard.core.text import _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.care import care_lines
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.next_step import spoken
from permit_wizard.language.wording import because_lines, when_beside, when_text
from permit_wizard.outputs import Sheet, html, plain_text
from permit_wizard.outputs.paper import SHORTEST, YOUR_ANSWERS, Length, paper_of
from permit_wizard.review.inventory import survey
from tests.builders import some
from tests.core.samples import sample_verdicts
from tests.terminal_ui.test_plan import PERSONS, visit_of
from tests.test_every_edge import PEOPLE, person
from tests.visit.test_html import words

NAMES = list(dict.fromkeys([*PERSONS, *PEOPLE]))
MOST_ROWS = {"en": 78, "nl": 77, "fr": 88, "ar": 78, "ti": 69}
"""Rows of the longest text, but for the one person with six conditions to ask about: as measured, and two more."""
NINE_IN_TEN = -(-9 * len(NAMES) // 10)
FITTING = {"en": NINE_IN_TEN, "nl": NINE_IN_TEN, "fr": 16, "ar": 22, "ti": NINE_IN_TEN, "tr": 20, "fa": 22}
"""How many of the 27 people get a text of one page of A4.

Nine in ten; in languages with longer words as measured, less one, since words change.
"""


@cache
def verdict_of(name: str) -> Verdict:
    if name in PEOPLE:
        return person(name)[2]
    rules = IND_2019 if name == Outcome.NEW_PERMIT else None
    visit = visit_of(name)
    return assess(visit.answers, visit.today, rules)


@cache
def text_of(name: str, code: str, *, why: bool = False) -> str:
    return plain_text.write(Sheet(verdict_of(name), (Localizer(code),), why=why)).decode()


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200f\u2066-\u2069]+", "", text)


@pytest.mark.parametrize("code", some(languages(), 2))
def test_most_people_get_one_page_of_text(code: str) -> None:
    rows = {name: text_of(name, code).count("\n") for name in NAMES}
    others = [count for name, count in rows.items() if name != Outcome.GET_ADVICE]
    assert sum(count <= plain_text.ROWS for count in rows.values()) >= FITTING.get(code, 0), rows
    assert max(others) <= MOST_ROWS.get(code, max(MOST_ROWS.values())), rows


@pytest.mark.parametrize("code", some(languages(), 2))
def test_what_has_a_right_or_a_day_is_whole(code: str) -> None:
    """Steps and warnings in full, the objection, what to say, where help is: in every language, however long."""
    localizer = Localizer(code)
    for name in NAMES:
        verdict = verdict_of(name)
        source = html.write(Sheet(verdict, (localizer,))).decode()
        page = words(re.sub(r"<style.*?</style>", "", source, flags=re.DOTALL))
        for edge in (squeezed(text_of(name, code)), squeezed(page)):
            for finding in verdict.findings:
                assert has(edge, finding, localizer), (name, finding.id)
            assert all(squeezed(localizer.line(line)) in edge for line in care_lines())
            assert squeezed(localizer.date(verdict.today)) in edge
            for text in paper_of(verdict).spoken:
                dutch, own = spoken([text], localizer)[0]
                assert without_days(dutch) in without_days(edge)
                assert without_days(own) in without_days(edge)


def has(edge: str, finding: Finding, localizer: Localizer) -> bool:
    """Return whether a finding is there: whole, or as short as it may get."""
    whole = finding.id not in SHORTEST
    parts = [finding.message, *([finding.rest] if finding.rest and whole else [])]
    shorter = not whole and SHORTEST[finding.id] >= Length.BRIEF and squeezed(localizer(finding.brief)) in edge
    return shorter or all(
        squeezed(localizer.line(part)) in edge or squeezed(localizer.line(part, DateForm.WORDS)) in edge
        for part in parts
    )


def without_days(text: str) -> str:
    return re.sub(r"\(\d\d-\d\d-\d{4}\)", "", squeezed(text))


def test_only_what_has_no_right_and_no_day_may_get_shorter() -> None:
    """Nothing of what the contract shows first, no step with a day, and no name that is no finding."""
    known = {name: finding for edition in EDITIONS for name, finding in survey(edition).samples.items()}
    assert set(SHORTEST) <= set(known)
    first = {  # the contract, "Shown first", but for what is last there
        "late", "last_day", "rules_unchecked", "received_late", "digid_may_be_late", "travel_home_country",
        "decision_after_expiry", "condition_residence", "absence_check", "condition_reason", "condition_information",
        "condition_public_order", "permanent_ended", "received_early",
    }  # fmt: skip
    assert not first & set(SHORTEST)
    assert [name for name in SHORTEST if known[name].kind is Kind.STEP] == ["collect"]
    assert known["collect"].due is None
    assert "decision_letter" not in SHORTEST


@pytest.mark.parametrize("code", some(languages(), 2))
def test_why_leaves_nothing_out(code: str) -> None:
    localizer = Localizer(code)
    for name in NAMES:
        verdict = verdict_of(name)
        short, whole = squeezed(text_of(name, code)), squeezed(text_of(name, code, why=True))
        for finding in verdict.findings:
            assert finding.rest is None or squeezed(localizer.line(finding.rest, DateForm.WORDS)) in whole, finding.id
            for line in because_lines(finding, verdict.answers):
                assert squeezed(localizer.line(line)) in whole
                assert squeezed(localizer.line(line)) not in short


@pytest.mark.parametrize("name", NAMES)
def test_each_source_is_there_once_and_each_number_has_one(name: str) -> None:
    shown = text_of(name, "en")
    body, _answers, end = shown.partition("Your answers:")
    referred, numbered = set(re.findall(r"\[(\d+)\]", body)), re.findall(r"\[(\d+)\]", end)
    assert len(numbered) == len(set(numbered))
    assert referred == set(numbered)
    named = sources_named(" ".join(end.split()))
    for section in paper_of(verdict_of(name)).sections:
        for entry in section.entries:
            assert entry.source is None or named[entry.source].startswith(str(entry.finding.source)), entry
    assert shown.count("Your answers") <= 1


def sources_named(end: str) -> dict[int, str]:
    """Return what follows each number; an article of the act before it with the name of that act."""
    found: dict[int, str] = {}
    act = ""
    for number, source in re.findall(r"\[(\d+)\] ([^\[]+)", end):
        act = next((law for law in LAWS if source.startswith(law)), act)
        found[int(number)] = f"{act}, {source}" if source.startswith("art. ") else source
    return found


def test_a_page_gets_shorter_only_where_there_is_no_room() -> None:
    paper, localizer = paper_of(verdict_of(Outcome.APPLY_ONLINE)), Localizer("en")
    rows = [sum(1 for _ in plain_text.rows(paper, localizer, 80, length)) for length in Length]
    assert rows == sorted(rows, reverse=True)
    for length, count in zip(Length, rows, strict=True):
        assert plain_text.fitting(paper, localizer, 80, count) is length
    assert plain_text.fitting(paper, localizer, 80, 1) is Length.PACKED
    assert plain_text.fitting(paper, localizer, 80, 1, why=True) is Length.WHOLE


@pytest.mark.parametrize("code", some(languages(), 2))
def test_a_step_without_a_line_for_its_time_has_it_in_its_headline(code: str) -> None:
    localizer = Localizer(code)
    today = localizer(_("today")).casefold()
    seen: set[str] = set()
    for verdict in sample_verdicts():
        for step in verdict.of_kind(Kind.STEP):
            if when_text(step) is None or when_beside(step) is not None:
                continue
            seen.add(step.id)
            if step.due is not None:
                words = localizer(step.message).casefold()
                assert today in words or localizer.date(step.due.day).casefold() in words, (step.id, words)
    assert seen >= {"wait_until", "apply_in_writing", "find_out", "refused_letter", "collect", "travel_visa"}
    assert "apply_by_post" not in seen


def test_the_day_before_a_last_day_is_said_of_the_day_of_that_step() -> None:
    """The application's last day may be in the same paragraph, so that "the last day" could be either."""
    for verdict in sample_verdicts():
        for step in verdict.findings:
            if step.note is not None:
                assert step.due is not None
                assert step.note.values["on"] == step.due.day


@pytest.mark.parametrize("code", some(languages(), 2))
def test_what_is_above_the_answers_has_the_signs_of_its_language(code: str) -> None:
    localizer = Localizer(code)
    words = localizer.pattern("{question}: {answer}").partition("{question}")[2].partition("{answer}")[0]
    heading = localizer(YOUR_ANSWERS)
    assert f"{heading}{words}" in text_of(Outcome.APPLY_ONLINE, code)
    assert f"<b>{heading}</b>{words}" in html.write(Sheet(verdict_of(Outcome.APPLY_ONLINE), (localizer,))).decode()
