"""What a longer name of a column, or the title of a tab, means: "Wanneer verloopt uw vergunning?".

Phrases of up to four words are looked for inside it, in every language of the program.
"""

from __future__ import annotations

from functools import lru_cache

from permit_wizard.caseload.columns.vocabulary import (
    CACHED,
    LONGEST_HEADER,
    REF,
    expired_words,
    headers,
    normalize,
    phrases,
    refs,
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
    "timestamp"
)
# Translators: titles of a tab, or of a table, with people whose files are closed.
_ARCHIVE = _("archive, archived, closed, closed files, old, old files, former clients, deceased, naturalised")
# Translators: names of a column for the status of a file.
_STATUS = _("status, state, file status, reason, reason for closing, situation")
# Translators: words in the name of a column about a code by SMS.
_SMS = _("SMS, text message")


def _contains(header: str, names: Text) -> bool:
    words = header.split()
    return any(
        " ".join(words[at : at + length]) in phrases(names)
        for length in range(1, 5)
        for at in range(len(words) - length + 1)
    )


@lru_cache(CACHED)
def meaning(header: str) -> str:
    """Return the key that a longer header means, "" where it means none.

    Args:
        header: the name of a column, normalized; one that is a known name itself is not looked up here.
    """
    if len(header) > LONGEST_HEADER or header in expired_words():  # "verlopen" is what people write below it, too
        return ""
    if _contains(header, _OTHER):
        ends = False
    else:
        ends = _contains(header, _ENDS) or (_contains(header, _UNTIL) and _contains(header, _CARD))
    if ends:
        return "expires_on"
    words = header.split()
    for length in range(min(4, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            part = " ".join(words[at : at + length])
            key = headers().get(part) or (REF if part in refs() else "")
            if key in _MEANT:
                return key
    return ""


_MEANT = frozenset({REF, "permit", "applied", "digid", "travel"})
"""Keys that a word in a longer header can mean; for the others a word alone says too little."""


def is_other_date(header: str) -> bool:
    """Return whether a header (normalized) names dates that are not the permit's."""
    return _contains(header, _OTHER)


def is_status(header: str) -> bool:
    """Return whether a header (normalized) names the status of a file."""
    return _contains(header, _STATUS)


def names_sms(header: str) -> bool:
    """Return whether a header (normalized) is about a code by SMS."""
    return _contains(header, _SMS)


def is_archive(title: str) -> bool:
    """Return whether the title of a tab or a table is one for closed files."""
    return _contains(normalize(title), _ARCHIVE)
