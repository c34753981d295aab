"""Words that people write in several ways are one word, in dates, commands and sheets alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.caseload.columns.vocabulary import headers, normalize
from permit_wizard.core.folding import digit_of, fold
from permit_wizard.plain.commands import choice_in


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("ARALIK", "Aralık"),  # a Turkish keyboard's capital of the dotless i
        ("HAYIR", "hayır"),
        ("KASIM", "Kasım"),
        ("HAZİRAN", "haziran"),
        ("تاریخ الانتهاء", "تاريخ الانتهاء"),  # typed on a Persian keyboard
        ("كانون الأول", "کانون الاول"),
        ("شهردارى", "شهرداری"),
        ("إقامة", "اقامه"),
        ("می\u200cخواهم", "میخواهم"),  # with the zero-width non-joiner
        ("مـــايو", "مايو"),
        ("ሓደ", "ሀደ"),
        ("Février", "fevrier"),
        ("Ｄｉｇｉｄ", "digid"),
    ],
)
def test_two_spellings_are_one_word(typed: str, known: str) -> None:
    assert fold(typed) == fold(known)


@pytest.mark.parametrize(
    ("one", "other"), [("مارس", "مای"), ("آذار", "آذر"), ("no", "on"), ("5", "6"), ("يوليو", "يونيو")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_persian_letters_are_understood_wherever_arabic_ones_are() -> None:
    persian = str.maketrans("يك", "یک")
    assert headers()[normalize("تاريخ الانتهاء".translate(persian))] == "expires_on"
    assert choice_in("يوم كامل".translate(persian), ["شهر", "يوم كامل"]) == 1


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert not any(unicodedata.category(letter) in ("Mn", "Cf") for letter in once)


@pytest.mark.parametrize("digits", ["123456789", "١٢٣٤٥٦٧٨٩", "۱۲۳۴۵۶۷۸۹", "፩፪፫፬፭፮፯፰፱", "１２３４５６７８９"])
def test_the_digits_of_every_script_of_ours_are_digits(digits: str) -> None:
    assert [digit_of(character) for character in digits] == list(range(1, 10))


@pytest.mark.parametrize("character", ["", "a", "፲", "፻", "½", "²", "①", "12", "-"])
def test_other_characters_are_no_digit(character: str) -> None:
    assert digit_of(character) is None
