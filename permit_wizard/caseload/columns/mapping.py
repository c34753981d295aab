"""Which column of a table holds what.

By the name that its header gives it, by what a longer header means, and by its cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from permit_wizard.caseload.columns import cell_words, header_phrases, vocabulary
from permit_wizard.caseload.columns.family_columns import family_columns, member_columns
from permit_wizard.caseload.columns.list_columns import written_columns
from permit_wizard.caseload.columns.name_columns import name_columns, named_by_content
from permit_wizard.caseload.columns.reading_options import map_option
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON, Column, Columns, shown_once
from permit_wizard.caseload.read.cells import blank, shown
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import KEYS
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _, listed

NAMED, MEANT = 3, 2
"""What a column counts in `score` that is known by its name, or by what a longer name means."""

_APPLIED = "applied"
_SAMPLE = 200
"""Rows below a header in which cells are looked at."""

_SHORTEST_DAY = 3  # "1-1"; a tick may be 1 or 0

FindExpiry = Callable[[Sequence[str], Sequence[Sequence[object]], set[int]], int | None]
"""Returns the column whose cells are the expiry dates: of the names, some rows, and columns that are something else."""


def key_of(name: str, own: Mapping[str, str]) -> str:
    """Return what the name of a column means by itself; "" where that is not known.

    Args:
        name: the name, normalized.
        own: keys by name, given by a person.
    """
    if name in own:
        return own[name]
    plain = vocabulary.without_choices(name)
    return vocabulary.headers().get(plain) or (vocabulary.REF if plain in vocabulary.refs() else "")


def score(names: Sequence[str], own: Mapping[str, str]) -> int:
    """Return how well a row names columns: three for each that is known by its name, two for each whose name means one.

    Args:
        names: the cells of a row.
        own: keys by normalized name, given by a person.
    """
    plain = [vocabulary.normalize(name) for name in names if name]
    exact = {key for name in plain if (key := key_of(name, own))}
    meant = {key for name in plain if (key := header_phrases.meaning(name))} - exact
    return NAMED * len(exact) + MEANT * len(meant)


class _Header:
    """The header of a table while it is being recognised.

    Attributes:
        shown: the names as they can be shown, each once.
        plain: the names, normalized; empty where there is none, or where this program wrote the column.
        keys: what each column holds; empty where that is not known.
        own: keys by normalized name, given by a person.
        written: the columns that this program wrote.
        remarks: on what was taken for what.
    """

    def __init__(self, names: Sequence[str], own: Mapping[str, str]) -> None:
        self.names, self.shown = names, shown_once(names)
        self.plain = [vocabulary.normalize(name) if name.strip() else "" for name in names]
        self.keys = [key_of(name, own) if name else "" for name in self.plain]
        self.own, self.remarks = own, list[Text]()
        self.written = {at for at in written_columns(names) if self.plain[at] not in own}
        for at in self.written:
            self.keys[at], self.plain[at] = "", ""

    def add_meanings(self, rows: Sequence[Sequence[object]], fits: Callable[[str, object], bool]) -> None:
        """Recognise longer names whose cells fit what they seem to mean; doubt a time at which a form was sent."""
        for at, name in enumerate(self.plain):
            if name in vocabulary.whole_headers() and name not in self.own and _are_times(rows, at):
                self.keys[at] = ""
            meant = "" if self.keys[at] or not name else header_phrases.meaning(name)
            others = self.keys[:at] + self.keys[at + 1 :]
            part = header_phrases.is_part_of_name(name)
            first = meant in (EXPIRES_ON, _APPLIED) or meant not in others
            if meant and (part or (first and _holds(rows, at, meant, fits))):
                self.keys[at] = meant

    def add_expiry(self, rows: Sequence[Sequence[object]], find_expiry: FindExpiry) -> None:
        """Recognise the expiry dates by their cells."""
        taken = {at for at, key in enumerate(self.keys) if key} | self.written
        found = find_expiry(self.plain, rows, taken)
        if found is not None:
            self.keys[found] = EXPIRES_ON
            self.remarks.append(
                _(
                    "No column is called an expiry date. “{column}” was taken for it, because of its dates. If that is "
                    "wrong, name the right one: {option}",
                    column=self.shown[found],
                    option='--map "…=expires_on"',
                )
            )

    def one_of_each(self, names: Sequence[str], rows: Sequence[Sequence[object]]) -> dict[str, int]:
        """Return the column of each answer that the table has.

        Args:
            names: the header as it is in the sheet.
            rows: cells of some rows below it.

        Raises:
            BadTable: two columns may hold the same answer.
        """
        known: dict[str, int] = {}
        for key in KEYS:
            places = [at for at, found in enumerate(self.keys) if found == key]
            if key == _APPLIED and not any(self.plain[at] in self.own for at in places):
                places = _with_words(places, rows)
            places = _best(places, self.plain, key, self.own, with_ids=any(map(_is_id, names)))
            if len(places) > 1:
                raise _twice(key, places, names)
            if places:
                known[key] = places[0]
                if key_of(self.plain[places[0]], self.own):
                    continue
                if not self.remarks and key == EXPIRES_ON:
                    self.remarks.append(_("“{column}” was read as the expiry date.", column=self.shown[places[0]]))
                if key == _APPLIED:
                    self.remarks.append(
                        _("“{column}” was read as the application to the IND.", column=self.shown[places[0]])
                    )
        return known

    def name_by_content(self, taken: set[int], rows: Sequence[Sequence[object]]) -> list[int]:
        """Return the column whose cells can be names of people, or none."""
        free = [at for at in range(len(self.plain)) if at not in self.written | taken]
        refs = named_by_content(free, self.plain, rows)
        if refs:
            self.remarks.append(
                _(
                    "No column is called a name. “{column}” was taken for it. If that is wrong, name the right one: "
                    "{option}",
                    column=self.shown[refs[0]],
                    option='--map "…=ref"',
                )
            )
        return refs

    def remark_application(
        self, extra: Sequence[Column], rows: Sequence[Sequence[object]], fits: Callable[[str, object], bool]
    ) -> None:
        """Name a column that may be the application to the IND: whether it is, only a person can tell."""
        for at, name, _key in extra:
            plain = self.plain[at]
            cells = [row[at] for row in rows if at < len(row) and not blank(row[at])]
            told = any(cell_words.tells_about_application(shown(cell)) for cell in cells)
            about = told or header_phrases.may_be_application(plain)
            fit = about and cells and _holds(rows, at, _APPLIED, fits)
            if plain and fit and not header_phrases.is_other_date(plain):
                option = map_option(self.names[at], _APPLIED)
                self.remarks.append(
                    _(
                        "“{column}” may be the application to the IND, but it is not used. If it is, name it: {option}",
                        column=name,
                        option=option,
                    )
                )

    def columns(self, places: Iterable[int], key: str = "") -> list[Column]:
        """Return columns that hold the same."""
        return [Column(at, self.shown[at], key) for at in places]


def columns_of(
    names: Sequence[str],
    own: Mapping[str, str],
    rows: Sequence[Sequence[object]] = (),
    fits: Callable[[str, object], bool] | None = None,
    find_expiry: FindExpiry | None = None,
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
    header, sample = _Header(names, own), rows[:_SAMPLE]
    if fits is not None:
        header.add_meanings(sample, fits)
    family = family_columns(header.plain, header.keys, sample, own)
    if find_expiry is not None and EXPIRES_ON not in header.keys:
        header.add_expiry(sample, find_expiry)
    if family:
        header.keys = _first_of_each(["" if key == EXPIRES_ON else key for key in header.keys])
    refs = name_columns(header.plain, header.keys, own, rows)
    known = header.one_of_each(names, sample)
    taken = {*refs, *known.values(), *chain.from_iterable(family)}
    if family and not refs:
        refs = [at for at in range(family[0][1]) if header.plain[at] and not header.keys[at]][:1]
    elif known and not refs:
        refs = header.name_by_content(set(known.values()), sample)
        taken |= {*refs}
    labels = {header.plain[label_at] for _date_at, label_at in family}
    # two lists side by side: nobody's name is a family's
    side_by_side = len(labels) == 1 and all(header.plain[at] in labels for at in refs)
    ref_columns = [] if side_by_side else header.columns(refs, vocabulary.REF)
    answers = [Column(at, header.shown[at], key) for key, at in known.items()]
    members = [member_columns(ref_columns, answers, date_at, label_at, header.shown) for date_at, label_at in family]
    others = [at for at in range(len(names)) if at not in taken]
    extra = header.columns(at for at in others if at not in header.written)
    written = header.columns(at for at in others if at in header.written)
    if fits is not None and known and _APPLIED not in known and not family:
        header.remark_application(extra, sample, fits)
    statuses = [column for column in extra if header_phrases.is_status(header.plain[column.position])]
    return Columns(ref_columns, [] if family else answers, extra, written, statuses, members, remarks=header.remarks)


def _holds(rows: Sequence[Sequence[object]], at: int, key: str, fits: Callable[[str, object], bool]) -> bool:
    """Return whether most cells of a column can be what its header seems to mean."""
    cells = [row[at] for row in rows if at < len(row) and not blank(row[at])]
    if key == vocabulary.REF:
        return bool(cells) and len({str(cell) for cell in cells}) * 2 >= len(cells)
    return 2 * sum(fits(key, cell) for cell in cells) >= len(cells)


def _with_words(places: list[int], rows: Sequence[Sequence[object]]) -> list[int]:
    """Return the columns with words or ticks rather than days; those with days, or the first, where no other is filled.

    "Applied" beside "applied on": the words tell who was refused, the days do not.
    """
    cells = {at: [shown(row[at]) for row in rows if at < len(row) and not blank(row[at])] for at in places}
    filled = [at for at in places if cells[at]]
    worded = [at for at in filled if 2 * sum(map(_is_day, cells[at])) < len(cells[at])]
    return worded or filled or (places[:1] if rows else places)


def _are_times(rows: Sequence[Sequence[object]], at: int) -> bool:
    """Return whether most cells of a column hold a time of day, as programs for forms write when a form was sent."""
    cells = [row[at] for row in rows if at < len(row) and not blank(row[at])]
    return 2 * sum(":" in shown(cell) for cell in cells) > len(cells)


def _is_day(cell: str) -> bool:
    return len(cell) >= _SHORTEST_DAY and any(map(str.isdecimal, cell))


def _first_of_each(keys: Sequence[str]) -> list[str]:
    return [key if key not in keys[:at] else "" for at, key in enumerate(keys)]


def _twice(key: str, places: Sequence[int], names: Sequence[str]) -> BadTable:
    first, second = (printable(names[at].strip()) for at in places[:2])
    if first == second:
        return BadTable(_("Column {key} appears twice. Each column may appear once.", key=first))
    return BadTable(
        _(
            "Several columns can be the answer to “{question}”. Choose the right one, and add it to the command: "
            "{options}",
            question=BY_KEY[key].short,
            options=listed(map_option(names[at], key) for at in places),
        )
    )


def _best(places: list[int], plain: Sequence[str], key: str, own: Mapping[str, str], *, with_ids: bool) -> list[int]:
    """Return the columns that count: what a person said, else the key itself, else known names, else longer headers.

    "Applied" is an English word too, so it is no better than "Submitted" unless the sheet has ids (`with_ids`).
    """
    said = [at for at in places if plain[at] in own]
    named = [at for at in places if key_of(plain[at], own)]
    ids = [at for at in places if plain[at] == vocabulary.normalize(key)] if with_ids or key != _APPLIED else []
    return said or ids or named or places[:1]


def _is_id(name: str) -> bool:
    """Return whether a name can only be an id, and no word of a language."""
    return "_" in name and name.strip() in KEYS
