"""How translations are written: spellings, quotes, placeholders, and “or” between two places of help.

The rules of single languages are data (`spellings.toml`); a language without any has no entry there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from permit_wizard.core.answers import Answers, Permit
from permit_wizard.core.rules import assess
from permit_wizard.core.source import LEGAL_AID_SITE, REFUGEE_COUNCIL_SITE
from permit_wizard.language.languages import SOURCE_LANGUAGE, languages
from permit_wizard.language.localizer import Localizer
from tests.builders import ROOT, TODAY

SPELLINGS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    (Path(__file__).parent / "spellings.toml").read_text(encoding="utf-8")
)
ANY_QUOTE = re.compile("[“”„«»‘‚]|’(?![^\\W\\d_])(?<=[^\\w]’)")
AFTER_A_VALUE = re.compile(r"\}(?:[^\W\d_]|['’])")
TYPED_DATA = re.compile("caseload/columns/(vocabulary|cell_words|contact_columns|header_phrases)\\.py")
every_translation = pytest.mark.parametrize("code", sorted(set(languages()) - {SOURCE_LANGUAGE}))
every_language = pytest.mark.parametrize("code", sorted(languages()))


def sentences(code: str) -> Iterator[str]:
    """Yield every translated form, without the words that are only looked up in people's sheets."""
    with (ROOT / "locales" / code / "LC_MESSAGES" / "permit_wizard.po").open("rb") as stream:
        for message in read_po(stream, locale=code):
            if message.id and not all(TYPED_DATA.search(file) for file, _line in message.locations):
                yield from (message.string,) if isinstance(message.string, str) else message.string


def misspelt(text: str, code: str) -> list[str]:
    """Return what to write instead of each thing that a language's sentences must not contain."""
    return [better for pattern, better in SPELLINGS.get(code, {}).items() if re.search(pattern, text)]


def foreign_quotes(text: str, code: str) -> list[str]:
    """Return the quotation marks of a sentence that are not the language's own."""
    own = {sign.strip() for sign in languages()[code].typography.quotes}
    return [sign for sign in ANY_QUOTE.findall(text) if sign not in own]


@every_translation
def test_each_word_is_spelt_in_one_way(code: str) -> None:
    assert [(text, better) for text in sentences(code) if (better := misspelt(text, code))] == []


@every_translation
def test_quotes_are_those_of_the_language(code: str) -> None:
    assert [text for text in sentences(code) if foreign_quotes(text, code)] == []


@every_translation
def test_no_letter_or_apostrophe_follows_a_value(code: str) -> None:
    """A suffix fits one value only: “2026’ya” and “2027’ye”, or a suffix after the bracket of a date."""
    assert [text for text in sentences(code) if AFTER_A_VALUE.search(text)] == []


@every_translation
def test_the_day_of_the_week_is_before_or_behind_the_date_as_the_language_has_it(code: str) -> None:
    """Turkish has it behind the date: 7 Eylül 2026 Pazartesi."""
    pattern = Locale.parse(code).date_formats["full"].pattern
    behind = pattern.index("EEEE") > pattern.index("y")
    texts = [text for text in sentences(code) if "{weekday}" in text]
    assert texts
    assert [text for text in texts if (text.index("{weekday}") > text.index("{day}")) != behind] == []


@every_language
def test_two_places_of_help_have_the_languages_or_between_them(code: str) -> None:
    localizer = Localizer(code, isolate=False)
    verdict = assess(Answers(permit=Permit.OTHER), TODAY)
    either = languages()[code].typography.either
    assert f"{REFUGEE_COUNCIL_SITE}{either}{LEGAL_AID_SITE}" in localizer(verdict.summary)
    assert either.strip().isalpha()


@pytest.mark.parametrize(
    ("code", "faulty", "right"),
    [
        ("ar", "لم تُقرأ الورقة", "لم تتم قراءة الورقة"),
        ("ar", "لاستعمال {file} اضغط Enter.", "لاستعمال {file} يرجى الضغط على Enter."),
        ("ar", "انسخ الجدول", "تم نسخ الجدول"),
        ("ar", "فأضف {option}", "فيرجى استعمال {option}"),
        ("ti", "እንተዘይተገይሩ", "እንተ ዘይተገይሩ"),
        ("ti", "{key}: መውጽኢ", "{key}፦ መውጽኢ"),
        ("ti", "ብ {option} ምረጹ", "ብ{option} ምረጹ"),
        ("ti", "ወብሳይት", "ዌብሳይት"),
        ("fa", "IND کی آن را گرفت", "چه وقت به IND رسید: یکی"),
        ("fa", "کارت باید تازه شود", "کارت باید تجدید شود"),
        ("nl", "de wachtzin", "de wachtwoordzin"),
    ],
)
def test_each_misspelling_is_found(code: str, faulty: str, right: str) -> None:
    assert misspelt(faulty, code)
    assert not misspelt(right, code)


def test_quotes_and_suffixes_are_found() -> None:
    assert foreign_quotes("Ik ken ‘{word}’ niet.", "nl")
    assert foreign_quotes("le mois “{word}”", "fr")
    assert not foreign_quotes("l’IND « {word} » d’août", "fr")
    assert AFTER_A_VALUE.search("{day}’ya")
    assert AFTER_A_VALUE.search("{day}ya")
    assert not AFTER_A_VALUE.search("{day} tarihine kadar, ({phone}).")
