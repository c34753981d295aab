"""One test for each hook point: where Textual has it, and what changes on the screen through it."""

import inspect
import subprocess
import sys

import pytest
from textual import _styles_cache, screen, widget
from textual.containers import Grid, Horizontal, HorizontalGroup, Vertical
from textual.content import Content
from textual.geometry import Offset, Region, Spacing
from textual.layout import WidgetPlacement
from textual.selection import Selection
from textual.strip import Strip
from textual.widgets import Button, Input, Label, OptionList, ProgressBar, RadioButton, Static, _progress_bar

from permit_wizard.rtl import Direction, Mode, install, set_direction, set_mode
from permit_wizard.rtl.textual import hooks

from .screens import Screenful, lines, widget_lines

BORDER_LABEL = "label is_title name width inner_style outer_style style has_left_corner has_right_corner"
WRAPPING = "self width align overflow no_wrap line_pad tab_size selection selection_style post_style get_style"
SIGNATURES = {
    "Content.render_strips": (hooks._render_strips, "self width height style options"),
    "StylesCache.render_widget": (hooks._render_widget, "self widget crop"),
    "render_border_label": (hooks._render_border_label, BORDER_LABEL),
    "render_row": (hooks._render_row, "box_row width left right label_segments label_alignment"),
    "arrange": (hooks._arrange, "widget children size viewport optimal"),
    "Bar.render": (_progress_bar.Bar.render, "self"),
    "Strip.render": (hooks._render, "self console"),
    "Strip.render_style": (Strip.render_style, "style text color_system"),
    "Content._wrap_and_format": (Content._wrap_and_format, WRAPPING),
    "Input._cell_offset_to_index": (Input._cell_offset_to_index, "self offset"),
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_the_hook_point_is_where_it_was(name):
    function, parameters = SIGNATURES[name]
    assert function.__module__.startswith("textual.")
    assert function.__qualname__ == name
    assert " ".join(inspect.signature(function).parameters) == parameters


def test_install_is_idempotent():
    install()
    install()
    for (owner, name), ours in hooks.HOOKS.items():
        assert getattr(owner, name) is ours
    assert hooks._render_strips is not hooks.render_strips


def test_auto_is_no_mode():
    with pytest.raises(ValueError, match="AUTO"):
        set_mode(Mode.AUTO)


async def shown(*widgets, css="", direction=Direction.RTL, size=(20, 4)):
    app = Screenful(*widgets, css=css, direction=direction)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return lines(app)


class TestContent:
    """Content.render_strips."""

    async def test_a_line_is_shaped_reordered_and_starts_at_the_right(self):
        assert (await shown(Static("سلام IND")))[0] == "IND ﻡﻼﺳ".rjust(20)

    async def test_left_to_right_base_reorders_arabic_runs_too(self):
        assert (await shown(Static("IND سلام 12"), direction=Direction.LTR))[0] == "IND 12 ﻡﻼﺳ".ljust(20)

    async def test_unset_each_paragraph_decides(self):
        rows = await shown(Static("سلام!\nIND!"), direction=None)
        assert rows[:2] == ["!ﻡﻼﺳ".rjust(20), "IND!".ljust(20)]

    async def test_wrapping_is_logical(self):
        rows = await shown(Static("كتاب كتاب كتاب كتاب كتاب"), size=(15, 4))
        assert rows[:2] == ["ﺏﺎﺘﻛ ﺏﺎﺘﻛ ﺏﺎﺘﻛ".rjust(15), "ﺏﺎﺘﻛ ﺏﺎﺘﻛ".rjust(15)]

    @pytest.mark.parametrize(
        ("align", "line"),
        [
            ("start", "!ﻢﻌﻧ".rjust(20)),
            ("end", "!ﻢﻌﻧ".ljust(20)),
            ("left", "!ﻢﻌﻧ".ljust(20)),
            ("right", "!ﻢﻌﻧ".rjust(20)),
            ("center", "!ﻢﻌﻧ".center(20)),
            ("justify", "!ﻢﻌﻧ".rjust(20)),
        ],
    )
    async def test_text_align(self, align, line):
        assert (await shown(Static("نعم!"), css=f"Static {{ text-align: {align} }}"))[0] == line

    async def test_content_align_keeps_a_block_together(self):
        rows = await shown(Static("كتاب\nنعم"), css="Static { content-align-horizontal: center }")
        assert rows[:2] == ["        ﺏﺎﺘﻛ        ", "         ﻢﻌﻧ        "]

    async def test_styles_stay_on_their_characters(self):
        app = Screenful(Static("[red]نعم[/] [b]IND[/] كتاب"))
        async with app.run_test(size=(20, 2)):
            look = {}
            for segment in app.query_one(Static).render_line(0):
                for character in segment.text:
                    look[character] = (segment.style.bold, segment.style.color and segment.style.color.triplet)
        assert look["I"][0]
        assert look["ﻧ"][1] == look["ﻌ"][1] == look["ﻢ"][1]
        assert look["ﻧ"][1] != look["ﻛ"][1]

    async def test_links_and_offsets_are_on_their_characters(self):
        app = Screenful(Static("اذهب [@click=app.bell()]هنا[/] الآن"))
        async with app.run_test(size=(20, 2)):
            line = app.query_one(Static).render_line(0)
            clickable = "".join(segment.text for segment in line if "@click" in segment.style.meta)
            offsets = [s.style.meta["offset"][0] for s in line if "offset" in s.style.meta and s.text != " "]
        assert clickable == "ﺎﻨﻫ"
        assert offsets == sorted(offsets, reverse=True)

    async def test_every_cell_selects_its_character(self):
        text = "نعم، أرسل DigiD إلى 3 مكاتب"
        app = Screenful(Static(text))
        async with app.run_test(size=(40, 2)):
            static = app.query_one(Static)
            drawn = static.render_line(0).text
            for x, character in enumerate(drawn):
                _, offset = app.screen.get_widget_and_offset_at(x, 0)
                if character.isascii() and character != " ":
                    assert text[offset.x] == character
            assert Selection.from_offsets(*[app.screen.get_widget_and_offset_at(x, 0)[1] for x in (39, 37)]).extract(
                text
            ) in ("نع", "نعم")

    async def test_buttons_toggles_and_options(self):
        rows = await shown(RadioButton("نعم"), OptionList("كتاب؟"), Button("نعم!"), size=(20, 9))
        assert "ﻢﻌﻧ ▐●▌ ▎" in rows[1]
        assert any(line.startswith("▊") and line.endswith("؟ﺏﺎﺘﻛ ▎") for line in rows)
        assert any("!ﻢﻌﻧ" in line for line in rows)

    async def test_hand_drawn_lines_of_full_width(self):
        rows = await shown(Static(Content("▸ نعم   12".ljust(20)), markup=False))
        assert rows[0] == "12   ﻢﻌﻧ ◂".rjust(20)

    @pytest.mark.parametrize("text", ["حتى \u20683 مايو\u2069 (\u206612\u2069)", "نَعَمْ", "\u2067IND\u2069"])
    async def test_a_padded_line_keeps_its_ground_to_the_edge(self, text):
        padded = Content.styled(text + " " * (20 - Content(text).cell_length), "on red")
        app = Screenful(Static(padded))
        async with app.run_test(size=(20, 2)):
            line = app.query_one(Static).render_line(0)
        assert line.cell_length == 20
        assert {segment.style.bgcolor.name for segment in line} == {"#ff0000"}

    async def test_tabs_and_line_pad_and_ellipsis(self):
        css = "#pad { line-pad: 2 } #cut { text-wrap: nowrap; text-overflow: ellipsis }"
        rows = await shown(Static("نعم\tلا"), Static("نعم IND", id="pad"), Static("كتاب " * 9, id="cut"), css=css)
        assert rows[0] == "ﻻ     ﻢﻌﻧ".rjust(20)
        assert rows[1] == "  IND ﻢﻌﻧ  ".rjust(20)
        assert rows[2].startswith("…")
        assert all(len(line) == 20 for line in rows)

    async def test_off_and_terminal_send_logical_text(self):
        set_mode(Mode.TERMINAL)
        assert (await shown(Static("نعم 12")))[0] == "نعم 12".rjust(20)
        set_mode(Mode.OFF)
        assert (await shown(Static("نعم 12")))[0] == "نعم 12".ljust(20)


class TestBorders:
    """StylesCache.render_widget, render_border_label and render_row."""

    CSS = "Static { border: round white }"

    async def test_title_is_reordered_and_is_at_the_right(self):
        static = Static("x")
        static.border_title, static.border_subtitle = "كتاب 12", "نعم"
        rows = await shown(static, css=self.CSS)
        assert rows[0] == "╭──────── 12 ﺏﺎﺘﻛ ─╮"
        assert rows[2] == "╰─ ﻢﻌﻧ ────────────╯"

    async def test_a_long_title_is_cut_at_its_end(self):
        static = Static("x")
        static.border_title = "كتاب " * 9
        title = (await shown(static, css=self.CSS))[0]
        assert "…" in title[:4]
        assert len(title) == 20

    async def test_a_neighbour_keeps_its_side(self):
        first, second = Static("x"), Static("x")
        first.border_title = second.border_title = "AB"
        set_direction(first, Direction.LTR)
        rows = await shown(first, second, css=self.CSS, size=(20, 6))
        assert rows[0] == "╭─ AB ─────────────╮"
        assert rows[3] == "╭───────────── AB ─╮"


class TestArrange:
    """arrange, of widgets and of screens."""

    async def test_rows_run_from_the_right(self):
        rows = await shown(HorizontalGroup(Label("A "), Label("B "), Label("C")))
        assert rows[0] == "C B A".rjust(20)

    async def test_grid_columns_run_from_the_right(self):
        rows = await shown(Grid(Label("A"), Label("B")), css="Grid { grid-size: 2 } Label { width: 1 }")
        assert rows[0] == " " * 9 + "B" + " " * 9 + "A"

    async def test_columns_and_alignment_start_at_the_right(self):
        rows = await shown(
            Vertical(Label("A"), id="plain"),
            Vertical(Label("B"), id="end"),
            css="Vertical { height: 1 } #end { align-horizontal: right }",
        )
        assert rows[:2] == ["A".rjust(20), "B".ljust(20)]

    async def test_docks_change_sides_and_the_rest_makes_room(self):
        dock = Label("SIDE", id="dock")
        rows = await shown(dock, Static("x" * 16), css="#dock { dock: left; margin-right: 2 }")
        assert rows[0] == "x" * 14 + "  SIDE"
        assert rows[1] == "xx".rjust(14) + " " * 6

    async def test_offsets_and_margins_are_mirrored(self):
        rows = await shown(Label("A", id="a"), css="#a { margin-left: 3; offset-x: 2 }")
        assert rows[0] == "A".rjust(15).ljust(20)

    async def test_left_to_right_inside_right_to_left(self):
        inner = HorizontalGroup(Label("A "), Label("B "))
        set_direction(inner, Direction.LTR)
        rows = await shown(HorizontalGroup(inner, Label("C")), css="HorizontalGroup { width: auto }")
        assert rows[0] == "CA B ".rjust(20)

    async def test_scroll_extent_is_kept(self):
        wide = Horizontal(*[Label("x" * 15, id=f"w{i}") for i in range(2)])
        app = Screenful(wide, css="Horizontal { overflow-x: auto }")
        async with app.run_test(size=(20, 4)):
            assert wide.virtual_size.width == 30
            assert app.query_one("#w1").virtual_region == Region(0, 0, 15, 1)
            assert app.query_one("#w0").virtual_region == Region(15, 0, 15, 1)

    async def test_off_mirrors_nothing(self):
        set_mode(Mode.OFF)
        assert (await shown(HorizontalGroup(Label("A "), Label("B"))))[0] == "A B".ljust(20)


async def test_progress_bar_fills_from_the_right():
    bar = ProgressBar(total=4, show_eta=False, show_percentage=False)
    bar.progress = 1
    app = Screenful(bar, css="ProgressBar, Bar { width: 20 }")
    async with app.run_test(size=(20, 2)):
        segments = list(app.query_one(_progress_bar.Bar).render_line(0))
    assert "".join(segment.text for segment in segments) == "━" * 14 + "╸" + "━" * 5
    assert len(segments[-1].text) == 5


async def test_what_textual_draws_from_left_to_right_is_unchanged():
    """Without a direction and without right-to-left letters nothing of ours takes part."""
    texts = ["A [b]line[/b] to wrap over more lines", "x ▸ y", "ሰላም"]

    async def drawn():
        app = Screenful(*[Static(text) for text in texts], direction=None)
        async with app.run_test(size=(20, 6)):
            return [widget_lines(static) for static in app.query(Static)]

    hooked = await drawn()
    set_mode(Mode.OFF)
    assert await drawn() == hooked


def test_importing_costs_nothing_until_it_is_needed():
    program = (
        "import sys; import permit_wizard.rtl as rtl; rtl.Direction.RTL; "
        "print(sorted(m for m in sys.modules if m.startswith(('textual', 'rich', 'permit_wizard.rtl.'))))"
        "; rtl.visual_line('a'); print([m for m in sys.modules if m.startswith(('textual', 'rich'))])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "['permit_wizard.rtl.unicode', 'permit_wizard.rtl.unicode.direction']\n[]\n"


def test_the_progress_bar_is_imported_by_apps_that_have_one_alone():
    program = "import sys, permit_wizard.rtl.textual.hooks; print('textual.widgets._progress_bar' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_modules_know_where_the_hooks_live():
    assert _styles_cache.render_border_label is hooks.render_border_label
    assert widget.arrange is screen.arrange is hooks.arrange


def test_what_is_placed_by_coordinates_of_the_screen_is_not_mirrored():
    place = WidgetPlacement(Region(2, 0, 5, 1), Offset(1, 0), Spacing(0, 3, 0, 4), tip := Static("tip"))
    assert hooks._mirrored(place, 20).region == Region(13, 0, 5, 1)
    tip.absolute_offset = Offset(2, 0)
    assert hooks._mirrored(place, 20) == place
