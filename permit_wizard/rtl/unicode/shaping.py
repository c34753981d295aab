"""Joining forms of Arabic letters and the lam-alef ligature, from the tables in `unicodedata`.

A terminal cell holds one character, so a letter's form is chosen here, from the presentation forms that Unicode keeps
for this purpose. Vowel marks stay, and no ligature is made but lam-alef, which the script requires.
"""

import unicodedata
from functools import cache
from typing import Final, NamedTuple

__all__ = ["shape"]

LAM: Final = "\u0644"
_ALEFS: Final = frozenset("\u0622\u0623\u0625\u0627")
_JOIN_CAUSING: Final = frozenset("\u0640\u200d")  # tatweel and zero width joiner, Joining_Type C
_NOT_TRANSPARENT: Final = frozenset("\u200c\u200d\u2066\u2067\u2068\u2069\u06dd\u08e2") | frozenset(
    map(chr, range(0x0600, 0x0606))
)
_FORM_BLOCKS: Final = (range(0xFB50, 0xFC00), range(0xFE70, 0xFEFD))  # letters of Presentation Forms-A, Forms-B


_PLACES: Final = ("isolated", "final", "initial", "medial")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)


class _Forms(NamedTuple):
    """Presentation forms by base letter (or lam and alef): four, in the order of `_PLACES`.

    Where Unicode has none, the letter itself is there.
    """

    letters: dict[str, tuple[str, ...]]
    lam_alefs: dict[str, tuple[str, ...]]


@cache
def _forms() -> _Forms:
    """Read the compatibility decompositions of the presentation forms, such as `<initial> 0628`."""
    forms = _Forms({}, {})
    for block in _FORM_BLOCKS:
        for presentation in map(chr, block):
            tag, *codes = unicodedata.decomposition(presentation).split() or [""]
            base = "".join(chr(int(code, 16)) for code in codes)
            if tag[1:-1] not in _PLACES:
                continue
            place = _PLACES.index(tag[1:-1])
            if len(base) == 1:
                others = forms.letters.get(base, (base,) * 4)
                forms.letters[base] = (*others[:place], presentation, *others[place + 1 :])
            elif len(base) == 2 and base[0] == LAM and base[1] in _ALEFS:
                others = forms.lam_alefs.get(base, (presentation,) * 4)
                forms.lam_alefs[base] = (*others[:place], presentation, *others[place + 1 :])
    return forms


@cache
def _is_transparent(character: str) -> bool:
    """Whether joining looks past this character (Joining_Type T: marks and most format characters)."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf") and character not in _NOT_TRANSPARENT


def _joins_next(character: str) -> bool:
    return character in _JOIN_CAUSING or _has(character, _INITIAL)


def _joins_previous(character: str) -> bool:
    return character in _JOIN_CAUSING or _has(character, _FINAL)


def _has(character: str, place: int) -> bool:
    """Whether Unicode has a form of a letter for a place in a word."""
    forms = _forms().letters.get(character)
    return forms is not None and forms[place] != character


def shape(text: str) -> list[str]:
    """Choose the form of each letter (Unicode Standard 15.0, section 9.2, rules R1 to R7 and L1).

    Args:
        text: Text in logical order.

    Returns:
        One string a character: its form, or the character itself when it has none, or for lam and alef the ligature
        at the lam and an empty string at the alef. Letters that Unicode gives no presentation forms do not join.
    """
    shaped = list(text)
    if text.isascii():
        return shaped
    letters, lam_alefs = _forms()
    opaque = [index for index, character in enumerate(text) if not _is_transparent(character)]
    previous_joins = False
    for place, index in enumerate(opaque):
        character = text[index]
        following_index = opaque[place + 1] if place + 1 < len(opaque) else None
        following = "" if following_index is None else text[following_index]
        if shaped[index] == "":  # an alef that its lam took up: it never joins the next letter
            previous_joins = False
            continue
        forms = letters.get(character)
        joined_before = previous_joins and _joins_previous(character)
        joins_after = _joins_next(character)
        if following_index is not None and (ligature := lam_alefs.get(character + following)):
            shaped[index] = ligature[_FINAL if joined_before else _ISOLATED]
            shaped[following_index] = ""
        elif forms:
            if joins_after and following and _joins_previous(following):
                form = _MEDIAL if joined_before else _INITIAL
            else:
                form = _FINAL if joined_before else _ISOLATED
            shaped[index] = forms[form]
        previous_joins = joins_after
    return shaped
