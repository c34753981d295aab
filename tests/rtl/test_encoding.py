"""What goes to the terminal for a line: the mode, the colours that it needs, no more style changes than are seen."""

import re
from itertools import pairwise

from rich.color import ColorSystem
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from permit_wizard.rtl import Mode, in_mode, set_mode

from .screens import Screenful


def fresh(strip):
    """Return a strip that nothing has been rendered of."""
    return Strip(list(strip), strip.cell_length)


async def test_neighbours_that_look_alike_are_sent_as_one():
    app = Screenful(Static("نعم نعم"))
    async with app.run_test(size=(20, 2)):
        strip = app.query_one(Static).render_line(0)
        sent = strip.render(app.console)
    assert len(list(strip)) > 5
    assert "ﻢﻌﻧ ﻢﻌﻧ" in sent


async def test_the_mode_reaches_the_terminal():
    set_mode(Mode.WORDS_LRM)
    app = Screenful(Static("نعم (لا)"))
    async with app.run_test(size=(20, 2)):
        sent = app.query_one(Static).render_line(0).render(app.console)
    assert "(\u200eﻻ\u200e) \u200eﻧﻌﻢ\u200e" in sent


async def test_split_has_all_colours_where_textual_finds_fewer():
    """Among 256 the steps between neighbouring letters are lost, and QTerminal turns the words round."""
    texts = ("[#e0e0e0 on #10161c]نعم[/]", "[#e0e0e0 on #10161c]DigiD[/]")
    app = Screenful(*[Static(text) for text in texts])
    app.console._color_system = ColorSystem.EIGHT_BIT
    async with app.run_test(size=(20, 2)):
        arabic, latin = [static.render_line(0) for static in app.query(Static)]
        few = latin.render(app.console)
        set_mode(Mode.SPLIT)
        letters = re.findall(r"38;2;(\d+;\d+;\d+);48;2;16;22;28m([^ \x1b])", fresh(arabic).render(app.console))
        sent = fresh(latin).render(app.console)
    assert [letter for _, letter in letters] == list("ﻢﻌﻧ")
    assert all(here != there for (here, _), (there, _) in pairwise(letters))
    assert "38;5;" in few
    assert "38;2;224;224;224;48;2;16;22;28mDigiD" in sent  # the same ground as its Arabic neighbour


async def test_a_sample_of_split_has_all_colours_on_the_ground_of_its_neighbours():
    sample = in_mode(Content.from_markup("[#e0e0e0]نعم[/]"), Mode.SPLIT)
    app = Screenful(Static(sample), Static("[#e0e0e0]لا[/]"), css="Static { background: #10161c }")
    app.console._color_system = ColorSystem.EIGHT_BIT
    async with app.run_test(size=(20, 2)):
        deep, other = [fresh(static.render_line(0)).render(app.console) for static in app.query(Static)]
    assert deep.count("38;2;224") == 3
    assert "38;2;" not in other
    assert set(re.findall(r"48;[\d;]+m", deep)) == set(re.findall(r"48;[\d;]+m", other))


async def test_where_split_is_in_force_samples_of_other_modes_have_all_colours():
    set_mode(Mode.SPLIT)
    app = Screenful(Static(in_mode(Content.from_markup("[#e0e0e0]نعم[/]"), Mode.VISUAL)))
    app.console._color_system = ColorSystem.EIGHT_BIT
    async with app.run_test(size=(20, 2)):
        sent = fresh(app.query_one(Static).render_line(0)).render(app.console)
    assert "38;2;224;224;224" in sent
    assert "8;5;" not in sent


def test_left_to_right_text_is_sent_as_textual_does():
    app = Screenful()
    strip = Strip([Segment("a"), Segment("b")])
    assert strip.render(app.console) == "ab"
