"""Which column of a table holds what.

By the name that its header gives it, by what a longer header means, and by its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.list_columns import written_columns
from permit_wizard.caseload.read.cells import blank, clean, is_nothing, shown
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import KEYS
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _

EXPIRES_ON = "expires_on"
NAMED, MEANT = 3, 2
"""What a column counts in `score` that is known by its name, or by what a longer name means."""

_LONGEST_NAME = 60
"""Characters that the name of a person may have."""

_SAMPLE = 200
"""Rows below a header in which cells are looked at."""


class Column(NamedTuple):
    """One column.

    Attributes:
        position: its place, from 0.
        name: what it is called in the sheet, as it can be shown; made up where it has no name.
        key: what it holds; empty where that is not known.
    """

    position: int
    name: str
    key: str = ""


class Columns:
    """The columns of a table.

    Attributes:
        refs: what the person is called by, in order; more than one for a first name and a surname.
        known: the columns with answers.
        dated: those of them that hold dates.
        carried: all others: they count nowhere and are kept.
        written: the columns that this program wrote, with those that volunteers fill in beside them.
        statuses: those of the others that may mark a file as closed.
        members: for a family in one row, the columns of each of its members; empty where a row is one person.
        label: for a member of a family, the column with the name, where the family itself has one too.
        width: how many cells a row has that holds something in each column with an answer.
        remarks: on how columns were recognised.
    """

    def __init__(
        self,
        refs: Sequence[Column] = (),
        known: Sequence[Column] = (),
        carried: Sequence[Column] = (),
        written: Sequence[Column] = (),
        statuses: Sequence[Column] = (),
        members: Sequence[Columns] = (),
        label: Column | None = None,
        remarks: Sequence[Text] = (),
    ) -> None:
        self.refs, self.known, self.carried, self.written, self.statuses = refs, known, carried, written, statuses
        self._written_at = frozenset(column.position for column in written)
        self.dated = [column for column in known if BY_KEY[column.key].is_date]
        self.members, self.label, self.remarks = members, label, remarks
        self.width = max((column.position + 1 for column in known), default=0)

    def __contains__(self, key: str) -> bool:
        return any(column.key == key for each in (self, *self.members) for column in each.known)

    @cached_property
    def all(self) -> Sequence[Column]:
        """All columns, in the order of the sheet."""
        members = (
            column
            for member in self.members
            for column in (*member.refs, *member.known, *([member.label] if member.label else ()))
        )
        return sorted(
            {
                column.position: column for column in (*self.refs, *self.known, *self.carried, *self.written, *members)
            }.values()
        )

    def are_empty(self, cells: Sequence[object]) -> bool:
        """Return whether a row holds nothing but what this program wrote into it, or a volunteer beside that."""
        if all(map(blank, cells)):
            return True
        ours = self._written_at
        return bool(ours) and all(at in ours or blank(cell) for at, cell in enumerate(cells))

    def shifted(self, cells: Sequence[object]) -> int:
        """Return how many cells a row has, where some are behind the centre's own columns; 0 where none is.

        A separator too many in a row shifts what follows it. Columns of ours do not count.
        """
        ours = self._written_at
        last = next((at for at in range(len(cells) - 1, -1, -1) if at not in ours and not blank(cells[at])), -1)
        return last + 1 if last >= self.named_width else 0

    @cached_property
    def named_width(self) -> int:
        """How many columns the centre's own header has, up to the last with a name."""
        ours = self._written_at
        named = (each.position for each in self.all if each.position not in ours and not each.name.startswith("#"))
        return max(named, default=-1) + 1

    @cached_property
    def answers_in(self) -> Callable[[Sequence[object]], tuple[object, ...]]:
        """Extractor for the answer cells of a row that has `width` cells at least; equal answers give equal keys."""
        places = [column.position for column in self.known]
        return itemgetter(*places) if len(places) > 1 else lambda cells: tuple(cells[at] for at in places)

    def ref_of(self, cells: Sequence[object]) -> str:
        """Return the name of the person in a row, or "" if there is none."""
        if self.label is None and len(self.refs) == 1:
            at = self.refs[0].position
            if at >= len(cells) or cells[at] is None:
                return ""
            ref = clean(cells[at])
            return "" if is_nothing(ref) else ref
        ref = clean(" ".join(filter(None, (_shown(cells, column) for column in self.refs))))
        if self.label is None:
            return ref
        name = clean(_shown(cells, self.label))
        if name and not any(map(str.isalpha, name)):  # the number of children
            name = f"{self.label.name}: {name}"
        return f"{ref} – {name}" if ref and name else name


def _shown(cells: Sequence[object], column: Column) -> str:
    at = column.position
    return shown(cells[at]) if at < len(cells) and not blank(cells[at]) else ""


# ---------------------------------------------------------------------------------------------------------------- names


def key_of(name: str, own: Mapping[str, str]) -> str:
    """Return what the name of a column means by itself; "" where that is not known.

    Args:
        name: the name, normalized.
        own: keys by name, given by a person.
    """
    return own.get(name) or vocabulary.headers().get(name) or (vocabulary.REF if name in vocabulary.refs() else "")


def score(names: Sequence[str], own: Mapping[str, str]) -> int:
    """Return how well a row names columns: three for each that is known by its name, two for each whose name means one.

    Args:
        names: the cells of a row.
        own: keys by normalized name, given by a person.
    """
    plain = [vocabulary.normalize(name) for name in names if name]
    exact = {key for name in plain if (key := key_of(name, own))}
    meant = {key for name in plain if (key := vocabulary.meaning(name))} - exact
    return NAMED * len(exact) + MEANT * len(meant)


def columns_of(
    names: Sequence[str],
    own: Mapping[str, str],
    rows: Sequence[Sequence[object]] = (),
    fits: Callable[[str, object], bool] | None = None,
    find_expiry: Callable[[Sequence[str], Sequence[Sequence[object]], set[int]], int | None] | None = None,
) -> Columns:
    """Return what each column holds; what a person said of a name comes before what the name seems to mean.

    Args:
        names: the header.
        own: keys by normalized name, given by a person.
        rows: cells of some rows below the header.
        fits: returns whether a cell can be an answer to a question; without it no longer header counts.
        find_expiry: returns the column whose cells are the expiry dates, if no header names them; None for none.

    Raises:
        BadTable: two columns may hold the same answer.
    """
    shown_names = shown_once(names)
    plain = [vocabulary.normalize(name) if name.strip() else "" for name in names]
    keys = [key_of(name, own) if name else "" for name in plain]
    written = {at for at in written_columns(names) if plain[at] not in own}
    for at in written:
        keys[at], plain[at] = "", ""
    remarks: list[Text] = []
    if fits is not None:
        for at, name in enumerate(plain):
            meant = "" if keys[at] or not name else vocabulary.meaning(name)
            if meant and (meant in keys[:at] + _exact(keys, at)) and meant != EXPIRES_ON:
                continue
            if meant and _holds(rows[:_SAMPLE], at, meant, fits):
                keys[at] = meant
    family = _members(plain, keys, rows[:_SAMPLE], own)
    expiry = [at for at, key in enumerate(keys) if key == EXPIRES_ON]
    if not expiry and find_expiry is not None:
        taken = {at for at, key in enumerate(keys) if key} | written
        found = find_expiry(plain, rows[:_SAMPLE], taken)
        if found is not None:
            keys[found] = EXPIRES_ON
            remarks.append(
                _(
                    "No column is called an expiry date. “{column}” was taken for it, because of its dates. If that is "
                    "wrong, name the right one: {option}",
                    column=shown_names[found],
                    option='--map "…=expires_on"',
                )
            )
    if family:
        keys = [("" if key == EXPIRES_ON else key) for key in keys]
        keys = _first_of_each(keys)
    refs = _refs(plain, keys, own, rows)
    known: dict[str, int] = {}
    for key in KEYS:
        places = _best([at for at, found in enumerate(keys) if found == key], plain, key, own)
        if len(places) > 1:
            raise _twice(key, places, names)
        if places:
            known[key] = places[0]
            if not key_of(plain[places[0]], own) and not remarks and key == EXPIRES_ON:
                remarks.append(_("“{column}” was read as the expiry date.", column=shown_names[places[0]]))
    taken = {*refs, *known.values()}
    answers = [Column(at, shown_names[at], key) for key, at in known.items()]
    if family and not refs:
        refs = [at for at in range(family[0][1]) if plain[at] and not keys[at]][:1]
    if not refs and not family and known:
        free = [at for at in range(len(names)) if at not in (written | set(known.values()))]
        refs = _named_by_content(free, plain, rows[:_SAMPLE])
        if refs:
            remarks.append(
                _(
                    "No column is called a name. “{column}” was taken for it. If that is wrong, name the right one: "
                    "{option}",
                    column=shown_names[refs[0]],
                    option='--map "…=ref"',
                )
            )
            taken |= {*refs}
    ref_columns = [Column(at, shown_names[at], vocabulary.REF) for at in refs]
    beside = {plain[label_at] for _date_at, label_at in family}
    if len(beside) == 1 and all(
        plain[at] in beside for at in refs
    ):  # two lists side by side: nobody's name is a family's
        ref_columns = []
    members = [_member(ref_columns, answers, date_at, label_at, shown_names) for date_at, label_at in family]
    taken |= {at for pair in family for at in pair}
    others = [Column(at, name) for at, name in enumerate(shown_names) if at not in taken]
    carried = [column for column in others if column.position not in written]
    ours = [column for column in others if column.position in written]
    statuses = [column for column in carried if plain[column.position] and vocabulary.is_status(plain[column.position])]
    return Columns(ref_columns, [] if family else answers, carried, ours, statuses, members, remarks=remarks)


def _exact(keys: Sequence[str], at: int) -> list[str]:
    return [key for key in keys[at + 1 :] if key]


def _holds(rows: Sequence[Sequence[object]], at: int, key: str, fits: Callable[[str, object], bool]) -> bool:
    """Return whether most cells of a column can be what its header seems to mean."""
    cells = [row[at] for row in rows if at < len(row) and not blank(row[at])]
    if key == vocabulary.REF:
        return bool(cells) and len({str(cell) for cell in cells}) * 2 >= len(cells)
    return 2 * sum(fits(key, cell) for cell in cells) >= len(cells)


def _first_of_each(keys: Sequence[str]) -> list[str]:
    return [key if key not in keys[:at] else "" for at, key in enumerate(keys)]


def _twice(key: str, places: Sequence[int], names: Sequence[str]) -> BadTable:
    first, second = (printable(names[at].strip()) for at in places[:2])
    if first == second:
        return BadTable(_("Column {key} appears twice. Each column may appear once.", key=first))
    option = f'--map "{first}={key}"'
    return BadTable(
        _(
            "The columns “{first}” and “{second}” may both be {key}. Choose one with {option}.",
            first=first,
            second=second,
            key=key,
            option=option,
        )
    )


def _best(places: list[int], plain: Sequence[str], key: str, own: Mapping[str, str]) -> list[int]:
    """Return the columns that count: what a person said, else the key itself, else known names, else longer headers."""
    said = [at for at in places if plain[at] in own]
    named = [at for at in places if key_of(plain[at], own)]
    return said or [at for at in places if plain[at] == vocabulary.normalize(key)] or named or places[:1]


def _refs(
    plain: Sequence[str], keys: Sequence[str], own: Mapping[str, str], rows: Sequence[Sequence[object]]
) -> list[int]:
    places = [at for at, key in enumerate(keys) if key == vocabulary.REF]
    said = [at for at in places if plain[at] in own]
    if said:
        return said
    exact = [at for at in places if plain[at] == vocabulary.REF]
    if exact:
        return exact[:1]
    numbers = [at for at in places if vocabulary.refs().get(plain[at]) == vocabulary.NUMBER]
    if numbers:
        return numbers[:1]
    found = vocabulary.columns_with_names([plain[at] for at in places])
    if found:
        return [places[index] for index in found]
    return sorted(places, key=lambda at: -len({str(row[at]) for row in rows if at < len(row)}))[:1]


def _named_by_content(free: Sequence[int], plain: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    """Return the first column whose cells can be names of people: a few words each, and each cell another one.

    Args:
        free: columns that hold nothing else.
        plain: the names of all columns, normalized.
        rows: cells of some rows.
    """
    for at in free:
        cells = [row[at] for row in rows if at < len(row) and not blank(row[at])]
        names = [cell for cell in cells if isinstance(cell, str) and _may_be_name(cell)]
        different = len({name.casefold() for name in names})
        everybody = 10 * len(cells) >= 9 * sum(not all(map(blank, row)) for row in rows)
        if cells and everybody and len(names) == len(cells) and 10 * different >= 9 * len(cells):
            return [] if not plain[at] or vocabulary.is_status(plain[at]) else [at]
    return []


def _may_be_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and any(map(str.isalpha, cell)) and not any(map(str.isdecimal, cell))


# --------------------------------------------------------------------------------------------------------------- family


def _members(
    plain: Sequence[str], keys: Sequence[str], rows: Sequence[Sequence[object]], own: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Return the date and the name of each member of a family in one row; [] where a row is one person.

    A row is a family where two or more columns with expiry dates have a word in common, and a column with names is
    before each.
    """
    dates = [at for at, key in enumerate(keys) if key == EXPIRES_ON]
    if len(dates) < 2 or any(plain[at] in own for at in dates):
        return []
    shared = set(plain[dates[0]].split())
    for at in dates:
        shared &= set(plain[at].split())
    if not shared:
        return []
    found: list[tuple[int, int]] = []
    begin = 0
    for at in dates:
        beside = [other for other in range(begin, at) if plain[other] and keys[other] in ("", vocabulary.REF)]
        beside = [other for other in beside if _names_people(rows, other, at)]
        if not beside:
            return []
        found.append((at, beside[-1]))
        begin = at + 1
    return found


def _names_people(rows: Sequence[Sequence[object]], at: int, date_at: int) -> bool:
    """Return whether a column holds a name, or a number of children, in most rows with a date."""
    dated = [row for row in rows if date_at < len(row) and not blank(row[date_at])]
    cells = [shown(row[at]) for row in dated if not blank(row[at])]
    names = [cell for cell in cells if any(map(str.isalpha, cell)) or (cell.isdecimal() and len(cell) <= 2)]
    return 5 * len(names) >= 4 * len(dated)


def _member(
    refs: Sequence[Column], answers: Sequence[Column], date_at: int, label_at: int, names: Sequence[str]
) -> Columns:
    own_ref = [column for column in refs if column.position != label_at]
    label = Column(label_at, names[label_at], vocabulary.REF)
    known = [*answers, Column(date_at, names[date_at], EXPIRES_ON)]
    known.sort(key=lambda column: KEYS.index(column.key))
    return Columns(own_ref, known, label=label) if own_ref else Columns([label], known)


def shown_once(names: Sequence[str]) -> list[str]:
    """Return the names as they can be shown, each once; a column without one is called by its number."""
    found: dict[str, None] = {}
    for at, name in enumerate(names):
        shown = printable(" ".join(name.split())) if name.strip() else f"#{at + 1}"
        while shown in found:
            shown = f"{shown} #{at + 1}"
        found[shown] = None
    return list(found)
