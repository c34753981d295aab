"""Widgets that are one Content, drawn in logical order to the width they get.

Right-to-left reordering happens when lines are painted (permit_wizard.rtl), so nothing here thinks about it: a line that must
fill its row is padded at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from textual.app import App
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from permit_wizard.language.bilingual import Voice, said
from permit_wizard.language.localizer import FSI, LRI, PDI, RLI
from permit_wizard.rtl import Direction, direction_of
from permit_wizard.terminal_ui.widgets.spacing import Block

LRM, RLM = "\u200e", "\u200f"
OPENERS = LRI + RLI + FSI
BETWEEN = 3  # cells between two languages side by side
SIDE_BY_SIDE = 78  # cells from which two languages stand beside each other; in fewer, one under the other


def lines(rows: Iterable[Content | str]) -> Content:
    """Return rows as one Content, one below the other."""
    return Content("\n").join(Content(row) if isinstance(row, str) else row for row in rows)


_NO_BREAK_SPACE, _LIKE_A_LETTER = (
    "\u00a0",
    "\ue000",
)  # the second is for private use, one cell wide, and in no text of ours


def padded(row: Content, width: int, style: str = "") -> Content:
    """Return a row filled up to a width, in cells; the fill takes the style too."""
    row = row.pad_right(max(0, width - row.cell_length))
    return row.stylize_before(style) if style else row


def broken(text: str, width: int) -> list[Content]:
    """Return plain text (never markup) as lines of at most `width` cells.

    A no-break space does not end a line, as before the colon in French (UAX #14, class GL); Textual would break there.
    """
    rows = Content(text.replace(_NO_BREAK_SPACE, _LIKE_A_LETTER)).wrap(max(1, width))
    return [Content(row.plain.rstrip().replace(_LIKE_A_LETTER, _NO_BREAK_SPACE)) for row in rows]


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """Return plain text as lines of at most `width` cells, none of them open (see `_closed`).

    A last line of one short word is avoided where the line before can spare one.
    """
    rows = broken(text, width)
    if len(rows) > 1 and " " not in rows[-1].plain and " " in rows[-2].plain:
        before, _, word = rows[-2].plain.rpartition(" ")
        if len(word) + 1 + len(rows[-1].plain) <= width // 2 and len(before) > width // 2:
            rows[-2:] = [Content(before), Content(f"{word} {rows[-1].plain}")]
    return [row.stylize_before(style) if style else row for row in _closed(rows)]


def _closed(rows: list[Content]) -> list[Content]:
    """Return lines that each close the isolates they open: one that is left open would take its neighbours along."""
    opened = ""
    closed: list[Content] = []
    for row in rows:
        before = opened
        for character in row.plain:
            if character in OPENERS:
                opened += character
            elif character == PDI:
                opened = opened[:-1]
        closed.append(Content.assemble(before, row, PDI * len(opened)) if before or opened else row)
    return closed


def isolated(row: Content, voice: Voice) -> Content:
    """Return a row that runs in its own direction, whatever stands round it (UAX #9, section 2.4).

    The mark at its end keeps the blanks that fill it inside: at the end of a line they would belong to the line (rule L1).
    """
    if not voice.isolate:
        return row
    return Content.assemble(RLI, row, RLM, PDI) if voice.rtl else Content.assemble(LRI, row, LRM, PDI)


class Drawn(Widget):
    """A widget that is one Content.

    Attributes:
        gap: how much a blank row above is wanted (see spacing.Block).
        inner: blank rows it could use inside.
        airy: whether it was given them.
    """

    gap = 0
    inner = 0
    airy = False

    def draw(self, width: int) -> Content:
        """Return the whole widget for a width in cells."""
        raise NotImplementedError

    def column(self, cell: Content) -> Content:
        """Return one of several columns of a row, kept in its place (UAX #9, isolates).

        Two Latin words in neighbouring columns would otherwise be one left-to-right run, and change places in Arabic.
        """
        return isolated(cell, Voice("", rtl=True, isolate=True)) if direction_of(self) is Direction.RTL else cell

    def spoken(self, text: str, width: int, style: str = "", second: str | None = None) -> list[Content]:
        """Return a text as lines: in one language, or in two beside each other or one under the other.

        Args:
            text: plain text, or what is said to two readers.
            width: cells.
            style: the style of the first language.
            second: the style of the second, if it is another.
        """
        styles = (style, style if second is None else second)
        return self.beside(text, width, lambda voice, room, n: wrapped(voice.words, room, styles[n]))

    def beside(self, text: str, width: int, rows_of: Callable[[Voice, int, int], list[Content]]) -> list[Content]:
        """Return the rows that a function makes of each language (its words, the cells it has, its number) together."""
        voices = said(text).voices
        if len(voices) == 1:
            return rows_of(voices[0], width, 0)
        if width < SIDE_BY_SIDE:
            return [
                isolated(padded(row, width), voice)
                for n, voice in enumerate(voices)
                for row in rows_of(voice, width, n)
            ]
        room = (width - BETWEEN) // 2
        columns = [rows_of(voice, room, n) for n, voice in enumerate(voices)]
        height = max(map(len, columns))
        columns = [[*column, *[Content("")] * (height - len(column))] for column in columns]
        return [
            Content.assemble(
                isolated(padded(first, room), voices[0]),
                " " * BETWEEN,
                isolated(padded(second, room), voices[1]),
            )
            for first, second in zip(*columns, strict=True)
        ]

    def cursor_row(self) -> int:
        """Return the row on which the terminal's cursor belongs while the keys are here."""
        return 0

    def cursor_rows(self) -> tuple[int, int]:
        """Return the rows that should be in sight while the keys are here: the first of them, and how many."""
        return 0, min(2, self.size.height)

    def cursor_cell(self) -> Offset:
        """Return where on the screen the terminal's cursor belongs: at the start of that row."""
        region = self.content_region
        at_end = direction_of(self) is Direction.RTL
        return Offset(region.right - 1 if at_end else region.x, region.y + self.cursor_row())

    def put_cursor(self) -> bool:
        """Have the terminal's cursor stand here where nothing has the keys; returns whether it moves."""
        app, place = cast("App[object]", self.app), self.cursor_cell()  # pyright: ignore[reportUnknownMemberType]
        moves, app.cursor_position = app.cursor_position != place, place
        return moves

    def block(self, width: int) -> Block:
        """Return how many rows it takes at a width, and the blank ones it would like."""
        airy, self.airy = self.airy, False
        rows = self.draw(width).plain.count("\n") + 1 if self.display else 0
        self.airy = airy
        return Block(rows, self.gap if self.display else 0, self.inner if self.display else 0)

    def render(self) -> Content:
        """Draw at the present width (Textual)."""
        return self.draw(self.size.width)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        """Return the widest row's cells, for widgets that are as wide as they need (Textual)."""
        return max(row.cell_length for row in self.draw(container.width).split("\n"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the rows at a width (Textual)."""
        return self.draw(width).plain.count("\n") + 1


class Words(Drawn):
    """A paragraph in one style.

    Args:
        text: plain text.
        style: a style over the whole, such as "bold" or "$soft".
        gap: how much a blank row above is wanted.
    """

    def __init__(self, text: str, style: str = "$ink", gap: int = 0, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self.text, self.style, self.gap = text, style, gap

    def draw(self, width: int) -> Content:
        """Wrap the paragraph."""
        return lines(self.spoken(self.text, width, self.style))

    def change(self, text: str, style: str | None = None) -> None:
        """Show another text; the page is laid out anew only where it takes more or fewer rows."""
        self.text, self.style = text, style or self.style
        self.refresh(layout=self.draw(self.size.width).plain.count("\n") + 1 != self.size.height)


class Button(Drawn, can_focus=True):
    """The one next action: whole cells filled, no half blocks (they leave seams in some fonts).

    Args:
        label: the words.
        room: cells for the words at least, where they change while the button stands there.
    """

    BINDINGS = [("enter,space", "press", "")]
    gap = 3

    def __init__(self, label: str, room: int = 0) -> None:
        super().__init__()
        self.label, self.room = label, room

    class Pressed(Message):
        """The action is wanted."""

    def draw(self, width: int) -> Content:
        """One row: a bar at the edge while the keys are here, the words, the sign of Enter."""
        hot = self.has_focus
        style = "bold $focus-ink on $focus" if hot else "bold $go-ink on $go"
        words = padded(Content(" · ".join(voice.words for voice in said(self.label).voices)), self.room)
        return Content.assemble("▸  " if hot else "   ", words, "  ↵   ").stylize_before(style)[:width]

    def action_press(self) -> None:
        """Tell the page."""
        self.post_message(self.Pressed())

    def on_click(self) -> None:
        """Tell the page."""
        self.action_press()
