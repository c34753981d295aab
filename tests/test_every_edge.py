"""Whatever people read, a verdict names one last day, and its next step comes first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.triage.run import triage_rows
from permit_wizard.caseload.triage.urgency import Triage, Urgency
from permit_wizard.core.answers import Answers, read_answers
from permit_wizard.core.days import Relation
from permit_wizard.core.finding import Kind
from permit_wizard.core.rules import assess
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs import Sheet, calendar, html, plain_text, writer
from permit_wizard.visit.export_options import options_here, sheet_of
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import RESULT
from permit_wizard.visit.state import Visit
from permit_wizard.web.engine import html as page_html
from permit_wizard.web.render.bilingual_html import BilingualHtml
from permit_wizard.web.render.result import paper as printed
from tests.builders import ALL_IS_WELL
from tests.caseload.people import stream
from tests.plain.visits import ENTER, LEAVE, result_of, way_to_check
from tests.plain.visits import visit as line_by_line
from tests.visit.test_html import words

english = Localizer("en", isolate=False)


def text(answers: Answers, today: date) -> str:
    return plain_text.write(Sheet(assess(answers, today), (english,)), 500).decode()


def paper(answers: Answers, today: date) -> str:
    source = html.write(Sheet(assess(answers, today), (english,))).decode()
    return words(re.sub(r"<style.*?</style>|<title.*?</title>", "", source, flags=re.DOTALL))


def lines(answers: Answers, today: date) -> str:
    return result_of("en", answers, today)


def pages(answers: Answers, today: date) -> str:
    visit = Visit(today, given=answers, place=RESULT, language="en")
    return words(page_html(visit, page(visit), BilingualHtml("en", None)))


EDGES: dict[str, Callable[[Answers, date], str]] = {"text": text, "paper": paper, "lines": lines, "pages": pages}

PEOPLE = {
    "the last day is a Sunday": ("2026-11-30", {"expires_on": "2026-12-07"}),
    "the last day is in Easter": ("2027-03-10", {"expires_on": "2027-03-30"}),
    "the last day is in Christmas": ("2026-12-22", {"expires_on": "2026-12-28"}),
    "the last day is King's day": ("2027-04-20", {"expires_on": "2027-04-28"}),
    "no DigiD": ("2026-12-07", {"expires_on": "2027-03-08", "digid": "no"}),
    "help first": ("2026-12-07", {"expires_on": "2027-03-08", "convictions": "yes"}),
    "help later": ("2027-02-15", {"expires_on": "2027-03-08", "convictions": "yes"}),
    "expired": ("2026-12-08", {"expires_on": "2026-12-07"}),
    "a permanent permit asked for": (
        "2026-11-30",
        {"expires_on": "2026-12-07", "applied": "permanent", "received_on": "2026-05-10"},
    ),
    "a late decision": (
        "2026-11-30",
        {"expires_on": "2027-03-08", "applied": "extension", "received_on": "2026-07-10"},
    ),
    "refused": ("2026-11-30", {"expires_on": "2027-03-08", "applied": "refused"}),
}
WITH_A_LAST_DAY = (
    "the last day is a Sunday",
    "the last day is in Easter",
    "the last day is in Christmas",
    "the last day is King's day",
)


@cache
def person(name: str) -> tuple[Answers, date, Verdict]:
    day, different = PEOPLE[name]
    today = date.fromisoformat(day)
    answers = read_answers({**ALL_IS_WELL, **different}, today)
    return answers, today, assess(answers, today)


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_next_step_comes_before_every_other_step(name: str, edge: str) -> None:
    answers, today, verdict = person(name)
    assert verdict.next_step is not None
    shown = squeezed(EDGES[edge](answers, today))
    places = {step.id: shown.find(squeezed(english(step.message))) for step in verdict.of_kind(Kind.STEP)}
    assert -1 not in places.values(), places
    assert min(places, key=places.__getitem__) == verdict.next_step.id, places


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("name", WITH_A_LAST_DAY)
def test_the_last_day_is_the_last_safe_day_and_the_working_day_is_beside_it(name: str, edge: str) -> None:
    answers, today, verdict = person(name)
    last, act_by = verdict.dates.last_safe_receipt, verdict.dates.act_by
    assert last is not None
    assert act_by is not None
    shown = EDGES[edge](answers, today)
    assert f"{last.day} {last:%B}" in shown
    for sentence in re.split(r"(?<=[.?!])\s+|\n", shown):
        if f"{act_by.day} {act_by:%B}" in sentence and not re.search(rf"Today, |{last.day} {last:%B}", sentence):
            assert "still phone for help" in sentence, sentence
    assert "still phone for help" in shown


@pytest.mark.parametrize("name", WITH_A_LAST_DAY)
def test_the_calendar_and_the_caseload_name_the_same_last_day(name: str) -> None:
    answers, today, verdict = person(name)
    last, act_by = verdict.dates.last_safe_receipt, verdict.dates.act_by
    assert last is not None
    assert act_by is not None
    events = calendar.write(Sheet(verdict, (english,), detailed=True)).decode()
    assert f"DTSTART;VALUE=DATE:{last:%Y%m%d}" in events
    assert f"DTSTART;VALUE=DATE:{act_by:%Y%m%d}" not in events
    assert triage_of(answers, today).due == last


@pytest.mark.parametrize("name", PEOPLE)
def test_somebody_has_to_act_today_in_the_caseload_where_the_next_step_is_for_today(name: str) -> None:
    answers, today, verdict = person(name)
    assert verdict.next_step is not None
    assert verdict.next_step.due is not None
    for_today = verdict.next_step.due.relation is Relation.TODAY
    assert (triage_of(answers, today).urgency is Urgency.TODAY) == for_today


def test_a_centres_contact_is_in_every_file_on_paper_and_on_the_printers_page(tmp_path: Path) -> None:
    answers, today, verdict = person("no DigiD")
    for contact, count in (("Desk 2", 1), ("", 0)):
        visit = Visit(today, given=answers, place=RESULT, language="en", contact=contact)
        for option in options_here(visit, verdict):
            if option.format in ("html", "text"):
                content = writer(option.format)(sheet_of(visit, verdict, option)).decode()
                assert content.count("Is something here wrong?") == count, option
        assert printed(page(visit), BilingualHtml("en", None)).count("Is something here wrong?") == count
        file = tmp_path / f"{count}.txt"
        line_by_line([*way_to_check(answers, today), ENTER, "k", "2", str(file), LEAVE], "en", today, contact=contact)
        assert file.read_text(encoding="utf-8").count("Is something here wrong?") == count


def triage_of(answers: Answers, today: date) -> Triage:
    """Judge a sheet of one row."""
    row = {"ref": "A-1"} | {
        key: str(value) for key, value in answers.model_dump(mode="json", exclude_none=True).items()
    }
    sheet = f"{','.join(row)}\n{','.join(row.values())}\n"
    (entry,) = triage_rows(Reading(stream(sheet.encode()), today), today, english).ordered()
    return entry.triage
