"""A judged caseload as CSV, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from permit_wizard.caseload.columns.list_columns import FIELDS
from permit_wizard.caseload.write.layout import Caseload, cached_by_triage, own_names, values
from permit_wizard.caseload.write.spreadsheet_safety import harmless, neutral
from permit_wizard.language.localizer import Localizer

_ROWS = 256
"""Rows of CSV that go out together."""


def write_csv(load: Caseload) -> Iterator[bytes]:
    """Yield CSV (RFC 4180) in UTF-8 with a byte order mark for spreadsheets, with the language's separator."""
    return csv_of([*FIELDS, *own_names(load.ranked)], _csv_rows(load), load.localizer)


def _csv_rows(load: Caseload) -> Iterator[Sequence[object]]:
    columns = list(load.ranked.columns)
    first, last = FIELDS.index("ref"), FIELDS.index("row")
    common = cached_by_triage(lambda entry: [_cell(cell) for cell in values(entry, load).values()])
    for entry in load.entries():
        row = common(entry)[:]
        row[first], row[last] = neutral(entry.ref), entry.row or ""
        if columns:
            row += [neutral(str(entry.extra_cells.get(name, ""))) for name in columns]
        yield row


def _cell(cell: object) -> object:
    return cell if isinstance(cell, int) else harmless(str(cell))


def csv_of(header: Sequence[str], rows: Iterator[Sequence[object]], localizer: Localizer) -> Iterator[bytes]:
    """Yield a table as CSV; every cell is quoted.

    Args:
        header: the names of the columns.
        rows: whole numbers, and text that is harmless already.
        localizer: the reader's language, by which cells are separated.
    """
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=separator(localizer), lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    yield b"\xef\xbb\xbf"
    table.writerow([harmless(name) for name in header])
    while some := list(islice(rows, _ROWS)):
        table.writerows(some)
        yield _taken(lines)
    yield _taken(lines)


def separator(localizer: Localizer) -> str:
    """Return the cell separator for this language: a semicolon if its numbers have a decimal comma (CLDR)."""
    return ";" if localizer.language.decimal == "," else ","


def _taken(lines: io.StringIO) -> bytes:
    content = lines.getvalue().encode()
    lines.seek(0)
    lines.truncate()
    return content
