"""An OpenDocument sheet (.ods, ISO/IEC 26300) as a table, read row by row with what Python brings along.

No reader of these files is needed for that: a sheet is one XML file in a zip, of which a row at a time is held. What bounds what a zip
and its entities can unpack to is the size that is checked here, and expat itself (from 2.4 on).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from datetime import date, datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, iterparse

from permit_wizard.caseload.read.table import (
    LOOKED_THROUGH,
    BadTable,
    Line,
    Score,
    Table,
    best_header,
    no_header,
    readable,
)
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _

CONTENT = "content.xml"
_LARGEST_UNPACKED = 1 << 30
_MOST_COLUMNS, _MOST_ROWS = 1 << 10, 1 << 20
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_OASIS}:{name}:1.0}}" for name in ("table", "office", "text", "style"))
_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, EOFError, NotImplementedError, struct.error, RuntimeError)  # fmt: skip


class _Row(NamedTuple):
    """One row of one of the sheets.

    Attributes:
        sheet: which sheet it stands in, from 0.
        line: its number and cells.
    """

    sheet: int
    line: Line


def open_document(stream: io.BufferedReader, score: Score) -> Table:
    """Find the table in an OpenDocument sheet: the visible one whose header names most columns that are known.

    Raises:
        BadTable: it is damaged or too large, or no sheet names columns that are known.
    """
    titles: list[str] = []
    heads: dict[int, list[Line]] = {}
    with readable(_BROKEN):
        with zipfile.ZipFile(stream) as archive:
            size = archive.getinfo(CONTENT).file_size
        if size <= _LARGEST_UNPACKED:
            for sheet, line in _rows(stream, titles):
                seen = heads.setdefault(sheet, [])
                if len(seen) < LOOKED_THROUGH:
                    seen.append(line)
    if size > _LARGEST_UNPACKED:
        raise BadTable(_("The workbook is too large; save the sheet with the list as {extension}.", extension=".csv"))
    headers = {sheet: best_header(lines, score) for sheet, lines in heads.items()}
    best = max(headers, key=lambda sheet: score(headers[sheet][0]), default=None)
    if best is None or not score(headers[best][0]):
        raise no_header()
    names, number, _sign = headers[best]
    remarks = [_("Of {n} sheets, “{sheet}” was read.", sheet=printable(titles[best]), n=len(titles))] if len(titles) > 1 else []  # fmt: skip

    def below() -> Generator[Line]:
        with readable(_BROKEN):
            yield from (line for sheet, line in _rows(stream, []) if sheet == best and line.number > number)

    return Table(names, below, remarks=remarks)


def _rows(stream: io.BufferedReader, titles: list[str]) -> Iterator[_Row]:
    """Yield the rows of the visible sheets that hold something; the titles are complete when all have been."""
    hidden: set[str] = set()
    style, number, visible = "", 0, False
    table: Element | None = None
    with zipfile.ZipFile(stream) as archive, archive.open(CONTENT) as content:
        for event, element in iterparse(content, ("start", "end")):  # noqa: S314 - see above
            if event == "start":
                if element.tag == f"{_STYLE}style":
                    style = element.get(f"{_STYLE}name", "")
                elif element.tag == f"{_TABLE}table":
                    table, number = element, 0
                    visible = element.get(f"{_TABLE}style-name", "") not in hidden
                    if visible:
                        titles.append(element.get(f"{_TABLE}name", ""))
            elif element.tag == f"{_STYLE}table-properties" and element.get(f"{_TABLE}display") == "false":
                hidden.add(style)
            elif element.tag == f"{_TABLE}table-row" and table is not None:
                cells = _cells(element) if visible else []
                many = _repeated(element, "rows", _MOST_ROWS)
                for at in range(number + 1, number + 1 + min(many if cells else 0, _MOST_ROWS - number)):
                    yield _Row(len(titles) - 1, Line(at, cells, tab=titles[-1]))
                number += many
                element.clear()
                table.clear()


def _repeated(element: Element, what: str, most: int) -> int:
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(said), most) if said.isdecimal() and len(said) < 10 else most


def _cells(row: Element) -> list[object]:
    """Return the cells of a row, as far as something stands in them."""
    cells: list[object] = []
    last = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        value = _value(cell)
        cells += [value] * min(_repeated(cell, "columns", _MOST_COLUMNS), _MOST_COLUMNS - len(cells))
        if value is not None:
            last = len(cells)
    return cells[:last]


def _value(cell: Element) -> object:
    match cell.get(f"{_OFFICE}value-type"):
        case "date":
            return _day(cell.get(f"{_OFFICE}date-value", ""))
        case "float" | "currency" | "percentage":
            return float(cell.get(f"{_OFFICE}value", ""))
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        case _:
            text = cell.get(f"{_OFFICE}string-value") or "\n".join(
                _text(part) for part in cell if part.tag == f"{_TEXT}p"
            )
            return text or None


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
