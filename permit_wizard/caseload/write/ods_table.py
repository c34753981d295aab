"""New cells in the XML of an OpenDocument table (ISO/IEC 26300-3, 9.1): insertions; other bytes are kept.

Equal cells and equal rows that follow each other are written once, with a count; where one of them changes, the count
is split.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from permit_wizard.caseload.write.additions import Value
from permit_wizard.caseload.write.cell_references import MOST_COLUMNS, MOST_ROWS, letters
from permit_wizard.caseload.write.xml_splice import Attributes, Splice, cell_text, local

LONGEST_CELL = 65_000
"""Characters of a cell."""

DAY_STYLE = "caseload-day"
"""The name of our style for days."""

_COLUMNS_REPEATED, _ROWS_REPEATED = "number-columns-repeated", "number-rows-repeated"


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
        self._row_depth = self._cell_depth = self._table_depth = 0
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
            count = repeated(attributes, table + _ROWS_REPEATED, MOST_ROWS)
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
            repeated(attributes, table + _COLUMNS_REPEATED, MOST_COLUMNS),
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


class RowWriter:
    """Puts values into rows.

    Args:
        prefixes: the prefixes of the file.
        value: what goes into a row and a column: "" empties it, None leaves it alone.
        columns: the columns that may get something, in order.
        rows: the rows that get something, in order.
        styles: the style of a new cell, by row and column.

    Attributes:
        formulas: the cells that were to get something and have a formula.
    """

    def __init__(
        self,
        prefixes: Prefixes,
        value: Callable[[int, int], Value | None],
        columns: Sequence[int],
        rows: Sequence[int],
        styles: Mapping[tuple[int, int], str],
    ) -> None:
        self._prefixes, self._value, self._columns, self._rows, self._styles = prefixes, value, columns, rows, styles
        self.formulas: list[tuple[int, int]] = []

    def rewritten(self, row: TableRow) -> str | None:
        """Return the row with its values, as one element or as several; None where nothing changes."""
        begin, end = row.number, row.number + row.count
        special = self._rows[bisect_left(self._rows, begin) : bisect_left(self._rows, end)]
        if not special and not any(cell.filled for cell in self._of_ours(row)):
            return None
        parts: list[str] = []
        place = begin
        for number in [*special, end]:
            if number > place:
                parts.append(self._one(row, place, number - place))
            if number < end:
                parts.append(self._one(row, number, 1))
            place = number + 1
        return "".join(parts)

    def _of_ours(self, row: TableRow) -> Iterator[Segment]:
        for cell in row.cells:
            if any(cell.column <= column < cell.column + cell.times for column in self._columns):
                yield cell

    def _one(self, row: TableRow, number: int, count: int) -> str:
        """Return the row with the values of one of its numbers, that many times."""
        values = [(column, value) for column in self._columns if (value := self._value(number, column)) is not None]
        tag = with_count(row.tag, self._prefixes.table + _ROWS_REPEATED, count)
        cells: list[str] = []
        last = 0
        for cell in row.cells:
            end = cell.column + cell.times
            place = cell.column
            while values and values[0][0] < end:
                column, value = values.pop(0)
                cells.append(self._again(cell, column - place))
                cells.append(self._changed(cell, number, column, value))
                place = column + 1
            cells.append(self._again(cell, end - place))
            last = end - 1
        for column, value in values:
            if value == "":
                continue
            table = self._prefixes.table
            if column > last + 1:
                cells.append(with_count(f"<{table}table-cell/>", table + _COLUMNS_REPEATED, column - last - 1))
            cells.append(self._cell(value, self._styles.get((number, column), ""), ""))
            last = column
        if not row.close:
            return f"{tag.removesuffix('/>').rstrip()}>{''.join(cells)}</{self._prefixes.table}table-row>"
        return tag + "".join(cells) + row.close

    def _again(self, cell: Segment, count: int) -> str:
        if count <= 0:
            return ""
        if count == cell.times:
            return cell.whole
        return with_count(cell.tag, self._prefixes.table + _COLUMNS_REPEATED, count) + cell.whole[len(cell.tag) :]

    def _changed(self, cell: Segment, row: int, column: int, value: Value) -> str:
        if cell.formula or cell.covered:
            if value != "":
                self.formulas.append((row, column))
            return self._again(cell, 1)
        if value == "" and not cell.filled:
            return self._again(cell, 1)
        office = re.escape(self._prefixes.office)
        notes = "".join(re.findall(rf"<{office}annotation\b.*?</{office}annotation>", cell.whole, re.DOTALL))
        kept = isinstance(value, date) and not cell.filled  # a style for text would show a number
        return self._cell(value, "" if kept else cell.style or self._styles.get((row, column), ""), notes)

    def _cell(self, value: Value, style: str, notes: str) -> str:
        p = self._prefixes
        name = f' {p.table}style-name="{style}"' if style else ""
        if value == "":
            kind, shown = "", ""
        elif isinstance(value, date):
            kind = f' {p.office}value-type="date" {p.office}date-value="{value.isoformat()}"'
            shown = f"{value:%d-%m-%Y}"
            name = name or f' {p.table}style-name="{DAY_STYLE}"'
        elif isinstance(value, int):
            kind, shown = f' {p.office}value-type="float" {p.office}value="{value}"', str(value)
        else:
            kind, shown = f' {p.office}value-type="string"', cell_text(value, LONGEST_CELL)
        text = f"<{p.text}p>{_spaces(shown, p.text)}</{p.text}p>" if shown else ""
        inner = f"{notes}{text}"
        return (
            f"<{p.table}table-cell{name}{kind}>{inner}</{p.table}table-cell>"
            if inner
            else f"<{p.table}table-cell{name}{kind}/>"
        )


def _spaces(text: str, prefix: str) -> str:
    """Return text in which spaces that follow each other, and at the ends, are kept (19.835)."""
    return re.sub(r"^ | (?= )|(?<= ) | $", f"<{prefix}s/>", " ".join(text.splitlines()))


def place_name(row: int, column: int) -> str:
    """Return what a cell is called: B7."""
    return f"{letters(column)}{row}"
