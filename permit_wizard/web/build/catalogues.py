"""Catalogues with the messages of some sources alone: a browser needs less than half of what the terminal says."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from struct import pack, unpack_from

_HEAD = "<7I"  # magic, version, count, where originals and translations are listed, size and place of a hash table


def texts_in(sources: Iterable[bytes]) -> frozenset[str]:
    """Return every constant text in modules of Python: the messages that they can ask a catalogue for are among them.

    Args:
        sources: the modules' sources.
    """
    found: set[str] = set()
    for source in sources:
        constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
        found.update(value for value in constants if isinstance(value, str))
    return frozenset(found)


def selected(catalogue: bytes, is_needed: Callable[[str], bool]) -> bytes:
    """Return a compiled catalogue with some of its messages, in the same order.

    Args:
        catalogue: a `.mo` file with the lowest byte first, as Babel writes it.
        is_needed: whether a message is kept, by its original; of a plural, its singular. The header always is.
    """
    kept = [(o, t) for o, t in _entries(catalogue) if not o or is_needed(o.partition(b"\0")[0].decode())]
    magic, version = unpack_from("<2I", catalogue)
    count, tables = len(kept), 7 * 4
    place, lists, content = tables + 16 * count, [b"", b""], b""
    for column in (0, 1):
        for entry in kept:
            lists[column] += pack("<2I", len(entry[column]), place + len(content))
            content += entry[column] + b"\0"
    head = pack(_HEAD, magic, version, count, tables, tables + 8 * count, 0, tables + 16 * count)
    return head + lists[0] + lists[1] + content


def _entries(catalogue: bytes) -> Iterator[tuple[bytes, bytes]]:
    _magic, _version, count, originals, translations = unpack_from("<5I", catalogue)
    for number in range(count):
        yield _entry(catalogue, originals + 8 * number), _entry(catalogue, translations + 8 * number)


def _entry(catalogue: bytes, place: int) -> bytes:
    length, start = unpack_from("<2I", catalogue, place)
    return catalogue[start : start + length]
