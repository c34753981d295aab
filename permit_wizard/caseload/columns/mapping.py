"""Which column of a sheet holds what: the centre's own names told apart from those that are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from permit_wizard.caseload.columns import vocabulary as words
from permit_wizard.caseload.read.table import BadTable
from permit_wizard.core.answers import KEYS
from permit_wizard.core.iso_date import printable
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import _


class Column(NamedTuple):
    """One column.

    Attributes:
        at: its place, from 0.
        name: what it is called in the sheet, as it can be shown; made up where it has no name.
        key: what it holds; empty where that is not known.
    """

    at: int
    name: str
    key: str = ""


class Columns:
    """The columns of a table.

    Attributes:
        refs: what the person is called by, in order; more than one for a first name and a surname.
        known: the columns with answers.
        dated: those of them that hold dates.
        carried: all others: they count nowhere and go along.
        width: how many cells a row has that holds something in each column with an answer.
    """

    def __init__(
        self,
        refs: Sequence[Column] = (),
        known: Sequence[Column] = (),
        dated: Sequence[Column] = (),
        carried: Sequence[Column] = (),
    ) -> None:
        self.refs, self.known, self.dated, self.carried = refs, known, dated, carried
        self.width = max((column.at + 1 for column in known), default=0)

    @cached_property
    def every(self) -> Sequence[Column]:
        """All columns, in the order of the sheet."""
        return sorted({*self.refs, *self.known, *self.carried})

    @cached_property
    def answers_in(self) -> Callable[[Sequence[object]], tuple[object, ...]]:
        """Extractor for the answer cells of a row that has `width` cells at least; equal answers give equal keys."""
        places = [column.at for column in self.known]
        return itemgetter(*places) if len(places) > 1 else lambda cells: tuple(cells[at] for at in places)


def score(names: Sequence[str], own: Mapping[str, str]) -> int:
    """Return how many different columns are known among some names.

    Args:
        names: what stands in a row.
        own: keys by name (as `words.plain` gives it), said by a person.
    """
    return len({key for name in names if name and (key := _key(words.plain(name), own))})


def columns_of(names: Sequence[str], own: Mapping[str, str]) -> Columns:
    """Return what each column holds; what a person said of a name comes before what the name seems to say.

    Raises:
        BadTable: two columns may hold the same answer.
    """
    plain = [words.plain(name) for name in names]
    keys = [_key(name, own) if name else "" for name in plain]
    refs = _refs(plain, keys, own)
    known: dict[str, int] = {}
    for key in KEYS:
        places = _best([at for at, found in enumerate(keys) if found == key], plain, key, own)
        if len(places) > 1:
            first, second = (printable(names[at].strip()) for at in places[:2])
            if first == second:
                raise BadTable(_("column {key} stands there twice; allowed is each column once", key=first))
            raise BadTable(_("The columns “{first}” and “{second}” may both be {key}: say which, with {option}.",
                             first=first, second=second, key=key, option=f'--map "{first}={key}"'))  # fmt: skip
        if places:
            known[key] = places[0]
    shown = _shown(names)
    taken = {*refs, *known.values()}
    answers = [Column(at, shown[at], key) for key, at in known.items()]
    return Columns(
        [Column(at, shown[at], words.REF) for at in refs],
        answers,
        [column for column in answers if BY_KEY[column.key].is_date],
        [Column(at, name) for at, name in enumerate(shown) if at not in taken],
    )


def _key(plain: str, own: Mapping[str, str]) -> str:
    return own.get(plain) or words.headers().get(plain) or (words.REF if plain in words.refs() else "")


def _best(places: list[int], plain: Sequence[str], key: str, own: Mapping[str, str]) -> list[int]:
    """Return the places that count: what was said, else the key itself, else every name for it."""
    said = [at for at in places if plain[at] in own]
    return said or [at for at in places if plain[at] == words.plain(key)] or places


def _refs(plain: Sequence[str], keys: Sequence[str], own: Mapping[str, str]) -> list[int]:
    places = [at for at, key in enumerate(keys) if key == words.REF]
    said = [at for at in places if plain[at] in own]
    if said:
        return said
    exact = [at for at in places if plain[at] == words.REF]
    if exact:
        return exact[:1]
    for kind in (words.NUMBER, words.NAME):
        found = [at for at in places if words.refs().get(plain[at]) == kind]
        if found:
            return found[:1]
    return places


def _shown(names: Sequence[str]) -> list[str]:
    """Return the names as they can be shown, each once; a column without one is called by its number."""
    found: list[str] = []
    for at, name in enumerate(names):
        shown = printable(" ".join(name.split())) if name.strip() else f"#{at + 1}"
        found.append(f"{shown} #{at + 1}" if shown in found else shown)
    return found
