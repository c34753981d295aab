"""Widgets that are one Content, drawn in logical order to the width they get."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, NamedTuple, Self, cast

from textual import events
from textual.app import App
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from permit_wizard.language.bilingual import Voice, as_bilingual
from permit_wizard.rtl import Direction, direction_of
from permit_wizard.rtl.textual.hooks import direction_in_force
from permit_wizard.terminal_ui.drawing.lines import cell, height, isolated, lines, padded, wrapped
from permit_wizard.terminal_ui.widgets.changes import changed
from permit_wizard.terminal_ui.widgets.spacing import Block

BETWEEN = 3  # cells between two languages side by side
SIDE_BY_SIDE = 78  # cells from which two languages are beside each other; in fewer, one is under the other


class _Prepared(NamedTuple):
    """A drawing before it is shown."""

    drawn: Content
    strips: list[Strip]


class Drawn(Widget):
    """A widget that is one Content.

    Attributes:
        gap: how much a blank row above is wanted (see spacing.Block).
        inner: rows that it could use inside, the most first.
        airy: how many of them it was given.
        says: names of the attributes that are its words: `prepare_words` draws it with others.
    """

    gap = 0
    inner: tuple[int, ...] = ()
    airy = 0
    says: tuple[str, ...] = ()
    auto_links: Reactive[bool] = Reactive(False)
    """Textual would look for its own links in all that is painted; there are none."""
    virtual_size: Reactive[Size] = Reactive(Size(), repaint=False)
    """As large as the widget: nothing scrolls in it. Textual would lay the page out again, and paint it twice."""
    _shown: tuple[int, Content] | None = None  # what was drawn last, and at which width
    _is_ready = False  # whether that is what is to be painted
    _prepared_strips: list[Strip] | None = None  # that, rendered, if it was prepared
    _prepared: dict[Hashable, _Prepared] | None = None

    def draw(self, width: int) -> Content:
        """Return the whole widget for a width in cells."""
        raise NotImplementedError

    @property
    def rtl(self) -> bool:
        """Whether the interface runs from right to left here."""
        return direction_of(self) is Direction.RTL

    def column(self, words: Content) -> Content:
        """Return one of several columns of a row, kept in its place."""
        return cell(words, rtl=self.rtl)

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
        voices = as_bilingual(text).voices
        if len(voices) == 1:
            return rows_of(voices[0], width, 0)
        if width < SIDE_BY_SIDE:
            return [
                isolated(padded(row, width), voice)
                for n, voice in enumerate(voices)
                if voice.words or not text
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
        return Offset(region.right - 1 if self.rtl else region.x, region.y + self.cursor_row())

    def put_cursor(self) -> bool:
        """Put the terminal's cursor here if nothing has the focus; return whether it moves."""
        app, place = cast("App[object]", self.app), self.cursor_cell()  # pyright: ignore[reportUnknownMemberType]
        moves, app.cursor_position = app.cursor_position != place, place
        return moves

    def block(self, width: int) -> Block:
        """Return how many rows it takes at a width, and the blank ones it would like."""
        airy, self.airy = self.airy, 0
        rows = height(self.draw(width)) if self.display else 0
        self.airy = airy
        return Block(rows, self.gap if self.display else 0, self.inner if self.display else ())

    def repaint(self, after: Content | None = None) -> None:
        """Repaint what looks different now, in as many rows as before.

        Args:
            after: what is to be drawn at the present width, if that is known already.
        """
        width = self.size.width
        drawn = self._drawn() if after is None else after
        if self._shown is None or self._shown[0] != width:
            self.refresh()
        elif regions := changed(self._shown[1], drawn, width, direction_in_force(self)):
            self.refresh(*regions)
        self._shown = width, drawn
        self._is_ready = True
        prepared = self._found()
        self._prepared_strips = prepared.strips if prepared is not None and prepared.drawn is drawn else None

    def _drawn(self) -> Content:
        """Return what is to be drawn at the present width."""
        prepared = self._found()
        return self.draw(self.size.width) if prepared is None else prepared.drawn

    def prepare_words(self, *words: Hashable) -> None:
        """Draw and render it with other words, so that they take no time when they are to be shown.

        Args:
            words: the values of the attributes in `says`.
        """
        width, before = self.size.width, [getattr(self, name) for name in self.says]
        vars(self).update(zip(self.says, words, strict=True))
        drawn = self.draw(width)
        strips = Visual.to_strips(self, drawn, width, None, self.visual_style)
        if self._prepared is None:
            self._prepared = {}
        self._prepared[self._look()] = _Prepared(drawn, [strip.simplify() for strip in strips])
        vars(self).update(zip(self.says, before, strict=True))

    def _found(self) -> _Prepared | None:
        return self._prepared.get(self._look()) if self._prepared else None

    def _look(self) -> Hashable:
        """Return what the drawing depends on."""
        theme = cast("App[object]", self.app).theme  # pyright: ignore[reportUnknownMemberType] - Textual leaves App's type open
        return self.size.width, self.airy, theme, self.rtl, *(getattr(self, name) for name in self.says)

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen (Textual)."""
        strips = self._prepared_strips
        if strips is None or not self._is_drawn or y >= len(strips):
            return super().render_line(y)
        return strips[y]

    @property
    def _is_drawn(self) -> bool:
        """Whether what is to be painted is drawn, and still has the width: a neighbour may have taken cells of it."""
        return self._is_ready and self._shown is not None and self._shown[0] == self.size.width

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw it again with the next update (Textual)."""
        self._is_ready = False
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render(self) -> Content:
        """Draw at the present width (Textual)."""
        width = self.size.width
        if self._shown is None or not self._is_drawn:
            self._shown = width, self.draw(width)
        return self._shown[1]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        """Return the widest row's cells, for widgets that are as wide as they need (Textual)."""
        return max(row.cell_length for row in self.draw(container.width).split("\n"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the rows at a width (Textual)."""
        return height(self.draw(width))


class Clickable(Drawn):
    """Words of which some do what a key does when they are clicked."""

    _ACTION: Final = "key_action"

    @classmethod
    def doing(cls, words: Content, action: str) -> Content:
        """Return words that run an action (Textual) when they are clicked."""
        return words.stylize(Style.from_meta({cls._ACTION: action}))

    async def on_click(self, event: events.Click) -> None:
        """Do what the words under the mouse are for."""
        action = event.style.meta.get(self._ACTION)
        if isinstance(action, str):
            await self.run_action(action)


class Words(Drawn):
    """A paragraph in one style.

    Args:
        text: plain text.
        style: a style over the whole, such as "bold" or "$soft".
        gap: how much a blank row above is wanted.
    """

    says = ("text",)

    def __init__(self, text: str, style: str = "$ink", gap: int = 0, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self.text, self.style, self.gap = text, style, gap

    def draw(self, width: int) -> Content:
        """Wrap the paragraph."""
        return lines(self.spoken(self.text, width, self.style))

    def change(self, text: str, style: str | None = None) -> None:
        """Show another text; the page is laid out again only where it takes more or fewer rows."""
        self.text, self.style = text, style or self.style
        drawn = self._drawn()
        if height(drawn) != self.size.height:
            self.refresh(layout=True)
        else:
            self.repaint(drawn)
