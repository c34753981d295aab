"""Checks of a translation, as functions of the catalogue, so that tests can show that each fault is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import c2py

from babel.messages.catalog import Catalog, Message

from permit_wizard.language.languages import languages
from permit_wizard.review.translation_checks import faults_of
from permit_wizard.review.typography import normalized

NAMES_OF_COLUMNS = (
    "caseload/columns/vocabulary.py",
    "caseload/columns/cell_words.py",
    "caseload/columns/header_phrases.py",
)
"""Words that are looked up, with commas between: data, not sentences."""


def faults(catalogue: Catalog) -> list[str]:
    """Return every fault, each with the language and the beginning of its message."""
    return [
        f"{catalogue.locale_identifier}: {fault}: {_ids(message)[0][:60]!r}"
        for message in catalogue
        if message.id
        for fault in dict.fromkeys(_faults(message, catalogue))
    ]


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    if len(forms) != (catalogue.num_plurals if message.pluralizable else 1):
        yield "wrong number of plural forms"
    if not all(form and form.strip() for form in forms):
        yield "gap"
        return
    language = str(catalogue.locale_identifier)
    for index, form in enumerate(forms):
        counts_one = message.pluralizable and len(numbers(catalogue)[index]) == 1
        spelled = frozenset({"n"}) if counts_one else frozenset[str]()  # "one day", "two days" need no number
        yield from faults_of(form, _ids(message)[-1], dutch=language == "nl", spelled=spelled)
        if normalized(form, languages()[language]) != form and not _is_data(message):
            yield "other signs than the language has"


def _is_data(message: Message) -> bool:
    return bool(message.locations) and all(place.endswith(NAMES_OF_COLUMNS) for place, _line in message.locations)


def numbers(catalogue: Catalog) -> dict[int, list[int]]:
    """Return which numbers take which plural form."""
    rule, taken = c2py(catalogue.plural_expr), dict[int, list[int]]()
    for n in range(1, 200):  # none of our messages counts nothing
        taken.setdefault(rule(n), []).append(n)
    return {index: taken.get(index, [0]) for index in range(catalogue.num_plurals)}


def stated(catalogue: Catalog) -> dict[str, str]:
    """Return what the catalogue's comment says of it: X-Language-Name, X-Reviewed."""
    return dict(re.findall(r"^# (X-[A-Za-z-]+): (.+)$", catalogue.header_comment, flags=re.MULTILINE))


def _ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)
