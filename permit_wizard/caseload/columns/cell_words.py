"""Words in the cells of a caseload that are no answers by themselves, in every language of the program.

That an application was sent, or perhaps; that a card has expired, or a file is closed; that a row adds up others.
"""

from __future__ import annotations

from functools import cache, lru_cache

from permit_wizard.caseload.columns.vocabulary import (
    CACHED,
    LONGEST_HEADER,
    normalize,
    phrases,
    refused_words,
    yes_words,
)
from permit_wizard.core.text import _

_NOT_APPLICABLE = _("not applicable, n/a, does not apply")

# Translators: what people write under "applied" when an application was sent and the IND has not decided yet; no word
# that can also mean that it was granted, or that nobody has sent it yet.
_SENT = _("sent, submitted, requested, being processed, waiting for the IND")
# Translators: what people write there that can mean that it still has to be sent, that it was sent, or that it was
# granted. It is asked about, so that nobody who has not applied is read as somebody who has.
_UNCERTAIN = _(
    "pending, in progress, in process, ongoing, started, waiting, on hold, done, finished, arranged, extended, "
    "granted, approved"
)
# Translators: what people write where a date should be, when a card is no longer valid.
_EXPIRED = _("expired, has expired, no longer valid")

# Translators: what people write in a column for the status of a file that is closed: nobody has to act for these people
# any more. A person who moved to another town is not one of them.
_CLOSED = _(
    "closed, file closed, deceased, died, dead, naturalised, naturalized, Dutch citizen, left the country, returned "
    "to country of origin, archived"
)
# Translators: how a row begins that adds up or counts the rows above.
_TOTAL = _("total, totals, subtotal, sum, count, number of clients, average")
QUESTION_MARKS = "?؟፧？"
"""In all scripts of the languages: a word with one of them is no answer."""

_ALSO_NAMES = frozenset({"som", "sum"})  # of people, where another name follows


@cache
def not_applicable() -> frozenset[str]:
    """Return the words for a question that does not apply to a person."""
    return phrases(_NOT_APPLICABLE)


@cache
def closed_words() -> frozenset[str]:
    """Return the words for a file that is closed."""
    return phrases(_CLOSED)


@cache
def expired_words() -> frozenset[str]:
    """Return the words that people write instead of a date that has passed."""
    return phrases(_EXPIRED)


@cache
def sent_words() -> frozenset[str]:
    """Return the words for an application that was sent, whatever was asked for."""
    return phrases(_SENT) | yes_words() | {"yes"}


def tells_about_application(cell: str) -> bool:
    """Return whether a cell is a word for an application that was sent or refused, and no mere yes."""
    word = normalize(cell)
    return word in refused_words() or (word in sent_words() and word not in yes_words())


@lru_cache(CACHED)
def tells_refusal(cell: str) -> bool:
    """Return whether a cell begins with a word for a refusal ("afgewezen op 3-11")."""
    words = normalize(cell).split()
    return any(" ".join(words[:length]) in refused_words() for length in range(1, 4))


@cache
def uncertain_words() -> frozenset[str]:
    """Return the words that leave open whether an application was sent."""
    return phrases(_UNCERTAIN)


def begins_total(cell: str) -> bool:
    """Return whether a cell begins a row that adds up the rows above."""
    words = normalize(cell[:LONGEST_HEADER]).split()
    found = next((length for length in range(1, 4) if " ".join(words[:length]) in phrases(_TOTAL)), 0)
    if found == 1 and words[0] in _ALSO_NAMES:
        return all(map(str.isdecimal, words[1:]))
    return found > 0
