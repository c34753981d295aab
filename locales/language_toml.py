"""Reads how a language is written, `locales/<lang>/language.toml`, and what is the same for all languages of a script.

Every table is checked here when the package is built, so that the program itself trusts what it reads.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any, cast

# The tables of language.toml: each key with what it is where a language leaves it out; a type is what it must not leave
# out.
TYPOGRAPHY: dict[str, Any] = {
    "list": str,
    "or": str,
    "clauses": str,
    "full_stop": ".",
    "question_mark": "?",
    "quotes": list,
    "no_break_before": "",
    "no_break_after": "",
    "units": "",
    "line_mark": "",
}
DATES: dict[str, Any] = {"in_words": "{day} {month} {year}", "first_day": "1", "months": [], "short_months": []}
TYPED: dict[str, Any] = {
    "months": list, "weekdays": list, "endings": "", "beside": "", "first": "",
}  # fmt: skip
OTHER_CALENDARS: dict[str, Any] = {
    f"{calendar}{part}": "" for calendar in ("islamic", "persian", "ethiopian") for part in ("", "_marks")
}
TOP: dict[str, Any] = {"script": str, "order": 100, "voice": True, "compare_with_dutch": False}
READING: dict[str, Any] = {"longest_sentence": 15, "longest_word": 12}
KEYBOARD: dict[str, Any] = {"letters": []}
SCRIPT: dict[str, Any] = {
    "fonts": list, "everywhere": False, "line_height": float, "paper": list, "half_paper": list,
}  # fmt: skip
LENGTHS = {"months": 12, "short_months": 12, "weekdays": 7, "quotes": 2, "paper": 2, "half_paper": 2}
NUMBERS = frozenset({"paper", "half_paper"})  # lists of whole numbers; all other lists hold texts


class BadLanguage(ValueError):
    """A language.toml lacks something, or holds what nobody would read; the message names the file and the key."""


def own_data(path: Path) -> dict[str, dict[str, Any]]:
    """Read a language.toml: how the language is written.

    Returns:
        The tables `top` (keys outside a table), `typography`, `dates`, `typed`, `other_calendars`, `reading`,
        `keyboard` and `languages`, with defaults filled in.

    Raises:
        BadLanguage: there is no such file, or something in it is missing, unknown or of another kind.
    """
    written = _read(path, "copy that of a language written in a similar way")
    dates = dict(written.get("dates", {}))
    typed, other_calendars = dates.pop("typed", {}), dates.pop("other_calendars", {})
    tables = ("typography", "dates", "reading", "languages", "keyboard")
    top = {name: value for name, value in written.items() if name not in tables}
    return {
        "top": _table(path, "", top, TOP),
        "languages": _texts(path, "languages.", written.get("languages", {})),
        "typography": {**_table(path, "typography.", written.get("typography", {}), TYPOGRAPHY)},
        "dates": _table(path, "dates.", dates, DATES),
        "reading": _table(path, "reading.", written.get("reading", {}), READING),
        "keyboard": _table(path, "keyboard.", written.get("keyboard", {}), KEYBOARD),
        "typed": _table(path, "dates.typed.", typed, TYPED),
        "other_calendars": _table(path, "dates.other_calendars.", other_calendars, OTHER_CALENDARS),
    }  # fmt: skip


def scripts_data(path: Path) -> dict[str, dict[str, Any]]:
    """Read scripts.toml: what is the same for all languages of a script, by its code.

    Raises:
        BadLanguage: there is no such file, or something in it is missing, unknown or of another kind.
    """
    written = _read(path, "it belongs to this program")
    return {code: _table(path, f"{code}.", table, SCRIPT) for code, table in written.items()}


def _read(path: Path, if_missing: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        msg = f"{path}: this file is missing; {if_missing}"
        raise BadLanguage(msg) from None
    except tomllib.TOMLDecodeError as error:
        msg = f"{path}: {error}"
        raise BadLanguage(msg) from None


def _table(path: Path, prefix: str, written: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with what it leaves out filled in."""
    for key in written:
        if key not in known:
            msg = f"{path}: {prefix}{key} is not known; known are {', '.join(known)}"
            raise BadLanguage(msg)
    found: dict[str, Any] = {}
    for key, standard in known.items():
        kind = standard if isinstance(standard, type) else type(standard)
        value = written.get(key, standard)
        if value is standard and isinstance(standard, type):
            msg = f"{path}: {prefix}{key} is missing"
            raise BadLanguage(msg)
        of = int if key in NUMBERS else str
        if not _fits(value, kind, LENGTHS.get(key) if value != standard else None, of):
            kinds = {str: "a text", int: "a whole number", bool: "true or false", float: "a number such as 1.5"}
            listed = f"{LENGTHS.get(key, '')} {'texts' if of is str else 'whole numbers'}".strip()
            msg = f"{path}: {prefix}{key} must be {kinds.get(kind, listed)}"
            raise BadLanguage(msg)
        found[key] = value
    if "in_words" in found and {name for _text, name, *_rest in Formatter().parse(found["in_words"])} - {None} != {
        "day", "month", "year",
    }:  # fmt: skip
        msg = f"{path}: dates.in_words must hold {{day}}, {{month}} and {{year}}, and nothing else in braces"
        raise BadLanguage(msg)
    return found


def _texts(path: Path, prefix: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table whose keys are the author's and whose values are all texts."""
    for key, value in written.items():
        if not isinstance(value, str):
            msg = f"{path}: {prefix}{key} must be a text"
            raise BadLanguage(msg)
    return dict(written)


def _fits(value: object, kind: type, length: int | None, of: type) -> bool:
    """Return whether a value is of a kind; a list holds texts or numbers, as many as it must."""
    if not isinstance(value, list):
        return type(value) is kind
    items = cast("list[object]", value)
    return kind is list and all(type(item) is of for item in items) and len(items) == (length or len(items))
