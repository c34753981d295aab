"""A Parquet file as a tab, some thousand rows at a time: what a national list comes in.

pyarrow is an extra of its own size, and imported only for such a file. It reads from the stream that we have, and puts
nothing on a disk.
"""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import suppress
from importlib import import_module
from typing import Any, cast

from permit_wizard.caseload.read.table import BadTable, Book, Line, Tab, readable
from permit_wizard.core.extras import install_command
from permit_wizard.core.text import _

_ROWS = 4096
"""Rows that are unpacked at a time."""


def open_parquet(stream: io.BufferedReader) -> Book:
    """Return a Parquet file as a book of one tab; its columns are named by the file itself.

    Raises:
        BadTable: the extra is missing, or the file is damaged.
    """
    arrow: Any = None
    reader: Any = None
    with suppress(ModuleNotFoundError):
        arrow, reader = (cast("Any", import_module(name)) for name in ("pyarrow", "pyarrow.parquet"))  # it has no types
    if reader is None:
        raise BadTable(
            _(
                "A Parquet file needs one more package: type {command}, or save the list as {extension}.",
                command=install_command("parquet"),
                extension=".csv",
            )
        )
    broken: tuple[type[Exception], ...] = (arrow.ArrowException, OSError, ValueError, OverflowError)
    with readable(broken):
        file = reader.ParquetFile(stream, pre_buffer=False)
        names: list[str] = file.schema_arrow.names

    def lines() -> Generator[Line]:
        number = 0
        with readable(broken):
            for batch in file.iter_batches(_ROWS, use_threads=False):
                columns = [_values(column) for column in batch.columns]
                for number, cells in enumerate(zip(*columns, strict=True), number + 1):  # noqa: B020 - goes on counting
                    yield Line(number, cells)

    return Book([Tab(lines, names=names)])


def _values(column: Any) -> list[object]:
    """Return the values of a column.

    A moment that Python has no date for is text, so that it spoils its own row and no other.
    """
    try:
        values = column.to_pylist()
    except (ValueError, OverflowError):
        values = list(map(_value, column))
    return [("true" if value else "false") if isinstance(value, bool) else value for value in values]


def _value(scalar: Any) -> object:
    try:
        return scalar.as_py()
    except OverflowError:
        return str(scalar.value)
    except ValueError:  # nanoseconds that are no whole microsecond
        return scalar.cast("timestamp[us]", safe=False).as_py() if hasattr(scalar, "cast") else str(scalar.value)
