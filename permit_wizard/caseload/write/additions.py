"""What is added to a workbook: columns with a title and a cell a row, on the tabs where the people are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from permit_wizard.core.text import ExplainedError

Value: TypeAlias = str | int | date


class CannotAdd(ExplainedError):
    """A workbook to which nothing can be added without changing what is in it.

    Attributes:
        reason: one sentence that names what is in the way, and what to do.
    """


@dataclass(frozen=True, slots=True)
class Column:
    """One column to write.

    Attributes:
        title: what goes into the header's row; not written where `index` names a column that is there.
        cells: the cells by the number of their row, from 1; "" empties one.
        index: which column of the tab it is, from 1; None adds one.
        width: characters that an added column is wide.
        owned: whether cells of that column that are not in `cells` are emptied: advice about somebody who is not in the
            row any more.
    """

    title: str
    cells: Mapping[int, Value] = field(default_factory=dict[int, Value])
    index: int | None = None
    width: int = 14
    owned: bool = True


@dataclass(frozen=True, slots=True)
class TableChanges:
    """The columns of one table on a tab.

    Attributes:
        tab: the tab's name.
        header: the number of the row with the titles, from 1.
        columns: the columns to write; those that are added stay side by side, in this order.
        last: the number of the last row of the table; None where it ends with the tab.
    """

    tab: str
    header: int
    columns: Sequence[Column]
    last: int | None = None
