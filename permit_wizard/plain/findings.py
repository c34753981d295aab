"""Findings as lines, each with a number by which its reasons can be read; and what can be typed after the result."""

from __future__ import annotations

from collections.abc import Iterable

from permit_wizard.core.finding import Kind
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.next_step import READ_OUT, spoken
from permit_wizard.language.wording import when_beside
from permit_wizard.plain.commands import Afterwards, Command, afterwards_in, choice_in, number_in
from permit_wizard.visit.blocks import Action, Item
from permit_wizard.visit.events import AskFurther, Go
from permit_wizard.visit.page import Page, added_actions, items_of, offer_of
from permit_wizard.visit.places import AGAIN, CHECK, EXPORT


def finding_lines(localizer: Localizer, item: Item, *, why: bool = False) -> list[str]:
    """Return a finding's lines: a step with its day on its own line, a warning in one, tips in short form.

    With `why` all of it, and below it the answers it follows from and its source.
    """
    reasons = [localizer.line(reason) for reason in item.reasons] if why else []
    return [*_words(localizer, item, whole=why), *reasons]


def _words(localizer: Localizer, item: Item, *, whole: bool) -> list[str]:
    detail = [] if item.detail is None else [localizer.line(item.detail)]
    if item.finding.kind is Kind.INFO and not whole:
        return [f"{item.number}. {localizer.line(item.brief)}"]
    if item.finding.kind is not Kind.STEP:
        return [" ".join([f"{item.number}. {localizer.line(item.message)}", *detail])]
    headline, *rest = localizer(item.message).split("\n")
    # Translators: {when} is one of "today", "by 3 May 2027 (03-05-2027)", "before you travel", …
    moment = when_beside(item.finding)
    when = [] if moment is None else [localizer.line(_("When: {when}", when=moment))]
    return [f"{item.number}. {headline}", *when, *rest, *detail]


def detail_lines(localizer: Localizer, item: Item) -> list[str]:
    """Return everything about one finding.

    Its words, the answers it follows from, its source, what to say on the phone.
    """
    texts = [item.message, *([item.detail] if item.detail else []), *item.reasons]
    lines = [localizer.line(text) for text in texts]
    return [*lines, *([localizer(READ_OUT), *spoken_lines(localizer, item.spoken)] if item.spoken else [])]


def spoken_lines(localizer: Localizer, sentences: Iterable[Text]) -> list[str]:
    """Return sentences to read out: each in Dutch, and below it what it means."""
    return [line for pair in spoken(sentences, localizer) for line in pair if line]


_AFTER = (Afterwards.FURTHER, Afterwards.TAKE, Command.CHECK, Afterwards.AGAIN, Command.LEAVE)
_PLACES = {Afterwards.TAKE: EXPORT, Command.CHECK: CHECK, Afterwards.AGAIN: AGAIN}


def _is_offered(letter: Afterwards | Command, page: Page) -> bool:
    """Return whether a result offers what a letter does."""
    if letter is Afterwards.FURTHER:
        return offer_of(page, AskFurther) is not None
    return letter is Command.LEAVE or any(action.event == Go(_PLACES[letter]) for action in page.actions)


def after_lines(localizer: Localizer, page: Page) -> list[str]:
    """Return what can be done after the result, and what to type for it.

    What somebody added to the page has the numbers after those of the findings, which no language uses for a command.
    """
    commands = [letter for letter in _AFTER if _is_offered(letter, page)]
    added = [
        f"{number}. {label}" for number, label in enumerate(_added_labels(localizer, page), len(items_of(page)) + 1)
    ]
    return [localizer.line(which_reasons(page)), *added, *(localizer.line(command.named()) for command in commands)]


def _added_labels(localizer: Localizer, page: Page) -> list[str]:
    return [localizer.line(action.label) for action in added_actions(page)]


def which_reasons(page: Page) -> Text:
    """Return how to read more about a finding."""
    last = len(items_of(page))
    return _("To read why, type 1.") if last == 1 else _("To read why, type its number, from 1 to {last}.", last=last)


def what_next(typed: str, localizer: Localizer, page: Page) -> Afterwards | Action | Item | Text:
    """Read what is to be done after the result: a letter, the number of a finding, or what somebody added."""
    number, choices = number_in(typed), (*items_of(page), *added_actions(page))
    if number is not None and 0 < number <= len(choices):
        return choices[number - 1]
    letter = afterwards_in(typed, localizer)
    if letter is not None and not _is_offered(letter, page):
        letter = None
    named = choice_in(typed, _added_labels(localizer, page)) if number is None and letter is None else None
    if named is not None:
        return added_actions(page)[named]
    return letter or which_reasons(page)
