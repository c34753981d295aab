"""A result for one sheet of paper, in no language yet: text, pages and prints only draw it.

Everything is there once: the days, the answers and the sources, to which the findings refer by number. Steps and
warnings are whole. What is good to know is as long as there is room for (`Length`), but never without what carries a
right or a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from permit_wizard.core.days import Day, Mark
from permit_wizard.core.finding import Finding, Kind
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, Weekday, _
from permit_wizard.core.verdict import Verdict
from permit_wizard.language.care import care_lines, contact_lines
from permit_wizard.language.next_step import NOTHING_TO_DO, first_to_say
from permit_wizard.language.wording import (
    answer_line,
    because_lines,
    day_line,
    days_left,
    heading_of,
    rules_line,
    sources_lines,
    when_beside,
)


class Length(IntEnum):
    """How much of what is good to know is written."""

    WHOLE = 0
    """headline and detail"""
    MESSAGE = 1
    """the headline"""
    BRIEF = 2
    """one line of at most 50 cells"""
    PACKED = 3
    """the same, one after another in one paragraph"""


SHORTEST: dict[str, Length] = {
    "rules_changed": Length.MESSAGE,
    "collect": Length.MESSAGE,
    "w_document": Length.BRIEF,
    "documents_needed": Length.BRIEF,
    "children_too": Length.MESSAGE,
    "photo_appointment": Length.BRIEF,
    "decision_time": Length.MESSAGE,
    "validity": Length.MESSAGE,
    "free": Length.BRIEF,
    "allowances": Length.MESSAGE,
    "card_lost": Length.BRIEF,
    "digid_ready": Length.BRIEF,
    "work_continues": Length.MESSAGE,
    "work_if_in_time": Length.MESSAGE,
    "work_check_card": Length.BRIEF,
    "work_unconfirmed": Length.MESSAGE,
    "travel_ok": Length.MESSAGE,
    "travel_return_unknown": Length.MESSAGE,
    "permanent_possible": Length.BRIEF,
    "permanent_needs_integration": Length.BRIEF,
    "permanent_auto_check": Length.BRIEF,
    "eu_long_term": Length.BRIEF,
    "held_check": Length.BRIEF,
    "nationality": Length.BRIEF,
}
"""How short a finding may get; one that is not named here is always whole.

A headline that has the right or the day is always written. Where the detail has it (how to object to a decision, that
a card still has to be renewed), the finding is always whole.
"""


YOUR_ANSWERS = _("Your answers")


class Entry(NamedTuple):
    """One step, warning or piece of information.

    Attributes:
        finding: the finding.
        sign: a step's number, "!" or "i".
        when: when a step is to be done; None where nothing is to be done, or the headline contains it.
        source: the number of its source in `Paper.sources`, or None.
        reasons: the answers it follows from.
    """

    finding: Finding
    sign: str
    when: Text | None
    source: int | None
    reasons: tuple[Text, ...]

    def words(self, length: Length) -> tuple[Text, Text | None]:
        """Return the headline and what follows it, where what is good to know has a length."""
        shown = min(length, SHORTEST.get(self.finding.id, Length.WHOLE))
        if shown is Length.WHOLE:
            return self.finding.message, self.finding.rest
        return self.finding.message if shown is Length.MESSAGE else self.finding.brief, None

    def days(self, length: Length) -> Iterator[date]:
        """Yield the dates that are written of it, where what is good to know has a length."""
        if self.finding.due is not None:
            yield self.finding.due.day
        for text in self.words(length):
            yield from () if text is None else _dates_in(text)

    @property
    def may_be_packed(self) -> bool:
        """Whether it may share a paragraph with others: it is good to know, and may be one line."""
        return self.finding.kind is Kind.INFO and self.finding.id in SHORTEST


class Section(NamedTuple):
    """The findings of one kind, in the order in which they are read."""

    kind: Kind
    heading: Text
    entries: tuple[Entry, ...]

    def parts(self, length: Length) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Return those that have a paragraph of their own, and those that share one."""
        packed = tuple(entry for entry in self.entries if length is Length.PACKED and entry.may_be_packed)
        return tuple(entry for entry in self.entries if entry not in packed), packed


class Paper(NamedTuple):
    """A whole result.

    Attributes:
        title: what to do.
        summary: what comes next, or by when.
        today: which day today is.
        now: how much time is left, or that nothing has to be done today.
        days: each day that is still to come and is not in the summary.
        sections: the findings.
        spoken: what to say on the phone.
        answers: every answer.
        sources: what the findings rest on: the pages of one kind after the name of that kind, each with its number.
        closing: which rules these are, that it is no legal advice, and where free help is.
        contact: whom to tell if something is wrong; empty for nobody.
    """

    title: Text
    summary: Text
    today: Text
    now: tuple[Text, ...]
    days: tuple[Mark, ...]
    sections: tuple[Section, ...]
    spoken: tuple[Text, ...]
    answers: tuple[Text, ...]
    sources: tuple[Text, ...]
    closing: tuple[Text, ...]
    contact: tuple[Text, ...]

    def day_lines(self, length: Length) -> list[Text]:
        """Return the days in words; where there is least room, without those that a step or an answer has too.

        The last day of the card is always there.
        """
        elsewhere: set[date] = set()
        if length is Length.PACKED:
            entries = [entry for section in self.sections for entry in section.entries]
            elsewhere = {day for entry in entries for day in entry.days(length)}
            elsewhere.update(day for answer in self.answers for day in _dates_in(answer))
        return [day_line(mark) for mark in self.days if mark.name is Day.EXPIRES_ON or mark.day not in elsewhere]


_FIRST_DAYS = (Day.APPLY_FROM, Day.OLDER_APPLY_FROM, Day.NEWER_APPLY_FROM)
"""Days that no longer matter once they have passed."""


def paper_of(verdict: Verdict, contact: str = "") -> Paper:
    """Return what a sheet of paper contains about a verdict.

    Args:
        verdict: the result.
        contact: whom to tell if something is wrong, in a centre's own words; "" for nobody.
    """
    numbers: dict[str, int] = {}
    sections = tuple(_sections(verdict, numbers))
    left = days_left(verdict.schedule)
    return Paper(
        verdict.title,
        verdict.summary,
        _("Today, {weekday} {day}", weekday=Weekday(verdict.today), day=verdict.today),
        (
            *([] if left is None else [left]),
            *([NOTHING_TO_DO] if verdict.next_step is None else []),
        ),
        tuple(_days(verdict)),
        sections,
        tuple(first_to_say(verdict)),
        tuple(
            answer_line(question, verdict.answers)
            for key, question in BY_KEY.items()
            if getattr(verdict.answers, key) is not None
        ),
        tuple(sources_lines(numbers)),
        (rules_line(verdict.edition, verdict.today), *care_lines()),
        tuple(contact_lines(contact)),
    )


def _sections(verdict: Verdict, numbers: dict[str, int]) -> Iterator[Section]:
    for kind in Kind:
        entries = tuple(
            Entry(
                finding,
                {Kind.STEP: str(place), Kind.WARNING: "!", Kind.INFO: "i"}[kind],
                when_beside(finding),
                None if finding.source is None else numbers.setdefault(finding.source, len(numbers) + 1),
                tuple(because_lines(finding, verdict.answers)),
            )
            for place, finding in enumerate(verdict.of_kind(kind), 1)
        )
        if entries:
            yield Section(kind, heading_of(kind, verdict), entries)


def _dates_in(text: Text) -> Iterator[date]:
    for value in text.values.values():
        if isinstance(value, date):
            yield value
        elif isinstance(value, Text):
            yield from _dates_in(value)


def _days(verdict: Verdict) -> Iterator[Mark]:
    told = verdict.summary.values.values()
    for mark in verdict.schedule.marks:
        if mark.day not in told and not (mark.passed and mark.name in _FIRST_DAYS):
            yield mark
