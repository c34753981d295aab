"""Which columns name a person: by their header, or where no header does, by cells that can be names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from permit_wizard.caseload.columns import header_phrases, vocabulary
from permit_wizard.caseload.read.cells import blank, shown

_LONGEST_NAME = 60
"""Characters that the name of a person may have."""


def name_columns(
    plain: Sequence[str], keys: Sequence[str], own: Mapping[str, str], rows: Sequence[Sequence[object]]
) -> list[int]:
    """Return the columns that name a person, the best kind of header; several for a first name and a surname.

    Args:
        plain: the names of all columns, normalized.
        keys: what each column holds.
        own: keys by normalized name, given by a person.
        rows: cells of some rows.
    """
    places = [at for at, key in enumerate(keys) if key == vocabulary.REF]
    said = [at for at in places if plain[at] in own]
    if said:
        return said
    exact = [at for at in places if plain[at] == vocabulary.REF]
    if exact:
        return exact[:1]
    for kind in (vocabulary.NUMBER, vocabulary.NAME):
        found = [at for at in places if vocabulary.refs().get(plain[at]) == kind]
        if found:
            beside = [] if kind == vocabulary.NUMBER else _other_parts(found[0], places, plain, rows)
            return sorted([found[0], *beside])
    parts = [at for at in places if header_phrases.is_part_of_name(plain[at])]
    if parts:
        return parts
    return sorted(places, key=lambda at: -len({str(row[at]) for row in rows if at < len(row)}))[:1]


def _other_parts(name: int, places: Sequence[int], plain: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    """Return the columns that make a name whole: "Ad" and "Soyad", "Naam" and "Voornaam".

    One whose cells are in the name already is none of them.
    """
    parts = [at for at in places if at != name and header_phrases.is_part_of_name(plain[at])]
    pairs = {at: [(shown(row[name]), shown(row[at])) for row in rows if max(name, at) < len(row)] for at in parts}
    return [at for at, cells in pairs.items() if 2 * sum(part in whole for whole, part in cells) <= len(cells)]


def named_by_content(free: Sequence[int], plain: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
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
            return [] if not plain[at] or header_phrases.is_status(plain[at]) else [at]
    return []


def _may_be_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and any(map(str.isalpha, cell)) and not any(map(str.isdecimal, cell))
