"""From a file to its tabs: CSV, JSON, Parquet, and the workbooks of Excel and LibreOffice."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

from permit_wizard.caseload.read.file_type import FileType, UnsupportedFile, detect_file_type
from permit_wizard.caseload.read.table import BadTable, Book, Score
from permit_wizard.core.text import _

if TYPE_CHECKING:
    from permit_wizard.caseload.read.text_decoding import TextFile

_LONGEST_PIPE = 256 << 20
"""Bytes: what cannot be read twice is held in memory."""


def open_book(stream: io.BufferedReader, score: Score) -> Book:
    """Return the tabs of a file.

    Args:
        stream: the file, read to its end more than once; a pipe is held in memory.
        score: returns how many known columns a line names; it decides how the cells of a CSV file are separated.

    Raises:
        BadTable: the file is damaged, too large, or of a kind that is not read.
        OSError: it cannot be read any more.
    """
    stream = seekable(stream)
    try:
        kind = detect_file_type(stream)
    except UnsupportedFile as unsupported:
        reason = unsupported.reason
    else:
        return _open(stream, kind, score)
    raise BadTable(reason)


def is_csv(stream: io.BufferedReader) -> bool:
    """Return whether a file that can be read twice is CSV, and so no workbook and no JSON."""
    start = stream.tell()
    try:
        return detect_file_type(stream) is FileType.TEXT and not _is_json(_text_of(stream))
    except UnsupportedFile:
        return False
    finally:
        stream.seek(start)


def _text_of(stream: io.BufferedReader) -> TextFile:
    from permit_wizard.caseload.read.text_decoding import TextFile

    return TextFile(stream)


def _is_json(text: TextFile) -> bool:
    return _beginning(text).startswith(("[", "{"))


def _beginning(text: TextFile) -> str:
    with closing(text.pieces()) as pieces:
        return next(pieces, "").lstrip()


def _open(stream: io.BufferedReader, kind: FileType, score: Score) -> Book:
    if kind in (FileType.WORKBOOK, FileType.BINARY_WORKBOOK, FileType.OLD_WORKBOOK):
        from permit_wizard.caseload.read.xlsx import open_workbook

        return open_workbook(stream, kind)
    if kind in (FileType.OPENDOCUMENT, FileType.FLAT_OPENDOCUMENT):
        from permit_wizard.caseload.read.ods import open_opendocument

        return open_opendocument(stream, flat=kind is FileType.FLAT_OPENDOCUMENT)
    if kind is FileType.PARQUET:
        from permit_wizard.caseload.read.parquet import open_parquet

        return open_parquet(stream)
    from permit_wizard.caseload.read.csv import open_csv
    from permit_wizard.caseload.read.json import open_json

    text = _text_of(stream)
    return open_json(text, _beginning(text)) if _is_json(text) else open_csv(text, score)


def seekable(stream: io.BufferedReader) -> io.BufferedReader:
    """Return a stream that can be read twice; a pipe is held in memory.

    Raises:
        BadTable: a pipe is longer than that.
    """
    if stream.seekable():
        return stream
    content = stream.read(_LONGEST_PIPE + 1)
    if len(content) > _LONGEST_PIPE:
        raise BadTable(_("The input is too large for a pipe. Name the file instead."))
    return io.BufferedReader(io.BytesIO(content))  # pyright: ignore[reportArgumentType] - as raw a stream as any
