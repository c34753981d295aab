"""The rows and cells of an OpenDocument table (ISO/IEC 26300-3, 9.1), as its XML has them.

Equal cells and equal rows that follow each other are written once, with a count; where one of them changes,
`ods_rows` splits the count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from permit_wizard.caseload.write.cell_references import MOST_COLUMNS, MOST_ROWS
from permit_wizard.caseload.write.xml_splice import Attributes, Splice, local

COLUMNS_REPEATED, ROWS_REPEATED = "number-columns-repeated", "number-rows-repeated"


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The prefixes of the namespaces, with their colons."""

    table: str = "table:"
    office: str = "office:"
    text: str = "text:"
    style: str = "style:"
    number: str = "number:"

    @classmethod
    def of(cls, root: Attributes) -> Prefixes:
        """Return the prefixes that the first element of a file declares."""
        declared = {
            uri.rpartition(":")[0].rpartition(":")[2]: name.removeprefix("xmlns:") + ":"
            for name, uri in root.items()
            if name.startswith("xmlns:") and "opendocument:xmlns" in uri
        }
        return cls(*(declared.get(name, f"{name}:") for name in ("table", "office", "text", "style", "datastyle")))


class Segment(NamedTuple):
    """Equal cells that follow each other in a row.

    Attributes:
        column: the first of them, from 1.
        times: how many they are.
        tag: their start tag.
        whole: the whole element.
        text: what it shows.
        style: the name of its style.
        filled: whether it holds something.
        formula: whether it has a formula.
        covered: whether a merged cell lies over it.
        spanned: how many columns a merged cell has.
    """

    column: int
    times: int
    tag: str
    whole: str
    text: str
    style: str
    filled: bool
    formula: bool
    covered: bool
    spanned: int


@dataclass(slots=True)
class TableRow:
    """One row, or equal rows that follow each other.

    Attributes:
        number: the first of them, from 1.
        count: how many they are.
        tag: the start tag.
        close: the end tag; "" for an empty row, whose start tag is all.
        cells: what is in it.
    """

    number: int
    count: int
    tag: str
    close: str = ""
    cells: list[Segment] = field(default_factory=list[Segment])


class TableWalk:
    """Follows the tables of a document, and gives each row whole.

    Args:
        on_row: called with the name of the tab and each row at its end; the splice is held at the row's beginning.
        wanted: the tabs whose rows are held; the others are passed over.
    """

    def __init__(self, on_row: Callable[[str, TableRow], None], wanted: Sequence[str] | None) -> None:
        self.splice = Splice(self.start, self.end)
        self.prefixes = Prefixes()
        self.tab = ""
        self.tabs: list[str] = []
        self._on_row, self._wanted = on_row, wanted
        self._stack: list[str] = []
        self._next_row = 1
        self._row: TableRow | None = None
        self._row_depth = self._table_depth = 0
        self._cell: tuple[Attributes, int, str] | None = None
        self._text: list[str] = []
        self._in_text = 0
        self.at_start: Callable[[str, Attributes, int], None] = lambda _name, _attributes, _depth: None
        """Called for each start tag outside rows, with its depth inside the table; 0 outside tables."""
        self.at_end: Callable[[str], None] = lambda _name: None
        """Called for each end tag outside rows."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a start tag."""
        if not self._stack:
            self.prefixes = Prefixes.of(attributes)
        self._stack.append(name)
        table, depth = self.prefixes.table, len(self._stack)
        if self._row is not None:
            self._inside_row(name, attributes)
            return
        if name == f"{table}table" and not self._table_depth:
            self._table_depth, self._next_row = depth, 1
            self.tab = attributes.get(f"{table}name", "")
            self.tabs.append(self.tab)
        self.at_start(name, attributes, depth - self._table_depth if self._table_depth else 0)
        if name == f"{table}table-row" and self._table_depth:
            count = repeated(attributes, table + ROWS_REPEATED, MOST_ROWS)
            if self._wanted is not None and self.tab not in self._wanted:
                self._next_row += count
                return
            self.splice.hold()
            self._row = TableRow(self._next_row, count, self.splice.raw_tag.decode())
            self._row_depth = depth
            self._next_row += count

    def _inside_row(self, name: str, attributes: Attributes) -> None:
        depth, table = len(self._stack), self.prefixes.table
        if depth == self._row_depth + 1 and name in (f"{table}table-cell", f"{table}covered-table-cell"):
            self._cell = attributes, self.splice.place, self.splice.raw_tag.decode()
            self._text = []
        elif self._cell is not None and depth == self._row_depth + 2 and name == f"{self.prefixes.text}p":
            self._in_text = depth
            self.splice.collect_text()
        elif self._in_text and name == f"{self.prefixes.text}s":
            self.splice.add_text(" " * repeated(attributes, f"{self.prefixes.text}c", 1000))

    def end(self, name: str) -> None:
        """Take an end tag."""
        depth = len(self._stack)
        self._stack.pop()
        row = self._row
        if row is None:
            self.at_end(name)
            if depth == self._table_depth:
                self._table_depth, self.tab = 0, ""
        elif depth == self._row_depth:
            self._row = None
            if not self.splice.is_empty:
                row.close = self.splice.raw_tag.decode()
            self._on_row(self.tab, row)
        elif self._in_text and depth == self._in_text:
            self._text.append(self.splice.collected_text())
            self._in_text = 0
        elif self._cell is not None and depth == self._row_depth + 1:
            row.cells.append(self._segment(name, row))

    def _segment(self, name: str, row: TableRow) -> Segment:
        attributes, begin, tag = self._cell or ({}, 0, "")
        self._cell = None
        table, office = self.prefixes.table, self.prefixes.office
        last = row.cells[-1] if row.cells else None
        text = "\n".join(self._text)
        formula = f"{table}formula" in attributes
        return Segment(
            1 if last is None else last.column + last.times,
            repeated(attributes, table + COLUMNS_REPEATED, MOST_COLUMNS),
            tag,
            self.splice.raw(begin, self.splice.behind),
            text or attributes.get(f"{office}string-value", ""),
            attributes.get(f"{table}style-name", ""),
            bool(text) or formula or f"{office}value-type" in attributes,
            formula,
            local(name) == "covered-table-cell",
            repeated(attributes, f"{table}number-columns-spanned", MOST_COLUMNS),
        )


def repeated(attributes: Attributes, name: str, most: int) -> int:
    """Return a count, 1 where there is none."""
    written = attributes.get(name, "1")
    return min(max(int(written), 1), most) if written.isdecimal() and len(written) < 10 else 1


def with_count(tag: str, name: str, count: int) -> str:
    """Return a start tag with another count."""
    bare = re.sub(rf"""\s{re.escape(name)}\s*=\s*(?:"[^"]*"|'[^']*')""", "", tag)
    if count == 1:
        return bare
    end = len(bare) - (2 if bare.endswith("/>") else 1)
    return f'{bare[:end].rstrip()} {name}="{count}"{bare[end:]}'
