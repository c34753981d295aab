"""Lines in a mode of their own.

Laid out and sent in it, whatever mode is in force, and the lines around them are not.
"""

import re

import pytest
from rich.console import Console
from textual.app import App
from textual.content import Content
from textual.widgets import Static

from permit_wizard.rtl import Direction, Mode, in_mode, set_direction, set_mode

TEXT = "نعم (لا) IND"
SENT = {
    Mode.VISUAL: "IND (ﻻ) ﻢﻌﻧ",
    Mode.WORDS_LRM: "IND (\u200eﻻ\u200e) \u200eﻧﻌﻢ\u200e",
    Mode.TERMINAL: TEXT,
}


class Samples(App):
    """One widget with a line in each mode, and one without a mark below it."""

    def __init__(self, direction=Direction.RTL):
        super().__init__()
        set_direction(self, direction)

    def compose(self):
        yield Static(Content("\n").join(in_mode(Content(TEXT), mode) for mode in SENT), id="marked")
        yield Static(TEXT, id="plain")


def sent(app, selector, y):
    """What goes to the terminal, without colours."""
    written = app.query_one(selector).render_line(y).render(Console(color_system="truecolor"))
    return re.sub(r"\x1b\[[\d;]*m", "", written).strip()


@pytest.mark.parametrize("in_force", [Mode.VISUAL, Mode.WORDS_LRM, Mode.TERMINAL, Mode.OFF])
async def test_each_line_goes_in_its_own_mode_whatever_is_in_force(in_force):
    set_mode(in_force)
    app = Samples()
    async with app.run_test(size=(40, 6)):
        for y, line in enumerate(SENT.values()):
            assert sent(app, "#marked", y) == line
        assert sent(app, "#plain", 0) == SENT.get(in_force, TEXT)


async def test_words_and_split_too():
    content = Content.styled("(لا) نعم", "#ff0000")
    app = App()
    async with app.run_test() as pilot:
        for mode in (Mode.WORDS, Mode.SPLIT):
            await app.mount(static := Static(in_mode(content, mode)))
            await pilot.pause()
            written = static.render_line(0).render(Console(color_system="truecolor", force_terminal=True))
            assert ("ﻧﻌﻢ" in written) == (mode is Mode.WORDS)
            assert ("255;0;1" in written) == (mode is Mode.SPLIT)  # a step of blue


async def test_the_mark_outlives_the_screen():
    """The compositor cuts and joins lines on their way out, with padding and a neighbour's border."""
    app = Samples()
    async with app.run_test(size=(40, 6)) as pilot:
        app.query_one("#marked").styles.border = ("round", "white")
        await pilot.pause()
        lines = [strip.render(Console(color_system=None)) for strip in app.screen._compositor.render_strips()]
        for y, line in enumerate(SENT.values(), 1):
            assert line in lines[y]


def test_auto_is_no_mode():
    with pytest.raises(ValueError, match="AUTO"):
        in_mode(Content(TEXT), Mode.AUTO)
