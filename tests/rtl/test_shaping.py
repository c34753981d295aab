"""The shaper, against arabic-reshaper and against words written out."""

import unicodedata

import pytest
from arabic_reshaper import ArabicReshaper
from arabic_reshaper.letters import LETTERS_ARABIC
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.rtl.unicode.shaping import shape

MARKS = "ًٌٍَُِّْ"
# Its defaults delete vowel marks and fold الله and other words into one character.
RESHAPER = ArabicReshaper(
    {
        "delete_harakat": False,
        "support_ligatures": True,
        "ARABIC LIGATURE ALLAH": False,
        "shift_harakat_position": False,
        "support_zwj": True,
        "use_unshaped_instead_of_isolated": False,
    }
)
# Without the tatweel and joiner the words are words; without the two letters whose forms are for Uighur only,
# the other library agrees on every letter of its table.
LETTERS = sorted(c for c in LETTERS_ARABIC if unicodedata.category(c) == "Lo")
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)
marked_words = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(["", *MARKS])), max_size=12).map(
    lambda pairs: "".join(letter + mark for letter, mark in pairs)
)


@given(st.lists(words, min_size=1, max_size=4).map(" ".join))
def test_agrees_with_arabic_reshaper(text):
    assert "".join(shape(text)) == RESHAPER.reshape(text)


@given(marked_words)
def test_marks_are_kept_and_never_change_a_form(text):
    marks = [c for c in text if c in MARKS]
    shaped = shape(text)
    assert [c for c in "".join(shaped) if c in MARKS] == marks
    bare = "".join(c for c in text if c not in MARKS)
    assert "".join(c for c in "".join(shaped) if c not in MARKS) == "".join(shape(bare))


@given(st.text(st.one_of(st.sampled_from(LETTERS), st.characters())))
def test_one_string_a_character_and_nothing_lost(text):
    shaped = shape(text)
    assert len(shaped) == len(text)
    # NFKC takes every presentation form back to its letters.
    assert unicodedata.normalize("NFKC", "".join(shaped)) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("text", "shaped"),
    [
        ("سلام", ["ﺳ", "ﻼ", "", "ﻡ"]),
        ("لا", ["ﻻ", ""]),
        ("لَا", ["ﻻ", "\u064e", ""]),
        ("الله", ["ﺍ", "ﻟ", "ﻠ", "ﻪ"]),
        ("ب\u200dب\u200cب", ["ﺑ", "\u200d", "ﺐ", "\u200c", "ﺏ"]),
        ("بـ", ["ﺑ", "ـ"]),
        ("ب\u2066ب", ["ﺏ", "\u2066", "ﺏ"]),
        ("IND 12", list("IND 12")),
        ("ሰላም", list("ሰላም")),
    ],
)
def test_forms(text, shaped):
    assert shape(text) == shaped


def test_persian_joins_and_its_non_joiner_parts_two_halves_of_a_word():
    assert shape("پژوهش") == ["ﭘ", "ﮋ", "ﻭ", "ﻫ", "ﺶ"]
    assert shape("چاپگر") == ["ﭼ", "ﺎ", "ﭘ", "ﮕ", "ﺮ"]
    assert shape("می\u200cخواهم") == ["ﻣ", "ﯽ", "\u200c", "ﺧ", "ﻮ", "ﺍ", "ﻫ", "ﻢ"]


@pytest.mark.parametrize("letter", "ټډړږښګڼۍڕڵێە")
def test_a_letter_with_a_single_form_stays_apart_and_so_do_its_neighbours(letter):
    """Pashto and Sorani: a stroke that runs towards a letter that does not take it up looks like a fault."""
    assert shape(f"ب{letter}ب") == ["ﺏ", letter, "ﺏ"]
