"""One way to compare what people type with the program's words.

Letters that are written for one another are one.

Used for the words of dates, the answers and commands of the line mode, and the headers, values and refs of a caseload,
so that a word which is understood in one place is understood in all.
"""

from __future__ import annotations

import unicodedata

_TATWEEL = "\u0640"  # stretches an Arabic word and means nothing
# Left: what is typed. Right: the letter that it is compared as. Hamza above or below a letter is a mark (category Mn)
# once decomposed.
_ARABIC = dict(
    zip(
        "ىیےېۍ" + "کګڪ" + "ةۀەہھۃ" + "ٱ",
        "ييييي" + "ككك" + "هههههه" + "ا",
        strict=True,
    )
)
# Four sounds of Ethiopic have two or three series of letters, each with seven or eight vowels; the first vowel also
# falls together with the fourth after a guttural ("ሀ" and "ሃ").
_ETHIOPIC = {
    chr(ord(written) + vowel): chr(ord(kept) + vowel)
    for written, kept in ("ሐሀ", "ኀሀ", "ሠሰ", "ዐአ", "ፀጸ")
    for vowel in range(8 if written == "ሐ" else 7)
} | {"ኣ": "አ", "ዓ": "አ", "ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ"}
_LATIN = {"ı": "i"}  # Turkish: ARALIK has the casefolded form "aralik", and Aralık is written with a dotless i
_SAME = str.maketrans(_ARABIC | _ETHIOPIC | _LATIN | {_TATWEEL: None})


def fold(text: str) -> str:
    """Return a text without the differences that do not change a word.

    Folded are: case, compatibility forms (UAX #15, NFKD), accents, vowel marks and hamza, invisible direction marks and
    joiners (category Cf), the Arabic tatweel, Persian and Urdu forms of Arabic letters, Ethiopic letters of one sound,
    and the dotless i. Spaces, punctuation and digits stay.

    Args:
        text: what was typed, or a word to compare it with.
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf"))
    return kept.translate(_SAME)


def digit_of(character: str) -> int | None:
    """Return the digit that a character is, in any script (3, ٣, ۳, ፫), or None.

    The digits of Ethiopic are not decimal ones in Unicode: it has no zero. Superscripts and circled digits are none.
    """
    if len(character) != 1:
        return None
    if unicodedata.category(character) == "No" and not unicodedata.decomposition(character):
        return unicodedata.digit(character, None)
    return unicodedata.decimal(character, None)
