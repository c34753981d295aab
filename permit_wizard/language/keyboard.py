"""Which of the keys A to Z somebody pressed, whatever alphabet their keyboard types.

A key is the same key with each layout, but a program gets only the character that it types. What the keys type with
the keyboards of a language's readers is data of the language (`keyboard.letters` in its `language.toml`).
"""

from __future__ import annotations

from string import ascii_lowercase

from permit_wizard.core.folding import fold
from permit_wizard.language.languages import Language, languages


def latin_letter(typed: str, language: Language) -> str | None:
    """Return the letter A to Z on the key that typed a character, or None.

    Args:
        typed: the character.
        language: the reader's: where two layouts have the character on different keys, its own counts.
    """
    key = fold(typed)
    if len(key) != 1:
        return None
    if key in ascii_lowercase:
        return key.upper()
    for each in (language, *languages().values()):
        for alike in (_same, fold):  # ؤ and و are on two keys, and are one letter once folded
            for letter, characters in zip(ascii_lowercase, each.letters, strict=False):
                if alike(typed) in alike(characters):
                    return letter.upper()
    return None


def _same(characters: str) -> str:
    return characters
