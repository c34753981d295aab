"""Everything on a page of the model is in the lines: on the page itself, or one letter or number away."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_wizard.core.answers import Answers
from permit_wizard.core.finding import Kind
from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.wording import when_beside
from permit_wizard.plain.findings import after_lines, detail_lines, what_next
from permit_wizard.plain.parse import event_in
from permit_wizard.plain.render import labels_of, page_lines, rendered
from permit_wizard.terminal_ui.widgets.choices import no_such_number
from permit_wizard.visit.blocks import Action, Block, DateField, Details, Facts, Findings, Languages, ReadBack
from permit_wizard.visit.events import Go
from permit_wizard.visit.page import Page, items_of, texts
from permit_wizard.visit.pages import page
from permit_wizard.visit.places import AGAIN, CHECK, EXPORT, FILE, LEAVE, RESULT, START, is_question
from permit_wizard.visit.state import NO_ROOM, Device, Visit
from tests.builders import TODAY
from tests.visit.walks import visits


def missing(shown: Page, localizer: Localizer) -> list[Text]:
    """Return the texts of a page that nobody can read line by line."""
    read = page_lines(localizer, shown)
    for block in shown.blocks:
        read += rendered(localizer, block.lines if isinstance(block, Details) else [])
    for item in items_of(shown):
        read += detail_lines(localizer, item)
    read += after_lines(localizer, shown) if shown.place == RESULT else []
    everything = " ".join(" ".join(read).split())
    return [text for text in texts(_in_lines(shown)) if " ".join(localizer.line(text).split()) not in everything]


def _in_lines(shown: Page) -> Page:
    """Return a page without what lines have in another way.

    The second language, the action that Enter takes, a date's field.
    """
    read_back = next((block for block in shown.blocks if isinstance(block, ReadBack)), None)
    if read_back is not None:  # the date alone, so that nothing distracts from it
        return shown._replace(heading=read_back.ask, blocks=(read_back,), progress=None)
    blocks = tuple(map(_block_in_lines, shown.blocks))
    return shown._replace(blocks=blocks, actions=tuple(filter(_has_no_words_of_its_own(shown), shown.actions)))


def _has_no_words_of_its_own(shown: Page) -> Callable[[Action], bool]:
    """Return whether lines name an action as the page does: not what Enter does on a page of the form, nor a letter."""
    if shown.place == RESULT:
        return lambda action: action.event not in (Go(EXPORT), Go(CHECK), Go(AGAIN), Go(LEAVE))
    by_enter = shown.place in (START, CHECK, FILE) or is_question(shown.place)
    return lambda action: not (by_enter and action is shown.actions[0])


def _block_in_lines(block: Block) -> Block:
    match block:
        case Languages(beside=True):
            return Languages((), "")
        case Details(_summary, lines):  # the letter that reads it names it
            return Details(lines[0], lines)
        case DateField():
            return block._replace(label=block.prompt)
        case Facts():
            return block._replace(change=None)
        case Findings(items=items):  # a headline may contain when a step is to be done, in other words perhaps
            return block._replace(items=tuple(item._replace(when=when_beside(item.finding)) for item in items))
        case _:
            return block


@given(visits(), st.sampled_from([*languages()]))
@settings(max_examples=150)
def test_every_text_of_every_page_is_in_the_lines(visit: Visit, language: str) -> None:
    assert missing(page(visit), Localizer(language)) == []


@given(visits(), st.sampled_from([*languages()]))
@settings(max_examples=50)
def test_steps_and_warnings_are_read_in_full_on_the_result(visit: Visit, language: str) -> None:
    localizer, shown = Localizer(language), page(visit)
    read = page_lines(localizer, shown)
    for item in items_of(shown):
        first = item.brief if item.finding.kind is Kind.INFO else item.message
        assert any(line.startswith(f"{item.number}. {localizer(first).splitlines()[0]}") for line in read)
        assert item.detail is None or item.finding.kind is Kind.INFO or localizer.line(item.detail) in " ".join(read)


RANGE_OF_ONE = re.compile(r"from 1 to [01]\b|of about [01]\b|\b1 of 1\b")


@given(visits())
@settings(max_examples=150)
def test_no_page_counts_to_one(visit: Visit) -> None:
    english, shown = Localizer("en", isolate=False), page(visit)
    lines = [*page_lines(english, shown), *(after_lines(english, shown) if shown.place == RESULT else [])]
    refused = event_in("nonsense", shown, english)
    lines += [english.line(refused)] if isinstance(refused, Text) else []
    assert not [line for line in lines if RANGE_OF_ONE.search(line)]


NOBODY_SURE = Answers.model_validate({"permit": "other"})
ONE_TO_CHOOSE = {
    "one answer to change": (Visit(TODAY, NOBODY_SURE, CHECK, language="en"), "To change the answer, type 1."),
    "one way to take along": (
        Visit(TODAY, NOBODY_SURE, EXPORT, language="en", device=Device(files=False, printer=True, code_room=NO_ROOM)),
        "To choose this, type 1.",
    ),
}


@pytest.mark.parametrize("name", ONE_TO_CHOOSE)
def test_a_page_with_one_thing_to_choose_says_which_number_that_is(name: str) -> None:
    visit, sentence = ONE_TO_CHOOSE[name]
    english, shown = Localizer("en", isolate=False), page(visit)
    choices = [labels for block in shown.blocks if (labels := labels_of(block, english))]
    assert [len(labels) for labels in choices] == [1]
    assert sentence in page_lines(english, shown)
    assert english(no_such_number(5, 1)) == "There is no number 5 here. Press 1."
    assert english(no_such_number(5, 2)) == "There is no number 5 here. Press a number from 1 to 2."


def test_the_only_question_is_not_counted_against_itself() -> None:
    progress = page(Visit(TODAY, NOBODY_SURE, "permit", language="en")).progress
    assert progress is not None
    assert Localizer("en")(progress.text) == "Question 1"


@given(visits())
@settings(max_examples=150)
def test_an_action_that_is_added_to_any_page_can_be_typed(visit: Visit) -> None:
    """It is written with a number, no other line has that number, and the number does it."""
    english, before = Localizer("en", isolate=False), page(visit)
    shown = before._replace(actions=(*before.actions, Action(Text("Once more", {}), Go("nearby"))))
    if shown.place == RESULT:
        lines = after_lines(english, shown)
        done = what_next(numbers_of("Once more", lines)[0], english, shown)
        assert isinstance(done, Action)
        assert done.event == Go("nearby")
        return
    lines = page_lines(english, shown)
    if len(shown.actions) == 1:
        assert any("Once more" in line for line in lines)
        return
    (number,) = numbers_of("Once more", lines)
    assert [line for line in lines if line.startswith(f"{number}. ")] == [f"{number}. Once more"]
    assert event_in(number, shown, english) == Go("nearby")
    for other in before.actions[1:]:
        assert numbers_of(english.line(other.label), lines)


def numbers_of(label: str, lines: list[str]) -> list[str]:
    """Return the numbers of the lines with these words."""
    return [line.partition(". ")[0] for line in lines if line.partition(". ")[2] == label]
