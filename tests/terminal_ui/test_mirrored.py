"""In Arabic the whole interface is mirrored: positions, arrows, keys and clicks."""

from __future__ import annotations

import unicodedata

import pytest
from textual.widgets import Input

from permit_wizard.terminal_ui.screens.fitted import BETWEEN
from permit_wizard.terminal_ui.widgets.choices import Choices
from permit_wizard.terminal_ui.widgets.date_line import DateInput
from tests.terminal_ui.visiting import EVERYTHING, WIDE, Visitor, visit

PARTS = ("brand", "main", "column")


def rows(person: Visitor, selector: str) -> list[str]:
    """What a widget shows, row by row, from its left to its right end."""
    widget = person.app.screen.query_one(selector)
    return [widget.render_line(y).text for y in range(widget.size.height)]


async def _typing(person: Visitor, typed: str) -> DateInput:
    await person.go_to("expires_on", {"permit": "temporary_asylum"})
    await person.type(typed)
    return person.app.screen.query_one(DateInput)


async def test_every_part_of_the_frame_is_where_the_mirror_has_it() -> None:
    seen: dict[str, dict[str, dict[str, tuple[int, int]]]] = {"fr": {}, "ar": {}}
    for language in seen:
        async with visit(language, size=WIDE) as person:
            for place in ("permit", "expires_on", "check", "result"):
                await person.go_to(place, EVERYTHING)
                screen = person.app.screen
                parts = {f"#{name}": screen.query_one(f"#{name}").region for name in PARTS}
                if place != "check":
                    side, column = screen.query_one("#side").region, screen.query_one("#column > *").region
                    assert (side.x < column.x) == (language == "ar"), place
                    gap = column.x - side.right if language == "ar" else side.x - column.right
                    assert gap == BETWEEN, place
                    left, right = min(side.x, column.x), WIDE[0] - max(side.right, column.right)
                    assert abs(left - right) <= 1, (place, left, right)
                if place in ("check", "result"):
                    del parts["#column"]  # what is above it takes a row more in one language than in the other
                seen[language][place] = {name: (region.y, region.height) for name, region in parts.items()}
                if place == "expires_on":
                    card, field = screen.query_one("Card").region, screen.query_one("#entry").region
                    assert (card.x > field.x) == (language == "ar")
    assert seen["fr"] == seen["ar"]


async def test_progress_fills_from_the_right() -> None:
    async with visit("ar") as person:
        await person.go_to("digid", EVERYTHING)
        names, bars = rows(person, "#chapters")
        assert bars.lstrip().startswith("─")
        assert bars.endswith("━")
        assert names.index("DigiD") < len(names) // 2 + 10


async def test_cards_have_their_digit_at_the_right_and_the_way_on_at_the_left() -> None:
    async with visit("ar") as person:
        await person.go_to("permit")
        await person.press("2")
        options = [row for row in rows(person, "Choices") if row.strip() and row.rstrip()[-1] in "123"]
        assert options[0].endswith(" 1   ")
        assert options[1].endswith(" 2   ")
        assert "↵ Enter" in options[1][:14], options
        assert "Enter" not in options[0]


async def test_up_down_and_digits_mean_what_they_did_and_the_cursor_is_at_the_right() -> None:
    async with visit("ar") as person:
        await person.go_to("permit")
        choices = person.app.screen.query_one(Choices)
        await person.press("1", "down")
        assert choices.chosen == 1
        await person.press("up")
        assert choices.chosen == 0
        assert person.app.cursor_position.x == choices.content_region.right - 1
        await person.pilot.click(choices, offset=(choices.size.width - 5, choices.size.height - 1))
        assert choices.chosen == len(choices.labels) - 1


async def test_the_timeline_runs_from_the_right() -> None:
    async with visit("ar", size=(80, 40)) as person:
        await person.go_to("result", EVERYTHING)
        above, line, below = rows(person, "Track")
        assert line.index("┃") < line.index("◆") < line.index("●")  # expiry, last day in time, today
        assert above.index("◆") < above.index("●")
        assert "┃" in below
        assert line.rstrip().endswith("●")


async def test_upright_the_timeline_is_at_the_right_of_the_panel() -> None:
    async with visit("ar", size=WIDE) as person:
        await person.go_to("digid", EVERYTHING)
        days = [row for row in rows(person, "Upright")[2:] if row.strip()]
        assert len(days) >= 3
        signs = [row[-1] for row in days if not row.endswith("   ")]  # a date that has no room goes below its name
        assert signs == ["●", "◇", "◆", "┃"]


async def test_the_check_page_has_questions_at_the_right_and_answers_at_the_left() -> None:
    async with visit("ar") as person:
        await person.go_to("check", EVERYTHING)
        row = next(row for row in rows(person, "Summary") if "23-11-2026" in row)
        assert row.index("23-11-2026") < row.index("ﺔﻗﺎﻄﺒﻟﺍ")
        await person.press("1")
        first = rows(person, "Summary")[0]
        assert first.rstrip().endswith("1")
        assert "‹" in first[:15]  # "change ›" at the far end, pointing away


async def test_the_dutch_card_is_not_mirrored() -> None:
    async with visit("ar") as person:
        await _typing(person, "23-11-2026")
        assert any("NEDERLAND  verblijfstitel" in row for row in rows(person, "Card"))


@pytest.mark.parametrize("typed", ["23-11-2026", "٢٣-١١-٢٠٢٦", "23 نوفمبر 2026"])
async def test_a_click_puts_the_caret_on_the_letter_under_it(typed: str) -> None:
    async with visit("ar") as person:
        field = await _typing(person, "")
        field.value = typed
        await person.pilot.pause()
        shown = field.render_line(0).text
        for x, character in enumerate(shown):
            if unicodedata.decimal(character, None) is not None:  # letters are drawn in another form
                await person.pilot.click(field, offset=(x + 2, 1))  # the border and its padding
                assert field.value[field.cursor_position] == character
                assert field._cursor_offset == x


async def test_arrow_keys_move_the_caret_to_where_they_point() -> None:
    async with visit("ar") as person:
        field = await _typing(person, "")
        field.value = "23 نوفمبر 2026"
        await person.press("home")
        cells = []
        for _step in range(6):
            cells.append(field._cursor_offset)
            await person.press("left")
        assert cells == sorted(cells, reverse=True)
        assert len(set(cells)) == 6
        before = field._cursor_offset
        await person.press("right")
        assert field._cursor_offset == before + 1
        assert person.app.screen.focused is field


async def test_the_terminals_cursor_goes_with_the_caret() -> None:
    async with visit("ar") as person:
        field = await _typing(person, "23")
        await person.pilot.pause()
        assert person.app.cursor_position.x == field.content_region.x + field._cursor_offset
        assert field.content_region.right - field._cursor_offset - field.content_region.x == 3  # left of two digits


async def test_f2_turns_the_interface_round_and_back_keeping_what_was_begun() -> None:
    async with visit("en", size=WIDE) as person:
        await _typing(person, "23-11")
        english = person.screen
        numbers = {"ar": "4", "ti": "5", "en": "2"}
        for language in ("ar", "ti", "ar", "en"):
            await person.press("f2", numbers[language], "enter")
            assert person.app.localizer.language.code == language
            assert person.app.screen.query_one(Input).value == "23-11"
            assert person.answers == {"permit": "temporary_asylum"}
            assert (person.app.screen.query_one("#side").region.x < 10) == (language == "ar")
        assert person.screen == english


async def test_the_first_page_runs_from_the_left_but_an_arabic_sentence_on_it_does_not() -> None:
    async with visit(None) as person:
        await person.press("4")
        (row,) = [row for row in person.screen.split("\n") if "Enter" in row and "↵" not in row]
        begins, key, ends = (row.index(word) for word in ("ﻰﺟﺮﻳ", "Enter", "ﺀﺪﺒﻠﻟ"))
        assert ends < key < begins, row
