"""A vertical list of items with at most one under the cursor; a key repaints only items that change."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple, cast

from textual import events
from textual.actions import SkipAction
from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.widgets.drawn import Drawn


class _LookOfAll(NamedTuple):
    """What the look of every item depends on."""

    width: int
    airy: int
    theme: str
    rtl: bool


class Items(Drawn, can_focus=True):
    """Items in rows. A subclass counts and draws them.

    Args:
        cursor: the item under the cursor, or None.
    """

    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter,space", "go_on", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
    ]
    opens = False  # whether a click opens an item, and the next one closes it
    cursor: reactive[int | None] = reactive(None, repaint=False)  # `watch_cursor` repaints the two that look different

    class Happened(Message):
        """Something happened in a list."""

        def __init__(self, items: Items) -> None:
            super().__init__()
            self.items = items

        @property
        def control(self) -> Items:
            """The list (Textual's `on` decorator matches by it)."""
            return self.items

    class GoOn(Happened):
        """Enter was pressed, or the item under the cursor was clicked again."""

    class Moved(Happened):
        """Another item is under the cursor now."""

    def __init__(self, cursor: int | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._strips: dict[Hashable, list[Strip]] = {}
        self.set_reactive(Items.cursor, cursor)

    # -------------------------------------------------------------------------------------- what a subclass gives
    @property
    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def item_rows(self, i: int, width: int) -> list[Content]:
        """Return the rows of an item."""
        raise NotImplementedError

    def look_of(self, i: int) -> Hashable:
        """Return what the look of an item depends on, besides its number, the width and the theme."""
        return i == self.cursor

    def gap_above(self, i: int) -> int:  # noqa: ARG002 - a subclass's
        """Return the blank rows above an item."""
        return 0

    @property
    def has_keys(self) -> bool:
        """Whether Enter is for this list: no other control has the keys."""
        return self.screen.focused in (None, self)

    # ------------------------------------------------------------------------------------------------ drawing
    def draw(self, width: int) -> Content:
        """All items."""
        rows: list[Content] = []
        for i in range(self.count):
            rows += [Content("")] * self.gap_above(i) + self.item_rows(i, width)
        return lines(rows)

    def forget(self) -> None:
        """Draw every item again: its words or its room have changed."""
        self._strips.clear()
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen (Textual); an item that looks as before is not rendered again."""
        look = self._look_of_all()
        for i in range(self.count):
            y -= self.gap_above(i)
            if y < 0:
                break
            strips = self._strips_of(i, look)
            if y < len(strips):
                return strips[y]
            y -= len(strips)
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def prepare(self) -> None:
        """Render each item as it looks under the cursor and without it, so that no arrow has to wait for that."""
        look, cursor = self._look_of_all(), self.cursor
        for place in (None, *range(self.count)):
            self.set_reactive(Items.cursor, place)
            for i in range(self.count) if place is None else (place,):
                self._strips_of(i, look)
        self.set_reactive(Items.cursor, cursor)

    def _strips_of(self, i: int, look: _LookOfAll) -> list[Strip]:
        whole = (i, look, self.look_of(i))
        if whole not in self._strips:
            strips = Visual.to_strips(self, lines(self.item_rows(i, look.width)), look.width, None, self.visual_style)
            # each piece would carry its colours again: expensive over ssh
            self._strips[whole] = [strip.simplify() for strip in strips]
        return self._strips[whole]

    def _look_of_all(self) -> _LookOfAll:
        theme = cast("App[object]", self.app).theme  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open
        return _LookOfAll(self.size.width, self.airy, theme, self.rtl)

    def region_of(self, i: int) -> Region:
        """Return the cells of an item."""
        look = self._look_of_all()
        above = sum(self.gap_above(before) + self._height_of(before, look) for before in range(i))
        return Region(0, above + self.gap_above(i), look.width, self._height_of(i, look))

    def _height_of(self, i: int, look: _LookOfAll) -> int:
        """Return how many rows an item has; one that has been painted is not drawn again for that."""
        strips = self._strips.get((i, look, self.look_of(i)))
        return len(self.item_rows(i, look.width)) if strips is None else len(strips)

    def cursor_row(self) -> int:
        """The first row of the item under the cursor."""
        return self.region_of(self.cursor).y if self.cursor is not None and self.cursor < self.count else 0

    def cursor_rows(self) -> tuple[int, int]:
        """The rows of the item under the cursor."""
        if self.cursor is None or self.cursor >= self.count:
            return 0, 1
        region = self.region_of(self.cursor)
        return region.y, region.height

    # --------------------------------------------------------------------------------------------------- the keys
    def enter(self, step: int) -> None:
        """Put the cursor on the item that an arrow meets first, where it is on none."""
        if self.cursor is None and self.count:
            self.cursor = 0 if step > 0 else self.count - 1

    def action_move(self, step: int) -> None:
        """Go to the next or previous item.

        Raises:
            SkipAction: there is none: the page scrolls, if there is more to read.
        """
        if self.cursor is None:
            self.enter(step)
        elif 0 <= self.cursor + step < self.count:
            self.cursor += step
        else:
            raise SkipAction

    def action_jump(self, to: int) -> None:
        """Go to the first or the last item."""
        if self.count:
            self.cursor = to % self.count

    def action_go_on(self) -> None:
        """Notify the page."""
        self.post_message(self.GoOn(self))

    def on_click(self, event: events.Click) -> None:
        """Click the item under the mouse. A subclass must have no such handler: Textual would run both."""
        event.stop()
        self.focus()
        i = self.item_at(event.y)
        if i is not None and not (self.opens and event.chain > 1):  # a double click would close what it opened
            self.click_item(i)

    def click_item(self, i: int) -> None:
        """Put the cursor on an item; where it is there already, go on."""
        if i == self.cursor:
            self.action_go_on()
        else:
            self.cursor = i

    def item_at(self, row: int) -> int | None:
        """Return the item on a row, or None."""
        look = self._look_of_all()
        for i in range(self.count):
            row -= self.gap_above(i)
            height = self._height_of(i, look)
            if 0 <= row < height:
                return i
            row -= height
        return None

    def watch_cursor(self, before: int | None, cursor: int | None) -> None:
        """Notify the page, and draw the two items that changed."""
        self.post_message(self.Moved(self))
        if self.is_mounted and self.size.width:
            changed = [i for i in (before, cursor) if i is not None and i < self.count]
            self.refresh(*(self.region_of(i) for i in changed))
