"""A result repeats nothing: neither its screen, nor the lines and the page of the same model."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from permit_wizard.core.answers import read_answers
from permit_wizard.core.finding import Kind
from permit_wizard.core.text import _
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import SECTIONS
from permit_wizard.plain.render import page_lines
from permit_wizard.terminal_ui.drawing.model import Result
from permit_wizard.terminal_ui.result_view import result_of
from permit_wizard.visit.blocks import Banner, Dates, Findings
from permit_wizard.visit.page import texts
from permit_wizard.visit.pages import page
from permit_wizard.visit.state import Visit
from permit_wizard.web.engine import html
from permit_wizard.web.render.bilingual_html import BilingualHtml
from tests.terminal_ui.test_plan import PERSONS, result_for, visit_of
from tests.terminal_ui.visiting import TODAY

LEAST = 3  # words of a sentence: "Phone the IND" is a sentence in several findings
DAY = re.compile(r"\D*\d+\D*\d{4}\(\d\d-\d\d-\d{4}\)?")  # alone, as two steps may have it
PART = re.compile(r"</?(?:p|li|h\d|div|summary|dt|dd|button|section|span)[^>]*>")


def sentences(words: str) -> list[str]:
    """Return the sentences of a text, as readers compare them."""
    plain = re.sub("[\u2066-\u2069]", "", words)
    found = (each.strip(" .:።").casefold() for each in re.split(r"(?<=[.?!:።؟])\s+|\n", plain))
    long = ["".join(each.split()) for each in found if len(each.split()) > LEAST]
    return [each for each in long if not DAY.fullmatch(each)]


def twice(words: str) -> set[str]:
    return {sentence for sentence, count in Counter(sentences(words)).items() if count > 1}


def without_folds(source: str) -> str:
    """Return a page without what opens only when it is asked for: reasons, and what to say on the phone."""
    fold = re.compile(r"<details(?:(?!<details).)*?</details>", re.DOTALL)
    while fold.search(source):
        source = fold.sub("\n", source)
    return source


def closed(result: Result) -> str:
    """Return all words of a result on which nothing is open."""
    ticket = result.ticket
    rows = [row.brief for row in result.rows]  # days of steps are a column: two steps may be due on one day
    return "\n".join(map(str, [ticket.verb, ticket.label, ticket.day, ticket.rest, *rows, result.care.advice]))


@pytest.mark.parametrize("language", languages())
def test_the_screen_of_a_result_says_nothing_twice(language: str) -> None:
    for name in PERSONS:
        result = result_for(name, language)
        assert not twice(closed(result)), name
        days = Counter(re.findall(r"\d\d-\d\d-\d{4}", closed(result)))
        assert not days or max(days.values()) == 1, (name, days)
        for outer in result.rows:
            for row in (outer, *outer.inside):
                first = sentences("\n".join(map(str, row.text)))[:1]
                assert "".join(row.brief.rstrip(".?؟።").casefold().split()) not in first, (name, row.id)


SUNDAY = date(2026, 9, 6)
URGENT: list[tuple[date, dict[str, object]]] = [
    (TODAY, {**PERSONS["get_advice"], "expires_on": "2026-08-20"}),
    (TODAY, {**PERSONS["apply_online"], "expires_on": str(SUNDAY), "digid": "no"}),  # DigiD may come too late
    (SUNDAY, {**PERSONS["apply_online"], "expires_on": str(SUNDAY)}),  # the card's last day, and nobody answers
]
MOST_SHARED = 0.5  # of the words above a day, those that the title may have too: "to", "the", "by", "IND"


def with_a_title_for_today(language: str) -> list[Result]:
    """Return the results of people of whom the ticket says what a warning says too."""
    visits = [Visit(day, read_answers(given, day), "result", language=language) for day, given in URGENT]
    results = [result_of(page(each), BilingualText.of(language)) for each in visits]
    return [*results, *(result_for(name, language) for name in PERSONS)]


@pytest.mark.parametrize("language", languages())
def test_the_title_does_not_say_what_the_day_below_it_is(language: str) -> None:
    """A card that has expired, above the day on which it expired and how many days ago that was."""
    for result in with_a_title_for_today(language):
        label, title = (
            {word.strip(".,:።").casefold() for word in str(words).split()}
            for words in (result.ticket.label, result.ticket.verb)
        )
        assert len(label & title) <= MOST_SHARED * len(label), (result.ticket.verb, result.ticket.label)


@pytest.mark.parametrize("language", languages())
def test_no_step_points_to_the_steps(language: str) -> None:
    """A warning says "see “What to do now”", and is part of the first step where the ticket is about it."""
    heading = Localizer(language)(SECTIONS[Kind.STEP])
    for result in with_a_title_for_today(language):
        for row in result.rows:
            if row.look.is_planned:
                assert heading not in "\n".join(map(str, row.text)), (row.id, row.text)


@pytest.mark.parametrize("language", languages())
def test_lines_and_pages_repeat_nothing_of_the_title_the_dates_and_the_findings(language: str) -> None:
    """Each finding has to be understood by itself: what two of them share, or share with the title, is in both."""
    localizer = Localizer(language, isolate=False)
    for name in PERSONS:
        visit = replace(visit_of(name), language=language)
        shown = page(visit)
        once: Counter[str] = Counter()
        for block in shown.blocks:
            parts = block.lines if isinstance(block, Dates) else block if isinstance(block, Banner | Findings) else ()
            for text in texts(parts):
                forms = [localizer(text, form) for form in DateForm]
                once.update(
                    {s for words in forms for s in sentences(f"{words}\n{localizer(_('When: {when}', when=words))}")}
                )
        source = without_folds(html(visit, shown, BilingualHtml(language, None)).partition('<div class="paper')[0])
        on_page = unescape(re.sub("<[^>]*>", " ", PART.sub("\n", source)))
        for edge, words in (("lines", "\n".join(page_lines(localizer, shown))), ("page", on_page)):
            more = Counter(sentences(words)) - once
            assert not {each for each in more if once[each]}, (name, edge)
            assert not {each for each, count in more.items() if count > 1}, (name, edge)
