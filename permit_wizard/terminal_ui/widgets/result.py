"""The parts of a result: the ticket, the track, the rows, where help is and what can be done with it."""

from __future__ import annotations

from collections.abc import Hashable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from permit_wizard.rtl import Direction
from permit_wizard.terminal_ui.colours.no_color import has_colours
from permit_wizard.terminal_ui.drawing import track
from permit_wizard.terminal_ui.drawing.lines import lines
from permit_wizard.terminal_ui.drawing.model import Result
from permit_wizard.terminal_ui.drawing.plan import Layout, row_of, starts_part, visible
from permit_wizard.terminal_ui.drawing.rows import Opening, draw_care, draw_letters, draw_row
from permit_wizard.terminal_ui.drawing.ticket import draw_body, draw_stub
from permit_wizard.terminal_ui.widgets.drawn import Drawn
from permit_wizard.terminal_ui.widgets.items import Items


class Stub(Drawn):
    """The large number; a picture, which no language turns round."""

    base_direction = Direction.LTR

    def __init__(self, result: Result, layout: Layout) -> None:
        super().__init__(id="stub")
        self.result, self.layout_ = result, layout

    def draw(self, width: int) -> Content:
        """The stub of the ticket."""
        plan = self.layout_
        return draw_stub(
            self.result.ticket, width, plan.ticket, edges=plan.edges, slim=plan.slim, colours=has_colours(self)
        )


class Body(Drawn):
    """What to do, and by when."""

    def __init__(self, result: Result, layout: Layout) -> None:
        super().__init__(id="body")
        self.result, self.layout_ = result, layout

    def draw(self, width: int) -> Content:
        """The words beside the stub."""
        plan = self.layout_
        return draw_body(self.result.ticket, width, plan.ticket, edges=plan.edges, slim=plan.slim)


class Track(Drawn):
    """The days of the case; today's date alone where there are none."""

    def __init__(self, result: Result, layout: Layout) -> None:
        super().__init__(id="track")
        self.result, self.layout_ = result, layout

    def draw(self, width: int) -> Content:
        """A line with names."""
        marks, rtl = self.result.marks, self.result.rtl
        if not marks:
            return Content.assemble(("● ", "bold $ink"), (self.result.today, "$soft"))
        line = self.layout_.track != track.NAMES
        kept = track.fitting(marks, width)
        return track.draw_track(kept, width, urgent=self.result.ticket.urgent, rtl=rtl, line=line)


class RowList(Items):
    """The rows of a result. Enter, Space or a click opens the one under the cursor.

    Args:
        result: what is shown.
        layout: how it fits the window.
        cursor: the row under the cursor.
        unfolded: ids of the folds that are open.
    """

    opens = True
    BINDINGS = [Binding("right,left", "onwards", show=False)]

    class Toggled(Message):
        """The row under the cursor is to be opened or closed."""

        def __init__(self, row_id: str) -> None:
            super().__init__()
            self.row_id = row_id

    def __init__(self, result: Result, layout: Layout, cursor: int, unfolded: frozenset[str]) -> None:
        super().__init__(cursor, id="rows")
        self.result, self.layout_, self.unfolded = result, layout, unfolded

    @property
    def ids(self) -> list[str]:
        """The ids of the rows that are shown."""
        return visible(self.result, self.unfolded)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return len(self.ids)

    @property
    def current(self) -> str:
        """The id of the row under the cursor."""
        ids = self.ids
        return ids[min(self.cursor or 0, len(ids) - 1)]

    def opening_of(self, row_id: str) -> Opening:
        """Return how much of a row is open."""
        row = row_of(self.result, row_id)
        if row.look.is_fold:
            return Opening.ALL if row_id in self.unfolded else Opening.CLOSED
        return self.layout_.opened.get(row_id, Opening.CLOSED)

    def look_of(self, i: int) -> Hashable:
        """Which row it is, whether the cursor is on it, and how much of it is open."""
        row_id = self.ids[i]
        return row_id, i == self.cursor, self.opening_of(row_id), self.layout_.when

    def item_rows(self, i: int, width: int) -> list[Content]:
        """Return a row and what is open of it."""
        row_id, hot = self.ids[i], i == self.cursor
        bar = "▌" if hot and not has_colours(self) else " "
        return draw_row(
            row_of(self.result, row_id),
            width,
            self.layout_.when,
            self.opening_of(row_id),
            focus=hot,
            bar=bar,
            rtl=self.result.rtl,
        )

    def gap_above(self, i: int) -> int:
        """Return the blank rows above a row."""
        if not i:
            return 0
        level = self.layout_.level
        return max(level.between, level.between_parts if starts_part(self.result, self.ids[i]) else 0)

    def fit(self, layout: Layout, unfolded: frozenset[str]) -> None:
        """Draw it in another layout."""
        current = self.current
        self.layout_, self.unfolded = layout, unfolded
        ids = self.ids
        self.set_reactive(Items.cursor, ids.index(current) if current in ids else min(self.cursor or 0, len(ids) - 1))
        self.forget()

    def action_go_on(self) -> None:
        """Notify the page."""
        self.post_message(self.Toggled(self.current))

    def action_onwards(self) -> None:
        """Open or close it, with the arrows to either side."""
        self.action_go_on()

    def click_item(self, i: int) -> None:
        """Open or close a row."""
        self.cursor = i
        self.action_go_on()


class CareLines(Drawn):
    """Where help is, and that this is not legal advice."""

    def __init__(self, result: Result) -> None:
        super().__init__(id="care")
        self.result = result

    def draw(self, width: int) -> Content:
        """Two rows, or more."""
        return draw_care(self.result.care, width, rtl=self.result.rtl)


class Letters(Drawn):
    """What can be done with a result; a click does what the letter does."""

    class Pressed(Message):
        """A letter was clicked."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, result: Result) -> None:
        super().__init__(id="letters")
        self.result = result

    def draw(self, width: int) -> Content:
        """As many rows as they take."""
        return draw_letters(self.result.letters, width, rtl=self.result.rtl)

    def on_click(self, event: events.Click) -> None:
        """Notify the page of the letter."""
        letter = event.style.meta.get("letter")
        if isinstance(letter, str):
            self.post_message(self.Pressed(letter))


class Upright(Drawn):
    """The days one below the other, for the panel.

    Args:
        title: the words above them.
        marks: the days.
    """

    def __init__(self, title: str, marks: list[track.Mark]) -> None:
        super().__init__()
        self.title, self.marks = title, marks

    def draw(self, width: int) -> Content:
        """A heading, a blank row, a row a day."""
        days = track.draw_upright(self.marks, width, rtl=self.rtl)
        return lines([Content.styled(self.title, "bold $ink"), Content(""), days])
