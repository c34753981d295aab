"""JSON as `check` and a caseload take it in: one object of keys and values, or one such object a line.

What is asked of it is the contract's: one JSON object (RFC 8259), UTF-8, each key once. A byte order mark before the
first object is let pass, since some editors write one.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import cast

from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.iso_date import printable
from permit_wizard.core.text import Text, _

LARGEST = 64 * 1024
"""Bytes of one object, at most; a full set of answers takes 500."""

_CHUNK = 64 * 1024


def arriving(stream: BufferedReader) -> Iterator[list[bytes]]:
    """Yield the lines that have arrived, without their ends, each time some have; the last needs no end.

    A line longer than `LARGEST` is cut to one byte more than that: enough for `parse` to refuse it.
    """
    rest = b""
    first = True
    while chunk := stream.read1(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        rest = rest[: LARGEST + 4]
        if lines and first:
            lines[0] = lines[0].removeprefix(codecs.BOM_UTF8)
            first = False
        yield lines
    rest = rest.removeprefix(codecs.BOM_UTF8) if first else rest
    if rest:
        yield [rest]


def parse(raw: bytes) -> dict[str, object]:
    """Read one JSON object.

    Raises:
        BadAnswer: it is too large or nested too deeply, not UTF-8, not JSON, no object, or names a key twice.
    """
    if len(raw) > LARGEST:
        raise BadAnswer(_("The input is too large. Use at most {n} bytes for one object.", n=LARGEST))
    try:
        value = _decode(raw.decode())
    except UnicodeDecodeError as error:
        reason = _("Byte {n} is not UTF-8. Use a JSON object in UTF-8.", n=error.start + 1)
    except json.JSONDecodeError as error:
        reason = _not_json(error)
    except RecursionError:
        reason = _("The input is nested too deeply. Use a flat JSON object of keys and values.")
    else:
        if isinstance(value, dict):
            return cast("dict[str, object]", value)
        reason = _("The input is not a JSON object. Use an object of keys and values in braces.")
    raise BadAnswer(reason)


def _not_json(error: json.JSONDecodeError) -> Text:
    return _(
        "The input is not JSON (line {line}, column {column}). Use an object of keys and values in braces.",
        line=error.lineno,
        column=error.colno,
    )


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        seen: set[str] = set()
        twice = next(key for key in keys if key in seen or seen.add(key))
        value = next(value for key, value in reversed(pairs) if key == twice)
        raise BadAnswer(
            _(
                "{key}: {value} is a second value. Use each key once.",
                key=printable(twice),
                value=printable(value),
            )
        )
    return found


# No allowed value is a number, so numbers stay as they are written: thousands of digits, NaN and Infinity are refused
# like any other value, by name.
_DECODER = json.JSONDecoder(object_pairs_hook=_each_key_once, parse_int=str, parse_float=str, parse_constant=str)

_SCAN = cast("Callable[[str, int], tuple[object, int]]", _DECODER.scan_once)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - typeshed leaves it out


def _decode(text: str) -> object:
    """Decode a JSON text; one without white space around it, as lines are, is scanned at once."""
    try:
        value, end = _SCAN(text, 0)
    except StopIteration:
        return _DECODER.decode(text)
    return value if end == len(text) else _DECODER.decode(text)
