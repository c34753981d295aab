"""An `Input` for text of both directions: the caret, the mouse and the arrow keys follow the eye."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import Key
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from permit_wizard.rtl.textual.hooks import app_of, direction_in_force, is_reordering
from permit_wizard.rtl.unicode.direction import Direction
from permit_wizard.rtl.unicode.visual import lay_out, needs_reordering

__all__ = ["BidiInput"]


class _Cluster(NamedTuple):
    """What is drawn in one place."""

    drawn: str
    start: int
    """Logical index of its first character."""
    cell: int
    """Its first cell from the left end of the line."""


class _Line(NamedTuple):
    """The whole text of an input, scrolled or not, in visual order, with a blank for the caret at its end."""

    clusters: tuple[_Cluster, ...]
    starts: tuple[int, ...]
    """Logical indices of the clusters, in order."""
    places: tuple[int, ...]
    """Their places in `clusters`."""
    width: int
    """Cells, blanks around the text with them."""

    def place_of(self, index: int) -> int:
        """Place of the cluster that holds a logical index; an alef is held by its lam."""
        return self.places[max(0, bisect_right(self.starts, index) - 1)]


@lru_cache(256)
def _line(text: str, base: Direction, width: int) -> _Line:
    """Lay out the text of an input in at least so many cells, from the side where it starts."""
    visual = lay_out(text + " ", text + " ", 0, base)
    widths = [cell_len(drawn) for drawn in visual.drawn]
    taken = sum(widths)
    cells = accumulate(widths, initial=max(0, width - taken) if visual.level else 0)
    clusters = tuple(_Cluster(drawn, start, cell) for (drawn, start), cell in zip(visual.clusters, cells, strict=False))
    in_order = sorted((cluster.start, place) for place, cluster in enumerate(clusters))
    starts, places = zip(*in_order, strict=True)
    return _Line(clusters, starts, places, max(taken, width))


class BidiInput(Input):
    """An `Input` whose text runs in its own direction; the base is the widget's, see `base_direction`.

    The value stays logical. Left and right move the caret to the neighbouring letter on the screen; home and end go to
    the start and the end of the text. Text that is wider than the widget scrolls.
    """

    @property
    def _base(self) -> Direction:
        return direction_in_force(self)

    @property
    def _suggests(self) -> bool:
        """Whether a suggestion is shown after the value."""
        return bool(self.value) and len(self._suggestion) > len(self.value) and self.has_focus

    @property
    def _plain(self) -> str:
        """The characters shown: the value and what is suggested after it, or the placeholder."""
        if not self.value:
            return self.placeholder
        value = "•" * len(self.value) if self.password else self.value
        return value + self._suggestion[len(value) :] if self._suggests else value

    @property
    def _is_bidi(self) -> bool:
        """Whether anything differs from a plain `Input`."""
        return is_reordering() and needs_reordering(self._plain, self._base)

    @property
    def _shown(self) -> Text:
        """The text of `_plain`, with styles but without the caret."""
        if not self.value:
            return Text(self.placeholder, self.get_component_rich_style("input--placeholder"), end="")
        shown = self._value
        if self._suggests:
            shown.append(self._suggestion[len(self.value) :], self.get_component_rich_style("input--suggestion"))
        if self.has_focus and not self.selection.is_empty:
            shown.stylize_before(self.get_component_rich_style("input--selection"), *sorted(self.selection))
        return shown

    @property
    def _visual(self) -> _Line:
        return _line(self._plain, self._base, self.scrollable_content_region.width)

    @property
    def _cursor_offset(self) -> int:
        """The cell of the caret, counted from the left end of the whole line."""
        if not self._is_bidi:
            return super()._cursor_offset
        line = self._visual
        return line.clusters[line.place_of(self.cursor_position)].cell

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the screen on which the caret is drawn.

        Textual counts one more at the end of the value, for its scrolling.
        """
        place = super().cursor_screen_offset
        return place - Offset(1, 0) if self.cursor_at_end and not self._is_bidi else place

    def _cell_offset_to_index(self, offset: int) -> int:
        """Logical index of the character drawn in a cell of the visible part."""
        if not self._is_bidi:
            return super()._cell_offset_to_index(offset)
        offset += self.scroll_offset.x
        clusters = self._visual.clusters
        place = bisect_right([cluster.cell for cluster in clusters], offset) - 1
        return min(clusters[max(0, place)].start, len(self.value))

    def render_line(self, y: int) -> Strip:
        """Render the visible part of the line."""
        if y != 0 or not self._is_bidi:
            return super().render_line(y)
        line = self._visual
        blank = self.rich_style
        styles = self._styles(blank)
        caret = line.place_of(self.cursor_position) if self.has_focus and self._cursor_visible else None
        run, run_style = " " * line.clusters[0].cell, blank
        segments: list[Segment] = []
        for place, (drawn, start, _) in enumerate(line.clusters):
            style = styles[start]
            if place == caret:
                style += self.get_component_rich_style("input--cursor")
            if style is not run_style:
                segments.append(Segment(run, run_style))
                run, run_style = "", style
            run += drawn
        segments.append(Segment(run, run_style))
        strip = Strip(filter(None, segments)).extend_cell_length(line.width, blank)
        scroll_x = self.scroll_offset.x
        return strip.crop(scroll_x, scroll_x + self.scrollable_content_region.width)

    def _styles(self, blank: Style) -> list[Style]:
        """Style of each character shown, and of the blank at the end."""
        shown = self._shown
        get_style = app_of(self).console.get_style
        styles = [blank + get_style(shown.style) if shown.style else blank] * len(shown) + [blank]
        for start, stop, style in shown.spans:
            added = get_style(style)
            styles[start:stop] = [before + added for before in styles[start:stop]]
        return styles

    def _move(self, step: int, *, select: bool) -> None:
        """Move the caret by one place on the screen, -1 to the left or 1 to the right."""
        line = self._visual
        start, end = self.selection
        if not select and not self.selection.is_empty:  # as in every input: first let go, at that side
            edges = [(line.place_of(index), index) for index in (start, end)]
            self.cursor_position = (min if step < 0 else max)(edges)[1]
            return
        place = line.place_of(end) + step
        if not 0 <= place < len(line.clusters):
            return
        index = min(line.clusters[place].start, len(self.value))
        if select:
            self.selection = Selection(start, index)
        else:
            self.cursor_position = index

    async def _on_key(self, event: Key) -> None:
        """Do what an editing key does at once, in the order in which keys were pressed.

        A binding waits until its key has bubbled up to the app; letters that come close behind, from a fast hand, a
        slow machine or a program that types, would be in the line before the Backspace that was pressed first.
        """
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if event.is_printable or binding.priority or not await app_of(self).run_action(binding.action, self):
                continue  # what one line has no use for, such as arrow down, is left to the page
            event.stop()
            event.prevent_default()
            return

    def _accepts_suggestion(self, step: int) -> bool:
        """Whether this arrow key, at the end of the text, points to what is suggested."""
        forward = -1 if self._base is Direction.RTL else 1
        return step == forward and self.cursor_at_end and bool(self._suggestion)

    def _arrow(self, step: int, *, select: bool) -> None:
        if not select and self._accepts_suggestion(step):
            self.value = self._suggestion
            self.cursor_position = len(self.value)
        else:
            self._move(step, select=select)

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the caret to the left on the screen, or the end of the selection if `select`."""
        if self._is_bidi:
            self._arrow(-1, select=select)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the caret to the right on the screen, or the end of the selection if `select`."""
        if self._is_bidi:
            self._arrow(1, select=select)
        else:
            super().action_cursor_right(select)

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move the caret by a word to the left, which is forward where the base is right to left."""
        if self._is_bidi and self._base is Direction.RTL:
            super().action_cursor_right_word(select)
        else:
            super().action_cursor_left_word(select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Move the caret by a word to the right, which is back where the base is right to left."""
        if self._is_bidi and self._base is Direction.RTL:
            super().action_cursor_left_word(select)
        else:
            super().action_cursor_right_word(select)
