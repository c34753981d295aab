"""Changes to a centre's own workbook: our columns that exist already, new ones, and the cells of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, Protocol

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.list_columns import (
    DONE,
    OURS,
    OWN_NOTE,
    columns_we_wrote,
    our_columns,
    volunteer_titles,
)
from permit_wizard.caseload.people.diagnostics import same_name
from permit_wizard.caseload.triage.ranked_rows import Entry
from permit_wizard.caseload.triage.urgency import Urgency
from permit_wizard.caseload.write import titles
from permit_wizard.caseload.write.additions import Column, TableChanges, Value
from permit_wizard.caseload.write.layout import Caseload
from permit_wizard.caseload.write.titles import WIDTHS

LOOKED_THROUGH = 60
"""Rows in which the titles have to be."""

_BETWEEN = " · "


class Package(Protocol):
    """A workbook that columns can be added to."""

    @property
    def tabs(self) -> Sequence[str]:
        """The names of the tabs."""
        ...

    @property
    def has_macros(self) -> bool:
        """Whether the workbook has macros, and so has to be called .xlsm."""
        ...

    def titles(self, tab: str, rows: Collection[int]) -> Mapping[int, Mapping[int, str]]:
        """Return the text in the cells of some rows, by row and column."""
        ...

    def write(self, changes: Sequence[TableChanges]) -> Iterator[bytes]:
        """Yield the workbook with the columns."""
        ...


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """New answers of one person.

    Attributes:
        tab: the tab of the person's row.
        row: its number.
        cells: what goes into it, by the title of the column; a title that the tab lacks becomes a column.
    """

    tab: str
    row: int
    cells: Mapping[str, str | date]


@dataclass(frozen=True, slots=True)
class VolunteerColumns:
    """What volunteers wrote in an earlier copy, beside the centre's columns and ours.

    Attributes:
        titles: the titles of their columns.
        cells: their cells, by the name of a person and how often the name came before, and by title.
    """

    titles: Sequence[str] = ()
    cells: Mapping[tuple[str, int], Mapping[str, Value]] = field(
        default_factory=dict[tuple[str, int], Mapping[str, Value]]
    )


def changes(
    package: Package, load: Caseload, volunteers: VolunteerColumns | None = None, answers: NewAnswers | None = None
) -> list[TableChanges]:
    """Return what is written into each tab that has people.

    Args:
        package: the workbook that the caseload was read from.
        load: the caseload, read with all its columns.
        volunteers: what to bring over from an earlier copy; None where there is none.
        answers: new answers of one person.

    Raises:
        CannotAdd: a tab is not there, or is damaged.
    """
    ours = columns_we_wrote(list(load.ranked.columns)) | {
        name for name in load.ranked.columns if vocabulary.normalize(name) in volunteer_titles()
    }
    entries = [entry for entry in load.ranked.as_they_came() if entry.row and _is_person(entry, ours)]
    names = _numbered(entries)
    by_tab = groupby(
        sorted(zip(entries, names, strict=True), key=lambda pair: pair[0].tab), key=lambda pair: pair[0].tab
    )
    found: list[TableChanges] = []
    for tab, pairs in by_tab:
        people = list(pairs)
        first = min(entry.row for entry, _name in people)
        header, there = _header(package, tab, first, load)
        columns = [] if answers is None or answers.tab != tab else list(_answer_columns(answers, there))
        columns += [
            *_volunteer_columns(people, there, volunteers, load),
            *_our_columns([entry for entry, _name in people], there, load),
        ]
        found.append(TableChanges(tab, header, columns))
    return found


def _is_person(entry: Entry, ours: AbstractSet[str]) -> bool:
    """Return whether a row holds more than what was written into it about somebody who was there before."""
    gone = entry.triage.urgency is Urgency.GONE
    return not gone and (not entry.problem or not all(name in ours for name in entry.extra_cells))


def _numbered(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """Return the name of each person, and how often it came before."""
    seen: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    for entry in entries:
        name = same_name(entry.ref)
        found.append((name, seen.get(name, 0)))
        seen[name] = found[-1][1] + 1
    return found


def _header(package: Package, tab: str, first: int, load: Caseload) -> tuple[int, dict[int, str]]:
    """Return the row with most of the titles that were read, above the first person; the last one if equal."""
    known = {vocabulary.normalize(name) for name in load.ranked.columns}
    rows = package.titles(tab, range(max(1, first - LOOKED_THROUGH), max(first, 2)))

    def score(row: int) -> tuple[int, int]:
        return len({vocabulary.normalize(text) for text in rows[row].values() if text.strip()} & known), row

    header = max(rows, key=score)
    return header, {column: text for column, text in rows[header].items() if text.strip()}


def _our_columns(entries: Sequence[Entry], there: Mapping[int, str], load: Caseload) -> Iterator[Column]:
    """Yield our columns: those that are there already are updated; where there is none, all are added."""
    numbers = sorted(there)
    found = {name: numbers[index] for name, index in our_columns([there[number] for number in numbers]).items()}
    fields = [name for name in OURS if name in found] if found else OURS
    names = titles.titles(fields, load.localizer, there.values())
    rows = {row: _in_words(list(group), load) for row, group in _by_row(entries)}
    for name, title in zip(fields, names, strict=True):
        cells = {row: value[name] for row, value in rows.items()}
        yield Column(title, cells, found.get(name), WIDTHS.get(name, 14))


def _by_row(entries: Sequence[Entry]) -> Iterator[tuple[int, Iterator[Entry]]]:
    return groupby(sorted(entries, key=lambda entry: entry.row), key=lambda entry: entry.row)


def _in_words(entries: Sequence[Entry], load: Caseload) -> dict[str, Any]:
    """Return what is written in a row; several people in one row are all named, the most urgent first."""
    ranked = sorted(entries, key=lambda entry: (entry.triage.urgency, entry.triage.due or date.max))
    first = titles.in_words(ranked[0], load)
    if len(ranked) == 1:
        return first
    words_of = [titles.in_words(entry, load) for entry in ranked]
    for name in ("text", "notes"):
        first[name] = _BETWEEN.join(f"{each['ref']}: {each[name]}" for each in words_of if each[name])
    return first


def _volunteer_columns(
    people: Sequence[tuple[Entry, tuple[str, int]]],
    there: Mapping[int, str],
    volunteers: VolunteerColumns | None,
    load: Caseload,
) -> Iterator[Column]:
    """Yield the columns that volunteers fill in: added once, and never written to again in the sheet itself."""
    localizer, known = load.localizer, {vocabulary.normalize(text) for text in there.values()}
    wanted = (
        [localizer(DONE), localizer(OWN_NOTE)] if volunteers is None or not volunteers.titles else volunteers.titles
    )
    if volunteers is None and (our_columns(list(there.values())) or known & volunteer_titles()):
        return
    for title in wanted:
        if vocabulary.normalize(title) in known:
            continue
        cells = {entry.row: cell for entry, name in people
                 if volunteers is not None and (cell := volunteers.cells.get(name, {}).get(title))}  # fmt: skip
        yield Column(title, cells, None, 22 if title == localizer(OWN_NOTE) else 8, owned=False)


def _answer_columns(answers: NewAnswers, there: Mapping[int, str]) -> Iterator[Column]:
    numbers = {vocabulary.normalize(text): number for number, text in sorted(there.items(), reverse=True)}
    for title, cell in answers.cells.items():
        yield Column(title, {answers.row: cell}, numbers.get(vocabulary.normalize(title)), owned=False)
