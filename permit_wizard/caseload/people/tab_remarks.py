"""What the beginning of a tab shows, and what is remarked of tabs that are not read or not understood."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from permit_wizard.caseload.columns.header import Header, guess_header
from permit_wizard.caseload.columns.reading_options import map_option
from permit_wizard.caseload.columns.table_columns import EXPIRES_ON, Columns
from permit_wizard.caseload.read.cells import blank
from permit_wizard.caseload.read.table import BadTable, Line, Tab
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _, listed, ngettext


@dataclass(frozen=True, slots=True)
class TabLook:
    """What the beginning of a tab shows.

    Attributes:
        tab: the tab.
        head: its first lines.
        header: the row, or rows, with the names of its columns.
        columns: what they hold; None where nothing is known of them.
        refusal: why they cannot be distinguished.
    """

    tab: Tab
    head: Sequence[Line]
    header: Header | None = None
    columns: Columns | None = None
    refusal: Text | None = None

    @property
    def has_people(self) -> bool:
        """Whether something is known of its columns."""
        return self.tab.keyed or self.refusal is not None or (self.columns is not None and bool(self.columns.all))


def count_rows(look: TabLook) -> int:
    """Return how many rows a tab has below its header that hold something."""
    header = look.header or guess_header(look.head)
    last = 0 if header is None else header.last
    with closing(look.tab.lines()) as lines:
        return sum(line.number > last and not all(map(blank, line.cells)) for line in lines)


def no_expiry(dated: Sequence[str]) -> Text:
    """Return the remark on a tab in which no column holds the expiry date.

    Args:
        dated: the columns with dates.
    """
    if not dated:
        return _(
            "No column was recognised as the expiry date, so nobody can be ranked. If there is one, name it: {option}",
            option=_map_option("…"),
        )
    return _(
        "No column was recognised as the expiry date, so nobody can be ranked. Columns with dates: {columns}. Name the "
        "right one: {option}",
        columns=listed(dated),
        option=_map_option(dated[0]),
    )


def not_read(look: TabLook, rows: int) -> Text:
    """Return the remark on a tab that was not read, though there may be people in it.

    Args:
        look: what it shows.
        rows: how many rows it has below its header.
    """
    title = printable(look.tab.title, 200)
    if look.refusal is not None:
        return ngettext(
            "The tab “{tab}” ({n} row) was not read: {problem}",
            "The tab “{tab}” ({n} rows) was not read: {problem}",
            rows,
            tab=title,
            problem=look.refusal,
        )
    if look.tab.hidden:
        return ngettext(
            "The hidden tab “{tab}” ({n} row) was not read. If there are people in it, use {option}",
            "The hidden tab “{tab}” ({n} rows) was not read. If there are people in it, use {option}",
            rows,
            tab=title,
            option='--sheet "' + title + '"',
        )
    return ngettext(
        "The tab “{tab}” ({n} row) was not read: no column was recognised as the expiry date.",
        "The tab “{tab}” ({n} rows) was not read: no column was recognised as the expiry date.",
        rows,
        tab=title,
    )


def no_names(dated: Sequence[int]) -> BadTable:
    """Return the refusal of a list that begins with a person.

    Args:
        dated: the indices of the columns with dates.
    """
    return BadTable(
        _(
            "The first row is a person: a row with the names of the columns is missing. Put one above it, with "
            "“{ref}” above the names of people and “{expiry}” above the dates on their cards. Columns with "
            "dates: {columns}.",
            ref=_("Name"),
            expiry=BY_KEY[EXPIRES_ON].short,
            columns=listed(f"#{at + 1}" for at in dated),
        )
    )


def no_known_names(dated: Sequence[str]) -> BadTable:
    """Return the refusal of a table none of whose columns has a known name.

    Args:
        dated: the columns with dates; at least one.
    """
    return BadTable(
        _(
            "No row has column names that this program knows. Columns with dates: {columns}. Name the "
            "one with the expiry date: {option}",
            columns=listed(dated),
            option=_map_option(dated[0]),
        )
    )


def no_list() -> BadTable:
    """Return the refusal of a file that is no list of people."""
    return BadTable(
        _(
            "This is not a list of clients: no row has column names that this program knows. {template} lists "
            "the names. Use {option} for your own names.",
            template="permit-wizard caseload template",
            option="--map",
        )
    )


def _map_option(column: str) -> str:
    """Return the option that names a column as the expiry date."""
    return map_option(column, EXPIRES_ON)
