"""One person of a sheet, found by name, and a copy of the sheet with new answers in its own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.people.cross_checks import contradictions
from permit_wizard.caseload.people.diagnostics import same_name
from permit_wizard.caseload.people.reader import Reading
from permit_wizard.caseload.people.row import Row
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import KEYS, Answers
from permit_wizard.core.editions import Edition
from permit_wizard.core.flow import pruned
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _, listed
from permit_wizard.language.localizer import Localizer

_NAMED = 5
"""Names and rows that a message shows."""

_HELD = 50_000
"""Names that are held to find one that is alike; in a longer sheet it is found among the first."""


def find(rows: Reading, ref: str) -> Row:
    """Return the row that somebody means.

    Args:
        rows: the sheet; it is read to its end.
        ref: the person’s name or number in the sheet, or # and the number of the row.

    Raises:
        BadTable: there is no such row, there are more, or it cannot be read; the reason says what is allowed.
    """
    found: list[Row] = []
    names: dict[str, str] = {}
    first, last = 0, 0
    for row in rows:
        first, last = first or row.number, row.number
        if _is_meant(row, ref):
            found.append(row)
        elif row.named and len(names) < _HELD:
            names.setdefault(same_name(row.ref), row.ref)
    if len(found) > 1:
        family = len({(row.tab, row.number) for row in found}) == 1  # one row: its number distinguishes nobody
        numbers = listed(printable(row.ref) if family else f"#{row.number}" for row in found[:_NAMED])
        raise BadTable(_("Several rows are called “{ref}”. Choose one: {rows}", ref=printable(ref), rows=numbers))
    if not found:
        raise BadTable(_none(ref, names, first, last))
    row = found[0]
    if row.problem is not None:
        raise BadTable(
            _("Row {n} could not be read: {problem}. Fix it in the sheet first.", n=row.number, problem=row.problem)
        )
    return row


def shares_row(rows: Reading, person: Row) -> bool:
    """Return whether somebody else is in the row of a person, as in a sheet with a family in each row.

    Answers in such a row would count for each of them: that one has applied, or was convicted, for the others too.

    Args:
        rows: the sheet; it is read to its end where it has such rows.
        person: the person's row.
    """
    families = any(section.columns.members for tab in rows.tabs for section in tab.sections)
    place = (person.tab, person.number)
    return families and sum((row.tab, row.number) == place for row in rows) > 1


def _is_meant(row: Row, ref: str) -> bool:
    return ref == f"#{row.number}" or same_name(row.ref) == same_name(ref)


def _none(ref: str, names: Mapping[str, str], first: int, last: int) -> Text:
    alike = [names[name] for name in get_close_matches(same_name(ref), names, _NAMED, 0.5)]
    rows = f"#{first}–#{last}"
    if not names or not first:
        return _("No row is called “{ref}”. Use # and the number of a row: {rows}", ref=printable(ref), rows=rows)
    if not alike:
        alike = [*list(names.values())[:_NAMED], *(["…"] if len(names) > _NAMED else [])]
    return _(
        "No row is called “{ref}”. Use a name such as {names}, or # and the number of a row: {rows}",
        ref=printable(ref),
        names=listed(map(printable, alike)),
        rows=rows,
    )


def new_answers(before: Answers, after: Answers, today: date, named: Edition | None) -> dict[str, object]:
    """Return the answers that were given or changed, by key; those to questions that are not asked do not count.

    Args:
        before: what was known of the person.
        after: what is known now.
        today: the day they are judged on.
        named: the edition of the rules that was asked for by name.
    """
    counted = pruned(after, today, named)
    now = ((key, getattr(counted, key)) for key in KEYS)
    return {key: value for key, value in now if value is not None and value != getattr(before, key)}


@dataclass(frozen=True, slots=True)
class SheetWithNewAnswers:
    """A sheet with one person's new answers in its own columns.

    Each answer whose column the sheet lacks gets a new column.

    Args:
        rows: the sheet as it is now, read with all its columns.
        person: the person's row, as it was found.
        new: the new answers, by key.
        reader: the language of new columns and words, if the sheet's own is unclear.
    """

    rows: Reading
    person: Row
    new: Mapping[str, object]
    reader: Localizer

    @property
    def extra_columns(self) -> Sequence[str]:
        """The sheet's own columns, and the new ones behind them."""
        there = self.rows.extra_columns
        return [*there, *(name for name in self._columns(there).values() if name not in there)]

    @property
    def unanswered_keys(self) -> Sequence[str]:
        """The questions that are answered for nobody, with the new answers."""
        return [key for key in self.rows.unanswered_keys if key not in self.new]

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows, the person's with the new answers.

        Raises:
            BadTable: the person's row is not there any more, at the end.
        """
        done = False
        for row in self.rows:
            if not done and self._is_person(row):
                done = True
                yield self._filled(row)
            else:
                yield row
        if not done:
            raise BadTable(
                _(
                    "The sheet was changed meanwhile: “{ref}” is not in row {n} any more.",
                    ref=self.person.ref,
                    n=self.person.number,
                )
            )

    def _is_person(self, row: Row) -> bool:
        place, person = (row.tab, row.number), self.person
        return place == (person.tab, person.number) and same_name(row.ref) == same_name(person.ref)

    def _filled(self, row: Row) -> Row:
        answers = row.answers.model_copy(update=dict(self.new))  # validated when they were given
        read = [note for note in row.notes if note.key not in self.new and not note.counts]
        notes = [*read, *contradictions(dict(answers), {key: self.rows.column_of(key) or key for key in KEYS})]
        return row._replace(answers=answers, notes=notes, extra_cells={**row.extra_cells, **self.cells})

    @property
    def cells(self) -> Mapping[str, str | date]:
        """The new answers as the sheet writes them, by the name of their column.

        Complete once the rows have been read.
        """
        columns = self._columns(self.rows.extra_columns)
        localizer = self._localizer_for(self.rows.extra_columns)
        return {columns[key]: self._cell(key, value, localizer) for key, value in self.new.items()}

    def _columns(self, there: Sequence[str]) -> dict[str, str]:
        localizer = self._localizer_for(there)
        return {
            key: self.rows.column_of(key) or _free(vocabulary.column(key, localizer), key, there) for key in self.new
        }

    def _localizer_for(self, there: Sequence[str]) -> Localizer:
        return vocabulary.detect_language(there, self.reader)

    def _cell(self, key: str, value: object, localizer: Localizer) -> str | date:
        if isinstance(value, date):
            return self.rows.written_day(key, value)
        return self.rows.written_word(key, str(value)) or vocabulary.word(key, str(value), localizer)


def _free(name: str, key: str, there: Sequence[str]) -> str:
    return key if name in there else name
