"""What can be wrong with a translation, as functions of the catalogue, so that a test can show each fault being found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from gettext import c2py
from string import Formatter

from babel.messages.catalog import Catalog, Message

from permit_wizard.language.i18n import languages
from permit_wizard.review.signs import mended

# The options' own words, and what the Arabic sample says: each language says them in its own way.
ENGLISH_QUOTED = {"yes", "no", "I am not sure", "A new letter (from the IND) of {day}", "What to do now"}
ENGLISH_IN_BRACKETS = {
    "free",
    "type W",
    "json if not given",
    "table if not given",
    "text if not given",
    "from the IND",
    "Ethiopic",
}
NAMES_OF_COLUMNS = "caseload/words.py"  # words that are looked up, with commas between: data, not sentences


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
    for form in forms:
        if mended(form, languages()[str(catalogue.locale_identifier)]) != form and not _is_data(message):
            yield "other signs than the language has"
        yield from _faults_of_form(form, _ids(message)[-1])
        for term in official(_ids(message)[-1], quoted_only=catalogue.locale_identifier == "nl"):
            if term.casefold() not in form.casefold():
                yield f"without the official “{term}”"
    if not message.pluralizable:
        if names(forms[0]) != names(message.id):
            yield "other placeholders"
        return
    for index, form in enumerate(forms):
        spelled = {"n"} if len(numbers(catalogue)[index]) == 1 else set()  # "one day", "two days" need no number
        if not names(message.id[1]) - spelled <= names(form) <= names(message.id[1]):
            yield "other placeholders"


def _faults_of_form(form: str, english: str) -> Iterator[str]:
    if form.count("\n") != english.count("\n"):
        yield "other number of lines"
    if any(line != line.strip() for line in form.split("\n")):
        yield "space at the end of a line"
    if set("[]<>`\\") & set(form):
        yield "markup"
    if any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn") and c != "\n" for c in form):
        yield "control character"


def _is_data(message: Message) -> bool:
    return bool(message.locations) and all(place.endswith(NAMES_OF_COLUMNS) for place, _line in message.locations)


def names(text: str) -> set[str]:
    """Return the placeholders' names; one that is more than a plain name comes with all it has."""
    return {
        f"{name}{conversion or ''}{spec or ''}"
        for _, name, spec, conversion in Formatter().parse(text)
        if name is not None
    }


def official(english: str, *, quoted_only: bool = False) -> set[str]:
    """Return the Dutch terms of a message: quoted from a card or a website, or in brackets after their translation.

    Dutch itself needs no brackets, and may use a term's other forms.
    """
    quoted = set(re.findall(r"“(.+?)”", english)) - ENGLISH_QUOTED
    if quoted_only:
        return quoted
    bracketed = {term for inside in re.findall(r"\(([^()]+)\)", english) for term in re.split(r", | or ", inside)}
    return quoted | {term for term in bracketed if not names(term) and term not in ENGLISH_IN_BRACKETS}


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
