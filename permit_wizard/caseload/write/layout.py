"""What is written of a judged caseload, whatever the format: which rows, which columns, which words.

Each format goes out piece by piece, so that a million rows need no more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.list_columns import FIELDS
from permit_wizard.caseload.triage.advice import Advice, how_many_open, open_answers
from permit_wizard.caseload.triage.ranked_rows import Entry, Mark, RankedRows
from permit_wizard.caseload.triage.urgency import COUNTED_DOWN, Triage, Urgency
from permit_wizard.core.editions import Edition, edition_on
from permit_wizard.core.outcome import Outcome
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.localizer import DateForm, Localizer

TITLE = _("Caseload")
MARKS = {Mark.NEW: _("new"), Mark.CHANGED: _("changed"), Mark.URGENT: _("became urgent")}
_MARK_NAMES = {Mark.NONE: "", Mark.NEW: "new", Mark.CHANGED: "changed", Mark.URGENT: "urgent"}

_CACHED = 256
"""Triages whose words are cached; in order of urgency, equal ones follow each other."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """What is written.

    Attributes:
        ranked: the entries, and how many each group has.
        today: the day they were judged on.
        localizer: the reader's language.
        within: show only those whose day is at most so many days away; None shows all. Rows that could not be judged
            always show.
        detailed: whether calendar titles contain more than the ref.
        width: columns of the terminal.
        height: rows of the terminal; 0 where there is none: a list that is longer than that shows the most urgent last.
        colour: whether the table may be coloured.
        saved: when the sheet was saved; None if unknown.
        contact: whom to tell if something is wrong, in a centre's own words; "" for nobody.
        rules: the edition of the rules that was asked for by name; None is the one in force.
    """

    ranked: RankedRows
    today: date
    localizer: Localizer
    within: int | None = None
    detailed: bool = False
    width: int = 100
    height: int = 0
    colour: bool = False
    saved: datetime | None = None
    contact: str = ""
    rules: Edition | None = None

    def entries(self, *, last_first: bool = False) -> Iterator[Entry]:
        """Yield what is shown, the most urgent first unless it is wanted the other way round."""
        entries = self.ranked.ordered(last_first=last_first)
        return entries if self.within is None else filter(self.shows, entries)

    def shows(self, entry: Entry) -> bool:
        """Return whether an entry is shown."""
        urgency, due = entry.triage.urgency, entry.triage.due
        if urgency is Urgency.CLOSED:
            return False
        if self.within is None or urgency in (Urgency.TODAY, Urgency.BAD, Urgency.GONE):
            return True
        return due is not None and (due - self.today).days <= self.within

    def not_shown(self, shown: int) -> list[Text]:
        """Return what `within` left out, in words; nothing if it left nobody out."""
        left = len(self.ranked) - shown
        if self.within is None or not left:
            return []
        return [
            ngettext(
                "{n} row is not shown: its day is more than {days} days away, or it has none.",
                "{n} rows are not shown: their day is more than {days} days away, or they have none.",
                left,
                days=self.within,
            )
        ]

    @property
    def edition(self) -> Edition:
        """The rules of the day, or those that were asked for by name."""
        return self.rules or edition_on(self.today)

    def unchecked(self, entry: Entry) -> Text | None:
        """Return that the rules a person was ranked by should have been checked again, and what to do.

        Tables have no other place for it than each person's notes: people hand them on, and sort and filter them.

        Returns:
            None while they are checked, and where the row's own text is about it or no rule was used.
        """
        what, urgency, outcome = entry.triage.what, entry.triage.urgency, entry.triage.outcome
        ranked = urgency is not Urgency.GONE and entry.triage.rules and outcome is not Outcome.NOT_COVERED
        if not ranked or what is Advice.RULES_TOO_OLD or not self.edition.needs_check(self.today):
            return None
        return Advice.RULES_TOO_OLD.text

    def days(self, entry: Entry) -> int | None:
        """Return the days from today to the day that matters (negative if passed), or None if there is none."""
        due = entry.triage.due
        return (due - self.today).days if due is not None and entry.triage.urgency in COUNTED_DOWN else None


def description(entry: Entry) -> Text | str:
    """Return the text of a row: what to do, or what is wrong (ready in the reader's language)."""
    if entry.triage.what is not None:
        return entry.triage.what.text
    return entry.problem


def describe_line(entry: Entry, localizer: Localizer) -> str:
    """Return the text of a row on one line, with its number if the row is bad."""
    words = description(entry)
    if isinstance(words, Text):
        return localizer.line(words)
    return localizer(_("Line {n}: {problem}", n=entry.row, problem=words))


def display_name(entry: Entry, load: Caseload) -> str:
    """Return what a person is called by; beside a client number, the name that the sheet has in another column."""
    if not entry.extra_cells:
        return entry.ref
    names = [
        str(cell) for column in name_columns(tuple(load.ranked.columns)) if (cell := entry.extra_cells.get(column))
    ]
    name = " ".join(names)
    return f"{entry.ref} · {name}" if name and name.casefold() != entry.ref.casefold() else entry.ref


@lru_cache(16)
def name_columns(columns: tuple[str, ...]) -> Sequence[str]:
    """Return the columns that hold names of people: whole names, or else first names and surnames."""
    for kind in (vocabulary.NAME, vocabulary.PART_OF_NAME):
        found = [column for column in columns if vocabulary.refs().get(vocabulary.normalize(column)) == kind]
        if found:
            return found[:1] if kind == vocabulary.NAME else found
    return ()


def notes(entry: Entry, localizer: Localizer, *, short: bool = False) -> Iterator[str]:
    """Yield when a window opens that is not the next step; which answers are open; and which cells could not be read.

    The next question is named, unless it is to be short.
    """
    if entry.triage.opens is not None:
        yield localizer(_("{question}: {answer}", question=Urgency.OPENS.label, answer=entry.triage.opens))
    missing, many = entry.triage.missing, entry.triage.still_open
    if missing is not None:
        yield localizer(how_many_open(many) if short else open_answers(missing, many))
    yield from entry.notes


def relative_day(days: int) -> Text:
    """Return how far away a day is, in a few words."""
    if days == 0:
        return _("today")
    return ngettext("{n} day", "{n} days", days) if days > 0 else ngettext("{n} day ago", "{n} days ago", -days)


def short_date(due: date, localizer: Localizer) -> str:
    """Return a day with its day of the week, as short as possible."""
    return localizer.named_day(due, DateForm.CARD)


def summary(ranked: RankedRows) -> list[Text]:
    """Return how many rows there are, in all and in each group that has any, and what changed since an earlier list."""
    n = len(ranked) - ranked.counts[Urgency.GONE]
    groups = [_("{question}: {answer}", question=urgency.label, answer=many)
              for urgency, many in ranked.counts.items() if many]  # fmt: skip
    since = [_("{question}: {answer}", question=MARKS[mark], answer=many)
             for mark, many in ranked.marks.items() if many and mark is not Mark.NONE]  # fmt: skip
    return [ngettext("{n} row", "{n} rows", n), *groups, *since]


def values(entry: Entry, load: Caseload) -> dict[str, Any]:
    """Return what is written of a row, by the names in FIELDS; what it does not have is ""."""
    triage, localizer = entry.triage, load.localizer
    words, days, unchecked = description(entry), load.days(entry), load.unchecked(entry)
    noted = [*notes(entry, localizer), *([] if unchecked is None else [localizer(unchecked)])]
    return {
        "ref": entry.ref,
        "urgency": triage.urgency.name.lower(),
        "date": triage.due.isoformat() if triage.due else "",
        "weekday": localizer.weekday(triage.due) if triage.due else "",
        "days": "" if days is None else days,
        "text": localizer.line(words) if isinstance(words, Text) else words,
        "notes": localizer.clauses(noted),
        "rules": triage.rules,
        "outcome": triage.outcome.value if triage.outcome else "",
        "open": triage.still_open,
        "next": triage.missing or "",
        "since": "gone" if triage.urgency is Urgency.GONE else _MARK_NAMES[entry.mark],
        "row": entry.row or "",
    }


def own_names(ranked: RankedRows, ours: Sequence[str] = FIELDS) -> list[str]:
    """Return the titles of the centre's own columns, which follow ours."""
    return [f"{name} (2)" if name in ours else name for name in ranked.columns]


Made = TypeVar("Made")


def cached_by_triage(make: Callable[[Entry], Made]) -> Callable[[Entry], Made]:
    """Return a function that renders an entry; results are cached by triage and mark alone."""

    @lru_cache(_CACHED)
    def of_triage(triage: Triage, mark: Mark) -> Made:
        return make(Entry(triage, "", 0, mark=mark))

    return lambda entry: (
        make(entry) if entry.notes or entry.triage.what is None else of_triage(entry.triage, entry.mark)
    )
