"""A Parquet file as a table, some thousand rows at a time: what a national list comes in.

pyarrow is an extra of its own size, and imported only for such a file. It reads from the stream that we have, and puts nothing on a disk.
"""

from __future__ import annotations

import io
from collections.abc import Generator
from importlib import import_module
from typing import Any, cast

from permit_wizard.caseload.read.table import BadTable, Line, Score, Table, no_header, readable
from permit_wizard.core.extras import install_command
from permit_wizard.core.text import _

_ROWS = 4096
"""Rows that are unpacked at a time."""


def open_parquet(stream: io.BufferedReader, score: Score) -> Table:
    """Find the table in a Parquet file; its columns are named by the file itself.

    Raises:
        BadTable: the extra is missing, the file is damaged, or no column has a name that is known.
    """
    try:
        arrow, reader = (cast("Any", import_module(name)) for name in ("pyarrow", "pyarrow.parquet"))  # it has no types
    except ModuleNotFoundError:
        raise BadTable(_("A Parquet file needs one more package: type {command}, or save the list as {extension}.", command=install_command("parquet"), extension=".csv")) from None  # fmt: skip
    broken: tuple[type[Exception], ...] = (arrow.ArrowException, OSError, ValueError)
    with readable(broken):
        file = reader.ParquetFile(stream, pre_buffer=False)
        names: list[str] = file.schema_arrow.names
    if not score(names):
        raise no_header()

    def rows() -> Generator[Line]:
        number = 0
        with readable(broken):
            for batch in file.iter_batches(_ROWS, use_threads=False):
                columns: list[list[object]] = [column.to_pylist() for column in batch.columns]
                for number, cells in enumerate(zip(*columns, strict=True), number + 1):  # noqa: B020 - goes on counting
                    yield Line(number, cells)

    return Table(names, rows)
