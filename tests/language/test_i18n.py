"""From Text to a reader's words: dates, numbers, and values that keep their order from right to left."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from permit_wizard.core.days import Schedule
from permit_wizard.core.text import Text, _, ngettext
from permit_wizard.language.languages import UnknownLanguage, languages
from permit_wizard.language.localizer import FSI, LRI, PDI, DateForm, Localizer
from permit_wizard.language.wording import days_left
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.visual import visual_line
from tests.builders import TODAY
from tests.strategies import any_day

THE_DAY = date(2026, 11, 23)
CODES = ("nl", "en", "fr", "ar", "ti", "tr", "fa")
every_language = pytest.mark.parametrize("code", CODES)
LEFT_TO_RIGHT = [code for code in CODES if code not in ("ar", "fa")]


def plain(code: str) -> Localizer:
    return Localizer(code, isolate=False)


def test_the_languages_name_themselves_in_their_own_words() -> None:
    named = {code: language.name for code, language in languages().items()}
    assert named == {
        "nl": "Nederlands",
        "en": "English",
        "fr": "Français",
        "ar": "العربية",
        "ti": "ትግርኛ",
        "tr": "Türkçe",
        "fa": "فارسی",
    }
    assert list(named) == list(CODES)


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [code for code in CODES if Localizer(code).rtl] == ["ar", "fa"]


@pytest.mark.parametrize("code", ["xx", "", "EN", "../nl", "nl_NL"])
def test_a_language_that_is_not_there_is_refused(code: str) -> None:
    with pytest.raises(UnknownLanguage):
        Localizer(code)


@pytest.mark.parametrize(
    ("code", "words", "weekday"),
    [
        ("nl", "23 november 2026", "maandag"),
        ("en", "23 November 2026", "Monday"),
        ("fr", "23\u00a0novembre 2026", "lundi"),
        ("ar", "23 تشرين الثاني/نوفمبر 2026", "الاثنين"),
        ("ti", "23 ሕዳር 2026", "ሰኑይ"),
    ],
)
def test_a_date_is_in_words_and_beside_it_as_on_the_card(code: str, words: str, weekday: str) -> None:
    text = Text("{day}", {"day": THE_DAY})
    assert plain(code)(text) == f"{words} (23-11-2026)"
    assert plain(code)(text, DateForm.WORDS) == plain(code).date(THE_DAY) == words
    assert plain(code)(text, DateForm.CARD) == "23-11-2026"
    assert plain(code).weekday(THE_DAY) == weekday


@every_language
@given(day=any_day)
def test_every_form_of_a_date_names_the_year_and_no_digits_but_european_ones(code: str, day: date) -> None:
    for form in DateForm:
        shown = plain(code).date(day, form)
        assert str(day.year) in shown
        assert all(c in "0123456789" for c in shown if unicodedata.category(c) == "Nd")


def test_in_arabic_every_value_is_set_apart_so_that_it_keeps_its_order() -> None:
    arabic = Localizer("ar")
    assert arabic(Text("{day}", {"day": THE_DAY}), DateForm.CARD) == f"{LRI}23-11-2026{PDI}"
    assert arabic(Text("{day}", {"day": THE_DAY})) == f"{FSI}23 تشرين الثاني/نوفمبر 2026{PDI} ({LRI}23-11-2026{PDI})"
    assert arabic(Text("{site} {n}", {"site": "ind.nl", "n": 3})) == f"{LRI}ind.nl{PDI} {LRI}3{PDI}"
    assert arabic.isolated("23-11-2026") == f"{LRI}23-11-2026{PDI}"


@every_language
@given(day=any_day, value=st.text(st.characters(categories=["L", "N"])), n=st.integers(0, 200))
def test_isolates_are_closed_and_nowhere_but_in_arabic(code: str, day: date, value: str, n: int) -> None:
    text = Text("{day}, {value}, {inner}", {"day": day, "value": value, "inner": Text("{n}", {"n": n})})
    shown = Localizer(code)(text)
    opened = 0
    for character in shown:
        opened += (character in (LRI, FSI)) - (character == PDI)
        assert opened in (0, 1)
    assert opened == 0
    assert (LRI in shown) == Localizer(code).rtl
    assert shown.translate(dict.fromkeys(map(ord, (LRI, FSI, PDI)))) == plain(code)(text)


def test_a_text_within_a_text_speaks_the_same_language() -> None:
    text = Text("({inner})", {"inner": Text("{day}", {"day": THE_DAY})})
    assert plain("nl")(text, DateForm.WORDS) == "(23 november 2026)"


def test_a_headline_and_what_follows_make_one_line() -> None:
    assert plain("en").line(Text("Look.\nThere it is.", {})) == "Look. There it is."


def test_english_counts_one_day_and_several() -> None:
    left = [days_left(Schedule(TODAY, (), n)) for n in (-3, -2, 1, 2)]
    spoken = [plain("en")(text) for text in left if text is not None]
    expired = ["Your card expired 2 days ago", "Your card expired 1 day ago"]
    assert spoken == [*expired, "1 day left to apply", "2 days left to apply"]


@pytest.mark.parametrize(
    ("code", "forms"), [("nl", 2), ("en", 2), ("fr", 2), ("ar", 5), ("ti", 1), ("tr", 1), ("fa", 1)]
)
def test_every_language_counts_in_its_own_forms(code: str, forms: int) -> None:
    """Arabic has a sixth form, for nothing at all, which never has to be said."""
    spoken = [
        plain(code)(ngettext("{n} day left to apply", "{n} days left to apply", n)).replace(str(n), "#")
        for n in range(1, 130)
    ]
    assert len(set(spoken)) == forms


@pytest.mark.parametrize(
    "pattern", ["{day.year}", "{day!r}", "{day:%Y}", "{day[0]}", "{0}", "{}", "{other}", "{day:{n}}"]
)
@every_language
def test_a_placeholder_is_a_plain_name_and_nothing_more(code: str, pattern: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        Localizer(code)(Text(pattern, {"day": THE_DAY, "n": 1}))


def test_a_value_with_braces_is_not_taken_for_a_placeholder() -> None:
    assert plain("en")(Text("{value}", {"value": "{day}"})) == "{day}"


def test_a_text_is_not_yet_in_any_language() -> None:
    made = _("Find out on which day.", day=THE_DAY)
    assert made == Text("Find out on which day.", {"day": THE_DAY})


# CLDR has one of the two names that a month has: of Egypt and the Gulf in Arabic, of Iran in Persian.
_ONE_OF_TWO = {"ar": ("[^0-9/ ][^0-9/]*/", ""), "fa": ("/[^0-9 ]+", "")}


@pytest.mark.parametrize("language", sorted(languages()))
def test_dates_in_words_are_what_babel_says_on_every_day_of_the_week_and_month(language: str) -> None:
    """But for what the language's own file says of its first day, its spaces and its months."""
    localizer = Localizer(language, isolate=False)
    for month in range(1, 13):
        for day in range(1, 8):
            when = date(2026, month, day)
            for form, width in ((DateForm.WORDS, "MMMM"), (DateForm.SHORT, "MMM")):
                by_babel = format_date(when, f"d {width} y", locale=language)
                if language == "fr":
                    by_babel = by_babel.replace(" ", "\u00a0", 1)
                    by_babel = f"1er{by_babel[1:]}" if day == 1 else by_babel
                printed = localizer.date(when, form)
                if language in _ONE_OF_TWO:
                    printed = re.sub(*_ONE_OF_TWO[language], printed)
                assert printed == by_babel
            assert localizer.weekday(when) == format_date(when, "EEEE", locale=language)


TYPED_DATE = "۹ آذر ۱۴۰۵"


@pytest.mark.parametrize("code", languages())
def test_words_that_somebody_typed_keep_their_own_order_in_every_language(code: str) -> None:
    said = Localizer(code)(
        _(
            "I do not know the month “{word}”. Type numbers, day first: {example}.",
            word=TYPED_DATE,
            example="05-03-2027",
        )
    )
    assert f"\u2068{TYPED_DATE}\u2069" in said
    shown = visual_line(said, Direction.RTL if Localizer(code).rtl else Direction.LTR)
    assert visual_line(TYPED_DATE, Direction.RTL) in shown


def test_what_is_ours_runs_from_left_to_right_in_arabic() -> None:
    said = Localizer("ar")(
        _("I do not know the month “{word}”. Type numbers, day first: {example}.", word="Febr", example="05-03-2027")
    )
    assert "\u206605-03-2027\u2069" in said
    assert "\u2066Febr\u2069" in said
