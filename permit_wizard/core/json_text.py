"""The only place that decodes JSON: what people and other programs send, and what this program wrote itself.

What is sent may hold anything. It costs at most one pass over the text, and errors are raised for what RFC 8259 leaves
open: a key that appears twice, and nesting that is too deep.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

__all__ = ["BadJson", "DoubledKey", "decode", "end_of_value", "own", "own_file"]

BadJson = (json.JSONDecodeError, RecursionError, UnicodeDecodeError)
"""What `decode` raises besides `DoubledKey`: no JSON, nested too deeply, no UTF-8."""


class DoubledKey(Exception):
    """An object names a key twice.

    Attributes:
        key: the key.
        value: its last value.
    """

    def __init__(self, key: str, value: object) -> None:
        super().__init__("a key appears twice")  # a traceback must not show an answer
        self.key = key
        self.value = value


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _value in pairs:
            if key in seen:
                raise DoubledKey(key, found[key])
            seen.add(key)
    return found


# No allowed value is a number, so numbers stay as they are written: thousands of digits, NaN and Infinity are refused
# like any other value, by name. Python refuses to make a number of 4,301 digits.
_DECODER = json.JSONDecoder(object_pairs_hook=_each_key_once, parse_int=str, parse_float=str, parse_constant=str)
_SCAN = cast("Callable[[str, int], tuple[object, int]]", _DECODER.scan_once)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - typeshed leaves it out


def decode(text: str | bytes, *, utf_16: bool = False) -> object:
    """Decode what was sent; numbers stay text. One without white space around it, as lines are, is scanned at once.

    Args:
        text: the text, or its bytes in UTF-8.
        utf_16: whether the bytes may be UTF-16 too, which PowerShell and some editors write, or begin with a byte order
            mark.

    Raises:
        DoubledKey: an object names a key twice.
        JSONDecodeError: it is not JSON.
        RecursionError: it is nested too deeply.
        UnicodeDecodeError: the bytes are in another encoding.
    """
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text) if utf_16 else "utf-8")
    try:
        value, end = _SCAN(text, 0)
    except StopIteration:
        return _DECODER.decode(text)
    return value if end == len(text) else _DECODER.decode(text)


def end_of_value(text: str, start: int) -> int:
    """Return where the value ends that begins at a place in a longer text.

    Raises:
        JSONDecodeError: no whole value begins there.
        RecursionError: it is nested too deeply.
    """
    return _MEASURE(text, start)[1]


# A key may appear twice here: the object is decoded again, as one line of its own, which then has the error.
_MEASURE = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode


def own(text: str | bytes) -> Any:
    """Decode what this program wrote itself, or its own page sent; numbers are numbers.

    Raises:
        ValueError: it is not JSON.
    """
    return json.loads(text)


def own_file(path: Path) -> Any:
    """Decode a file of this program.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not JSON.
    """
    return own(path.read_text(encoding="utf-8"))
