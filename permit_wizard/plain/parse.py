"""What a typed line means on a page: an event, or a Text with what can be used.

Commands have been handled by then (`commands`); nothing here reads or writes a line.
"""

from __future__ import annotations

from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.plain.commands import choice_in, number_in
from permit_wizard.plain.render import (
    action_labels,
    added_to_choices,
    count_of_choices,
    labels_of,
    prompt,
    which_number,
)
from permit_wizard.visit.blocks import Choices, Code, DateField, Exports, Facts, FileName, Languages
from permit_wizard.visit.events import Answer, ChooseLanguage, Confirm, EnterDate, Event, Export, Go, Keep, SaveAs
from permit_wizard.visit.page import Page, read_back_of
from permit_wizard.visit.places import RESULT, START

SCANNED = _("Press Enter when you have scanned it.")


def event_in(typed: str, page: Page, localizer: Localizer) -> Event | Text:
    """Return what a line does on a page, or what can be typed there."""
    if read_back_of(page) is not None:
        return _about_date(typed, page, localizer)
    added = _added(typed, page)
    if added is not None:
        return added
    last = count_of_choices(page) + len(added_to_choices(page))
    for block in page.blocks:
        choice = choice_in(typed, labels_of(block, localizer))
        match block:
            case Languages(codes, beside=False):
                return _language(typed, codes, choice)
            case Choices(options):
                if choice is not None:
                    return Answer(options[choice].value)
                return Keep() if not typed and block.given is not None else which_number(last)
            case DateField():
                if choice is not None and block.unknown is not None:
                    return Answer(block.unknown.value)
                if not typed:
                    return block.prompt if block.given is None else Keep()
                return EnterDate(typed)
            case Facts(rows, change=change) if change is not None and (choice is not None or typed):
                return prompt(page) or which_number(len(rows)) if choice is None else rows[choice].change
            case Exports(options):
                return which_number(last) if choice is None else Export(options[choice].id)
            case FileName(suggested):
                return SaveAs(typed or suggested)
            case Code():
                return SCANNED if typed else Go(RESULT)
            case _:
                pass
    return _action(typed, page, localizer)


def _added(typed: str, page: Page) -> Event | None:
    """Return what an action does whose number, after those of the choices, was typed; None for any other line."""
    added, before = added_to_choices(page), count_of_choices(page)
    number = number_in(typed)
    if number is None or not before < number <= before + len(added):
        return None
    return added[number - before - 1].event


def _about_date(typed: str, page: Page, localizer: Localizer) -> Event | Text:
    """Take yes by Enter, unless the year is unusual; yes or no by number; or a better date."""
    labels = action_labels(page, localizer)
    choice = choice_in(typed, labels)
    if choice is not None:
        return page.actions[choice].event
    if not typed:
        return Confirm() if page.preselected else which_number(len(labels))
    return which_number(len(labels)) if number_in(typed) is not None else EnterDate(typed)


def _language(typed: str, codes: tuple[str, ...], choice: int | None) -> Event | Text:
    if typed.casefold() in codes:
        return ChooseLanguage(typed.casefold())
    return which_number(len(codes)) if choice is None else ChooseLanguage([*languages()][choice])


def _action(typed: str, page: Page, localizer: Localizer) -> Event | Text:
    labels = action_labels(page, localizer)
    if not typed and page.place == START:
        return page.actions[0].event
    if labels:
        choice = choice_in(typed, labels)
        return which_number(len(labels)) if choice is None else page.actions[choice].event
    if typed or not page.actions:
        return prompt(page) or _("Press Enter to begin")
    return page.actions[0].event
