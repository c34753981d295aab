"""A screen that gives its blocks the rows that the window can afford, and keeps what has the keys in sight."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App
from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words
from permit_wizard.terminal_ui.widgets.foot import Foot
from permit_wizard.terminal_ui.widgets.frame import AnswerList
from permit_wizard.terminal_ui.widgets.spacing import Block, spread

if TYPE_CHECKING:
    from permit_wizard.terminal_ui.app_protocol import Wizard

WIDE = 110
TWO_COLUMNS = 100
COLUMN = 68
PANEL = 36  # cells inside the side panel


class Column(VerticalScroll, inherit_bindings=False, can_focus=False):
    """What scrolls. It has no keys of its own: they would be taken from the page, and arrows move the keys first."""


class FittedScreen(Screen[None], inherit_bindings=False):
    """What of a page depends on the size of the window; `Page` lays out the frame that this fits."""

    fits = True  # a page that may scroll spaces itself without looking at the height

    def __init__(self) -> None:
        super().__init__()
        self._framed = False

    @property
    def textual_app(self) -> App[Any]:
        """The app as Textual knows it."""
        return cast("App[Any]", self.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open

    @property
    def wizard(self) -> Wizard:
        """The app that owns the answers, as far as screens know it."""
        return cast("Wizard", self.textual_app)

    @property
    def window(self) -> Size:
        """The columns and rows of the terminal."""
        return self.textual_app.size

    def say(self, text: Text) -> Bilingual:
        """Return a text in the reader's language, and in that of whoever sits beside."""
        return self.wizard.speaker(text)

    @property
    def column(self) -> Column | None:
        """What scrolls; None before it is there, and when another page has taken this one's place."""
        return next(iter(self.query("#column").results(Column)), None)

    def framed(self) -> None:
        """Begin to fit: the frame is there."""
        self._framed = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the styles alone (Textual): a page is shown as soon as its widgets have got theirs, and once."""
        event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        """Find room again."""
        self.take_size(event.size)
        self.breathe()

    def take_size(self, size: Size) -> None:
        """Put the classes of a size in force, which Textual does only after the first layout.

        A page does it before it has widgets, so that each of them gets its styles once, and right.
        """
        width, height = size
        across, down = self.textual_app.HORIZONTAL_BREAKPOINTS or [], self.textual_app.VERTICAL_BREAKPOINTS or []
        classes = {
            name: value >= least for value, points in ((width, across), (height, down)) for least, name in points
        }
        for points in (across, down):
            for (_least, name), (_next, wider) in pairwise(points):
                classes[name] = classes[name] and not classes[wider]
        classes["-two-columns"] = self._in_columns(width)
        for name, wanted in classes.items():
            self.set_class(wanted, name, update=self._framed)

    def _in_columns(self, width: int) -> bool:
        return self.wizard.speaker.second is not None and width >= TWO_COLUMNS

    def blocks(self) -> list[Widget]:
        """Return the column's children that take part in spacing."""
        return [child for child in self.query("#column > *, #below > *") if child.display]

    def breathe(self) -> None:
        """Give every block of the column the blank rows that the window can afford (spacing.py)."""
        if not self._framed:
            return
        width, height = self.window
        narrow, low = width < 80, height < 24
        longest = 2 * COLUMN if self._in_columns(width) else COLUMN
        inner = min(longest, width - (5 if narrow else 9) - (42 if width >= WIDE and self.query("#side") else 0))
        banner = sum(part.block(inner).rows for part in self.query("#banner > *").results(Drawn))
        room = height - 3 - (0 if low else 1) - (banner and banner + (0 if low else 1))
        children = self.blocks()
        blocks = [child.block(inner) if isinstance(child, Drawn) else Block(7, 2) for child in children]
        spacing = spread(blocks, room if self.fits else 10_000)
        if self.query(
            "#below"
        ):  # right under the column where there is room, at the end of the page where there is not
            rows = sum(block.rows for block in blocks) + sum(spacing.above[1:])
            rows += sum(block.inner for block, airy in zip(blocks, spacing.inside, strict=True) if airy)
            self.query_one("#column").styles.height = "auto" if rows <= room else "1fr"
        for i, child in enumerate(children):
            child.styles.margin = (1 if spacing.above[i] and i else 0, 0, 0, 1)  # the 1 keeps Arabic off the scroll bar
            if isinstance(child, Drawn) and child.airy != spacing.inside[i]:
                child.airy = spacing.inside[i]
                child.refresh(layout=True)
        self._fit_panel(height - 5)  # without bar, line and foot, and the panel's blank first and last row
        self.call_after_refresh(self.mark_more)
        self.call_after_refresh(self.keep_focus_in_sight)

    def _fit_panel(self, available: int) -> None:
        """Have the answers leave the dates below them their rows."""
        parts = list(self.query("#side > *").results(Drawn))
        for answers in parts:
            if isinstance(answers, AnswerList):
                others = sum(part.block(PANEL).rows for part in parts if part is not answers)
                answers.keep_to(available - others)

    def mark_more(self) -> None:
        """Show in the foot whether there is more below."""
        column = self.column
        if column is None:
            return
        for foot in self.query(Foot):
            foot.tell(more=column.scroll_y < column.max_scroll_y)

    def keep_focus_in_sight(self) -> None:
        """Scroll so far that the rows on which the keys act are in sight: two languages may need more rows than there are."""
        focused, column = self.focused, self.column
        if column is None:  # not composed yet: the focus comes after that
            return
        if focused is None:  # nothing to press: where reading begins
            for words in list(column.query(Words))[:1]:
                if words.put_cursor():
                    words.refresh(Region(0, 0, 1, 1))
            return
        if focused.region and column in focused.ancestors:
            top, count = self._rows_of(focused, column)
            column.scroll_to_region(Region(0, top, 1, count), animate=False, force=True)

    def _rows_of(self, control: Widget, column: Column) -> tuple[int, int]:
        """Return the rows of the column on which the keys act once a control has them: the first, and how many can be in sight."""
        first, count = control.cursor_rows() if isinstance(control, Drawn) else (0, control.region.height)
        top = control.region.y + first - column.content_region.y + round(column.scroll_y)
        return top, min(count, column.content_region.height)

    def skips(self, control: Widget) -> int:
        """Return where to scroll to first (rows, more or less) if giving a control the keys would skip rows nobody has seen; 0 if not."""
        column = self.column
        if column is None or column not in control.ancestors:
            return 0
        height, (top, count) = column.content_region.height, self._rows_of(control, column)
        seen = round(column.scroll_y)
        if top + count - height > seen + height:
            return height - 1  # one row stays, to read on from
        return 1 - height if top + height < seen else 0
