"""A worksheet's room for new columns: its titles, used columns, filter and column widths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from permit_wizard.caseload.write.cell_references import MOST_COLUMNS, Range, parse_range
from permit_wizard.caseload.write.xml_splice import Attributes, Splice, local


@dataclass(slots=True)
class Layout:
    """What was found on a tab.

    Attributes:
        titles: for each of the rows asked for, the text in each column that has any.
        strings: the same for cells with a shared string: its number.
        styles: for each of these rows, the style of each cell that has one.
        used: the columns that hold something from the first of these rows on, merged cells included.
        filter: the range of the filter of the tab.
        columns: the first and the last column of each element that sets widths.
    """

    titles: dict[int, dict[int, str]]
    strings: dict[int, dict[int, int]]
    styles: dict[int, dict[int, str]]
    used: set[int] = field(default_factory=set[int])
    filter: Range | None = None
    columns: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def resolve(self, strings: Mapping[int, str]) -> None:
        """Put in the shared strings."""
        for row, cells in self.strings.items():
            for column, number in cells.items():
                self.titles[row][column] = strings.get(number, "")

    def free(self, header: int, count: int) -> int:
        """Return the first of `count` empty columns side by side, behind the last title of a row."""
        last = max((column for column, text in self.titles[header].items() if text.strip()), default=0)
        first = last + 1
        for column in sorted(self.used):
            if first <= column < first + count:
                first = column + 1
        return first


class Walk:
    """Follows the rows and cells of a worksheet, in which their numbers may be left out (ECMA-376, 18.3.1.4)."""

    def __init__(self) -> None:
        self.depth = self.row = self.column = 0
        self.in_data = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take note of a start tag."""
        self.depth += 1
        if tag == "sheetData" and self.depth == 2:
            self.in_data = True
        elif not self.in_data:
            return
        elif tag == "row" and self.depth == 3:
            number = attributes.get("r", "")
            self.row = int(number) if number.isdecimal() and len(number) < 9 else self.row + 1
            self.column = 0
        elif tag == "c" and self.depth == 4:
            place = parse_range(attributes.get("r", ""))
            self.column = place.first_column if place is not None else self.column + 1

    def end(self, tag: str) -> None:
        """Take note of an end tag."""
        if tag == "sheetData" and self.depth == 2:
            self.in_data = False
        self.depth -= 1


def layout(pieces: Iterable[bytes], headers: Collection[int], *, titles_only: bool = False) -> Layout:
    """Return the layout of a worksheet; its shared strings are numbers still.

    Args:
        pieces: the part.
        headers: the numbers of the rows with titles.
        titles_only: whether to stop behind these rows: all but the titles and styles is incomplete then.

    Raises:
        BadXml: it is damaged.
    """
    found = Layout({row: {} for row in headers}, {row: {} for row in headers}, {row: {} for row in headers})
    first, last, walk = min(headers), max(headers), Walk()
    kind, collecting = "", False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal kind, collecting
        tag = local(name)
        walk.start(tag, attributes)
        if walk.in_data:
            if tag == "c":
                kind = attributes.get("t", "n")
                if walk.row in found.styles and "s" in attributes:
                    found.styles[walk.row][walk.column] = attributes["s"]
            elif tag in ("v", "f", "t") and walk.row >= first:
                found.used.add(walk.column)
                if walk.row in found.titles and tag != "f":
                    splice.collect_text()
                    collecting = True
        elif tag == "autoFilter" and walk.depth == 2:
            found.filter = parse_range(attributes.get("ref", ""))
        elif tag == "mergeCell":
            merged = parse_range(attributes.get("ref", ""))
            if merged is not None and merged.last_row >= first:
                found.used.update(range(merged.first_column, min(merged.last_column, MOST_COLUMNS) + 1))
        elif tag == "col" and walk.depth == 3:
            found.columns.append((_whole(attributes.get("min")), _whole(attributes.get("max"))))

    def end(name: str) -> None:
        nonlocal collecting
        tag = local(name)
        if collecting and tag in ("v", "t"):
            collecting = False
            text = splice.collected_text()
            if kind == "s" and text.strip().isdecimal():
                found.strings[walk.row][walk.column] = int(text)
            else:
                cells = found.titles[walk.row]
                cells[walk.column] = cells.get(walk.column, "") + text
        walk.end(tag)

    splice = Splice(start, end)
    for _piece in splice.run(pieces):
        if titles_only and walk.row > last:
            break
    return found


def _whole(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 0
