"""The text of letters: the list's advice, addressed to the person instead of the helper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from permit_wizard.caseload.columns.contact_columns import language_code, language_column
from permit_wizard.caseload.triage.advice import Advice
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Urgency
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, Weekday, _, ngettext
from permit_wizard.outputs import NothingToWrite

DEFAULT_WITHIN = 31
"""Days within which somebody has to act to get a letter, where no other number is given."""

_TO_THE_PERSON: Mapping[Advice, Text] = MappingProxyType({
    Advice.OTHER_PERMIT: _("Ask for help: we do not know the rules of your permit"),
    Advice.FIND_OUT: _("Find out today which residence permit you have, and until when it is valid"),
    Advice.APPLIED_LATE: _("You have applied, but late: get legal help at once"),
    Advice.HAS_APPLIED: _("You have applied: ask us what you still have to do"),
    Advice.ASK_IND: _("Ask the IND whether your application counts"),
    Advice.WHEN_RECEIVED: _("Find out on which day the IND received your application."),
    Advice.NEW_PERMIT: _("You may need a new permit: get free legal help"),
    Advice.APPLY_LATER: _("You cannot apply yet"),
    Advice.TOO_EARLY: _("You cannot apply yet"),
    Advice.APPLY_ONLINE: _("You can apply online with the IND now"),
    Advice.REFUSED: _("The IND has refused your application: get legal help at once"),
    Advice.APPLY_AS_WELL: _("You have applied for a permanent permit: apply for the new card too"),
    Advice.DOUBTED: _("Look at the last day on your card, and tell us which day it is"),
    Advice.ON_PAPER_UNLESS_DONE: Advice.ON_PAPER.text,
    Advice.TODAY_UNLESS_DONE: Advice.TODAY.text,
    Advice.IN_TIME_UNLESS_DONE: Advice.IN_TIME.text,
})  # fmt: skip
"""Advice whose words in the list are about the person; the other words suit the person as well."""


def has_letter(entry: Entry, load: Caseload) -> bool:
    """Return whether a person has to act, or can begin to apply, within the days asked for.

    Who has to act today has to, whether or not a day is known.
    """
    days = load.days(entry)
    within = DEFAULT_WITHIN if load.within is None else load.within
    urgency, what = entry.triage.urgency, entry.triage.what
    is_near = urgency is Urgency.TODAY if days is None else days <= within
    return urgency in COUNTED_DOWN and what is not None and is_near


def what_to_do(entry: Entry) -> Text:
    """Return what a person has to do, in a few words."""
    advice = entry.triage.what or Advice.NO_DATE
    return _TO_THE_PERSON.get(advice, advice.text)


def by_when(entry: Entry, load: Caseload) -> Text | None:
    """Return by when, or from when, in a sentence; None where no day is certain."""
    due, urgency = entry.triage.due, entry.triage.urgency
    if due is None or entry.triage.what is Advice.DOUBTED:
        return None
    if urgency is Urgency.OPENS:
        return _("You can apply from {weekday} {day}.", weekday=Weekday(due), day=due)
    if due < load.today:
        return _("Your card was valid until {weekday} {day}. Do this today.", weekday=Weekday(due), day=due)
    if urgency is Urgency.TODAY:
        return _("Do this today. The last day is {weekday} {day}.", weekday=Weekday(due), day=due)
    return _("Do it by {weekday} {day}.", weekday=Weekday(due), day=due)


def unknown_languages(load: Caseload) -> Iterator[Text]:
    """Yield which languages people have that this program does not have: they are written to in the centre's."""
    found: dict[str, int] = {}
    for entry in recipients(load):
        cell = _language_cell(entry, load)
        if cell and language_code(cell) is None:
            found[cell] = found.get(cell, 0) + 1
    own = load.localizer.language.name
    for cell, many in found.items():
        yield ngettext("{n} person has the language “{language}”, which this program does not have; the letter is in "
                       "another one: {own}.",
                       "{n} people have the language “{language}”, which this program does not have; their letters "
                       "are in another one: {own}.",
                       many, language=printable(cell), own=own)  # fmt: skip


def language_of(entry: Entry, load: Caseload) -> str:
    """Return the code of the language in which a person is written to: their own, or else the centre's."""
    return language_code(_language_cell(entry, load)) or load.localizer.language.code


def _language_cell(entry: Entry, load: Caseload) -> str:
    column = language_column(load.ranked.columns)
    return str(entry.extra_cells.get(column, "")).strip() if column is not None else ""


def recipients(load: Caseload) -> Iterator[Entry]:
    """Yield the people who get a letter, the most urgent first."""
    return (entry for entry in load.ranked if has_letter(entry, load))


def some_recipients(load: Caseload) -> Iterator[Entry]:
    """Return the people who get a letter, of whom there has to be one.

    Raises:
        NothingToWrite: nobody has to act within the days asked for; before anything is yielded.
    """
    people = recipients(load)
    first = next(people, None)
    if first is None:
        raise NothingToWrite(_("Nobody has to act within these days: there is no letter to write."))
    return chain((first,), people)
