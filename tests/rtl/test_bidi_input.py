"""The input as somebody types into it, looking at the screen."""

import pytest
from textual.app import App
from textual.events import Key
from textual.geometry import Offset
from textual.suggester import SuggestFromList

from permit_wizard.rtl import BidiInput, Direction, Mode, set_direction, set_mode


class Typing(App):
    """One input of ten cells."""

    CSS = "BidiInput { width: 10; border: none; padding: 0; height: 1 }"

    def __init__(self, value="", direction=Direction.RTL, **options):
        super().__init__()
        self.options = {"value": value, "select_on_focus": False, **options}
        set_direction(self, direction)

    def compose(self):
        self.input = BidiInput(**self.options)
        yield self.input

    def on_mount(self):
        self.input.cursor_blink = False

    @property
    def line(self):
        return self.input.render_line(0).text

    @property
    def caret(self):
        """The character under the caret on the screen, and its cell."""
        cursor = self.input.get_component_rich_style("input--cursor").bgcolor
        cell = 0
        found = []
        for segment in self.input.render_line(0):
            if segment.style.bgcolor == cursor:
                found.append((cell, segment.text))
            cell += segment.cell_length
        assert len(found) == 1
        return found[0]


async def test_what_is_typed_runs_from_the_right():
    app = Typing()
    async with app.run_test() as pilot:
        await pilot.press(*"كتب", "space", "1", "2")
        assert app.input.value == "كتب 12"
        assert app.line == "    12 ﺐﺘﻛ"
        assert app.caret == (3, " ")
        assert app.input._cursor_offset == 3
        assert app.input.cursor_screen_offset == Offset(app.input.content_region.x + 3, app.input.content_region.y)


async def test_arrows_mean_what_they_look_like():
    app = Typing("كتب ab")
    async with app.run_test() as pilot:
        assert app.line == "    ab ﺐﺘﻛ"
        seen = []
        for _ in range(7):
            await pilot.press("right")
            seen.append(app.caret)
        assert seen == [(4, "a"), (5, "b"), (6, " "), (7, "ﺐ"), (8, "ﺘ"), (9, "ﻛ"), (9, "ﻛ")]
        await pilot.press("left", "left", "delete")
        assert app.input.value == "كت ab"
        await pilot.press("home")
        assert app.caret == (9, "ﻛ")
        await pilot.press("end")
        assert app.caret[0] == 4


async def test_left_to_right_base_with_arabic_inside():
    app = Typing("ab كتب", direction=Direction.LTR)
    async with app.run_test() as pilot:
        assert app.line == "ab ﺐﺘﻛ    "
        assert app.caret == (6, " ")
        await pilot.press("left")
        assert app.caret == (5, "ﻛ")
        await pilot.press("left", "left", "left", "left")
        assert app.caret == (1, "b")


async def test_latin_in_a_right_to_left_input():
    app = Typing("Utrecht!")
    async with app.run_test() as pilot:
        assert app.line == "  !Utrecht"
        await pilot.press("home")
        assert app.caret == (3, "U")


async def test_the_caret_covers_a_ligature_whole():
    app = Typing("سلام")
    async with app.run_test() as pilot:
        await pilot.press("right", "right")
        assert app.caret == (8, "ﻼ")
        assert app.input.cursor_position == 1
        app.input.cursor_position = 2  # on the alef
        assert app.caret == (8, "ﻼ")
        await pilot.press("right")
        assert app.caret == (9, "ﺳ")


async def test_shift_arrows_select_by_sight():
    app = Typing("كتب")
    async with app.run_test() as pilot:
        await pilot.press("home", "shift+left", "shift+left")
        assert app.input.selected_text == "كت"
        await pilot.press("right")
        assert app.input.selection.is_empty
        assert app.caret == (9, "ﻛ")
        await pilot.press("shift+left", "shift+left", "left")
        assert app.caret == (7, "ﺐ")


async def test_words():
    app = Typing("كتب نعم")
    async with app.run_test() as pilot:
        await pilot.press("home", "ctrl+left")
        assert app.input.cursor_position == 4
        await pilot.press("ctrl+right")
        assert app.input.cursor_position == 0


@pytest.mark.parametrize("value", ["كتب ab", "Utrecht", "سلام 12"])
async def test_clicks_find_what_is_under_the_pointer(value):
    app = Typing(value)
    async with app.run_test() as pilot:
        line = app.line
        for cell, drawn in enumerate(line):
            await pilot.click(app.input, offset=(cell, 0))
            caret = app.caret
            if drawn != " ":
                assert caret == (cell, drawn)
        await pilot.click(app.input, offset=(0, 0))
        assert app.input.cursor_at_end


async def test_long_text_scrolls_to_the_caret():
    app = Typing()
    async with app.run_test() as pilot:
        await pilot.press(*"كتب نعم لا ab")
        assert app.input.value == "كتب نعم لا ab"
        await pilot.pause()
        assert app.line.strip().startswith("ab")
        assert app.caret[1] == " "
        await pilot.press("home")
        await pilot.pause()
        assert app.line.endswith("ﺐﺘﻛ")
        assert app.caret == (9, "ﻛ")
        assert len(app.line) == 10


async def test_placeholder():
    app = Typing(placeholder="اسم!")
    async with app.run_test():
        assert app.line == "      !ﻢﺳﺍ"
        assert app.caret == (9, "ﺍ")


async def test_password_hides_the_text():
    app = Typing("كتب", password=True)
    async with app.run_test():
        assert app.line == "       •••"


async def test_the_arrow_towards_a_suggestion_takes_it():
    app = Typing(suggester=SuggestFromList(["كتاب"]))
    async with app.run_test() as pilot:
        await pilot.press(*"كت")
        await pilot.pause(0.1)
        assert app.line == "      ﺏﺎﺘﻛ"
        await pilot.press("right")
        assert app.input.value == "كت"
        await pilot.press("end", "left")
        assert app.input.value == "كتاب"


async def test_plain_left_to_right_is_textuals_own():
    app = Typing("Utrecht", direction=None)
    async with app.run_test() as pilot:
        assert app.line.startswith("Utrecht ")
        await pilot.press("left", "left", "right")
        assert app.input.cursor_position == 6
        await pilot.press("ctrl+left", "ctrl+right")
        assert app.input.cursor_at_end


async def test_off_is_logical():
    set_mode(Mode.OFF)
    app = Typing("كتب")
    async with app.run_test():
        assert app.line.startswith("كتب")


async def test_keys_that_come_at_once_count_in_the_order_in_which_they_were_pressed():
    app = Typing("old", direction=Direction.LTR)
    async with app.run_test() as pilot:
        for name, character in (
            ("ctrl+u", None),
            ("n", "n"),
            ("e", "e"),
            ("backspace", None),
            ("o", "o"),
            ("home", None),
            ("x", "x"),
        ):
            app.post_message(Key(name, character))  # none waits for the one before
        await pilot.pause()
        assert app.input.value == "xno"
