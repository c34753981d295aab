"""What a longer name of a column, or the title of a tab, means: "Wanneer verloopt uw vergunning?".

Phrases of up to four words are looked for inside it, in every language of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from permit_wizard.caseload.columns.cell_words import expired_words
from permit_wizard.caseload.columns.vocabulary import (
    CACHED,
    LONGEST_HEADER,
    NAME,
    PART_OF_NAME,
    REF,
    headers,
    normalize,
    phrases,
    refs,
    whole_headers,
    without_choices,
)
from permit_wizard.core.text import Text, _

# Translators: words that a longer name of a column contains when it is about the end of something ("When does your
# permit expire?").
_ENDS = _("expires, expire, expiry, expiration, valid until, valid till, valid to, valid through, runs out, end date")
# Translators: words that mean such an end only beside a word for a permit ("Permit to").
_UNTIL = _("until, till, to, end, ends, through")
# Translators: words for the residence permit and its card, in names of columns.
_CARD = _("permit, residence permit, residence card, card, residence document, asylum document")
# Translators: words in names of columns whose dates are not those of the residence permit.
_OTHER = _(
    "passport, travel document, driving licence, insurance, rent, contract, birth, born, visa, appointment, call, "
    "closed, issued, start, from, since, lease, benefit, course, school, intake, entry, arrival, last contact, "
    "timestamp, work permit, permit to work, bank card, parking permit, library card, allowance, housing, "
    "naturalisation, family reunification"
)
_ALSO_OF = frozenset({"van"})
"""Words among these that are "from" at the beginning or the end of a name, and "of" inside: "Einddatum van de pas"."""
# Translators: words in a longer name of a column for an application that show that it is the one to the IND about the
# residence permit ("Have you applied for an extension?"), and not one for housing or an allowance.
_TO_IND = _("IND, extension, renewal, permit, residence permit, residence, asylum")
# Translators: words in the name of a column that may be about that application, or about another one ("Decision"). The
# reader is asked about such a column.
_APPLICATION = _("application, applied, renewal, extension, decision")
# Translators: titles of a tab, or of a table, with people whose files are closed.
_ARCHIVE = _("archive, archived, closed, closed files, old files, former clients, deceased, naturalised")
# Translators: the whole title of such a tab, in words that can also be a part of the name of a town or a group.
_OLD = _("old")
# Translators: words in the title of a tab that make it one of people whose files are not all closed ("not closed").
_CURRENT = _("not, open, current, active, running")
# Translators: names of a column for the status of a file.
_STATUS = _("status, state, file status, reason, reason for closing, situation")
# Translators: words in the name of a column about a code by SMS.
_SMS = _("SMS, text message")


def _found(header: str, names: Text) -> Iterator[str]:
    words = header.split()
    for length in range(1, 5):
        for at in range(len(words) - length + 1):
            part = " ".join(words[at : at + length])
            if part in phrases(names):
                yield part


def _found_others(header: str) -> Iterator[str]:
    """Yield the words for something else than the residence permit and its application."""
    words = header.split()
    inside = range(1, len(words) - 1)
    until = phrases(_UNTIL)
    plain = [
        word for at, word in enumerate(words) if not (word in _ALSO_OF and at in inside and words[at + 1] not in until)
    ]
    return _found(" ".join(plain), _OTHER)


def _is_other(header: str) -> bool:
    return next(_found_others(header), None) is not None


def _contains(header: str, names: Text) -> bool:
    return next(_found(header, names), None) is not None


@lru_cache(CACHED)
def meaning(header: str) -> str:
    """Return the key that a longer header means, "" where it means none.

    Args:
        header: the name of a column, normalized; one that is a known name itself is not looked up here.
    """
    if len(header) > LONGEST_HEADER or header in expired_words():  # "verlopen" is what people write below it, too
        return ""
    header = without_choices(header)
    if _is_other(header):
        ends = False
    else:
        ends = _contains(header, _ENDS) or (_contains(header, _UNTIL) and _contains(header, _CARD))
    if ends:
        return "expires_on"
    keys = list(_keys_in(header))
    return "applied" if "applied" in keys else keys[0] if keys else ""


def _keys_in(header: str) -> Iterator[str]:
    """Yield what parts of a header mean by themselves, the longest part first.

    "Vergunning aangevraagd" contains a permit and an application, and is about the application.
    """
    words = header.split()
    for length in range(min(4, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            part = " ".join(words[at : at + length])
            if part in whole_headers():
                continue
            key = headers().get(part) or (REF if part in refs() else "")
            if key in _MEANT and (key == REF or not _is_of_something_else(header, key, part)):
                yield key


def _is_of_something_else(header: str, key: str, part: str) -> bool:
    """Return whether a header is about another permit, application or journey: "passport applied", "work permit".

    Args:
        header: the name of a column, normalized.
        key: what a part of it means by itself.
        part: that part.
    """
    if key == "permit":  # "permit from" is the permit
        return any(f" {part} " in f" {other} " for other in _found_others(header))
    return _is_other(header) or (key == "applied" and not _contains(header, _TO_IND))


_MEANT = frozenset({REF, "permit", "applied", "digid", "travel"})
"""Keys that a word in a longer header can mean; for the others a word alone says too little."""


def is_part_of_name(header: str) -> bool:
    """Return whether a header (normalized) names a first name or a surname, and nothing but a person beside it.

    "Voornaam", and "Voornaam cliënt", but not "Voornaam begeleider".
    """
    return _parts_in(tuple(header.split()))


def _parts_in(words: tuple[str, ...]) -> bool:
    if refs().get(" ".join(words)) == PART_OF_NAME:
        return True
    kinds = {length: refs().get(" ".join(words[:length])) for length in range(1, min(4, len(words) - 1) + 1)}
    return any(
        (kind == NAME and _parts_in(words[length:]))
        or (kind == PART_OF_NAME and refs().get(" ".join(words[length:])) in (NAME, PART_OF_NAME))
        for length, kind in kinds.items()
    )


def is_other_date(header: str) -> bool:
    """Return whether a header (normalized) names dates that are not the permit's."""
    return _is_other(without_choices(header))


def is_status(header: str) -> bool:
    """Return whether a header (normalized) names the status of a file."""
    return _contains(header, _STATUS)


def may_be_application(header: str) -> bool:
    """Return whether a header (normalized) may name the application to the IND."""
    return _contains(header, _APPLICATION)


def names_sms(header: str) -> bool:
    """Return whether a header (normalized) is about a code by SMS."""
    return _contains(header, _SMS)


def is_archive(title: str) -> bool:
    """Return whether the title of a tab or a table is one for closed files."""
    name = normalize(title)
    return _contains(name, _ARCHIVE) and not _contains(name, _CURRENT)


def is_old(title: str) -> bool:
    """Return whether the title of a tab says no more than "old", with or without a year."""
    words = normalize(title).split()
    return " ".join(word for word in words if not word.isdecimal()) in phrases(_OLD)
