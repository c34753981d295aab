"""The signs of a text as its language has them.

Apostrophes, quotes, commas, full stops, and spaces at which no line may end.

The rules are data (`locales/<lang>/language.toml`). A text follows them if normalizing does not
change it: so one function serves the catalogues' tests and the corrections of native readers, whose keyboards lack
such characters.
"""

from __future__ import annotations

import re

from permit_wizard.language.languages import Language

NO_BREAK = "\u00a0"
_QUOTED = re.compile('["“„«][ \u00a0\u202f]?([^"“”„«»\n]+?)[ \u00a0\u202f]?["”“»]')
_APOSTROPHE = re.compile(r"(?<=\w)'|(?<![\w}])'(?=\w)")  # l'IND; 's avonds; but not around a name in braces
_AFTER_OTHER_LETTERS = (
    r"(?<=[^\W\d_A-Za-z\u00c0-\u024f]|[})])"  # letters that are not Latin, or what ends a value or a bracket
)


def normalized(words: str, language: Language) -> str:
    """Return a text with the signs of its language; what is in braces is left alone."""
    signs = language.typography
    opening, closing = signs.quotes
    words = _QUOTED.sub(lambda found: f"{opening}{found[1]}{closing}", words)
    words = _APOSTROPHE.sub("’", words)
    for latin, own in ((",", signs.list.strip()), (";", signs.clauses.strip()), (".", signs.full_stop)):
        if own != latin:
            words = re.sub(f"{_AFTER_OTHER_LETTERS}{re.escape(latin)}(?=[ \n]|$)", own, words)
    before, after = re.escape(signs.no_break_before), re.escape(signs.no_break_after)
    if before:
        words = re.sub(f"[ \u202f](?=[{before}])", NO_BREAK, words)
        # one that is in brackets, or within an address or a time, is not punctuation of the sentence
        chained = re.escape(signs.no_break_before.replace(closing.strip(), ""))
        words = re.sub(f"(?<=[^\\s({chained}])(?=[{before}]+(?:[\\s).,]|$))", NO_BREAK, words)
    if after:
        words = re.sub(f"(?<=[{after}])[ \u202f]?(?=[^\\s])", NO_BREAK, words)
    if signs.units:
        words = re.sub(rf"(?<=[\d}}]) (?=(?:{'|'.join(signs.units.split(', '))})\b)", NO_BREAK, words)
    return words
