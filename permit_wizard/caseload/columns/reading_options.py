"""How to read a sheet, if the sheet leaves it open.

Given on the command line, or in a small file beside the sheet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.caseload.columns.cell_dates import Order
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import BadAnswer, read_answers
from permit_wizard.core.iso_date import printable
from permit_wizard.core.json_text import BadJson, DoubledKey, decode
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.regular_file import NotRegular, read_regular
from permit_wizard.core.text import _, listed

EXTENSION = ".columns.json"
"""Added to the sheet's own name."""

_LARGEST = 64 * 1024
_OF_SHELLS = frozenset("\"'`$!%\\")


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a sheet is to be read.

    Attributes:
        columns: what the sheet's own names of columns mean: name as written, key.
        defaults: what empty cells mean: key, value of the contract.
        dates: in which order dates are written; None doubts them where the sheet gives reason to.
        tabs: titles of the tabs to read; without any, all that have people are read.
        closed: words of the centre's own for a file that is closed.
    """

    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    defaults: Mapping[str, str] = field(default_factory=dict[str, str])
    dates: Order | None = None
    tabs: Sequence[str] = ()
    closed: Sequence[str] = ()

    def over(self, other: ReadingOptions) -> ReadingOptions:
        """Return both, these options where they differ."""
        again = {vocabulary.normalize(name) for name in self.columns}
        kept = {name: key for name, key in other.columns.items() if vocabulary.normalize(name) not in again}
        return ReadingOptions(
            {**kept, **self.columns},
            {**other.defaults, **self.defaults},
            self.dates or other.dates,
            self.tabs or other.tabs,
            (*other.closed, *(word for word in self.closed if word not in other.closed)),
        )

    def __bool__(self) -> bool:
        return bool(self.columns or self.defaults or self.dates or self.tabs or self.closed)


def read_options(
    columns: Iterable[str],
    defaults: Iterable[str],
    dates: str | None,
    today: date,
    tabs: Iterable[str] = (),
    closed: Iterable[str] = (),
) -> ReadingOptions:
    """Return the options that were typed.

    `name=key,name=key`, `key=value,key=value`, titles of tabs, and words between commas.

    Raises:
        BadTable: one of them is not valid.
    """
    words = [word.strip() for typed in closed for word in typed.split(",") if word.strip()]
    return _checked(_pairs(columns, "--map"), _pairs(defaults, "--default"), dates, today, list(tabs), words)


def map_option(name: str, key: str) -> str:
    """Return the option that maps a column to a key, to be copied into a command line.

    Quotes, line breaks and what a shell replaces are left out of the name where it is the same name without them.

    Args:
        name: the column as it is in the sheet.
        key: what it holds.
    """
    plain = " ".join("".join(" " if c in _OF_SHELLS or not c.isprintable() else c for c in name).split()).lstrip("-")
    same = vocabulary.normalize(plain) == vocabulary.normalize(name)
    return f'--map "{plain if same else printable(name)}={key}"'


def _pairs(typed: Iterable[str], option: str) -> dict[str, str]:
    """Return pairs of what is before and behind a sign of equality.

    A comma before the sign belongs to the name of a column.
    """
    found: dict[str, str] = {}
    for argument in typed:
        held = ""
        for part in argument.split(","):
            name, sign, value = f"{held},{part}".rpartition("=") if held else part.rpartition("=")
            if sign and name.strip():
                found[name.strip()] = value.strip()
                held = ""
            else:
                held = f"{held},{part}" if held else part
        if held.strip():
            raise BadTable(
                _(
                    "{option}: {value} is not valid. Use pairs such as {example}, with commas between them",
                    option=option,
                    value=printable(held),
                    example="naam=ref" if option == "--map" else "applied=no",
                )
            )
    return found


def _checked(
    columns: Mapping[str, str],
    defaults: Mapping[str, str],
    dates: str | None,
    today: date,
    tabs: Sequence[str] = (),
    closed: Sequence[str] = (),
) -> ReadingOptions:
    known = {name: _key(typed) for name, typed in columns.items()}
    given = {_key(typed): value for typed, value in defaults.items()}
    values = {key: _value(key, value, today) for key, value in given.items()}
    return ReadingOptions(known, values, None if dates is None else Order(dates), tuple(tabs), tuple(closed))


def _key(typed: str) -> str:
    plain = vocabulary.normalize(typed)
    key = (
        typed
        if typed in vocabulary.COLUMNS
        else vocabulary.headers().get(plain) or (vocabulary.REF if plain in vocabulary.refs() else None)
    )
    if key is None:
        raise BadTable(
            _(
                "column {key}: this name is not known. Use one of: {allowed}",
                key=printable(typed),
                allowed=listed(vocabulary.COLUMNS),
            )
        )
    return key


def _value(key: str, typed: str, today: date) -> str:
    value = typed
    if key != vocabulary.REF and BY_KEY[key].options:
        value = vocabulary.values(key).get(vocabulary.normalize(typed), typed)
    try:
        read_answers({key: value or "?"}, today)
    except BadAnswer as bad:
        reason = bad.reason
    else:
        return value
    raise BadTable(reason)


# ---------------------------------------------------------------------------------------------- the file beside a sheet


def beside(file: str) -> Path:
    """Return where the options for a sheet are kept."""
    path = Path(file)
    return path.with_name(path.name + EXTENSION)


def saved(file: str, today: date) -> ReadingOptions | None:
    """Return the options that are kept beside a sheet, or None.

    Raises:
        BadTable: there is one that cannot be read.
    """
    path = beside(file)
    try:
        raw = read_regular(path, _LARGEST + 1)
    except FileNotFoundError:
        return None
    except NotRegular:
        raw = b""
    except OSError as error:
        raise BadTable(
            _("{file} cannot be read: {problem}", file=printable(str(path)), problem=os_reason(error))
        ) from None
    try:
        content = cast("dict[str, Any]", decode(raw if len(raw) <= _LARGEST else b"", utf_16=True))
        columns, defaults = (cast("dict[str, str]", content.get(name, {})) for name in ("columns", "defaults"))
        tabs, closed = (cast("list[str]", content.get(name, [])) for name in ("tabs", "closed"))
        words = [*columns, *columns.values(), *defaults, *defaults.values(), *tabs, *closed]
        lists: tuple[object, ...] = (tabs, closed)  # a file holds anything
        strings = all(isinstance(each, list) for each in lists) and all(isinstance(word, str) for word in words)  # pyright: ignore[reportUnnecessaryIsInstance]
        options = _checked(columns, defaults, content.get("dates"), today, tabs, closed) if strings else None
    except (*BadJson, DoubledKey, ValueError, AttributeError, TypeError):
        options = None
    except BadTable as bad:
        raise BadTable(_("{file}: {problem}", file=printable(str(path), 200), problem=bad.reason)) from None
    if options is None:
        raise BadTable(
            _(
                "{file} was not written by {option}. Write it again with {option}, or delete it.",
                file=printable(str(path), 200),
                option="--save-map",
            )
        )
    return options


def to_save(options: ReadingOptions) -> bytes:
    """Return options as they are kept."""
    content: dict[str, Any] = {
        "columns": dict(options.columns),
        "defaults": dict(options.defaults),
        "dates": options.dates and options.dates.value,
    }
    content |= {name: list(words) for name, words in (("tabs", options.tabs), ("closed", options.closed)) if words}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
