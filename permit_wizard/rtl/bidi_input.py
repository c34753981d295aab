"""An `Input` for text of both directions: the caret, the mouse and the arrow keys follow the eye."""

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from permit_wizard.rtl.direction import Direction
from permit_wizard.rtl.textual_hooks import app_of, direction_in_force, is_reordering
from permit_wizard.rtl.visual import lay_out, needs_reordering

__all__ = ["BidiInput"]


class _Cluster(NamedTuple):
    """What is drawn in one place."""

    drawn: str
    start: int
    """Logical index of its first character."""
    cell: int
    """Its first cell from the left end of the line."""


class _Line(NamedTuple):
    """The whole text of an input, scrolled or not, in visual order."""

    clusters: tuple[_Cluster, ...]
    starts: tuple[int, ...]
    """Logical indices of the clusters, in order."""
    places: tuple[int, ...]
    """Their places in `clusters`."""
    width: int

    def place_of(self, index: int) -> int:
        """Place of the cluster that holds a logical index; an alef is held by its lam."""
        return self.places[max(0, bisect_right(self.starts, index) - 1)]


@lru_cache(256)
def _line(text: str, base: Direction) -> _Line:
    cell = 0
    clusters: list[_Cluster] = []
    for drawn, index in lay_out(text, text, 0, base).clusters:
        clusters.append(_Cluster(drawn, index, cell))
        cell += cell_len(drawn)
    in_order = sorted((cluster.start, place) for place, cluster in enumerate(clusters))
    starts, places = zip(*in_order, strict=True)
    return _Line(tuple(clusters), starts, places, cell)


class BidiInput(Input):
    """An `Input` whose text runs in its own direction; the base is the widget's, see `base_direction`.

    The value stays logical. Left and right move the caret to the neighbouring letter on the screen; home and end go to
    the start and the end of the text. Text that is wider than the widget scrolls.
    """

    @property
    def _base(self) -> Direction:
        return direction_in_force(self)

    @property
    def _is_bidi(self) -> bool:
        """Whether anything differs from a plain `Input`."""
        text = self.value + self._suggestion if self.value else self.placeholder
        return is_reordering() and needs_reordering(text, self._base)

    @property
    def _logical(self) -> str:
        """The text with a blank for the caret at its end, filled up to the width of the widget."""
        shown = self._shown.plain
        wanted = max(self.scrollable_content_region.width, cell_len(shown) + 1)
        return shown + " " * (wanted - cell_len(shown))

    @property
    def _shown(self) -> Text:
        """The value and what is suggested, or the placeholder, with styles but without the caret."""
        if not self.value:
            return Text(self.placeholder, self.get_component_rich_style("input--placeholder"), end="")
        shown = self._value
        if len(self._suggestion) > len(self.value) and self.has_focus:
            shown.append(self._suggestion[len(self.value) :], self.get_component_rich_style("input--suggestion"))
        if self.has_focus and not self.selection.is_empty:
            shown.stylize_before(self.get_component_rich_style("input--selection"), *sorted(self.selection))
        return shown

    @property
    def _visual(self) -> _Line:
        return _line(self._logical, self._base)

    @property
    def _cursor_offset(self) -> int:
        """The cell of the caret, counted from the left end of the whole line."""
        if not self._is_bidi:
            return super()._cursor_offset
        line = self._visual
        return line.clusters[line.place_of(self.cursor_position)].cell

    def _cell_offset_to_index(self, offset: int) -> int:
        """Logical index of the character drawn in a cell of the visible part."""
        if not self._is_bidi:
            return super()._cell_offset_to_index(offset)
        offset += self.scroll_offset.x
        index = 0
        for cluster in self._visual.clusters:
            if cluster.cell > offset:
                break
            index = cluster.start
        return min(index, len(self.value))

    def render_line(self, y: int) -> Strip:
        """Render the visible part of the line."""
        if y != 0 or not self._is_bidi:
            return super().render_line(y)
        line = self._visual
        console = app_of(self).console
        styled = self._shown
        styled.pad_right(len(self._logical) - len(styled))
        styles = [self.rich_style] * len(styled)
        for start, stop, style in styled.spans:
            rich_style = console.get_style(style)
            styles[start:stop] = [before + rich_style for before in styles[start:stop]]
        if not self.value:
            styles = [before + console.get_style(styled.style) for before in styles]
        caret = line.place_of(self.cursor_position) if self.has_focus and self._cursor_visible else None
        caret_style = self.get_component_rich_style("input--cursor")
        segments = [
            Segment(cluster.drawn, styles[cluster.start] + caret_style if place == caret else styles[cluster.start])
            for place, cluster in enumerate(line.clusters)
        ]
        width = self.scrollable_content_region.width
        scroll_x = self.scroll_offset.x
        return Strip(segments, line.width).crop(scroll_x, scroll_x + width).simplify()

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
