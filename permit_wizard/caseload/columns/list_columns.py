"""The columns of a list that this program writes.

Their ids, their titles in each language, and how to find them in a sheet again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.core.questions import BY_KEY
from permit_wizard.core.text import Text, _

FIELDS = (
    "ref",
    "urgency",
    "date",
    "weekday",
    "days",
    "text",
    "notes",
    "rules",
    "outcome",
    "open",
    "next",
    "since",
    "row",
)
"""The columns of CSV and of a workbook, before the centre's own."""

BY_WHEN, REF, ABOUT, DAYS, RULES = _("By when"), _("Ref"), _("What"), _("Days left"), _("Rules")
TITLES: Mapping[str, Text] = MappingProxyType({
    "ref": REF, "urgency": _("Urgency"), "date": BY_WHEN, "weekday": _("Day of the week"), "days": DAYS, "text": ABOUT,
    "notes": _("Notes"), "rules": RULES, "outcome": _("Result id"), "open": _("Open questions"),
    "next": _("Next question"),
    "since": _("Since last time"), "row": _("Row"),
})  # fmt: skip
"""What each of FIELDS is called where people read it."""

_RUN = 6
"""Columns of ours in a row that show that we wrote them: one or two may be a centre's own by chance, such as
"Notes"."""

_MOVED = 9
"""Columns of ours in any order that show the same: of 11 that go into a sheet, somebody may have deleted two."""

_SECOND = re.compile(r"(?: (?:\(\d+\)|#\d+|\([^()]*'[^()]*\)))+$")
"""What a title of ours may end in: a number where the centre has a column of that name, a note on signs in CSV."""


DONE, OWN_NOTE = _("Done"), _("Own note")
"""The columns that volunteers fill in; nothing is ever written into them."""

OURS = tuple(field for field in FIELDS if field not in ("ref", "row"))
"""Those of FIELDS that go into a centre's own sheet, which has its own names and rows."""


@cache
def volunteer_titles() -> frozenset[str]:
    """Return the titles of the columns that volunteers fill in, in every language, normalized."""
    return frozenset(
        vocabulary.normalize(localizer(text)) for localizer in vocabulary.all_localizers() for text in (DONE, OWN_NOTE)
    )


def columns_we_wrote(names: Sequence[str]) -> set[str]:
    """Return those names of a sheet's columns that we wrote."""
    return {names[index] for index in our_columns(names).values()}


def our_columns(names: Sequence[str]) -> Mapping[str, int]:
    """Return the index of each column of a sheet that we wrote, by its field; empty where we wrote none.

    A run of our titles, in their order, in one language or by id; or nearly all of them in one language, where somebody
    moved them.
    """
    titles = [vocabulary.normalize(_SECOND.sub("", name)) if name else "" for name in names]
    for known in _by_language():
        fields = [known.get(title) for title in titles]
        for run in _runs(fields):
            if len(run) >= _RUN:
                return {field: index for index in run if (field := fields[index]) is not None}
        moved: dict[str, int] = {}
        for index, field in enumerate(fields):
            if field is not None and (field not in moved or _SECOND.search(names[index])):
                moved[field] = index
        if len(moved) >= _MOVED:
            return moved
    return {}


def written_columns(names: Sequence[str]) -> set[int]:
    """Return the columns of a sheet that this program wrote, with those for volunteers beside them.

    It is empty where it wrote none. Names and rows of people are the centre's own.
    """
    found = {at for field, at in our_columns(names).items() if field in OURS} if len(names) >= _RUN else set[int]()
    if found:
        found |= {at for at, name in enumerate(names) if vocabulary.normalize(name) in volunteer_titles()}
    return found


def _runs(fields: Sequence[str | None]) -> Iterator[list[int]]:
    """Yield the places of fields that follow each other in the order of FIELDS."""
    run: list[int] = []
    for at, field in enumerate(fields):
        if run and (field is None or FIELDS.index(field) <= FIELDS.index(fields[run[-1]] or "")):
            yield run
            run = []
        if field is not None:
            run.append(at)
    yield run


@cache
def _by_language() -> Sequence[Mapping[str, str]]:
    """Return the field of each title, a language each, and of each id."""
    spoken = [
        {vocabulary.normalize(localizer(title)): field for field, title in TITLES.items()}
        for localizer in vocabulary.all_localizers()
    ]
    return [{field: field for field in FIELDS}, *spoken]


# ------------------------------------------------------------------------------------------------------------ read back


@cache
def fields() -> Mapping[str, str]:
    """Return the field of every title in every language, and of every id.

    The names as `vocabulary.normalize` gives them.
    """
    return {title: field for known in _by_language() for title, field in known.items()}


@cache
def questions() -> Mapping[str, str]:
    """Return the key of every question's short name in every language, and of every key."""
    spoken = {
        vocabulary.normalize(localizer(question.short)): key
        for localizer in vocabulary.all_localizers()
        for key, question in BY_KEY.items()
    }
    return {**spoken, **{vocabulary.normalize(key): key for key in BY_KEY}}
