"""What somebody says of a sheet that the sheet does not say itself, on the command line or in a small file beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from permit_wizard.caseload.columns import vocabulary as words
from permit_wizard.caseload.columns.dates import Order
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import BadAnswer, read_answers
from permit_wizard.core.iso_date import printable
from permit_wizard.core.os_errors import os_reason
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import _, listed

EXTENSION = ".columns.json"
"""Added to the sheet's own name."""

_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Wish:
    """How a sheet is to be read.

    Attributes:
        columns: what the sheet's own names of columns mean: name as written, key.
        defaults: what empty cells mean: key, value of the contract.
        dates: in which order dates are written; None doubts them where the sheet gives reason to.
    """

    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    defaults: Mapping[str, str] = field(default_factory=dict[str, str])
    dates: Order | None = None

    def over(self, other: Wish) -> Wish:
        """Return both, this one where they differ."""
        again = {words.plain(name) for name in self.columns}
        kept = {name: key for name, key in other.columns.items() if words.plain(name) not in again}
        return Wish({**kept, **self.columns}, {**other.defaults, **self.defaults}, self.dates or other.dates)

    def __bool__(self) -> bool:
        return bool(self.columns or self.defaults or self.dates)


def wished(columns: Iterable[str], defaults: Iterable[str], dates: str | None, today: date) -> Wish:
    """Read what was typed: `name=key,name=key` and `key=value,key=value`.

    Raises:
        BadTable: it cannot be meant so.
    """
    return _checked(_pairs(columns, "--map"), _pairs(defaults, "--default"), dates, today)


def _pairs(typed: Iterable[str], option: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in ",".join(typed).split(","):
        name, sign, value = part.rpartition("=")
        if sign and name.strip():
            found[name.strip()] = value.strip()
        elif part.strip():
            raise BadTable(_("{option}: {value} is not allowed; allowed are pairs such as {example}, with commas between",
                             option=option, value=printable(part), example="naam=ref" if option == "--map" else "applied=no"))  # fmt: skip
    return found


def _checked(columns: Mapping[str, str], defaults: Mapping[str, str], dates: str | None, today: date) -> Wish:
    known = {name: _key(said) for name, said in columns.items()}
    given = {_key(said): value for said, value in defaults.items()}
    values = {key: _value(key, value, today) for key, value in given.items()}
    return Wish(known, values, None if dates is None else Order(dates))


def _key(said: str) -> str:
    plain = words.plain(said)
    key = (
        said if said in words.COLUMNS else words.headers().get(plain) or (words.REF if plain in words.refs() else None)
    )
    if key is None:
        raise BadTable(_("column {key}: this name is not known; allowed are {allowed}", key=printable(said), allowed=listed(words.COLUMNS)))  # fmt: skip
    return key


def _value(key: str, said: str, today: date) -> str:
    value = said
    if key != words.REF and BY_KEY[key].options:
        value = words.values(key).get(words.plain(said), said)
    try:
        read_answers({key: value or "?"}, today)
    except BadAnswer as bad:
        reason = bad.reason
    else:
        return value
    raise BadTable(reason)


# ------------------------------------------------------------------------------------------------ the file beside a sheet


def beside(file: str) -> Path:
    """Return where the wish for a sheet is kept."""
    path = Path(file)
    return path.with_name(path.name + EXTENSION)


def saved(file: str, today: date) -> Wish | None:
    """Return the wish that is kept beside a sheet, or None.

    Raises:
        BadTable: there is one that cannot be read.
    """
    path = beside(file)
    try:
        with path.open("rb") as stream:
            raw = stream.read(_LARGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadTable(
            _("{file} cannot be read: {problem}", file=printable(str(path)), problem=os_reason(error))
        ) from None
    try:
        content: dict[str, Any] = json.loads(raw)
        columns, defaults = (cast("dict[str, str]", content.get(name, {})) for name in ("columns", "defaults"))
        strings = all(isinstance(word, str) for pairs in (columns, defaults) for pair in pairs.items() for word in pair)  # pyright: ignore[reportUnnecessaryIsInstance] - a file holds anything
        wish = _checked(columns, defaults, content.get("dates"), today) if strings else None
    except (ValueError, AttributeError, RecursionError):
        wish = None
    except BadTable as bad:
        raise BadTable(_("{file}: {problem}", file=printable(str(path), 200), problem=bad.reason)) from None
    if wish is None:
        raise BadTable(_("{file} is not what {option} writes; write it once more, or delete it.", file=printable(str(path), 200), option="--save-map"))  # fmt: skip
    return wish


def to_save(wish: Wish) -> bytes:
    """Return a wish as it is kept."""
    content = {"columns": dict(wish.columns), "defaults": dict(wish.defaults), "dates": wish.dates and wish.dates.value}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
