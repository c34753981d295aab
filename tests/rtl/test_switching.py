"""Directions side by side, and changed while the app runs."""

import pytest
from textual.app import App
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Input, Label, OptionList, ProgressBar, RadioButton, RadioSet, Static

from permit_wizard.rtl import BidiInput, Direction, Mode, direction_of, refresh_tree, set_direction, set_mode

from .arabic_app import ArabicApp
from .screens import lines


class Everything(App):
    """Widgets that keep caches of their own."""

    CSS = "Static { border: round white } OptionList, Horizontal, Vertical { height: auto } #dock { dock: left }"

    def __init__(self, direction):
        super().__init__()
        set_direction(self, direction)

    def compose(self):
        static = Static("نعم [b]IND[/b] 12!")
        static.border_title = "كتاب!"
        yield static
        yield Label("dock", id="dock")
        yield OptionList("كتاب؟", "A (b)")
        with Horizontal():
            yield Button("التالي!")
            yield Button("Back!")
        with RadioSet():
            yield RadioButton("نعم")
        bar = ProgressBar(total=4, show_eta=False)
        bar.progress = 1
        yield bar
        yield BidiInput("شارع Dorp 12", select_on_focus=False)


@pytest.mark.parametrize("other", [Direction.LTR, Direction.AUTO, None])
async def test_switched_looks_as_started(other):
    """No cache anywhere keeps what the other direction drew."""
    expected = {}
    for direction in (Direction.RTL, other):
        app = Everything(direction)
        async with app.run_test(size=(60, 30)) as pilot:
            await pilot.pause()
            expected[direction] = lines(app)
    assert expected[Direction.RTL] != expected[other]
    app = Everything(Direction.RTL)
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        for direction in (other, Direction.RTL, other):
            set_direction(app, direction)
            await pilot.pause()
            await pilot.pause()
            assert lines(app) == expected[direction]


async def test_a_key_changes_language_and_direction():
    expected = {}
    for language in ("ar", "en"):
        app = ArabicApp(language)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            app.set_focus(None)
            await pilot.pause()
            expected[language] = lines(app)
    app = ArabicApp("ar")
    async with app.run_test(size=(100, 30)) as pilot:
        for language in ("en", "ar"):
            await pilot.press("f2")
            app.set_focus(None)
            await pilot.pause(0.3)  # the footer comes last
            assert lines(app) == expected[language]


async def test_what_was_typed_is_kept():
    app = Everything(Direction.RTL)
    async with app.run_test() as pilot:
        field = app.query_one(BidiInput)
        field.focus()
        await pilot.press(*"34")
        set_direction(app, Direction.LTR)
        await pilot.pause()
        assert field.value == "شارع Dorp 1234"
        assert field.has_focus


async def test_side_by_side():
    """Each column keeps its own direction in an app of either direction."""

    class Columns(App):
        CSS = "Vertical { width: 20; height: auto } Horizontal { height: auto }"

        def compose(self):
            with Horizontal():
                for direction in (Direction.RTL, Direction.LTR):
                    with Vertical(id=direction) as column:
                        set_direction(column, direction)
                        yield Static("نعم IND!")
                        with Horizontal():
                            yield Label("A ")
                            yield Label("B!")

    for direction, first in ((Direction.LTR, Direction.RTL), (Direction.RTL, Direction.LTR)):
        app = Columns()
        set_direction(app, direction)
        async with app.run_test(size=(40, 4)) as pilot:
            await pilot.pause()
            columns = {Direction.RTL: ["!IND ﻢﻌﻧ".rjust(20), "!B A".rjust(20)]}
            columns[Direction.LTR] = ["ﻢﻌﻧ IND!".ljust(20), "A B!".ljust(20)]
            second = Direction.LTR if first is Direction.RTL else Direction.RTL
            assert lines(app)[:2] == [a + b for a, b in zip(columns[first], columns[second], strict=True)]


async def test_the_nearest_says_it():
    class Code(Static):
        base_direction = Direction.LTR

    class Nested(App):
        def compose(self):
            with Vertical(id="v"):
                yield Static("x", id="s")
                yield Code("x", id="c")

    app = Nested()
    async with app.run_test():
        static, code, vertical = (app.query_one(name) for name in ("#s", "#c", "#v"))
        assert direction_of(static) is Direction.AUTO
        set_direction(app, Direction.RTL)
        assert direction_of(static) is Direction.RTL
        assert direction_of(code) is Direction.LTR
        assert app.has_class("-rtl")
        set_direction(vertical, Direction.LTR)
        assert direction_of(static) is Direction.LTR
        assert vertical.has_class("-ltr")
        set_direction(vertical, None)
        assert direction_of(static) is Direction.RTL
        assert not vertical.has_class("-ltr", "-rtl")
        assert direction_of(None) is Direction.AUTO


async def test_screens_below_are_renewed_too():
    app = Everything(Direction.RTL)
    async with app.run_test(size=(60, 30)) as pilot:
        await app.push_screen(Screen())
        set_direction(app, Direction.LTR)
        await pilot.pause()
        await app.pop_screen()
        await pilot.pause()
        switched = lines(app)
    app = Everything(Direction.LTR)
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert switched == lines(app)


async def test_a_change_of_mode_reaches_a_running_app():
    app = Everything(Direction.RTL)
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        assert "ﻢﻌﻧ" in "".join(lines(app))
        set_mode(Mode.OFF, app)
        await pilot.pause()
        await pilot.pause()
        assert "نعم" in "".join(lines(app))


async def test_plain_inputs_survive():
    """An `Input` that is not ours is drawn by Textual as ever; only its place is mirrored."""

    class Plain(App):
        def compose(self):
            yield Input("كتاب", select_on_focus=False)

    app = Plain()
    set_direction(app, Direction.RTL)
    async with app.run_test() as pilot:
        await pilot.press("left")
        refresh_tree(app)
        await pilot.pause()
        assert app.query_one(Input).cursor_position == 3
