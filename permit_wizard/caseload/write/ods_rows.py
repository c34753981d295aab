"""New values in the rows of an OpenDocument table: insertions; other bytes are kept.

Where one of several equal cells or rows changes, their count is split.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from permit_wizard.caseload.write.additions import Value
from permit_wizard.caseload.write.cell_references import letters
from permit_wizard.caseload.write.ods_table import (
    COLUMNS_REPEATED,
    ROWS_REPEATED,
    Prefixes,
    Segment,
    TableRow,
    with_count,
)
from permit_wizard.caseload.write.xml_splice import cell_text

LONGEST_CELL = 65_000
"""Characters of a cell."""

DAY_STYLE = "caseload-day"
"""The name of our style for days."""


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
        tag = with_count(row.tag, self._prefixes.table + ROWS_REPEATED, count)
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
                cells.append(with_count(f"<{table}table-cell/>", table + COLUMNS_REPEATED, column - last - 1))
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
        return with_count(cell.tag, self._prefixes.table + COLUMNS_REPEATED, count) + cell.whole[len(cell.tag) :]

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
