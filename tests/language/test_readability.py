"""The readability report: the longest sentences first, in every language."""

from __future__ import annotations

import pytest

from permit_wizard import review
from permit_wizard.core.editions import PACT_2026
from permit_wizard.core.text import Text
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.review import readability
from permit_wizard.review.readability import SHOWN, sentences


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_longest_sentence_is_first_and_dutch_in_brackets_does_not_count(code: str) -> None:
    found = sentences(Localizer(code, isolate=False), PACT_2026)
    lengths = [each.words for each in found]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] < 30, found[0]  # longer ones have to be said in two
    assert all(each.where for each in found)
    assert not [word for each in found for word in each.long_words if word == "verblijfsdocument" and code != "nl"]


def test_a_sentence_is_measured() -> None:
    found = sentences(Localizer("en", isolate=False), PACT_2026)
    hint = next(
        each
        for each in found
        if each.text.startswith("Look at the front of your residence card (verblijfsdocument), at")
    )
    assert (hint.words, hint.long_words) == (11, ())
    assert hint.where == ("expires_on",)


def test_the_report_in_two_languages() -> None:
    page = review.write("readability", [Localizer("en"), Localizer("nl")], PACT_2026).decode()
    assert page.startswith("Readability: English\n")
    assert "\nLeesbaarheid: Nederlands\n" in page
    assert page.count("    In: ") == 2 * SHOWN


def test_a_sentence_and_a_word_of_just_the_greatest_length_are_not_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    localizer = Localizer("en", isolate=False)
    limits = localizer.language.reading
    long, longer = "a" * limits.longest_word, "b" * (limits.longest_word + 1)
    full = " ".join(["word"] * (limits.longest_sentence - 2) + [long, longer])
    monkeypatch.setattr(
        readability, "_texts", lambda _edition: [("x", Text(full, {})), ("y", Text(f"more {full}", {}))]
    )
    assert [each.long_words for each in sentences(localizer, PACT_2026)] == [(longer,), (longer,)]
    assert f"1 sentence with more than {limits.longest_sentence} words\n" in list(
        readability.report([localizer], PACT_2026)
    )
