"""The frame of every screen: the bar, one column, a panel beside it where there is room, the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget

from permit_wizard.core.text import _
from permit_wizard.terminal_ui.app_protocol import FootKey
from permit_wizard.terminal_ui.screens.blocks import widgets_of
from permit_wizard.terminal_ui.screens.fitted import WIDE, Column
from permit_wizard.terminal_ui.screens.keyed import KeyedScreen
from permit_wizard.terminal_ui.screens.notice import Notice
from permit_wizard.terminal_ui.widgets.containers import Row, Stack
from permit_wizard.terminal_ui.widgets.details import Details
from permit_wizard.terminal_ui.widgets.drawn import Words
from permit_wizard.terminal_ui.widgets.foot import Foot, Hint
from permit_wizard.terminal_ui.widgets.frame import Brand
from permit_wizard.terminal_ui.widgets.go_card import AddedCard, GoCard
from permit_wizard.terminal_ui.widgets.items import Items
from permit_wizard.visit.blocks import Block
from permit_wizard.visit.events import Go
from permit_wizard.visit.page import Page

BRAND = _("Permit wizard")
BACK, WHY, LANGUAGE, COLOURS, LEAVE = _("Back"), _("Why we ask"), _("Language"), _("Colours"), _("Leave")
MORE = _("more")
# Translators: a key that shows a second language beside the first: "in two languages".
BESIDE = _("Two")
Kept = TypeVar("Kept")


class PageScreen(KeyedScreen, Generic[Kept]):
    """A screen that shows one page of a visit.

    A subclass yields its column's widgets from `content` and, where it has them, overrides `banner`, `below`, `last`
    and `side`.

    Args:
        page: what is on it.
        kept: what the last screen of this place returned from `keep`: what is open and where the cursor is, nothing of
            the visit.
    """

    may_switch_language = True  # where it may not, the languages are the page's own question
    explains = False  # whether the column holds "why we ask"
    draws_ways = True  # whether a subclass draws the actions that go to another place; if not, they are added
    acts_below = False  # whether its actions are below the column; those that are added are then, too
    wants_panel = False  # whether a wide window shows something beside the column

    def __init__(self, page: Page, kept: object = None) -> None:
        super().__init__(page)
        self.kept = cast("Kept | None", kept)

    # -------------------------------------------------------------------------------------- what a subclass gives
    def content(self) -> Iterable[Widget]:
        """Yield the column's widgets from top to bottom."""
        return ()

    def banner(self) -> Iterable[Widget]:
        """Yield what stays above the column while it scrolls."""
        return ()

    def below(self) -> Iterable[Widget]:
        """Yield what stays right below the column while it scrolls."""
        return ()

    def last(self) -> Iterable[Widget]:
        """Yield what stays above the foot."""
        return ()

    def side(self) -> Iterable[Widget]:
        """Yield the panel's widgets; none for no panel."""
        return ()

    def side_titles(self) -> tuple[str, str]:
        """Return the words in the panel's upper and lower edge."""
        return "", ""

    def keys(self) -> list[FootKey]:
        """Return the keys of the foot: "back" is always named, colours are the first to be left out.

        With two languages, the key that takes one away goes last of those for languages: nothing else names it.
        """
        beside = 3 if self.wizard.bilingual.second is None else 1
        keys = [FootKey("Esc", BACK, "app.back", 0)]
        if self.explains:
            keys.append(FootKey("F1", WHY, "screen.why"))
        return [
            *keys,
            FootKey("F2", LANGUAGE, "app.language", 2),
            FootKey("F3", BESIDE, "app.beside", beside),
            FootKey("F4", COLOURS, "app.colours", 4),
            FootKey("Ctrl+Q", LEAVE, "app.leave"),
        ]

    def keep(self) -> object:
        """Return what a new screen of this place needs besides the page: what is open, where the cursor is."""
        return None

    def renew(self, page: Page) -> bool:
        """Show another state of the same page; returns False where a new screen is needed."""
        return page == self.page

    def close_opened(self) -> bool:
        """Close what the reader opened on the page, before "back" leaves it; returns whether there was anything."""
        return False

    def ready(self) -> None:
        """Do what the widgets need once they are there."""

    # ------------------------------------------------------------------------------------------------ the frame
    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        self.take_size(self.window)
        self._has_room_beside = self.has_room_beside
        side = list(self.side()) if self.wants_panel and self.has_room_beside else []
        self.has_panel = bool(side)
        with Row(id="bar"):
            yield self.brand()
            yield from self.wizard.always()
        with Row(id="page"):
            with Stack(id="main"):
                yield from self._part("banner", self.banner())
                with Column(id="column"):
                    yield from self.content()
                    if not self.acts_below:
                        yield from self.added()
                yield from self._part("below", [*self.below(), *(self.added() if self.acts_below else ())])
                yield from self._part("last", self.last())
            if side:
                panel = Stack(*side, id="side")
                panel.border_title, panel.border_subtitle = self.side_titles()
                yield panel
        with Row(id="foot"):
            yield Foot(self.hints(), str.__str__(self.localize(MORE)))
        yield Notice()

    @property
    def has_room_beside(self) -> bool:
        """Whether the window has room for a panel; with two languages the column needs it."""
        return self.window.width >= WIDE and self.wizard.bilingual.second is None

    def added(self) -> Iterable[AddedCard]:
        """Yield the actions that go to another place, where the screen does not draw them by itself."""
        ways = () if self.draws_ways else self.page.actions
        for action in ways:
            if isinstance(action.event, Go):
                yield AddedCard(self.localize(action.label), action.event)

    def on_resize(self, event: events.Resize) -> None:
        """Find room again; a page whose panel comes or goes is built again."""
        if self._framed and self.wants_panel and self.has_room_beside != self._has_room_beside:
            self.wizard.show_again()
        else:
            super().on_resize(event)

    def brand(self) -> Brand:
        """Return the top bar."""
        names = " · ".join(localizer.language.name for localizer in self.wizard.bilingual.localizers)
        return Brand(self.localize(BRAND), names)

    @staticmethod
    def _part(name: str, widgets: Iterable[Widget]) -> Iterable[Widget]:
        there = list(widgets)
        if there:
            yield Stack(*there, id=name)

    def hints(self) -> list[Hint]:
        """Return the foot's keys in the first reader's words."""
        return [
            Hint(key.name, str.__str__(self.localize(key.does)), key.action, key.rank)
            for key in self.wizard.foot(self.keys())
        ]

    def on_mount(self) -> None:
        """Find room for everything, and give the keys to the first field: all before the first layout."""
        column = self.column
        if column is None:  # another page has taken its place meanwhile
            return
        self.framed()
        for what in ("scroll_y", "virtual_size"):
            self.watch(column, what, self._scrolled, init=False)
        self.ready()
        self.breathe()
        first = self.first_focus()
        if first is not None:
            self.set_focus(first)

    # ------------------------------------------------------------------------------------------- blocks of a page
    def blocks_of(self, page: Page) -> Iterable[Widget]:
        """Yield the widgets of those blocks that look the same on every page."""
        for block in page.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterable[Widget]:
        """Yield the widgets of a block; none for those that a page draws by itself."""
        return widgets_of(block, self.wizard.bilingual)

    def heading(self, gap: int = 2) -> Words:
        """Return the page's one title."""
        return Words(self.localize(self.page.heading), "bold $ink", gap=gap, id="title")

    def notice(self) -> Iterable[Words]:
        """Yield what was just done."""
        if self.page.notice is not None:
            yield Words(self.localize(self.page.notice).mapped("✓ {}".format), "bold $lead", gap=5, id="told")

    def _scrolled(self) -> None:
        """Look whether there is more below once the page has been laid out."""
        self.call_after_refresh(self.mark_more)

    @on(AddedCard.Taken)
    def _added_taken(self, taken: AddedCard.Taken) -> None:
        self.wizard.do(taken.event)

    @on(Items.Moved)
    def _moved(self, moved: Items.Moved) -> None:
        moved.stop()  # the app has nothing to do with it
        self.complain(None)
        self.scroll_to_focus()

    # ------------------------------------------------------------------------------------------ what has the keys
    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:  # noqa: ARG002 - Textual's
        """Focus a control (Textual), and scroll to its row as `scroll_to_focus` does, not to the middle."""
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)
        for card in self.query(GoCard):
            if not card.can_focus:
                card.light(lit=not isinstance(self.focused, GoCard))
        self.light()

    def light(self) -> None:
        """Light what Enter does while `focused` has the keys.

        In one update of the screen with them: a message of Textual's would come when they have been sent already.
        """

    def on_descendant_focus(self) -> None:
        """Have the control that got the keys in sight."""
        self.call_after_refresh(self.scroll_to_focus)

    @on(Details.Toggled)
    def _room_for_details(self) -> None:
        self.breathe()
