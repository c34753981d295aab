"""Everything on a page of the model is on its screen, or one key away in it.

That is what a row opens to, and why a question is asked.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.core.answers import Answers
from permit_wizard.core.finding import Kind
from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import BilingualText, as_bilingual
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import DateForm, Localizer
from permit_wizard.language.wording import SECTIONS
from permit_wizard.terminal_ui.app import WizardApp
from permit_wizard.terminal_ui.screens.result import ResultScreen
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Drawn
from permit_wizard.visit.blocks import Banner, Block, Dates, Exports, Facts, Findings, NextStep
from permit_wizard.visit.events import Resume
from permit_wizard.visit.page import Page, texts
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import ENDED, EXPORT, IDLE, LANGUAGE, RESULT, WELCOME
from permit_wizard.visit.state import Visit
from permit_wizard.visit.steps import step
from tests.builders import THOROUGH
from tests.strategies import applicants
from tests.terminal_ui.visiting import visit as sit_down
from tests.visit.walks import visits

EXAMPLES = 12 if THOROUGH else 4
WIDE = 400  # cells: no line is broken
OTHER_PAGES = (WELCOME, IDLE, ENDED, LANGUAGE)  # a kiosk's; where the program has ended; in one language at a time


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", "", words)


def shown_words(app: WizardApp) -> Iterator[str]:
    """Yield all that is on the screens, and what one key opens on them."""
    for screen in app.screen_stack:
        for widget in screen.query(Drawn):
            if isinstance(widget, Details):
                yield from _said(widget.title, *widget.body)
            yield widget.draw(WIDE).plain
        if isinstance(screen, ResultScreen):
            for outer in screen.result.rows:
                for row in (outer, *outer.inside):
                    yield from _said(row.brief, *row.text, *row.why, row.spoken_heading)
                    yield from _said(*(words for sentence in row.spoken for words in (sentence.dutch, sentence.own)))


def _said(*parts: str) -> Iterator[str]:
    """Yield what each reader sees of texts: as a string, a text for two readers is the first one's alone."""
    return (voice.words for part in parts for voice in as_bilingual(part).voices)


def ways(text: Text, localizer: Localizer, *, first_line: bool = False) -> list[list[str]]:
    """Return the sentences of a text with its days in each form: a row has the first, and what opens the others.

    An answer within a sentence is there without the Dutch term below it, as is all of which only the first line is.
    """
    rendered = [localizer(text, form) for form in DateForm]
    if first_line or any(isinstance(value, Text) for value in text.values.values()):
        rendered = [way.partition("\n")[0] for way in rendered]
    return [parts_of(way) for way in rendered]


def _on_screen(block: Block) -> Block:
    """Return a block without what the screen has on the row under the cursor or on the question itself."""
    if not isinstance(block, Facts):
        return block
    rows = tuple(fact._replace(answer=fact.label) for fact in block.rows)
    return block._replace(rows=rows, change=None)


def expected(shown: Page) -> list[Text]:
    """Return the texts of a page; of a result, which has the days on a ticket and a track, those of its findings."""
    if shown.place != RESULT:
        kept = tuple(map(_on_screen, (block for block in shown.blocks if not getattr(block, "optional", False))))
        return [*texts(shown._replace(blocks=kept, actions=(), progress=None))]  # chapters, and how many are left
    found: list[Text] = []
    for block in shown.blocks:
        if isinstance(block, Findings):
            found += [text for item in block.items for text in texts(item._replace(when=None))]
        elif not isinstance(block, Banner | NextStep | Dates):
            found += [text for text in texts(block) if {"contact", "rules"} & text.values.keys()]
    return found


def left_out(shown: Page, localizer: Localizer) -> set[str]:
    """Return the sentences of warnings about what the ticket says that are not on the screen.

    They are part of the first step, so none points to the steps; and that the card has expired is on the ticket.
    """
    verdict, steps = shown.verdict, localizer(SECTIONS[Kind.STEP])
    if shown.place != RESULT or verdict is None or verdict.next_step is None:
        return set()
    sentences: list[str] = []
    for item in (item for block in shown.blocks if isinstance(block, Findings) for item in block.items):
        if item.finding.id == "late":
            sentences.append(localizer(item.brief))
        elif item.finding.id != "last_day" and item.brief.message.rstrip(".") not in verdict.title.message:
            continue
        for words in (localizer(text) for text in (item.message, item.detail) if text is not None):
            sentences += [each for each in re.split(r"(?<=[.?!።؟])\s+", words) if steps in each]
    return {part for sentence in sentences for part in parts_of(sentence)}


def parts_of(words: str) -> list[str]:
    return [squeezed(each).strip(".?!:።") for each in re.split(r"(?<=[.?!:።؟])\s+|\n", words) if each]


async def missing(visit: Visit) -> list[str]:
    """Return what of the page of a visit is not on its screen."""
    async with sit_down(visit.language, visit.today, (120, 60), device=visit.device) as person:
        app = person.app
        app.show_in(BilingualText.of(visit.language, visit.beside or None))
        app.visit, app._base = visit, None
        app._kept.clear()
        app._follow()
        await person.pilot.pause()
        await person.pilot.pause(0.1)
        shown = page(app.visit)
        # of a way to take the result along that cannot be used, why not is in the place of the second line
        options = [option for block in shown.blocks if isinstance(block, Exports) for option in block.options]
        cut = [option.label for option in options if option.problem is not None]
        everything = squeezed("\n".join(map(str, shown_words(app))))
        return [
            localizer(text)
            for code in app.visit.spoken
            for localizer in [Localizer(code)]
            for not_there in [left_out(shown, localizer)]
            for text in expected(shown)
            if not any(
                all(part in everything or part in not_there for part in way)
                for way in [
                    *ways(text, localizer, first_line=text in cut),
                    # of an answer in two languages, the term in brackets is there once
                    *(
                        parts_of(voice.words)
                        for voice in app.bilingual(text).with_terms_once().voices[1:]
                        if code == visit.beside
                    ),
                ]
            )
        ]


@given(visits(12))
@settings(max_examples=EXAMPLES)
def test_every_text_of_every_page_is_on_the_screen_or_one_key_away(visit: Visit) -> None:
    if visit.place not in OTHER_PAGES and visit.prefill is None:
        assert asyncio.run(missing(visit)) == []


@given(applicants(), st.permutations([*languages()]), st.booleans(), st.sampled_from([RESULT, EXPORT]))
@settings(max_examples=EXAMPLES)
def test_every_text_of_a_result_and_of_taking_it_along(
    person: tuple[Answers, date], codes: list[str], alone: bool, place: str
) -> None:
    """A random walk seldom ends there."""
    answers, today = person
    visit = Visit(today, language=codes[0], beside="" if alone else codes[1], contact="Ann & Co")
    visit = step(replace(visit, given=answers, place=place, clock_is_right=True), Resume())
    assert asyncio.run(missing(visit)) == []
