"""A screen that gives its blocks the rows that the window can afford, and keeps what has the keys in sight."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from textual import events
from textual.app import App
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from permit_wizard.core.text import Text
from permit_wizard.language.bilingual import Bilingual
from permit_wizard.terminal_ui.widgets.containers import Scrolled, blank_rows
from permit_wizard.terminal_ui.widgets.drawn import Drawn, Words
from permit_wizard.terminal_ui.widgets.foot import Foot
from permit_wizard.terminal_ui.widgets.frame import AnswerList
from permit_wizard.terminal_ui.widgets.spacing import Block, spread

if TYPE_CHECKING:
    from permit_wizard.terminal_ui.app_protocol import Wizard

BARS: Final = 2  # rows of a window without the page: the bar and the foot
NARROW, WIDE, HUGE = 80, 110, 150  # columns
TALL: Final = 32  # rows
COLUMN: Final = 96  # the widest column
TWO_COLUMNS: Final = 140  # the widest column with two languages in it
BETWEEN: Final = 3  # cells between the column and the panel
PANEL, HUGE_PANEL = 36, 44
PANEL_FRAME: Final = 6  # cells of the panel's border and padding


class Frame(NamedTuple):
    """Where things are across a window.

    Attributes:
        left: cells before the column.
        column: cells of the column.
        panel: cells of the panel beside it; 0 for none.
        spare: cells after the column that a scroll bar may use.
    """

    left: int
    column: int
    panel: int
    spare: int

    @property
    def whole(self) -> int:
        """Cells of the column and what is beside it."""
        return self.column + (BETWEEN + self.panel if self.panel else 0)


def frame_of(width: int, *, panel: bool, two_languages: bool = False) -> Frame:
    """Return where the column and the panel are in a window of so many columns.

    Args:
        width: columns.
        panel: whether there is something to show beside the column.
        two_languages: whether the column has two languages, which may then be beside each other.
    """
    margin = 1 if width < NARROW else 2
    beside = 0 if not panel or width < WIDE else PANEL if width < HUGE else HUGE_PANEL
    room = width - 2 * margin - (BETWEEN + beside if beside else 0)
    column = max(1, min(TWO_COLUMNS if two_languages else COLUMN, room))
    whole = column + (BETWEEN + beside if beside else 0)
    return Frame((width - whole) // 2, column, beside, margin)


class Column(Scrolled, inherit_bindings=False, can_focus=False):
    """What scrolls of a page; arrows move the cursor first."""

    virtual_size: Reactive[Size] = Reactive(Size(), repaint=False)

    def on_resize(self) -> None:
        """Let the page know that other rows are in sight now: a complaint beside the column takes some."""
        if isinstance(self.screen, FittedScreen):
            self.screen.column_resized()


class FittedScreen(Screen[None], inherit_bindings=False):
    """What of a page depends on the size of the window; `PageScreen` lays out the frame that this fits."""

    has_panel = False  # whether there is something to show beside the column
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys. Only it and what had them before look different then; Textual would repaint the whole page."""

    def __init__(self) -> None:
        super().__init__()
        self._framed = False
        self._fitted = Size()

    @property
    def textual_app(self) -> App[Any]:
        """The app, by its Textual type."""
        return cast("App[Any]", self.app)  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open

    @property
    def wizard(self) -> Wizard:
        """The app that owns the visit, as screens see it."""
        return cast("Wizard", self.textual_app)

    @property
    def window(self) -> Size:
        """The columns and rows of the terminal."""
        return self.textual_app.size

    @property
    def frame(self) -> Frame:
        """Where things are across this window."""
        two = self.wizard.bilingual.second is not None
        return frame_of(self.window.width, panel=self.has_panel, two_languages=two)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows behind the page (Textual)."""
        return blank_rows(self, crop)

    def localize(self, text: Text) -> Bilingual:
        """Return a text in the reader's language, and in the second one beside it."""
        return self.wizard.bilingual(text)

    @property
    def column(self) -> Column | None:
        """What scrolls; None before it is there, and when another page has taken this one's place."""
        return next(iter(self.query("#column").results(Column)), None)

    def framed(self) -> None:
        """Begin to fit: the frame is there."""
        self._framed = True
        self._across()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the styles alone (Textual): a page is shown as soon as its widgets have got theirs, and once."""
        event.refresh_styles = False

    def on_resize(self, event: events.Resize) -> None:
        """Find room again; Textual also tells the size that the page was built for."""
        if self._framed and event.size == self._fitted:
            return
        self.take_size(event.size)
        if self._framed:
            self._across()
        self.breathe()

    def take_size(self, size: Size) -> None:
        """Put the classes of a size in force, which Textual does only after the first layout.

        A page does it before it has widgets, so that each of them gets its styles once, and right.
        """
        self._fitted = size
        width, height = size
        across, down = self.textual_app.HORIZONTAL_BREAKPOINTS or [], self.textual_app.VERTICAL_BREAKPOINTS or []
        classes = {
            name: value >= least for value, points in ((width, across), (height, down)) for least, name in points
        }
        for points in (across, down):
            for (_least, name), (_next, wider) in pairwise(points):
                classes[name] = classes[name] and not classes[wider]
        for name, wanted in classes.items():
            self.set_class(wanted, name, update=self._framed)

    def _across(self) -> None:
        """Set the widths of the frame: column and panel are centred together, the scroll bar is in the margin."""
        frame, width = self.frame, self.window.width
        right = width - frame.left - frame.whole
        rtl = self.wizard.localizer.rtl
        for bar in self.query("#bar, #foot"):
            bar.styles.padding = (0, right, 0, frame.left)
        for page in self.query("#page"):
            spare = frame.spare if rtl or not frame.panel else 0
            page.styles.padding = (0, max(0, right - spare), 0, frame.left)
        for main in self.query("#main"):
            main.styles.width = frame.column + frame.spare
        for part in self.query("#banner, #below, #last"):
            part.styles.padding = (0, frame.spare, 0, 0)
        for column in self.query("#column"):
            column.styles.padding = (0, frame.spare - 1, 0, 0)
        for side in self.query("#side"):
            side.display = bool(frame.panel)
            side.styles.width = max(frame.panel, 1)
            side.styles.margin = (1, 0, 0, BETWEEN if rtl else BETWEEN - frame.spare)

    # --------------------------------------------------------------------------------------------------- its rows
    def blocks(self) -> list[Widget]:
        """Return the page's parts that take part in spacing, from top to bottom."""
        return [child for child in self.query("#banner > *, #column > *, #below > *, #last > *") if child.display]

    def breathe(self) -> None:
        """Give every block the blank rows that the window can afford (spacing.py)."""
        column = self.column
        if not self._framed or column is None:
            return
        width, height = self.frame.column, self.window.height
        children = self.blocks()
        blocks = [child.block(width) if isinstance(child, Drawn) else self.block_of(child) for child in children]
        spacing = spread(blocks, height - BARS)
        used = sum(block.rows for block in blocks) + sum(spacing.above) + sum(spacing.inside)
        inside = [
            block.rows + spacing.above[i] + spacing.inside[i]
            for i, (child, block) in enumerate(zip(children, blocks, strict=True))
            if child.parent is column
        ]
        column.styles.height = sum(inside) if self.query("#below") and used <= height - BARS else "1fr"
        for i, child in enumerate(children):
            child.styles.margin = (int(spacing.above[i]), 0, 0, 0)
            if isinstance(child, Drawn):
                if child.airy != spacing.inside[i]:
                    child.airy = spacing.inside[i]
                    child.refresh(layout=True)
            else:
                self.give(child, spacing.inside[i])
        self._fit_panel(height - BARS - 6)  # without its margin, border and padding, and the row below the answers
        self.call_after_refresh(self.mark_more)
        self.call_after_refresh(self.scroll_to_focus)

    def block_of(self, child: Widget) -> Block:  # noqa: ARG002 - a subclass's
        """Return the rows of a part that is not drawn as one."""
        return Block(1, 0)

    def give(self, child: Widget, rows: int) -> None:
        """Give such a part the rows that it has got inside."""

    def _fit_panel(self, available: int) -> None:
        """Have the answers leave the dates below them their rows."""
        parts = list(self.query("#side > *").results(Drawn))
        inner = self.frame.panel - PANEL_FRAME
        for answers in parts:
            if isinstance(answers, AnswerList):
                others = sum(part.block(inner).rows + 1 for part in parts if part is not answers)
                answers.keep_to(max(1, available - others))

    def mark_more(self) -> None:
        """Show in the foot whether there is more below."""
        column = self.column
        if column is not None:
            for foot in self.query(Foot):
                foot.tell(more=column.scroll_y < column.max_scroll_y)

    def column_resized(self) -> None:
        """Take in that the column has another height, which is known only after what changed it was laid out.

        A complaint above or below it takes its rows; what has the keys stays in sight.
        """
        self.mark_more()
        self.scroll_to_focus()

    def scroll_to_focus(self) -> None:
        """Scroll to the rows on which the keys act: two languages may need more rows than the window has."""
        focused, column = self.focused, self.column
        if column is None:  # not composed yet: the focus comes after that
            return
        if focused is None:  # nothing to press: where reading begins
            for words in list(column.query(Words))[:1]:
                if words.put_cursor():
                    words.refresh(Region(0, 0, 1, 1))
            return
        if focused.region and column in focused.ancestors and column.max_scroll_y:
            top, count = self._rows_of(focused, column)
            column.scroll_to_region(Region(0, top, 1, count), animate=False, force=True)

    def _rows_of(self, control: Widget, column: Column) -> tuple[int, int]:
        """Return the rows of the column on which the keys act: the first, and how many can be in sight."""
        first, count = control.cursor_rows() if isinstance(control, Drawn) else (0, control.region.height)
        part = control
        while part.parent is not column and isinstance(part.parent, Widget):
            part = part.parent
        # not by where the column has been scrolled to: that may not have been laid out yet
        top = part.virtual_region.y + control.region.y - part.region.y + first
        return top, min(count, column.content_region.height)
