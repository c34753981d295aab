"""New cells in the XML of a worksheet (ECMA-376, 18.3): each is an insertion, and every other byte is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from permit_wizard.caseload.write.additions import Value
from permit_wizard.caseload.write.cell_references import Range, letters, parse_range
from permit_wizard.caseload.write.xlsx_layout import Walk
from permit_wizard.caseload.write.xml_splice import Attributes, Splice, cell_text, local

LONGEST_CELL = 32_767
"""Characters that Excel accepts in a cell."""

_ESCAPE = re.compile("(?=_x[0-9A-Fa-f]{4}_)")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST = date(1900, 3, 1)  # before it, day 0 is in doubt


def excel_text(text: str) -> str:
    """Return text to put into a cell; `_x000D_` in it stays what it is, and is no line break (22.4.2.4)."""
    return _ESCAPE.sub("_x005F", cell_text(text, LONGEST_CELL))


@dataclass(frozen=True, slots=True)
class Placed:
    """One column in its place.

    Attributes:
        number: the column, from 1.
        title: its title; None where it is there already.
        header: the number of the row with the titles.
        last: the last row of the table; None where it ends with the tab.
        cells: the cells by row.
        owned: whether other cells of the column are emptied.
        style: the style of the title.
        width: characters that it is wide; 0 where it is there already.
    """

    number: int
    title: str | None
    header: int
    last: int | None
    cells: dict[int, Value]
    owned: bool
    style: str
    width: int

    def value(self, row: int) -> Value | None:
        """Return what goes into a row: "" empties a cell; None leaves it alone."""
        if row == self.header:
            return self.title
        value = self.cells.get(row)
        if value is None and self.owned and row > self.header and (self.last is None or row <= self.last):
            return ""
        return value


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """What cells of a workbook need.

    Attributes:
        day_style: the number of the style of days; None writes them as text.
        since_1904: whether days are counted from 1904.
    """

    day_style: int | None
    since_1904: bool


class SheetEditor:
    """Writes columns into a worksheet.

    Args:
        columns: the columns, by their number.
        form: what cells of this workbook need.
        grown: the new range of the filter; None leaves it alone.

    Attributes:
        missing: rows that were to get a cell and are not in the worksheet.
        formulas: cells that were to get an answer and have a formula.
    """

    def __init__(self, columns: Sequence[Placed], form: SheetFormat, grown: Range | None) -> None:
        self._columns = sorted(columns, key=lambda column: column.number)
        self._form, self._grown = form, grown
        self._walk = Walk()
        self._splice = Splice(self._start, self._end)
        self._prefix = ""
        self._queue: list[tuple[int, Value]] = []
        self._owned = {column.number for column in columns if column.owned}
        self.formulas: list[str] = []
        self._replacing: tuple[Value, str, str] | None = None
        self._formula = self._valued = self._seen_columns = False
        self._styles = {(column.number, column.header): column.style for column in columns}
        self._widths = [column for column in self._columns if column.width]
        self.missing = {row for column in columns for row in column.cells}
        self.missing.update(column.header for column in columns if column.title is not None)

    def run(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the worksheet with the columns.

        Raises:
            BadXml: it is damaged.
        """
        return self._splice.run(pieces)

    def _start(self, name: str, attributes: Attributes) -> None:
        tag, walk = local(name), self._walk
        walk.start(tag, attributes)
        if walk.depth == 2:
            self._part_of_sheet(name, tag, attributes)
        elif tag == "col" and walk.depth == 3:
            self._col(attributes)
        elif walk.in_data and tag == "row" and walk.depth == 3:
            self._row(attributes)
        elif walk.in_data and tag == "c" and walk.depth == 4:
            self._cell(attributes)
        elif walk.in_data and tag in ("f", "v") and walk.depth == 5:
            self._valued = True
            self._formula = self._formula or tag == "f"

    def _part_of_sheet(self, name: str, tag: str, attributes: Attributes) -> None:
        splice = self._splice
        if tag == "dimension":
            there = parse_range(attributes.get("ref", ""))
            if there is not None:
                first, last = self._columns[0].number, self._columns[-1].number
                rows = [*self.missing, *(column.header for column in self._columns)]
                grown = Range(
                    min(there.first_column, first),
                    min(there.first_row, *rows),
                    max(there.last_column, last),
                    max(there.last_row, *rows),
                )
                splice.replace_tag(splice.change_attributes({"ref": str(grown)}))
        elif tag == "cols":
            self._seen_columns = True
            self._prefix = name[: -len(tag)]
        elif tag == "sheetData":
            self._prefix = name[: -len(tag)]
            if not self._seen_columns and self._widths:
                new = "".join(map(self._col_element, self._widths))
                splice.insert_before(f"<{self._prefix}cols>{new}</{self._prefix}cols>")
        elif tag == "autoFilter" and self._grown is not None:
            splice.replace_tag(splice.change_attributes({"ref": str(self._grown)}))

    # ------------------------------------------------------------------------------------------------------ widths

    def _col(self, attributes: Attributes) -> None:
        """Insert the widths of new columns before an element of later ones, and split elements that hide them."""
        first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
        before = [column for column in self._widths if column.number < first]
        within = [column for column in self._widths if first <= column.number <= last]
        self._widths = [column for column in self._widths if column.number > last]
        splice = self._splice
        if before:
            splice.insert_before("".join(map(self._col_element, before)))
        if within and attributes.get("hidden") in ("1", "true"):
            begin, end = within[0].number, within[-1].number
            ranges: list[tuple[int, int, dict[str, str]]] = [
                (first, begin - 1, {}),
                (begin, end, {"hidden": "0"}),
                (end + 1, last, {}),
            ]
            parts = [
                splice.change_attributes({"min": str(low), "max": str(high), **changes})
                for low, high, changes in ranges
                if low <= high
            ]
            closed = [part if part.endswith("/>") else f"{part[:-1]}/>" for part in parts[:-1]]
            splice.replace_tag("".join([*closed, parts[-1]]))

    def _col_element(self, column: Placed) -> str:
        return (
            f'<{self._prefix}col min="{column.number}" max="{column.number}" width="{column.width}" customWidth="1"/>'
        )

    # ------------------------------------------------------------------------------------------------ rows and cells

    def _row(self, attributes: Attributes) -> None:
        row = self._walk.row
        self._queue = [(column.number, value) for column in self._columns if (value := column.value(row)) is not None]
        if not self._queue:
            return
        splice, changes = self._splice, dict[str, str]()
        self.missing.discard(row)
        spans = attributes.get("spans", "").split(":")
        written = [number for number, value in self._queue if value != ""]
        if len(spans) == 2 and all(map(str.isdecimal, spans)) and written:
            changes["spans"] = f"{min(int(spans[0]), written[0])}:{max(int(spans[1]), written[-1])}"
        if splice.is_empty and written:
            tag = splice.change_attributes(changes)
            cells = "".join(self._cell_element(number, value, "", "") for number, value in self._queue)
            splice.replace_tag(f"{tag.removesuffix('/>').rstrip()}>{cells}</{self._prefix}row>")
            self._queue = []
        elif changes and changes["spans"] != attributes["spans"]:
            splice.replace_tag(splice.change_attributes(changes))

    def _cell(self, attributes: Attributes) -> None:
        column = self._walk.column
        self._formula = self._valued = False
        before = ""
        while self._queue and self._queue[0][0] < column:
            before += self._cell_element(*self._queue.pop(0), "", "")
        if before:
            self._splice.insert_before(before)
        if self._queue and self._queue[0][0] == column:
            value = self._queue.pop(0)[1]
            self._splice.hold()
            self._replacing = value, attributes.get("s", ""), attributes.get("t", "n")

    def _end(self, name: str) -> None:
        tag, walk = local(name), self._walk
        if walk.in_data and tag == "c" and walk.depth == 4 and self._replacing is not None:
            value, style, kind = self._replacing
            self._replacing = None
            if self._formula:  # of a volunteer; other cells may count on it
                self._splice.release()
                if walk.column not in self._owned and value != "":
                    self.formulas.append(f"{letters(walk.column)}{walk.row}")
            else:
                self._splice.replace(self._cell_element(walk.column, value, style, kind))
        elif walk.in_data and tag == "row" and walk.depth == 3 and self._queue:
            cells = "".join(self._cell_element(number, value, "", "") for number, value in self._queue)
            self._queue = []
            if cells:
                self._splice.insert_before(cells)
        elif tag == "cols" and walk.depth == 2 and self._widths:
            self._splice.insert_before("".join(map(self._col_element, self._widths)))
            self._widths = []
        walk.end(tag)

    def _cell_element(self, number: int, value: Value, style: str, kind: str) -> str:
        """Return a cell; one that was there keeps its style, unless it becomes a day and was text."""
        row, form, p = self._walk.row, self._form, self._prefix
        style = style or self._styles.get((number, row), "")
        place = f'<{p}c r="{letters(number)}{row}"'
        if isinstance(value, date) and (value < _FIRST or form.day_style is None):
            value = f"{value:%d-%m-%Y}"
        if isinstance(value, date):
            days = (value - (_EPOCH_1904 if form.since_1904 else _EPOCH)).days
            kept = style if style not in ("", "0") and kind == "n" and self._valued else str(form.day_style)
            return f'{place} s="{kept}"><{p}v>{days}</{p}v></{p}c>'
        style = f' s="{style}"' if style else ""
        if isinstance(value, int):
            return f"{place}{style}><{p}v>{value}</{p}v></{p}c>"
        if not value:
            return f"{place}{style}/>" if style else ""
        text = excel_text(value)
        return f'{place}{style} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'
