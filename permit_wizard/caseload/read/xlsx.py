"""Excel's workbooks (.xlsx, .xlsm, .xlsb, .xls) as tabs, read by calamine; what it cannot open is tried with openpyxl.

calamine holds a whole tab in memory, as wide as its last cell and as long as its last row: so the parts of a package
are looked through first, and a workbook with a few cells far apart is read row by row instead.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError

import python_calamine as calamine

from permit_wizard.caseload.read.file_type import REMOVE_PASSWORD, SAVE_AS, FileType
from permit_wizard.caseload.read.package import Package
from permit_wizard.caseload.read.table import (
    MOST_CELLS,
    BadTable,
    Book,
    Line,
    Merged,
    Tab,
    fill_merged,
    readable,
    too_large,
    too_many_cells,
)
from permit_wizard.core.text import _

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError,
EOFError,
           NotImplementedError, struct.error, RuntimeError, OverflowError, UnicodeError)  # fmt: skip
"""What openpyxl lets through where a workbook is damaged or was never one; its own exceptions are among them."""

_LARGEST_OLD = 64 << 20
"""Bytes of an .xls file, which is not packed: Excel itself takes 65,536 rows in it."""

_FEW_CELLS = 2_000_000
"""Cells of a workbook up to which one with errors in it is read by openpyxl: calamine gives nothing for them."""

_MOST_STREAMED = 5_000_000
"""Cells of a tab that openpyxl reads, which takes a microsecond for each empty one, too."""

_DAYS_1904 = 1462
"""From day 0 of workbooks that count from 1904 to day 0 of the others."""

_LAST_CELL_RECORD = 11
"""Record types of an .xlsb file: 0 begins a row, 1 to 11 are cells."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ROW = re.compile(rb"<(?:\w+:)?row\b(?:[^>]*?\sr=\"(\d{1,7})\")?")
_COLUMN = re.compile(rb'\sr="([A-Z]{1,3})\d')
_WITHOUT_RESULT = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)"
)
_COUNTS_FROM_1904 = re.compile(rb"date1904=\"(?:1|true|on)\"")


class _Extent(NamedTuple):
    """How large the tabs of a workbook are.

    Attributes:
        cells: of all tabs, empty ones between them counted.
        errors: cells with the error of a formula, such as #N/A.
        without_result: formulas whose result the file does not hold.
        from_1904: whether days are counted from 1904.
    """

    cells: int = 0
    errors: int = 0
    without_result: int = 0
    from_1904: bool = False


def open_workbook(stream: io.BufferedReader, kind: FileType) -> Book:
    """Return a workbook as a book with its tabs.

    Args:
        stream: the file.
        kind: which of Excel's formats it is in.

    Raises:
        BadTable: it is damaged, too large, or has a password.
    """
    extent = _Extent()
    if kind is FileType.OLD_WORKBOOK:
        start = stream.tell()
        if stream.seek(0, io.SEEK_END) - start > _LARGEST_OLD:
            raise too_large(_("{n} MB", n=_LARGEST_OLD >> 20))
        stream.seek(start)
    else:
        with Package(stream) as package:
            package.check()
            if kind is FileType.WORKBOOK:
                extent = _extent(package)
            elif _binary_cells(package) > MOST_CELLS:
                raise too_many_cells()
    shift = _DAYS_1904 if extent.from_1904 else 0
    tabs = None if extent.cells > MOST_CELLS else _with_calamine(stream, shift)
    if tabs is None:
        if kind is FileType.OLD_WORKBOOK:
            raise BadTable(
                _("This file is {what}: {remedy}.", what=_("an Excel workbook of before 2007"), remedy=SAVE_AS)
            )
        if kind is FileType.BINARY_WORKBOOK:
            raise BadTable(_("This file is {what}: {remedy}.", what=_("a binary Excel workbook"), remedy=SAVE_AS))
        tabs = _with_openpyxl(stream, shift)
    elif extent.errors and extent.cells <= _FEW_CELLS:
        tabs = _with_openpyxl(stream, shift, {tab.title: tab.merged for tab in tabs})
    return Book(tabs, extent.without_result)


def _extent(package: Package) -> _Extent:
    cells = errors = without_result = 0
    from_1904 = False
    for name in package.names():
        folder = name.replace("\\", "/").lower()
        if folder.startswith("xl/workbook") and folder.endswith(".xml"):
            from_1904 |= any(_COUNTS_FROM_1904.search(piece) for piece in package.pieces(name))
        if not (folder.startswith("xl/worksheets/") and folder.endswith(".xml")):
            continue
        rows = last = 0
        letters: set[bytes] = set()
        for piece in package.pieces(name):
            for found in _ROW.findall(piece):
                rows += 1
                last = max(last, int(found or 0))
            letters.update(_COLUMN.findall(piece))
            errors += piece.count(b't="e"')
            without_result += len(_WITHOUT_RESULT.findall(piece))
        cells += max(rows, last) * max(map(_column, letters), default=1)
    return _Extent(cells, errors, without_result, from_1904)


def _binary_cells(package: Package) -> int:
    """Return how many cells the tabs of an .xlsb file have, empty ones between them counted (MS-XLSB, 2.1.4)."""
    cells = 0
    for name in package.names():
        if not re.fullmatch(r"xl/worksheets/[^/]*\.bin", name, re.IGNORECASE):
            continue
        with package.open(name) as part:
            content = part.read()
        rows = columns = at = 0
        with suppress(IndexError, struct.error):
            while at < len(content):
                kind, at = content[at], at + 1
                if kind & 0x80:
                    kind, at = kind | content[at] << 8, at + 1
                size = shift = 0
                while True:
                    byte, at = content[at], at + 1
                    size |= (byte & 0x7F) << shift
                    shift += 7
                    if not byte & 0x80 or shift > 21:
                        break
                if kind == 0:
                    rows = max(rows, struct.unpack_from("<I", content, at)[0] + 1)
                elif kind <= _LAST_CELL_RECORD:
                    columns = max(columns, struct.unpack_from("<I", content, at)[0] + 1)
                at += size
        cells += rows * columns
    return cells


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


# ------------------------------------------------------------------------------------------------------------- calamine


def _with_calamine(stream: io.BufferedReader, shift: int) -> list[Tab] | None:
    """Return the tabs of a workbook, or None where calamine does not read it."""
    start = stream.tell()
    try:
        book = calamine.CalamineWorkbook.from_filelike(stream)
        found = [
            (sheet.name, sheet.visible != calamine.SheetVisibleEnum.Visible)
            for sheet in book.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        sheets = {title: book.get_sheet_by_name(title) for title, _hidden in found}
    except calamine.PasswordError:
        locked = True
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        stream.seek(start)
        return None
    else:
        if sum(sheet.total_height * sheet.total_width for sheet in sheets.values()) > MOST_CELLS:
            return None
        return [
            Tab(_lines_of(sheets[title]), title, hidden, day_shift=shift, merged=sheets[title].merged_cell_ranges or ())
            for title, hidden in found
        ]
    if locked:
        raise BadTable(
            _("This file is {what}: {remedy}.", what=_("an Excel workbook with a password"), remedy=REMOVE_PASSWORD)
        )
    return None


def _lines_of(sheet: calamine.CalamineSheet) -> Callable[[], Generator[Line]]:
    merged = sheet.merged_cell_ranges or ()
    first, last = sheet.start, sheet.end

    def lines() -> Generator[Line]:
        if first is None or last is None:
            return
        rows = sheet.to_python(skip_empty_area=False) if last[0] < 1000 else sheet.iter_rows()
        number = 1 if last[0] < 1000 else first[0] + 1
        found = (Line(at, list(map(_cell, row))) for at, row in enumerate(rows, number))
        yield from fill_merged(found, merged) if merged else found

    return lines


def _cell(value: object) -> object:
    """Return a cell as the reader of people takes it.

    Nothing for an empty one, text for what is no day, number or text.
    """
    if value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return value


# ------------------------------------------------------------------------------------------------------------- openpyxl


def _with_openpyxl(stream: io.BufferedReader, shift: int, merged: Mapping[str, Merged] | None = None) -> list[Tab]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (*_BROKEN, InvalidFileException)
    with warnings.catch_warnings(), readable(broken):
        warnings.simplefilter("ignore")  # what openpyxl only warns of does not concern the cells
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        sheets = list(book.worksheets)

    def lines_of(sheet: ReadOnlyWorksheet) -> Callable[[], Generator[Line]]:
        def lines() -> Generator[Line]:
            with warnings.catch_warnings(), readable(broken):
                warnings.simplefilter("ignore")
                sheet.reset_dimensions()  # what some programs write there is wrong
                rows = enumerate(sheet.iter_rows(values_only=True), 1)
                found = (Line(number, list(map(_unescaped, cells))) for number, cells in rows)
                many = 0
                for line in fill_merged(found, (merged or {}).get(sheet.title, ())):
                    many += len(line.cells)
                    if many > _MOST_STREAMED:
                        raise too_many_cells()
                    yield line

        return lines

    return [Tab(lines_of(sheet), sheet.title, sheet.sheet_state != "visible", day_shift=shift) for sheet in sheets]


def _unescaped(value: object) -> object:
    if value is None:
        return None
    if isinstance(value, str) and "_x" in value:
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second or value.microsecond):
        return value.date()
    return _cell(value)
