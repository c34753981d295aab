"""JSON as `check` and a caseload take it in: one object of keys and values, or one such object a line.

What is asked of it is the contract's: one JSON object (RFC 8259), UTF-8, each key once. A byte order mark before the
first object is let pass, since some editors write one. UTF-16 is converted: `>` of Windows PowerShell writes it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader
from json import JSONDecodeError, detect_encoding
from typing import cast

from permit_wizard.core.answers import BadAnswer
from permit_wizard.core.iso_date import printable
from permit_wizard.core.json_text import DoubledKey, decode
from permit_wizard.core.text import Text, _

LARGEST = 64 * 1024
"""Bytes of one object, at most; a full set of answers takes 500."""

MOST_READ = 2 * LARGEST + 4
"""Bytes that are read of one object: twice as many in UTF-16, a byte order mark, and one more to see that it is too
large."""

_CHUNK = 64 * 1024
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def to_utf8(raw: bytes) -> bytes:
    """Return JSON in UTF-8 and without a byte order mark, from UTF-8 or UTF-16 with or without one."""
    encoding = detect_encoding(raw)
    if encoding.startswith("utf-16"):
        return raw.decode(encoding, "replace").encode()
    return raw.removeprefix(codecs.BOM_UTF8)


def _chunks(stream: BufferedReader) -> Iterator[bytes]:
    """Yield what has arrived in UTF-8, each time something has; UTF-16 is known by its byte order mark."""
    chunk = stream.read1(_CHUNK)
    if chunk in (mark[:1] for mark in _UTF_16_MARKS):
        chunk += stream.read(1)
    decoder = codecs.getincrementaldecoder("utf-16")("replace") if chunk.startswith(_UTF_16_MARKS) else None
    while chunk:
        yield chunk if decoder is None else decoder.decode(chunk).encode()
        chunk = stream.read1(_CHUNK)


def arriving(stream: BufferedReader) -> Iterator[list[bytes]]:
    """Yield the lines that have arrived, without their ends, each time some have; the last needs no end.

    A line longer than `LARGEST` is cut to one byte more than that: enough for `parse` to refuse it.
    """
    rest = b""
    first = True
    for chunk in _chunks(stream):
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
        value = decode(raw)
    except UnicodeDecodeError as error:
        reason = _("Byte {n} is not UTF-8. Use a JSON object in UTF-8.", n=error.start + 1)
    except JSONDecodeError as error:
        reason = _not_json(error)
    except DoubledKey as error:
        reason = _(
            "{key}: {value} is a second value. Use each key once.",
            key=printable(error.key),
            value=printable(error.value),
        )
    except RecursionError:
        reason = _("The input is nested too deeply. Use a flat JSON object of keys and values.")
    else:
        if isinstance(value, dict):
            return cast("dict[str, object]", value)
        reason = _("The input is not a JSON object. Use an object of keys and values in braces.")
    raise BadAnswer(reason)


def _not_json(error: JSONDecodeError) -> Text:
    return _(
        "The input is not JSON (line {line}, column {column}). Use an object of keys and values in braces.",
        line=error.lineno,
        column=error.colno,
    )
