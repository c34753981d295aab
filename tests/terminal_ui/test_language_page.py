"""On the page of languages every language is in sight, each by its digit; what is not shown takes no key."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from textual.visual import Visual

from permit_wizard.language import localizer
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.terminal_ui.screens.language import ARABIC, SHOWN, LanguageScreen
from permit_wizard.terminal_ui.screens.page import BRAND, COLOURS, LEAVE, MORE
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.foot import Foot
from tests.terminal_ui.visiting import NARROW, NORMAL, visit


@pytest.mark.parametrize("size", [NORMAL, NARROW])
async def test_every_language_is_in_sight_and_lit_by_its_digit_and_another_digit_is_refused(
    size: tuple[int, int],
) -> None:
    async with visit(language=None, size=size) as person:
        count = len(languages())
        rows = person.screen.splitlines()
        assert all(any(row.split()[:1] == [str(i + 1)] for row in rows) for i in range(count)), person.screen
        for i in (*range(count), 0):
            await person.press(str(i + 1))
            await person.settle()
            lit = [row for row in person.screen.splitlines() if "↵" in row]
            assert [row.split()[0] for row in lit] == [str(i + 1)]
        await person.press("9")
        assert person.sees("! Nummer 9 is er niet."), person.screen
        assert person.app.screen.query_one(Choices).chosen == 0
        await person.press("down")
        assert not person.sees("! ")


async def test_no_catalogue_is_read_for_a_language_that_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = localizer.catalogue_of

    def notice(code: str) -> NullTranslations:
        read.append(code)
        return whole(code)

    async with visit(language=None) as person:
        page = [person.screen]
        monkeypatch.setattr(localizer, "catalogue_of", notice)
        for _code in list(languages())[1:]:
            await person.press("down")
            page.append(person.screen)
        assert len(set(page)) == len(languages())
        assert set(read) <= {"en"}  # whose messages are in the code


async def test_no_name_has_to_be_rendered_while_somebody_presses_keys() -> None:
    async with visit(language=None) as person:
        names = person.app.screen.query_one(Choices)
        names.prepare()
        assert names.cursor == 0
        await person.press("f4")  # another theme
        names.prepare()
        rendered = len(names._strips)
        for key in ("down", "down", "end", "up", "home"):
            await person.press(key)
        assert len(names._strips) == rendered == 2 * 2 * len(languages())


prepare = LanguageScreen._prepare


async def test_no_words_have_to_be_rendered_while_somebody_presses_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what has been prepared looks as if it had not."""
    keys = [*["down"] * len(languages()), *["up"] * len(languages())]
    seen: dict[bool, list[object]] = {}
    rendered: list[object] = []
    for prepared in (False, True):
        monkeypatch.setattr(LanguageScreen, "_prepare", prepare if prepared else lambda _screen: None)
        async with visit(language=None) as person:
            before = person.look
            await person.pilot.pause(SHOWN * 2)
            assert person.look == before  # nothing is shown by preparing it
            if prepared:
                monkeypatch.setattr(Visual, "to_strips", lambda widget, *_rest: rendered.append(widget))
            looks: list[object] = []
            for key in keys:
                await person.press(key)
                looks.append(person.look)
            seen[prepared] = looks
            monkeypatch.undo()
    assert rendered == []
    assert seen[False] == seen[True]


async def test_rows_below_are_named_in_the_language_under_the_cursor() -> None:
    async with visit(language=None) as person:
        foot = person.app.screen.query_one(Foot)
        foot.tell(more=True)
        for code in list(languages())[1:]:
            await person.press("down")
            assert Localizer(code)(MORE) in foot.words
            assert code not in ("en", "fr", "tr") or f"↓ {foot.words}" in person.screen


@pytest.mark.parametrize("code", languages())
def test_the_words_of_the_page_are_those_of_the_catalogue(code: str) -> None:
    in_its_words = Localizer(code)
    words = languages()[code].first_words
    assert {message: in_its_words.pattern(message) for message in words} == words
    assert code == "en" or {BRAND.message, LEAVE.message, COLOURS.message, ARABIC.message} <= words.keys()


async def test_the_key_for_arabic_letters_works_where_the_foot_names_it() -> None:
    async with visit(language=None) as person:
        await person.press("f5")
        assert person.place == "language"
        await person.press("4", "f5")
        assert person.place == "bidi"
