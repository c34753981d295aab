"""Keys are recognised by what keyboards of other alphabets type with them."""

from __future__ import annotations

from string import ascii_letters

import pytest

from permit_wizard.language.keyboard import latin_letter
from permit_wizard.language.languages import languages

ARABIC_101 = dict(zip("ACDEFG", "شؤيثبل", strict=True))
ISIRI_9147 = dict(zip("ABCDEGHJKLM", "شذزیثلاتنمئ", strict=True))  # the standard layout of Iran


@pytest.mark.parametrize("code", languages())
def test_no_character_is_on_two_keys_of_a_language(code: str) -> None:
    typed = "".join(languages()[code].letters)
    assert len(typed) == len(set(typed))


@pytest.mark.parametrize("code", languages())
def test_latin_letters_are_themselves_in_every_language(code: str) -> None:
    assert [latin_letter(key, languages()[code]) for key in ascii_letters] == list(ascii_letters.upper())
    assert latin_letter("ı", languages()[code]) == latin_letter("İ", languages()[code]) == "I"


@pytest.mark.parametrize("code", [code for code, language in languages().items() if language.letters])
def test_keys_that_open_something_are_found_by_their_place_and_by_their_name(code: str) -> None:
    language = languages()[code]
    layout = ISIRI_9147 if "ی" in "".join(language.letters) else ARABIC_101
    for letter in "ACDE":
        assert latin_letter(layout[letter], language) == letter
    assert [latin_letter(key, language) for key in "ابجده"] == list("ABCDE")  # as Arabic letters count


def test_the_readers_own_layout_counts_first() -> None:
    assert latin_letter("ز", languages()["fa"]) == "C"
    assert latin_letter("ز", languages()["ar"]) == "G"
    assert latin_letter("ی", languages()["nl"]) == "D"
    assert [latin_letter(key, languages()["ar"]) for key in "ؤو"] == ["C", "F"]
    assert latin_letter("ж", languages()["nl"]) is latin_letter("", languages()["nl"]) is None
