"""What a native reader types is given the signs of the language; what has them is left as it is."""

from __future__ import annotations

import pytest

from permit_wizard.language.languages import languages
from permit_wizard.review.typography import normalized

N = "\u00a0"


@pytest.mark.parametrize(
    ("code", "typed", "right"),
    [
        ("fr", "l'IND vous l'écrit", "l’IND vous l’écrit"),
        ("fr", "C'est faux ?", f"C’est faux{N}?"),
        ("fr", "C’est faux?", f"C’est faux{N}?"),
        ("fr", "Quoi ?!", f"Quoi{N}?!"),
        ("fr", 'Choisissez "non" : {n} jours', f"Choisissez «{N}non{N}»{N}: {{n}}{N}jours"),
        ("fr", "« {a} » : {b}", f"«{N}{{a}}{N}»{N}: {{b}}"),
        ("fr", "«{a}»; 5 mois", f"«{N}{{a}}{N}»{N}; 5{N}mois"),
        ("fr", "à 14:30, sur https://ind.nl (?)", "à 14:30, sur https://ind.nl (?)"),
        ("fr", "5 moissons, F3 puis Enter", "5 moissons, F3 puis Enter"),
        ("nl", 'komma\'s en "ja"', "komma’s en “ja”"),
        ("nl", "Nog {n} dagen", f"Nog {{n}}{N}dagen"),
        ("nl", "Weet u het zeker?", "Weet u het zeker?"),
        ("en", "the IND's “yes”", "the IND’s “yes”"),
        ("ar", "نعم, أجل; «نعم»", "نعم، أجل؛ “نعم”"),
        ("ar", "{a}, {b} (IND), type W", "{a}، {b} (IND)، type W"),
        ("ti", "እወ, ሓቂ", "እወ፣ ሓቂ"),
        ("ti", "ሎሚ. ጽባሕ ({day}).", "ሎሚ። ጽባሕ ({day})።"),
        ("ti", "www.digid.nl IND. 3.11", "www.digid.nl IND. 3.11"),
        ("ti", "naam=ref,verloopt=expires_on", "naam=ref,verloopt=expires_on"),
    ],
)
def test_punctuation_is_normalized(code: str, typed: str, right: str) -> None:
    language = languages()[code]
    assert normalized(typed, language) == right
    assert normalized(right, language) == right
