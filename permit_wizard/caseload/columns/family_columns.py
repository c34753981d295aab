"""A family in one row: "partner", "partner's card valid until", "child 1", "child 1's card valid until" and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON, Column, Columns
from permit_wizard.caseload.read.cells import blank, shown
from permit_wizard.core.answers import KEYS


def family_columns(
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


def member_columns(
    refs: Sequence[Column], answers: Sequence[Column], date_at: int, label_at: int, names: Sequence[str]
) -> Columns:
    """Return the columns of one member: the family's names and answers, with the member's own name and date.

    Args:
        refs: what the family is called by.
        answers: the columns with answers that are the same for all.
        date_at: the column with the member's expiry date.
        label_at: the column with the member's name.
        names: what all columns are called, as they can be shown.
    """
    own_ref = [column for column in refs if column.position != label_at]
    label = Column(label_at, names[label_at], vocabulary.REF)
    known = [*answers, Column(date_at, names[date_at], EXPIRES_ON)]
    known.sort(key=lambda column: KEYS.index(column.key))
    return Columns(own_ref, known, label=label) if own_ref else Columns([label], known)
