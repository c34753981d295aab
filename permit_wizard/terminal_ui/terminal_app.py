"""Textual's app as these readers and their terminals need it, whatever it shows.

One language or two, switched on any page; the interface in the direction of the first; colours by role or none, the
cursor shown; nothing copied, and nothing of the answers printed after a crash.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen

from permit_wizard.core.text import _
from permit_wizard.language.bilingual import BilingualText
from permit_wizard.language.localizer import Localizer
from permit_wizard.rtl import bidi_driver, set_direction
from permit_wizard.terminal.memory import Keeps, erasure
from permit_wizard.terminal_ui.colours import palette
from permit_wizard.terminal_ui.colours.no_color import use_colour
from permit_wizard.terminal_ui.colours.palette import THEMES, following
from permit_wizard.terminal_ui.driver.cursor import showing_cursor
from permit_wizard.terminal_ui.driver.styles import driver_sending_less
from permit_wizard.terminal_ui.driver.turns import Over, Turns
from permit_wizard.terminal_ui.driver.updates import Shown, Unsent
from permit_wizard.terminal_ui.screens.blocks import direction
from permit_wizard.terminal_ui.screens.notice import Notice, is_too_small
from permit_wizard.terminal_ui.screens.over_page import OverPage
from permit_wizard.terminal_ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from permit_wizard.rtl import Terminal


class TerminalApp(App[None], inherit_bindings=False):
    """An app that shows its pages to one reader or two.

    Args:
        bilingual: the languages at the start.
        theme: dark, light or contrast.
        no_color: use no colour at all.
        terminal: the terminal this runs in, as far as right-to-left text goes; None in tests.
        keeps: what the terminal keeps of what it showed.
    """

    WHEN_COVERED: ClassVar[frozenset[str]] = frozenset({"ctrl+q", "ctrl+c"})
    """The keys that work while a notice covers the page."""
    AT_ANY_TIME: ClassVar[frozenset[str]] = frozenset()
    """The keys that wait neither for another one nor for a page to be drawn."""
    may_quit = True  # whether a person may end the program; in a kiosk only staff may
    asks_to_quit = False  # whether the notice asks if they really want to
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-w-small"), (60, "-w-narrow"), (80, "-w-normal"), (110, "-w-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-h-small"), (20, "-h-low"), (24, "-h-normal"), (32, "-h-tall")]

    def __init__(
        self,
        bilingual: BilingualText,
        *,
        theme: str,
        no_color: bool,
        terminal: Terminal | None,
        keeps: Keeps = Keeps.NOTHING,
    ) -> None:
        self.terminal, self.keeps = terminal, keeps
        self._first_size = _size_of_terminal()
        self._was_resized = False
        self.turns = Turns()
        self.shown = Shown()
        self._shown_page: object = None
        super().__init__()
        self.bilingual = bilingual
        for name in THEMES:
            self.register_theme(palette.theme(name))
        self.set_reactive(App.theme, theme)  # before the style sheet is read: put on later, it would be read again
        self.stylesheet.set_variables(self.get_css_variables())
        self.has_colours = not no_color
        use_colour(self, wanted=not no_color)

    @property
    def cursor_position(self) -> Offset:  # pyright: ignore[reportIncompatibleVariableOverride] - worked out here
        """Where the terminal's cursor goes with the next update (Textual): on the control that has the keys.

        It is worked out when the update is sent, not kept: what was right when a control got the keys is wrong once the
        page has been laid out again or scrolled.
        """
        focused = self.screen.focused
        if isinstance(focused, Drawn):
            return focused.cursor_cell()
        # a line to type in; its module is imported with the first page that has one
        place: Offset = getattr(focused, "cursor_screen_offset", self._resting_cursor)
        return place

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        """Keep a place for a screen on which nothing has the keys."""
        self._resting_cursor = place

    @property
    def localizer(self) -> Localizer:
        """The reader's language."""
        return self.bilingual.first

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, which also shows the cursor, sends little and sets the terminal's own reordering."""
        driver = driver_sending_less(showing_cursor(super().get_driver_class()))
        if self.terminal is None:
            return driver
        return bidi_driver(driver, self.terminal, None if self.keeps is Keeps.NOTHING else self._erasure)

    def _erasure(self) -> str:
        """Return what erases this app from a terminal that keeps what it showed."""
        size = _size_of_terminal()
        return erasure(self.keeps, size and size[1], resized=self._was_resized or size != self._first_size)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the roles' colours, so that the style sheet parses before a theme is chosen."""
        return THEMES["dark"]

    def turn(self) -> None:
        """Let the interface run in the direction of its language."""
        set_direction(self, direction(self.localizer))

    def show_in(self, bilingual: BilingualText) -> None:
        """Use other languages from the next page on; the interface turns at once."""
        self.bilingual = bilingual
        self.turn()

    # ------------------------------------------------------------------------------------ a window that is too small
    @property
    def is_covered(self) -> bool:
        """Whether the notice of a small window covers the page, or the question over it."""
        return is_too_small(self.size) and bool(self.screen_stack) and bool(self.screen.query(Notice))

    async def on_event(self, event: events.Event) -> None:
        """Let nothing reach a page that is covered or has not been seen, and of all keys one at a time (Textual)."""
        if isinstance(event, events.Key) and event.key in self.AT_ANY_TIME:
            await self._pass_on(event)
            return
        page = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(event, events.MouseDown | events.MouseUp) and not self.turns.is_for(event, page):
            return
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await self._pass_on(event)
        elif page is not None and self.turns.may_act(event, page):
            target = self.focused or page
            await self._pass_on(event)
            self.turns.follow(target)

    async def on_over(self, message: Over) -> None:
        """Let the keys act that have waited for another one."""
        for event in self.turns.end(message):
            await self.on_event(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw what is not on the terminal yet (Textual), and from then on listen to what is pressed on a page.

        Private in Textual 8.2.8, pinned by a test.
        """
        if renderable is not None and screen is self.screen:
            self.turns.draw(screen)
        if isinstance(renderable, CompositorUpdate):
            if screen is not self._shown_page:  # a page comes whole: something else may have written on the terminal
                self._shown_page = screen
                self.shown.forget()
            renderable = cast("RenderableType", Unsent(renderable, self.shown))
        super()._display(screen, renderable)  # pyright: ignore[reportUnknownMemberType] - Screen is left open

    def page_changes(self) -> None:
        """Wait until the present page has been drawn again before anything may be pressed on it."""
        self.turns.change()
        screen = self.screen
        screen.call_after_refresh(lambda: self.turns.draw(screen))  # where it looks as before

    async def _pass_on(self, event: events.Event) -> None:
        """Let nothing reach a page that is covered: of the keys only those that the notice names."""
        if isinstance(event, events.Key | events.Paste | events.MouseEvent) and self.is_covered:
            if isinstance(event, events.Key) and event.key in self.WHEN_COVERED:
                await super().on_event(event)
            elif isinstance(event, events.Key) and self.asks_to_quit:
                self.ask_to_quit(wanted=False)
            return
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Begin with the notice's first words again when it comes next."""
        self._was_resized |= tuple(event.size) != self._first_size
        self.shown.forget()  # terminals may clear themselves; a program that was stopped gets its size again, too
        self.ask_to_quit(wanted=False)

    def ask_to_quit(self, *, wanted: bool) -> None:
        """Ask on the notice whether the person really wants to end the program, or no longer."""
        self.asks_to_quit = wanted
        for notice in self.screen.query(Notice):
            notice.refresh(layout=True)

    # ------------------------------------------------------------------------------- colours, and what stays private
    def action_colours(self) -> None:
        """Go to the next theme; a question over the page takes only the keys that it names."""
        if isinstance(self.screen, OverPage):
            return
        self.theme = following(self.theme)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: a clipboard outlives the visit."""

    @property
    def loses_answers(self) -> bool:
        """Whether there are answers that go with the program."""
        return False

    def _fatal_error(self) -> None:
        """Apologize in the reader's language; Textual's own traceback would print the answers (its locals).

        Private in Textual 8.2.8, pinned by a test.
        """
        from rich.segment import Segments

        sorry = _("Sorry, something went wrong and the program stopped. Please start again.")
        if self.loses_answers:
            sorry = _("Sorry, something went wrong and the program stopped. Your answers are gone. Please start again.")
        kind = type(self._exception).__name__ if self._exception else ""
        self._exit_renderables = [
            Segments(
                self.console.render(f"{self.localizer.line(sorry)} [{kind}]", self.console.options.update(markup=False))
            )
        ]
        self._close_messages_no_wait()


def _size_of_terminal() -> tuple[int, int] | None:
    """Return columns and rows of the terminal; None where there is none."""
    try:
        columns, rows = os.get_terminal_size(0)
    except OSError:
        return None
    return columns, rows
