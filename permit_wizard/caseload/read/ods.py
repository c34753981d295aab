"""OpenDocument sheets (.ods and flat .fods, ISO/IEC 26300) as tabs, read row by row with what Python brings along.

A sheet is one XML file, of which a row at a time is held. What bounds what a zip and its entities can unpack to is the
size that is checked here, and expat itself (from 2.4 on). A value that is none, such as a date in year 20266, counts as
the text that is shown.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

from permit_wizard.caseload.read.package import BROKEN as BROKEN_PACKAGE
from permit_wizard.caseload.read.package import Package
from permit_wizard.caseload.read.table import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_REPEATED,
    MOST_ROWS,
    Book,
    Line,
    Tab,
    readable,
    too_large,
    too_many_cells,
)
from permit_wizard.core.text import _

_CONTENT = "content.xml"
_MOST_TABS = 200
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_OASIS}:{name}:1.0}}" for name in ("table", "office", "text", "style"))
_BROKEN = (*BROKEN_PACKAGE, ParseError)
_COVERED = f"{_TABLE}covered-table-cell"


class _Title(NamedTuple):
    """A sheet: what it is called, and whether it is hidden."""

    name: str
    hidden: bool


class _Sheets:
    """Reads the rows of a document's sheets.

    Args:
        stream: the file.
        flat: whether it is one XML file without a package.
    """

    def __init__(self, stream: io.BufferedReader, *, flat: bool) -> None:
        self._stream, self._flat, self._start = stream, flat, stream.tell()
        self.titles: list[_Title] = []
        self.without_result = 0
        with closing(self._rows(-1)) as rows:
            for _line in rows:
                pass
        if len(self.titles) > _MOST_TABS:  # each is looked for from the beginning of the document
            raise too_large(_("{n} tabs", n=_MOST_TABS))

    def lines_of(self, sheet: int) -> Callable[[], Generator[Line]]:
        """Return a function that starts at the first line of a sheet.

        Args:
            sheet: which one, from 0.
        """

        def lines() -> Generator[Line]:
            yield from self._rows(sheet)

        return lines

    def _rows(self, wanted: int) -> Generator[Line]:
        """Yield the rows of a sheet that hold something; of none, for -1, to learn which sheets there are."""
        hidden: set[str] = set()
        style, sheet, number, cells_seen = "", -1, 0, 0
        above: list[object] = []
        table: Element | None = None
        with readable(_BROKEN), self._opened() as content:
            for event, element in iterparse(content, ("start", "end")):  # noqa: S314 - see above
                if -1 < wanted < sheet:
                    return
                if event == "start":
                    if element.tag == f"{_STYLE}style":
                        style = element.get(f"{_STYLE}name", "")
                    elif element.tag == f"{_TABLE}table":
                        table, number, sheet, above = element, 0, sheet + 1, []
                        if wanted < 0:
                            name, style_of = element.get(f"{_TABLE}name", ""), element.get(f"{_TABLE}style-name", "")
                            self.titles.append(_Title(name, style_of in hidden))
                elif element.tag == f"{_STYLE}table-properties" and element.get(f"{_TABLE}display") == "false":
                    hidden.add(style)
                elif element.tag == f"{_TABLE}table-row" and table is not None:
                    repeated = _count(element, "rows", MOST_ROWS)
                    if sheet == wanted:
                        cells = _cells(element, above)
                        above = cells
                        cells_seen += len(cells)
                        if cells_seen > MOST_CELLS:
                            raise too_many_cells()
                        yield from _repeated_lines(number, repeated if cells else 0, cells)
                    elif wanted < 0:
                        self.without_result += sum(map(_has_no_result, element))
                    number += repeated
                    element.clear()
                    table.clear()

    @contextmanager
    def _opened(self) -> Generator[IO[bytes]]:
        self._stream.seek(self._start)
        if self._flat:
            yield self._stream
            return
        with Package(self._stream) as package:
            package.check()
            with package.open(_CONTENT) as part:
                yield part


def open_opendocument(stream: io.BufferedReader, *, flat: bool) -> Book:
    """Return an OpenDocument sheet as a book with its tabs.

    Args:
        stream: the file.
        flat: whether it is one XML file without a package (.fods).

    Raises:
        BadTable: it is damaged or too large.
    """
    sheets = _Sheets(stream, flat=flat)
    tabs = [Tab(sheets.lines_of(at), title.name, title.hidden) for at, title in enumerate(sheets.titles)]
    return Book(tabs, sheets.without_result)


def _repeated_lines(before: int, repeated: int, cells: list[object]) -> Iterator[Line]:
    """Yield a row as often as it is repeated; in a list of people none is a thousand times."""
    for number in range(before + 1, before + 1 + min(repeated, MOST_REPEATED)):
        yield Line(number, cells)
    if repeated > MOST_REPEATED:
        yield Line(
            before + 1 + MOST_REPEATED,
            problem=_(
                "the row above is repeated {n} times: at most {most} can be read", n=repeated, most=MOST_REPEATED
            ),
        )


def _count(element: Element, what: str, most: int) -> int:
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(said), most) if said.isdecimal() and len(said) < 10 else most


def _cells(row: Element, above: list[object]) -> list[object]:
    """Return the cells of a row, as far as something is in them; one that is merged over rows counts for each of them.

    Args:
        row: the row.
        above: the cells of the row above.
    """
    cells: list[object] = []
    last = beside = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", _COVERED):
            continue
        value = _value(cell)
        for _each in range(min(_count(cell, "columns", MOST_COLUMNS), MOST_COLUMNS - len(cells))):
            at = len(cells)
            covered = cell.tag == _COVERED and value is None and at >= beside
            cells.append(above[at] if covered and at < len(above) else value)
            if cells[-1] is not None:
                last = at + 1
        if cell.tag != _COVERED:
            said = cell.get(f"{_TABLE}number-columns-spanned", "1")
            beside = len(cells) - 1 + (int(said) if said.isdecimal() and len(said) < 6 else 1)
    return cells[:last]


def _has_no_result(cell: Element) -> bool:
    """Return whether a cell holds a formula and neither its value nor a text."""
    formula = cell.get(f"{_TABLE}formula")
    return formula is not None and cell.get(f"{_OFFICE}value-type") is None and not len(cell)


def _value(cell: Element) -> object:
    try:
        match cell.get(f"{_OFFICE}value-type"):
            case "date":
                return _day(cell.get(f"{_OFFICE}date-value", ""))
            case "float" | "currency" | "percentage":
                number = float(cell.get(f"{_OFFICE}value", ""))
                if math.isfinite(number):
                    return number
            case "boolean":
                return cell.get(f"{_OFFICE}boolean-value", "")
            case _:
                pass
    except ValueError:
        pass  # what is shown is all there is
    shown = "\n".join(_text(part) for part in cell if part.tag == f"{_TEXT}p")
    written = (cell.get(f"{_OFFICE}{name}") for name in ("string-value", "date-value", "value"))
    return shown or next(filter(None, written), None)


def _day(written: str) -> object:
    return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)


def _text(part: Element) -> str:
    """Return the text of a paragraph, in which more than one space is written as an element."""
    if part.tag == f"{_TEXT}s":
        said = part.get(f"{_TEXT}c", "1")
        inner = " " * (int(said) if said.isdecimal() and len(said) < 4 else 1)
    elif part.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
        inner = " "
    else:
        inner = (part.text or "") + "".join(_text(child) + (child.tail or "") for child in part)
    return inner
