"""Reads `recordings.toml`: which words each file of a language's recordings contains, and whose voice it is.

`locales/README.md` describes the list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.regular_file import read_regular
from permit_wizard.core.text import ExplainedError, _, listed

FOLDER, LIST = "audio", "recordings.toml"
LONGEST_QUOTE = 120  # characters of words or of a name that are quoted


_LONGEST_LIST = 1_000_000  # bytes
_LONGEST_LINE = 10_000  # characters; the longest text has a twentieth of it
_EXAMPLES = {"speaker": 'speaker = "…"', "day": "day = 2027-01-31", "files": '[session.files]  "1.mp3" = "…"'}
_TOO_MUCH = re.compile(rb"[0-9_]{4300}|(?:[\[{][^\[\]{}]*){20}")
"""What tomllib cannot read and names no line of: a number of very many digits, brackets in brackets in brackets."""


class BadRecording(ExplainedError):
    """A recording cannot be used.

    Attributes:
        reason: one sentence on which and why, and what to do.
    """


class Line(NamedTuple):
    """A line of the list.

    Attributes:
        file: the name of an audio file.
        words: the text that the file contains.
        speaker: the name of the person whose voice it is.
    """

    file: str
    words: str
    speaker: str

    @property
    def quoted(self) -> str:
        """The words, short enough to be quoted in an error."""
        return printable(self.words.replace("\n", " "), LONGEST_QUOTE)


def list_name(code: str) -> str:
    """Return where the list of a language is, as people see it."""
    return f"locales/{code}/{FOLDER}/{LIST}"


def read_list(code: str, path: Path) -> Iterator[Line]:
    """Yield every line of the list of a language.

    Raises:
        BadRecording: the list cannot be read, or something in it is missing, unknown or of another kind.
    """
    try:
        raw = read_regular(path, _LONGEST_LIST)
    except OSError as error:
        raise BadRecording(
            _("{file} cannot be read: {problem}", file=list_name(code), problem=os_reason(error))
        ) from None
    try:
        written: dict[str, object] = tomllib.loads(_checked(code, raw.decode()))
    except UnicodeDecodeError as error:
        raise _mistake(code, error.object[: error.start].count(b"\n") + 1) from None
    except (
        ValueError,
        RecursionError,
    ) as error:  # tomllib's own errors name a line; what is too much for it has others
        found, spot = re.search(r"at line (\d+)", str(error)), _TOO_MUCH.search(raw)
        before = raw[: spot.start()] if spot else raw
        raise _mistake(code, int(found[1]) if found else before.count(b"\n") + 1) from None
    _known(code, written, ("session",))
    sessions = _tables(written.get("session"))
    if not sessions:
        raise _lacking(code, "[[session]]", "[[session]]")
    for session in sessions:
        yield from _session(code, session)


def _checked(code: str, text: str) -> str:
    """Return the list, unless a line is so long that reading it could take for ever: a key of half a million parts."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise _mistake(code, number)
    return text


def _session(code: str, session: Mapping[str, object]) -> Iterator[Line]:
    _known(code, session, tuple(_EXAMPLES))
    speaker, day, files = (session.get(key) for key in _EXAMPLES)
    words = cast("dict[str, object]", files) if isinstance(files, dict) else {}
    right = {
        "speaker": isinstance(speaker, str) and bool(speaker.strip()),
        "day": type(day) is date,
        "files": bool(words) and all(isinstance(value, str) for value in words.values()),
    }
    for key, is_right in right.items():
        if not is_right:
            raise _lacking(code, key, _EXAMPLES[key])
    yield from (Line(name, str(value), str(speaker)) for name, value in words.items())


def _tables(value: object) -> list[dict[str, object]]:
    """Return a list of tables, or nothing if there is anything else in it."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    tables = [cast("dict[str, object]", item) for item in items if isinstance(item, dict)]
    return tables if len(tables) == len(items) else []


def _known(code: str, table: Mapping[str, object], keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise BadRecording(
                _(
                    "{list}: “{key}” is not known. Use one of: {allowed}",
                    list=list_name(code), key=printable(key, LONGEST_QUOTE), allowed=listed(keys),
                )
            )  # fmt: skip


def _lacking(code: str, key: str, example: str) -> BadRecording:
    return BadRecording(
        _("{list}: “{key}” is missing or not valid. Write for example: {example}",
          list=list_name(code), key=key, example=example)
    )  # fmt: skip


def _mistake(code: str, line: int) -> BadRecording:
    return BadRecording(_("{list} cannot be read: there is a mistake in line {n}.", list=list_name(code), n=str(line)))
