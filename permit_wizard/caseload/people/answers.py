"""What the cells of a row mean: the answers of the contract, and notes on cells that are no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, cast

from permit_wizard.caseload.columns import cell_words, header_phrases, vocabulary
from permit_wizard.caseload.columns.cell_dates import NO_DATE
from permit_wizard.caseload.columns.dates import ColumnDates, NotRead
from permit_wizard.caseload.columns.reading_options import ReadingOptions
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON, Columns
from permit_wizard.caseload.people.cross_checks import contradictions
from permit_wizard.caseload.people.notes import Note
from permit_wizard.caseload.read.cells import blank, shown
from permit_wizard.core.answers import Answers, BadAnswer, read_answers
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Listed, Text, _, listed

_ALWAYS = ("permit", EXPIRES_ON, "reason_applies")
"""Columns that hold something for everybody, or where “does not apply” may be the answer itself; elsewhere it is an
empty cell."""

_APPLIED, _SENT = "applied", "extension"
_MOST_CELLS, _MOST_PEOPLE, _MOST_COLUMNS = 100_000, 8192, 1000
"""Different cells of a column, different rows, and different headers, whose meaning is cached."""

_LONG_AGO = timedelta(2 * 365)
"""How long ago an application can have been sent that the IND has not decided. A day before that is one of another
application: for asylum, or for the card that there is."""

_NOBODY = Answers()

_ERROR = "#"  # a formula that failed: #N/A, #REF!


class Known(NamedTuple):
    """What the cells of a row mean.

    Attributes:
        answers: the answers that could be read.
        notes: what could not be, or contradicts itself.
        any: whether the cells hold anything.
    """

    answers: Answers
    notes: Sequence[Note]
    any: bool


class _Doubted(NamedTuple):
    """A cell that is read, with a question to ask about it.

    Attributes:
        value: the answer; None where the question stays open.
        reason: what to ask.
        day: the day in the cell.
    """

    value: object
    reason: Text
    day: date | None = None


class _Plan(NamedTuple):
    """How the cells of one column are read.

    Attributes:
        key: what the column holds.
        name: what it is called in the sheet.
        sms: whether its name asks about a code by SMS.
        meanings: the meaning of each cell that was seen.
    """

    key: str
    name: str
    sms: bool
    meanings: dict[object, object]


def _valid(given: Mapping[str, object], today: date) -> dict[str, object]:
    """Return answers of the contract as a model of answers holds them."""
    answers = read_answers(given, today)
    return {key: getattr(answers, key) for key in given}


class CellReader:
    """Reads the cells of a sheet's columns with answers.

    Args:
        today: the day the cases are judged on.
        options: how the sheet is to be read.

    Attributes:
        dates: the dates of each column that may hold some, which have to be observed before they are read.
    """

    def __init__(self, today: date, options: ReadingOptions) -> None:
        self._today, self._options = today, options
        self.dates = {key: ColumnDates(key, today, options.dates) for key, asked in BY_KEY.items() if asked.is_date}
        self.dates[_APPLIED] = ColumnDates("received_on", today, options.dates)
        self._defaults = _valid(options.defaults, today)
        self._meanings: dict[tuple[str, bool], dict[object, object]] = {}
        self._plans: dict[Columns, Sequence[_Plan]] = {}
        self._cached = lru_cache(_MOST_PEOPLE)(self._interpret)

    def known(self, columns: Columns, cells: Sequence[object]) -> Known:
        """Return what is known of a person.

        Rows with the same answers share it, so that many are read and judged at once.
        """
        if len(cells) < columns.width:
            cells = [*cells, *[None] * (columns.width - len(cells))]
        answers = columns.answers_in(cells)
        try:
            return self._cached(columns, answers)
        except TypeError:  # a list or an object, which JSON may hold
            return self._interpret(columns, answers)

    def fits(self, key: str, cell: object) -> bool:
        """Return whether a cell can be an answer to a question, before the dates of its column have been observed."""
        if key in self.dates and key != _APPLIED:
            found = ColumnDates(key, self._today).read(cell)
            return not isinstance(found, NotRead) or bool(found.candidates) or self._unknown(cell)
        found = self._read(key, cell, sms=True)
        return not isinstance(found, NotRead) or found.reason.message == _uncertain().message

    def written_word(self, key: str, value: str) -> str | None:
        """Return what the sheet itself writes for a value of the contract; None where it has not written it yet."""
        for sms in (False, True):
            cells = self._meanings.get((key, sms), {})
            found = next((shown(cell) for cell, meant in cells.items() if meant == value), None)
            if found is not None:
                return found
        return None

    def _interpret(self, columns: Columns, cells: tuple[object, ...]) -> Known:
        """Return what the cells with answers mean.

        Args:
            columns: the columns of the row.
            cells: one cell for each of its columns with answers. The result is cached by them: it may depend on nothing
                else of a row.
        """
        given = dict(self._defaults)
        notes: list[Note] = []
        sent_on: date | None = None
        for plan, cell in zip(self._plan(columns), cells, strict=True):
            key, name, _sms, meanings = plan
            try:
                value = meanings[cell]
            except (KeyError, TypeError):
                value = self._meaning(plan, cell)
            if value is None:
                continue
            kind = type(value)
            if kind is NotRead:
                unread = cast("NotRead", value)
                notes.append(Note(key, name, printable(shown(cell)), unread.reason, unread.candidates))
                given.pop(key, None)
            elif kind is _Doubted:
                doubted = cast("_Doubted", value)
                notes.append(Note(key, name, printable(shown(cell)), doubted.reason, counts=True))
                sent_on = sent_on or doubted.day
                if doubted.value is not None:
                    given[key] = doubted.value
            else:
                given[key] = value
        anything = bool(given or notes)
        expires_on = given.get(EXPIRES_ON)
        if sent_on is not None and isinstance(expires_on, date) and sent_on >= expires_on:
            given.setdefault("received_on", sent_on)  # late, whether it was sent or received on that day
        if "received_on" in given or "return_on" in given:
            notes += contradictions(given, {column.key: column.name for column in columns.known})
        return Known(_NOBODY.model_copy(update=given), tuple(notes), anything)  # each cell was validated once

    def _plan(self, columns: Columns) -> Sequence[_Plan]:
        """Return for each column with answers its key, its name, and the meanings of the cells that were seen."""
        found = self._plans.get(columns)
        if found is None:
            if len(self._plans) >= _MOST_COLUMNS:
                self._plans.clear()
            plans: list[_Plan] = []
            for column in columns.known:
                sms = column.key == "digid" and header_phrases.names_sms(vocabulary.normalize(column.name))
                meanings = self._meanings.setdefault((column.key, sms), {})
                plans.append(_Plan(column.key, column.name, sms, meanings))
            found = self._plans[columns] = plans
        return found

    def _meaning(self, plan: _Plan, cell: object) -> object:
        """Return what a cell means that has not been seen before: each different cell of a column is read once."""
        key, _name, sms, meanings = plan
        if len(meanings) >= _MOST_CELLS:
            meanings.clear()
        value = self._read(key, cell, sms=sms)
        if isinstance(value, str) and not BY_KEY[key].is_date:
            value = _valid({key: value}, self._today)[key]
        elif isinstance(value, _Doubted) and value.value is not None:
            value = value._replace(value=_valid({key: value.value}, self._today)[key])
        try:
            meanings[cell] = value
        except TypeError:  # lists and objects mean nothing
            return NotRead(_not_allowed(key))
        return value

    def _unknown(self, cell: object) -> bool:
        return vocabulary.normalize(shown(cell)) in vocabulary.unknown_words()

    def _read(self, key: str, cell: object, *, sms: bool) -> object:
        """Return a cell as the contract writes it, None where it is empty, or why it is not read."""
        if blank(cell):
            return None
        text = shown(cell)
        plain = vocabulary.normalize(text)
        asked = any(mark in text for mark in cell_words.QUESTION_MARKS) and text.strip(cell_words.QUESTION_MARKS + " ")
        if asked and not BY_KEY[key].is_date:
            return NotRead(_uncertain() if key == _APPLIED else _not_allowed(key))  # "ja?" is no yes
        if key not in _ALWAYS and plain in cell_words.not_applicable() and not text.startswith(_ERROR):
            return None
        if key in self.dates and key != _APPLIED:
            return vocabulary.UNKNOWN if plain in vocabulary.unknown_words() else self._day(key, cell)
        value = vocabulary.values(key).get(plain)
        if value is not None:
            return value
        if key == _APPLIED:
            if plain in cell_words.uncertain_words():
                return NotRead(_uncertain())
            return _SENT if plain in cell_words.sent_words() else self._sent_on(cell)
        if key == "digid" and plain in vocabulary.yes_words():
            return "with_sms" if sms else _Doubted(None, _("with or without a code by SMS?"))
        if key == "civic_integration" and plain in vocabulary.yes_words():
            return _Doubted(None, _("a diploma, or an exemption?"))
        return NotRead(_not_allowed(key))

    def _day(self, key: str, cell: object) -> object:
        found = self.dates[key].read(cell)
        if isinstance(found, NotRead):
            return found
        try:
            read_answers({key: found}, self._today)
        except BadAnswer:
            return NotRead(_("this day is still to come") if found > self._today else _("this day has passed"))
        return found

    def _sent_on(self, cell: object) -> object:
        """Return what a day means in the column for the application: it was sent, or received, on that day.

        A day long ago leaves the question open.
        """
        found = self.dates[_APPLIED].read(cell)
        reason = _("this is a day: was the application sent or received on it?")
        days = (found,) if isinstance(found, date) else found.candidates
        if days and max(days) < self._today - _LONG_AGO:
            return _Doubted(None, reason)
        if isinstance(found, date):
            return NotRead(_("this day is still to come")) if found > self._today else _Doubted(_SENT, reason, found)
        if days and min(days) <= self._today:
            return _Doubted(_SENT, reason)
        return NotRead(_not_allowed(_APPLIED))


def _not_allowed(key: str) -> Text:
    if BY_KEY[key].is_date:
        return NO_DATE
    return _("this is not an answer here. Use {words}", words=_words(key))


def _uncertain() -> Text:
    return _(
        "this does not tell whether the application was sent to the IND, and what was decided. Use {words}",
        words=_words(_APPLIED),
    )


def _words(key: str) -> Listed:
    return listed(vocabulary.short(option.value) or option.label for option in BY_KEY[key].options)
