"""What people call the columns of a caseload and what they write in them, in every language we speak.

Three things are taken for a column: its key in the contract, the question's short name, and the list of other names that stands in each
language's catalogue. Two spellings are one where only letters and digits are looked at, without case, accents and vowel signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from permit_wizard.core.answers import KEYS, allowed
from permit_wizard.core.folding import fold
from permit_wizard.core.questions import BY_KEY, QUESTIONS
from permit_wizard.core.text import Text, _
from permit_wizard.language.localizer import Localizer, languages

REF = "ref"
COLUMNS = (REF, *KEYS)
UNKNOWN = "unknown"
"""What the contract writes where nobody knows the day."""

NUMBER, NAME, PART_OF_NAME = "number", "name", "part"
"""What may serve as a ref, the best first: the centre's number for a person, a whole name, a first name and a surname together."""

# Translators: each of these is a list of names that people give a column, or of words that they write in it, between commas. Do not
# translate word for word: write what people in your language put into their sheets, as many as you know. Accents and capitals do not count.
_REFS: Mapping[str, Text] = MappingProxyType({
    NUMBER: _("ref, reference, client number, case number, file number, dossier"),
    NAME: _("name, full name, client, person"),
    PART_OF_NAME: _("first name, given name, surname, last name, family name"),
})  # fmt: skip
_HEADERS: Mapping[str, Text] = MappingProxyType({
    "permit": _("permit, kind of permit, type of permit, residence permit"),
    "expires_on": _("expires on, expires, expiry date, expiration date, end date, valid until, valid to, permit expires on"),
    "applied": _("applied, application sent, application made, extension requested"),
    "received_on": _("received on, date of receipt, received by IND"),
    "main_residence": _("main residence, lives in the Netherlands"),
    "may_work": _("may work, work allowed"),
    "abroad_over_3_months": _("long abroad, more than 3 months abroad"),
    "reason_applies": _("reason for asylum, still in danger"),
    "information_correct": _("information, told the truth"),
    "convictions": _("convicted, conviction, criminal record"),
    "digid": _("DigiD"),
    "travel": _("travel, journey, travel plans"),
    "return_on": _("return, returns on, date of return"),
    "travel_document": _("passport, refugee passport"),
    "held_5_years": _("5 years, five years"),
    "civic_integration": _("integration, integration exam"),
})  # fmt: skip
_VALUES: Mapping[str, Text] = MappingProxyType({
    "yes": _("yes, true"),
    "no": _("no, false"),
    "unsure": _("unsure, unknown, not sure, not known, do not know"),
    "temporary_asylum": _("temporary asylum, asylum temporary, asylum for a limited time"),
    "permanent_asylum": _("permanent asylum, asylum permanent, asylum for an unlimited time"),
    "other": _("other, another permit, none"),
    "extension": _("extension, extended"),
    "permanent": _("permanent, unlimited time"),
    "with_sms": _("with SMS, SMS"),
    "without_sms": _("without SMS, no SMS"),
    "diploma": _("diploma, passed"),
    "exempt": _("exempt, exemption"),
})  # fmt: skip
_SIGNS = {
    "yes": ("y", "j", "x", "1", "✓", "✔", "☑"),
    "no": ("n", "0", "☐", "✗"),
    "unsure": ("?", "??"),
    "exempt": (),
    "other": (),
}
_NOT_APPLICABLE = _("not applicable, n/a, does not apply")

_BETWEEN = re.compile("[,،፣;]")
_NOTHING = frozenset({"", "-", "--", "–", "—", "/", "."})
"""What people write in a cell to say that nothing stands in it."""


def plain(written: str) -> str:
    """Return a name or a word as it is compared: letters and digits alone, between single spaces."""
    words = "".join(c if c.isalnum() else " " for c in fold(written))
    return " ".join(words.split()) or written.strip()


def is_nothing(cell: str) -> bool:
    """Return whether a cell (stripped) is empty, or holds a dash that says so."""
    return cell in _NOTHING


@cache
def headers() -> Mapping[str, str]:
    """Return the key of every name of a column that is known, the names as `plain` gives them."""
    known = {plain(key): key for key in COLUMNS}
    for say in speakers():
        for question in QUESTIONS:
            for name in (say(question.short), *_listed(_HEADERS.get(question.key), say)):
                known.setdefault(plain(name), question.key)
    return known


@cache
def refs() -> Mapping[str, str]:
    """Return what every name of a column with refs stands for: NUMBER, NAME or PART_OF_NAME."""
    known = {REF: NUMBER}
    for say in speakers():
        known.setdefault(plain(say(_("Ref"))), NUMBER)  # as our own workbooks call it
        for kind, names in _REFS.items():
            for name in _listed(names, say):
                known.setdefault(plain(name), kind)
    return known


@cache
def values(key: str) -> Mapping[str, str]:
    """Return the contract's value of every word that may stand in a column with options, the words as `plain` gives them."""
    known = {plain(value): value for value in allowed(key)}
    for say in speakers():
        for option in BY_KEY[key].options:
            label = say(option.label)
            for word in (label, label.partition("\n")[0], *_listed(_VALUES.get(option.value), say)):
                known.setdefault(plain(word), option.value)
    for option in BY_KEY[key].options:
        known.update(dict.fromkeys(_SIGNS.get(option.value, ()), option.value))
    return known


@cache
def not_applicable() -> frozenset[str]:
    """Return the words that say that a question is not one for this person."""
    return frozenset(plain(word) for say in speakers() for word in _listed(_NOT_APPLICABLE, say))


@cache
def unknown_words() -> frozenset[str]:
    """Return the words that say in a column of dates that nobody knows the day."""
    said = [UNKNOWN, *_SIGNS["unsure"]]
    for say in speakers():
        said += _listed(_VALUES["unsure"], say)
        said += [say(question.unknown) for question in QUESTIONS if question.unknown is not None]
    return frozenset(map(plain, said))


def speaker_of(names: Sequence[str], reader: Localizer) -> Localizer:
    """Return who speaks the language that names of columns are in; the reader, where none of them tells.

    Args:
        names: the names as they stand in the sheet.
        reader: the reader's language; where two know as many names, it is the one.
    """
    there = {plain(name) for name in names}

    def known(say: Localizer) -> tuple[int, bool]:
        listed = [*_HEADERS.values(), *_REFS.values(), *(question.short for question in QUESTIONS)]
        theirs = {plain(name) for text in listed for name in _listed(text, say)}
        return len(there & theirs), say.language.code == reader.language.code

    return max(speakers(), key=known)


def column(key: str, say: Localizer) -> str:
    """Return what people call the column for a question."""
    return [*_listed(_HEADERS.get(key), say), say(BY_KEY[key].short)][0]


def word(key: str, value: str, say: Localizer) -> str:
    """Return what people write in a column for a value of the contract, as short as it is taken."""
    question = BY_KEY[key]
    option = next((option for option in question.options if option.value == value), None)
    label = [] if option is None else [say(option.label).partition("\n")[0]]
    return [*_listed(_VALUES.get("unsure" if option is None else value), say), *label][0]


def table(say: Localizer) -> Iterator[Sequence[str]]:
    """Yield for each column its key, and the names that are taken for it in a language."""
    yield REF, *(name for names in _REFS.values() for name in _listed(names, say) if name != REF)
    for key in KEYS:
        names = (say(BY_KEY[key].short), *_listed(_HEADERS.get(key), say))
        yield key, *dict.fromkeys(name.casefold() for name in names if name.casefold() != key)


def meanings(key: str, say: Localizer) -> Iterator[str]:
    """Yield for each value of a column with options the words that are taken for it in a language; for dates, those for an unknown day."""
    question = BY_KEY[key]
    for option in question.options:
        own = _listed(_VALUES.get(option.value), say)
        yield f"{option.value.value} = {' / '.join(dict.fromkeys([say(option.label).partition(chr(10))[0], *own]))}"
    if question.unknown is not None:
        yield f"{UNKNOWN} = {' / '.join([say(question.unknown), *_listed(_VALUES['unsure'], say)])}"


def _listed(names: Text | None, say: Localizer) -> list[str]:
    return [] if names is None else [name.strip() for name in _BETWEEN.split(say(names)) if name.strip()]


@cache
def speakers() -> Sequence[Localizer]:
    """Return who says a text in each language, the texts as they stand in a sheet."""
    return [Localizer(code, isolate=False) for code in languages()]
