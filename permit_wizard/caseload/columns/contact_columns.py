"""Columns with which people are written to: their language, and their telephone number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from permit_wizard.caseload.columns import vocabulary
from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import languages
from permit_wizard.language.signs import items, items_in_any_language

# Translators: each of these is a list of names that people give a column, between commas. Write what people in your
# language use.
_LANGUAGE = _("language, spoken language, mother tongue, speaks")
_TELEPHONE = _("telephone, phone, telephone number, phone number, mobile, mobile number, tel, GSM")

_ALSO_BETWEEN = "/+&"  # two languages of one person


def language_column(names: Iterable[str]) -> str | None:
    """Return the column with the language of each person; None where there is none."""
    return _first(names, _LANGUAGE)


def telephone_column(names: Iterable[str]) -> str | None:
    """Return the column with the telephone number of each person; None where there is none."""
    return _first(names, _TELEPHONE)


def _first(names: Iterable[str], known: Text) -> str | None:
    wanted = _in_every_language(known.message)
    return next((name for name in names if vocabulary.normalize(name) in wanted), None)


def language_code(cell: str) -> str | None:
    """Return the code of the first language of a cell that this program has; None where it has none of them."""
    for part in items_in_any_language(cell, _ALSO_BETWEEN):
        code = _codes().get(vocabulary.normalize(part))
        if code is not None:
            return code
    return None


@cache
def _codes() -> Mapping[str, str]:
    """Return the code of each name of a language that this program has, in every language."""
    found: dict[str, str] = {}
    for code in languages():
        names = (name for each in languages().values() for name in each.language_names.get(code, "").split(","))
        own = languages()[code].name
        found.update(dict.fromkeys((*(vocabulary.normalize(name) for name in (*names, own) if name), code), code))
    return found


@cache
def _in_every_language(message: str) -> frozenset[str]:
    names = Text(message, {})
    found = (name for each in vocabulary.all_localizers() for name in items(each(names), each.language))
    return frozenset(vocabulary.normalize(name) for name in (*found, *items_in_any_language(message)))
