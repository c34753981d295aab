"""What can be wrong with one translation, compared with the English: placeholders, lines, punctuation, Dutch terms.

Used by the catalogues' tests and when a native reader's corrections are read back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from string import Formatter

# The options' own words, and the Arabic sample: each language has its own.
ENGLISH_QUOTED = {
    "yes",
    "no",
    "I am not sure",
    "A new letter (from the IND) of {day}",
    "What to do now",
    "Right",
    "Correction",
}
ENGLISH_IN_BRACKETS = {
    "free",
    "type W",
    "json if not given",
    "table if not given",
    "text if not given",
    "from the IND",
    "Ethiopic",
}


_HELP = re.compile(
    r"^default: |\b(?:if not given|then the|visible to|letters of all|right-to-left)\b|^(?:size|fonts|colours)$"
)
"""Words in brackets of the command line's help; they are translated like any other."""

_NON_JOINER = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
"""U+200C between two letters of Arabic script: Persian writes many words so. Anywhere else nobody sees it."""


def faults_of(form: str, english: str, *, dutch: bool, spelled: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what is wrong with a translation of one message, each in a few English words.

    Args:
        form: the translation, or one of its plural forms.
        english: the message; of one that counts, the plural.
        dutch: whether the language is Dutch, which needs no brackets and may use a term's other forms.
        spelled: placeholders that this form may spell out: "one day" needs no number.
    """
    if not form.strip():
        yield "gap"
        return
    try:
        there, wanted = names(form), names(english)
    except ValueError:  # a brace alone
        there, wanted = {""}, {"other"}
    if not wanted - spelled <= there <= wanted:
        yield "other placeholders"
    if form.count("\n") != english.count("\n"):
        yield "other number of lines"
    if any(line != line.strip() for line in form.split("\n")):
        yield "space at the end of a line"
    if set("[]<>`\\") & set(form):
        yield "markup"
    if any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn") and c != "\n" for c in _NON_JOINER.sub("", form)):
        yield "control character"
    for term in official(english, quoted_only=dutch):
        if term.casefold() not in form.casefold():
            yield f"without the official “{term}”"


def names(text: str) -> set[str]:
    """Return the placeholders' names; one that is more than a plain name comes with all it has.

    Raises:
        ValueError: a brace has no partner.
    """
    return {
        f"{name}{conversion or ''}{spec or ''}"
        for _, name, spec, conversion in Formatter().parse(text)
        if name is not None
    }


def official(english: str, *, quoted_only: bool = False) -> set[str]:
    """Return the Dutch terms of a message: quoted from a card or a website, or in brackets after their translation."""
    quoted = set(re.findall(r"“(.+?)”", english)) - ENGLISH_QUOTED
    if quoted_only:
        return quoted
    bracketed = {term for inside in re.findall(r"\(([^()]+)\)", english) for term in re.split(r", | or ", inside)}
    return quoted | {
        term for term in bracketed if not names(term) and term not in ENGLISH_IN_BRACKETS and not _HELP.search(term)
    }
