"""An Excel workbook (.xlsx) as a table: the visible sheet whose header names most columns that are known, read row by row."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from permit_wizard.caseload.read.table import BadTable, Line, Score, Table, best_header, no_header, readable
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import _

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_LARGEST_UNPACKED = 1 << 30
"""Bytes: a zip of a few kilobytes can unpack to more than a machine holds."""

_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, KeyError, ValueError, TypeError, IndexError,
           AttributeError, EOFError, NotImplementedError, struct.error, RuntimeError)  # fmt: skip
"""What openpyxl lets through where a workbook is damaged or was never one."""


def open_workbook(stream: io.BufferedReader, score: Score) -> Table:
    """Find the table in a workbook.

    Raises:
        BadTable: it is damaged or too large, or no sheet names columns that are known.
    """
    with zipfile.ZipFile(stream) as archive:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
            raise BadTable(_("The workbook is too large; save the sheet with the list as {extension}.", extension=".csv"))  # fmt: skip
    with _readable():
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        headers = [best_header(_lines(sheet), score) for sheet in sheets]
    scores = [score(names) for names, _number, _sign in headers]
    if not any(scores):
        raise no_header()
    best = scores.index(max(scores))
    names, number, _sign = headers[best]
    remarks = [_("Of {n} sheets, “{sheet}” was read.", sheet=printable(sheets[best].title), n=len(sheets))] if len(sheets) > 1 else []  # fmt: skip

    def below() -> Generator[Line]:
        with _readable():
            yield from (line for line in _lines(sheets[best]) if line.number > number)

    return Table(names, below, remarks=remarks)


def _lines(sheet: ReadOnlyWorksheet) -> Iterator[Line]:
    sheet.reset_dimensions()  # what some programs write there is wrong
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        yield Line(number, cells, tab=sheet.title)


@contextmanager
def _readable() -> Generator[None]:
    """Read a workbook, or say that it is damaged; what openpyxl only warns of does not concern the cells."""
    with warnings.catch_warnings(), readable(_BROKEN):
        warnings.simplefilter("ignore")
        yield
