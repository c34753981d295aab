"""What people call the columns of a caseload and what they write in them, in every language of the program.

A column is recognised by its key in the contract, by the question's short name, by the list of other names in each
language's catalogue, and by what a longer header means ("Wanneer verloopt uw vergunning?"). Names are compared by
letters and digits alone, folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

from permit_wizard.core.answers import KEYS, allowed
from permit_wizard.core.folding import fold
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.core.text import Text, _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.signs import items

REF = "ref"
COLUMNS = (REF, *KEYS)
UNKNOWN = "unknown"
"""The contract's value for an unknown day."""

NUMBER, NAME, PART_OF_NAME = "number", "name", "part"
"""Columns that can serve as a ref, the best first: the centre's number for a person, a whole name, a first name and
a surname together."""

# Translators: each of these is a list of names that people give a column, or of words that they write in it, between
# commas. Do not translate word for word: write the words that people use in their sheets, as many as you can.
# Accents and capitals do not count. Leave out a word that can also mean something else there: it would be taken in
# silence.
_REFS: Mapping[str, Text] = MappingProxyType({
    NUMBER: _("ref, reference, client number, case number, file number, dossier"),
    NAME: _("name, full name, client, person"),
    PART_OF_NAME: _("first name, given name, surname, last name, family name"),
})  # fmt: skip
_HEADERS: Mapping[str, Text] = MappingProxyType({
    "permit": _("permit, kind of permit, type of permit, residence permit"),
    "expires_on": _("expires on, expires, expiry date, expiration date, end date, valid until, valid to, permit "
                    "expires on"),
    "applied": _("applied, has applied, have you applied, already applied, applied on, date applied, application sent, "
                 "application made, application submitted, application submitted on, application sent on, "
                 "extension requested, renewal requested, extension submitted, renewal submitted, extension sent, "
                 "renewal sent"),
    "received_on": _("received on, date of receipt, received by IND"),
    "main_residence": _("main residence, lives in the Netherlands"),
    "may_work": _("may work, work allowed"),
    "abroad_over_3_months": _("long abroad, more than 3 months abroad"),
    "reason_applies": _("reason for asylum, still in danger"),
    "information_correct": _("correct information, told the truth"),
    "convictions": _("convicted, conviction, criminal record"),
    "digid": _("DigiD"),
    "travel": _("travel, journey, travel plans"),
    "return_on": _("return, returns on, date of return"),
    "travel_document": _("passport, refugee passport"),
    "held_5_years": _("5 years, five years"),
    "civic_integration": _("integration, integration exam"),
})  # fmt: skip
# Translators: whole names of a column for whether, or when, the application was sent, in words that are about something
# else beside another word ("Objection submitted"). No words with which programs for forms call the time at which
# somebody sent the form ("Submission date").
_SUBMITTED = _("submitted to IND, submitted to the IND")
_VALUES: Mapping[str, Text] = MappingProxyType({
    "yes": _("yes, true"),
    "no": _("no, false"),
    "unsure": _("unsure, unknown, not sure, not known, do not know"),
    "temporary_asylum": _("temporary asylum, asylum temporary, asylum for a limited time"),
    "permanent_asylum": _("permanent asylum, asylum permanent, asylum for an unlimited time"),
    "other": _("other, another permit, none"),
    "extension": _("extension, yes extension"),
    "permanent": _("permanent, unlimited time"),
    "refused": _("refused, rejected, turned down"),
    "with_sms": _("with SMS, SMS"),
    "with_app": _("with app, app, DigiD app"),
    "without_sms": _("without SMS, no SMS"),
    "diploma": _("diploma, passed"),
    "exempt": _("exempt, exemption"),
})  # fmt: skip
_SHORT: Mapping[str, Text] = MappingProxyType({
    "yes": _("yes"),
    "no": _("no"),
    "unsure": _("not known"),
    "temporary_asylum": _("temporary asylum"),
    "permanent_asylum": _("permanent asylum"),
    "other": _("another permit"),
    "extension": _("extension"),
    "permanent": _("permanent"),
    "refused": _("refused"),
    "with_sms": _("with SMS"),
    "with_app": _("with app"),
    "without_sms": _("without SMS"),
    "diploma": _("diploma"),
    "exempt": _("exempt"),
})  # fmt: skip
"""A word for each value that is among those that can be read, in every language."""

_SIGNS = {
    "yes": ("y", "j", "x", "1", "✓", "✔", "☑"),
    "no": ("n", "0", "☐", "✗"),
    "unsure": ("?", "??"),
    "exempt": (),
    "other": (),
}
_LETTERS = frozenset({"o n", "e h"})
"""First letters of yes and no that headers offer, beside those of `_SIGNS`; in cells they can mean something else."""
CACHED = 20_000
LONGEST_HEADER = 300


@lru_cache(CACHED)
def normalize(written: str) -> str:
    """Return a name or a word as it is compared: folded letters and digits alone, between single spaces."""
    words = "".join(c if c.isalnum() else " " for c in fold(written))
    return " ".join(words.split()) or written.strip()


@cache
def headers() -> Mapping[str, str]:
    """Return the key of every name of a column that is known, normalized."""
    known = {normalize(key): key for key in COLUMNS}
    for localizer in all_localizers():
        for question in QUESTIONS:
            for name in (localizer(question.short), *_listed(_HEADERS.get(question.key), localizer)):
                known.setdefault(normalize(name), question.key)
    return {**dict.fromkeys(whole_headers(), "applied"), **known}


def whole_headers() -> frozenset[str]:
    """Return the names for the application, normalized, that mean it only where they are the whole name of a column."""
    return phrases(_SUBMITTED)


@cache
def refs() -> Mapping[str, str]:
    """Return what every name of a column with refs means: NUMBER, NAME or PART_OF_NAME."""
    known = {REF: NUMBER}
    for localizer in all_localizers():
        known.setdefault(normalize(localizer(_("Ref"))), NUMBER)  # as our own workbooks call it
        for kind, names in _REFS.items():
            for name in _listed(names, localizer):
                known.setdefault(normalize(name), kind)
    return known


@cache
def values(key: str) -> Mapping[str, str]:
    """Return the contract's value of every word that may be in a column with options, normalized."""
    known = {normalize(value): value for value in allowed(key)}
    for localizer in all_localizers():
        for option in BY_KEY[key].options:
            label = localizer(option.label)
            brief = short(option.value)
            briefly = [] if brief is None else [localizer(brief)]
            for word in (label, label.partition("\n")[0], *briefly, *_listed(_VALUES.get(option.value), localizer)):
                known.setdefault(normalize(word), option.value)
    for option in BY_KEY[key].options:
        known.update(dict.fromkeys(_SIGNS.get(option.value, ()), option.value))
    return known


def short(value: str) -> Text | None:
    """Return the shortest words for a value of the contract that can be read, or None."""
    return _SHORT.get(value)


@cache
def unknown_words() -> frozenset[str]:
    """Return the words for an unknown day."""
    said = [UNKNOWN, *_SIGNS["unsure"]]
    for localizer in all_localizers():
        said += _listed(_VALUES["unsure"], localizer)
        said += [localizer(question.unknown) for question in QUESTIONS if question.unknown is not None]
    return frozenset(map(normalize, said))


def detect_language(names: Sequence[str], reader: Localizer) -> Localizer:
    """Return a localizer of the language that names of columns are in; the reader's own where none of them is known.

    Args:
        names: the names as they are in the sheet.
        reader: the reader's language, which is preferred if two languages recognise equally many names.
    """
    there = {normalize(name) for name in names}

    def known(localizer: Localizer) -> tuple[int, bool]:
        listed = [*_HEADERS.values(), *_REFS.values(), *(question.short for question in QUESTIONS)]
        theirs = {normalize(name) for text in listed for name in _listed(text, localizer)}
        return len(there & theirs), localizer.language.code == reader.language.code

    return max(all_localizers(), key=known)


def column(key: str, localizer: Localizer) -> str:
    """Return what people call the column for a question."""
    return [*_listed(_HEADERS.get(key), localizer), localizer(BY_KEY[key].short)][0]


def word(key: str, value: str, localizer: Localizer) -> str:
    """Return what people write in a column for a value of the contract, as short as it is taken."""
    question = BY_KEY[key]
    option = next((option for option in question.options if option.value == value), None)
    label = [] if option is None else [localizer(option.label).partition("\n")[0]]
    return [*_listed(_VALUES.get("unsure" if option is None else value), localizer), *label][0]


def table(localizer: Localizer) -> Iterator[Sequence[str]]:
    """Yield for each column its key, and the names that are taken for it in a language."""
    yield REF, *_different(REF, [name for names in _REFS.values() for name in _listed(names, localizer)])
    for key in KEYS:
        yield key, *_different(key, [localizer(BY_KEY[key].short), *_listed(_HEADERS.get(key), localizer)])


def _different(key: str, names: Sequence[str]) -> Sequence[str]:
    """Return names as they are written, each once and without the key: capitals do not make another one."""
    first = {normalize(name): name for name in reversed(names)}
    return [name for name in dict.fromkeys(first[normalize(each)] for each in names) if normalize(name) != key]


def meanings(key: str, localizer: Localizer) -> Iterator[str]:
    """Yield for each value of a column with options the words that are taken for it in a language.

    For dates, those for an unknown day.
    """
    question = BY_KEY[key]
    for option in question.options:
        own = _listed(_VALUES.get(option.value), localizer)
        words = dict.fromkeys([localizer(option.label).partition("\n")[0], *own])
        yield f"{option.value.value} = {' / '.join(words)}"
    if question.unknown is not None:
        yield f"{UNKNOWN} = {' / '.join([localizer(question.unknown), *_listed(_VALUES['unsure'], localizer)])}"


def _listed(names: Text | None, localizer: Localizer) -> list[str]:
    return [] if names is None else items(localizer(names), localizer.language)


@cache
def all_localizers() -> Sequence[Localizer]:
    """Return a localizer for each language, without marks of direction: as words are in a sheet."""
    return [Localizer(code, isolate=False) for code in languages()]


def phrases(names: Text) -> frozenset[str]:
    """Return the names of a list in every language, normalized."""
    return _phrases_of(names.message)


@cache
def _phrases_of(message: str) -> frozenset[str]:
    return frozenset(
        normalize(name) for localizer in all_localizers() for name in _listed(Text(message, {}), localizer)
    )


@cache
def yes_words() -> frozenset[str]:
    """Return the words and characters for yes."""
    return frozenset(normalize(word) for word in _SIGNS["yes"]) | phrases(_VALUES["yes"])


@cache
def _no_words() -> frozenset[str]:
    return frozenset(normalize(word) for word in _SIGNS["no"]) | phrases(_VALUES["no"])


def _are_choices(first: str, second: str) -> bool:
    yes, no = yes_words(), _no_words()
    return (first in yes and second in no) or (first in no and second in yes) or f"{first} {second}" in _LETTERS


@lru_cache(CACHED)
def without_choices(header: str) -> str:
    """Return the name of a column without the answers that it offers: "Aangevraagd (ja/nee)" is "aangevraagd".

    Otherwise Dutch "nee" would be French "née". A name that is nothing but answers stays.

    Args:
        header: the name, normalized.
    """
    words = header.split()
    at = next((at for at, pair in enumerate(pairwise(words)) if _are_choices(*pair)), None)
    if at is None:
        return header
    after = words[at + 2 :]
    third = next((n for n in range(len(after), 0, -1) if " ".join(after[:n]) in phrases(_VALUES["unsure"])), 0)
    return " ".join([*words[:at], *after[third:]]) or header


def refused_words() -> frozenset[str]:
    """Return the words for an application that was refused."""
    return phrases(_VALUES["refused"])
