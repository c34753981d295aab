"""JSON as a tab: one object a line, or an array of objects, each of which names its own cells."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import closing

from permit_wizard.caseload.read.table import BadTable, Book, Line, Tab
from permit_wizard.caseload.read.text_decoding import LONGEST_LINE, TextFile
from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.json_input import LARGEST, parse
from permit_wizard.core.json_text import end_of_value
from permit_wizard.core.text import _

_MOST_KEYS = 1000
"""Keys of one object."""

_BEFORE = re.compile(r"[\s,]*")


def open_json(text: TextFile, beginning: str) -> Book:
    """Return a JSON file as a book of one tab.

    Args:
        text: the file.
        beginning: its first characters, from the first one that is no space.

    Raises:
        BadTable: it is one object over many lines.
    """
    if beginning.startswith("["):
        return Book([Tab(lambda: array_of(text), keyed=True)])
    if beginning.partition("\n")[0].strip() == "{":
        raise BadTable(
            _("This is one JSON object over many lines. Use one object on each line, or an array of objects.")
        )
    return Book([Tab(lambda: _objects(text), keyed=True)])


def _objects(text: TextFile) -> Generator[Line]:
    with closing(text.lines()) as lines:
        for number, line in lines:
            if line is None:
                yield Line(
                    number, problem=_("the line is too long: at most {n} characters can be read", n=LONGEST_LINE)
                )
            elif line.strip():
                yield _object(number, line)


def _object(number: int, raw: str) -> Line:
    try:
        found = parse(raw.encode("utf-8", "replace"))
    except BadAnswer as bad:
        return Line(number, problem=bad.reason)
    if len(found) > _MOST_KEYS:
        return Line(number, problem=_("the object has too many keys: at most {n} can be read", n=_MOST_KEYS))
    for key, value in found.items():
        if isinstance(value, bool):  # equal to 1 and 0 for Python, and not for a reader
            found[key] = "true" if value else "false"
    return Line(number, found)


def array_of(text: TextFile) -> Generator[Line]:
    """Yield the elements of a JSON array, of which as much is held as one element takes.

    Raises:
        BadTable: it is no JSON from some element on.
    """
    number = 0
    with closing(text.pieces()) as pieces:
        held, at = next(pieces).lstrip(), 1
        while True:
            at = _end_of_blank(held, at)
            if held.startswith("]", at):
                return
            try:
                end = end_of_value(held, at)
            except (ValueError, RecursionError):
                held, at = held[at:], 0
                piece = next(pieces, "") if len(held) <= LARGEST else ""
                if not piece:
                    raise BadTable(
                        _("The input is not JSON from row {n} on. Use an array of objects.", n=number + 1)
                    ) from None
                held += piece
                continue
            number += 1
            yield _object(number, held[at:end])
            at = end


def _end_of_blank(text: str, at: int) -> int:
    found = _BEFORE.match(text, at)
    return found.end() if found else at
