"""Every language is complete, keeps placeholders and terms, and states whether it was reviewed."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales import update
from permit_wizard.language.languages import languages
from permit_wizard.review.translation_checks import names, official
from tests.builders import ROOT
from tests.catalogue_checks import faults, numbers, stated

TRANSLATED = tuple(sorted(set(languages()) - {"en"}))
every_language = pytest.mark.parametrize("code", TRANSLATED)


def read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=locale, abort_invalid=True)


@cache
def catalogue(code: str) -> Catalog:
    return read(ROOT / "locales" / code / "LC_MESSAGES" / "permit_wizard.po", code)


def compiled(translations: Catalog) -> GNUTranslations:
    target = BytesIO()
    write_mo(target, translations)
    target.seek(0)
    return GNUTranslations(target)


def messages(translations: Catalog) -> set[object]:
    return {message.id for message in translations if message.id}


# ---------------------------------------------------------------------------------------------------- what we ship


def test_there_is_a_catalogue_for_every_language_but_english() -> None:
    assert {path.parent.parent.name for path in ROOT.glob("locales/*/LC_MESSAGES/*.po")} == set(TRANSLATED)
    assert set(languages()) == {*TRANSLATED, "en"}


@every_language
def test_nothing_is_left_out_guessed_or_lost(code: str) -> None:
    found = faults(catalogue(code))
    assert found[:10] == [], f"{len(found)} in all"


@every_language
def test_it_compiles_and_every_translation_is_found_again(code: str) -> None:
    speaking = compiled(catalogue(code))
    for message in catalogue(code):
        if not message.string or not all(message.string):
            continue  # a gap, which the test above reports
        if isinstance(message.id, tuple):
            said = {speaking.ngettext(*message.id, n) for n in range(1, 200)}
            assert said == {message.string[form] for form, taken in numbers(catalogue(code)).items() if taken != [0]}
        elif message.id:
            assert speaking.gettext(message.id) == message.string


@every_language
def test_it_has_as_many_plural_forms_as_the_language(code: str) -> None:
    assert catalogue(code).num_plurals == (6 if code == "ar" else 2)


def test_arabic_counts_11_to_99_in_the_accusative_and_round_hundreds_not() -> None:
    """Their two forms are next to each other in a catalogue, and most nouns differ by one letter."""
    arabic = catalogue("ar")
    forms = {form: number for number, taken in numbers(arabic).items() for form in taken}
    eleven, hundred = forms[11], forms[100]
    swapped = [
        message.id
        for message in arabic
        if message.pluralizable
        for one, other in zip(message.string[hundred].split(), message.string[eleven].split(), strict=True)
        if one.strip("().،:") == f"{other.strip('().،:')}ا"
    ]
    assert swapped == []


@every_language
def test_it_says_its_own_name_and_how_far_it_is_reviewed(code: str) -> None:
    header = stated(catalogue(code))
    assert header["X-Reviewed"].split(";")[0] in {"yes", "no"}
    assert header["X-Language-Name"] == languages()[code].name
    assert languages()[code].reviewed == header["X-Reviewed"].startswith("yes")


@every_language
def test_what_was_built_is_what_is_here(code: str) -> None:
    """Fails on a stale build, too.

    `uv sync --reinstall-package permit-wizard` makes a new one (`uv run` does by itself).
    """
    with (ROOT / "permit_wizard" / "locales" / code / "LC_MESSAGES" / "permit_wizard.mo").open("rb") as stream:
        built = GNUTranslations(stream)
    fresh = compiled(catalogue(code))
    for message in messages(catalogue(code)):
        key = message[0] if isinstance(message, tuple) else message
        assert built.ngettext(key, key, 3) == fresh.ngettext(key, key, 3)
        assert built.gettext(key) == fresh.gettext(key)


def test_template_and_catalogues_hold_the_messages_of_the_code_and_no_other(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "extracted.pot"
    assert update.extract(template) == 0
    assert capfd.readouterr() == ("", "")  # Babel warns of f-strings in `_(…)`: make them plain arguments
    in_code = messages(read(template))
    assert messages(read(update.TEMPLATE)) == in_code
    for code in TRANSLATED:
        assert messages(catalogue(code)) == in_code, code
    assert update.update(template, "--check") == 0


def test_no_message_in_the_code_has_markup_or_loses_a_term() -> None:
    """English is a language, too: translated by itself it must be without fault."""
    english = read(update.TEMPLATE, "en")
    for message in english:
        message.string, message.flags = message.id, message.flags - {"fuzzy"}
    assert [fault for fault in faults(english) if "other placeholders" not in fault] == []


# ------------------------------------------------------------------------------------------------ the checks can fail

SENTENCE = "Look at “geldig tot” until {day}.\nAsk for the decision (beschikking)."
GOOD = "Regardez «\u00a0geldig tot\u00a0» jusqu’au {day}.\nDemandez la décision (beschikking)."


def of_one(source: object, translation: object, language: str = "fr", **more: object) -> list[str]:
    small = Catalog(locale=language)
    small.add(source, translation, **more)
    return [fault.split(": ")[1] for fault in faults(small)]


def test_a_good_translation_has_no_fault() -> None:
    assert of_one(SENTENCE, GOOD) == []
    forms = ("بلا", "يوم", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم")
    assert of_one(("{n} day", "{n} days"), forms, "ar") == []


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", "gap"),
        ("  ", "gap"),
        (GOOD.replace("{day}", "{jour}"), "other placeholders"),
        (GOOD.replace("{day}", "demain"), "other placeholders"),
        (GOOD.replace("{day}", "{day!r}"), "other placeholders"),
        (GOOD.replace("{day}", "{day.year}"), "other placeholders"),
        (GOOD.replace("\n", " "), "other number of lines"),
        (GOOD.replace("\n", " \n"), "space at the end of a line"),
        (GOOD.replace("Demandez", "[b]Demandez[/b]"), "markup"),
        (GOOD.replace("Demandez", "\u202eDemandez"), "control character"),
        (GOOD.replace("Demandez", "\x1b[2JDemandez"), "control character"),
        (GOOD.replace("Demandez", "De\u200cmandez"), "control character"),
        (GOOD.replace("\u00a0»", " »"), "other signs than the language has"),
        (GOOD.replace("’", "'"), "other signs than the language has"),
        (GOOD.replace("«\u00a0", "“").replace("\u00a0»", "”"), "other signs than the language has"),
        (GOOD.replace("(beschikking)", ""), "without the official “beschikking”"),
        (GOOD.replace("geldig tot", "valable jusqu'au"), "without the official “geldig tot”"),
    ],
)
def test_each_fault_is_found(translation: str, fault: str) -> None:
    assert fault in of_one(SENTENCE, translation)


def test_a_fuzzy_translation_and_a_wrong_number_of_forms_are_found() -> None:
    assert of_one(SENTENCE, GOOD, flags=["fuzzy"]) == ["fuzzy"]
    assert "wrong number of plural forms" in of_one(("{n} day", "{n} days"), ("يوم", "{n} أيام"), "ar")


def test_only_a_form_for_one_number_may_spell_it() -> None:
    assert of_one(("{n} day", "{n} days"), ("een dag", "{n}\u00a0dagen"), "nl") == []
    assert of_one(("{n} day", "{n} days"), ("een dag", "veel dagen"), "nl") == ["other placeholders"]


def test_official_terms_are_those_in_brackets_and_quotation_marks() -> None:
    assert official(SENTENCE) == {"geldig tot", "beschikking"}
    assert official("Choose “yes” or phone ({phone}, free) about it (vrijstelling or ontheffing).") == {
        "vrijstelling",
        "ontheffing",
    }
    assert names("{a} {b!r} {c.d} {e:>3}") == {"a", "br", "c.d", "e>3"}
