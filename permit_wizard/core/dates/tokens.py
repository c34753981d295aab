"""Cuts what somebody wrote into the numbers and words that matter for a date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from permit_wizard.core.dates.calendars import Calendar

_DIGITS = "\u1369-\u137c"  # the numerals of Ethiopic: no decimal digits, ፳፻፳፮ is 20 hundreds and 26
_TOKEN = re.compile(rf"\d+|[{_DIGITS}]+|[^\W\d_{_DIGITS}]+")
_ETHIOPIC_NUMBER = re.compile("(?:([፲-፺]?)([፩-፱]?)(፻))?([፲-፺]?)([፩-፱]?)")


class Token(NamedTuple):
    """A number or a word.

    Attributes:
        kind: `N` number, `M` month, `O` month of another calendar, `W` day of the week, `X` mark of another calendar,
            `U` unknown; `D` either a month or a day of the week: "mar", which is French for Tuesday.
        text: as it was written; a number in European digits.
        month: of an `M`, 1 … 12.
        weekdays: of a `W`, 0 for Monday.
        glued: an unknown word is written onto a number.
        calendar: of an `O` or `X`.
    """

    kind: str
    text: str
    month: int = 0
    weekdays: frozenset[int] = frozenset()
    glued: bool = False
    calendar: Calendar | None = None


def tokenize(text: str) -> list[Token]:
    """Return the numbers and words of a text that matter for a date, in their order."""
    found = list(_TOKEN.finditer(text))
    if all(match[0].isdecimal() for match in found):
        return [_number(match[0]) for match in found]
    from permit_wizard.core.dates.month_words import LONGEST_NAME, Meaning, meanings  # only for dates with letters
    from permit_wizard.core.folding import fold

    known: Mapping[tuple[str, ...], Meaning] = meanings()
    keys = [fold(match[0]) for match in found]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        number = _number(found[at][0])
        lengths = range(min(LONGEST_NAME, len(found) - at), 0, -1)
        length = next((n for n in lengths if tuple(keys[at : at + n]) in known), 0)
        meaning = known.get(tuple(keys[at : at + length]), Meaning())
        end = at + max(1, length)
        onto = at > 0 and found[at - 1].end() == found[at].start()
        glued = onto or (end < len(found) and found[end].start() == found[end - 1].end())
        if number.kind == "N":
            tokens.append(number)
            end = at + 1
        elif meaning.month or meaning.weekdays:
            kind = "D" if meaning.month and meaning.weekdays else "M" if meaning.month else "W"
            tokens.append(Token(kind, found[at][0], meaning.month, meaning.weekdays))
        elif meaning.other_mark or meaning.other_month:
            kind, calendar = "X" if meaning.other_mark else "O", meaning.other_mark or meaning.other_month
            tokens.append(Token(kind, found[at][0], calendar=calendar))
        elif meaning.first and not glued:
            tokens.append(Token("N", "1"))
        elif not (meaning.ending or (meaning.beside and not glued)):
            tokens.append(Token("U", found[at][0], glued=glued))
        elif glued and not onto:  # "l5" and "e5" are slips, "15e" is none
            tokens.append(Token("U", found[at][0], glued=True))
        at = end
    return _distinguished(tokens)


def _number(written: str) -> Token:
    """Read a number in the digits of any script; what only looks like one is unknown."""
    if written.isdecimal():
        return Token("N", "".join(str(int(digit)) for digit in written))
    parts = _ETHIOPIC_NUMBER.fullmatch(written)
    if parts is None:
        return Token("U", written, glued=True)
    tens, ones, hundred, more_tens, more_ones = (
        int(unicodedata.numeric(part)) if part else 0 for part in parts.groups("")
    )
    return Token("N", str((tens + ones or 1) * hundred + more_tens + more_ones))


def _distinguished(tokens: list[Token]) -> list[Token]:
    """Decide what "mar" is by what follows it, and take a month said twice (تشرين الثاني/نوفمبر) for once."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        after = "".join(other.kind for other in tokens[index + 1 : index + 4])
        if token.kind == "D":
            found.append(token._replace(kind="W" if after.startswith(("M", "NM", "ND", "NNN")) else "M"))
        elif not (token.kind == "M" and found and found[-1].kind == "M" and found[-1].month == token.month):
            found.append(token)
    return found
